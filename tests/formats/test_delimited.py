# SPDX-License-Identifier: Apache-2.0
"""Sheets saved as text: told by rows that agree in width, and read as a grid with lines."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.document import Grid
from gaidisclosure.formats.plain.delimited import is_delimited, parse
from tests.formats.office_files import outcome, refusal

ROW = "规章,1,0,9\n"


def cells(text: str, encoding: str = "utf-8") -> list[list[tuple[str, int | None]]]:
    (grid,) = parse(text.encode(encoding)).blocks
    assert isinstance(grid, Grid)
    return [[(cell.text, cell.place.line) for cell in row] for row in grid.rows]


def texts(text: str) -> list[list[str]]:
    return [[text for text, _ in row] for row in cells(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (ROW * 10, True),
        (ROW * 9, False),
        ("规章,1,0\n" * 20, False),
        (ROW.replace(",", ";") * 10, True),
        (ROW.replace(",", "\t") * 10, False),
        ("题\n" + ROW * 5 + "一、\n" + ROW * 5, True),
        ("题,,\n" + ROW * 10, True),
        ("题,,\n" * 2 + "甲,1\n" + "题,,\n" + "甲,1\n" * 2 + ROW * 7, False),
        (ROW * 5 + "规章,1,0\n" + ROW * 2 + "规章,1,0,9,\n" + ROW * 3, True),
        ((ROW + "规章,1,0\n") * 10, False),
        (ROW * 10 + "a,b\na,b\n", True),
        (ROW * 10 + "a,b\na,b,c\n", True),
        ("本年收到申请12件。\n" * 40, False),
        ("1,234 2,345 3,456 4,567\n" * 5 + "1,2\n" + "1,234 2,345 3,456 4,567\n" * 5, False),
        ("", False),
    ],
)
def test_what_a_sheet_is(text: str, told: bool) -> None:
    assert is_delimited((text or "无").encode()) is told


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_tabs_count_in_utf_16_with_a_mark(encoding: str) -> None:
    text = ROW.replace(",", "\t") * 10
    marked = text if encoding == "utf-16" else "\ufeff" + text
    assert is_delimited(marked.encode(encoding))
    assert not is_delimited((ROW * 10).encode("utf-16"))


def test_quotes_lines_and_places() -> None:
    text = '"公开\n（一）","1,2","a""b",\r\n' + ROW * 10
    assert cells(text)[:2] == [
        [("公开（一）", 1), ("1,2", 1), ('a"b', 1), ("", 1)],
        [("规章", 3), ("1", 3), ("0", 3), ("9", 3)],
    ]


def uneven(text: str) -> list[tuple[str, str, int | None]]:
    (grid,) = parse(text.encode()).blocks
    assert isinstance(grid, Grid)
    return [(each.reason, each.text, each.place.line) for each in grid.omitted]


def test_uneven_rows_stand_as_they_are_and_are_told() -> None:
    text = ROW * 5 + "总计,2,3\n" + ROW * 5 + "总计, 4 ,5,6,7\n" + ROW * 2
    found = texts(text)
    assert (found[5], found[11]) == (["总计", "2", "3", "", ""], ["总计", "4", "5", "6", "7"])
    assert uneven(text) == [("uneven", "总计 2 3", 6), ("uneven", "总计 4 5 6 7", 12)]


def test_uneven_rows_without_figures_are_not_told() -> None:
    text = "云溪县商务局,\n规章,制发,废止\n" + ROW * 10
    assert texts(text)[1] == ["规章", "制发", "废止", ""]
    assert uneven(text) == []


def test_blank_margins_are_cut() -> None:
    rows = [",,,,,", ",,,,,", *(",甲,1,,2," for _ in range(10)), ",,,,,"]
    assert texts("\n".join(rows)) == [["甲", "1", "", "2"]] * 10


def test_columns_to_the_right_of_a_table_are_cut_but_blank_figures_are_kept() -> None:
    wide, narrow = "甲,1,2,3,4,5\n", "规章,1,,9,,\n"
    found = texts("一、,,,,,\n" + narrow * 5 + "行政,,,,,\n" + narrow + "二、,,,,,\n" + wide * 5)
    assert found[:2] == [["一、", "", "", ""], ["规章", "1", "", "9"]]
    assert found[6:9] == [["行政", "", "", ""], ["规章", "1", "", "9"], ["二、", *[""] * 5]]


def test_a_sheet_of_blanks_has_no_table() -> None:
    assert parse((",,,\n" * 10).encode()).blocks == ()
    assert parse("不是表".encode()).blocks == ()


def test_a_cell_without_end_is_not_a_sheet() -> None:
    assert not is_delimited((ROW * 10 + '"' + "甲" * 200_000).encode())


def test_a_sheet_that_is_too_large_is_refused(lower: Callable[[str, int], None]) -> None:
    lower("CELLS", 39)
    assert refusal(parse, (ROW * 10).encode()) == "document.too_many_cells"


@given(st.lists(st.lists(st.sampled_from(["", "甲", "1", '"', "\n"]), max_size=6)), st.binary())
def test_any_bytes_are_a_document_or_refused(rows: list[list[str]], rest: bytes) -> None:
    outcome(parse, "\n".join(map(",".join, rows)).encode() + ROW.encode() * 10 + rest)
