# SPDX-License-Identifier: Apache-2.0
"""PDF files: lines to paragraphs, ruled tables to grids, and refusals that say why."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gaidisclosure.document import Document, Grid, Paragraph
from gaidisclosure.errors import MissingExtraError, UnreadableError
from gaidisclosure.formats.pdf import opened, reader
from gaidisclosure.formats.pdf.reader import parse
from tests.depth import examples
from tests.formats.pdf_files import assembled, pdf, rectangle, ruled, shown, stream

LONG = "word " * 15


def texts(data: bytes) -> list[str | list[list[str]]]:
    return [
        block.text
        if isinstance(block, Paragraph)
        else [[c.text for c in row] for row in block.rows]
        for block in parse(data).blocks
    ]


def code(data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        parse(data)
    for locale in ("zh_Hans", "zh_Hant", "en"):
        assert caught.value.message(locale)
    return caught.value.code


def table(*, filled: bool = False) -> str:
    """Two rows; the first cell of the second column reaches over both."""
    cells = [shown("rules", 110, 690), shown("12", 210, 675), shown("7", 110, 660)]
    return "\n".join([ruled([100, 200, 300], [700, 680, 650], filled=filled), *cells])


def test_lines_and_a_table_between_them() -> None:
    first, second = (
        "\n".join([shown(heading, 50, 750), table(), shown("Below the table", 50, 600)])
        for heading in ("Heading", "Another")
    )
    assert texts(pdf(first)) == ["Heading", [["rules", ""], ["7", "12"]], "Below the table"]
    heading, grid, below = parse(pdf(first, second)).blocks[3:]
    assert isinstance(heading, Paragraph)
    assert isinstance(grid, Grid)
    assert isinstance(below, Paragraph)
    rows = [{str(cell.place) for cell in row} for row in grid.rows]
    assert rows == [{"第 2 页第 2 行"}, {"第 2 页第 3 行"}]
    assert (str(heading.place), str(below.place)) == ("第 2 页第 1 行", "第 2 页第 4 行")


def test_lines_are_counted_with_those_that_are_left_out() -> None:
    pages = [
        "\n".join([shown("Report 2023", 50, 780), shown(f"text {number}", 50, 500)])
        for number in range(3)
    ]
    found = [block for block in parse(pdf(*pages)).blocks if isinstance(block, Paragraph)]
    assert [str(block.place) for block in found] == [f"第 {n} 页第 2 行" for n in (1, 2, 3)]


def test_a_table_of_thin_filled_rectangles() -> None:
    assert texts(pdf(table(filled=True))) == [[["rules", ""], ["7", "12"]]]


def test_merged_cells_and_lines_within_a_cell() -> None:
    lines = "\n".join(
        [
            rectangle(100, 640, 300, 60),
            "200 640 m 200 700 l S",
            "300 640 m 300 670 l S",
            "200 670 m 400 670 l S",
        ]
    )
    words = [shown("tall", 110, 680), shown("label", 110, 668), shown("wide", 210, 680)]
    words += [shown("1", 210, 650), shown("2", 310, 650)]
    (grid,) = parse(pdf("\n".join([lines, *words]))).blocks
    assert isinstance(grid, Grid)
    assert [[(c.text, c.rowspan, c.colspan) for c in row] for row in grid.rows] == [
        [("tall label", 2, 1), ("wide", 1, 2)],
        [("1", 1, 1), ("2", 1, 1)],
    ]
    assert grid.rows[0][0].place.page == 1
    assert grid.rows[0][0].place.box == pytest.approx((100, 100, 200, 160), abs=1)


def test_a_frame_around_a_text_is_no_table() -> None:
    page = "\n".join([ruled([50, 550], [700, 680, 660]), shown("a", 60, 685), shown("b", 60, 665)])
    assert texts(pdf(page)) == ["a", "b"]


def test_paragraphs_go_on_where_a_line_is_full() -> None:
    page = "\n".join(
        [
            shown(f"{LONG}end", 50, 700),
            shown("of it.", 50, 688),
            shown("Next one", 62, 676),
            shown(f"{LONG}end", 50, 664),
            shown("far below", 50, 600),
        ]
    )
    assert texts(pdf(page)) == [f"{LONG}end of it.", "Next one", f"{LONG}end", "far below"]


def test_a_paragraph_goes_on_over_a_page() -> None:
    first = "\n".join([shown("Title", 50, 700), shown(f"{LONG}end", 50, 100)])
    second = "\n".join([shown("of it.", 50, 700), shown(f"{LONG}end", 50, 680)])
    assert texts(pdf(first, second)) == ["Title", f"{LONG}end of it.", f"{LONG}end"]
    apart = "\n".join([shown("Not a part", 80, 700), shown(f"{LONG}end", 50, 680)])
    assert texts(pdf(first, apart))[2] == "Not a part"


def test_page_numbers_and_running_heads_are_left_out() -> None:
    def page(number: int) -> str:
        foot = [shown(f"- {number} -", 290, 30), shown("Report 2023", 50, 780)]
        text = [shown(f"text {number}", 50, 500), shown("2023", 50, 400), shown(LONG, 62, 300)]
        return "\n".join([*foot, *text, shown("short", 50, 250)])

    found = texts(pdf(page(1), page(2), page(3)))
    assert found == [t for n in (1, 2, 3) for t in (f"text {n}", "2023", LONG.strip(), "short")]


def test_a_table_over_two_pages_is_a_grid_on_each() -> None:
    assert [type(block) for block in parse(pdf(table(), table())).blocks] == [Grid, Grid]


def test_a_page_of_nothing_is_left_out() -> None:
    assert texts(pdf("", shown("a long enough text", 50, 700))) == ["a long enough text"]


def test_a_scan_and_an_empty_file() -> None:
    image = (
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8"
        " /ColorSpace /DeviceGray /Length 1 >>\nstream\n0\nendstream"
    )
    page = "q 600 0 0 800 0 0 cm /I Do Q"
    scan = pdf(page, extra=[image], more="/XObject << /I 4 0 R >>")
    assert code(scan) == "document.scanned"
    assert code(pdf("")) == "document.empty"


@pytest.mark.parametrize("data", [b"%PDF-", b"%PDF-1.4\n" + b"x" * 500, pdf("a")[:200]])
def test_damaged_files(data: bytes) -> None:
    assert code(data) in {"document.damaged", "document.empty"}


def test_a_password() -> None:
    keys = b"<" + b"00" * 32 + b">"
    encrypt = b"<< /Filter /Standard /V 1 /R 2 /O %s /U %s /P -4 >>" % (keys, keys)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [] /Count 0 >>",
        encrypt,
    ]
    assert code(assembled(objects, b"/Encrypt 3 0 R /ID [<00><00>]")) == "document.encrypted"


def test_a_page_tree_that_bites_its_tail() -> None:
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>",
        b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>",
    ]
    assert code(assembled(objects)) in {"document.damaged", "document.empty"}


PAGES = [
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    b"<< /Type /Page /Parent 2 0 R /MediaBox 4 0 R >>",
]


@pytest.mark.parametrize("objects", [[b"1 0 R"], [*PAGES, b"5 0 R", b"4 0 R"]])
def test_a_reference_that_bites_its_tail(objects: list[bytes]) -> None:
    assert code(assembled(objects)) == "document.too_complex"


@pytest.mark.parametrize("trailer", [b"", b"/Info << /A 4 0 R >>"])
def test_references_of_which_each_leads_to_two(trailer: bytes) -> None:
    doubled = [b"[%d 0 R %d 0 R]" % (number, number) for number in range(5, 45)]
    assert code(assembled([*PAGES, *doubled, b"0"], trailer)) == "document.too_complex"


def test_a_property_that_cannot_be_read_is_left_out() -> None:
    nested = b"[" * 400 + b"4 0 R" + b"]" * 400
    objects = [*PAGES[:2], b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>", nested]
    assert code(assembled(objects, b"/Info << /A 4 0 R >>")) == "document.empty"


def test_streams_that_grow() -> None:
    bomb = zlib_bomb(200 * 1024 * 1024)
    assert len(bomb) < 1024 * 1024
    assert code(assembled([bomb])) == "document.expands"
    assert code(b"%PDF-1.4 << /Filter [/FlateDecode /FlateDecode] >>") == "document.expands"


def zlib_bomb(size: int) -> bytes:
    return stream(b"\0" * size, packed=True)


def large() -> str:
    """A font of some megabytes, as Chinese ones are."""
    return zlib_bomb(5 * 1024 * 1024).decode("latin-1")


def test_packed_streams_of_moderate_size(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf(shown("a long enough text", 50, 700), packed=True)
    assert texts(data) == ["a long enough text"]
    monkeypatch.setattr(opened, "_STEP", 7)
    assert texts(data) == ["a long enough text"]
    assert texts(pdf(shown("a long enough text", 50, 700), extra=[large()])) == [
        "a long enough text"
    ]


def test_too_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(0, 10_000, 1_000))
    monkeypatch.setattr(reader, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    assert code(pdf("")) == "document.too_slow"


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    with pytest.raises(MissingExtraError, match="pdf"):
        parse(b"%PDF-")


SOUND = pdf(table())


@given(st.integers(0, len(SOUND)), st.integers(0, 40), st.binary(max_size=20))
@settings(max_examples=examples(30))
def test_any_change_of_a_sound_file_is_read_or_refused(at: int, cut: int, put: bytes) -> None:
    try:
        assert isinstance(parse(SOUND[:at] + put + SOUND[at + cut :]), Document)
    except UnreadableError as error:
        error.message("en")
