# SPDX-License-Identifier: Apache-2.0
"""Plain text to a document and back."""

from __future__ import annotations

from itertools import chain

from hypothesis import example, given
from hypothesis import strategies as st

from gaidisclosure.document import Document, Grid, GridCell, Paragraph
from gaidisclosure.formats.plain.text import parse, render
from tests.formats.drawn import ANY_LINES, DOCUMENTS, grids

COLUMNS = st.integers(1, 120)


def lines_of(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


@given(DOCUMENTS, COLUMNS)
@example(Document((Grid(((GridCell("──"),),)),)), 80)
@example(Document((Grid(((GridCell(),),)),)), 1)
@example(Document((Grid(((GridCell("\u0301a"), GridCell("\u200b")),)),)), 1)
def test_reading_is_the_inverse_of_writing(document: Document, columns: int) -> None:
    assert parse(render(document, columns)) == document


@given(grids().map(lambda grid: Document((grid,))), COLUMNS, st.sampled_from(["\n", "\r\n", "\r"]))
def test_every_cell_is_at_the_line_of_its_text(
    document: Document, columns: int, newline: str
) -> None:
    text = render(document, columns).replace("\n", newline)
    (grid,) = parse(text).blocks
    assert isinstance(grid, Grid)
    for cell in (cell for row in grid.rows for cell in row):
        assert cell.place.line is not None
        line = lines_of(text)[cell.place.line - 1]
        assert line.startswith(("│", "├"))
        if cell.text.isalnum() and cell.text.isascii():
            assert cell.text in line


@given(st.text() | ANY_LINES)
def test_reading_never_fails_and_places_are_in_order(text: str) -> None:
    lines = lines_of(text)
    last = 0
    for block in parse(text).blocks:
        if isinstance(block, Paragraph):
            assert block.place.line is not None
            assert block.place.line > last
            last = block.place.line
            assert block.text in lines[last - 1]
        else:
            places = [cell.place.line or 0 for row in block.rows for cell in row]
            assert min(places) > last
            last = max(places)
    assert last <= len(lines)


@given(st.text() | ANY_LINES)
def test_what_was_read_can_be_written_and_read_again(text: str) -> None:
    once = render(parse(text))
    assert isinstance(parse(once), Document)


@given(ANY_LINES)
def test_no_text_is_lost(text: str) -> None:
    read = parse(text)
    kept = "".join(
        part.text
        for block in read.blocks
        for part in ([block] if isinstance(block, Paragraph) else chain(*block.rows))
    )
    assert text.count("章") == kept.count("章")


def test_paragraphs() -> None:
    document = parse("\ufeff标题\r\n\r\n　　本年收到12件。 \n \u3000\n　　　\n二、\n")
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
    assert [(part.text, part.indented, part.place.line) for part in paragraphs] == [
        ("标题", False, 1),
        ("本年收到12件。 ", True, 3),
        ("二、", False, 6),
    ]


def test_tables_stand_between_blank_lines() -> None:
    grid = Grid(((GridCell("规章"),),))
    text = render(Document((Paragraph("一"), grid, grid, Paragraph("二"), Paragraph("三"))))
    drawn = "┌──────┐\n│ 规章 │\n└──────┘\n"
    assert text == f"一\n\n{drawn}\n{drawn}\n二\n三\n"


def test_nothing() -> None:
    assert render(Document()) == ""
    assert parse(render(Document((Grid(), Grid(((),)))))) == parse("") == Document()


def test_a_long_line_is_read() -> None:
    line = "规章" * 5_000_000
    (block,) = parse(line).blocks
    assert isinstance(block, Paragraph)
    assert len(block.text) == 10_000_000


def test_long_lines_of_borders_are_read() -> None:
    many = 20_000
    broad = "┌" + "┬" * many + "┐\n"
    for text in ("┌" * many + "┐", "│" * many, broad + "│\n" * many, broad + "├─\n" * many):
        assert parse(text).blocks


def test_many_lines_are_read() -> None:
    for line in ("\t0\n\n一\n", "┌┐\n", "┌─┐\n└─┘\n", "\t\n", "\n", "│\n"):
        assert parse(line * 5_000) is not None
