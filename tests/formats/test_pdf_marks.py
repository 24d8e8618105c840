# SPDX-License-Identifier: Apache-2.0
"""A raised or lowered small digit in a PDF is the mark of a note, not a digit of the figure."""

from __future__ import annotations

import pytest

from gaidisclosure.document import Grid, Paragraph
from gaidisclosure.formats.pdf.reader import parse
from tests.formats.pdf_files import pdf, ruled, shown

WIDE = 6.0
"""Width of a character of Courier at 10 points."""


def text(before: str, mark: str, size: float, rise: float, after: str = "", gap: float = 0) -> str:
    """A text at 100, 600 with a small one in it, whose base line is raised."""
    here = 100 + WIDE * len(before) + gap
    small = f"BT /F {size} Tf {here} {600 + rise} Td ({mark}) Tj ET"
    rest = shown(after, round(here + 0.6 * size * len(mark), 2), 600) if after else ""
    return "\n".join([shown(before, 100, 600), small, rest])


def line(page: str) -> str:
    (found,) = parse(pdf(page)).blocks
    assert isinstance(found, Paragraph)
    return found.text


@pytest.mark.parametrize(
    ("size", "rise"), [(5.8, 3.3), (6.5, 3.5), (8.3, 3.3), (6, 5), (6.5, -1.4), (8.3, -2)]
)
@pytest.mark.parametrize("mark", ["1", "23", "[1]", "*", "1,2"])
def test_a_mark_is_no_digit(mark: str, size: float, rise: float) -> None:
    assert line(text("12", mark, size, rise, " in all")) == "12 in all"
    assert line(text("12", mark, size, rise)) == "12"


@pytest.mark.parametrize(
    ("before", "mark", "size", "rise", "gap"),
    [
        ("12", "1", 10, 3.5, 0),
        ("12", "1", 9.5, 2, 0),
        ("12", "1", 6, 0, 0),
        ("12", "1", 6, 1.5, 0),
        ("12", "1", 6.5, -0.5, 0),
        ("12", "th", 6, 4, 0),
        ("m", "2", 6, 4, 0),
    ],
)
def test_others_are_read(before: str, mark: str, size: float, rise: float, gap: float) -> None:
    # A text of another size on the same base line can be a line of its own.
    blocks = parse(pdf(text(before, mark, size, rise, gap=gap))).blocks
    read = "".join(block.text for block in blocks if isinstance(block, Paragraph))
    assert sorted(read) == sorted(before + mark)


def test_a_digit_apart_is_no_mark() -> None:
    assert line(text("12", "1", 6, 2.5, gap=8)).split() == ["12", "1"]


def test_the_first_character_of_a_page_is_no_mark() -> None:
    assert line("BT /F 6 Tf 100 603 Td (1) Tj ET") == "1"


def test_marks_in_a_table_are_told() -> None:
    mark = "BT /F 6 Tf 222 689 Td (1) Tj ET"
    page = [ruled([100, 200, 300], [700, 680, 660]), shown("rules", 110, 685)]
    (grid,) = parse(pdf("\n".join([*page, shown("12", 210, 685), mark]))).blocks
    assert isinstance(grid, Grid)
    assert grid.rows[0][1].text == "12"
    assert [(each.text, each.place) for each in grid.omitted] == [("1", grid.rows[0][1].place)]


def test_the_sizes_of_a_scan_are_guesses() -> None:
    assert line(f"3 Tr {text('12', '1', 6, 4)}") == "121"
