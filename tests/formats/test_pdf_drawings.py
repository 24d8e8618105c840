# SPDX-License-Identifier: Apache-2.0
"""Fonts and drawings of a few bytes that the library would write out without end."""

from __future__ import annotations

import zlib

import pytest

from gaidisclosure.document import Document
from gaidisclosure.formats.pdf.reader import parse
from tests.formats.office_files import outcome
from tests.formats.pdf_files import FONT, PAGE, assembled, pdf, shown, stream

TYPE_0 = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /S /Encoding /Identity-H"
    b" /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>"
)
PART = (
    b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /S"
    b" /FontDescriptor << /FontBBox [0 0 1 1] >> %s >>"
)
DESCRIPTION = "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length {} {} >>"


def page_with(font: bytes, content: bytes, *more: bytes) -> bytes:
    return assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            font,
            PAGE.format(contents=5, more="").encode(),
            content,
            *more,
        ]
    )


def with_font(widths: bytes, cmap: bytes = b"") -> bytes:
    text = stream(b"BT /F 9 Tf 1 1 Td <00410042> Tj ET")
    return page_with(TYPE_0, text, PART % widths, stream(cmap))


@pytest.mark.parametrize(
    "widths",
    [
        b"/W [0 999999999 5]",
        b"/W [7 [1 2 3] 1.5 0 0 0 999999999 5]",
        b"/W [0 /name 999999999 5]",
        b"/W2 [0 999999999 5 5 5]",
        b"/W [" + b"0 65535 5 " * 40 + b"]",
    ],
)
def test_widths_of_very_many_characters(widths: bytes) -> None:
    assert outcome(parse, with_font(widths)) == "document.too_complex"


@pytest.mark.parametrize("widths", [b"", b"/W 5", b"/W [0 65535 5 9 3 5 1.5 2 3]", b"/W2 [[1]]"])
def test_widths_of_some_characters(widths: bytes) -> None:
    assert isinstance(outcome(parse, with_font(widths)), Document)


def ranges(inside: bytes) -> bytes:
    return b"begincmap 1 beginbfrange " + inside + b" endbfrange endcmap"


@pytest.mark.parametrize(
    "inside",
    [
        b"<0000> <FFFFFFFF> <0041>",
        b"<00 00> % <0041>\n<FFFFFFFF> [<0041>]",
        b"(\\0\\0\\0\\0) (aaaa) <0041>",
        b"<0000> <" + b"F" * 9000 + b"> 1",
    ],
)
def test_ranges_of_very_many_characters(inside: bytes) -> None:
    assert outcome(parse, with_font(b"", ranges(inside))) == "document.too_complex"


def test_ranges_of_some_characters() -> None:
    found = outcome(parse, with_font(b"", ranges(b"<0041> <0042> <4E00> <0005> <0003> <> ")))
    assert [block.text for block in found.blocks] == ["一丁"]


def form(content: str, more: str = "") -> str:
    return DESCRIPTION.format(len(content), more) + f"\nstream\n{content}\nendstream"


def named(number: int) -> str:
    return f"/Resources << /XObject << /N {number} 0 R >> >>"


def drawings(*forms: str) -> bytes:
    page = shown("a long enough text", 50, 700) + " /N Do"
    return pdf(page, extra=forms, more="/XObject << /N 4 0 R >>")


def test_drawings_within_drawings_within_drawings() -> None:
    nested = [form("/N Do " * 9, named(number)) for number in range(5, 13)]
    assert outcome(parse, drawings(*nested, form("0 0 m"))) == "document.too_complex"
    assert isinstance(outcome(parse, drawings(*nested[:2], form("0 0 m"))), Document)


def test_drawings_that_are_no_such_or_draw_themselves() -> None:
    for each in (form("/N Do", named(4)), form("/N Do"), "<< /A 1 >>", "5"):
        assert isinstance(outcome(parse, drawings(each)), Document)
    odd = pdf(shown("a long enough text", 50, 700), more="/XObject 5")
    assert outcome(parse, odd) in ("document.damaged",) or outcome(parse, odd).blocks


def packed(dictionary: bytes, data: bytes) -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), dictionary, data)


@pytest.mark.parametrize(
    ("dictionary", "data"),
    [
        (b"/Filter [/RunLengthDecode /RL]", b"\x81\x81" * 9),
        (b"/Filter [ /LZWDecode/FlateDecode ]", b""),
        (
            b"/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 999999999 >>",
            zlib.compress(b"a" * 99),
        ),
        (b"/Type /XRef /Index [0 1 5 999999999]", b""),
        (b"/Type /XRef /Size 999999999", b""),
        (b"/Fil#74er /FlateDecode", b""),
        (b"/Type /Obj#53tm", b""),
        (b"/Type /ObjStm /Filter /FlateDecode", zlib.compress(b"1 " * 3_000_000)),
    ],
)
def test_streams_that_grow_without_measure(dictionary: bytes, data: bytes) -> None:
    assert outcome(parse, page_with(FONT.encode(), packed(dictionary, data))) == "document.expands"


def test_names_of_fonts_may_have_codes() -> None:
    font = FONT.replace("/Courier", "/#CB#CE#CC#E5").encode()
    assert isinstance(outcome(parse, page_with(font, stream(LONG_TEXT))), Document)


LONG_TEXT = shown("a long enough text", 50, 700).encode()


@pytest.mark.parametrize(
    "content",
    [
        b"BT /F 9 Tf (" + b"a" * 60_001 + b") Tj ET",
        b"BT /F 9 Tf" + b"(aaaaaaa)'" * 9_000 + b" ET",
        b"1 1 2 2 re f " * 40_000,
        b"0 0 m " + b"9 9 l " * 70_000,
        b"q " * 70_000,
        b"(" * 70_000,
        b"[" * 70_000,
        b"1 " * 1_100_000,
    ],
)
def test_pages_that_would_draw_very_much(content: bytes) -> None:
    data = page_with(FONT.encode(), stream(LONG_TEXT + b" " + content, packed=True))
    assert outcome(parse, data) == "document.too_complex"


@pytest.mark.parametrize(
    "content",
    [b"1 1 2 2 re f " * 900, b"BT /F 9 Tf (" + b"a" * 9_000 + b") Tj ET", bytes(range(256)) * 900],
)
def test_pages_that_draw_much(content: bytes) -> None:
    data = page_with(FONT.encode(), stream(LONG_TEXT + b" " + content, packed=True))
    assert isinstance(outcome(parse, data), Document)


def test_characters_that_are_mapped_by_very_many_words() -> None:
    assert outcome(parse, with_font(b"", b"x" * 2_100_000)) == "document.too_complex"
