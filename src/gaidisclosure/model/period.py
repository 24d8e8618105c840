# SPDX-License-Identifier: Apache-2.0
"""The period that a report covers, 统计期限."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final, Self, final

from attrs import frozen

from gaidisclosure.checks import Violation, seen
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.model.value import Value

YEARS: Final = range(1000, 10000)
"""The report years, of four digits."""


@final
@frozen(repr=False)
class ReportingPeriod(Value):
    """The first and the last day of a calendar year or, after 机构改革, of part of one.

    >>> ReportingPeriod(date(2023, 1, 1), date(2023, 12, 31))
    ReportingPeriod.of_year(2023)
    >>> ReportingPeriod(date(2024, 3, 20), date(2024, 12, 31)).is_whole_year
    False
    """

    start: date
    end: date

    def __attrs_post_init__(self) -> None:
        if violations := _violations(self):
            raise InvalidReportError(violations)

    @classmethod
    def of_year(cls, year: int) -> Self:
        """Return the whole calendar year, on which 《条例》 art. 49 asks for a report.

        Args:
            year: The year, of four digits.

        Raises:
            InvalidReportError: ``PERIOD-YEAR``, as it is no such year.
        """
        if type(year) is not int or year not in YEARS:
            raise InvalidReportError([Violation("PERIOD-YEAR", ("year",), actual=seen(year))])
        return cls(date(year, 1, 1), date(year, 12, 31))

    @property
    def year(self) -> int:
        """The report year, 年度."""
        return self.start.year

    @property
    def is_whole_year(self) -> bool:
        """True for a period from 1 January to 31 December."""
        return self == ReportingPeriod.of_year(self.year)

    def __rich_repr__(self) -> Iterator[Any]:
        yield from (self.year,) if self.is_whole_year else (self.start, self.end)

    @property
    def _maker(self) -> str:
        return "ReportingPeriod.of_year" if self.is_whole_year else "ReportingPeriod"


def _violations(period: ReportingPeriod) -> list[Violation]:
    if not (type(period.start) is type(period.end) is date):
        return [
            Violation("PERIOD-TYPE", (name,), "datetime.date", seen(day))
            for name, day in (("start", period.start), ("end", period.end))
            if type(day) is not date
        ]
    if period.start.year not in YEARS:
        return [Violation("PERIOD-YEAR", ("start",), actual=period.start.year)]
    if period.start > period.end or period.start.year != period.end.year:
        days = (period.start.isoformat(), period.end.isoformat())
        return [Violation("PERIOD-ORDER", ("start", "end"), *days)]
    return []
