# SPDX-License-Identifier: Apache-2.0
"""XLSX and XLS files to a document."""

from __future__ import annotations

import struct
import sys
from collections.abc import Callable
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook

from gaidisclosure.document import Grid
from gaidisclosure.errors import MissingExtraError
from gaidisclosure.formats.excel.sheets import sheet_grid
from gaidisclosure.formats.excel.workbook import parse
from gaidisclosure.formats.excel.xls_extent import measured
from tests.depth import examples
from tests.formats.office_files import (
    archive,
    compound,
    docx,
    grids,
    is_lawful,
    outcome,
    paragraph,
    paragraphs,
    record,
    refusal,
    xlsx,
)

TABLES = (Path(__file__).parents[1] / "data" / "tables.xls").read_bytes()
TEXT = st.text("规章公开12\xa0（", min_size=1, max_size=5).map("章".__add__)
VALUE = TEXT | st.integers(0, 10**9) | st.sampled_from([0.1, 3.5, 1e20])


def written(fill: Callable[[Any], None]) -> bytes:
    target = BytesIO()
    with Workbook(target, {"in_memory": True}) as book:
        fill(book)
    return target.getvalue()


@settings(max_examples=examples(50), deadline=None)
@given(
    st.lists(st.lists(st.none() | VALUE, min_size=3, max_size=3), min_size=1, max_size=5),
    st.integers(0, 2000),
    st.integers(0, 300),
    st.sampled_from([None, (0, 0, 0, 1), (0, 0, 1, 0), (0, 1, 1, 2)]),
)
def test_values_are_read_as_they_are_written(
    rows: list[list[Any]], top: int, left: int, merged: tuple[int, int, int, int] | None
) -> None:
    rows = [["甲", "乙", "丙"], *rows, ["丁", "戊", "己"]]
    hidden = set[tuple[int, int]]()
    if merged:
        first, start, last, end = merged
        hidden = {(row, at) for row in range(first, last + 1) for at in range(start, end + 1)}
        hidden -= {(first, start)}

    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        if merged:
            sheet.merge_range(top + first, left + start, top + last, left + end, "")
        for row, line in enumerate(rows):
            for column, value in enumerate(line):
                if value is not None and (row, column) not in hidden:
                    sheet.write(top + row, left + column, value)
        sheet.write_blank(top + 20, left + 20, None, book.add_format({"bold": True}))

    (grid,) = parse(written(fill)).blocks
    assert isinstance(grid, Grid)
    assert [[cell.text for cell in row] for row in grid.rows] == [
        [
            "" if value is None else str(value)
            for at, value in enumerate(line)
            if (row, at) not in hidden
        ]
        for row, line in enumerate(rows)
    ]
    assert all(None not in row for row in grid.matrix())
    assert {len(row) for row in grid.matrix()} == {3}


RANGES = st.lists(st.tuples(*[st.tuples(st.integers(0, 6), st.integers(0, 6))] * 2), max_size=8)


@given(st.integers(1, 4), st.integers(1, 4), RANGES)
@example(1, 4, [((1, 1), (1, 2)), ((1, 2), (1, 3))])
def test_any_merged_cells_leave_no_gap(height: int, width: int, merged: list[Any]) -> None:
    values = [[f"{row}{column}" for column in range(width)] for row in range(height)]
    grid = sheet_grid("表", values, (1, 1), merged)
    assert grid is not None
    assert all(None not in row for row in grid.matrix())
    assert {len(row) for row in grid.matrix()} == {width}


@settings(max_examples=examples(50), deadline=None)
@given(st.integers(0, 4000), st.binary(max_size=4), st.booleans())
def test_any_bytes_are_read_or_refused(at: int, patch: bytes, old: bool) -> None:
    sound = TABLES if old else xlsx('<row><c t="inlineStr"><is><t>规章</t></is></c></row>')
    torn = sound[:at] + patch + sound[at + len(patch) :]
    assert is_lawful(outcome(parse, torn))


@settings(max_examples=examples(100), deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["A1", "B2", "ZZ1", "XFD1048576", "b3", "1A", "A0", "A99999999", ""]),
            st.sampled_from(["s", "n", "str", "b", "e", "d", "?"]),
            st.sampled_from(["<v>0</v>", "<v>+1</v>", "<v>1<x/></v>", "<f>1</f>", "<v/>", ""]),
        ),
        max_size=6,
    )
)
def test_any_sheet_is_read_or_refused(cells: list[tuple[str, str, str]]) -> None:
    inside = "".join(f'<c r="{address}" t="{kind}">{value}</c>' for address, kind, value in cells)
    result = outcome(parse, xlsx(f"<row>{inside}</row>", shared="<si><t>甲</t></si><si/>"))
    assert is_lawful(result)


