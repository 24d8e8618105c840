# SPDX-License-Identifier: Apache-2.0
"""A file beyond a limit is refused with the code of the limit, and the page lists every limit."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from gaidisclosure.formats import detection, limits
from gaidisclosure.formats.encoding import decode, page_text
from gaidisclosure.formats.excel import workbook, xml_spreadsheet
from gaidisclosure.formats.excel.xls_extent import measured
from gaidisclosure.formats.limits import Limit
from gaidisclosure.formats.markup import parse_xml
from gaidisclosure.formats.packages import Package
from gaidisclosure.formats.pdf import reader
from gaidisclosure.formats.web import html, mhtml
from gaidisclosure.formats.word import doc, docx
from gaidisclosure.i18n import LOCALES
from tests.formats import doc_files, saved
from tests.formats import office_files as office
from tests.formats.office_files import record
from tests.formats.pdf_files import pdf, shown

DOCS = Path(__file__).parents[2] / "docs"
LIMITS = {name: each for name, each in vars(limits).items() if isinstance(each, Limit)}

opened = partial(Package, kind="ZIP")
xml = partial(parse_xml, kind="DOCX")
SHEET = record(0x85, struct.pack("<IHHH", 0, 0, 0, 9))
WORKBOOK = saved.workbook(*[saved.worksheet("表", f"<Row>{saved.cell('1')}</Row>")] * 2).encode()
PAGE = pdf(shown("a long enough text", 50, 700))

CASES: list[tuple[str, int, Callable[[bytes], Any], bytes]] = [
    *(("FILE", 3, read, b"<p>1") for read in (detection.parse, decode, page_text, doc.parse)),
    *(("FILE", 3, read, b"PK\x03\x04") for read in (opened, docx.parse, workbook.parse)),
    ("LINES", 1, decode, b"1\n2"),
    ("LINE", 3, decode, b"1\n1234\n12"),
    ("NODES", 20, html.parse, b"<p>" * 30),
    ("NODES", 20, html.parse, b"<table><tr>" + b"<td>1" * 30),
    ("NODES", 20, html.parse, b"<table><tr><td>a<td>" + b"<b>1</b>" * 30),
    ("MEMBERS", 1, opened, office.archive({"a": "", "b": ""})),
    ("ELEMENTS", 2, xml, b"<a><b/><c/></a>"),
    ("DEPTH", 2, xml, b"<a><b><c/></b></a>"),
    ("DOC_CHARACTERS", 50, doc.parse, doc_files.REPORT),
    ("DOC_PIECES", 50, doc.parse, doc_files.REPORT),
    ("DOC_PICTURES", 4_000, doc.parse, doc_files.PICTURE),
    ("CELLS", 1, workbook.parse, office.xlsx("<row><c><v>1</v></c><c><v>2</v></c></row>")),
    ("CELLS", 1, workbook.parse, office.xlsx("<mergeCell/>" * 2)),
    ("RECORDS", 2, measured, record(0x201) * 3),
    ("RECORDS", 4, measured, SHEET + record(0x201) * 3 + record(0x0A)),
    ("SHEETS", 1, measured, SHEET * 2),
    ("SHEETS", 1, xml_spreadsheet.parse, WORKBOOK),
    ("NODES", 3, mhtml.parse, saved.message(("a", "<p>1"), ("b", "<p>" * 4))),
    ("MERGED", 2, measured, SHEET + record(0xE5, b"\3\0") + record(0x0A)),
    ("CONTINUATIONS", 1, measured, record(0x3C) * 2),
    ("PAGES", 1, reader.parse, pdf("", "")),
    ("REFERENCES", 2, reader.parse, PAGE),
    ("PAGE_OBJECTS", 5, reader.parse, PAGE),
    ("SHOWN", 5, reader.parse, PAGE),
    ("DRAWN", 5, reader.parse, PAGE),
    ("STREAMS", 5, reader.parse, pdf(shown("a long enough text", 50, 700), packed=True)),
]


@pytest.mark.parametrize(
    ("name", "most", "read", "data"), CASES, ids=[f"{each[0]}-{each[3][:9]!r}" for each in CASES]
)
def test_a_file_beyond_a_limit_is_refused(
    name: str,
    most: int,
    read: Callable[[bytes], Any],
    data: bytes,
    lower: Callable[[str, int], None],
) -> None:
    assert office.outcome(read, data) != f"document.{LIMITS[name].code}"
    lower(name, most)
    assert office.refusal(read, data) == f"document.{LIMITS[name].code}"


@pytest.mark.parametrize("limit", LIMITS.values(), ids=LIMITS)
def test_the_message_says_the_limit_and_what_was_counted(limit: Limit) -> None:
    limit.require(limit.most)
    error = limit.refusal(limit.most + 1)
    assert error.params["limit"] == limit.most
    assert error.params.get("found", limit.most + 1) == limit.most + 1
    for locale in LOCALES:
        told = error.message(locale)
        assert str(limit.most) in told
        assert str(error.params.get("found", "")) in told
        assert not re.search(r"\{[a-z]+\}", told)


def test_a_number_beyond_measure_is_said_as_a_large_one() -> None:
    assert limits.DRAWN.refusal(10**30).params["found"] == 10**12


def rows(language: str) -> list[list[str]]:
    page = (DOCS / language / "formats.md").read_text("utf-8")
    table = re.findall(r"(?:^\|.*\n)+", page, re.MULTILINE)[-1]
    return [[cell.strip() for cell in line.strip("|\n").split("|")] for line in table.split("\n")]


def row(limit: Limit) -> list[str]:
    mib, rest = divmod(limit.most, 1024 * 1024)
    return [
        limit.what,
        f"{limit.most:,}" if rest else f"{mib} MB",
        limit.why,
        f"`document.{limit.code}`",
    ]


def test_the_page_lists_every_limit_with_its_reason() -> None:
    english, chinese = (rows(language)[2:-1] for language in ("en", "zh"))
    assert english == [row(limit) for limit in LIMITS.values()]
    assert [each[1::2] for each in chinese] == [each[1::2] for each in english]
    assert all(map(all, chinese))
