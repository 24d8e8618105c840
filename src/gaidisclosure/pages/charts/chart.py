# SPDX-License-Identifier: Apache-2.0
"""Charts of reports, 图示: pictures as SVG and as PNG."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from attrs import field, frozen

from gaidisclosure.formats.pdf import pictures
from gaidisclosure.i18n import AnyLocale
from gaidisclosure.model.shown import Shown
from gaidisclosure.pages.charts.drawing import Drawing, stacked
from gaidisclosure.pages.charts.panels import KINDS, ChartKind, Figures, Panel
from gaidisclosure.pages.charts.sheet import MARGIN, head, heading, notes, svg
from gaidisclosure.pages.charts.subject import Subject
from gaidisclosure.relations.comparison import Compared
from gaidisclosure.zh.widths import unwrap

_GAP: Final = 22
_APART: Final = 40
"""The space between the parts of a picture, and between its drawings."""


@frozen(repr=False)
class Chart(Shown):
    """A picture of the figures of reports, 图示, with all of them in words as well.

    Screen readers read ``title`` and ``description``. ``data`` has every figure drawn, by report
    year and cell path. A path that is no cell, such as ``request_handling.outcomes.withheld``, is
    that of a heading, and its figure the sum of the rows below. ``svg`` is a complete file, of
    ``width`` and ``height`` in units. Equal reports give equal files.
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
            scale: Pixels per unit. By default a picture is 1,000 pixels wide.

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
    r"""Return a picture of the figures of a report, or of several years.

    Args:
        reports: A report, or those of one agency over several years. All kinds but ``years`` show
            the last year. A draft is sealed first.
        kind: ``flow`` (新收、办理和结转), ``outcomes`` (办理结果), ``applicants`` (申请人),
            ``cases`` (行政复议、行政诉讼) or ``years`` (各年). By default all of them, one below
            the other, with ``years`` only for several reports.
        locale: The language.

    Raises:
        InvalidReportError: A draft cannot be sealed, or the reports do not form a series.
        ValueError: There is no report, or there is no such kind.

    >>> from gaidisclosure import AnnualReport2021
    >>> picture = chart(AnnualReport2021.zero("云溪县商务局", 2023), "flow", locale="zh")
    >>> print(picture.title, picture.description, sep="\n")
    云溪县商务局2023年政府信息公开申请的新收、办理和结转
    上年结转0件，本年新收0件。办理结果总计0件，结转下年度0件。
    """
    if kind is not None and kind not in KINDS:
        raise ValueError(f"there is no chart {kind!r}, only {', '.join(KINDS)}")
    subject = Subject.of(reports, locale)
    panels = [subject.panel(kind)] if kind else subject.panels()
    drawn = _one(subject, panels[0]) if kind else _all(subject, panels)
    sheet = stacked([drawn, notes([subject.word("source")])], _GAP)
    said = panels[0].description if kind else _said(panels, subject)
    title = subject.title(kind)
    file, width, height = svg(title, said, sheet, subject.locale, margin=MARGIN)
    data = {key: figure for each in panels for key, figure in each.figures.items()}
    return Chart(title, said, data, file, width, height)


def _one(subject: Subject, shown: Panel) -> Drawing:
    top = head(subject.origin(shown.kind), shown.heading)
    told = notes([subject.word("unit"), *subject.notes(shown.kind)])
    return stacked([stacked([top, told]), shown.drawing], _GAP)


def _all(subject: Subject, panels: Sequence[Panel]) -> Drawing:
    top = head(subject.origin(None), subject.word("all"))
    unit = subject.word("unit")
    drawn = [stacked([heading(each.heading, unit), each.drawing]) for each in panels]
    return stacked([stacked([top, notes(subject.notes(None))]), *drawn], _APART)


def _said(panels: Sequence[Panel], subject: Subject) -> str:
    """Return the descriptions of all drawings, each after its heading."""
    return unwrap(
        subject.word("about", heading=each.heading, description=each.description) for each in panels
    )
