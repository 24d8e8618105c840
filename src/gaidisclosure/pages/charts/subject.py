# SPDX-License-Identifier: Apache-2.0
"""The reports that a picture shows, 图示对象, and the words about them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from gaidisclosure.draft import Draft
from gaidisclosure.i18n import AnyLocale, negotiate, text
from gaidisclosure.model import AnnualReport, AnyReport
from gaidisclosure.pages.charts.panels import KINDS, ChartKind, Panel, panel
from gaidisclosure.relations import ReportSeries
from gaidisclosure.relations.comparison import Compared
from gaidisclosure.writing.header import header_lines


@frozen
class Subject:
    """Reports of one agency in the order of their years, with a language."""

    reports: Sequence[AnyReport]
    locale: str

    @classmethod
    def of(cls, reports: Compared | Iterable[Compared], locale: AnyLocale | None) -> Subject:
        """Return the subject of one report or of several.

        Args:
            reports: A report or several. Drafts are sealed.
            locale: The language.

        Raises:
            InvalidReportError: A draft cannot be sealed, or the reports do not form a series.
            ValueError: There is no report.
        """
        series: Iterable[Compared] = (
            [reports] if isinstance(reports, (AnnualReport, Draft)) else ReportSeries(reports)
        )
        found = tuple(each.seal() if isinstance(each, Draft) else each for each in series)
        if not found:
            raise ValueError("a chart shows one report or more")
        return cls(found, negotiate(locale))

    def word(self, name: str, **params: object) -> str:
        """Return a word of the catalog of charts."""
        return text(f"pages.chart.{name}", self.locale, **params)

    def panel(self, kind: ChartKind) -> Panel:
        """Return the drawing of one kind."""
        return panel(kind, self.reports, self.locale)

    def panels(self) -> list[Panel]:
        """Return the drawings of all kinds. That of the years needs several reports."""
        kinds: list[ChartKind] = [*KINDS]
        is_series = len(self.reports) > 1
        return [self.panel(kind) for kind in kinds if kind != "years" or is_series]

    def origin(self, kind: ChartKind | None) -> str:
        """Return the agency with the year drawn, or the first and last of them."""
        first, last = (self.reports[place].year for place in (0 if kind == "years" else -1, -1))
        code = "span" if first < last else "year"
        year = self.word(code, year=last, first=first, last=last)
        return self.word("origin", agency=self.reports[-1].agency.name, year=year)

    def title(self, kind: ChartKind | None) -> str:
        """Return the title of a picture: agency, year and heading."""
        origin = self.origin(kind)
        if kind is None:
            return self.word("title_all", origin=origin)
        return self.word("title", origin=origin, heading=self.word(kind))

    def notes(self, kind: ChartKind | None) -> list[str]:
        """Return the period of each report that does not cover a whole year."""
        shown = self.reports if kind in (None, "years") else self.reports[-1:]
        return [
            line
            for each in shown
            if not each.period.is_whole_year
            for line in header_lines(Draft.from_report(each), self.locale, ("period",))
        ]
