# SPDX-License-Identifier: Apache-2.0
"""The members that are summed, 计入汇总的单位, and why others are left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from attrs import define, evolve, field, frozen

from gaidisclosure.checks import Severity, Violation
from gaidisclosure.draft import Blanks
from gaidisclosure.model.period import YEARS
from gaidisclosure.relations.agencies import Named, alike, same_name, without_level
from gaidisclosure.relations.members import Choice, Filled, Member, filled, warning
from gaidisclosure.relations.roster import RosterEntry

_Value = TypeVar("_Value", int, str)


@frozen
class Selection:
    """The members that are summed, with figures, and the others, with reasons.

    ``reported`` are all members for the year of the sum, ``doubled`` those of each agency that sent
    several, and ``notes`` the warnings about members that are summed.
    """

    year: int | None
    summed: tuple[tuple[Member, Filled], ...]
    left_out: tuple[Member, ...]
    reported: tuple[Member, ...]
    doubled: tuple[tuple[Member, ...], ...]
    notes: tuple[Violation, ...]


def select(
    members: Sequence[Member],
    include: Choice,
    exclude: Choice,
    blanks: Blanks,
    year: int | None,
    *,
    of: Named,
) -> Selection:
    """Choose the members to sum, and give a reason for each of the others.

    Args:
        members: All members.
        include: Those that count whatever their year or errors, and before other reports of
            their agency.
        exclude: Those that do not count in any case.
        blanks: The meaning of blank cells.
        year: The year of the sum, by default that of most members.
        of: The agency of the sum.
    """
    sorting = _Sorting(members, include, blanks)
    sorting.set_aside(exclude)
    sorting.leave_sums(of)
    sorting.compare_years(year)
    sorting.compare_editions()
    sorting.compare_figures()
    return sorting.selection()


@define
class _Sorting:
    """Members by index, with the first reason found to leave each out."""

    members: Sequence[Member]
    include: Choice
    blanks: Blanks
    year: int | None = None
    reasons: dict[int, Violation] = field(factory=dict[int, Violation])
    other_year: set[int] = field(factory=set[int])
    faults: dict[int, Violation] = field(factory=dict[int, Violation])
    figures: dict[int, Filled] = field(factory=dict[int, Filled])
    doubled: list[list[int]] = field(factory=list[list[int]])

    @property
    def left(self) -> list[int]:
        """The members that are not left out so far."""
        return [at for at in range(len(self.members)) if at not in self.reasons]

    def set_aside(self, exclude: Choice) -> None:
        """Leave out the members that cannot be read or are excluded."""
        for at, member in enumerate(self.members):
            if member in exclude:
                self.reasons[at] = evolve(warning("EXCLUDED", member), severity=Severity.NOTE)
            elif member.draft is None:
                self.reasons[at] = warning("UNREADABLE", member)

    def leave_sums(self, of: Named) -> None:
        """Leave out the reports of the agency of the sum, which may be earlier sums.

        One that says to be of the agency alone, 本级, is none.
        """
        for at in self.left:
            member = self.members[at]
            is_alone = without_level(member.name) != same_name(member.name)
            if len(alike([of, member])) == 1 and not is_alone and member not in self.include:
                self.reasons[at] = warning("SELF", member)

    def compare_years(self, year: int | None) -> None:
        """Leave out the members whose year is not that of the sum, or not known."""
        known = (self.members[at].year for at in self.left)
        self.year = _most(each for each in known if each in YEARS) if year is None else year
        for at, member in enumerate(self.members):
            if member.draft and member.year != self.year:
                code = "NO-YEAR" if member.year is None else "YEAR"
                found = warning(code, member, expected=self.year, actual=member.year)
                self.other_year.add(at)
                if member not in self.include:
                    self.reasons.setdefault(at, found)

    def compare_editions(self) -> None:
        """Leave out the members whose edition is not that of most."""
        names = {at: draft.edition for at in self.left if (draft := self.members[at].draft)}
        most = _most(names.values())
        for at, name in names.items():
            if name != most:
                self.reasons[at] = warning(
                    "EDITION", self.members[at], expected=most, actual=name, edition=name
                )

    def compare_figures(self) -> None:
        """Leave out doubled members, and those with errors or blank cells."""
        drafts = {at: draft for at in self.left if (draft := self.members[at].draft)}
        self.figures = {at: filled(draft, self.blanks) for at, draft in drafts.items()}
        for group in self._of_one_agency():
            self.doubled.append(group)
            self._take_one(group)
        for at in self.figures:
            if found := _fault(self.members[at], self.figures[at]):
                self.faults[at] = found
                if self.members[at] not in self.include:
                    self.reasons.setdefault(at, found)

    def _of_one_agency(self) -> Iterator[list[int]]:
        """Yield the members of each agency that sent several for a year."""
        places = list(self.figures)
        for group in alike([_whole(self.members[at]) for at in places]):
            years: dict[int | None, list[int]] = {}
            for number in group:
                years.setdefault(self.members[places[number]].year, []).append(places[number])
            for each in years.values():
                yield from (same for same in self._apart(each) if len(same) > 1)

    def _apart(self, group: list[int]) -> list[list[int]]:
        """Divide reports of an agency and of it alone, if all are included."""
        if not all(self.members[at] in self.include for at in group):
            return [group]
        names: dict[str, list[int]] = {}
        for at in group:
            names.setdefault(same_name(self.members[at].name), []).append(at)
        is_one = len({*map(without_level, names)}) == 1
        return list(names.values()) if is_one else [group]

    def _take_one(self, group: Sequence[int]) -> None:
        """Keep one report of an agency, or none if it is unclear which one."""
        pool = [at for at in group if self.members[at] in self.include] or group
        same = [at for at in group if self.figures[at].figures == self.figures[pool[0]].figures]
        is_clear = {*pool} <= {*same}
        names = [self.members[at] for at in group]
        for at in group:
            if not is_clear or at not in same:
                self.reasons[at] = warning("DOUBLED", *names, actual=len(names))
            elif at != pool[0]:
                note = warning("REPEATED", *(self.members[each] for each in same))
                self.reasons[at] = evolve(note, severity=Severity.NOTE)

    def selection(self) -> Selection:
        """Return the result."""
        included = [at for at in self.left if at in self.other_year or at in self.faults]
        return Selection(
            self.year,
            tuple((self.members[at], self.figures[at]) for at in self.left),
            tuple(self._left_out(at) for at in sorted(self.reasons)),
            tuple(
                each
                for at, each in enumerate(self.members)
                if each.draft and (at not in self.other_year or at in included)
            ),
            tuple(tuple(self.members[at] for at in group) for group in self.doubled),
            (*(self._included(at) for at in included), *self._warned()),
        )

    def _left_out(self, at: int) -> Member:
        is_faulty = self.reasons[at] is self.faults.get(at)
        faults = self.figures[at].errors if is_faulty else ()
        return evolve(self.members[at], reason=self.reasons[at], faults=faults)

    def _included(self, at: int) -> Violation:
        """Return the warning that a member counts in spite of its year or errors."""
        found = self.figures[at]
        count = len(found.errors) + len(found.gaps) + (at in self.other_year)
        member, form = self.members[at], found.form.name
        return warning("INCLUDED", member, cells=found.gaps, actual=count, edition=form)

    def _warned(self) -> Iterator[Violation]:
        """Yield a warning for each member whose figures cause warnings."""
        for at in self.left:
            if found := self.figures[at].doubtful:
                cells = tuple(cell for each in found for cell in each.cells)
                form = self.figures[at].form.name
                yield warning(
                    "WARNED", self.members[at], cells=cells, actual=len(found), edition=form
                )


def _whole(member: Member) -> RosterEntry:
    """Return the agency of a member, be it the agency alone or the whole of it."""
    return RosterEntry(without_level(member.name), member.unified_social_credit_code)


def _fault(member: Member, found: Filled) -> Violation | None:
    """Return the warning about figures that contradict the form or are missing."""
    form = found.form.name
    if found.errors:
        return warning("INVALID", member, actual=len(found.errors), edition=form)
    if found.gaps:
        count = len(found.gaps)
        return warning("BLANK", member, cells=found.gaps, actual=count, edition=form)
    return None


def _most(values: Iterable[_Value | None]) -> _Value | None:
    """Return the most frequent value, the largest of several."""
    counted = Counter(each for each in values if each is not None)
    return max(counted, key=lambda each: (counted[each], each), default=None)
