# SPDX-License-Identifier: Apache-2.0
"""Office files of old, 复合文档 (OLE, CFB): the streams of a file system within a file.

Word, Excel and others up to 2003 are kept in it, and newer files that have a password. Sectors
are chained; a chain that runs in a circle or out of the file ends there.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from gaidisclosure.errors import UnreadableError

__all__ = ["SIGNATURE", "compound_file", "is_compound", "read_stream", "stream_names"]

SIGNATURE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How every compound file begins."""

_HEADER: Final = struct.Struct("<30xHH14xI4xIIIII")
_ENTRY: Final = struct.Struct("<64sHB49xIQ")
_LAST_SECTOR: Final = 0xFFFFFFFA
_STREAM: Final = 2
_ROOT: Final = 5

_SECTOR: Final = 4096
_NUMBERS: Final = _SECTOR // 4
_FREE: Final = 0xFFFFFFFF
_CHAIN_END: Final = 0xFFFFFFFE
_TABLE: Final = 0xFFFFFFFD


def is_compound(data: bytes) -> bool:
    """Whether the file begins as they do.

    >>> is_compound(b"PK")
    False
    """
    return data.startswith(SIGNATURE)


def stream_names(data: bytes, kind: str) -> frozenset[str]:
    """The names of all streams; ``kind`` is the file format that an error names.

    ``UnreadableError`` with the code ``document.damaged`` for a file without a directory.
    """
    return frozenset(entry.name for entry in _directory(data, kind) if entry.type == _STREAM)


def read_stream(data: bytes, name: str, kind: str) -> bytes:
    """The bytes of the first stream of that name, as far as they are there; none if it is not."""
    entries = _directory(data, kind)
    entry = next((item for item in entries if (item.type, item.name) == (_STREAM, name)), None)
    if entry is None:
        return b""
    sectors = _Sectors.of(data)
    if entry.size >= sectors.large_from:
        return sectors.chained(entry.start)[: entry.size]
    root = next((item for item in entries if item.type == _ROOT), entry)
    return sectors.small(root.start, entry.start)[: entry.size]


@frozen
class _Entry:
    name: str
    type: int
    start: int
    size: int


def _directory(data: bytes, kind: str) -> Sequence[_Entry]:
    try:
        sectors = _Sectors.of(data)
        raw = sectors.chained(sectors.directory)
    except (struct.error, IndexError) as error:
        raise UnreadableError("document.damaged", kind=kind) from error
    whole = len(raw) - len(raw) % _ENTRY.size
    entries = [_entry(*fields) for fields in _ENTRY.iter_unpack(raw[:whole])]
    if not entries:
        raise UnreadableError("document.damaged", kind=kind)
    return entries


def _entry(name: bytes, length: int, type_: int, start: int, size: int) -> _Entry:
    text = name[: max(length - 2, 0)].decode("utf-16-le", "replace")
    return _Entry(text, type_, start, size & 0xFFFFFFFF)


@frozen
class _Sectors:
    data: bytes
    size: int
    small_size: int
    directory: int
    large_from: int
    first_small: int
    following: Sequence[int]

    @classmethod
    def of(cls, data: bytes) -> _Sectors:
        shift, small, directory, large, first, _, more, _ = _HEADER.unpack_from(data)
        if not 7 <= shift <= 16 or small > shift:
            raise IndexError(shift)
        tables = cls(data, 1 << shift, 1 << small, directory, large, first, ())
        numbers = [*struct.unpack_from("<109I", data, 76), *tables._further(more)]
        table = b"".join(map(tables._sector, _existing(numbers, len(data) >> shift)))
        return cls(data, 1 << shift, 1 << small, directory, large, first, _words(table))

    def chained(self, start: int) -> bytes:
        return b"".join(map(self._sector, _chain(self.following, start)))

    def small(self, root: int, start: int) -> bytes:
        """A stream of small sectors, which are kept in that of the root."""
        kept = self.chained(root)
        following = _words(self.chained(self.first_small))
        parts = (
            kept[number * self.small_size : (number + 1) * self.small_size]
            for number in _chain(following, start)
        )
        return b"".join(parts)

    def _sector(self, number: int) -> bytes:
        return self.data[(number + 1) * self.size : (number + 2) * self.size]

    def _further(self, start: int) -> Iterator[int]:
        """The numbers of the sectors of the table that have no room in the header."""
        seen = set[int]()
        while start < _LAST_SECTOR and start not in seen:
            seen.add(start)
            words = _words(self._sector(start))
            yield from words[:-1]
            start = words[-1] if words else _LAST_SECTOR


def _existing(numbers: Sequence[int], most: int) -> Iterator[int]:
    return (number for number in dict.fromkeys(numbers) if number < most)


def _words(data: bytes) -> Sequence[int]:
    return struct.unpack_from(f"<{len(data) // 4}I", data)


def _chain(following: Sequence[int], start: int) -> Iterator[int]:
    seen = set[int]()
    while start < len(following) and start not in seen:
        seen.add(start)
        yield start
        start = following[start]


def compound_file(name: str, stream: bytes) -> bytes:
    r"""A file with this stream alone, which is filled up with zeros to whole sectors.

    It hands on what was measured, and nothing else.

    >>> read_stream(compound_file("Book", b"12"), "Book", "XLS")[:3]
    b'12\x00'
    """
    count = max(-(-len(stream) // _SECTOR), 1)
    tables = -(-(count + 2) // (_NUMBERS - 1))
    root, first = tables + 1, tables + 2
    chain = [*range(first + 1, first + count), _CHAIN_END]
    directory = _written("Root Entry", 5, root, 0) + _written(name, 2, first, count * _SECTOR)
    return b"".join(
        (
            _header(tables).ljust(_SECTOR, b"\0"),
            _filled([*[_TABLE] * tables, _CHAIN_END, _CHAIN_END, *chain], tables * _NUMBERS),
            directory.ljust(_SECTOR, b"\0"),
            bytes(_SECTOR),
            stream.ljust(count * _SECTOR, b"\0"),
        )
    )


def _header(tables: int) -> bytes:
    fixed = struct.pack("<8s16xHHHHH6x", SIGNATURE, 62, 4, 0xFFFE, 12, 6)
    numbers = (1, tables, tables, 0, 4096, _CHAIN_END, 0, _CHAIN_END, 0)
    return fixed + struct.pack("<9I", *numbers) + _filled([*range(tables)], 109)


def _written(name: str, kind: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    below = 1 if kind == 5 else _FREE
    head = struct.pack("<64sHBB3I36x", text, len(text) + 2, kind, 1, _FREE, _FREE, below)
    return head + struct.pack("<IQ", start, size)


def _filled(numbers: list[int], count: int) -> bytes:
    return struct.pack(f"<{count}I", *numbers, *[_FREE] * (count - len(numbers)))
