# SPDX-License-Identifier: Apache-2.0
"""Paragraphs of a PDF: set in by two characters, and joined over lines without false spaces."""

from __future__ import annotations

import pytest

from gaidisclosure.document import Paragraph
from gaidisclosure.formats.pdf.reader import parse
from tests.formats.pdf_files import pdf, shown

FULL = "word " * 15 + "end"


def paragraphs(*lines: str) -> list[tuple[str, bool]]:
    blocks = parse(pdf("\n".join(lines))).blocks
    return [(block.text, block.indented) for block in blocks if isinstance(block, Paragraph)]


def test_the_first_line_is_set_in() -> None:
    lines = [
        shown("Heading", 50, 720),
        shown(FULL, 70, 700),
        shown("of it", 50, 688),
        shown("A line", 70, 676),
        shown("further", 90, 640),
        shown("a little", 56, 600),
    ]
    assert paragraphs(*lines) == [
        ("Heading", False),
        (f"{FULL} of it", True),
        ("A line", True),
        ("further", False),
        ("a little", False),
    ]


def test_a_heading_in_large_letters_is_not_set_in() -> None:
    lines = [shown("Title", 84, 760, 16), shown(FULL, 70, 700), shown("of it", 50, 688)]
    assert paragraphs(*lines) == [("Title", False), (f"{FULL} of it", True)]


@pytest.mark.parametrize(
    ("end", "start", "joined"),
    [
        ("open-", "government", "open-government"),
        ("GB/", "T 33190", "GB/T 33190"),
        ("1 -", "2", "1 - 2"),
        (
            "https://www.yunxi.example/2023/index.",
            "html it",
            "https://www.yunxi.example/2023/index.html it",
        ),
        ("www.yunxi.example/a?b=", "1", "www.yunxi.example/a?b=1"),
        ("end.", "next", "end. next"),
        ("open", "government", "open government"),
    ],
)
def test_a_word_goes_on_in_the_next_line(end: str, start: str, joined: str) -> None:
    filled = "word " * 8
    long = f"{filled}{'x' * (36 - len(end) if len(end) < 30 else 3)} {end}"
    lines = [shown(long, 50, 700), shown(start, 50, 688)]
    (found,) = paragraphs(*lines)
    assert found[0] == long.removesuffix(end) + joined


def test_an_address_goes_on_over_lines() -> None:
    first = f"{'word ' * 10}https://www.yunxi.example/"
    second = f"{'2023/' * 15}"
    lines = [shown(first, 50, 700), shown(second, 50, 688), shown("index", 50, 676)]
    assert paragraphs(*lines) == [(f"{first}{second}index", False)]
