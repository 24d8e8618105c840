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

__all__ = ["SIGNATURE", "is_compound", "read_stream", "stream_names"]

SIGNATURE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How every compound file begins."""

_HEADER: Final = struct.Struct("<30xHH14xI4xIIIII")
_ENTRY: Final = struct.Struct("<64sHB49xIQ")
_LAST_SECTOR: Final = 0xFFFFFFFA
_STREAM: Final = 2
_ROOT: Final = 5


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
