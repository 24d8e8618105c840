# SPDX-License-Identifier: Apache-2.0
"""Tables with merged cells, 表格, and the lattice that they are laid out on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import Final, Literal

from attrs import evolve, field, frozen

from gaidisclosure.document.place import NOWHERE, Place, require_one_line
from gaidisclosure.errors import UnreadableError

Align = Literal["left", "center", "right"]
"""The alignment of a text in its cell, 对齐."""

Role = Literal["figure", "row", "column"]
"""The role of a cell: a figure, or the label of a row or of columns."""

MOST_POSITIONS: Final = 1_000_000
"""Most positions of a grid with merged cells, which few bytes could make huge."""


@frozen
class GridCell:
    """A cell of a grid, 单元格: one line of text that covers rows and columns.

    ``broken``: the cell is so narrow that a number goes on in its next printed line.
    ``crossed``: a number runs over the rule between this cell and the next one.

    Raises:
        ValueError: The text has a line break, or a span is below 1.
    """

    text: str = ""
    place: Place = field(default=NOWHERE, eq=False)
    rowspan: int = 1
    colspan: int = 1
    align: Align = field(default="left", eq=False)
    broken: bool = field(default=False, eq=False)
    crossed: bool = field(default=False, eq=False)

    def __attrs_post_init__(self) -> None:
        require_one_line(self.text)
        if self.rowspan < 1 or self.colspan < 1:
            raise ValueError(f"a cell covers at least one row and one column, unlike {self}")


@frozen
class Omission:
    """Contents of a table that are missing or changed in its grid, 略去的内容.

    ``reason``: a person who looks at the table does not see the text as part of it (``unseen``),
    it is a formula or an error without a value in the file (``no_value``), it is a figure that is
    shown as another (``shown_otherwise``), or a row with more or fewer cells than those around it
    (``uneven``).
    """

    reason: Literal["unseen", "no_value", "shown_otherwise", "uneven"]
    text: str
    place: Place = NOWHERE


@frozen(eq=False)
class Spot:
    """A cell laid out: the rows and columns, from 0, that it covers.

    Two spots are the same only if they are one, however alike their cells.
    """

    cell: GridCell
    rows: range
    columns: range


@frozen
class Grid:
    """Rows of cells as HTML has them: a merged cell stands in its first row only.

    Rows may be ragged, and a row that merged cells from above cover wholly is empty. ``omitted`` is
    what the source has and the grid has not. For a writer, ``figures`` names the cells that hold a
    figure, by the number of the row and of the cell in it, from 0, and ``caption`` the table.

    Raises:
        UnreadableError: Cells are merged and cover more than :data:`MOST_POSITIONS`.

    >>> grid = Grid(((GridCell("行政复议", colspan=2),), (GridCell("12"), GridCell("0"))))
    >>> [[spot and spot.cell.text for spot in row] for row in grid.matrix()]
    [['行政复议', '行政复议'], ['12', '0']]
    """

    rows: tuple[tuple[GridCell, ...], ...] = ()
    omitted: tuple[Omission, ...] = field(default=(), eq=False)
    figures: Mapping[tuple[int, int], str] = field(factory=dict[tuple[int, int], str], eq=False)
    caption: str = field(default="", eq=False)

    def __attrs_post_init__(self) -> None:
        merged = self._merged()
        found = sum(min(cell.rowspan, len(self.rows)) * cell.colspan for cell in merged)
        if merged and found <= MOST_POSITIONS < len(self.rows) * self._most_columns():
            found = sum(self._ends())
        if found > MOST_POSITIONS:
            raise UnreadableError("document.grid_too_large", found=found, limit=MOST_POSITIONS)

    def role(self, row: int, number: int) -> Role:
        """Return the role of a cell, by its place in ``figures``."""
        if (row, number) in self.figures:
            return "figure"
        return "row" if row in self._figure_rows else "column"

    @property
    def head(self) -> int:
        """The number of rows that label columns at the top, 0 if others do below."""
        rows = self._figure_rows
        first = min(rows, default=0)
        return first if len(rows) == len(self.rows) - first else 0

    @cached_property
    def _figure_rows(self) -> frozenset[int]:
        return frozenset(row for row, _ in self.figures)

    def occupancy(self) -> Iterator[Spot]:
        """Return the cells laid out on the lattice, in reading order.

        A cell takes the first gap that is wide enough, to the right of the cell before it, so that
        no two cells overlap. A cell that would reach below the last row ends there.

        >>> rows = (GridCell("三、", rowspan=9), GridCell("（一）")), (GridCell("（二）"),)
        >>> for spot in Grid(rows).occupancy():
        ...     print(spot.cell.text, spot.rows, spot.columns)
        三、 range(0, 2) range(0, 1)
        （一） range(0, 1) range(1, 2)
        （二） range(1, 2) range(1, 2)
        """
        return iter(self._spots)

    @cached_property
    def _spots(self) -> tuple[Spot, ...]:
        return tuple(self._laid_out() if self._merged() else self._in_place())

    def _merged(self) -> list[GridCell]:
        return [cell for row in self.rows for cell in row if cell.rowspan > 1 or cell.colspan > 1]

    def _in_place(self) -> Iterator[Spot]:
        columns = [range(at, at + 1) for at in range(max(map(len, self.rows), default=0))]
        for number, row in enumerate(self.rows):
            place = range(number, number + 1)
            for cell, column in zip(row, columns, strict=False):
                yield Spot(cell, place, column)

    def _laid_out(self) -> Iterator[Spot]:
        free_from: list[int] = []
        count = len(self.rows)
        for number, row in enumerate(self.rows):
            after = 0
            for cell in row:
                span = cell.colspan
                column = _first_gap(free_from, number, after, span)
                after = column + span
                below = min(number + cell.rowspan, count)
                if after > len(free_from):
                    free_from += [0] * (after - len(free_from))
                free_from[column:after] = [below] * span
                yield Spot(cell, range(number, below), range(column, after))

    def matrix(self) -> tuple[tuple[Spot | None, ...], ...]:
        """Return the cell that covers each position, row by row.

        A gap of a ragged grid holds ``None``, and a row ends at its last cell.
        """
        rows: list[list[Spot | None]] = [[None] * end for end in self._ends()]
        for spot in self.occupancy():
            for row in spot.rows:
                rows[row][spot.columns.start : spot.columns.stop] = [spot] * len(spot.columns)
        return tuple(map(tuple, rows))

    def with_places(self, place_of: Callable[[Spot], Place]) -> Grid:
        """Return the same cells with other places."""
        moved = (evolve(spot.cell, place=place_of(spot)) for spot in self.occupancy())
        return evolve(self, rows=tuple(tuple(islice(moved, len(row))) for row in self.rows))

    def moved(self, place_of: Callable[[Place], Place]) -> Grid:
        """Return it with other places of its cells and of what was left out."""
        omitted = tuple(evolve(each, place=place_of(each.place)) for each in self.omitted)
        return evolve(self.with_places(lambda spot: place_of(spot.cell.place)), omitted=omitted)

    def _most_columns(self) -> int:
        """Return an upper bound of the width, without a layout."""
        return sum(cell.colspan for row in self.rows for cell in row)

    def _ends(self) -> list[int]:
        ends = [0] * len(self.rows)
        for spot in self.occupancy():
            for row in spot.rows:
                ends[row] = max(ends[row], spot.columns.stop)
        return ends


def _first_gap(free_from: list[int], row: int, start: int, needed: int) -> int:
    gap = start
    if needed == 1 and (start >= len(free_from) or free_from[start] <= row):
        return start
    for column in range(start, len(free_from)):
        if column - gap == needed:
            break
        if free_from[column] > row:
            gap = column + 1
    return gap
