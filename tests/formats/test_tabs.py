# SPDX-License-Identifier: Apache-2.0
"""Tables laid out with tabs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.document import Grid, Paragraph
from gaidisclosure.formats.plain.text import parse, read_tabs

SOURCE = """\
三、收到和处理政府信息公开申请情况
\t申请人情况

\t
\t商业
企业
\t其他

\t一、本年新收
\t0\xa0
\t12\u3000


\t
\t

四、政府信息公开行政复议、行政诉讼情况
"""
CELL = st.text("规章公开12\xa0\u3000", max_size=6)
ROWS = st.lists(st.lists(CELL, min_size=1, max_size=5), min_size=1, max_size=6)


@given(ROWS, st.integers(1, 3))
def test_cells_are_read_as_they_are_written(rows: list[list[str]], blank: int) -> None:
    lines = [part for row in rows for part in (*(f"\t{cell}" for cell in row), *[" "] * blank)]
    grid, end = read_tabs(["一", *lines, "二"], 1)
    assert [[cell.text for cell in row] for row in grid.rows] == rows
    assert end == len(lines) + 1
    for cell in (cell for row in grid.rows for cell in row):
        assert cell.place.line is not None
        assert lines[cell.place.line - 2] == f"\t{cell.text}"


def test_the_layout_of_a_viewer() -> None:
    before, grid, after = parse(SOURCE).blocks
    assert isinstance(grid, Grid)
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["申请人情况"],
        ["", "商业企业", "其他"],
        ["一、本年新收", "0\xa0", "12\u3000"],
        ["", ""],
    ]
    assert [cell.place.line for cell in grid.rows[1]] == [4, 5, 7]
    assert isinstance(before, Paragraph)
    assert isinstance(after, Paragraph)
    assert (before.place.line, after.place.line) == (1, 17)


def test_words_on_two_lines_are_joined_with_a_space() -> None:
    grid, _ = read_tabs(["\topen", "government", "\t信息", "公开"], 0)
    assert [cell.text for cell in grid.rows[0]] == ["open government", "信息公开"]


def test_a_drawn_table_ends_one_of_tabs() -> None:
    blocks = parse("\t0\n┌─┐\n│1│\n└─┘\n").blocks
    assert [cell.text for grid in blocks if isinstance(grid, Grid) for cell in grid.rows[0]] == [
        "0",
        "1",
    ]


def test_a_table_may_end_the_text() -> None:
    assert read_tabs(["\t0"], 0)[1] == 1
    assert read_tabs(["\t0", ""], 0)[1] == 2


def test_a_heading_below_a_figure_is_no_part_of_it() -> None:
    blocks = parse("\t规章\n\t0\n五、存在的主要问题及改进情况\n正文。\n").blocks
    grid, *paragraphs = blocks
    assert isinstance(grid, Grid)
    assert [cell.text for cell in grid.rows[0]] == ["规章", "0"]
    assert [block.text for block in paragraphs if isinstance(block, Paragraph)] == [
        "五、存在的主要问题及改进情况",
        "正文。",
    ]


def test_an_ordinal_may_be_broken_before_its_point() -> None:
    (grid,) = parse("\t1\n.属于国家秘密\n\t0\n").blocks
    assert isinstance(grid, Grid)
    assert [cell.text for cell in grid.rows[0]] == ["1 .属于国家秘密", "0"]


@pytest.mark.parametrize("number", ["12", "１２", "-3", "1,234.5", "12件", "0 万元", "〇"])
def test_a_number_is_complete(number: str) -> None:
    grid, *_ = parse(f"\t规章\n\t{number}\n下一行\n").blocks
    assert isinstance(grid, Grid)
    assert [cell.text for cell in grid.rows[0]] == ["规章", number]


@pytest.mark.parametrize("text", ["1.", "", "—", "约12"])
def test_other_texts_go_on(text: str) -> None:
    (grid,) = parse(f"\t{text}\n下一行\n").blocks
    assert isinstance(grid, Grid)
    assert [cell.text.split()[-1][-3:] for cell in grid.rows[0]] == ["下一行"]
