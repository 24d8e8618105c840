# SPDX-License-Identifier: Apache-2.0
"""Frames and grounds around tables take no figure from them."""

from __future__ import annotations

import pytest

from gaidisclosure.document import Grid, Paragraph
from gaidisclosure.formats.pdf import paint
from gaidisclosure.formats.pdf.reader import parse
from tests.formats.pdf_files import pdf, rectangle, ruled, shown

FRAME = rectangle(50, 100, 400, 600)
COLOUR = f"q 0.9 g {rectangle(50, 100, 400, 600, filled=True)} Q"
GROUND = f"q 1 g {rectangle(50, 100, 400, 600, filled=True)} Q"


COLUMNS = (150, 250, 300, 350)


def line(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"{x0} {y0} m {x1} {y1} l S"


def cut(high: float, low: float, middle: float, *, full: float) -> str:
    """A table between x 50 and 450, whose first cell goes on to another page and is open there."""
    drawn = [line(x, high, x, low) for x in COLUMNS]
    drawn += [line(150, middle, 450, middle), line(50, full, 450, full)]
    words = [("part", 60), ("a", 160), ("12", 260), ("34", 310), ("56", 360)]
    drawn += [shown(text, x, (high + middle) / 2) for text, x in words]
    drawn += [
        shown(text, x, (middle + low) / 2) for text, x in [("b", 160), ("7", 260), ("9", 310)]
    ]
    return "\n".join([*drawn, line(150, high + low - full, 450, high + low - full)])


def rows(*drawn: str) -> list[list[str]]:
    blocks = parse(pdf("\n".join(drawn))).blocks
    grids = [block for block in blocks if isinstance(block, Grid)]
    texts = ([cell.text for cell in row if cell.text] for grid in grids for row in grid.rows)
    return [each for each in texts if each]


@pytest.mark.parametrize("frame", [FRAME, COLOUR])
@pytest.mark.parametrize("table", [cut(700, 620, 660, full=700), cut(180, 100, 140, full=100)])
def test_a_frame_that_shares_the_sides_of_a_table_holds_no_other_cells(
    frame: str, table: str
) -> None:
    assert rows(frame, table) == [["part", "a", "12", "34", "56"], ["b", "7", "9"]]


def test_a_frame_at_a_distance_is_no_side_of_a_table() -> None:
    table = cut(700, 620, 660, full=700), line(50, 700, 50, 620), line(450, 700, 450, 620)
    around = rectangle(30, 300, 440, 430)
    assert (
        rows(*table, around) == rows(*table) == [["part", "a", "12", "34", "56"], ["b", "7", "9"]]
    )


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
