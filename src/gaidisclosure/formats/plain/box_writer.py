# SPDX-License-Identifier: Apache-2.0
"""Writer of grids in box-drawing characters, 制表符, including merged cells.

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

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Final, TypeAlias

from attrs import frozen

from gaidisclosure.document import Grid, GridCell, Spot
from gaidisclosure.zh.widths import least_width, pad, width, wrap

Row: TypeAlias = Sequence[Spot | None]

_JUNCTIONS: Final = " ╵╷│╴┘┐┤╶└┌├─┴┬┼"
"""Junctions, indexed by the sum of their arms: 1 up, 2 down, 4 left, 8 right."""
_COMFORT: Final = 4
"""Least width that is easy to read, that of two 汉字."""
_BORDERS: Final = re.compile("[\u2500-\u257f]")


def without_borders(text: str) -> str:
    """Return a text with ¦ for box-drawing characters, which would be borders.

    >>> without_borders("规章│0")
    '规章¦0'
    """
    return _BORDERS.sub("¦", text)


def draw(grid: Grid, columns: int = 80) -> list[str]:
    r"""Return the lines of a drawing, no wider than asked unless a word needs more.

    A gap in a ragged grid is drawn as an empty cell. Texts must be :func:`without_borders`.

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
    """The line below the top border of each row, and of a row after the last."""
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
        """Return one line of the drawing, with the texts and borders that it crosses."""
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
    """Return the lines of a cell, with its text in the middle."""
    height = tops[spot.rows.stop] - tops[spot.rows.start] - 1
    before = (height - len(lines)) // 2
    filled = [*[""] * before, *lines, *[""] * (height - before - len(lines))]
    margin, inside = " " * columns.margin, columns.inside(spot)
    return [margin + pad(line, inside, spot.cell.align) + margin for line in filled]


def _junction(above: Row, below: Row, column: int) -> str:
    """Return the junction of four positions, with arms between different cells."""
    north_west, north_east = _neighbours(above, column)
    south_west, south_east = _neighbours(below, column)
    up, down = north_west is not north_east, south_west is not south_east
    left, right = north_west is not south_west, north_east is not south_east
    return _JUNCTIONS[up + 2 * down + 4 * left + 8 * right]


def _neighbours(row: Row, column: int) -> tuple[Spot | None, Spot | None]:
    return row[column - 1] if column else None, row[column] if column < len(row) else None


@frozen
class Columns:
    """The inner width of each column, and the margin between texts and borders."""

    widths: tuple[int, ...]
    margin: int = 0

    def inside(self, spot: Spot) -> int:
        """Return the width for the text of a cell, including borders merged away."""
        covered = self.widths[spot.columns.start : spot.columns.stop]
        return sum(covered) + len(covered) - 1 - 2 * self.margin


def fit(spots: Sequence[Spot], count: int, columns: int) -> Columns:
    """Return column widths that fit a grid into a total width, including borders.

    No word or number is ever divided. If one needs more room, the grid is wider. Spare room goes to
    the cells with the most lines, one column at a time. Margins are added if every text fits on one
    line and there is still room.

    Args:
        spots: The cells.
        count: The number of columns of the grid.
        columns: The total width.
    """
    room = columns - count - 1
    widths = _least(spots, count, _comfortable)
    if sum(widths) > room:
        widths = _least(spots, count, least_width)
    needs = _needs(spots)
    _widen(widths, needs, room - sum(widths))
    if _tallest(widths, needs)[0] <= 1 and sum(widths) + 2 * count <= room:
        return Columns(tuple(inner + 2 for inner in widths), 1)
    return Columns(tuple(widths))


def shared(needs: Iterable[tuple[range, int]], count: int) -> list[int]:
    """Return the least sizes of columns or rows, at least 1, that meet every need.

    A need of several neighbours is met by all of them and the borders between them.

    >>> shared([(range(0, 1), 4), (range(0, 3), 12)], 3)
    [6, 2, 2]
    """
    sizes = [1] * count
    for covered, need in sorted(needs, key=lambda needed: len(needed[0])):
        missing = need - sum(sizes[covered.start : covered.stop]) - len(covered) + 1
        each, rest = divmod(max(missing, 0), len(covered))
        for place in covered:
            sizes[place] += each + (place - covered.start < rest)
    return sizes


def _comfortable(text: str) -> int:
    return max(least_width(text, tidy=True), min(width(text), _COMFORT))


def _least(spots: Iterable[Spot], count: int, least: Callable[[str], int]) -> list[int]:
    return shared(((spot.columns, least(spot.cell.text)) for spot in spots), count)


def _widen(widths: list[int], needs: Mapping[range, int], spare: int) -> None:
    """Widen columns to save the tallest texts a line, as long as width is left.

    Equally tall texts get the same. If it is not enough for all of them, a single tallest text gets
    the rest.
    """
    lines, need, tallest = _tallest(widths, needs)
    while lines > 1 and spare:
        wanted = -(-need // (lines - 1))
        missing = {covered: wanted - _inside(widths, covered) for covered in tallest}
        if sum(missing.values()) > spare:
            missing = {covered: spare for covered in tallest if len(tallest) == 1}
        for covered, more in missing.items():
            for _ in range(more):
                widths[min(covered, key=lambda column: widths[column])] += 1
        spare = spare - sum(missing.values()) if missing else 0
        lines, need, tallest = _tallest(widths, needs)


def _needs(spots: Iterable[Spot]) -> dict[range, int]:
    """Return the width that the widest text over some columns needs.

    A cell that spans rows has more lines for its text, including those of the borders between rows.
    """
    needs: dict[range, int] = {}
    for spot in spots:
        need = -(-width(spot.cell.text) // (2 * len(spot.rows) - 1))
        needs[spot.columns] = max(need, needs.get(spot.columns, 0))
    return needs


def _tallest(widths: Sequence[int], needs: Mapping[range, int]) -> tuple[int, int, Sequence[range]]:
    """Return the most lines of any text, the width it needs, and its columns."""
    ranks: dict[tuple[int, int], list[range]] = {}
    for covered, need in needs.items():
        ranks.setdefault((-(-need // _inside(widths, covered)), need), []).append(covered)
    (lines, need), tallest = max(ranks.items())
    return lines, need, tallest


def _inside(widths: Sequence[int], covered: range) -> int:
    return sum(widths[covered.start : covered.stop]) + len(covered) - 1
