# SPDX-License-Identifier: Apache-2.0
"""Sheets of many lines: which files are read as such, exactly, and up to what size."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from gaidisclosure.document import Place, Sheet
from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats.excel import sheet_writer
from gaidisclosure.formats.long_tables import sheets_headed
from gaidisclosure.formats.plain import exact_cells

WORDS = ("机关名称", "name")
ROWS = [["机关名称", "=1+1"], ["甲\n乙", "007"], ["'", " 一 "], ["<r>1</r>", "2"]]
SHEET = Sheet("汇总表", ROWS, head=1)


@pytest.mark.parametrize("data", [sheet_writer.render([SHEET]), exact_cells.render(SHEET)])
def test_texts_are_exact(data: bytes) -> None:
    (found,) = sheets_headed(data, WORDS)
    assert [*map(list, found.rows)] == ROWS
    assert sheets_headed(data, ("单位",)) == ()


@pytest.mark.parametrize(
    "spelt", ["机关名称", " 机\u3000关\n名 称", "&#26426;&#20851;&#x540D;&#x79f0;"]
)
def test_a_heading_may_be_spread_or_spelt_by_numbers(spelt: str) -> None:
    data = BytesIO()
    with (
        ZipFile(BytesIO(sheet_writer.render([SHEET]))) as old,
        ZipFile(data, "w", ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, old.read(name).replace("机关名称".encode(), spelt.encode()))
    assert sheets_headed(data.getvalue(), WORDS)


def test_an_older_workbook_is_read_as_well() -> None:
    data = (Path(__file__).parents[2] / "fuzzing/corpus/xls/tables.xls").read_bytes()
    (sheet, *_) = sheets_headed(data, ("规章",))
    assert any("规章" in row for row in sheet.rows)
    assert sheets_headed(data, WORDS) == ()


def test_lines_of_a_text_are_numbered_as_its_reader_counts_them() -> None:
    (sheet,) = exact_cells.sheets('机关名称,b\n"一\n二",c\n\nd,e\n')
    assert [*sheet.numbers] == [1, 2, 4, 5]
    assert sheet.place(3, 1) == Place(line=5)
    assert sheet.text(0, 9) == ""


def test_other_files_are_none() -> None:
    others = [b"%PDF-1.7 name", b"PK\x03\x04name", b"\xd0\xcf\x11\xe0name", b"\x89PNG name", b""]
    for data in others:
        assert sheets_headed(data, WORDS) == ()
    docx = BytesIO()
    with ZipFile(docx, "w") as archive:
        archive.writestr("word/document.xml", "<a>name</a>")
    assert sheets_headed(docx.getvalue(), WORDS) == ()
    assert exact_cells.sheets(f"机关名称,{'a' * 200_000}") == ()


@pytest.mark.parametrize("data", [sheet_writer.render([SHEET]), exact_cells.render(SHEET)])
def test_a_table_beyond_a_limit_is_refused(data: bytes, lower: Callable[[str, int], None]) -> None:
    lower("TABLE_CELLS", 3)
    with pytest.raises(UnreadableError) as caught:
        sheets_headed(data, WORDS)
    assert caught.value.code == "document.too_many_cells"


def test_a_table_may_have_more_cells_than_a_report(lower: Callable[[str, int], None]) -> None:
    lower("CELLS", 3)
    lower("UNPACKED", 3_000)
    assert sheets_headed(sheet_writer.render([SHEET]), WORDS)
