# SPDX-License-Identifier: Apache-2.0
"""How far the data of an older workbook (BIFF) reach, 数据范围, before anything is laid out.

The library for workbooks makes a position of every cell between the first and the last of a sheet,
sets aside as much memory as the file says that it needs, makes a text of every mention of a shared
one and writes out every formula. So formulas, names and declared dimensions are blotted out here,
and the rest is measured.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats.excel.extent import MOST_CELLS, Extent, within

__all__ = ["MOST_RECORDS", "measured"]

MOST_RECORDS: Final = 1_000_000
"""The most records of all sheets; a report has some thousand."""

_MOST_SHEETS: Final = 256
_MOST_CONTINUED: Final = 10_000
_MOST_SHARED: Final = 256 * 1024 * 1024
_LEAST_TEXT: Final = 3

_HEAD: Final = struct.Struct("<HH")
_NUMBER: Final = struct.Struct("<I")
_PLACE: Final = struct.Struct("<HH")
_END: Final = 0x0A
_SHEET: Final = 0x85
_SHARED: Final = 0xFC
_CONTINUED: Final = 0x3C
_FORMULA: Final = 0x06
_RESULT: Final = 0x207
_MERGED: Final = 0xE5
_MANY: Final = 0xBD
_MENTION: Final = 0xFD
_CELLS: Final = frozenset({_FORMULA, 0xD6, 0x203, 0x204, 0x205, 0x27E, _MANY, _MENTION})
# Dimensions, names and references to other sheets: nothing of them is read.
_NEEDLESS: Final = frozenset({0x200, 0x18, 0x17})
_FORMULA_AT: Final = 20

_Record = tuple[int, int, bytes]
"""What a record is, where its contents begin, and these."""


def measured(stream: bytes, kind: str) -> bytes:
    """The stream as it may be handed on, of the same length.

    ``UnreadableError`` with the code ``document.too_many_cells``, ``document.too_complex``,
    ``document.unpacks_too_large`` or ``document.damaged``.
    """
    try:
        blotted = _blotted(stream, *_walked(stream, kind))
        book, sheets = _walked(blotted, kind)
        if blotted != _blotted(blotted, book, sheets):
            raise UnreadableError("document.damaged", kind=kind)
        _measure(book, sheets, kind)
    except struct.error as error:
        raise UnreadableError("document.damaged", kind=kind) from error
    return blotted


def _walked(stream: bytes, kind: str) -> tuple[list[_Record], list[list[_Record]]]:
    """The records from the beginning on, and those of every sheet.

    The library panics at a sheet that begins behind the end.
    """
    book = [*_limited(_records(stream, 0), MOST_RECORDS)]
    starts = [_NUMBER.unpack_from(data)[0] for name, _, data in book if name == _SHEET]
    _at_most(len(starts), _MOST_SHEETS)
    if max(starts, default=0) > len(stream):
        raise UnreadableError("document.damaged", kind=kind)
    sheets, left = list[list[_Record]](), MOST_RECORDS
    for start in starts:
        sheets.append([*_limited(_until_end(_records(stream, start)), left)])
        left -= len(sheets[-1])
    return book, sheets


def _blotted(stream: bytes, book: list[_Record], sheets: list[list[_Record]]) -> bytes:
    blotted = bytearray(stream)
    for records in (book, *sheets):
        for name, at, data in records:
            if name in _NEEDLESS:
                blotted[at - _HEAD.size : at - 2] = bytes(2)
            elif name == _FORMULA and len(data) >= _FORMULA_AT + 2:
                blotted[at + _FORMULA_AT : at + _FORMULA_AT + 2] = bytes(2)
    return bytes(blotted)


def _measure(book: list[_Record], sheets: list[list[_Record]], kind: str) -> None:
    mentioned, cells, merged = Counter[int](), 0, 0
    for sheet in sheets:
        cells = within(cells + _extent(sheet).cells)
        mentioned.update(struct.unpack_from("<6xI", data)[0] for data in _named(sheet, _MENTION))
        merged += sum(struct.unpack_from("<H", data)[0] for data in _named(sheet, _MERGED))
    _at_most(merged, MOST_CELLS)
    _at_most(len(_named(book, _CONTINUED)), _MOST_CONTINUED)
    repeated = max(mentioned.values(), default=0)
    if _shared(book, kind) * repeated > _MOST_SHARED:
        raise UnreadableError("document.unpacks_too_large", limit=_MOST_SHARED)


def _records(stream: bytes, start: int) -> Iterator[_Record]:
    while start + _HEAD.size <= len(stream):
        name, length = _HEAD.unpack_from(stream, start)
        start += _HEAD.size
        yield name, start, stream[start : start + length]
        start += length


def _until_end(records: Iterator[_Record]) -> Iterator[_Record]:
    for record in records:
        if record[0] == _END:
            break
        yield record


def _limited(records: Iterator[_Record], most: int) -> Iterator[_Record]:
    for number, record in enumerate(records, 1):
        if number > most:
            raise UnreadableError("document.too_complex", found=number, limit=MOST_RECORDS)
        yield record


def _named(records: list[_Record], wanted: int) -> Sequence[bytes]:
    return [data for name, _, data in records if name == wanted]


def _extent(sheet: list[_Record]) -> Extent:
    extent, position = Extent(), (0, 0)
    for name, _, data in sheet:
        if name in _CELLS:
            row, column = _PLACE.unpack_from(data)
            extent.add(row, column)
            if name == _FORMULA:
                position = row, column
            elif name == _MANY:
                extent.add(row, struct.unpack_from("<H", data, len(data) - 2)[0])
        elif name == _RESULT:
            extent.add(*position)
    return extent


def _at_most(found: int, limit: int) -> None:
    if found > limit:
        raise UnreadableError("document.too_complex", found=found, limit=limit)


def _shared(book: list[_Record], kind: str) -> int:
    """The bytes of the shared texts, which must be as many as they are said to be."""
    total, goes_on = 0, False
    for name, _, data in book:
        goes_on = name == _SHARED or (goes_on and name == _CONTINUED)
        total += len(data) * goes_on
    for data in _named(book, _SHARED):
        if struct.unpack_from("<4xI", data)[0] > total // _LEAST_TEXT:
            raise UnreadableError("document.damaged", kind=kind)
    return total
