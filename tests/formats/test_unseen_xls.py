# SPDX-License-Identifier: Apache-2.0
"""Older workbooks: hidden rows and columns, fonts, number formats and errors."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gaidisclosure.document import Grid
from gaidisclosure.formats.excel.workbook import parse
from gaidisclosure.formats.excel.xls_looks import XlsLook, xls_looks
from tests.depth import examples
from tests.formats.office_files import is_lawful, outcome, record, refusal
from tests.formats.xls_files import (
    OLDER,
    cell_format,
    column,
    font,
    mention,
    number,
    number_format,
    rich,
    row,
    shared,
    xls,
)

FONTS = [font(), font(), font(struck=True), font(script=1), font(script=2)]
"""The fonts 0 to 3 and 5, as no font has the number 4."""


def read(data: bytes) -> tuple[list[list[str]], list[tuple[str, str, str | None]]]:
    """Return the texts of the grid, and what is told of it."""
    (grid,) = parse(data).blocks
    assert isinstance(grid, Grid)
    texts = [[cell.text for cell in row] for row in grid.rows]
    return texts, [(each.reason, each.text, each.place.address) for each in grid.omitted]


def test_hidden_rows_and_columns() -> None:
    cells = [number((at, column), 10 * at + column) for at in range(3) for column in range(4)]
    sheet = [column(0, 0, hidden=False), column(1, 2, hidden=True)]
    sheet += [row(0, hidden=False), row(1, hidden=True), *cells]
    texts, told = read(xls([], sheet))
    assert texts == [["0", "3"], ["20", "23"]]
    assert [text for _, text, _ in told] == ["1", "2", "10", "11", "12", "13", "21", "22"]


def test_fonts_of_cells_and_within_texts() -> None:
    texts = [
        rich("123", (2, 3), wide=False),
        rich("规章9改12", (2, 2), (3, 1), more=b"abc"),
        rich("12注", (2, 5)),
        rich("规章"),
    ]
    book = [*FONTS, cell_format(0), cell_format(2), cell_format(9), record(0xFC, shared(*texts))]
    sheet = [mention((0, at), at) for at in range(4)]
    sheet += [number((0, 4), 7, 1), number((0, 5), 8, 2), number((0, 6), 9, 99), mention((0, 7), 9)]
    found, told = read(xls(book, sheet))
    assert found == [["12", "规章改12", "12", "规章", "", "8", "9"]]
    assert told == [("unseen", "3", "A1"), ("unseen", "9", "B1"), ("unseen", "7", "E1")]


@pytest.mark.parametrize(
    ("at", "flag"),
    [
        *((8, b""), (13, b"\1"), (15, b"\1"), (19, b"\1"), (21, b""), (23, b""), (25, b"")),
        *((29, b""), (34, b"\0"), (35, b"\0"), (36, b"")),
    ],
)
def test_shared_texts_that_are_continued(at: int, flag: bytes) -> None:
    """A part that begins within characters says how many bytes one has."""
    whole = shared(rich("规章12", (2, 1), (3, 3)), rich("12", (1, 3), wide=False))
    book = [*FONTS, record(0xFC, whole[:at]), record(0x3C, flag + whole[at:])]
    found, told = read(xls(book, [mention((0, 0), 0), mention((0, 1), 1)]))
    assert (found, len(told)) == ([["规章1", "1"]], 2)


@pytest.mark.parametrize("version", [0x600, OLDER])
def test_number_formats(version: int) -> None:
    book = [font(), number_format(164, "0%", version=version)]
    book += [number_format(165, ";;;", version=version), number_format(6, "0", version=version)]
    book += [cell_format(0, code) for code in (0, 164, 165, 1, 6)]
    many = struct.pack("<HH", 1, 0)
    many += b"".join(struct.pack("<HI", form, value << 2 | 2) for form, value in ((1, 5), (0, 6)))
    sheet = [number((0, at), 12.4, form) for at, form in enumerate((0, 1, 2, 3, 4))]
    sheet += [record(0xBD, many + struct.pack("<H", 1)), record(0x205, bytes(6) + b"\1\0")]
    stream = "Workbook" if version == 0x600 else "Book"
    found, told = read(xls(book, sheet, version=version, stream=stream))
    assert found[0] == ["TRUE", "1240%", "", "12", "12"]
    assert found[1][:2] == ["500%", "6"]
    assert [(reason, text) for reason, text, _ in told if reason == "unseen"] == [
        ("unseen", "12.4")
    ]


def formula(at: tuple[int, int], kind: int, error: int) -> bytes:
    result = struct.pack("<BBBxxxH", kind, 0, error, 0xFFFF)
    return record(0x06, struct.pack("<HHH", *at, 0) + result + bytes(8))


def test_errors_are_told() -> None:
    cells = [number((0, 0), 1), record(0x205, struct.pack("<HHHBB", 0, 1, 0, 0x17, 1))]
    cells += [formula((0, 2), 2, 0x07), formula((0, 3), 1, 1)]
    _, told = read(xls([], cells))
    assert told == [("no_value", "#REF!", "B1"), ("no_value", "#DIV/0!", "C1")]


def test_records_that_are_too_short() -> None:
    for kind in (0x31, 0x41E, 0xE0):
        assert refusal(parse, xls([record(kind)], [])) == "document.damaged"
    torn = [font(struck=True), record(0xFC, struct.pack("<II", 1, 1) + b"\x09\0\1")]
    assert refusal(parse, xls(torn, [number((0, 0), 1)])) == "document.damaged"


def test_a_cell_beyond_the_values_is_left() -> None:
    look = XlsLook()
    assert look.of([], (0, 0)).texts == {}
    look.runs[5, 5] = [("12", None)]
    assert look.of([["1"]], (0, 0)).texts == {}


BOOK = [*FONTS, cell_format(2, 9), record(0xFC, shared(rich("规章9", (2, 2))))]
REPORT = xls(BOOK, [row(0, hidden=False), column(3, 4, hidden=True), mention((0, 0), 0)])


@settings(max_examples=examples(50), deadline=None)
@given(st.integers(1536, len(REPORT)), st.binary(min_size=1, max_size=4))
def test_any_bytes_are_read_or_refused(at: int, patch: bytes) -> None:
    torn = REPORT[:at] + patch + REPORT[at + len(patch) :]
    assert is_lawful(outcome(parse, torn))


@given(st.lists(st.binary(max_size=9).map(lambda data: record(0xFC, data)), max_size=3))
def test_any_shared_texts_are_read_or_refused(texts: list[bytes]) -> None:
    stream = b"".join([record(0x809, b"\0\6"), font(struck=True), *texts])
    result = outcome(xls_looks, stream)
    assert result in ([], "document.damaged")


def test_columns_without_width() -> None:
    cells = [number((0, at), at) for at in range(3)]
    sheet = [column(1, 1, hidden=False, width=0), *cells]
    assert read(xls([], sheet))[0] == [["0", "2"]]


@pytest.mark.parametrize(
    ("more", "pattern", "ground", "extra", "seen"),
    [
        ([], 0, 64, [], False),
        ([], 1, 9, [], False),
        ([], 1, 40, [], True),
        ([], 2, 9, [], True),
        ([record(0x92, bytes(2))], 0, 64, [], True),
        ([], 0, 64, [record(0x1B0, bytes(14))], True),
    ],
)
def test_white_figures_on_no_ground(
    more: list[bytes], pattern: int, ground: int, extra: list[bytes], seen: bool
) -> None:
    white = cell_format(1, pattern=pattern, ground=ground)
    book = [font(), font(colour=9), *more, cell_format(0), white]
    cells = [number((0, 0), 12), number((0, 1), 34, 1), number((0, 2), 56)]
    texts, told = read(xls(book, [*cells, *extra]))
    assert texts == [["12", "34" if seen else "", "56"]]
    assert told == ([] if seen else [("unseen", "34", "B1")])


def test_figures_too_small_to_be_seen() -> None:
    book = [font(), font(height=20), cell_format(0), cell_format(1)]
    cells = [number((0, 0), 12), number((0, 1), 34, 1), number((0, 2), 56)]
    assert read(xls(book, cells))[0] == [["12", "", "56"]]
