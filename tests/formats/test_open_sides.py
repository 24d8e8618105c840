# SPDX-License-Identifier: Apache-2.0
"""Tables that are open at a side are whole all the same, and nothing else becomes a table."""

from __future__ import annotations

import pytest

from gaidisclosure.document import Grid, Paragraph
from gaidisclosure.formats.pdf import open_sides
from gaidisclosure.formats.pdf.reader import parse
from tests.formats.pdf_files import pdf, shown

XS, YS = (100, 200, 300), (700, 680, 660, 640)
WORDS = [["rules", "12"], ["orders", "7"], ["fees", "3.5"]]


def line(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"{x0} {y0} m {x1} {y1} l S"


def table(xs: tuple[int, ...] = XS, ys: tuple[int, ...] = YS, *, below: int = 0) -> str:
    """All words, but only the rules at these places, further down the page."""
    upright = [line(x, YS[0] - below, x, YS[-1] - below) for x in xs]
    lying = [line(XS[0], y - below, XS[-1], y - below) for y in ys]
    words = [
        shown(word, x + 10, y - 15 - below)
        for row, y in zip(WORDS, YS, strict=False)
        for word, x in zip(row, XS, strict=False)
    ]
    return "\n".join([*upright, *lying, *words])


def blocks(page: str) -> list[str | list[list[str]]]:
    return [
        block.text
        if isinstance(block, Paragraph)
        else [[cell.text for cell in row] for row in block.rows]
        for block in parse(pdf(page)).blocks
    ]


@pytest.mark.parametrize(
    ("xs", "ys"),
    [(XS, YS), (XS, YS[1:]), (XS, YS[:-1]), (XS, YS[1:-1]), (XS[1:2], YS), (XS[1:], YS)],
    ids=["closed", "top", "bottom", "both", "sides", "left"],
)
def test_a_table_without_some_of_its_outer_rules(xs: tuple[int, ...], ys: tuple[int, ...]) -> None:
    assert blocks(table(xs, ys)) == [WORDS]


def test_two_open_tables_with_a_heading_between() -> None:
    page = "\n".join([table(XS[1:2]), shown("Heading", 100, 600), table(XS[1:2], below=150)])
    assert blocks(page) == [WORDS, "Heading", WORDS]


def test_a_column_that_goes_on_above_is_no_open_end() -> None:
    """A label beside two rows of columns: the rules of the lower columns end below the upper."""
    rules = [line(100, y, 400, y) for y in (700, 640)]
    rules += [line(100, 680, 200, 680), line(300, 680, 400, 680)]
    rules += [line(x, 700, x, 640) for x in (100, 200, 300, 400)]
    rules += [line(x, 680, x, 640) for x in (150, 350)]
    words = [shown("tall", 210, 680), shown("a", 110, 690), shown("b", 310, 690)]
    (grid,) = parse(pdf("\n".join([*rules, *words]))).blocks
    assert isinstance(grid, Grid)
    assert ("tall", 2) in [(cell.text, cell.rowspan) for row in grid.rows for cell in row]


def test_rules_without_columns_are_no_table() -> None:
    assert [type(block) for block in parse(pdf(table(xs=()))).blocks] == [Paragraph] * len(WORDS)


def test_a_drawing_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_sides, "_MOST", 1)
    assert blocks(table(XS, YS[1:]))[0] == "rules 12"
