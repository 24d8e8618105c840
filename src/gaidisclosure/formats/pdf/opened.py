# SPDX-License-Identifier: Apache-2.0
"""Opening of PDF files, 打开的文件, with limits on their streams and references.

A few bytes can unpack to a huge stream. An object may refer to itself, and the library follows it
without end. Or it refers twice to another, which refers twice to a third, and the library writes
all of them out.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any, Final

from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats import limits
from gaidisclosure.formats.extras import library

_STREAM: Final = re.compile(rb"stream\r?\n")
_UNPACKING: Final = rb"[^\]]{0,400}?/(?:Fl|LZW|RL|RunLength)"
_TWICE: Final = re.compile(rb"/Filter\s*\[" + _UNPACKING * 2)
_WIDE: Final = re.compile(
    rb"/(?:Columns|Colors|BitsPerComponent)\s+\+?[0-9]{6}|/Size\s+\+?[0-9]{8}"
    rb"|/Index\s*\[[^\]]{0,4000}[0-9]{8}"
)
"""Numbers for which the library allocates memory or runs a loop."""
_SPELT: Final = re.compile(rb"/([^\s/<>\[\](){}%]*#[^\s/<>\[\](){}%]*)")
_CODE: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_NAMES: Final = frozenset(
    b"Filter F DecodeParms DP FlateDecode Fl LZWDecode LZW RunLengthDecode RL Columns Colors"
    b" BitsPerComponent Size Index ObjStm".split()
)
"""Names that must not be disguised."""
_STEP: Final = 1024 * 1024
"""Bytes that are unpacked at a time."""


def opened(data: bytes) -> Any:
    """Return a file opened by pdfplumber.

    Raises:
        UnreadableError: It has too many references.
        Exception: The library finds it damaged or encrypted.
    """
    _require_moderate_opening(data)
    file = library("pdfplumber").open(BytesIO(data))
    file.doc.getobj = _counted(file.doc.getobj)
    return file


def _require_moderate_opening(data: bytes) -> None:
    """Count the references that pdfplumber resolves while it opens a file."""
    document = library("pdfminer.pdfdocument").PDFDocument
    resolve = library("pdfminer.pdftypes").resolve_all
    made = document.__new__(document)
    made.getobj = _counted(made.getobj)
    made.__init__(library("pdfminer.pdfparser").PDFParser(BytesIO(data)))
    for value in (value for properties in made.info for value in properties.values()):
        try:
            resolve(value)
        except UnreadableError:
            raise
        except Exception:
            continue


def _counted(look_up: Callable[[int], Any]) -> Callable[[int], Any]:
    left = limits.REFERENCES.most

    def counted(number: int) -> Any:
        nonlocal left
        left -= 1
        if left < 0:
            raise limits.REFERENCES.refusal(limits.REFERENCES.most + 1)
        return look_up(number)

    return counted


def require_moderate_streams(data: bytes) -> None:
    """Refuse a file with a stream that unpacks to a huge size.

    A stream that is packed twice is refused as well. No program writes such a stream, and its size
    is only known after unpacking. Very wide rows are refused, and so is a name that is disguised by
    needless codes.

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
    """Tell if a name hides one that matters here by writing letters as codes."""
    return _CODE.sub(lambda code: bytes([int(code[1], 16)]), name) in _NAMES


def _unpacked(packed: memoryview, most: int) -> int:
    """Count the bytes of an unpacked stream, at most a few more than allowed."""
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
