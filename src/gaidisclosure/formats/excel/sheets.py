# SPDX-License-Identifier: Apache-2.0
"""Conversion of a sheet, 工作表, to a grid of texts with merged cells."""

from __future__ import annotations

import re
import string
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from attrs import Factory, define

from gaidisclosure.document import Grid, GridCell, Omission, Paragraph, Place
from gaidisclosure.document.place import address
from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats.runs import omission
from gaidisclosure.zh.widths import unwrap

Value = int | float | str | bool | time | date | datetime | timedelta
"""The contents of a cell."""
Range = tuple[tuple[int, int], tuple[int, int]]
"""The first and the last row and column of a merged cell, from 0."""

Spot = tuple[int, int]
"""The row and column of a cell, from 0."""

MOST_PLAIN: Final = 1e15
"""The least figure with more digits than a spreadsheet keeps."""
_ADDRESS: Final = re.compile("([A-Za-z]{1,3})([0-9]{1,7})", re.ASCII)


@define
class Extent:
    """The rectangle around cells that are added one by one, counted from 0.

    >>> extent = Extent()
    >>> extent.cells
    0
    >>> extent.add(2, 1)
    >>> extent.add(0, 3)
    >>> extent.cells
    9
    """

    top: int | None = None
    left: int = 0
    bottom: int = 0
    right: int = 0

    def add(self, row: int, column: int) -> None:
        """Extend the rectangle to include this cell."""
        if self.top is None:
            self.top, self.left, self.bottom, self.right = row, column, row, column
        else:
            self.top, self.left = min(self.top, row), min(self.left, column)
            self.bottom, self.right = max(self.bottom, row), max(self.right, column)

    @property
    def cells(self) -> int:
        """The number of cells of the rectangle."""
        if self.top is None:
            return 0
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)


@define
class Appearance:
    """The parts of a sheet that look different from their values.

    ``texts`` has the text that is seen in a cell and the figures left out of it. ``shown`` has the
    text that its number format shows. ``without_value`` has the formula or error of a cell whose
    value is missing from the file. ``rows`` and ``columns`` are hidden.
    """

    rows: set[int] = Factory(set[int])
    columns: set[int] = Factory(set[int])
    texts: dict[Spot, tuple[str, list[str]]] = Factory(dict[Spot, tuple[str, list[str]]])
    shown: dict[Spot, str] = Factory(dict[Spot, str])
    without_value: dict[Spot, str] = Factory(dict[Spot, str])

    def hides(self, spot: Spot) -> bool:
        """Tell if the row or the column of a cell is hidden."""
        return spot[0] in self.rows or spot[1] in self.columns


def sheet_grid(
    name: str,
    values: Sequence[Sequence[Value]],
    start: Spot,
    merged: Iterable[Range],
    appearance: Appearance | None = None,
) -> Grid | None:
    """Return the grid of a sheet as it is seen, ``None`` for a blank sheet.

    Blank rows and columns around the texts are left out. A merged cell that overlaps another one,
    which no program writes, is not merged. One that extends beyond the texts is cut. ``start`` is
    the cell of the first value.

    >>> grid = sheet_grid("表1", [["规章", ""], ["", 12.0]], (1, 1), [((1, 1), (1, 2))])
    >>> [[(cell.text, cell.colspan, cell.place.address) for cell in row] for row in grid.rows]
    [[('规章', 2, 'B2')], [('', 1, 'B3'), ('12', 1, 'C3')]]
    """
    held = {
        (row, column): text
        for row, line in enumerate(values, start[0])
        for column, value in enumerate(line, start[1])
        if (text := value_text(value)).strip()
    }
    look, merged = appearance or Appearance(), list(merged)
    texts = _seen(held, merged, look)
    extent = Extent()
    for row, column in texts:
        extent.add(row, column)
    if extent.top is None:
        return None
    rows = [row for row in range(extent.top, extent.bottom + 1) if row not in look.rows]
    columns = [at for at in range(extent.left, extent.right + 1) if at not in look.columns]
    spans, covered = _spans(rows, columns, merged)
    return Grid(
        tuple(
            tuple(
                GridCell(
                    texts.get((row, column), ""),
                    _place(name, (row, column)),
                    *spans.get((row, column), (1, 1)),
                )
                for column in columns
                if (row, column) not in covered
            )
            for row in rows
        ),
        tuple(_omitted(name, held, texts, look)),
    )


