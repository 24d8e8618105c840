# SPDX-License-Identifier: Apache-2.0
"""Writer of documents to a workbook, 电子表格 (XLSX): one sheet, ready to print.

Needs the extra ``xlsx``. Sums are live formulas with stored results, because programs that do not
compute show only the results. Their cells are locked, and the cells to fill in are open. Every
other cell is a number or a literal text, never a formula or a link. Lists that come with the
document follow on sheets of their own.
"""

from __future__ import annotations

from io import BytesIO
from math import ceil
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from gaidisclosure.document import INDENT, Attachment, Document, Equation, Grid, Paragraph
from gaidisclosure.document import Spot as Laid
from gaidisclosure.formats import custom_xml
from gaidisclosure.formats.columns import boundaries, columns_of
from gaidisclosure.formats.excel import formulas
from gaidisclosure.formats.excel.page import (
    PAGE_HEIGHT,
    PAGE_WIDTH,
    Styles,
    height_of,
    paragraph_height,
    set_up,
    show_mark,
)
from gaidisclosure.formats.excel.sheet_writer import (
    LONGEST,
    add_sheet,
    is_number,
    new_book,
    writable,
    write_text,
)
from gaidisclosure.formats.packages import CONTENT_TYPES

_HIGHEST: Final = 400
"""Largest height of a row, in points."""
_BLANK_RESULT: Final = " "
"""Stored result of a formula that shows nothing, as the library drops ``""``."""
_RELATIONS: Final = "xl/_rels/workbook.xml.rels"
_TYPE: Final = (
    f'<Override PartName="/{custom_xml.PROPERTIES}" ContentType="{custom_xml.PROPERTIES_TYPE}"/>'
)
_RELATION: Final = custom_xml.relation(custom_xml.ROLE, "../customXml/item1.xml")


def render(document: Document) -> bytes:
    """Return a document as a workbook. Equal documents give equal bytes.

    Raises:
        MissingExtraError: The library is not installed.

    >>> from gaidisclosure.formats.excel import workbook
    >>> file = render(Document((Paragraph("一、总体情况", level="part"),)))
    >>> [[cell.text for cell in row] for row in workbook.parse(file).blocks[0].rows]
    [['一、总体情况']]
    """
    target = BytesIO()
    book = new_book(target, writable(document.title)[:255])
    _Sheet(book, document).write()
    for each in document.sheets:
        add_sheet(book, each)
    book.close()
    attachment = document.attachment
    return _with_attachment(target, attachment) if attachment else target.getvalue()


def _with_attachment(source: BytesIO, attachment: Attachment) -> bytes:
    """Return the archive with an attachment, its relation and its type."""
    added = {CONTENT_TYPES: (b"</Types>", _TYPE), _RELATIONS: (b"</Relationships>", _RELATION)}
    target = BytesIO()
    with ZipFile(source) as before, ZipFile(target, "w", ZIP_DEFLATED) as after:
        for info in before.infolist():
            data = before.read(info)
            if info.filename in added:
                end, line = added[info.filename]
                data = data.replace(end, line.encode() + end)
            after.writestr(info, data)
        for name, part in custom_xml.parts(attachment).items():
            after.writestr(ZipInfo(name), custom_xml.DECLARATION + part, ZIP_DEFLATED)
    return target.getvalue()


class _Table:
    """A table with its columns assigned to columns of the sheet."""

    def __init__(self, grid: Grid, columns: int) -> None:
        self.grid = grid
        self.ends = boundaries(grid, columns)
        numbers = ((row, at) for row, cells in enumerate(grid.rows) for at in range(len(cells)))
        names = map(grid.figures.get, numbers)
        self.cells: list[tuple[Laid, str | None]] = [*zip(grid.occupancy(), names, strict=True)]
        self.heights = _heights(self, columns)


