# SPDX-License-Identifier: Apache-2.0
"""Blank cells of tables without rules: known by the columns of a full row, or left alone."""

from __future__ import annotations

import pytest

from gaidisclosure.document import Document, Grid, Paragraph, Piece, Place
from gaidisclosure.formats.pdf.reader import parse
from gaidisclosure.reading.mending.columns import with_blanks
from tests.formats.pdf_files import pdf, shown

COLUMNS = (50, 150, 250, 350)


def line(text: str, *places: float, page: int = 1) -> Paragraph:
    """A line of words, each of which begins at a place of its own."""
    words = zip(text.split(), places, strict=True)
    pieces = tuple(Piece(word, place, place + 20) for word, place in words)
    return Paragraph(text, Place(page=page), pieces=pieces)


def filled(*lines: Paragraph | Grid) -> list[str]:
    document = with_blanks(Document(lines))
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


FULL = line("rules 1 22 333", *COLUMNS)


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (line("fees 7 9", 50, 150, 350), "fees\t7\t\t9"),
        (line("fees 8", 50, 255), "fees\t\t8\t"),
        (line("7 9", 145, 350), "7\t\t9"),
        (line("all fees 7 9", 50, 90, 150, 250), "all\tfees\t7\t9\t"),
        (line("fees 7 9", 50, 155, 200), "fees 7 9"),
        (line("fees 7 9", 50, 140, 155), "fees 7 9"),
        (line("fees and", 50, 150), "fees and"),
        (line("fees 1 22 333", *COLUMNS), "fees 1 22 333"),
    ],
)
def test_figures_stand_in_the_columns_of_a_full_row(row: Paragraph, text: str) -> None:
    assert filled(FULL, Grid(), row) == [FULL.text, text]
    assert filled(row, FULL) == [text, FULL.text]


def test_another_table_says_nothing_of_columns() -> None:
    heading, row = line("四、政府信息公开", 50), line("fees 7", 50, 250)
    texts = ["fees 7", heading.text, FULL.text]
    assert filled(row, heading, FULL) == texts


def test_another_page_says_nothing_of_columns() -> None:
    assert filled(FULL, line("fees 7", 50, 250, page=2)) == [FULL.text, "fees 7"]


@pytest.mark.parametrize("other", [line("1 22 333", 150, 250, 350), line("a 1 2", 50, 150, 250)])
def test_a_row_without_label_or_of_few_figures_says_nothing(other: Paragraph) -> None:
    row = line("fees 7", 50, 150)
    assert filled(other, row) == [other.text, "fees 7"]


def test_a_page_with_such_a_table() -> None:
    rows = [("rules", "1", "22", "333"), ("fees", "7", "", "9")]
    page = [
        shown(word, x, 700 - 20 * at)
        for at, row in enumerate(rows)
        for x, word in zip(COLUMNS, row, strict=True)
    ]
    blocks = parse(pdf("\n".join(page))).blocks
    assert filled(*blocks) == ["rules 1 22 333", "fees\t7\t\t9"]


def printed(*rows: tuple[float, tuple[tuple[str, float], ...]]) -> list[Paragraph]:
    """Lines at some heights, each of words with the middles of their places."""
    found = []
    for top, words in rows:
        pieces = tuple(Piece(w, middle - 5 * len(w), middle + 5 * len(w)) for w, middle in words)
        place = Place(page=1, box=(pieces[0].left, top, pieces[-1].right, top + 10))
        found.append(Paragraph(" ".join(w for w, _ in words), place, pieces=pieces))
    return found


ROW = (
    100.0,
    (("（六）其他处理", 100.0), ("1.申请人无正当理由", 200.0), ("7", 300.0), ("0", 350.0)),
)
REST = (
    (114.0, (("逾期不补正、行政机关", 200.0),)),
    (128.0, (("不再处理其政府信息", 200.0),)),
    (142.0, (("公开申请", 200.0),)),
)
WHOLE = "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"


def test_a_label_goes_on_below_its_row() -> None:
    after = (156.0, (("2.申请人逾期", 200.0), ("3", 300.0), ("0", 350.0)))
    assert filled(*printed(ROW, *REST, after)) == [
        f"（六）其他处理\t{WHOLE}\t7\t0",
        "2.申请人逾期 3 0",
    ]


@pytest.mark.parametrize(
    "rest",
    [
        REST[:2],
        ((114.0, (("逾期不补正、行政机关", 230.0),)), *REST[1:]),
        ((134.0, (("逾期不补正、行政机关", 200.0),)), *REST[1:]),
        ((114.0, (("逾期不补正、行政机关不再处理", 200.0),)), *REST[1:]),
        ((114.0, (("5", 300.0),)), *REST[1:]),
    ],
)
def test_other_lines_are_no_part_of_a_label(
    rest: tuple[tuple[float, tuple[tuple[str, float], ...]], ...],
) -> None:
    assert len(filled(*printed(ROW, *rest))) == 1 + len(rest)


def test_a_row_ends_at_a_table_a_text_and_a_page() -> None:
    first, *others = printed(ROW, *REST)
    elsewhere = Paragraph(others[0].text, Place(page=2, box=others[0].place.box))
    for below in (Grid(), elsewhere, Paragraph("a text", Place(page=1))):
        assert filled(first, below, *others)[0] == first.text
    flowing = Paragraph("a text", Place(page=1, box=(0, 114, 600, 124)))
    assert filled(first, flowing) == [first.text, "a text"]
