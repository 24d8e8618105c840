# SPDX-License-Identifier: Apache-2.0
"""Consecutive years of one agency, 历年年报: each begins where the year before ended.

上年结转 is 结转下年度 of the year before, by applicant. 现行有效件数 grows by 制发 and shrinks by
废止. On the trial form, 上一年项目数量 is that of the year before with its 增/减. Where the form
changes in 2021, only the requests go on: 对外公开总数量 is no 现行有效件数.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final, Literal, Unpack, overload

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from gaidisclosure.form import EDITIONS, Edition, EditionName, edition_in_force
from gaidisclosure.model import (
    APPLICANTS,
    REPORTS,
    AnnualReport2019,
    AnnualReport2021,
    AnyReport,
    ApplicantCounts,
    ReportingPeriod,
)
from gaidisclosure.model.period import YEARS
from gaidisclosure.strategies.agency import draw_agency
from gaidisclosure.strategies.narrative import draw_narrative
from gaidisclosure.strategies.options import GRADES, Scale, Size, check_years
from gaidisclosure.strategies.program import (
    BY_APPLICANT,
    DISCLOSURE,
    HANDLING,
    ByteProgram,
    Entry,
    Tree,
    add_at,
    figures_of,
    programs,
    steps,
    ways,
)
from gaidisclosure.strategies.report import Agencies, Options, chosen
from gaidisclosure.strategies.rolled import rolled
from gaidisclosure.strategies.tables import TABLES, grown_tables
from gaidisclosure.strategies.values import names_of, refusing, scale

_STARTS: Final[Mapping[EditionName | None, Sequence[int]]] = {
    None: (2021, 2022, 2023, 2020, 2019),
    "2021": (2021, 2022, 2023),
    "2019": (2019, 2020, 2021),
}
"""The first years of a series by edition.

