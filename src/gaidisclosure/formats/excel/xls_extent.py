# SPDX-License-Identifier: Apache-2.0
"""The extent of data in an older workbook (BIFF), 数据范围, measured before reading.

The library for workbooks stores every cell between the first and the last of a sheet, allocates as
much memory as the file declares, copies a shared text at every mention and writes out every
formula. So formulas, names and declared dimensions are blanked here, and the rest is measured.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import Final

from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats import limits
from gaidisclosure.formats.excel.sheets import Extent

KIND: Final = "XLSX/XLS"
"""The file format that an error names."""
_LEAST_TEXT: Final = 3
"""Fewest bytes of a shared text."""

_HEAD: Final = struct.Struct("<HH")
_NUMBER: Final = struct.Struct("<I")
_PLACE: Final = struct.Struct("<HH")
# Kinds of records.
END: Final = 0x0A
_SHEET: Final = 0x85
SHARED: Final = 0xFC
CONTINUED: Final = 0x3C
FORMULA: Final = 0x06
_RESULT: Final = 0x207
_MERGED: Final = 0xE5
MANY: Final = 0xBD
MENTION: Final = 0xFD
CELLS: Final = frozenset({FORMULA, 0xD6, 0x203, 0x204, 0x205, 0x27E, MANY, MENTION})
_NEEDLESS: Final = frozenset({0x200, 0x18, 0x17})
"""Dimensions, names and references to other sheets, which are blanked."""
_FORMULA_AT: Final = 20
"""Offset of the length of a formula in its record."""

Record = tuple[int, int, bytes]
"""The kind of a record, the offset of its contents, and the contents."""


def measured(stream: bytes) -> bytes:
    """Return the stream for the library, blanked in part and of the same length.

    Raises:
        UnreadableError: ``document.too_many_cells``, ``document.too_complex``,
            ``document.unpacks_too_large`` or ``document.damaged``.
    """
    try:
        blotted = _blotted(stream, *walked(stream))
        book, sheets = walked(blotted)
        if blotted != _blotted(blotted, book, sheets):  # blanking has shown other records
            raise UnreadableError("document.damaged", kind=KIND)
        _measure(book, sheets)
    except struct.error as error:
        raise UnreadableError("document.damaged", kind=KIND) from error
    return blotted


def walked(stream: bytes) -> tuple[list[Record], list[list[Record]]]:
    """Return the records of the whole stream, and those of each sheet.

    A sheet that begins after the end is refused, as the library would panic.

    Raises:
        UnreadableError: ``document.damaged`` or ``document.too_complex``.
        struct.error: A record is too short for its kind.
    """
    book = _counted(_records(stream, 0), 0)
    starts = [_NUMBER.unpack_from(data)[0] for name, _, data in book if name == _SHEET]
    limits.SHEETS.require(len(starts))
    if max(starts, default=0) > len(stream):
        raise UnreadableError("document.damaged", kind=KIND)
    sheets, before = list[list[Record]](), 0
    for start in starts:
        records = takewhile(lambda record: record[0] != END, _records(stream, start))
        sheets.append(_counted(records, before))
        before += len(sheets[-1])
    return book, sheets


def _blotted(stream: bytes, book: list[Record], sheets: list[list[Record]]) -> bytes:
    blotted = bytearray(stream)
    for records in (book, *sheets):
        for name, at, data in records:
            if name in _NEEDLESS:
                blotted[at - _HEAD.size : at - 2] = bytes(2)
            elif name == FORMULA and len(data) >= _FORMULA_AT + 2:
                blotted[at + _FORMULA_AT : at + _FORMULA_AT + 2] = bytes(2)
    return bytes(blotted)


def _measure(book: list[Record], sheets: list[list[Record]]) -> None:
    mentioned, cells, merged = Counter[int](), 0, 0
    for sheet in sheets:
        cells += _extent(sheet).cells
        limits.CELLS.require(cells)
        mentioned.update(struct.unpack_from("<6xI", data)[0] for data in _named(sheet, MENTION))
        merged += sum(struct.unpack_from("<H", data)[0] for data in _named(sheet, _MERGED))
    limits.MERGED.require(merged)
    limits.CONTINUATIONS.require(len(_named(book, CONTINUED)))
    limits.SHARED.require(_shared(book) * max(mentioned.values(), default=0))


def _records(stream: bytes, start: int) -> Iterator[Record]:
    while start + _HEAD.size <= len(stream):
        name, length = _HEAD.unpack_from(stream, start)
        start += _HEAD.size
        yield name, start, stream[start : start + length]
        start += length


def _counted(records: Iterator[Record], before: int) -> list[Record]:
    """Return the records, unless with those before they exceed the limit."""
    counted = [*islice(records, limits.RECORDS.most - before + 1)]
    limits.RECORDS.require(before + len(counted))
    return counted


def _named(records: list[Record], wanted: int) -> Sequence[bytes]:
    return [data for name, _, data in records if name == wanted]


def _extent(sheet: list[Record]) -> Extent:
    extent, position = Extent(), (0, 0)
    for name, _, data in sheet:
        if name in CELLS:
            row, column = _PLACE.unpack_from(data)
            extent.add(row, column)
            if name == FORMULA:
                position = row, column
            elif name == MANY:
                extent.add(row, struct.unpack_from("<H", data, len(data) - 2)[0])
        elif name == _RESULT:
            extent.add(*position)
    return extent


def _shared(book: list[Record]) -> int:
    """Count the bytes of the shared texts, and refuse too few for their number."""
    total, goes_on = 0, False
    for name, _, data in book:
        goes_on = name == SHARED or (goes_on and name == CONTINUED)
        total += len(data) * goes_on
    for data in _named(book, SHARED):
        if struct.unpack_from("<4xI", data)[0] > total // _LEAST_TEXT:
            raise UnreadableError("document.damaged", kind=KIND)
    return total
