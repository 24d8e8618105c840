# SPDX-License-Identifier: Apache-2.0
"""The sum of the reports of many agencies, 汇总, cell by cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from os import PathLike
from typing import Any

from attrs import field, frozen

from gaidisclosure.checks import Number, Violation
from gaidisclosure.document import Sheet
from gaidisclosure.draft import Blanks, Draft
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.i18n import OFFICIAL, AnyLocale
from gaidisclosure.model import Agency, AnnualReport2019, AnnualReport2021
from gaidisclosure.model.paths import path_or_fault
from gaidisclosure.model.shown import Shown
from gaidisclosure.relations.agencies import Named, alike
from gaidisclosure.relations.members import Choice, Figures, Given, Member, members_of, warning
from gaidisclosure.relations.members_sheet import sheet_of
from gaidisclosure.relations.roster import Attendance, Roster, RosterEntry
from gaidisclosure.relations.selection import Selection, select
from gaidisclosure.relations.sums import addends, offices, total
from gaidisclosure.writing import Compiled


@frozen(repr=False)
class Consolidation(Compiled, Shown):
    """The sum of the reports of many agencies, 汇总.

    ``draft`` has the sum of each cell, without text. ``members`` are the reports that are summed,
    ``left_out`` all others, each with its ``reason``. ``missing`` are the agencies on the roster
    without a report for the year, ``doubled`` the reports of each agency that sent several.
    ``findings`` are warnings and notes about members, such as ``MEMBER-DOUBLED``.
    """

    draft: Draft
    members: tuple[Member, ...]
    left_out: tuple[Member, ...] = ()
    missing: tuple[RosterEntry, ...] = ()
    doubled: tuple[tuple[Member, ...], ...] = ()
    findings: tuple[Violation, ...] = ()
    _figures: Mapping[Member, Figures] = field(
        factory=dict[Member, Figures], hash=False, alias="figures"
    )
    """The figures that each member adds, in the order of the members."""

    def __rich_repr__(self) -> Iterator[Any]:
        yield from (self.draft.form.key, self.draft.agency, self.draft.year)
        yield "members", len(self.members)
        counted = {"left_out": self.left_out, "missing": self.missing, "doubled": self.doubled}
        yield from ((name, len(found)) for name, found in counted.items() if found)

    __rich_repr__.angular = True  # type: ignore[attr-defined]

    @property
    def report(self) -> AnnualReport2021 | AnnualReport2019:
        """The sum as a typed value, 定稿.

        Raises:
            InvalidReportError: The figures of an included member contradict the form or are
                missing, or （六）其他处理 is one row.
        """
        return self.draft.seal()

    @property
    def printed(self) -> Draft | AnnualReport2021 | AnnualReport2019:
        """The report to write, or the draft if it cannot be sealed."""
        return self.report if self.draft.check().ok else self.draft

    def by_member(self, path: str) -> dict[Member, Number | None]:
        """Return what each member adds to a cell, ``None`` if its cell is blank.

        The 规章 of an office are 0 if its government is a member as well.

        Args:
            path: The cell, by its path or by its labels, such as ``"予以公开 / 自然人"``.

        Raises:
            InvalidReportError: No cell of the sum, or more than one, has these labels.
        """
        found = path_or_fault(self.draft.form, path)
        if isinstance(found, Violation):
            raise InvalidReportError([found])
        return {member: figures[found] for member, figures in self._figures.items()}

    def sheets(self, locale: AnyLocale = OFFICIAL) -> tuple[Sheet, ...]:
        """Return the sheet of members, for a workbook with the sum on its first sheet."""
        return (sheet_of(self.draft, self._figures, self.left_out, self.findings, locale),)


def consolidate(  # noqa: PLR0913  (all but the members are keywords)
    members: Iterable[Given],
    *,
    agency: Agency | str,
    expected: Roster | Iterable[Named | str] | None = None,
    blanks: Blanks = "keep",
    include: Iterable[str] = (),
    exclude: Iterable[str] = (),
    year: int | None = None,
) -> Consolidation:
    """Sum the reports of many agencies, 汇总, cell by cell and exactly.

    A report is left out if its figures contradict the form, if a cell other than a total is blank,
    if its year or edition is not that of most, or if its agency sent another report with different
    figures. A report that was sent twice counts once. ``findings`` names every report left out, and
    everything else to look at.

    Args:
        members: Reports and drafts, or pairs of the name of a file and what was read from it, as
            :func:`~gaidisclosure.read_all` yields them.
        agency: The agency of the sum, such as the government of a county.
        expected: The agencies that have to report.
        blanks: ``"zero"`` reads blank cells as 0.
        include: Names of agencies or files, or credit codes, of reports that count as filled in,
            whatever their year or errors. Their blank cells are blank in the sum. Of several
            reports of an agency, name the one to take.
        exclude: Names, likewise, of reports that do not count.
        year: The year of the sum, by default that of most members.

    Raises:
        InvalidReportError: No report is left (``MEMBER-NONE``, with all findings), or ``agency``
            is not valid.
        TypeError: A member or another argument is of the wrong type.

    >>> from gaidisclosure import AnnualReport2021, Draft
    >>> zero = AnnualReport2021.zero("云溪县商务局", 2023)
    >>> some = Draft.from_report(AnnualReport2021.zero("云溪县审计局", 2023))
    >>> licensing = "proactive_disclosure.licensing"
    >>> found = consolidate([zero, some.replace({licensing: 12})], agency="云溪县人民政府")
    >>> found
    <Consolidation '2021' '云溪县人民政府' 2023 members=2>
    >>> found.report.proactive_disclosure.licensing, [*found.by_member(licensing).values()]
    (12, [0, 12])
    """
    if not isinstance(agency, str | Agency):
        raise TypeError(f"agency is a name or an Agency, not {agency!r:.80}")
    if year is not None and type(year) is not int:
        raise TypeError(f"year is a whole number, not {year!r:.80}")
    everybody = members_of(members)
    choices = Choice.of(include), Choice.of(exclude)
    selection = select(everybody, *choices, blanks, year)
    attendance = _attendance(expected, selection.reported)
    doubly = offices(selection.summed)
    unmatched = (name for choice in choices for name in choice.unmatched(everybody))
    findings = (
        *(each.reason for each in selection.left_out if each.reason),
        *selection.notes,
        *_remarks(selection, agency, attendance),
        *(warning("OFFICE-RULES", *pair) for pair in doubly.items()),
        *(warning("MISSING", entry) for entry in attendance.missing),
        *(warning("UNMATCHED", name) for name in unmatched),
    )
    if not selection.summed:
        raise InvalidReportError([Violation("MEMBER-NONE"), *dict.fromkeys(findings)])
    form, added = addends(selection.summed, doubly)
    figures = {path: total(each[path] for each in added.values()) for path in form.cells}
    return Consolidation(
        draft=Draft.from_figures(agency, selection.year, figures, form),
        members=tuple(added),
        left_out=selection.left_out,
        missing=attendance.missing,
        doubled=selection.doubled,
        findings=tuple(dict.fromkeys(findings)),
        figures=added,
    )


def _attendance(
    expected: Roster | Iterable[Named | str] | None, reported: Sequence[Member]
) -> Attendance:
    """Return who on the roster has reported, if there is a roster."""
    if expected is None:
        return Attendance()
    if isinstance(expected, str | PathLike):
        raise TypeError(
            "expected is a roster or several names, not one: Roster.read() reads a file"
        )
    roster = expected if isinstance(expected, Roster) else Roster.of(expected)
    return roster.call(reported)


def _remarks(
    selection: Selection, agency: Agency | str, attendance: Attendance
) -> Iterator[Violation]:
    """Yield warnings about members that are summed nevertheless."""
    ours = RosterEntry(agency) if isinstance(agency, str) else agency
    unknown = {selection.reported[at].source for at in attendance.unknown}
    for member, _ in selection.summed:
        if member.name is None:
            yield warning("UNNAMED", member)
        elif member.source in unknown:
            yield warning("UNKNOWN", member)
        if len(alike([ours, member])) == 1:
            yield warning("SELF", member)
