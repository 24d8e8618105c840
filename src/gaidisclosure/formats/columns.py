# SPDX-License-Identifier: Apache-2.0
"""Column widths, 列宽, of printed tables and of a sheet that several tables share.

Columns of figures get their width first. A sheet has one set of columns for all its tables. It has
as many as the widest table, and a column of a narrower table covers one or more of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from math import sqrt
from typing import Final

from attrs import field, frozen

from gaidisclosure.document import Grid
from gaidisclosure.zh.widths import width

PAGE_WIDTH: Final = 8844
"""Width of the text on a page, in twentieths of a point: 156 mm by GB/T 9704."""
_FIGURE: Final = 800
"""Width that shows seven digits of 9 points on one line."""
_LABEL: Final = 480
"""Width that shows two Chinese characters of 9 points on one line."""


def column_widths(grid: Grid) -> tuple[int, ...]:
    """Return the width of each column of a table, in twentieths of a point.

    Columns of figures have room for seven digits, or equal shares of the page if that is too wide.
    Columns of labels divide the rest, so that their texts need about the same number of lines.

    >>> from gaidisclosure.document import GridCell
    >>> row = (GridCell("（一）予以公开"), GridCell("3"), GridCell("3"))
    >>> column_widths(Grid((row,), figures={(0, 1): "first", (0, 2): "total"}))
    (2948, 2948, 2948)
    """
    shape = tuple(
        tuple(
            [
                (cell.rowspan, cell.colspan, -1 if (at, number) in grid.figures else len(cell.text))
                for number, cell in enumerate(row)
            ]
        )
        for at, row in enumerate(grid.rows)
    )
    return _widths(_Shaped(shape, grid))


@frozen
class _Shaped:
    """The shape of a table, equal for tables with the same labels."""

    shape: tuple[tuple[tuple[int, int, int], ...], ...]
    """Rows and columns that each cell covers, and the length of its label."""
    grid: Grid = field(eq=False)


@lru_cache(64)
def _widths(shaped: _Shaped) -> tuple[int, ...]:
    """Return the widths, cached because every report has the same tables."""
    grid = shaped.grid
    spots = [spot for spot in grid.occupancy() if len(spot.columns) == 1]
    count = max(columns_of(grid), 1)
    share = PAGE_WIDTH // count
    weights = dict.fromkeys(range(_first_figure(grid)), 0.0)
    even = (share,) * count
    if not weights or not is_dense(even):
        return even
    for spot in spots:
        if (column := spot.columns.start) in weights:
            height = sqrt(len(spot.cell.text) / len(spot.rows))
            weights[column] = max(weights[column], height)
    figure = min(share, _FIGURE)
    rest = PAGE_WIDTH - figure * (count - len(weights)) - _LABEL * len(weights)
    total = sum(weights.values()) or 1
    labels = (_LABEL + int(rest * weight / total) for weight in weights.values())
    return (*labels, *[figure] * (count - len(weights)))


def is_dense(widths: Sequence[int]) -> bool:
    """Tell if a table needs small print to fit its columns."""
    return len(widths) * 2 * _FIGURE >= PAGE_WIDTH


def _first_figure(grid: Grid) -> int:
    """Return the first column with a figure, or 0 if there is none."""
    spots = iter(grid.occupancy())
    placed = (
        (next(spots), (at, number) in grid.figures)
        for at, row in enumerate(grid.rows)
        for number in range(len(row))
    )
    return min((spot.columns.start for spot, is_figure in placed if is_figure), default=0)


def columns_of(grid: Grid) -> int:
    """Return the number of columns of a table."""
    return max((spot.columns.stop for spot in grid.occupancy()), default=0)


def boundaries(grid: Grid, columns: int) -> Sequence[int]:
    """Return the start of each column of a table on a sheet, and the end of the last.

    Spare columns go to the columns with the longest texts, one at a time. A text in a merged cell
    has several rows for its lines. The sheet must have at least as many columns as the table.

    >>> from gaidisclosure.document import GridCell
    >>> rows = ((GridCell("行政规范性文件"), GridCell("0"), GridCell("12")),)
    >>> boundaries(Grid(rows), 6)
    [0, 4, 5, 6]
    """
    needed = _needed(grid)
    covered = [1] * len(needed)
    for _ in range(columns - len(needed)):
        widest = max(range(len(needed)), key=lambda column: needed[column] / covered[column])
        covered[widest] += 1
    return [0, *accumulate(covered)]


def _needed(grid: Grid) -> list[float]:
    """Return the width of the widest text in each column, ignoring wider cells."""
    needed = [0.0] * columns_of(grid)
    for spot in grid.occupancy():
        if len(spot.columns) == 1:
            at = spot.columns.start
            needed[at] = max(needed[at], width(spot.cell.text) / len(spot.rows))
    return needed
