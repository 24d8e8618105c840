# SPDX-License-Identifier: Apache-2.0
"""XML spreadsheets of 2003, XML 电子表格, as older systems of the web export them.

A cell stands after the one before it unless it has an index, and what it has of formatting is
named by a style.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from gaidisclosure.document import Document, Grid, Paragraph, Place
from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats import limits
from gaidisclosure.formats.excel.sheets import Appearance, Extent, Range, Spot, Value, sheet_grid
from gaidisclosure.formats.markup import child, numeral, parse_xml
from gaidisclosure.formats.runs import PLAIN, Look, Run, read

__all__ = ["parse"]

_KIND: Final = "XML"
_MOST: Final = 16_384
"""Most rows and columns that are read: a report has some dozens."""
_HTML: Final = "{http://www.w3.org/TR/REC-html40}"
_HIDDEN: Final = Look(is_hidden=True)
_OF_TAGS: Final = {
    f"{_HTML}S": _HIDDEN,
    f"{_HTML}Sup": Look(is_raised=True),
    f"{_HTML}Sub": Look(is_raised=True),
}


def parse(data: bytes) -> Document:
    """Return the sheets that are not hidden, each cell with its sheet and address.

    Raises:
        UnreadableError: ``document.damaged``, ``document.empty``, ``document.too_complex`` or
            ``document.too_many_cells``.

    >>> try:
    ...     parse(b"<Workbook/>")
    ... except UnreadableError as error:
    ...     print(error.code)
    document.empty
    """
    limits.FILE.require(len(data))
    root = parse_xml(data, _KIND)
    styles = dict(_styles(root))
    sheets = [sheet for sheet in root.iter("{ss}Worksheet") if _is_visible(sheet)]
    found = [(sheet.get("{ss}Name", ""), _Sheet(styles).read(sheet)) for sheet in sheets]
    grids = [(name, grid) for name, grid in found if grid is not None]
    if not grids:
        raise UnreadableError("document.empty")
    blocks: list[Paragraph | Grid] = []
    for name, grid in grids:
        if len(grids) > 1:
            blocks.append(Paragraph(" ".join(name.split()), Place(sheet=name)))
        blocks.append(grid)
    return Document(tuple(blocks))


def _is_visible(sheet: Element) -> bool:
    said = (each for each in sheet.iter() if each.tag.endswith("}Visible"))
    return all((each.text or "").strip() == "SheetVisible" for each in said)


def _styles(root: Element) -> Iterator[tuple[str, Look]]:
    """Yield the look of each style that strikes out or raises."""
    for style in root.iter("{ss}Style"):
        font = child(style, "{ss}Font")
        if font is not None:
            hidden = font.get("{ss}StrikeThrough", "0") != "0"
            raised = font.get("{ss}VerticalAlign") in ("Superscript", "Subscript")
            yield style.get("{ss}ID", ""), Look(hidden, raised)


class _Sheet:
    """Reads one sheet."""

    def __init__(self, styles: dict[str, Look]) -> None:
        self._styles = styles
        self._values: dict[Spot, Value] = {}
        self._merged: list[Range] = []
        self._look = Appearance()

    def read(self, sheet: Element) -> Grid | None:
        table = child(sheet, "{ss}Table")
        if table is None:
            return None
        self._columns(table)
        at = -1
        for row in table.iterfind("{ss}Row"):
            at = self._next(row, at)
            if row.get("{ss}Hidden", "0") != "0":
                self._look.rows.add(at)
            self._row(row, at)
        extent = Extent()
        for spot in self._values:
            extent.add(*spot)
        limits.CELLS.require(extent.cells)
        rows, columns = range(extent.bottom + 1), range(extent.right + 1)
        values = [[self._values.get((row, at), "") for at in columns] for row in rows]
        return sheet_grid(sheet.get("{ss}Name", ""), values, (0, 0), self._merged, self._look)

    def _columns(self, table: Element) -> None:
        at = -1
        for column in table.iterfind("{ss}Column"):
            at = self._next(column, at)
            last = min(at + numeral(column.get("{ss}Span"), 0), _MOST)
            if column.get("{ss}Hidden", "0") != "0":
                self._look.columns.update(range(at, last + 1))
            at = last

    def _next(self, element: Element, before: int) -> int:
        at = numeral(element.get("{ss}Index"), before + 2) - 1
        if not before < at < _MOST:
            raise UnreadableError("document.damaged", kind=_KIND)
        return at

    def _row(self, row: Element, at: int) -> None:
        column = -1
        for cell in row.iterfind("{ss}Cell"):
            column = self._next(cell, column)
            across = min(numeral(cell.get("{ss}MergeAcross"), 0), _MOST - column)
            down = min(numeral(cell.get("{ss}MergeDown"), 0), _MOST - at)
            if across or down:
                self._merged.append(((at, column), (at + down, column + across)))
            self._cell(cell, (at, column))
            column += across

    def _cell(self, cell: Element, spot: Spot) -> None:
        data = child(cell, "{ss}Data")
        kind = data.get("{ss}Type") if data is not None else None
        if kind == "Error" or (data is None and cell.get("{ss}Formula")):
            said = "".join(data.itertext()) if data is not None else cell.get("{ss}Formula", "")
            self._look.without_value[spot] = said
        elif data is not None:
            runs = [*_runs(data, self._styles.get(cell.get("{ss}StyleID", ""), PLAIN))]
            text = "".join(text for text, _ in runs)
            self._values[spot] = _number(text) if kind == "Number" else text
            if any(look != PLAIN for _, look in runs):
                self._look.texts[spot] = read(runs, in_cell=True)


def _runs(element: Element, look: Look) -> Iterator[Run]:
    yield element.text or "", look
    for inner in element:
        yield from _runs(inner, _OF_TAGS.get(inner.tag, look))
        yield inner.tail or "", look


def _number(text: str) -> Value:
    try:
        return float(text)
    except ValueError:
        return text