def test_kinds_of_values() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, [" 商业\n企业 ", True, "\xa00", 12.50])
        sheet.write_datetime(0, 4, datetime(2025, 1, 31), day)
        sheet.write_formula(0, 5, "=6*2", None, 12)

    assert grids(parse(written(fill))) == [
        [["商业企业", "TRUE", "\xa00", "12.5", "2025-01-31", "12"]]
    ]
    grid = sheet_grid("表", [[date(2025, 1, 2), datetime(2025, 1, 2, 3), time(4), 7]], (0, 0), ())
    assert grid is not None
    texts = ["2025-01-02", "2025-01-02 03:00:00", "04:00:00", "7"]
    assert [cell.text for cell in grid.rows[0]] == texts


def test_what_a_spreadsheet_of_old_holds() -> None:
    read = parse(TABLES)
    assert paragraphs(read) == ["表一", "说明"]
    assert grids(read) == [
        [[("信息内容", 1, 2)], ["规章", "12"], ["收费", "3.5"]],
        [["云溪县水利局2025年政府信息公开工作年度报告"]],
    ]
    grid = read.blocks[1]
    assert isinstance(grid, Grid)
    assert (grid.rows[1][1].place.sheet, grid.rows[1][1].place.address) == ("表一", "C3")


def test_hidden_and_blank_sheets_are_left_out() -> None:
    def fill(book: Any) -> None:
        book.add_worksheet("甲").write("B2", "规章")
        book.add_worksheet("乙").write("A1", " ")
        book.add_worksheet("丙")
        hidden = book.add_worksheet("丁")
        hidden.write("A1", "草稿")
        hidden.hide()

    read = parse(written(fill))
    assert paragraphs(read) == []
    assert grids(read) == [[["规章"]]]


def test_a_million_blank_rows_are_read() -> None:
    rows = "".join(f'<row r="{number}" ht="9"/>' for number in range(2, 1_000_001))
    read = parse(xlsx(f"<row><c><v>1</v></c></row>{rows}"))
    assert grids(read) == [[["1"]]]


CORNERS = (
    '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
)


def test_cells_far_from_each_other_are_refused() -> None:
    assert refusal(parse, xlsx(CORNERS)) == "document.too_many_cells"
    one = '<row><c><v>1</v></c></row><row r="40000"><c r="B40000"><v>1</v></c></row>'
    assert refusal(parse, xlsx(one, listed=2)) == "document.too_many_cells"


def test_shared_texts_are_counted(lower: Callable[[str, int], None]) -> None:
    lower("CHARACTERS", 6)
    shared = "<si><t>规章</t></si><si><r><t>公</t></r><r><t>开</t></r></si>"
    values = ("0", " +01 ", "7", "x")
    cells = "".join(f'<c t="s"><v>{value}</v></c>' for value in values)
    assert refusal(parse, xlsx(f"<row>{cells}</row>", shared=shared)) == "document.damaged"
    cells = '<c t="s"><v>0</v></c><c t="s"><v>1</v></c>'
    assert grids(parse(xlsx(f"<row>{cells}</row>", shared=shared))) == [[["规章", "公开"]]]
    many = f"<row>{cells * 2}</row>"
    assert refusal(parse, xlsx(many, shared=shared)) == "document.unpacks_too_large"
    inline = '<row><c t="inlineStr"><is><t>1234567</t></is></c></row>'
    assert refusal(parse, xlsx(inline)) == "document.unpacks_too_large"


@pytest.mark.parametrize(
    "sheet",
    [
        '<row r="x"/>',
        '<row><c r="1A"><v>1</v></c></row>',
        "<row>",
        "<si/>",
        '<row r="1"><c r="A0"><v>1</v></c></row>',
    ],
)
def test_damaged_sheets(sheet: str) -> None:
    assert refusal(parse, xlsx(sheet, shared="<si><t>规章</t></si>")) == "document.damaged"


def test_refusals() -> None:
    assert refusal(parse, docx(paragraph("规章"))) == "document.damaged"
    assert refusal(parse, archive({"xl/workbook.xml": "<!DOCTYPE a><a/>"})) == "document.damaged"
    assert refusal(parse, archive({"xl/workbook.xml": "<a/>"})) in {
        "document.damaged",
        "document.empty",
    }
    assert refusal(parse, compound(EncryptedPackage=b"")) == "document.encrypted"
    assert refusal(parse, compound(WordDocument=b"")) == "document.damaged"
    assert refusal(parse, compound(Workbook=record(9) * 9)) == "document.empty"
    assert refusal(parse, xlsx("<row/>")) == "document.empty"


