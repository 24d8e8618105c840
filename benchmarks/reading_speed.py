# SPDX-License-Identifier: Apache-2.0
"""How long one report takes to read, next to other libraries, in one run.

    python -m pip install -c constraints.txt --group bench -e .
    python benchmarks/reading_speed.py

The others give the tables of a page, the cells of a DOCX, or the characters and rules of a PDF.
Ours is the document with all text, and the draft with each figure in its cell. The least of many
alternating rounds counts, in processor time, so that other programs matter little. Nothing here is
a test, and the promises stand next to the figures.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import docx
import pandas
import pdfplumber
import turbohtml
from json_speed import city, line
from published_files import page, pasted, word

import gaidisclosure as gd
from gaidisclosure.formats.pdf import reader as pdf
from gaidisclosure.formats.web import html
from gaidisclosure.formats.word import docx as own_docx

ROUNDS = 25
PROGRAMS = Path(__file__).parents[1] / "tests" / "data" / "programs"
PRINTED = ("2021-chromium.pdf", "2021-libreoffice.pdf")


def times(*calls: Callable[[], object]) -> list[float]:
    """Least milliseconds of each call."""
    least = [float("inf")] * len(calls)
    for _ in range(ROUNDS):
        for number, call in enumerate(calls):
            start = time.process_time()
            call()
            least[number] = min(least[number], time.process_time() - start)
    return [each * 1e3 for each in least]


def cells(data: bytes) -> list[list[str]]:
    """The cells of all tables, by python-docx."""
    tables = docx.Document(io.BytesIO(data)).tables
    return [[cell.text for cell in row.cells] for table in tables for row in table.rows]


def characters_and_rules(data: bytes) -> list[tuple[int, int]]:
    """The numbers of characters and rules of each page, by pdfplumber."""
    with pdfplumber.open(io.BytesIO(data)) as file:
        return [(len(each.chars), len(each.edges)) for each in file.pages]


def compared(
    what: str, data: bytes, parse: Callable[[bytes], object], peer: Callable[[], object], goal: str
) -> None:
    """Print the times of the document, the draft and a peer, and the ratios to the peer."""
    document, draft, other = times(lambda: parse(data), lambda: gd.read(data), peer)
    said = f"{document:6.2f} ms / {other:6.2f} ms = {document / other:4.2f}"
    line(what, said, goal)
    line("    the draft", f"{draft:6.2f} ms / {other:6.2f} ms = {draft / other:4.2f}", "")


def main() -> None:
    print(f"Python {sys.version.split()[0]}")
    report = city()
    own, text = gd.to_text(report).encode(), pasted(report)
    web, package = page(report), word(report)
    source = web.decode()
    for data in (own, text, web, package):
        assert gd.read(data).figures() == gd.Draft.from_report(report).figures()
    own_ms, text_ms = times(lambda: gd.read(own), lambda: gd.read(text))
    line(f"our own text of {len(own) // 1000} kB", f"{own_ms:6.2f} ms", "")
    line(f"text of {len(text) // 1000} kB", f"{text_ms:6.2f} ms", "")
    what = f"page of {len(web) // 1000} kB / pandas.read_html"
    compared(what, web, html.parse, lambda: pandas.read_html(io.StringIO(source)), "≤ 1.0")
    (parse_ms,) = times(lambda: turbohtml.parse(source))
    line("    turbohtml.parse alone", f"{parse_ms:6.2f} ms", "")
    what = f"DOCX of {len(package) // 1000} kB / python-docx"
    compared(what, package, own_docx.parse, partial(cells, package), "≤ 0.2")
    for name in PRINTED:
        data = (PROGRAMS / name).read_bytes()
        what = f"{name} / pdfplumber"
        compared(what, data, pdf.parse, partial(characters_and_rules, data), "≤ 1.5")


if __name__ == "__main__":
    main()
