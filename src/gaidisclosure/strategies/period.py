"""Reporting periods, 统计期限: calendar years, and now and then a part of one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import cache
from typing import Final

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from gaidisclosure.form import EditionName
from gaidisclosure.model import ReportingPeriod
from gaidisclosure.model.period import YEARS
from gaidisclosure.strategies.editions import names_of
from gaidisclosure.strategies.sizes import GRADES

_YEARS: Final = {"2021": range(2021, 2027), "2019": (2019, 2020, 2019, 2020, 2021, 2023)}
"""The years that reports on an edition are of; some agencies printed the trial form too long."""
_PART_OF: Final = 16
"""One of so many periods is a part of a year."""

Origin = tuple[EditionName, int]


def origins(edition: EditionName | None, years: Sequence[int] | None) -> tuple[Origin, ...]:
    """Which editions and years to choose from; ``InvalidArgument`` if there is none."""
    if years is not None:
        _check(years)
    return tuple(
        (name, year)
        for name in names_of(edition)
        for year in (_YEARS[name] if years is None else years)
    )


def _check(years: Sequence[int]) -> None:
    if not isinstance(years, Sequence) or isinstance(years, str):
        raise InvalidArgument(f"years={years!r}: give several in a list, such as [2023]")
    if not years:
        raise InvalidArgument("years is empty: give at least one")
    if wrong := [year for year in years if type(year) is not int or year not in YEARS]:
        raise InvalidArgument(f"years={years!r}: {wrong[0]!r} is no year of four digits")


@cache
def _choices(origins: int) -> SearchStrategy[int]:
    return st.integers(0, origins * GRADES * _PART_OF - 1)


@cache
def _days(most: int) -> SearchStrategy[timedelta]:
    return st.integers(0, most).map(timedelta)


def draw_origin(
    draw: DrawFn, origins: Sequence[Origin]
) -> tuple[EditionName, ReportingPeriod, int]:
    """An edition, a period and a grade of busyness from one draw, mostly."""
    turn, chosen = divmod(draw(_choices(len(origins))), len(origins))
    part, grade = divmod(turn, GRADES)
    edition, year = origins[chosen]
    period = ReportingPeriod.of_year(year)
    return edition, draw_part(draw, period) if part == _PART_OF - 1 else period, grade


def draw_part(draw: DrawFn, year: ReportingPeriod) -> ReportingPeriod:
    """A part of a year, after a reorganisation (机构改革); shrinks to the whole."""
    start = year.start + draw(_days((year.end - year.start).days))
    return ReportingPeriod(start, year.end - draw(_days((year.end - start).days)))


def reporting_periods(*, years: Sequence[int] | None = None) -> SearchStrategy[ReportingPeriod]:
    """A calendar year or a part of it, 统计期限; shrinks to the first of the years, whole.

    >>> from hypothesis import find
    >>> find(reporting_periods(), lambda period: True)
    ReportingPeriod(start=datetime.date(2021, 1, 1), end=datetime.date(2021, 12, 31))
    >>> find(reporting_periods(years=[2024]), lambda period: not period.is_whole_year).end
    datetime.date(2024, 12, 30)
    """
    return _periods(origins(None, years))


@st.composite
def _periods(draw: DrawFn, origins: Sequence[Origin]) -> ReportingPeriod:
    return draw_origin(draw, origins)[1]
