# SPDX-License-Identifier: Apache-2.0
"""The members that are summed, 计入汇总的单位, and the reasons to leave out others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from attrs import define, evolve, field, frozen

from gaidisclosure.checks import Severity, Violation
from gaidisclosure.draft import Blanks
from gaidisclosure.model.period import YEARS
from gaidisclosure.relations.agencies import alike
from gaidisclosure.relations.members import Choice, Filled, Member, filled, warning

_Value = TypeVar("_Value", int, str)


@frozen
class Selection:
    """Members that are summed, with figures, and others, with reasons, in order.

    ``reported`` are those on the year of the sum, whatever is wrong with them; ``doubled`` those of
    one agency that sent several; ``notes`` the warnings about members that are summed.
    """

    year: int | None
    summed: tuple[tuple[Member, Filled], ...]
    left_out: tuple[Member, ...]
    reported: tuple[Member, ...]
    doubled: tuple[tuple[Member, ...], ...]
    notes: tuple[Violation, ...]


def select(
    members: Sequence[Member], include: Choice, exclude: Choice, blanks: Blanks, year: int | None
) -> Selection:
    """Divide members into those that are summed and others with their reasons.

    Args:
        members: All members.
        include: Those that count in spite of their year or their faults, or instead of another
            report of their agency.
        exclude: Those that do not count, whatever else is said.
        blanks: The meaning of blank cells.
        year: The year of the sum, unless it is that of most members.
    """
    sorting = _Sorting(members, include, blanks)
    sorting.set_aside(exclude)
    sorting.compare_years(year)
    sorting.compare_editions()
    sorting.compare_figures()
    return sorting.selection()


@define
class _Sorting:
    """Members by their places, with reasons that are found one after the other.

    The first reason to leave a member out is the one that is told.
    """

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
        """The members that nothing speaks against so far."""
        return [at for at in range(len(self.members)) if at not in self.reasons]

    def set_aside(self, exclude: Choice) -> None:
        """Leave out the members that cannot be read or are excluded."""
        for at, member in enumerate(self.members):
            if member in exclude:
                self.reasons[at] = evolve(warning("EXCLUDED", member), severity=Severity.NOTE)
            elif member.draft is None:
                self.reasons[at] = warning("UNREADABLE", member)

    def compare_years(self, year: int | None) -> None:
        """Leave out the members on another year than that of most, or on none."""
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
        """Leave out the members on another edition of the form than most."""
        names = {at: draft.edition for at in self.left if (draft := self.members[at].draft)}
        most = _most(names.values())
        for at, name in names.items():
            if name != most:
                self.reasons[at] = warning(
                    "EDITION", self.members[at], expected=most, actual=name, edition=name
                )

    def compare_figures(self) -> None:
        """Leave out members that contradict others or themselves, or have blank cells."""
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
        """Yield the members of each agency that sent several on a year."""
        places = list(self.figures)
        for group in alike([self.members[at] for at in places]):
            years: dict[int | None, list[int]] = {}
            for number in group:
                years.setdefault(self.members[places[number]].year, []).append(places[number])
            yield from (each for each in years.values() if len(each) > 1)

    def _take_one(self, group: Sequence[int]) -> None:
        """Keep one report of each agency, or none if it is unclear which to take."""
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
        """Return all that was found."""
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
        """Return the warning that a member counts in spite of its faults."""
        found = self.figures[at]
        count = len(found.errors) + len(found.gaps) + (at in self.other_year)
        member, form = self.members[at], found.form.name
        return warning("INCLUDED", member, cells=found.gaps, actual=count, edition=form)

    def _warned(self) -> Iterator[Violation]:
        """Yield the warning that a member counts with figures that check warns of."""
        for at in self.left:
            if found := self.figures[at].doubtful:
                cells = tuple(cell for each in found for cell in each.cells)
                form = self.figures[at].form.name
                yield warning(
                    "WARNED", self.members[at], cells=cells, actual=len(found), edition=form
                )


def _fault(member: Member, found: Filled) -> Violation | None:
    """Return the warning about figures that contradict the form, or are missing."""
    form = found.form.name
    if found.errors:
        return warning("INVALID", member, actual=len(found.errors), edition=form)
    if found.gaps:
        count = len(found.gaps)
        return warning("BLANK", member, cells=found.gaps, actual=count, edition=form)
    return None


def _most(values: Iterable[_Value | None]) -> _Value | None:
    """Return the most frequent of some values, the largest of several."""
    counted = Counter(each for each in values if each is not None)
    return max(counted, key=lambda each: (counted[each], each), default=None)
