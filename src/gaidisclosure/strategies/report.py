# SPDX-License-Identifier: Apache-2.0
"""Whole reports, 年度报告: on an edition of the form, for a period, and by an agency.

They are consistent by construction, and take four draws each.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import cache
from typing import Any, Final, Literal, Unpack, overload

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from gaidisclosure.form import EditionName
from gaidisclosure.model import (
    REPORTS,
    Agency,
    AnnualReport2019,
    AnnualReport2021,
    AnyReport,
    ReportingPeriod,
)
from gaidisclosure.strategies.agency import draw_agency
from gaidisclosure.strategies.narrative import draw_narrative
from gaidisclosure.strategies.options import GRADES, Choices, Origin, Scale, Size
from gaidisclosure.strategies.tables import draw_tables
from gaidisclosure.strategies.values import origins, scale

Agencies = SearchStrategy[Agency]


class Options(Choices, total=False):
    """The options of reports that one agency or another sends."""

    agencies: Agencies | None


_PART_OF: Final = 16
"""One in this many periods is a part of a year."""


@cache
def _choices(origins: int) -> SearchStrategy[int]:
    return st.integers(0, origins * GRADES * _PART_OF - 1)


@cache
def _days(most: int) -> SearchStrategy[timedelta]:
    return st.integers(0, most).map(timedelta)


def draw_origin(
    draw: DrawFn, origins: Sequence[Origin]
) -> tuple[EditionName, ReportingPeriod, int]:
    """Draw an edition, a period and a grade of busyness, mostly at once."""
    turn, chosen = divmod(draw(_choices(len(origins))), len(origins))
    part, grade = divmod(turn, GRADES)
    edition, year = origins[chosen]
    period = ReportingPeriod.of_year(year)
    return edition, draw_part(draw, period) if part == _PART_OF - 1 else period, grade


def draw_part(draw: DrawFn, year: ReportingPeriod) -> ReportingPeriod:
    """Draw a part of a year, as after a 机构改革, shrinking to the whole year."""
    start = year.start + draw(_days((year.end - year.start).days))
    return ReportingPeriod(start, year.end - draw(_days((year.end - start).days)))


def reporting_periods(*, years: Sequence[int] | None = None) -> SearchStrategy[ReportingPeriod]:
    """Draw a calendar year or a part of it, 统计期限, shrinking to the first year."""
    return _periods(origins(None, years))


@st.composite
def _periods(draw: DrawFn, origins: Sequence[Origin]) -> ReportingPeriod:
    return draw_origin(draw, origins)[1]


@overload
def annual_reports(
    *, edition: Literal["2021"], **options: Unpack[Options]
) -> SearchStrategy[AnnualReport2021]: ...
@overload
def annual_reports(
    *, edition: Literal["2019"], **options: Unpack[Options]
) -> SearchStrategy[AnnualReport2019]: ...
@overload
def annual_reports(
    *, edition: EditionName | None = None, **options: Unpack[Options]
) -> SearchStrategy[AnyReport]: ...
def annual_reports(
    *,
    edition: EditionName | None = None,
    agencies: Agencies | None = None,
    years: Sequence[int] | None = None,
    size: Size = "county",
) -> SearchStrategy[Any]:
    """Draw a whole report, 年度报告, shrinking to the zero report of 云溪县商务局.

    Args:
        edition: The form that is used; both, unless one is named. The trial form of 2019 is now
            and then used for later years, as it was in fact.
        agencies: Who reports; invented agencies unless a strategy is given.
        years: The report years to choose from, simplest first.
        size: How many figures are not zero and how large they are, from ``"office"`` to
            ``"nation"``, or ``"extreme"``.
    """
    return _reports(origins(edition, years), chosen(agencies), scale(size))


@st.composite
def _reports(
    draw: DrawFn, origins: Sequence[Origin], agencies: Agencies | None, size: Scale
) -> AnyReport:
    return draw_report(draw, origins, agencies, size)


def chosen(agencies: Agencies | None) -> Agencies | None:
    """Return a strategy for agencies as it is.

    Raises:
        InvalidArgument: It is not a strategy.
    """
    if not (agencies is None or isinstance(agencies, SearchStrategy)):
        raise InvalidArgument(f"agencies={agencies!r} is no strategy: st.just(Agency(...)) is one")
    return agencies


def draw_report(
    draw: DrawFn, origins: Sequence[Origin], agencies: Agencies | None, size: Scale
) -> AnyReport:
    """Draw a report, mostly by four draws.

    The narrative comes first, as it has the most variants: Hypothesis then knows soonest that it
    has not seen an example before.

    Args:
        draw: The function that Hypothesis passes to a composite strategy.
        origins: The editions and years to choose from.
        agencies: The agencies to choose from; invented ones unless given.
        size: The bounds of figures.
    """
    narrative = draw_narrative(draw)
    edition, period, grade = draw_origin(draw, origins)
    parts: dict[str, Any] = {
        "agency": draw_agency(draw) if agencies is None else draw(agencies),
        **draw_tables(draw, edition, size, grade),
    }
    return REPORTS[edition](period=period, narrative=narrative, **parts)
