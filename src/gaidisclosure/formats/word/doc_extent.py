# SPDX-License-Identifier: Apache-2.0
"""The amount of text and pictures of a DOC file, 文件规模, before it is converted.

The text of such a file is put together from pieces of a stream. Many pieces may be the same bytes,
and many characters stand for the same picture, which may be packed. The library makes an object of
each character and a copy of each picture, so a few bytes could take all memory.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from typing import Final

from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats import limits
from gaidisclosure.formats.compound import Compound

_FLAGS: Final = struct.Struct("<10xH20xH")
_ENCRYPTED, _SECOND_TABLE = 0x100, 0x200
_COUNTS: Final = struct.Struct("<12x8I")
"""The characters of the main text, footnotes, headers and so on."""
_PIECES: Final = 33 * 8
"""The place of the table of pieces among the places of all tables."""
_PROPERTIES, _TABLE = 1, 2
_ONE_BYTE: Final = 0x40000000
_ANCHORS: Final = re.compile("[\x01\x08]")
"""Characters that stand for a picture, in the line or floating."""
_FREE_ANCHORS: Final = 100
"""Pictures that are copied however large the file is."""
_PACKED: Final = re.compile(rb"(?:[@P]=\x1a|[`p]!\x1b|[ 0]T\x1c)\xf0")
"""The beginning of a packed picture (EMF, WMF, PICT) with one name or two."""
_HEADS: Final = (54, 70)
"""The bytes between that and the packed data, with one name or two."""


def require_moderate(file: Compound, kind: str) -> None:
    """Refuse a file that makes much of few bytes.

    Raises:
        UnreadableError: ``document.encrypted``, ``document.damaged``, or ``document.too_complex``
            for too many characters, pieces or pictures.
    """
    word = file.read("WordDocument")
    try:
        flags, words = _FLAGS.unpack_from(word)
        if flags & _ENCRYPTED:
            raise UnreadableError("document.encrypted")
        table = file.read("1Table" if flags & _SECOND_TABLE else "0Table")
        pictures = _pictures(word, table, 34 + 2 * words)
    except struct.error as error:
        raise UnreadableError("document.damaged", kind=kind) from error
    streams = (file.read("Data"), word)
    copied = max(pictures - _FREE_ANCHORS, 0) * sum(map(len, streams))
    limits.DOC_PICTURES.require(copied + pictures * sum(map(_unpacked, streams)))


def _pictures(word: bytes, table: bytes, at: int) -> int:
    """Return the number of characters that stand for a picture.

    ``at`` is the place of the counts in the stream with the text.
    """
    (count,) = struct.unpack_from("<H", word, at)
    characters = sum(_COUNTS.unpack_from(word, at + 2))
    limits.DOC_CHARACTERS.require(characters)
    start, size = struct.unpack_from("<II", word, at + 2 + 4 * count + 2 + _PIECES)
    return sum(
        len(_ANCHORS.findall(piece))
        for piece in _texts(word, table[start : start + size], characters)
    )


def _texts(word: bytes, pieces: bytes, characters: int) -> Iterator[str]:
    at = 0
    while pieces[at : at + 1] == bytes([_PROPERTIES]):
        at += 3 + struct.unpack_from("<H", pieces, at + 1)[0]
    (size,) = struct.unpack_from("<I", pieces, at + 1)
    number = (min(size, len(pieces)) - 4) // 12
    limits.DOC_PIECES.require(number * characters)
    ends = struct.unpack_from(f"<{number + 1}I", pieces, at + 5)
    for index in range(number):
        (place,) = struct.unpack_from("<I", pieces, at + 5 + 4 * (number + 1) + 8 * index + 2)
        length = min(max(ends[index + 1] - ends[index], 0), characters)
        if place & _ONE_BYTE:
            start = (place - _ONE_BYTE) // 2
            yield word[start : start + length].decode("latin-1")
        else:
            yield word[place : place + 2 * length].decode("utf-16-le", "replace")


def _unpacked(stream: bytes) -> int:
    """Return the bytes of all packed pictures, or some more than are allowed."""
    total, most = 0, limits.DOC_PICTURES.most
    for found in _PACKED.finditer(stream):
        for head in _HEADS:
            packed = zlib.decompressobj()
            try:
                total += len(packed.decompress(stream[found.end() + head :], most - total + 1))
            except zlib.error:
                continue
            if total > most:
                return total
    return total
