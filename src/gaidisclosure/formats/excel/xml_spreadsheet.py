# SPDX-License-Identifier: Apache-2.0
"""Reader of XML spreadsheets of 2003, XML 电子表格.

Web systems export them, often with the ending ``.xls``. A cell follows the previous one unless it
has an index. Its formatting is in a named style.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from gaidisclosure.document import Document, Grid
from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats import limits
from gaidisclosure.formats.encoding import page_text
from gaidisclosure.formats.excel.cell_formats import CellFormat, CellRun
from gaidisclosure.formats.excel.sheets import (
    Appearance,
    Extent,
    Range,
    Spot,
    Value,
    sheet_blocks,
    sheet_grid,
    value_text,
)
from gaidisclosure.formats.markup import child, numeral, parse_xml
from gaidisclosure.formats.runs import HIDDEN, PLAIN, Look

_KIND: Final = "XML"
_NAMESPACE: Final = b"urn:schemas-microsoft-com:office:spreadsheet"
_ROOT: Final = re.compile(rb"<(?:[A-Za-z][\w.-]{0,30}:)?Workbook[\s>]")
_SEARCHED: Final = 4096
_DAY: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T00:00:00(?:\.0{1,9})?")
_MOST: Final = 16_384
"""Most rows and columns that are read. A report has some dozens."""
_HTML: Final = "{http://www.w3.org/TR/REC-html40}"
_NAMED: Final = {
    **{"Fixed": "0.00", "Standard": "#,##0.00", "Percent": "0.00%"},
    "Currency": '"¥"#,##0.00',
}
"""Number formats that this file format refers to by name."""
_OF_TAGS: Final = {
    f"{_HTML}S": HIDDEN,
    f"{_HTML}Sup": Look(is_raised=True),
    f"{_HTML}Sub": Look(is_raised=True),
}


def is_xml_spreadsheet(data: bytes) -> bool:
    """Tell if a file is an XML spreadsheet, by its root element and namespace."""
    start = data[:_SEARCHED].replace(b"\0", b"")
    return bool(_ROOT.search(start)) and _NAMESPACE in start


def parse(data: bytes) -> Document:
    """Return the visible sheets, each cell with its sheet and address.

    Raises:
        UnreadableError: ``document.damaged``, ``document.empty``, ``document.too_complex`` or
            ``document.too_many_cells``, or a code of
            :func:`~gaidisclosure.formats.encoding.page_text`.

    >>> parse(b"<Workbook/>")
    Traceback (most recent call last):
    gaidisclosure.errors.UnreadableError: [document.empty] ...
    """
    root = parse_xml(page_text(data).lstrip().encode(), _KIND)
    styles = dict(_styles(root))
    sheets = [sheet for sheet in root.iter("{ss}Worksheet") if _is_visible(sheet)]
    limits.SHEETS.require(len(sheets))
    left = limits.CELLS.most
    grids: list[tuple[str, Grid]] = []
    for sheet in sheets:
        name, read_sheet = value_text(sheet.get("{ss}Name", "")), _Sheet(styles, left)
        grids += [(name, grid) for grid in [read_sheet.read(name, sheet)] if grid]
        left -= read_sheet.extent.cells
    return Document(tuple(sheet_blocks(grids)))


def _is_visible(sheet: Element) -> bool:
    said = (each for each in sheet.iter() if each.tag.endswith("}Visible"))
    return all((each.text or "").strip() == "SheetVisible" for each in said)


def _styles(root: Element) -> Iterator[tuple[str, CellFormat]]:
    """Yield the identifier and the format of each style."""
    for style in root.iter("{ss}Style"):
        font, number = child(style, "{ss}Font"), child(style, "{ss}NumberFormat")
        code = number.get("{ss}Format", "") if number is not None else ""
        look = PLAIN if font is None else _look(font)
        yield style.get("{ss}ID", ""), CellFormat(look, _NAMED.get(code, code), _is_white(style))


def _is_white(style: Element) -> bool:
    """Tell if a style has a white font without a background colour."""
    font, ground = child(style, "{ss}Font"), child(style, "{ss}Interior")
    is_filled = ground is not None and ground.get("{ss}Pattern", "None") != "None"
    return not is_filled and font is not None and font.get("{ss}Color", "").upper() == "#FFFFFF"


def _look(font: Element) -> Look:
    hidden = font.get("{ss}StrikeThrough", "0") != "0" or font.get("{ss}Size") in ("0", "1")
    raised = font.get("{ss}VerticalAlign") in ("Superscript", "Subscript")
    return Look.of(hidden, raised)


class _Sheet:
    """Reads one sheet, up to the number of cells left."""

    def __init__(self, styles: dict[str, CellFormat], left: int) -> None:
        self.extent = Extent()
        self._left = left
        self._styles: dict[str, CellFormat] = styles
        self._values: dict[Spot, Value] = {}
        self._merged: list[Range] = []
        self._look = Appearance()

    def read(self, name: str, sheet: Element) -> Grid | None:
        table = child(sheet, "{ss}Table")
        if table is None:
            return None
        if any(each.tag.endswith("}ConditionalFormatting") for each in sheet):
            self._styles = {key: each.on_any_ground() for key, each in self._styles.items()}
        for _ in self._numbered(table, "{ss}Column", self._look.columns):
            pass
        for row, at in self._numbered(table, "{ss}Row", self._look.rows):
            self._row(row, at)
        extent = self.extent
        for spot in self._values:
            extent.add(*spot)
        if extent.cells > self._left:
            raise limits.CELLS.refusal(limits.CELLS.most - self._left + extent.cells)
        start = extent.top or 0, extent.left
        rows, columns = range(start[0], extent.bottom + 1), range(start[1], extent.right + 1)
        values = [[self._values.get((row, at), "") for at in columns] for row in rows]
        return sheet_grid(name, values, start, self._merged, self._look)

    def _numbered(
        self, table: Element, tag: str, hidden: set[int]
    ) -> Iterator[tuple[Element, int]]:
        """Yield the rows or columns with their numbers, and collect hidden ones."""
        at = -1
        for each in table.iterfind(tag):
            at = self._next(each, at)
            last = min(at + numeral(each.get("{ss}Span"), 0), _MOST)
            if each.get("{ss}Hidden", "0") != "0":
                hidden.update(range(at, last + 1))
            yield each, at
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
            runs = [*_runs(data, None)]
            text = "".join(text for text, _ in runs)
            self._values[spot] = _value(text.strip(), kind)
            form = self._styles.get(cell.get("{ss}StyleID", ""), CellFormat())
            form.note(runs, spot, self._look, is_number=kind == "Number")


def _runs(element: Element, look: Look | None) -> Iterator[CellRun]:
    yield element.text or "", look
    for inner in element:
        yield from _runs(inner, _OF_TAGS.get(inner.tag, look))
        yield inner.tail or "", look


def _value(text: str, kind: str | None) -> Value:
    """Return a value by its declared type. A date at midnight loses its time."""
    if kind == "Boolean":
        return text == "1"
    if kind == "Number":
        try:
            return float(text)
        except ValueError:
            return text
    day = _DAY.fullmatch(text)
    return day[1] if day else text
