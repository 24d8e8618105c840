# SPDX-License-Identifier: Apache-2.0
"""Charts of reports, 图示: pictures as SVG, and as PNG for where no SVG is taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from attrs import field, frozen

from gaidisclosure.draft import Draft
from gaidisclosure.formats.pdf import pictures
from gaidisclosure.i18n import AnyLocale, negotiate, text
from gaidisclosure.model import AnnualReport, AnyReport
from gaidisclosure.model.shown import Shown
from gaidisclosure.pages.charts.drawing import Drawing, stacked
from gaidisclosure.pages.charts.panels import KINDS, ChartKind, Figures, Panel, panel
from gaidisclosure.pages.charts.sheet import MARGIN, head, heading, notes, svg
from gaidisclosure.relations import ReportSeries
from gaidisclosure.relations.comparison import Compared
from gaidisclosure.writing.header import header_lines
from gaidisclosure.zh.widths import unwrap

__all__ = ["Chart", "chart", "in_order", "notes_on", "origin_of", "panels_of", "title_of"]

_GAP: Final = 22
_APART: Final = 40
"""The space between the parts of a picture, and between its drawings."""


@frozen(repr=False)
class Chart(Shown):
    """A picture of the figures of reports, 图示, which are all told in words as well.

    ``title`` and ``description`` are heard in its place. ``data`` has each figure that is drawn, by
    report year and cell path. A path that is no cell, such as
    ``request_handling.outcomes.withheld``, is that of a heading whose rows are summed. ``svg`` is a
    file by itself, of a ``width`` and a ``height`` in units. Equal reports give equal files.
    """

    title: str
    description: str
    data: Figures = field(hash=False)
    svg: str
    width: int
    height: int

    def png(self, *, scale: float = 2) -> bytes:
        """Return the picture as a PNG file.

        Args:
            scale: The pixels of a unit. As it is, a picture is 1,000 pixels wide.

        Raises:
            FontError: The font has no shape for some characters of the picture.
            MissingExtraError: The extra ``pdf-writing`` is not installed.
        """
        return pictures.png(self.svg, (self.width, self.height), scale=scale)

    def _repr_svg_(self) -> str:
        return self.svg

    def __rich_repr__(self) -> Iterator[Any]:
        yield self.title
        yield "figures", len(self.data)

    __rich_repr__.angular = True  # type: ignore[attr-defined]


def chart(
    reports: Compared | Iterable[Compared],
    kind: ChartKind | None = None,
    *,
    locale: AnyLocale | None = None,
) -> Chart:
    r"""Return a picture of the figures of a report, or of those of some years.

    Args:
        reports: A report, or those of one agency over some years, of which all kinds but
            ``years`` show the last. A draft is sealed first.
        kind: ``flow`` (新收、办理和结转), ``outcomes`` (办理结果), ``applicants`` (申请人),
            ``cases`` (行政复议、行政诉讼) or ``years`` (各年). Unless one is named, all of them
            stand one below the other, the last one if there are several reports.
        locale: The language.

    Raises:
        InvalidReportError: A draft cannot be sealed, or the reports are no series.
        ValueError: There is no report, or no such kind.

    >>> from gaidisclosure import AnnualReport2021
    >>> picture = chart(AnnualReport2021.zero("云溪县商务局", 2023), "flow", locale="zh")
    >>> print(picture.title, picture.description, sep="\n")
    云溪县商务局2023年政府信息公开申请的新收、办理和结转
    上年结转0件，本年新收0件。办理结果总计0件，结转下年度0件。
    """
    if kind is not None and kind not in KINDS:
        raise ValueError(f"there is no chart {kind!r}, only {', '.join(KINDS)}")
    found, language = in_order(reports), negotiate(locale)
    if kind is None:
        return _whole(found, language)
    shown = panel(kind, found, language)
    unit = notes([text("pages.chart.unit", language), *notes_on(kind, found, language)])
    top = stacked([head(origin_of(kind, found, language), shown.heading), unit])
    sheet = stacked([top, shown.drawing, _source(language)], _GAP)
    return _chart(title_of(kind, found, language), [shown], sheet, language)


def in_order(reports: Compared | Iterable[Compared]) -> tuple[AnyReport, ...]:
    """Return the reports of one agency in the order of their years, drafts sealed.

    Raises:
        InvalidReportError: A draft cannot be sealed, or the reports are no series.
        ValueError: There is no report.
    """
    if isinstance(reports, Draft):
        return (reports.seal(),)
    if isinstance(reports, AnnualReport):
        return (reports,)
    series = ReportSeries(reports)
    found = tuple(each.seal() if isinstance(each, Draft) else each for each in series)
    if not found:
        raise ValueError("a chart shows one report or more")
    return found


def panels_of(reports: Sequence[AnyReport], locale: str) -> list[Panel]:
    """Return all that reports have to show, the years only if there are several."""
    kinds: list[ChartKind] = [*KINDS]
    return [panel(kind, reports, locale) for kind in kinds if kind != "years" or len(reports) > 1]


def origin_of(kind: ChartKind | None, reports: Sequence[AnyReport], locale: str) -> str:
    """Return the agency and the year, or the first and the last that are drawn."""
    first, last = (reports[place].year for place in (0 if kind == "years" else -1, -1))
    code = "span" if first < last else "year"
    year = text(f"pages.chart.{code}", locale, year=last, first=first, last=last)
    return text("pages.chart.origin", locale, agency=reports[-1].agency.name, year=year)


def title_of(kind: ChartKind | None, reports: Sequence[AnyReport], locale: str) -> str:
    """Return the title of a picture: agency, year and content."""
    origin = origin_of(kind, reports, locale)
    if kind is None:
        return text("pages.chart.title_all", locale, origin=origin)
    heading = text(f"pages.chart.{kind}", locale)
    return text("pages.chart.title", locale, origin=origin, heading=heading)


def notes_on(kind: ChartKind | None, reports: Sequence[AnyReport], locale: str) -> list[str]:
    """Return the period of each report that is drawn and not for a whole year."""
    shown = reports if kind in (None, "years") else reports[-1:]
    return [
        line
        for each in shown
        if not each.period.is_whole_year
        for line in header_lines(Draft.from_report(each), locale, ("period",))
    ]


def _whole(reports: Sequence[AnyReport], locale: str) -> Chart:
    """Return all pictures as one."""
    panels, unit = panels_of(reports, locale), text("pages.chart.unit", locale)
    drawn = [stacked([heading(each.heading, unit), each.drawing]) for each in panels]
    origin, title = origin_of(None, reports, locale), text("pages.chart.all", locale)
    top = stacked([head(origin, title), notes(notes_on(None, reports, locale))])
    sheet = stacked([stacked([top, *drawn], _APART), _source(locale)], _GAP)
    return _chart(title_of(None, reports, locale), panels, sheet, locale)


def _source(locale: str) -> Drawing:
    return notes([text("pages.chart.source", locale)])


def _chart(title: str, panels: Sequence[Panel], sheet: Drawing, locale: str) -> Chart:
    said = panels[0].description if len(panels) == 1 else _said(panels, locale)
    data = {key: figure for each in panels for key, figure in each.figures.items()}
    file, width, height = svg(title, said, sheet, locale, margin=MARGIN)
    return Chart(title, said, data, file, width, height)


def _said(panels: Sequence[Panel], locale: str) -> str:
    """Return the descriptions of all pictures, each after its heading."""
    told = (
        text("pages.chart.about", locale, heading=each.heading, description=each.description)
        for each in panels
    )
    return unwrap(told)
