# SPDX-License-Identifier: Apache-2.0
"""The pages of a column in a Parquet file, 数据页, as their headers declare them.

The footer can claim anything about a column. Each page is unpacked to the size in its own header, a
structure in the compact encoding of Thrift.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, Final

from attrs import frozen

_I32: Final = 5
_STRUCT: Final = 12
_WIDTHS: Final = {1: 0, 2: 0, 3: 1, 7: 8}
"""Bytes of a value by type: true and false, a byte, a double."""
_WHOLE: Final = (4, _I32, 6)
_BINARY: Final = 8
_MOST_BITS: Final = 63
_READ: Final = (256, 65_536)
"""Bytes that are read for a header, at first and at most. Most headers take 50."""
_DATA, _DICTIONARY, _DATA_2 = 0, 2, 3
_DETAILS: Final = {_DATA: 5, _DICTIONARY: 7, _DATA_2: 8}
"""The field of a header with the number of values, by the type of its page."""


@frozen
class Page:
    """A page of a column, as its header declares it."""

    unpacked: int
    """Its bytes when unpacked."""
    values: int
    """The number of its values with nulls, 0 for an index."""
    is_dictionary: bool


def pages(source: BinaryIO, start: int, size: int) -> Iterator[Page]:
    """Yield the pages of a part of a file.

    Args:
        source: The file.
        start: The number of bytes in front of the first page.
        size: The bytes of all pages with their headers.

    Raises:
        ValueError: The headers are damaged, or their pages do not fill the part.
    """
    end = start + size
    while start < end:
        fields, length = _header(source, start, end)
        kind, unpacked, packed = (_whole(fields, number) for number in (1, 2, 3))
        values = 0
        if kind in _DETAILS:
            values = _whole(fields.get((_DETAILS[kind], _STRUCT), {}), 1)
        if min(unpacked, packed, values) < 0:
            raise ValueError("a page of a negative size")
        yield Page(unpacked, values, kind == _DICTIONARY)
        start += length + packed
    if start > end:
        raise ValueError("a page beyond its column")


def most_held(pages: Iterable[Page], rows: int) -> int:
    """Return the most unpacked bytes of the pages that hold any run of rows.

    Args:
        pages: The pages of a column, in order.
        rows: The number of rows of the run, at least 2.
    """
    held = deque[Page]()
    size = inner = most = 0  # inner: the rows of all held pages but the first and the last
    for page in pages:
        inner += held[-1].values if len(held) > 1 else 0
        held.append(page)
        size += page.unpacked
        while inner > rows - 2:
            size -= held.popleft().unpacked
            inner -= held[0].values
        most = max(most, size)
    return most


_Fields = dict[tuple[int, int], Any]
"""Values by the number and the type of their field."""


def _header(source: BinaryIO, start: int, end: int) -> tuple[_Fields, int]:
    """Return the fields of a header and the number of its bytes."""
    for most in _READ:
        source.seek(start)
        reader = _Reader(source.read(min(most, end - start)))
        try:
            return reader.fields(), reader.at
        except (IndexError, RecursionError):
            continue  # its end was not read
    raise ValueError("a header that does not end")


def _whole(fields: _Fields, number: int) -> int:
    found = fields.get((number, _I32))
    if found is None or not -(2**31) <= found < 2**31:
        raise ValueError("a header without its sizes")
    return int(found)


class _Reader:
    """Reads a structure of Thrift, and keeps its whole numbers and structures."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def fields(self) -> _Fields:
        found: _Fields = {}
        number = 0
        while kind := (head := self._byte()) & 15:
            number = number + (head >> 4) if head >> 4 else self._signed()
            found[number, kind] = self._value(kind)
        return found

    def _value(self, kind: int) -> Any:
        if kind in _WHOLE:
            return self._signed()
        if kind == _STRUCT:
            return self.fields()
        if kind == _BINARY:
            length = self._unsigned()
            self.at += length
        elif kind in _WIDTHS:
            self.at += _WIDTHS[kind]
        else:
            raise ValueError("a list in the header of a page")
        return None

    def _byte(self) -> int:
        self.at += 1
        return self.data[self.at - 1]

    def _unsigned(self) -> int:
        found = bits = 0
        while (byte := self._byte()) > 127:
            found |= (byte & 127) << bits
            bits += 7
            if bits > _MOST_BITS:
                raise ValueError("a number of too many bytes")
        return found | byte << bits

    def _signed(self) -> int:
        found = self._unsigned()
        return found >> 1 ^ -(found & 1)
