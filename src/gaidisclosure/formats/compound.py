# SPDX-License-Identifier: Apache-2.0
"""Office files up to 2003, 复合文档 (OLE, CFB): a file system within a file.

Word, Excel and other programs used it until 2003, and newer files with a password still do. A
library reads its streams. It trusts the header and the directory, so their numbers are checked
first.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from io import BytesIO
from typing import Any, Final, TypeVar

from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats.extras import library

SIGNATURE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of every compound file."""
ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
"""The name of the stream of a file with a password, as spelt in the directory."""

_HEADER: Final = struct.Struct("<30xH12xI16xI")
_ENTRY: Final = struct.Struct("<64sHBB3I36xIQ")
_SECTOR: Final = 4096
_NUMBERS: Final = _SECTOR // 4
_SPARE: Final = 4
"""The largest ratio of entries in the table of sectors to sectors of the file."""
_FREE: Final = 0xFFFFFFFF
_CHAIN_END: Final = 0xFFFFFFFE
_TABLE: Final = 0xFFFFFFFD

_Result = TypeVar("_Result")


def is_compound(data: bytes) -> bool:
    """Tell if a file begins as compound files do.

    >>> is_compound(b"PK")
    False
    """
    return data.startswith(SIGNATURE)


class Compound:
    """The streams of a compound file.

    Args:
        data: The file.
        kind: The file format that an error names.
        extra: The extra of this package that brings the library.

    Raises:
        UnreadableError: ``document.damaged``. There is no directory, or the header declares more
            than the file can hold.
        MissingReaderError: The library is not installed.
    """

    def __init__(self, data: bytes, kind: str, extra: str) -> None:
        self._kind, self._size = kind, len(data)
        olefile = library("olefile", extra)
        # This check of the library takes quadratic time and only leads to a warning.
        members: dict[str, Any] = {"_check_duplicate_stream": _unchecked}
        opened: Any = type("_Opened", (olefile.OleFileIO,), members)
        self._small = self._attempt(lambda: _small_sectors(data))
        self._file = self._attempt(lambda: opened(BytesIO(data)))

    def __contains__(self, name: str) -> bool:
        found: bool = self._file.exists(name)
        return found

    def read(self, name: str) -> bytes:
        """Return the bytes of a stream that are in the file, none if it is missing.

        Raises:
            UnreadableError: ``document.damaged``. Its declared size is larger than the file.
        """
        if name not in self:
            return b""
        sizes = self._file.get_size(name), self._file.root.size, self._small
        if max(sizes) > self._size:  # the library would follow a circular chain that far
            raise UnreadableError("document.damaged", kind=self._kind)
        stream: bytes = self._attempt(lambda: self._file.openstream(name).read())
        return stream

    def _attempt(self, work: Callable[[], _Result]) -> _Result:
        try:
            return work()
        except Exception as error:  # the library can raise anything on hostile bytes
            raise UnreadableError("document.damaged", kind=self._kind) from error


def _unchecked(*_: object, **__: object) -> None:
    """Replace a check of the library."""


def _small_sectors(data: bytes) -> int:
    """Return the declared bytes of the table of small sectors.

    Raises:
        ValueError: The table of all sectors is out of proportion to the file.
        struct.error: There is no header.
    """
    shift, tables, small = _HEADER.unpack_from(data)
    if not 7 <= shift <= 16 or tables << (shift - 2) > max(len(data) >> shift, 109 << 7) * _SPARE:
        raise ValueError(shift, tables)
    return int(small << shift)


def compound_file(name: str, stream: bytes) -> bytes:
    r"""Return a file with only this stream, padded with zeros to whole sectors.

    The library for workbooks then sees the measured stream and nothing else. On the original file
    it would follow a circular chain of sectors until memory runs out.

    >>> Compound(compound_file("Book", b"12"), "XLS", "xlsx").read("Book")[:3]
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
    return _ENTRY.pack(text, len(text) + 2, kind, 1, _FREE, _FREE, below, start, size)


def _filled(numbers: list[int], count: int) -> bytes:
    return struct.pack(f"<{count}I", *numbers, *[_FREE] * (count - len(numbers)))