Some agencies used the trial form too long.
"""
_MOST_YEARS: Final = 8
_MOST_STEPS: Final = 480
"""The most flows in all years of a series, so that a failure can be shown."""
_RECEIVED: Final = "request_handling.received"
_BROUGHT: Final = "request_handling.brought_forward"
_CARRIED: Final = "request_handling.carried_forward"
_GRADES: Final = st.integers(0, GRADES - 1)
_ANSWERS: Final = programs(0, 12)
_OFTEN: Final = 8
"""The weight of requests carried forward, where any other outcome has 1."""
_SHARES: Final = 255


class _Options(Options, total=False):
    min_years: int
    max_years: int


@overload
def report_series(
    *, edition: Literal["2021"], **options: Unpack[_Options]
) -> SearchStrategy[tuple[AnnualReport2021, ...]]: ...
@overload
def report_series(
    *, edition: Literal["2019"], **options: Unpack[_Options]
) -> SearchStrategy[tuple[AnnualReport2019, ...]]: ...
@overload
def report_series(
    *, edition: EditionName | None = None, **options: Unpack[_Options]
) -> SearchStrategy[tuple[AnyReport, ...]]: ...
def report_series(
    *,
    min_years: int = 2,
    max_years: int = 4,
    edition: EditionName | None = None,
    agencies: Agencies | None = None,
    years: Sequence[int] | None = None,
    size: Size = "county",
) -> SearchStrategy[tuple[Any, ...]]:
    """Draw consecutive years of one agency, 历年年报, shrinking to zero reports.

    Requests carried forward in a year (结转下年度) are those brought forward in the next
    (上年结转), by applicant. Between two years on the form of 2021, 现行有效件数 changes by the
    documents issued and repealed.

    Args:
        min_years: The fewest years, one or more.
        max_years: The most years, up to 8. The more there are, the less happens in each.
        edition: The form that is used in all years; unless one is named, the form in force in
            each, so that a series may change forms in 2021.
        agencies: As for :func:`annual_reports`.
        years: The first years to choose from, simplest first.
        size: As for :func:`annual_reports`, for each year.

    Raises:
        InvalidArgument: There is no such edition, size or year, or the numbers of years are out of
            range.

    >>> from hypothesis import find
    >>> before, after = find(
    ...     report_series(years=[2020], max_years=2),
    ...     lambda series: series[0].request_handling.carried_forward.total > 2,
    ... )
    >>> (before.edition, before.year), (after.edition, after.year)
    (('2019', 2020), ('2021', 2021))
    >>> after.request_handling.brought_forward == before.request_handling.carried_forward
    True
    """
    if not 1 <= min_years <= max_years <= _MOST_YEARS:
        raise InvalidArgument(
            f"min_years={min_years!r}, max_years={max_years!r}: give 1 to {_MOST_YEARS}, in order"
        )
    names_of(edition)
    starts = _STARTS[edition] if years is None else years
    refusing(check_years)(starts)
    if (last := max(starts) + max_years - 1) not in YEARS:
        raise InvalidArgument(f"years={years!r}: a series would reach {last}, of five digits")
    lengths = st.integers(min_years, max_years)
    most = min(scale(size).most, _MOST_STEPS // max_years)
    return _series(
        edition, st.sampled_from(starts), lengths, chosen(agencies), evolve(scale(size), most=most)
    )


@st.composite
def _series(
    draw: DrawFn,
    edition: EditionName | None,
    starts: SearchStrategy[int],
    lengths: SearchStrategy[int],
    agencies: Agencies | None,
    size: Scale,
) -> tuple[AnyReport, ...]:
    start, length = draw(starts), draw(lengths)
    agency = draw_agency(draw) if agencies is None else draw(agencies)
    found: list[AnyReport] = []
    for year in range(start, start + length):
        name = edition or _edition_of(year)
        tables = _draw_tables(draw, name, size, found[-1] if found else None)
        period, narrative = ReportingPeriod.of_year(year), draw_narrative(draw)
        found.append(REPORTS[name](agency=agency, period=period, narrative=narrative, **tables))
    return tuple(found)


def _edition_of(year: int) -> EditionName:
    form = edition_in_force(year)
    return form.name if form else "2019"


def _draw_tables(
    draw: DrawFn, edition: EditionName, size: Scale, before: AnyReport | None
) -> dict[str, Any]:
    """Draw the tables of a year, the first or the one after another."""
    form, fewest = EDITIONS[edition], min(draw(_GRADES) * size.step, size.most)
    program = draw(programs(fewest, size.most))
    if before is None:
        tree = _program(form, size, True).run(program)
    else:
        carried = before.request_handling.carried_forward
        tree = _program(form, size, False).run(program, {HANDLING: carried.total})
        _bring_forward(tree, form, carried, draw(_ANSWERS))
    tables: dict[str, Any] = grown_tables(edition, tree)
    earlier = before.proactive_disclosure if before else None
    return tables | {DISCLOSURE: rolled(tables[DISCLOSURE], earlier)}


@cache
def _program(form: Edition, size: Scale, is_first: bool) -> ByteProgram:
    """Return the program of a year. After the first, it holds new requests only."""
    requests = (
        Entry.of(size.requests, *rows, pool=HANDLING, bound=size.bound, by_applicant=True)
        for rows in ways(form)
        if is_first or rows[0] == _RECEIVED
        for _ in range(_OFTEN if rows[1] == _CARRIED else 1)
    )
    return ByteProgram.of((*requests, *figures_of(form, tuple(TABLES[form.name]), size)))


def _bring_forward(tree: Tree, form: Edition, carried: ApplicantCounts, answers: bytes) -> None:
    """Add the requests of the year before, disclosed unless another outcome is drawn."""
    outcomes = [rows[1] for rows in ways(form) if rows[0] == _BROUGHT]
    left: dict[str, int] = dict(zip(APPLICANTS, carried.counts, strict=True))
    for where, who, share in steps(answers):
        applicant = BY_APPLICANT[who // 16]
        part = left[applicant] * share // _SHARES
        left[applicant] -= part
        _answer(tree, outcomes[where % len(outcomes)], applicant, part)
    for applicant, rest in left.items():
        _answer(tree, outcomes[0], applicant, rest)


def _answer(tree: Tree, outcome: str, applicant: str, number: int) -> None:
    if number:
        for row in (_BROUGHT, outcome):
            add_at(tree, (*row.split("."), applicant), number)
