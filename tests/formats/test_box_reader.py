# SPDX-License-Identifier: Apache-2.0
"""Reading drawn tables: whole, cut off, and edited by hand."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.document import Grid
from gaidisclosure.formats.plain import box_reader
from gaidisclosure.formats.plain.box_reader import box_end, opens_box, read_box
from gaidisclosure.formats.plain.box_writer import draw
from tests.formats.drawn import grids

DRAWING = """\
┌────┬─────────┐
│    │行政复议 │
│结果├────┬────┤
│    │维持│纠正│
├────┼────┼────┤
│规章│  12│   0│
└────┴────┴────┘"""
TABLE = DRAWING.splitlines()


def texts(grid: Grid | None) -> list[list[str]]:
    assert grid is not None
    return [[cell.text for cell in row] for row in grid.rows]


WHOLE = [["结果", "行政复议"], ["维持", "纠正"], ["规章", "12", "0"]]


def test_merged_cells_and_places() -> None:
    grid = read_box(TABLE, 10)
    assert texts(grid) == WHOLE
    assert grid is not None
    first, second = grid.rows[0]
    assert (first.rowspan, first.colspan, first.place.line) == (2, 1, 12)
    assert (second.rowspan, second.colspan, second.place.line) == (1, 2, 11)
    assert [cell.place.line for cell in grid.rows[2]] == [15, 15, 15]


@given(grids(), st.data())
def test_a_table_cut_off_has_the_rows_that_are_there(grid: Grid, data: st.DataObject) -> None:
    lines = draw(grid)
    cut = data.draw(st.integers(1, len(lines)))
    read = read_box(lines[:cut], 1)
    assert (read is None) == (cut == 1)
    assert read_box(lines, 1) == grid
    if read and cut > 1 and lines[cut - 1][0] in "├└":
        kept = Counter(cell.text for row in read.rows for cell in row)
        whole = (spot for spot in grid.occupancy() if spot.rows.stop <= len(read.rows))
        assert kept >= Counter(spot.cell.text for spot in whole)


@pytest.mark.parametrize(
    ("line", "last_row"),
    [
        ("│规章│  1234567│   0│", ["规章", "1234567", "0"]),
        ("│规章│12│0│", ["规章", "12", "0"]),
        ("│规章│  12│   0│   ", ["规章", "12", "0"]),
        ("│规章│  12│", ["规章", "12", ""]),
        ("│规章│  12", ["规章", "12", ""]),
        ("│规章│  12    0│", ["规章", "12", "0"]),
        ("│规章   12    0", ["规章", "12", "0"]),
        ("│规章│  12│   0│注：含上年│", ["规章", "12", "0│注：含上年"]),
        ("│规范性文件   0", ["规范", "性文", "件   0"]),
        ("│", ["", "", ""]),
    ],
)
def test_a_line_edited_by_hand(line: str, last_row: list[str]) -> None:
    assert texts(read_box([*TABLE[:5], line, TABLE[6]], 1)) == [*WHOLE[:2], last_row]


@pytest.mark.parametrize(
    ("line", "opens"),
    [
        ("┌──┬──┐", True),
        ("┌──┐  ", True),
        ("┌┐", True),
        ("┌──┬──", False),
        (" ┌──┐", False),
        ("┌─ 规章 ─┐", False),
        ("├──┤", False),
        ("", False),
        ("┌", False),
    ],
)
def test_opens_box(line: str, opens: bool) -> None:
    assert opens_box(line) is opens


def test_a_box_ends_below_its_last_border() -> None:
    assert box_end([*TABLE, "│规章│"], 0) == len(TABLE)
    assert box_end([*TABLE, *TABLE], len(TABLE)) == 2 * len(TABLE)


def test_a_box_ends_where_it_is_cut_off() -> None:
    assert box_end([*TABLE[:4], "三、", *TABLE[4:]], 0) == 4
    assert box_end([*TABLE[:3], "", "│规章│"], 0) == 3
    assert box_end([*TABLE[:4], *TABLE], 0) == 4
    assert box_end(["┌──┐"], 0) == 1


def test_borders_alone_draw_an_empty_cell() -> None:
    assert texts(read_box(["┌─┐", "└─┘"], 1)) == [[""]]
    assert read_box(["┌─┐"], 1) is None


def test_a_short_rule_ends_no_cell_beside_it() -> None:
    lines = ["┌──┬──┐", "│1 │2 │", "├──┤", "│3 │2 │", "└──┴──┘"]
    assert texts(read_box(lines, 1)) == [["1", "2 2"], ["3"]]


def test_a_table_larger_than_its_text_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    wide = ["┌" + "┬" * 50 + "┐", *["├─"] * 40]
    assert read_box(wide, 1) is None
    assert read_box(TABLE, 1) is not None
    monkeypatch.setattr(box_reader, "MOST_POSITIONS", 8)
    assert read_box(TABLE, 1) is None
