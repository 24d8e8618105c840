# SPDX-License-Identifier: Apache-2.0
"""Frames and grounds around tables take no figure from them."""

from __future__ import annotations

import pytest

from gaidisclosure.document import Grid, Paragraph
from gaidisclosure.formats.pdf import paint
from gaidisclosure.formats.pdf.reader import parse
from tests.formats.pdf_files import pdf, rectangle, ruled, shown

GROUND = f"q 1 g {rectangle(50, 100, 400, 600, filled=True)} Q"


def rows(*drawn: str) -> list[list[str]]:
    blocks = parse(pdf("\n".join(drawn))).blocks
    return [
        [cell.text for cell in row if cell.text]
        for block in blocks
        if isinstance(block, Grid)
        for row in block.rows
    ]


def test_the_white_ground_of_a_page_joins_no_headings_to_tables() -> None:
    words = [shown("a", 60, 680), shown("12", 260, 680), shown("Heading", 60, 500)]
    table = ruled([50, 250, 450], [700, 670, 640])
    blocks = parse(pdf("\n".join([GROUND, table, *words]))).blocks
    assert [type(block) for block in blocks] == [Grid, Paragraph]


def test_white_cells_are_a_table_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    spots = [(100, 680), (200, 680), (100, 650), (200, 650)]
    cells = [f"q 1 g {rectangle(x, y, 100, 30, filled=True)} Q" for x, y in spots]
    words = [shown(str(at), x + 10, y + 10) for at, (x, y) in enumerate(spots, 1)]
    assert rows(*cells, *words) == [["1", "2"], ["3", "4"]]
    monkeypatch.setattr(paint, "_MOST", 1)
    assert rows(*cells, *words) == [["1", "2"], ["3", "4"]]


def test_the_cells_at_the_sides_of_a_page_go_on_beyond_it() -> None:
    words = [shown("1108", -8, 685), shown("7", 250, 685), shown("284", 588, 685)]
    assert rows(ruled([0, 200, 400, 600], [700, 680, 650]), *words)[0] == ["1108", "7", "284"]


def test_a_figure_that_runs_over_a_rule_is_told() -> None:
    words = [shown("1555", 184, 685), shown("12", 230, 685), shown("3", 310, 685)]
    (grid,) = parse(pdf("\n".join([ruled([100, 200, 300, 400], [700, 680, 650]), *words]))).blocks
    assert isinstance(grid, Grid)
    assert [cell.crossed for cell in grid.rows[0]] == [True, True, False]
