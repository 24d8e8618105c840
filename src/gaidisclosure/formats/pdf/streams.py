# SPDX-License-Identifier: Apache-2.0
"""The size of the streams of a PDF when unpacked, 解压限额, before they are read."""

from __future__ import annotations

import re
import zlib
from typing import Final

from gaidisclosure.formats import limits

_STREAM: Final = re.compile(rb"stream\r?\n")
_UNPACKING: Final = rb"[^\]]{0,400}?/(?:Fl|LZW|RL|RunLength)"
_TWICE: Final = re.compile(rb"/Filter\s*\[" + _UNPACKING * 2)
_WIDE: Final = re.compile(
    rb"/(?:Columns|Colors|BitsPerComponent)\s+\+?[0-9]{6}|/Size\s+\+?[0-9]{8}"
    rb"|/Index\s*\[[^\]]{0,4000}[0-9]{8}"
)
"""Numbers for which memory is set aside, or that are counted up to."""
_SPELT: Final = re.compile(rb"/([^\s/<>\[\](){}%]*#[^\s/<>\[\](){}%]*)")
_CODE: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_NAMES: Final = frozenset(
    b"Filter F DecodeParms DP FlateDecode Fl LZWDecode LZW RunLengthDecode RL Columns Colors"
    b" BitsPerComponent Size Index ObjStm".split()
)
_STEP: Final = 1024 * 1024


def require_moderate_streams(data: bytes) -> None:
    """Refuse a file that a few bytes make huge.

    A stream that is packed twice is refused as well. No program writes such a stream, and its
    contents can only be known by unpacking it. So is one with very wide rows, and a name that is
    spelt so as not to be found.

    Raises:
        UnreadableError: ``document.expands``.
    """
    if _TWICE.search(data) or _WIDE.search(data) or any(map(_is_hidden, _SPELT.findall(data))):
        raise limits.STREAMS.refusal()
    every = objects = before = 0
    for found in _STREAM.finditer(data):
        size = _unpacked(memoryview(data)[found.end() :], limits.STREAMS.most - every)
        every += size
        objects += size * (data.find(b"/ObjStm", before, found.start()) >= 0)
        before = found.end()
        limits.STREAMS.require(every)
        limits.OBJECTS.require(objects)


def _is_hidden(name: bytes) -> bool:
    """Return ``True`` for a name with codes that has no need of them."""
    return _CODE.sub(lambda code: bytes([int(code[1], 16)]), name) in _NAMES


def _unpacked(packed: memoryview, most: int) -> int:
    """Count the bytes that come out, or a few more than are allowed."""
    unpacker = zlib.decompressobj()
    size, rest = 0, bytes(packed[:_STEP])
    taken = len(rest)
    try:
        while rest and not unpacker.eof and size <= most:
            size += len(unpacker.decompress(rest, _STEP))
            rest = unpacker.unconsumed_tail
            if not rest:
                rest = bytes(packed[taken : taken + _STEP])
                taken += len(rest)
    except zlib.error:
        pass
    return size
