# SPDX-License-Identifier: Apache-2.0
"""XLS files made by hand, record by record, for the tests of their reader."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from tests.formats.office_files import compound, record

__all__ = ["cell_format", "column", "font", "mention", "number", "row", "shared", "xls"]

NEWER, OLDER = 0x600, 0x500


def beginning(version: int, kind: int) -> bytes:
    return record(0x809, struct.pack("<HHHHII", version, kind, 0, 0, 0, 0))


def xls(
    book: Sequence[bytes], sheet: Sequence[bytes], *, version: int = NEWER, stream: str = "Workbook"
) -> bytes:
    """A file of one sheet, with these records of the workbook and of the sheet."""
    begin, rest, end = beginning(version, 5), b"".join(book), record(0x0A)
    name = b"\1\0A" if version == NEWER else b"\1A"
    start = len(begin) + 4 + 6 + len(name) + len(rest) + len(end)
    named = record(0x85, struct.pack("<IH", start, 0) + name)
    inner = beginning(version, 0x10) + b"".join(sheet) + end
    return compound(**{stream: begin + named + rest + end + inner})


def font(
    *, struck: bool = False, script: int = 0, colour: int = 0x7FFF, height: int = 200
) -> bytes:
    told = struct.pack("<HHHHH", height, 8 * struck, colour, 400, script)
    return record(0x31, told + bytes(4) + b"\0\0")


def number_format(number: int, code: str, *, version: int = NEWER) -> bytes:
    if version == OLDER:
        return record(0x41E, struct.pack("<HB", number, len(code)) + code.encode())
    return record(0x41E, struct.pack("<HHB", number, len(code), 1) + code.encode("utf-16-le"))


def cell_format(font: int, code: int = 0, *, pattern: int = 0, ground: int = 64) -> bytes:
    told = struct.pack("<HH13xBH", font, code, pattern << 2, ground)
    return record(0xE0, told)


def row(at: int, *, hidden: bool) -> bytes:
    return record(0x208, struct.pack("<HHHHHHI", at, 0, 9, 255, 0, 0, 0x20 * hidden))


def column(first: int, last: int, *, hidden: bool, width: int = 2000) -> bytes:
    return record(0x7D, struct.pack("<HHHHHH", first, last, width, 0, hidden, 0))


def number(at: tuple[int, int], value: float, form: int = 0) -> bytes:
    return record(0x203, struct.pack("<HHHd", *at, form, value))


def mention(at: tuple[int, int], index: int, form: int = 0) -> bytes:
    return record(0xFD, struct.pack("<HHHI", *at, form, index))


def shared(*texts: bytes) -> bytes:
    return struct.pack("<II", len(texts), len(texts)) + b"".join(texts)


def rich(text: str, *runs: tuple[int, int], wide: bool = True, more: bytes = b"") -> bytes:
    """A shared text, with the place and the font of each run."""
    flags = wide | 8 * bool(runs) | 4 * bool(more)
    head = struct.pack("<HB", len(text), flags)
    head += struct.pack("<H", len(runs)) if runs else b""
    head += struct.pack("<I", len(more)) if more else b""
    written = text.encode("utf-16-le" if wide else "latin-1")
    return head + written + b"".join(struct.pack("<HH", *run) for run in runs) + more
