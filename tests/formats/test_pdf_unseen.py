# SPDX-License-Identifier: Apache-2.0
"""Figures of a table in a PDF that nobody sees are left out and told; those of a scan are read."""

from __future__ import annotations

import pytest

from gaidisclosure.document import Grid, Paragraph, Place
from gaidisclosure.formats.pdf import paint
from gaidisclosure.formats.pdf.reader import parse
from tests.formats.pdf_files import pdf, rectangle, ruled, shown

PICTURE = "q 600 0 0 800 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x7f EI Q"
SPACES = (
    "/ColorSpace << /Ink [/Separation /Black /DeviceGray 5 0 R] /Grey [/ICCBased 4 0 R] >>"
    " /XObject << /Stamp 6 0 R >>"
)
EXTRA = (
    "<< /N 1 /Length 0 >>\nstream\n\nendstream",
    "<< /FunctionType 2 /Domain [0 1] /C0 [1] /C1 [0] /N 1 >>",
    "<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Length 2 >>\nstream\n  \nendstream",
)


def document(*drawn: str) -> list[Grid | str]:
    """The tables and lines of a page with a table of two columns."""
    cells = [shown("rules", 110, 685), shown("12", 210, 685), shown("orders", 110, 665)]
    page = "\n".join(
        [ruled([100, 200, 300], [700, 680, 660]), *cells, shown("7", 210, 665), *drawn]
    )
    data = pdf(page.replace("\x7f", "A"), more=SPACES, extra=EXTRA)
    return [x.text if isinstance(x, Paragraph) else x for x in parse(data).blocks]


def figures(*drawn: str) -> tuple[list[str], list[str]]:
    """The figures of the second column, and those left out."""
    (grid,) = (block for block in document(*drawn) if isinstance(block, Grid))
    return [row[1].text for row in grid.rows], [each.text for each in grid.omitted]


NINE = shown("9", 225, 685)


@pytest.mark.parametrize(
    "unseen",
    [
        f"q 3 Tr {NINE} Q",
        f"q 1 g {NINE} Q",
        f"q 1 1 1 rg {NINE} Q",
        f"q 0 0 0 0 k {NINE} Q",
        f"q /Grey cs 1 sc {NINE} Q",
        f"q 1 g {rectangle(200, 680, 100, 20, filled=True)} {NINE} Q",
        f"q 0.9 g {rectangle(200, 660, 100, 20, filled=True)} 1 g {NINE} Q",
        f"q 0.9 g {rectangle(200, 680, 100, 20, filled=True)} 3 Tr {NINE} Q",
        "\n".join([NINE, rectangle(224.5, 687.6, 7, 0.5, filled=True)]),
    ],
)
def test_what_nobody_sees_is_left_out_and_told(unseen: str) -> None:
    assert figures(unseen) == (["12", "7"], ["9"])


@pytest.mark.parametrize(
    "seen",
    [
        f"q {NINE} Q",
        f"q 0.9 g {NINE} Q",
        f"q 1 g 2 Tr {NINE} Q",
        f"q /Ink cs 1 sc {NINE} Q",
        f"q 0.2 0.3 0.8 rg {rectangle(200, 680, 100, 20, filled=True)} 1 g {NINE} Q",
        f"q /Ink cs 1 sc {rectangle(200, 680, 100, 20, filled=True)} 1 g {NINE} Q",
        f"{PICTURE} q 1 g {NINE} Q",
        f"{PICTURE} q 3 Tr {NINE} Q",
    ],
)
def test_what_stands_on_something_is_read(seen: str) -> None:
    read, omitted = figures(seen)
    assert (read[0].replace(" ", ""), read[1], omitted) == ("129", "7", [])


@pytest.mark.parametrize("picture", [PICTURE, ""])
def test_the_text_of_a_scan_is_read(picture: str) -> None:
    words = f"{picture} q 3 Tr {shown('the text of a scan 12', 50, 500)} Q"
    page = "\n".join([words, shown("stamp", 50, 300)]).replace("\x7f", "A")
    read = [block.text for block in parse(pdf(page)).blocks if isinstance(block, Paragraph)]
    assert read == ["the text of a scan 12", "stamp"]


def test_a_shadow_is_no_other_figure() -> None:
    shadow = f"q 1 g {shown('7', 210.3, 664.7)} Q"
    assert figures(shadow) == (["12", "7"], [])


def test_a_watermark_over_a_table_is_told_as_one() -> None:
    mark = "BT /F 10 Tf 0.9 0.4 -0.4 0.9 150 664 Tm (20240118) Tj ET"
    (grid, *_) = document(mark)
    assert isinstance(grid, Grid)
    assert [each.text for each in grid.omitted] == ["20240118"]
    assert grid.omitted[0].place == Place(page=1, box=(100, 100, 300, 140))


def test_the_place_of_what_is_left_out_has_its_line() -> None:
    (grid, *_) = document(f"q 3 Tr {shown('3', 225, 665)} Q")
    assert isinstance(grid, Grid)
    assert grid.omitted[0].place == grid.rows[1][1].place
    assert str(grid.omitted[0].place) == "第 1 页第 2 行"


def test_a_drawing_is_not_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    area = f"0.5 g {rectangle(400, 100, 10, 10, filled=True)} 0 g"
    assert figures(area, f"q 1 g {NINE} Q")[1] == ["9"]
    monkeypatch.setattr(paint, "_MOST", 10)
    assert figures(area, f"q 1 g {NINE} Q")[1] == []
