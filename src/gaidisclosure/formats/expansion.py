"""How large the streams of a PDF become when unpacked, 解压限额: looked at before they are."""

from __future__ import annotations

import re
import zlib
from typing import Final

from gaidisclosure.errors import UnreadableError

__all__ = ["MOST_UNPACKED", "require_moderate_streams"]

MOST_UNPACKED: Final = 128 * 1024 * 1024
"""The most bytes that all streams of a file may have when unpacked."""

_STREAM: Final = re.compile(rb"stream\r?\n")
_UNPACKING: Final = rb"[^\]]{0,400}?/(?:Fl|LZW|RL|RunLength)"
_TWICE: Final = re.compile(rb"/Filter\s*\[" + _UNPACKING * 2)
_WIDE: Final = re.compile(
    rb"/(?:Columns|Colors|BitsPerComponent)\s+\+?[0-9]{6}|/Size\s+\+?[0-9]{8}"
    rb"|/Index\s*\[[^\]]{0,4000}[0-9]{8}"
)
"""Numbers for which memory is set aside, or that are counted up to."""
_STEP: Final = 1024 * 1024


def require_moderate_streams(data: bytes) -> None:
    """``UnreadableError`` with ``document.expands`` for a file that a few bytes make huge.

    A stream that is packed twice is refused as well: no program writes such, and what is in it can
    only be known by unpacking it. So is one that is said to be of very wide rows.
    """
    left = MOST_UNPACKED
    if _TWICE.search(data) or _WIDE.search(data):
        raise UnreadableError("document.expands", name="stream", limit=MOST_UNPACKED)
    for found in _STREAM.finditer(data):
        left -= _unpacked(memoryview(data)[found.end() :], left)
        if left < 0:
            raise UnreadableError("document.expands", name="stream", limit=MOST_UNPACKED)


def _unpacked(packed: memoryview, most: int) -> int:
    """How many bytes come out, or a few more than are allowed; 0 for what is not packed so."""
    unpacker = zlib.decompressobj()
    size, rest = 0, bytes(packed[:_STEP])
    taken = len(rest)
    try:
        while rest and size <= most:
            size += len(unpacker.decompress(rest, _STEP))
            rest = unpacker.unconsumed_tail
            if not rest and not unpacker.eof:
                rest = bytes(packed[taken : taken + _STEP])
                taken += len(rest)
    except zlib.error:
        pass
    return size