def _seen(held: dict[Spot, str], merged: Iterable[Range], look: Appearance) -> dict[Spot, str]:
    """Return the texts that are seen.

    The text of a merged cell whose first rows or columns are hidden moves to its first visible one.
    """
    texts = {
        **held,
        **{spot: value_text(look.texts[spot][0]) for spot in look.texts if spot in held},
        **{spot: text for spot, text in look.shown.items() if spot in held},
    }
    if look.rows or look.columns:
        rows = sorted({row for row, _ in held} - look.rows)
        columns = sorted({column for _, column in held} - look.columns)
        for start, end in merged:
            if start in texts and look.hides(start):
                row, column = _first(rows, start[0], end[0]), _first(columns, start[1], end[1])
                texts[row, column] = texts[start]
    return {spot: text for spot, text in texts.items() if text.strip() and not look.hides(spot)}


def _first(seen: Sequence[int], start: int, end: int) -> int:
    """Return the first visible row or column of a merged cell, by default its first."""
    at = bisect_left(seen, start)
    return seen[at] if at < len(seen) and seen[at] <= end else start


def _omitted(
    name: str, held: dict[Spot, str], texts: dict[Spot, str], look: Appearance
) -> Iterator[Omission]:
    """Yield figures that are hidden or look different, and cells without a value."""
    for spot, text in held.items():
        if look.hides(spot):
            yield from omission([text], _place(name, spot))
        elif spot in look.texts:
            yield from omission(look.texts[spot][1], _place(name, spot))
        elif spot in look.shown:
            yield Omission("shown_otherwise", f"{text} → {look.shown[spot]}", _place(name, spot))
    for spot, text in look.without_value.items():
        if not look.hides(spot):
            yield Omission("no_value", text, _place(name, spot))


def _place(name: str, spot: Spot) -> Place:
    return Place(sheet=name, address=address(*spot))


def sheet_blocks(grids: Sequence[tuple[str, Grid]]) -> Iterator[Paragraph | Grid]:
    """Yield the grid of each sheet, after the name of the sheet if there are several.

    Raises:
        UnreadableError: ``document.empty``. There are no grids.
    """
    if not grids:
        raise UnreadableError("document.empty")
    for name, grid in grids:
        if len(grids) > 1:
            yield Paragraph(name, Place(sheet=name))
        yield grid


def value_text(value: Value) -> str:
    r"""Return a value as plain text.

    Whole numbers have no decimals, and dates at midnight no time.

    >>> [value_text(value) for value in (12.0, 0.1, True, "商业\n企业", datetime(2025, 1, 2))]
    ['12', '0.1', 'TRUE', '商业企业', '2025-01-02']
    """
    if isinstance(value, str):
        return unwrap(line.strip(string.whitespace) for line in value.splitlines())
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return f"{value + 0:.15g}" if abs(value) < MOST_PLAIN else repr(value)
    return str(value).removesuffix(" 00:00:00")


def position(name: str | None) -> Spot | None:
    """Return the row and column of a cell address, ``None`` for any other text.

    >>> position("B7"), position("7")
    ((6, 1), None)
    """
    found = _ADDRESS.fullmatch(name or "")
    if found is None:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def _spans(
    rows: Sequence[int], columns: Sequence[int], merged: Iterable[Range]
) -> tuple[dict[Spot, tuple[int, int]], set[Spot]]:
    """Return the spans of merged cells, and the positions that they cover."""
    spans: dict[Spot, tuple[int, int]] = {}
    taken, left = set[Spot](), len(rows) * len(columns)
    for (top, start), (bottom, end) in merged:
        down = range(bisect_left(rows, top), bisect_right(rows, bottom))
        across = range(bisect_left(columns, start), bisect_right(columns, end))
        covered = len(down) * len(across)
        if 1 < covered <= left:
            left -= covered
            positions = {(rows[row], columns[column]) for row in down for column in across}
            if taken.isdisjoint(positions):
                taken |= positions
                spans[rows[down[0]], columns[across[0]]] = len(down), len(across)
    return spans, taken - spans.keys()
