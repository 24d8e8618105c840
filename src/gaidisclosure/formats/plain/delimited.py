# SPDX-License-Identifier: Apache-2.0
"""Sheets saved as text, 逗号分隔文件 (CSV), with one row per line.

Excel and LibreOffice save only the texts of a sheet, without merged cells. They put quotes around a
text with a line break. Running text has commas as well, so a text only counts as a sheet if nearly
all its rows agree in width.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from attrs import frozen

from gaidisclosure.document import Document, Grid, GridCell, Omission, Place
from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats import limits
from gaidisclosure.formats.encoding import UTF_16, decode
from gaidisclosure.formats.excel.sheets import Extent, value_text
from gaidisclosure.formats.plain.exact_cells import numbered_rows

_UNICODE_TEXT: Final = "\t"
_DELIMITERS: Final = ",;"
_FEWEST_ROWS: Final = 10
_FEWEST_CELLS: Final = 4
_FEWEST_DELIMITERS: Final = _FEWEST_ROWS * (_FEWEST_CELLS - 1)
_MOST_UNEVEN: Final = 4
"""Fewest wide rows for each uneven row, which is as wide as neither neighbour."""
_SEVERAL: Final = re.compile("[0-9][ \t]+[0-9]")


@frozen
class _Row:
    line: int
    cells: list[str]

    @property
    def used(self) -> int:
        """The number of cells up to the last one that is not blank."""
        return max((at for at, cell in enumerate(self.cells, 1) if cell.strip()), default=0)

    @property
    def has_figure(self) -> bool:
        return any(cell.strip().isdecimal() for cell in self.cells)


def is_delimited(data: bytes) -> bool:
    r"""Tell if a file is a sheet saved as text, because its rows agree in width.

    The delimiter is a comma or a semicolon, or a tab in UTF-16 with a byte order mark, which Excel
    calls Unicode text. Tabs in other texts may stand for blank cells and are read line by line.

    A row is a line with at least two cells, including blank ones. Lines with one cell are titles
    and paragraphs. At least ten rows must have four cells or more. At most one in four may differ
    in width from both the row above and the row below.

    >>> row = "规章,1,0,9\n".encode()
    >>> is_delimited(row * 10), is_delimited(row * 9), is_delimited(row * 10 + b"1,2,3\n")
    (True, False, True)
    """
    if not data.startswith(UTF_16) and sum(map(data.count, b",;")) < _FEWEST_DELIMITERS:
        return False
    try:
        return bool(_rows(data))
    except UnreadableError:  # it cannot be decoded
        return False


def parse(data: bytes) -> Document:
    """Return a document with one grid, whose cells have the number of their line.

    Blank rows and columns around the texts are left out, as in workbooks. Excel pads every row to
    the widest one, so blank columns to the right of each table are left out too. The grid notes the
    rows with figures that differ in width from both neighbours.

    Raises:
        UnreadableError: ``document.too_many_cells``, or a code of
            :func:`gaidisclosure.formats.encoding.decode`.
    """
    rows = _rows(data)
    extent = Extent()
    for number, row in enumerate(rows):
        for column, cell in enumerate(row.cells):
            if cell.strip():
                extent.add(number, column)
    limits.CELLS.require(extent.cells)
    kept = rows[extent.top or 0 : extent.bottom + 1]
    cut = zip(kept, _widths(kept), strict=True)
    grid = Grid(
        tuple(tuple(_cells(row, extent.left, width)) for row, width in cut),
        tuple(
            Omission("uneven", " ".join(filter(None, map(value_text, row.cells))), Place(row.line))
            for row in _uneven(kept)
            if row.has_figure
        ),
    )
    return Document((grid,) if extent.cells else ())


def _cells(row: _Row, start: int, end: int) -> Iterator[GridCell]:
    """Yield the cells of a row between two columns, padded with blank cells."""
    place = Place(line=row.line)
    blank = [""] * (end - len(row.cells))
    return (GridCell(value_text(cell), place) for cell in [*row.cells, *blank][start:end])


def _widths(rows: Sequence[_Row]) -> Iterator[int]:
    """Yield the width of the table that each row belongs to.

    A row with only a text at its start ends a table. It may also be a row with blank figures, so it
    is made as wide as the widest table next to it.
    """
    groups = ([*run] for _, run in groupby(rows, key=lambda row: row.used > 1))
    runs = [(len(run), max(row.used for row in run)) for run in groups]
    widths = [1, *(width for _, width in runs), 1]
    for at, (count, width) in enumerate(runs):
        yield from [width if width > 1 else max(widths[at : at + 3])] * count


def _rows(data: bytes) -> list[_Row]:
    """Return the rows if they agree in width for one of the delimiters, else none."""
    text = decode(data)
    marked = data.startswith(UTF_16)
    for delimiter in _UNICODE_TEXT if marked else _DELIMITERS:
        if text.count(delimiter) >= _FEWEST_DELIMITERS:
            rows = _divided(text, delimiter)
            if _agree(rows):
                return rows
    return []


def _divided(text: str, delimiter: str) -> list[_Row]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").splitlines(keepends=True)
    return [_Row(line, cells) for line, cells in numbered_rows(lines, delimiter)]


def _agree(rows: Sequence[_Row]) -> bool:
    """Tell if enough rows are as wide as a table and few differ from neighbours.

    Some programs write no blank cells at the end of a row, and people edit rows. So a few uneven
    rows are allowed, unless a cell has several numbers. That is a sign of running text, such as
    ``2,345 3,456`` between commas.
    """
    wide = sum(len(row.cells) >= _FEWEST_CELLS for row in rows)
    uneven = sum(1 for _ in _uneven(rows))
    if wide < _FEWEST_ROWS or uneven * _MOST_UNEVEN > wide:
        return False
    return not uneven or not any(_SEVERAL.search(cell) for row in rows for cell in row.cells)


def _uneven(rows: Sequence[_Row]) -> Iterator[_Row]:
    """Yield the rows that are as wide as neither neighbour, ignoring single cells."""
    edge = _Row(0, [])
    kept = [edge, *(row for row in rows if len(row.cells) > 1), edge]
    for above, row, below in zip(kept, kept[1:], kept[2:], strict=False):
        if len(row.cells) not in (len(above.cells), len(below.cells)):
            yield row
