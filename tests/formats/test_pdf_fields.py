# SPDX-License-Identifier: Apache-2.0
"""Values of form fields are read where a viewer shows them."""

from __future__ import annotations

import pytest

from gaidisclosure.document import Paragraph
from gaidisclosure.formats.pdf.reader import parse
from tests.formats.pdf_files import FONT, PAGE, assembled, shown, stream


def form(annotations: str, *fields: str, more: str = "") -> list[str]:
    """The lines of a page with these annotations; the first of the fields is object 6."""
    page = PAGE.format(contents=5, more="").removesuffix(">>")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        FONT.encode(),
        f"{page} /Annots {annotations} {more} >>".encode(),
        stream(shown("number of rules", 50, 700).encode()),
        *(field.encode("latin-1") for field in fields),
    ]
    blocks = parse(assembled(objects)).blocks
    return [block.text for block in blocks if isinstance(block, Paragraph)]


BOX = "/Rect [200 698 260 708]"


@pytest.mark.parametrize(
    "field",
    [
        f"<< /Subtype /Widget /FT /Tx /V (12) {BOX} >>",
        f"<< /Subtype /Widget /FT /Tx /V (12) {BOX} /F 4 >>",
        f"<< /FT /Ch /V <FEFF00310032> {BOX} >>",
    ],
)
def test_a_value_stands_in_its_box(field: str) -> None:
    assert form("[6 0 R]", field) == ["number of rules 12"]
    assert form(f"[{field}]") == ["number of rules 12"]


def test_a_value_may_be_inherited() -> None:
    parent = "<< /FT /Tx /V (12) /Parent << /V (13) /Parent 7 0 R >> >>"
    assert form("[6 0 R]", f"<< {BOX} /Parent 7 0 R >>", parent) == ["number of rules 12"]


@pytest.mark.parametrize(
    "field",
    [
        f"<< /FT /Tx /V (12) {BOX} /F 2 >>",
        f"<< /FT /Tx /V (12) {BOX} /F 32 >>",
        f"<< /FT /Btn /V /Yes {BOX} >>",
        f"<< /FT /Btn /V (12) {BOX} >>",
        f"<< /V (12) {BOX} >>",
        f"<< /FT /Tx {BOX} >>",
        "<< /FT /Tx /V (12) >>",
        "<< /FT /Tx /V (12) /Rect [200 698 99999999 708] >>",
        "<< /FT /Tx /V (12) /Rect [1 2 3] >>",
        "<< /FT /Tx /V (12) /Rect [1 2 3 /a] >>",
        "5",
        f"<< {BOX} /Parent 6 0 R >>",
    ],
)
def test_others_are_left_out(field: str) -> None:
    assert form("[6 0 R]", field) == ["number of rules"]


def test_no_list_of_annotations() -> None:
    assert form("5") == ["number of rules"]


TURNED = {
    90: ("0 1 -1 0 600 0", "[92 200 102 260]"),
    180: ("-1 0 0 -1 600 800", "[340 92 400 102]"),
    270: ("0 -1 1 0 0 800", "[498 540 508 600]"),
}


@pytest.mark.parametrize("angle", [90, 180, 270])
@pytest.mark.parametrize("media", ["[0 0 600 800]", "[-10 20 590 820]"])
def test_fields_of_a_page_that_viewers_turn(angle: int, media: str) -> None:
    matrix, box = TURNED[angle]
    words = shown("number of rules", 50, {180: 700}.get(angle, 500))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        FONT.encode(),
        PAGE.format(contents=5, more="").replace("[0 0 600 800]", media).encode()[:-2]
        + f"/Annots [<< /FT /Tx /V (12) /Rect {box} >>] /Rotate {angle} >>".encode(),
        stream(f"q {matrix} cm {words} Q".encode()),
    ]
    found = [
        block.text for block in parse(assembled(objects)).blocks if isinstance(block, Paragraph)
    ]
    assert found == ["number of rules 12"]
