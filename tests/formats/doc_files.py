# SPDX-License-Identifier: Apache-2.0
"""DOC files made from a sound one, for the tests of their reader."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

from gaidisclosure.formats.compound import Compound
from tests.formats.office_files import compound

__all__ = ["PICTURE", "REPORT", "repeated", "streams", "with_look", "with_text"]

REPORT = (Path(__file__).parents[1] / "data" / "report.doc").read_bytes()
COUNTS = 64
"""The place of the numbers of the file in the stream with the text."""
TABLES = COUNTS + 4 * 22 + 2
"""The place of the places of its tables."""
SECTIONS, LOOKS, PIECES = TABLES + 8 * 6, TABLES + 8 * 12, TABLES + 8 * 33
PAGE = 512
ONE_BYTE, ADDED = 0x40000000, -1


def streams() -> tuple[bytearray, bytearray]:
    """The stream with the text and that with the tables."""
    file = Compound(REPORT, "DOC", "doc")
    return bytearray(file.read("WordDocument")), bytearray(file.read("1Table"))


def with_text(*pieces: tuple[int, int], text: bytes = b"", data: bytes = b"") -> bytes:
    """A file whose text is put together from pieces: the place of each, and its characters.

    ``text`` is added to the stream with the text, and begins at the place ``ADDED``; ``data`` are
    the pictures.
    """
    word, table = streams()
    start = len(word)
    word += text
    ends = [0]
    for _, length in pieces:
        ends.append(ends[-1] + length)
    places = [start if at == ADDED else at for at, _ in pieces]
    made = struct.pack(f"<{len(ends)}I", *ends)
    made += b"".join(struct.pack("<HIH", 0, place, 0) for place in places)
    made = b"\1\0\0\2" + struct.pack("<I", len(made)) + made
    struct.pack_into("<II", word, PIECES, len(table), len(made))
    struct.pack_into("<I", word, COUNTS + 12, ends[-1])
    at, size = struct.unpack_from("<II", word, SECTIONS)
    struct.pack_into("<I", table, at + 4 * ((size - 4) // 16), ends[-1])
    return compound(**{"WordDocument": bytes(word), "1Table": bytes(table + made), "Data": data})


def with_look(text: str, properties: bytes) -> bytes:
    """The report with properties for the characters of a text that it holds, and no others."""
    word, table = streams()
    at, _ = struct.unpack_from("<II", word, LOOKS)
    first, last, page = struct.unpack_from("<3I", table, at)
    start = word.index(text.encode("utf-16-le"), first)
    ends = first, start, start + 2 * len(text), last
    runs = struct.pack("<4I", *ends) + bytes([0, 128, 0])
    looks = bytes([len(properties)]) + properties
    made = runs.ljust(256, b"\0") + looks.ljust(PAGE - 257, b"\0") + b"\3"
    word[page * PAGE : (page + 1) * PAGE] = made
    return compound(**{"WordDocument": bytes(word), "1Table": bytes(table)})


def repeated(times: int) -> bytes:
    """A file whose text is the same piece again and again."""
    word, table = streams()
    start, _ = struct.unpack_from("<II", word, PIECES)
    (place,) = struct.unpack_from("<I", table, start + 5 + 8 + 2)
    (characters,) = struct.unpack_from("<I", word, COUNTS + 12)
    return with_text(*[(place, characters)] * times)


def packed(size: int, names: int = 1) -> bytes:
    """A picture (EMF) of so many bytes, with one name or two, as its record begins."""
    kind = (0x3D4 if names == 1 else 0x3D5) << 4
    return (
        struct.pack("<HHI", kind, 0xF01A, 0) + bytes(16 * names + 34) + zlib.compress(bytes(size))
    )


PICTURE = with_text(
    (ADDED, 9), text=b"\1\0" + "文字文字文字文字".encode("utf-16-le"), data=packed(5_000)
)
"""A file with a character that stands for a picture, and a packed one."""
