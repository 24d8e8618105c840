# SPDX-License-Identifier: Apache-2.0
"""The reports that a government collects, 各单位的年报, some with faults.

Most are in order, so that the year and the edition of the sum are theirs, and one at least is left
to be summed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import cycle, islice
from typing import Final

from attrs import frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from gaidisclosure.draft import Draft
from gaidisclosure.form import EDITION_2021_UNDIVIDED, EditionName
from gaidisclosure.model import Agency
from gaidisclosure.relations import Roster
from gaidisclosure.relations.sums import in_form
from gaidisclosure.strategies.invented import agency_at
from gaidisclosure.strategies.options import Scale, Size
from gaidisclosure.strategies.planted import tied
from gaidisclosure.strategies.report import draw_report
from gaidisclosure.strategies.values import scale

_MOST: Final = 4
"""Most reports that are in order, of which one or more are left to be summed."""
_AGENCIES: Final = tuple(agency_at(number) for number in range(70) if number % 10 != 2)
"""Agencies of which none is the general office of another."""
_YEAR: Final = 2023
_ERRORS: Final = st.integers(1, 100)
_SELDOM: Final = st.integers(0, 3).map(lambda n: n == 3)


@frozen
class Membership:
    """Reports to be summed, 各单位的年报, and what must become of them.

    ``reports`` are pairs of a name and a draft, ``roster`` the agencies that have to report, and
    ``missing`` the names of those that have not. ``left_out`` has the code of the reason for each
    report that is not summed, by its name.
    """

    reports: tuple[tuple[str, Draft], ...]
    roster: Roster
    left_out: Mapping[str, str]
    missing: tuple[str, ...]

    @property
    def summed(self) -> tuple[Draft, ...]:
        """The drafts that are summed."""
        return tuple(draft for name, draft in self.reports if name not in self.left_out)


def members(
    *, edition: EditionName = "2021", faulty: bool = True, size: Size = "office"
) -> SearchStrategy[Membership]:
    """Draw the reports of several agencies, shrinking to one zero report.

    Among them are reports with a blank cell, with a wrong count, of another year or edition, twice
    with equal or other figures, and with （六）其他处理 in one row. Some agencies are not on the
    roster, and some that are have not reported.

    Args:
        edition: The form that most use.
        faulty: Some are not summed. Else all are.
        size: How large the figures are, as for :func:`annual_reports`.
    """
    return _memberships(edition, faulty, scale(size))


Spoil = Callable[[DrawFn, Draft], Draft]
"""Draws a report that is not summed, given one that would be."""


def _blank(draw: DrawFn, draft: Draft) -> Draft:
    cells = [path for path in draft.form.cells if path not in draft.form.totals]
    return draft.replace({draw(st.sampled_from(cells)): None})


def _wrong(draw: DrawFn, draft: Draft) -> Draft:
    """Spoil a count of table 3 or 4, which breaks a sum if no total is blank."""
    draft = draft.completed()
    path = draw(st.sampled_from(tied(draft.form)))
    return draft.replace({path: (draft.figures()[path] or 0) + draw(_ERRORS)})


def _other(draw: DrawFn, draft: Draft) -> Draft:
    """Change a figure of table 2, which is in no sum."""
    path = next(iter(draft.form.cells))
    return draft.replace({path: (draft.figures()[path] or 0) + draw(_ERRORS)})


def _same(draw: DrawFn, draft: Draft) -> Draft:
    return draft


_SPOILED: Final[Mapping[str, Spoil]] = {"MEMBER-BLANK": _blank, "MEMBER-INVALID": _wrong}
_AGAIN: Final[Mapping[str, Spoil]] = {"MEMBER-REPEATED": _same, "MEMBER-DOUBLED": _other}
_YEARS: Final = {"MEMBER-YEAR": _YEAR - 1}
_EDITION: Final = "MEMBER-EDITION"
_CODES: Final = st.sampled_from((*_SPOILED, *_AGAIN, *_YEARS, _EDITION))
_Report = tuple[Draft, str]
"""A draft with the code of the reason why it is left out, empty if it is not."""


@st.composite
def _memberships(draw: DrawFn, edition: EditionName, faulty: bool, size: Scale) -> Membership:
    count = draw(st.integers(1, _MOST))
    codes = draw(st.lists(_CODES, max_size=count - 1)) if faulty else []
    first = draw(st.integers(0, len(_AGENCIES) - 1))
    agencies = islice(cycle(_AGENCIES), first, None)
    found = [(_draft(draw, edition, _YEAR, next(agencies), size), "") for _ in range(count)]
    for at, code in enumerate(codes):
        if code in _AGAIN:
            again = _AGAIN[code](draw, found[at][0])
            found[at] = found[at][0], code
            found.append((again, code))
        else:
            found.append((_faulty(draw, code, edition, next(agencies), size), code))
    shuffled = draw(st.permutations(found))
    absent = [next(agencies).name for _ in range(draw(st.integers(0, 2)))]
    return _membership(shuffled, absent, unknown=draw(st.integers(0, 1)))


def _draft(draw: DrawFn, edition: EditionName, year: int, agency: Agency, size: Scale) -> Draft:
    """Draw a report in order, perhaps undivided or without its totals."""
    report = draw_report(draw, [(edition, year)], st.just(agency), size)
    draft = Draft.from_report(report)
    if draw(_SELDOM) and edition == EDITION_2021_UNDIVIDED.name:
        figures = in_form(report.figures(), EDITION_2021_UNDIVIDED)
        draft = Draft.from_figures(agency, report.period, figures, EDITION_2021_UNDIVIDED)
    return draft.replace(dict.fromkeys(draft.form.totals)) if draw(_SELDOM) else draft


def _faulty(draw: DrawFn, code: str, edition: EditionName, agency: Agency, size: Scale) -> Draft:
    """Draw a report that is left out for the reason with this code."""
    other: EditionName = "2019" if edition == "2021" else "2021"
    name = other if code == _EDITION else edition
    draft = _draft(draw, name, _YEARS.get(code, _YEAR), agency, size)
    return _SPOILED[code](draw, draft) if code in _SPOILED else draft


def _membership(found: Sequence[_Report], absent: Sequence[str], unknown: int) -> Membership:
    """Return reports under names of files, and a roster that lacks some."""
    reports, left_out, seen = list[tuple[str, Draft]](), dict[str, str](), set[str | None]()
    for number, (draft, code) in enumerate(found, 1):
        reports.append((f"{number}.docx", draft))
        if code and not (code == "MEMBER-REPEATED" and draft.agency not in seen):
            left_out[f"{number}.docx"] = code
        seen.add(draft.agency)
    present = [str(draft.agency) for draft, code in found if code not in _YEARS]
    late = [str(draft.agency) for draft, code in found if code in _YEARS]
    roster = Roster.of(dict.fromkeys((*present[unknown:], *late, *absent)))
    return Membership(tuple(reports), roster, left_out, (*late, *absent))