BEGIN = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
END = record(0x0A)


def outcome_of(*records: bytes, shared: bytes = b"", sheets: int = 1) -> Any:
    """The refusal of a stream of sheets that are all one."""
    names = 12 * sheets
    start = len(BEGIN + shared + END) + names
    book = BEGIN + record(0x85, struct.pack("<IHH", start, 0, 0)) * sheets + shared + END
    return outcome(measured, book + BEGIN + b"".join(records) + END)


def number(row: int, column: int) -> bytes:
    return record(0x203, struct.pack("<HHHd", row, column, 0, 1.0))


def mention(index: int) -> bytes:
    return record(0xFD, struct.pack("<HHHI", 0, 0, 0, index))


def shared_texts(count: int, *parts: int) -> bytes:
    first, *others = parts
    texts = struct.pack("<II", count, count) + bytes(first)
    return record(0xFC, texts) + b"".join(record(0x3C, bytes(other)) for other in others)


def test_an_old_workbook_is_measured() -> None:
    assert isinstance(outcome_of(number(0, 0), number(999, 99)), bytes)
    assert outcome_of(number(0, 0), number(60000, 99)) == "document.too_many_cells"
    assert outcome_of(number(0, 0), number(999, 99), sheets=3) == "document.too_many_cells"
    assert outcome_of(record(0x203, b"")) == "document.damaged"
    many = record(0xBD, struct.pack("<HHHIH", 0, 0, 0, 0, 250))
    assert outcome_of(many, number(999, 0)) == "document.too_many_cells"
    assert outcome_of(number(0, 0), sheets=300) == "document.too_complex"


def test_what_is_not_read_of_an_old_workbook_is_blotted_out() -> None:
    dimensions = record(0x200, struct.pack("<IIHHH", 0, 2**32 - 1, 0, 9, 0))
    formula = record(0x06, bytes(20) + b"\1\0\x15")
    result = outcome_of(dimensions, formula, record(0x207, bytes(4)))
    assert dimensions[4:] in result
    assert dimensions not in result
    assert formula not in result


def test_a_sheet_that_begins_behind_the_end(capfd: pytest.CaptureFixture[str]) -> None:
    """The library would print a panic."""
    name = record(0x85, struct.pack("<IHHH", 62464, 0, 0, 0))
    assert refusal(parse, compound(Workbook=BEGIN + name + END)) == "document.damaged"
    assert capfd.readouterr().err == ""


def test_records_that_overlap_are_refused() -> None:
    """What is blotted out for the book is the length of a record of the sheet."""
    sheet = record(0x85, struct.pack("<IHHH", 12, 0, 0, 9))
    stream = sheet + record(0x200, bytes(0x18))
    assert outcome(measured, stream) == "document.damaged"


def test_merged_cells_and_parts_of_an_old_workbook_are_counted() -> None:
    assert outcome_of(*[record(0xE5, b"\xff\xff")]) != "document.too_complex"
    assert outcome_of(*[record(0xE5, b"\xff\xff")] * 2) == "document.too_complex"
    assert outcome_of(*[record(0x3C)] * 10_001) == "document.too_complex"


def test_shared_texts_of_an_old_workbook() -> None:
    assert isinstance(outcome_of(mention(0), shared=shared_texts(3, 20, 20)), bytes)
    assert outcome_of(mention(0), shared=shared_texts(1000, 20)) == "document.damaged"
    texts = shared_texts(3, *[8000] * 500)
    assert outcome_of(*[mention(0)] * 100, shared=texts) == "document.unpacks_too_large"


@pytest.mark.parametrize("code", ["document.damaged", "document.encrypted"])
def test_what_the_library_refuses(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import python_calamine

    error = python_calamine.PasswordError if code.endswith("encrypted") else ValueError

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(
        python_calamine, "CalamineWorkbook", type("Failing", (), {"from_filelike": fail})
    )
    assert refusal(parse, TABLES) == code


def test_an_interruption_is_no_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    import python_calamine

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(
        python_calamine, "CalamineWorkbook", type("Stopped", (), {"from_filelike": interrupt})
    )
    with pytest.raises(KeyboardInterrupt):
        parse(TABLES)


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(MissingExtraError, match="python-calamine"):
        parse(TABLES)
