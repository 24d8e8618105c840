"""How far the data of an older workbook (BIFF) reach, 数据范围, before anything is laid out.

The library for workbooks makes a position of every cell between the first and the last of a sheet,
sets aside as much memory as the file says that it needs, and makes a text of every mention of a
shared one. All this is measured here and compared with what is there.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterator
from typing import Final

from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats.extents import Extent, within

__all__ = ["MOST_RECORDS", "measure"]

MOST_RECORDS: Final = 1_000_000
"""The most records of all sheets; a report has some thousand."""

_MOST_SHEETS: Final = 256
_MOST_DECLARED: Final = 1_000_000
_MOST_SHARED: Final = 256 * 1024 * 1024

_HEAD: Final = struct.Struct("<HH")
_END: Final = 0x0A
_SHEET: Final = 0x85
_SHARED: Final = 0xFC
_CONTINUED: Final = 0x3C
_DIMENSIONS: Final = 0x200
_MANY: Final = 0xBD
_MENTION: Final = 0xFD
_CELLS: Final = frozenset(
    {0x06, 0x206, 0x406, 0xD6, 0x203, 0x204, 0x205, 0x27E, 0x02, 0x03, 0x04, 0x05, _MANY, _MENTION}
)
_Record = tuple[int, bytes]


def measure(stream: bytes, kind: str) -> None:
    """Refuse a stream that would take more memory than a small multiple of what it holds.

    ``UnreadableError`` with the code ``document.too_many_cells``, ``document.too_complex`` or
    ``document.damaged``.
    """
    try:
        _measure(stream, kind)
    except struct.error as error:
        raise UnreadableError("document.damaged", kind=kind) from error


def _measure(stream: bytes, kind: str) -> None:
    book = [*_limited(_records(stream, 0), MOST_RECORDS)]
    starts = [struct.unpack_from("<I", data)[0] for name, data in book if name == _SHEET]
    _at_most(len(starts), _MOST_SHEETS)
    mentioned = Counter[int]()
    cells, left = 0, MOST_RECORDS
    for start in starts:
        sheet = [*_limited(_until_end(_records(stream, start)), left)]
        left -= len(sheet)
        cells = within(cells + _extent(sheet).cells)
        mentioned.update(
            struct.unpack_from("<6xI", data)[0] for name, data in sheet if name == _MENTION
        )
    repeated = max(mentioned.values(), default=0)
    if _shared(book, kind) * repeated > _MOST_SHARED:
        raise UnreadableError("document.unpacks_too_large", limit=_MOST_SHARED)


def _records(stream: bytes, start: int) -> Iterator[_Record]:
    while start + _HEAD.size <= len(stream):
        name, length = _HEAD.unpack_from(stream, start)
        start += _HEAD.size
        yield name, stream[start : start + length]
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


def _extent(sheet: list[_Record]) -> Extent:
    extent = Extent()
    for name, data in sheet:
        if name == _DIMENSIONS:
            _declared(data)
        elif name in _CELLS:
            row, column = struct.unpack_from("<HH", data)
            extent.add(row, column)
            if name == _MANY:
                extent.add(row, struct.unpack_from("<H", data, len(data) - 2)[0])
    return extent


def _declared(data: bytes) -> None:
    top, bottom, left, right = struct.unpack_from("<IIHH" if len(data) >= 14 else "<HHHH", data)
    _at_most(max(bottom - top + 1, 0) * max(right - left + 1, 0), _MOST_DECLARED)


def _at_most(found: int, limit: int) -> None:
    if found > limit:
        raise UnreadableError("document.too_complex", found=found, limit=limit)


def _shared(book: list[_Record], kind: str) -> int:
    """The bytes of the shared texts, which must be as many as they are said to be."""
    total, within_shared = 0, False
    for name, data in book:
        within_shared = name == _SHARED or (within_shared and name == _CONTINUED)
        total += len(data) * within_shared
    for name, data in book:
        if name == _SHARED and struct.unpack_from("<4xI", data)[0] > total:
            raise UnreadableError("document.damaged", kind=kind)
    return total
