# SPDX-License-Identifier: Apache-2.0
"""Drawing tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.document import Grid, GridCell
from gaidisclosure.formats.plain.box_reader import read_box
from gaidisclosure.formats.plain.box_writer import draw
from gaidisclosure.zh.widths import least_width, width
from tests.formats.drawn import TEXTS, grids

COLUMNS = st.integers(1, 120)
ARMS = dict(zip(" ╵╷│╴┘┐┤╶└┌├─┴┬┼", range(16), strict=True))
DRAWING = """\
┌────┬──────────────┐
│    │行政复议      │
│结果├────┬────┬────┤
│    │维持│纠正│总计│
├────┼────┴────┼────┤
│规章│       12│123 │
└────┴─────────┴────┘"""


def drawn(grid: Grid, columns: int) -> list[str]:
    """The lines, with a character a column: the second half of a wide one is a space."""
    return ["".join(c + " " * (width(c) - 1) for c in line) for line in draw(grid, columns)]


@given(grids(st.text("规章公开（）12 ", max_size=20).map(str.strip)), COLUMNS)
def test_a_drawing_is_a_rectangle_whose_arms_all_meet(grid: Grid, columns: int) -> None:
    lines = drawn(grid, columns)
    assert len(set(map(len, lines))) == 1
    arms = [[ARMS.get(character, 0) for character in line] for line in lines]
    for y, line in enumerate(arms):
        for x, here in enumerate(line):
            below = arms[y + 1][x] if y + 1 < len(arms) else 0
            right = line[x + 1] if x + 1 < len(line) else 0
            assert bool(here & 2) == bool(below & 1)
            assert bool(here & 8) == bool(right & 4)


@given(grids(), COLUMNS)
def test_a_drawing_is_no_wider_than_asked_or_needed(grid: Grid, columns: int) -> None:
    narrowest = width(draw(grid, 1)[0])
    assert width(draw(grid, columns)[0]) <= max(columns, narrowest)


@given(st.lists(TEXTS, min_size=1, max_size=6), COLUMNS)
def test_a_column_is_as_narrow_as_its_words_allow(texts: list[str], columns: int) -> None:
    grid = Grid((tuple(map(GridCell, texts)),))
    needed = sum(max(1, least_width(text)) for text in texts) + len(texts) + 1
    assert width(draw(grid, columns)[0]) <= max(columns, needed)
    assert width(draw(grid, 1)[0]) == needed


@given(
    st.lists(
        st.lists(
            st.builds(GridCell, st.text("规章12", max_size=4), rowspan=st.integers(1, 3)),
            max_size=4,
        ).map(tuple),
        max_size=4,
    ).map(lambda rows: Grid(tuple(rows)))
)
def test_gaps_of_a_ragged_grid_are_drawn_as_empty_cells(grid: Grid) -> None:
    lines = draw(grid)
    read = read_box(lines, 1) if lines else Grid()
    assert read is not None
    texts = [cell.text for row in read.rows for cell in row]
    assert sorted(filter(None, texts)) == sorted(
        cell.text for row in grid.rows for cell in row if cell.text
    )


def test_merged_cells_texts_and_alignment() -> None:
    grid = Grid(
        (
            (GridCell("结果", rowspan=2), GridCell("行政复议", colspan=3)),
            (GridCell("维持"), GridCell("纠正"), GridCell("总计")),
            (GridCell("规章"), GridCell("12", colspan=2, align="right"), GridCell("123")),
        )
    )
    assert draw(grid, 21) == DRAWING.split("\n")


@pytest.mark.parametrize("grid", [Grid(), Grid(((),)), Grid(((), ()))])
def test_a_grid_without_cells_has_no_drawing(grid: Grid) -> None:
    assert draw(grid) == []


def test_margins_where_there_is_room() -> None:
    grid = Grid(((GridCell("规章", align="center"), GridCell("7", align="right")),))
    assert draw(grid, 12) == ["┌──────┬───┐", "│ 规章 │ 7 │", "└──────┴───┘"]
    assert draw(grid, 11) == ["┌────┬─┐", "│规章│7│", "└────┴─┘"]


def test_numbers_are_not_broken_for_lack_of_room() -> None:
    grid = Grid(((GridCell("本年新收"), GridCell("1234567")),))
    assert draw(grid, 5) == [
        "┌──┬───────┐",
        "│本│       │",
        "│年│1234567│",
        "│新│       │",
        "│收│       │",
        "└──┴───────┘",
    ]


def test_equal_columns_stay_equal() -> None:
    grid = Grid((tuple(GridCell(text) for text in ("结果维持", "结果纠正", "其他结果")),))
    assert draw(grid, 18)[0] == "┌────┬────┬────┐"
    assert draw(grid, 28)[0] == "┌────────┬────────┬────────┐"


def test_width_that_spares_no_line_is_not_used() -> None:
    grid = Grid((tuple(GridCell(text) for text in ("结果维持", "结果纠正", "其他结果")),))
    assert draw(grid, 27)[0] == "┌────┬────┬────┐"


def test_a_long_label_is_given_the_room() -> None:
    grid = Grid(((GridCell("申请人无正当理由逾期不补正"), GridCell("自然人"), GridCell("0")),))
    assert draw(grid, 25) == [
        "┌────────────────┬────┬─┐",
        "│申请人无正当理由│自然│0│",
        "│逾期不补正      │人  │ │",
        "└────────────────┴────┴─┘",
    ]
