# SPDX-License-Identifier: Apache-2.0
"""Grids and the lattice that they are laid out on."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.document import MOST_POSITIONS, Grid, GridCell
from gaidisclosure.errors import UnreadableError

CELLS = st.builds(
    GridCell, st.text("规章0", max_size=3), rowspan=st.integers(1, 4), colspan=st.integers(1, 4)
)
GRIDS = st.builds(Grid, st.lists(st.lists(CELLS, max_size=5).map(tuple), max_size=6).map(tuple))


@given(GRIDS)
def test_cells_never_overlap(grid: Grid) -> None:
    positions = Counter(
        (row, column) for spot in grid.occupancy() for row in spot.rows for column in spot.columns
    )
    assert all(count == 1 for count in positions.values())


@given(GRIDS)
def test_every_cell_is_laid_out_in_its_row_and_order(grid: Grid) -> None:
    spots = list(grid.occupancy())
    assert [spot.cell for spot in spots] == [cell for row in grid.rows for cell in row]
    for left, right in pairwise(spots):
        assert left.rows.start <= right.rows.start
        if left.rows.start == right.rows.start:
            assert left.columns.stop <= right.columns.start


@given(GRIDS)
def test_spans_are_kept_except_below_the_last_row(grid: Grid) -> None:
    for spot in grid.occupancy():
        assert len(spot.columns) == spot.cell.colspan
        assert spot.rows.stop == min(spot.rows.start + spot.cell.rowspan, len(grid.rows))


@given(GRIDS)
def test_the_matrix_holds_the_occupancy_and_nothing_else(grid: Grid) -> None:
    spots = list(grid.occupancy())
    for number, row in enumerate(grid.matrix()):
        assert not row or row[-1] is not None
        for column, found in enumerate(row):
            covering = [
                spot.cell for spot in spots if number in spot.rows and column in spot.columns
            ]
            assert covering == ([] if found is None else [found.cell])


@given(GRIDS)
def test_a_gap_is_too_narrow_for_the_cell_after_it(grid: Grid) -> None:
    matrix = grid.matrix()
    for spot in grid.occupancy():
        needed, free = len(spot.columns), 0
        row = matrix[spot.rows.start]
        before = [other for other in row[: spot.columns.start] if other]
        after = before[-1].columns.stop if before else 0
        free = spot.columns.start - after
        assert free < needed


def test_a_row_below_a_merged_cell_begins_beside_it() -> None:
    grid = Grid(
        (
            (GridCell("三", rowspan=2), GridCell("（一）", colspan=2), GridCell("0")),
            (GridCell("1."), GridCell("2."), GridCell("0")),
        )
    )
    texts = [[spot.cell.text if spot else None for spot in row] for row in grid.matrix()]
    assert texts == [["三", "（一）", "（一）", "0"], ["三", "1.", "2.", "0"]]


def test_a_gap_that_is_too_narrow_is_left() -> None:
    grid = Grid(
        (
            (GridCell("一"), GridCell("二", rowspan=2), GridCell("三")),
            (GridCell("四", colspan=2),),
        )
    )
    second = grid.matrix()[1]
    assert [spot.cell.text if spot else None for spot in second] == [None, "二", "四", "四"]


@pytest.mark.parametrize(
    "rows",
    [
        ((GridCell(colspan=MOST_POSITIONS + 1),),),
        ((GridCell(colspan=MOST_POSITIONS), GridCell(rowspan=2)), ()),
        ((*[GridCell()] * 1500, GridCell(rowspan=1000)), *[()] * 1000),
    ],
)
def test_a_grid_that_would_be_huge_is_refused(rows: tuple[tuple[GridCell, ...], ...]) -> None:
    with pytest.raises(UnreadableError) as refused:
        Grid(rows)
    assert refused.value.code == "document.grid_too_large"
    assert refused.value.params["limit"] == MOST_POSITIONS
    assert str(MOST_POSITIONS) in refused.value.message("en")


def test_long_spans_in_a_small_grid_do_no_harm() -> None:
    grid = Grid(((GridCell("规章", rowspan=10**9),),))
    assert [len(spot.rows) for spot in grid.occupancy()] == [1]


def test_a_grid_without_merged_cells_may_have_any_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gaidisclosure.document.grid.MOST_POSITIONS", 4)
    assert Grid(((GridCell(),) * 5,) * 2)
    assert Grid(((GridCell(colspan=4),),))
    with pytest.raises(UnreadableError):
        Grid(((GridCell(colspan=3),), (GridCell(), GridCell())))


@pytest.mark.parametrize("spans", [{"rowspan": 0}, {"colspan": 0}, {"rowspan": -1}])
def test_a_cell_covers_something(spans: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="at least one row and one column"):
        GridCell("0", **spans)  # type: ignore[arg-type]


def test_alike_spots_are_not_the_same() -> None:
    left, right = Grid(((GridCell("0"), GridCell("0")),)).occupancy()
    assert left.cell == right.cell
    assert left != right
