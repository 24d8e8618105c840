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
_TWICE: Final = re.compile(rb"/Filter\s*\[[^\]]{0,200}?Fl[^\]]{0,200}?Fl")
_STEP: Final = 1024 * 1024


def require_moderate_streams(data: bytes) -> None:
    """``UnreadableError`` with ``document.expands`` for a file that a few bytes make huge.

    A stream that is packed twice is refused as well: no program writes such, and what is in it can
    only be known by unpacking it.
    """
    left = MOST_UNPACKED
    if _TWICE.search(data):
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
