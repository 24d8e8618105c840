# SPDX-License-Identifier: Apache-2.0
"""One sheet of a workbook, 工作表, as a grid: its values as texts, and its merged cells."""

from __future__ import annotations

import string
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from attrs import define

from gaidisclosure.document import Grid, GridCell, Place
from gaidisclosure.zh.widths import unwrap

__all__ = ["Extent", "Range", "Value", "address", "sheet_grid", "value_text"]

Value = int | float | str | bool | time | date | datetime | timedelta
"""What a cell holds."""
Range = tuple[tuple[int, int], tuple[int, int]]
"""A merged cell: the row and column, from 0, where it begins, and those where it ends."""

_MOST_PLAIN: Final = 1e15


@define
class Extent:
    """The rectangle around cells, which are added one by one; rows and columns count from 0.

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
        """Widen the rectangle so that it holds this cell as well."""
        if self.top is None:
            self.top, self.left, self.bottom, self.right = row, column, row, column
        else:
            self.top, self.left = min(self.top, row), min(self.left, column)
            self.bottom, self.right = max(self.bottom, row), max(self.right, column)

    @property
    def cells(self) -> int:
        """How many cells the rectangle has."""
        if self.top is None:
            return 0
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)


def sheet_grid(
    name: str, values: Sequence[Sequence[Value]], start: tuple[int, int], merged: Iterable[Range]
) -> Grid | None:
    """The grid of a sheet whose first value stands at ``start``; ``None`` for a blank one.

    Blank rows and columns around the texts are left out. A merged cell that overlaps another, as
    no program writes it, is taken as not merged, and one that reaches beyond the texts ends there.

    >>> grid = sheet_grid("表1", [["规章", ""], ["", 12.0]], (1, 1), [((1, 1), (1, 2))])
    >>> [[(cell.text, cell.colspan, cell.place.address) for cell in row] for row in grid.rows]
    [[('规章', 2, 'B2')], [('', 1, 'B3'), ('12', 1, 'C3')]]
    """
    texts = {
        (row, column): text
        for row, line in enumerate(values, start[0])
        for column, value in enumerate(line, start[1])
        if (text := value_text(value)).strip()
    }
    extent = Extent()
    for row, column in texts:
        extent.add(row, column)
    if extent.top is None:
        return None
    spans, hidden = _spans(extent, merged)
    return Grid(
        tuple(
            tuple(
                GridCell(
                    texts.get((row, column), ""),
                    Place(sheet=name, address=address(row, column)),
                    *spans.get((row, column), (1, 1)),
                )
                for column in range(extent.left, extent.right + 1)
                if (row, column) not in hidden
            )
            for row in range(extent.top, extent.bottom + 1)
        )
    )


def value_text(value: Value) -> str:
    r"""A value as it is printed plainly: a whole number without decimals, a day without a time.

    >>> [value_text(value) for value in (12.0, 0.1, True, "商业\n企业", datetime(2025, 1, 2))]
    ['12', '0.1', 'TRUE', '商业企业', '2025-01-02']
    """
    if isinstance(value, str):
        return unwrap(line.strip(string.whitespace) for line in value.splitlines())
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        whole = abs(value) < _MOST_PLAIN and value.is_integer()
        return str(int(value)) if whole else repr(value)
    return str(value).removesuffix(" 00:00:00")


def address(row: int, column: int) -> str:
    """The name of a cell, from its row and column counted from 0.

    >>> address(6, 1), address(0, 26)
    ('B7', 'AA1')
    """
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def _spans(
    extent: Extent, merged: Iterable[Range]
) -> tuple[dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
    """How far merged cells reach, and the positions that they hide."""
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    taken, left = set[tuple[int, int]](), extent.cells
    for (top, start), (bottom, end) in merged:
        rows = range(max(top, extent.top or 0), min(bottom, extent.bottom) + 1)
        columns = range(max(start, extent.left), min(end, extent.right) + 1)
        covered = len(rows) * len(columns)
        if 1 < covered <= left:
            left -= covered
            positions = {(row, column) for row in rows for column in columns}
            if taken.isdisjoint(positions):
                taken |= positions
                spans[rows[0], columns[0]] = len(rows), len(columns)
    return spans, taken - spans.keys()
