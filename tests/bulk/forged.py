# SPDX-License-Identifier: Apache-2.0
"""Parquet files forged: footers and page headers taken apart, changed, and put together again.

They are in the compact encoding of Thrift. A structure is a dictionary from the number of a field
to its type and its value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

TRUE, FALSE, BYTE, I16, I32, I64, DOUBLE, BINARY, LIST, SET, MAP, STRUCT = range(1, 13)
Struct = dict[int, tuple[int, Any]]
DATA, DICTIONARY, DATA_2 = 0, 2, 3
DETAILS = {DATA: 5, DICTIONARY: 7, DATA_2: 8}


def varint(source: BytesIO) -> int:
    found = shift = 0
    while True:
        (byte,) = source.read(1)
        found |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return found


def struct(source: BytesIO) -> Struct:
    found: Struct = {}
    number = 0
    while head := source.read(1)[0]:
        number = number + (head >> 4) if head >> 4 else unsigned(varint(source))
        kind = head & 15
        found[number] = kind, kind == TRUE if kind <= FALSE else value(source, kind)
    return found


def unsigned(number: int) -> int:
    return number >> 1 ^ -(number & 1)


def value(source: BytesIO, kind: int) -> Any:
    if kind in (I16, I32, I64):
        return unsigned(varint(source))
    if kind == BINARY:
        return source.read(varint(source))
    if kind == LIST:
        head = source.read(1)[0]
        count = head >> 4 if head >> 4 < 15 else varint(source)
        return head & 15, [value(source, head & 15) for _ in range(count)]
    assert kind in (STRUCT, TRUE, FALSE, BYTE), kind
    return struct(source) if kind == STRUCT else source.read(1)


def as_varint(number: int) -> bytes:
    more = b""
    while number > 127:
        more += bytes([number & 127 | 128])
        number >>= 7
    return more + bytes([number])


def as_struct(fields: Struct) -> bytes:
    parts = [
        bytes([kind]) + as_varint(number << 1)
        + (b"" if kind <= FALSE else as_value(kind, held))
        for number, (kind, held) in fields.items()
    ]  # fmt: skip
    return b"".join(parts) + b"\0"


def as_value(kind: int, held: Any) -> bytes:
    if kind in (I16, I32, I64):
        return as_varint(held << 1 ^ held >> 63)
    if kind == BINARY:
        return as_varint(len(held)) + bytes(held)
    if kind == LIST:
        of, values = held
        return bytes([240 | of]) + as_varint(len(values)) + b"".join(
            as_value(of, each) for each in values
        )  # fmt: skip
    return as_struct(held) if kind == STRUCT else bytes(held)


def changed(fields: Struct, changes: dict[int, Any]) -> Struct:
    """The structure with other values, of the types that they had."""
    return fields | {number: (fields[number][0], held) for number, held in changes.items()}


Page = tuple[Struct, bytes]
"""The header of a page, and its bytes."""


def footer(file: BytesIO) -> tuple[bytes, Struct]:
    """What is in front of the footer of a file, and the footer."""
    data = file.getvalue()
    start = len(data) - 8 - int.from_bytes(data[-8:-4], "little")
    return data[:start], struct(BytesIO(data[start:]))


def file_of(pages: bytes, told: Struct) -> BytesIO:
    """A file with these bytes in front of its footer."""
    end = as_struct(told)
    return BytesIO(pages + end + len(end).to_bytes(4, "little") + b"PAR1")


def forged(
    file: BytesIO,
    *,
    footer_says: dict[int, Any] | None = None,
    group_says: dict[int, Any] | None = None,
    chunk_says: dict[int, Any] | None = None,
    pages: Callable[[Page], Page] = lambda page: page,
) -> BytesIO:
    """A file of one column and one row group, in which things are said that are not so.

    Args:
        file: A file that was written honestly.
        footer_says: Other values of ``FileMetaData``.
        group_says: Other values of its ``RowGroup``.
        chunk_says: Other values of ``ColumnMetaData``.
        pages: Makes another page of each.
    """
    data, told = footer(file)
    (group,) = told[4][1][1]
    (column,) = group[1][1][1]
    meta: Struct = column[3][1]
    made, places = b"PAR1", dict[bool, int]()
    for head, body in map(pages, each_page(BytesIO(data[4:]))):
        places.setdefault(head[1][1] == 2, len(made))
        made += as_struct(head) + body
    moved = {7: len(made) - 4, 9: places[False]}
    moved |= {11: places[True]} if True in places else {}
    column[3] = (STRUCT, changed(meta, moved | (chunk_says or {})))
    group |= changed(group, group_says or {})
    return file_of(made, changed(told, footer_says or {}))


def each_page(packed: BytesIO) -> Iterator[Page]:
    """The pages that are in some bytes, one after another."""
    while packed.tell() < len(packed.getvalue()):
        head = struct(packed)
        yield head, packed.read(head[3][1])
