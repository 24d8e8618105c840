# SPDX-License-Identifier: Apache-2.0
"""What stands in the margins of printed pages is left out, and nothing else."""

from __future__ import annotations

import pytest

from gaidisclosure.document import Paragraph
from gaidisclosure.formats.pdf.reader import parse
from tests.formats.pdf_files import pdf, shown


def texts(*pages: str) -> list[str]:
    return [block.text for block in parse(pdf(*pages)).blocks if isinstance(block, Paragraph)]


def page(text: str, *, head: str = "", foot: str = "", high: float = 30) -> str:
    return "\n".join([shown(head, 50, 780), shown(text, 50, 500), shown(foot, 50, high)])


@pytest.mark.parametrize(
    "number",
    ["3", "- 3 -", "3/12", "3 / 12", "Page 3 of 12", "3 of 12"],
)
def test_page_numbers(number: str) -> None:
    assert texts(page("text", foot=number)) == ["text"]


def test_a_number_alone_further_up_is_text() -> None:
    assert texts(page("text", foot="3", high=120)) == ["text", "3"]
    assert texts(page("text", foot="- 3 -", high=120)) == ["text"]
    assert texts(page("text", foot="- 3 -", high=200)) == ["text", "- 3 -"]


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("11/23/26, 11:50 AM Report", "http://localhost:8000/report.html 1/3"),
        ("2026/1/19 09:05", "https://localhost/report.html"),
        ("19.1.2026, 9:05 Report", "file:///report.html 1/1"),
    ],
)
def test_the_lines_of_a_browser(head: str, foot: str) -> None:
    assert texts(page("text", head=head, foot=foot)) == ["text"]
    assert texts(page(head)) == [head]


def test_a_running_head_with_the_number_of_the_page() -> None:
    pages = [page(f"text {n}", head=f"{n} Report", foot=f"Office {n}") for n in (1, 2, 3)]
    assert texts(*pages) == ["text 1", "text 2", "text 3"]


def test_rows_of_figures_are_no_running_heads() -> None:
    row = "0 0 0"
    assert texts(*[page("text", foot=row)] * 3) == ["text", row] * 3
