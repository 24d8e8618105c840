# SPDX-License-Identifier: Apache-2.0
"""The reports of one agency over several years, 历年年报, and their verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, pairwise
from typing import Any

from attrs import define, field, frozen

from gaidisclosure.checks import Status, Violation
from gaidisclosure.draft import Draft
from gaidisclosure.draft.drafted import as_draft
from gaidisclosure.draft.sealing import origin_gaps
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.i18n import text
from gaidisclosure.model.period import YEARS
from gaidisclosure.model.shown import Shown
from gaidisclosure.relations.agencies import alike
from gaidisclosure.relations.comparison import Compared, Comparison, compare
from gaidisclosure.relations.years import YearResult, results_of


@frozen(repr=False)
class SeriesVerdict(Shown):
    """The verdict on the reports of several years, 历年核对结论.

    ``results`` has the result of every relation between each year and the next, in the order of
    the years, and ``findings`` the warnings and notes. They refuse no report.
    """

    results: tuple[YearResult, ...]
    findings: tuple[Violation, ...] = ()

    @property
    def ok(self) -> bool:
        """True if there are relations, and every one was evaluated and holds."""
        return {each.status for each in self.results} == {Status.PASSED}

    def result(self, code: str, year: int) -> YearResult:
        """Return the result of one relation between a year and the year before.

        Raises:
            KeyError: There is no such relation.
        """
        for result in self.results:
            if (result.code, result.years[1]) == (code, year):
                return result
        raise KeyError((code, year))

    def __bool__(self) -> bool:
        """Refuse a truth test, since a verdict would be true whatever its conclusion."""
        raise TypeError(text("checks.verdict_bool"))

    def __rich_repr__(self) -> Iterator[Any]:
        for status, count in sorted(Counter(each.status for each in self.results).items()):
            yield status.value, count
        yield from self.findings and [("findings", [each.code for each in self.findings])]

    __rich_repr__.angular = True  # type: ignore[attr-defined]


def _in_order(given: Iterable[Compared]) -> tuple[Compared, ...]:
    """Return reports in the order of their years.

    Raises:
        InvalidReportError: An agency or year is unknown, a year is there twice, or the agencies
            differ.
    """
    reports = tuple(given)
    drafts = [as_draft(each) for each in reports]
    if faults := [*_origin_faults(drafts), *_series_faults(drafts)]:
        raise InvalidReportError(faults)
    by_year = _by_year(reports)
    return tuple(by_year[year] for year in sorted(by_year))


def _by_year(reports: Iterable[Compared]) -> dict[int, Compared]:
    return {year: each for each in reports if (year := as_draft(each).report_year) is not None}


def _origin_faults(drafts: Sequence[Draft]) -> Iterator[Violation]:
    """Yield a violation for each draft whose agency or year is not known."""
    for draft in drafts:
        year = draft.report_year
        yield from origin_gaps(draft.issuer, year, None)
        if year is not None and year not in YEARS:
            yield Violation("PERIOD-YEAR", ("year",), actual=year)


def _series_faults(drafts: Sequence[Draft]) -> Iterator[Violation]:
    """Yield a violation for each repeated year, and one if the agencies differ."""
    counted = Counter(draft.report_year for draft in drafts)
    yield from (
        Violation("SERIES-YEAR", ("year",), 1, count, sources=(str(year),))
        for year, count in counted.items()
        if count > 1
    )
    agencies = [draft.issuer for draft in drafts if draft.issuer]
    if len(groups := alike(agencies)) > 1:
        names = tuple(agencies[group[0]].name for group in groups)
        yield Violation("SERIES-AGENCY", ("agency",), names[0], names[1], sources=names)


@define(frozen=True, slots=False, repr=False)
class ReportSeries(Shown):
    """The reports of one agency over several years, 历年年报, given in any order.

    A series iterates over its reports in the order of the years, and is indexed by year.

    Args:
        reports: Reports or drafts, one a year, all of one agency.

    Raises:
        InvalidReportError: A year is there twice, there are several agencies, or the agency or
            the year of a draft is unknown.

    >>> from gaidisclosure import AnnualReport2021
    >>> series = ReportSeries(AnnualReport2021.zero("云溪县商务局", year) for year in (2024, 2022))
    >>> series.years, series.missing
    ((2022, 2024), (2023,))
    >>> series.check().ok, {result.status for result in series.check().results}
    (False, {<Status.NOT_EVALUABLE: 'not_evaluable'>})
    """

    reports: tuple[Compared, ...] = field(converter=_in_order)

    def __rich_repr__(self) -> Iterator[Any]:
        yield "years", self.years
        yield from self.missing and [("missing", self.missing)]

    __rich_repr__.angular = True  # type: ignore[attr-defined]

    def __iter__(self) -> Iterator[Compared]:
        return iter(self.reports)

    def __len__(self) -> int:
        return len(self.reports)

    def __getitem__(self, year: int) -> Compared:
        return _by_year(self.reports)[year]

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that have a report, in order."""
        return tuple(self._drafts)

    @property
    def missing(self) -> tuple[int, ...]:
        """The years between the first and the last without a report, 缺少的年度."""
        return tuple(year for year in self._span if year not in self._drafts)

    @cached_property
    def comparisons(self) -> tuple[Comparison[Draft], ...]:
        """The comparison of each report with that of the year before, if it is there."""
        drafts = self._drafts
        return tuple(
            compare(drafts[year - 1], draft) for year, draft in drafts.items() if year - 1 in drafts
        )

    def check(self) -> SeriesVerdict:
        """Check every relation between each year and the next, 历年核对."""
        pairs = pairwise(self._span)
        results = (results_of(years, *map(self._drafts.get, years)) for years in pairs)
        findings = (each.findings for each in self.comparisons)
        return SeriesVerdict(tuple(chain(*results)), tuple(chain(*findings)))

    @cached_property
    def _drafts(self) -> Mapping[int, Draft]:
        return {year: as_draft(each) for year, each in _by_year(self.reports).items()}

    @property
    def _span(self) -> range:
        """The years from the first to the last."""
        return range(min(self._drafts), max(self._drafts) + 1) if self._drafts else range(0)
