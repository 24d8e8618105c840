# SPDX-License-Identifier: Apache-2.0
"""A page is read as a person sees it: upright, once, and without what is struck out."""

from __future__ import annotations

import pytest

from gaidisclosure.document import Grid, Paragraph
from gaidisclosure.formats.pdf.reader import parse
from tests.formats.pdf_files import PAGE, assembled, pdf, rectangle, ruled, shown, stream


def read(*pages: str) -> list[str | list[list[str]]]:
    return texts(pdf(*pages))


def texts(data: bytes) -> list[str | list[list[str]]]:
    return [
        block.text
        if isinstance(block, Paragraph)
        else [[c.text for c in row] for row in block.rows]
        for block in parse(data).blocks
    ]


def turned(text: str, x: float, y: float, matrix: str) -> str:
    return f"BT /F 10 Tf {matrix} {x} {y} Tm ({text}) Tj ET"


ROWS = [("rules", "12"), ("orders", "7")]


def table(*, across: float = 100, top: float = 700) -> str:
    """Two rows of two cells."""
    words = [
        shown(word, across + 10 + 100 * column, top - 15 - 20 * row)
        for row, pair in enumerate(ROWS)
        for column, word in enumerate(pair)
    ]
    xs, ys = (across, across + 100, across + 200), (top, top - 20, top - 40)
    return "\n".join([ruled(xs, ys), *words])


READ = [[["rules", "12"], ["orders", "7"]]]


@pytest.mark.parametrize("slope", ["0.7 0.7 -0.7 0.7", "0.9 0.4 -0.4 0.9", "0 1 -1 0"])
def test_a_watermark_is_not_read(slope: str) -> None:
    assert read("\n".join([table(), turned("20240118", 200, 670, slope)])) == READ


@pytest.mark.parametrize(
    "far",
    [
        shown("9", 10**7, 670),
        f"150 {-(10**9)} m 150 {10**9} l S",
        f"{-(10**30)} 670 m {10**30} 670 l S",
    ],
)
def test_nothing_is_read_that_lies_far_from_the_page(far: str) -> None:
    assert read("\n".join([table(), far])) == READ


def test_a_character_as_large_as_a_city_is_not_read() -> None:
    large = turned("a", 300, 560, f"{10**29} 0 0 {10**29}")
    assert read("\n".join([shown("a long enough text", 50, 560), large])) == ["a long enough text"]


@pytest.mark.parametrize("slope", ["1 0.02 -0.02 1", "1 0 0.3 1"])
def test_a_crooked_scan_and_slanted_letters_are_read(slope: str) -> None:
    assert read(turned("a long enough text", 100, 600, slope)) == ["a long enough text"]


@pytest.mark.parametrize("turn", ["0 1 -1 0 600 0", "-1 0 0 -1 600 800", "0 -1 1 0 0 800"])
def test_a_page_on_its_side_is_turned(turn: str) -> None:
    lines = "\n".join([shown("Heading", 50, 560), table(top=500), shown("Below", 50, 100)])
    assert read(f"q {turn} cm {lines} Q") == ["Heading", *READ, "Below"]


@pytest.mark.parametrize("by", [(0, 0), (0.3, 0), (1, 0.5), (-0.5, 1)])
def test_what_is_drawn_twice_is_read_once(by: tuple[float, float]) -> None:
    twice = "\n".join([table(), f"q 1 0 0 1 {by[0]} {by[1]} cm {table()} Q"])
    assert read(twice) == READ


def test_equal_digits_are_not_one() -> None:
    assert read(shown("a long text with 11 and 111", 50, 600)) == ["a long text with 11 and 111"]


def test_what_is_struck_out_is_not_read() -> None:
    page = [shown("fees of 913", 50, 600), rectangle(98, 602.6, 12, 0.5, filled=True)]
    assert read("\n".join(page)) == ["fees of 3"]


@pytest.mark.parametrize(
    "rule",
    [
        rectangle(98, 598.5, 12, 0.5, filled=True),
        rectangle(98, 610, 12, 0.5, filled=True),
        rectangle(40, 602.6, 300, 0.5, filled=True),
        "98 602.6 m 98 640 l S",
        "50 598 m 116 608 l S",
    ],
)
def test_other_lines_strike_nothing_out(rule: str) -> None:
    assert read("\n".join([shown("fees of 913", 50, 600), rule])) == ["fees of 913"]


def test_a_font_does_not_tell_where_its_characters_stand() -> None:
    font = (
        b"<< /Type /Font /Subtype /TrueType /BaseFont /S /FirstChar 32 /Widths [%s]"
        b" /FontDescriptor << /Type /FontDescriptor /FontName /S /Flags 32 /Ascent 1160"
        b" /Descent -1049 /FontBBox [0 -1049 1000 1160] >> >>" % (b"600 " * 95)
    )
    page = PAGE.format(contents=5, more="").encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        font,
        page,
        stream(table().encode()),
    ]
    assert texts(assembled(objects)) == READ


def cell(*lines: str, width: float = 30) -> list[Grid]:
    """A table whose second column is narrow, with these lines in its cell."""
    words = [shown(line, 203, 688 - 12 * number) for number, line in enumerate(lines)]
    page = "\n".join([ruled((100, 200, 200 + width), (700, 660, 640)), *words])
    return [block for block in parse(pdf(page, "")).blocks if isinstance(block, Grid)]


@pytest.mark.parametrize(
    ("lines", "width", "text"),
    [
        (["1361", "2"], 30, "13612"),
        (["1361", "2345", "6"], 30, "136123456"),
        (["592", "37.5"], 30, "59237.5"),
        (["1361", "2"], 80, "1361 2"),
        (["0", "0"], 12, "0 0"),
        (["abcd", "2"], 30, "abcd 2"),
        (["136", "  "], 30, "136"),
    ],
)
def test_a_number_goes_on_in_the_next_line_of_a_narrow_cell(
    lines: list[str], width: float, text: str
) -> None:
    (grid,) = cell(*lines, width=width)
    assert (grid.rows[0][1].text, grid.rows[0][1].broken) == (
        text,
        len(text) > 4 and " " not in text,
    )


LONG = "word " * 15


def test_a_numbered_line_after_the_end_of_a_sentence_begins_a_paragraph() -> None:
    font = (
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
        " /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >>"
        " /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6"
        " /FontBBox [0 -120 1000 880] /Ascent 880 /Descent -120 >> >>] >>"
    )

    def line(text: str, y: float) -> str:
        return f"BT /F 10 Tf 50 {y} Td <{text.encode('utf-16-be').hex()}> Tj ET"

    full = "本机关推进政府信息公开工作" * 3
    lines = [line(f"{full}。", 700), line("一、总体情况", 688), line(f"{full}公", 676)]
    lines += [line("二、也是句中的话。", 664)]
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        font.encode(),
        PAGE.format(contents=5, more="").encode(),
        stream("\n".join(lines).encode()),
    ]
    assert texts(assembled(objects)) == [f"{full}。", "一、总体情况", f"{full}公二、也是句中的话。"]


def test_the_margin_is_that_of_the_whole_file() -> None:
    first = "\n".join([shown(LONG, 50, 700), shown("end", 50, 688)])
    second = "\n".join([shown("word " * 16, 50, 700), shown("a short one", 50, 688)])
    wide = [shown("word " * 17, 50, 600), shown("end", 50, 588)]
    assert read(first, second)[-1] == f"{'word ' * 16}a short one"
    assert read("\n".join(wide), second)[-1] == "a short one"