class _Sheet:
    """Writes one sheet from top to bottom."""

    def __init__(self, book: Any, document: Document) -> None:
        self._document = document
        self._columns = max(map(columns_of, document.grids), default=1)
        self._tables = {id(grid): _Table(grid, self._columns) for grid in document.grids}
        self._sheet = book.add_worksheet()
        self._styles = Styles(book)
        self._row = 0
        self._filled = 0.0
        self._breaks = list[int]()
        self._figures: dict[str, tuple[Laid, tuple[int, int, int, int]]] = {}

    def write(self) -> None:
        set_up(self._sheet, self._columns)
        if self._document.mark:
            show_mark(self._sheet, writable(self._document.mark))
            self._row = 1
        blocks = self._document.blocks
        for block, following in zip(blocks, (*blocks[1:], None), strict=False):
            if isinstance(block, Grid):
                self._grid(self._tables[id(block)])
            else:
                self._keep_together(block, following)
                self._paragraphs(block)
        self._fill_in()
        self._watch()
        self._sheet.set_h_pagebreaks(self._breaks)
        if self._document.sums:
            options = {"format_rows": True, "format_columns": True, "format_cells": True}
            self._sheet.protect(options=options)

    def _paragraphs(self, paragraph: Paragraph) -> None:
        """Write a paragraph into a row, or a very long one into several."""
        text = INDENT * paragraph.indented + writable(paragraph.text)
        style = self._styles.of_paragraph(paragraph.level, is_open=bool(self._document.sums))
        for start in range(0, max(len(text), 1), LONGEST):
            shown = text[start : start + LONGEST]
            height = paragraph_height(shown, paragraph.level)
            rows = ceil(height / _HIGHEST)
            for _ in range(rows):
                self._next_row(height / rows)
            area = (self._row - rows, 0, self._row - 1, self._columns - 1)
            self._text(area, shown, style)

    def _grid(self, table: _Table) -> None:
        ends, first = table.ends, self._row
        for height in table.heights:
            self._next_row(height)
        for spot, name in table.cells:
            left, right = ends[spot.columns.start], ends[spot.columns.stop] - 1
            area = (first + spot.rows.start, left, first + spot.rows.stop - 1, right)
            if name is not None:
                self._figures[name] = spot, area
            else:
                self._text(area, writable(spot.cell.text), self._styles.of_label(spot.cell.align))

    def _fill_in(self) -> None:
        """Write the figures, once the address of each is known."""
        spots = self._spots()
        live = {each.right[0]: each for each in self._document.sums if self._is_live(each)}
        for name, (spot, area) in self._figures.items():
            if name in live:
                self._total(area, spot.cell.text, formulas.total(live[name], spots))
            else:
                self._figure(area, writable(spot.cell.text))

    def _total(self, area: tuple[int, int, int, int], text: str, formula: str) -> None:
        style = self._styles.of_figure(_format(text), is_open=False)
        self._merge(area, style)
        result = float(text) if text else _BLANK_RESULT
        self._sheet.write_formula(*area[:2], formula, style, result)

    def _figure(self, area: tuple[int, int, int, int], text: str) -> None:
        is_open = bool(self._document.sums)
        if not self._is_number(text):
            self._text(area, text, self._styles.of_figure("@" * bool(text), is_open=is_open))
            return
        style = self._styles.of_figure(_format(text), is_open=is_open)
        self._merge(area, style)
        self._sheet.write_number(*area[:2], float(text), style)

    def _is_number(self, text: str) -> bool:
        """Tell if a text can be a number. In a report, padding zeros are ignored."""
        return is_number(text, padded=bool(self._document.sums))

    def _is_live(self, equation: Equation) -> bool:
        """Tell if every figure of an equation is a number or blank."""
        found = [self._figures.get(name) for name in equation.left + equation.right]
        texts = [each and each[0].cell.text for each in found]
        return all(text == "" or (text and self._is_number(text)) for text in texts)

    def _watch(self) -> None:
        """Show figures in red while they fail an equation."""
        spots = self._spots()
        for balance in self._document.balances:
            names = balance.left + balance.right
            if not self._figures.keys() >= {*names}:
                continue
            areas = formulas.ranges(names, spots)
            self._sheet.conditional_format(
                *areas[0][0],
                *areas[0][1],
                {
                    "type": "formula",
                    "criteria": formulas.failure(balance, spots),
                    "format": self._styles.wrong,
                    "multi_range": " ".join(formulas.area(*each) for each in areas),
                },
            )

    def _spots(self) -> formulas.Spots:
        return {name: area[:2] for name, (_, area) in self._figures.items()}

    def _text(self, area: tuple[int, int, int, int], text: str, style: Any) -> None:
        """Write a text literally."""
        self._merge(area, style)
        write_text(self._sheet, area[:2], text, style, self._styles.plain)

    def _merge(self, area: tuple[int, int, int, int], style: Any) -> None:
        if area[:2] != area[2:]:
            self._sheet.merge_range(*area, "", style)

    def _keep_together(self, paragraph: Paragraph, following: Paragraph | Grid | None) -> None:
        """Break the page before a heading if its table would be cut but fits on a page."""
        if not isinstance(following, Grid):
            return
        needed = paragraph_height(paragraph.text, paragraph.level)
        needed += sum(self._tables[id(following)].heights)
        if self._filled + needed > PAGE_HEIGHT >= needed:
            self._breaks.append(self._row)
            self._filled = 0

    def _next_row(self, height: float) -> None:
        self._sheet.set_row(self._row, round(height, 1))
        self._row += 1
        self._filled += height
        if self._filled > PAGE_HEIGHT:
            self._filled = height


def _format(text: str) -> str:
    """Return the number format that keeps the decimals of a text."""
    decimals = text.partition(".")[2]
    return f"0.{'0' * len(decimals)}" if decimals else "0"


def _heights(table: _Table, columns: int) -> list[float]:
    """Return the height of each row of a table in points, enough for every label."""
    heights = [height_of("", PAGE_WIDTH)] * len(table.grid.rows)
    labels = [spot for spot, name in table.cells if name is None]
    for spot in sorted(labels, key=lambda spot: len(spot.rows)):
        covered = table.ends[spot.columns.stop] - table.ends[spot.columns.start]
        needed = height_of(spot.cell.text, PAGE_WIDTH * covered / columns)
        heights[spot.rows[-1]] += max(needed - sum(heights[row] for row in spot.rows), 0)
    return heights
