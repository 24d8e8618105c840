# SPDX-License-Identifier: Apache-2.0
"""The columns of several tables on one sheet, 列的划分.

A sheet has one set of columns. Tables below each other share it: a sheet is divided into as many
columns as the widest table has, and a column of another table covers one or more of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from gaidisclosure.document import Grid
from gaidisclosure.zh.widths import width


def columns_of(grid: Grid) -> int:
    """Return the number of columns of a table."""
    return max((spot.columns.stop for spot in grid.occupancy()), default=0)


def boundaries(grid: Grid, columns: int) -> Sequence[int]:
    """Return where each column of a table begins on a sheet, and where the last one ends.

    The columns with the longest texts get those that are left over, one at a time. A text that
    is in a merged cell has several rows for its lines. The sheet has no fewer columns than the
    table.

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
    """Return the width of the widest text that is in each column alone."""
    needed = [0.0] * columns_of(grid)
    for spot in grid.occupancy():
        if len(spot.columns) == 1:
            at = spot.columns.start
            needed[at] = max(needed[at], width(spot.cell.text) / len(spot.rows))
    return needed
