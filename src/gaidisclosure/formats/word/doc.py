# SPDX-License-Identifier: Apache-2.0
"""Reader of word processor files up to 2003, Word 97–2003 文档 (DOC).

Needs the extra ``doc``. A library converts the file to DOCX in a temporary folder. The library is
written in Python and runs nothing in the file. Its time is only limited by reading in a separate
process (``isolate=True``).

The text of such a file is composed of pieces of a stream. Many pieces may share the same bytes, and
many characters may stand for the same picture, which may be packed. The library makes an object of
each character and a copy of each picture, so both are counted first.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from gaidisclosure.document import Document
from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats import limits
from gaidisclosure.formats.compound import Compound, is_compound
from gaidisclosure.formats.extras import library
from gaidisclosure.formats.word.docx import parse as parse_docx

_KIND: Final = "DOC"
_FLAGS: Final = struct.Struct("<10xH20xH")
_ENCRYPTED, _SECOND_TABLE = 0x100, 0x200
_COUNTS: Final = struct.Struct("<12x8I")
"""The characters of the main text, footnotes, headers and so on."""
_PIECES: Final = 33 * 8
"""Offset of the entry for the table of pieces in the list of all tables."""
_PROPERTIES: Final = b"\1"
"""The beginning of properties, which precede the table of pieces."""
_ONE_BYTE: Final = 0x40000000
"""Flag in the place of a piece whose characters have one byte each."""
_ANCHORS: Final = re.compile("[\x01\x08]")
"""Characters that stand for an inline or floating picture."""
_FREE_ANCHORS: Final = 100
"""Number of pictures that are allowed whatever the size of the file."""
_PACKED: Final = re.compile(rb"(?:[@P]=\x1a|[`p]!\x1b|[ 0]T\x1c)\xf0")
"""The beginning of a packed picture (EMF, WMF, PICT) with one name or two."""
_HEADS: Final = (54, 70)
"""Bytes from there to the packed data, with one name or two."""


def parse(data: bytes) -> Document:
    """Return the paragraphs and tables, with their places in the converted file.

    Raises:
        UnreadableError: ``document.too_large``, ``document.encrypted``, ``document.damaged`` for
            a file that is not a Word file, the code of a limit of DOC files, or one of
            :func:`gaidisclosure.formats.word.docx.parse`.
        MissingReaderError: The library is not installed.

    >>> parse(b"PK")
    Traceback (most recent call last):
    gaidisclosure.errors.UnreadableError: [document.damaged] ...
    """
    limits.FILE.require(len(data))
    if not is_compound(data):
        raise UnreadableError("document.damaged", kind=_KIND)
    file = Compound(data, _KIND, extra="doc")
    if "EncryptedPackage" in file:
        raise UnreadableError("document.encrypted")
    if "WordDocument" not in file:
        raise UnreadableError("document.damaged", kind=_KIND)
    require_moderate(file)
    return parse_docx(_converted(data, library("doc2docx")))


def _converted(data: bytes, converter: Any) -> bytes:
    with TemporaryDirectory() as folder:
        source, target = Path(folder, "source.doc"), Path(folder, "target.docx")
        source.write_bytes(data)
        try:
            converter.convert(source, target)
        except Exception as error:  # the library can raise anything on hostile bytes
            raise UnreadableError("document.damaged", kind=_KIND) from error
        return target.read_bytes()


def require_moderate(file: Compound) -> None:
    """Refuse a file that a few bytes expand beyond the limits.

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
        raise UnreadableError("document.damaged", kind=_KIND) from error
    streams = (file.read("Data"), word)
    copied = max(pictures - _FREE_ANCHORS, 0) * sum(map(len, streams))
    limits.DOC_PICTURES.require(copied + pictures * sum(map(_unpacked, streams)))


def _pictures(word: bytes, table: bytes, at: int) -> int:
    """Count the characters that stand for a picture.

    ``at`` is the offset of the counts in the stream with the text.
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
    while pieces[at : at + 1] == _PROPERTIES:
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
    """Count the unpacked bytes of all pictures, to just beyond the limit."""
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
