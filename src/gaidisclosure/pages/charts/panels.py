# SPDX-License-Identifier: Apache-2.0
"""The figures of reports that are drawn, 图示内容, with their labels.

A figure is that of a cell, or the sum of the rows below a heading of 三、本年度办理结果, which has
no row of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal, TypeAlias

from attrs import frozen

from gaidisclosure.checks import Number
from gaidisclosure.form import Edition, Item
from gaidisclosure.i18n import text
from gaidisclosure.model import APPLICANTS, AnyReport
from gaidisclosure.pages.charts.bars import Block, Row, bars
from gaidisclosure.pages.charts.drawing import Drawing
from gaidisclosure.pages.charts.flow import flow
from gaidisclosure.writing.prose.words import Words
from gaidisclosure.zh.widths import unwrap

ChartKind = Literal["flow", "outcomes", "applicants", "cases", "years"]
"""The kinds of charts, in the order of a page."""
Figures: TypeAlias = Mapping[tuple[int, str], int]
"""Figures by report year and cell path."""

_T3: Final = "request_handling"
_OUTCOMES: Final = f"{_T3}.outcomes"
_TOTAL: Final = f"{_OUTCOMES}.total.total"
_BROUGHT: Final = f"{_T3}.brought_forward.total"
_RECEIVED: Final = f"{_T3}.received.total"
_CARRIED: Final = f"{_T3}.carried_forward.total"


@frozen
class Panel:
    """A drawing with its heading, its description in words, and its figures."""

    kind: ChartKind
    heading: str
    description: str
    drawing: Drawing
    figures: Figures


def panel(kind: ChartKind, reports: Sequence[AnyReport], locale: str) -> Panel:
    """Draw one kind of chart.

    Args:
        kind: The kind of the chart.
        reports: Reports of one agency by year, one or more. All kinds but ``years`` show the last.
        locale: The language, one of :data:`~gaidisclosure.i18n.LOCALES`.
    """
    figures = {each.year: each.figures() for each in reports}
    source = _Source(reports[-1].form, figures, locale, {})
    description, drawing = KINDS[kind](source)
    heading = text(f"pages.chart.{kind}", locale)
    return Panel(kind, heading, description, drawing, source.taken)


@frozen
class _Source:
    """Figures by year with the form of the last year. Keeps those that are drawn."""

    form: Edition
    figures: Mapping[int, Mapping[str, Number]]
    locale: str
    taken: dict[tuple[int, str], int]

    def count(self, path: str, year: int | None = None) -> int:
        """Return the figure of a cell, or the sum of the totals below a heading.

        Args:
            path: The path of the cell or of the heading.
            year: The report year, by default the last.
        """
        of = year or max(self.figures)
        figures = self.figures[of]
        paths = [path] if path in figures else _below(path, figures)
        number = sum(int(figures[each]) for each in paths)
        self.taken[of, path] = number
        return number

    def word(self, name: str, **params: object) -> str:
        return text(f"pages.chart.{name}", self.locale, **params)

    def name(self, item: Item) -> str:
        """Return a label of the form without ordinal and remark."""
        name = Words.of(self.locale).name(item)
        return name[:1].upper() + name[1:]

    def row(self, name: str, path: str) -> Row:
        """Return a row whose label is a word of ours, not of the form."""
        return Row(self.word(name), self.count(path))

    def total(self, path: str) -> Row:
        cell = self.form.cells[path]
        item = cell.column.leaf if cell.column.leaf.total else cell.row.leaf
        return Row(self.name(item), self.count(path), is_total=True)

    def told(self, blocks: Sequence[Block]) -> str:
        """Return the figures of blocks in words, a sentence for each block."""
        return unwrap(map(self._sentence, blocks))

    def _sentence(self, block: Block) -> str:
        first, *others = map(self._figure, block.rows)
        parts = (first, *(each[:1].lower() + each[1:] for each in others))
        told = self.word("between").join(parts)
        code = "sentence_about" if block.heading else "sentence"
        return self.word(code, about=block.heading, figures=told)

    def _figure(self, row: Row) -> str:
        if row.count is None:
            return row.label
        return self.word("figure", label=row.label, count=row.count)


def _below(path: str, cells: Iterable[str]) -> list[str]:
    """Return the cells of all applicants in the rows below a heading."""
    return [each for each in cells if each.startswith(f"{path}.") and each.endswith(".total")]


_Drawn: TypeAlias = tuple[str, Drawing]


def _flow(source: _Source) -> _Drawn:
    brought, received = source.row("brought", _BROUGHT), source.row("received", _RECEIVED)
    handled, carried = source.row("handled", _TOTAL), source.row("carried", _CARRIED)
    blocks = [Block("", (brought, received)), Block("", (handled, carried))]
    return source.told(blocks), flow((brought, received), (handled, carried))


def _outcomes(source: _Source) -> _Drawn:
    (block,) = source.form.table(3).blocks
    (outcomes,) = (row for row in block.rows if row.children)
    rows = [
        Row(source.name(item), source.count(path))
        for item in outcomes.children
        if not item.total
        for path in [_path_of(item)]
    ]
    blocks = [Block("", (*rows, source.total(_TOTAL)))]
    return source.told(blocks), bars(blocks)


def _path_of(item: Item) -> str:
    """Return the path of the cell or the heading of an outcome."""
    return f"{_OUTCOMES}.{item.key}{'' if item.children else '.total'}"


def _applicants(source: _Source) -> _Drawn:
    cells = source.form.cells
    blocks = dict[str, list[Row]]()
    for applicant in APPLICANTS:
        path = f"{_T3}.received.{applicant}"
        group = cells[path].column.items[-2]
        heading = source.name(group) if len(cells[path].column.items) > 2 else ""
        row = Row(source.name(cells[path].column.leaf), source.count(path))
        blocks.setdefault(heading, []).append(row)
    found = [Block(heading, tuple(rows)) for heading, rows in blocks.items()]
    found.append(Block("", (source.total(_RECEIVED),)))
    return source.told(found), bars(found)


def _cases(source: _Source) -> _Drawn:
    blocks = dict[str, list[Row]]()
    for path, cell in source.form.cells.items():
        if cell.table == 4:
            *above, leaf = cell.column.items
            row = Row(source.name(leaf), source.count(path), is_total=leaf.total)
            blocks.setdefault(_title(source, above), []).append(row)
    found = [Block(heading, tuple(rows)) for heading, rows in blocks.items()]
    return source.told(found), bars(found)


def _title(source: _Source, items: Sequence[Item]) -> str:
    """Return the heading of a block of table 4: the kind of its cases."""
    whole, *parts = items
    if not parts:
        return source.name(whole)
    part = Words.of(source.locale).name(parts[-1])
    return source.word("of", whole=source.name(whole), part=part)


def _years(source: _Source) -> _Drawn:
    names = {"received": _RECEIVED, "handled": _TOTAL, "carried": _CARRIED}
    blocks = [
        Block(source.word(name), tuple(_by_year(source, path))) for name, path in names.items()
    ]
    return source.told(blocks), bars(blocks)


def _by_year(source: _Source, path: str) -> Iterator[Row]:
    """Yield a row for each year, and one for each gap between them."""
    following = min(source.figures)
    for year in source.figures:
        if following < year:
            yield Row(_absent(source, following, year - 1), None)
        yield Row(source.word("year", year=year), source.count(path, year))
        following = year + 1


def _absent(source: _Source, first: int, last: int) -> str:
    code = "absent" if first == last else "absent_years"
    return source.word(code, first=first, last=last)


KINDS: Final[Mapping[ChartKind, Callable[[_Source], _Drawn]]] = {
    "flow": _flow,
    "outcomes": _outcomes,
    "applicants": _applicants,
    "cases": _cases,
    "years": _years,
}
"""The function that draws each kind, in the order of a page."""
