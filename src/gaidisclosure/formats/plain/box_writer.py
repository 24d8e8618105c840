# SPDX-License-Identifier: Apache-2.0
"""Grids drawn with box-drawing characters, 制表符, merged cells and all.

::

    ┌────┬──────────────┐
    │    │行政复议      │
    │结果├────┬────┬────┤
    │    │维持│纠正│总计│
    ├────┼────┴────┼────┤
    │规章│       12│123 │
    └────┴─────────┴────┘
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Final, TypeAlias

from attrs import frozen

from gaidisclosure.document import Grid, GridCell, Spot
from gaidisclosure.formats.plain.column_widths import Columns, fit, shared
from gaidisclosure.zh.widths import pad, wrap

Row: TypeAlias = Sequence[Spot | None]

_JUNCTIONS: Final = " ╵╷│╴┘┐┤╶└┌├─┴┬┼"
"""Junctions by the sum of their arms: 1 up, 2 down, 4 left, 8 right."""


def draw(grid: Grid, columns: int = 80) -> list[str]:
    r"""Return the lines of a drawing, no wider than asked unless a word needs it.

    A gap in a ragged grid is drawn as an empty cell. Texts are expected to be free of
    box-drawing characters: those would be taken for borders when the drawing is read.

    >>> print("\n".join(draw(Grid(((GridCell("规章"), GridCell("12", align="right")),)), 15)))
    ┌──────┬────┐
    │ 规章 │ 12 │
    └──────┴────┘
    """
    rows = _filled(grid)
    return list(_Drawing.of(rows, columns).lines()) if rows and rows[0] else []


def _filled(grid: Grid) -> list[Row]:
    matrix = grid.matrix()
    count = max(map(len, matrix), default=0)
    return [
        [
            spot or Spot(GridCell(), range(number, number + 1), range(column, column + 1))
            for column, spot in enumerate(row + (None,) * (count - len(row)))
        ]
        for number, row in enumerate(matrix)
    ]


@frozen
class _Drawing:
    rows: Sequence[Row]
    widths: Sequence[int]
    tops: Sequence[int]
    """The line below the upper border of each row, and of the row that would follow the last."""
    blocks: Mapping[Spot, Sequence[str]]
    """The lines inside each cell."""

    @classmethod
    def of(cls, rows: Sequence[Row], columns: int) -> _Drawing:
        spots = list(dict.fromkeys(spot for row in rows for spot in row if spot))
        fitted = fit(spots, len(rows[0]), columns)
        texts = {spot: wrap(spot.cell.text, fitted.inside(spot)) for spot in spots}
        heights = shared(((spot.rows, len(lines)) for spot, lines in texts.items()), len(rows))
        tops = list(accumulate(heights, lambda top, height: top + height + 1, initial=1))
        blocks = {spot: _block(spot, lines, fitted, tops) for spot, lines in texts.items()}
        return cls(rows, fitted.widths, tops, blocks)

    def lines(self) -> Iterator[str]:
        outside: Row = [None] * len(self.widths)
        above = outside
        for row, (top, following) in zip(self.rows, pairwise(self.tops), strict=True):
            yield self._line(above, row, top - 1)
            yield from (self._line(row, row, line) for line in range(top, following - 1))
            above = row
        yield self._line(above, outside, self.tops[-1] - 1)

    def _line(self, above: Row, below: Row, line: int) -> str:
        """Return one line, with the insides of cells that it goes through and borders between."""
        parts: list[str] = []
        column = 0
        while column < len(below):
            parts.append(_junction(above, below, column))
            spot = below[column]
            if spot and spot is above[column]:
                parts.append(self.blocks[spot][line - self.tops[spot.rows.start]])
                column = spot.columns.stop
            else:
                parts.append("─" * self.widths[column])
                column += 1
        return "".join([*parts, _junction(above, below, column)])


def _block(
    spot: Spot, lines: Sequence[str], columns: Columns, tops: Sequence[int]
) -> Sequence[str]:
    """Return the lines of a cell with its text in the middle."""
    height = tops[spot.rows.stop] - tops[spot.rows.start] - 1
    before = (height - len(lines)) // 2
    filled = [*[""] * before, *lines, *[""] * (height - before - len(lines))]
    margin, inside = " " * columns.margin, columns.inside(spot)
    return [margin + pad(line, inside, spot.cell.align) + margin for line in filled]


def _junction(above: Row, below: Row, column: int) -> str:
    """Return the character where four positions meet, with an arm between different cells."""
    north_west, north_east = _neighbours(above, column)
    south_west, south_east = _neighbours(below, column)
    up, down = north_west is not north_east, south_west is not south_east
    left, right = north_west is not south_west, north_east is not south_east
    return _JUNCTIONS[up + 2 * down + 4 * left + 8 * right]


def _neighbours(row: Row, column: int) -> tuple[Spot | None, Spot | None]:
    return row[column - 1] if column else None, row[column] if column < len(row) else None
