# SPDX-License-Identifier: Apache-2.0
"""A compound file with a single stream, to hand on what was measured and nothing else."""

from __future__ import annotations

import struct
from typing import Final

from gaidisclosure.formats.compound import SIGNATURE

__all__ = ["compound_file"]

_SIZE: Final = 4096
_NUMBERS: Final = _SIZE // 4
_FREE: Final = 0xFFFFFFFF
_LAST: Final = 0xFFFFFFFE
_TABLE: Final = 0xFFFFFFFD


def compound_file(name: str, stream: bytes) -> bytes:
    r"""The file; the stream is filled up with zeros to whole sectors.

    >>> from gaidisclosure.formats.compound import read_stream
    >>> read_stream(compound_file("Book", b"12"), "Book", "XLS")[:3]
    b'12\x00'
    """
    count = max(-(-len(stream) // _SIZE), 1)
    tables = -(-(count + 2) // (_NUMBERS - 1))
    root, first = tables + 1, tables + 2
    chain = [*range(first + 1, first + count), _LAST]
    directory = _entry("Root Entry", 5, root, 0) + _entry(name, 2, first, count * _SIZE)
    return b"".join(
        (
            _header(tables).ljust(_SIZE, b"\0"),
            _words([*[_TABLE] * tables, _LAST, _LAST, *chain], tables * _NUMBERS),
            directory.ljust(_SIZE, b"\0"),
            bytes(_SIZE),
            stream.ljust(count * _SIZE, b"\0"),
        )
    )


def _header(tables: int) -> bytes:
    fixed = struct.pack("<8s16xHHHHH6x", SIGNATURE, 62, 4, 0xFFFE, 12, 6)
    numbers = (1, tables, tables, 0, 4096, _LAST, 0, _LAST, 0)
    return fixed + struct.pack("<9I", *numbers) + _words([*range(tables)], 109)


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    below = 1 if kind == 5 else _FREE
    head = struct.pack("<64sHBB3I36x", text, len(text) + 2, kind, 1, _FREE, _FREE, below)
    return head + struct.pack("<IQ", start, size)


def _words(numbers: list[int], count: int) -> bytes:
    return struct.pack(f"<{count}I", *numbers, *[_FREE] * (count - len(numbers)))
