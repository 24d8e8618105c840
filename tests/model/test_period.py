# SPDX-License-Identifier: Apache-2.0
"""The reporting period: a year, or a part of one."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.checks import Violation, seen
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.model import ReportingPeriod

days = st.dates()


@given(year=st.integers(1000, 9999))
def test_a_year_runs_from_new_year_to_its_eve(year: int) -> None:
    period = ReportingPeriod.of_year(year)
    assert period == ReportingPeriod(date(year, 1, 1), date(year, 12, 31))
    assert period.year == year
    assert period.is_whole_year


@given(start=days, end=days)
def test_a_period_stays_within_one_year(start: date, end: date) -> None:
    expected: list[Violation] = []
    if start.year < 1000:
        expected = [Violation("PERIOD-YEAR", ("start",), actual=start.year)]
    elif start > end or start.year != end.year:
        sides = (start.isoformat(), end.isoformat())
        expected = [Violation("PERIOD-ORDER", ("start", "end"), *sides)]
    if expected:
        with pytest.raises(InvalidReportError) as caught:
            ReportingPeriod(start, end)
        assert [*caught.value.violations] == expected
    else:
        period = ReportingPeriod(start, end)
        assert period.year == start.year == end.year
        whole = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
        assert period.is_whole_year is whole


@given(start=days, shift=st.integers(-400, 400))
def test_first_day_and_last_day_may_be_near(start: date, shift: int) -> None:
    start = start.replace(year=2000 + start.year % 100, day=1)
    end = date.fromordinal(start.toordinal() + shift)
    if shift >= 0 and start.year == end.year:
        assert ReportingPeriod(start, end).end == end
    else:
        with pytest.raises(InvalidReportError):
            ReportingPeriod(start, end)


@pytest.mark.parametrize(
    ("start", "end", "whole"),
    [
        (date(2023, 1, 1), date(2023, 12, 31), True),
        (date(2023, 1, 2), date(2023, 12, 31), False),
        (date(2023, 1, 1), date(2023, 12, 30), False),
        (date(2023, 5, 5), date(2023, 5, 5), False),
    ],
)
def test_only_all_of_a_year_is_the_whole_year(start: date, end: date, whole: bool) -> None:
    assert ReportingPeriod(start, end).is_whole_year is whole


@pytest.mark.parametrize("year", [999, 10_000, 0, -2023, True, 2023.0, "2023", None, [2023]])
def test_what_is_no_report_year_is_refused(year: object) -> None:
    with pytest.raises(InvalidReportError) as caught:
        ReportingPeriod.of_year(year)  # type: ignore[arg-type]
    assert [*caught.value.violations] == [Violation("PERIOD-YEAR", ("year",), actual=seen(year))]


@pytest.mark.parametrize("day", [None, "2023-01-01", 20230101, datetime(2023, 1, 1)])
def test_what_is_no_date_is_refused(day: object) -> None:
    wrong = Violation("PERIOD-TYPE", ("start",), "datetime.date", seen(day))
    with pytest.raises(InvalidReportError) as caught:
        ReportingPeriod(day, date(2022, 1, 1))  # type: ignore[arg-type]
    assert [*caught.value.violations] == [wrong]
    with pytest.raises(InvalidReportError) as caught:
        ReportingPeriod(day, day)  # type: ignore[arg-type]
    assert [violation.cells for violation in caught.value.violations] == [("start",), ("end",)]
