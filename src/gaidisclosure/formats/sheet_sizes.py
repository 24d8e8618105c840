"""How large the sheets of a workbook are, 工作表大小: looked at before a reader lays them out.

A reader lays a sheet out from its first cell to its last, with all that is blank between; two cells
far apart make it huge. Only cells that hold something count, however many blank ones there are.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats.extras import library
from gaidisclosure.formats.packages import Package, damaged

__all__ = ["MOST_CELLS", "require_moderate_sheets"]

MOST_CELLS: Final = 500_000
"""The most cells of all sheets together, blank ones included: a report has some hundreds."""

_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_CELL: Final = re.compile(
    rb"<(?:\w+:)?c\s[^>]*?\br=[\"']([A-Za-z]{1,7})([0-9]{1,9})[\"'][^>]*[^/]>"
)
_PARTS: Final = ("xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml")
_OLE: Final = b"\xd0\xcf\x11\xe0"
_CELLS: Final = frozenset((0x0003, 0x0004, 0x0006, 0x00BD, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E))
_BEGINNING: Final = 0x0809
_HEAD: Final = struct.Struct("<HH")


def require_moderate_sheets(data: bytes) -> None:
    """``UnreadableError`` for a workbook that a reader would need much memory for.

    ``document.too_many_cells``, ``document.expands``, ``document.too_many_files``, and
    ``document.damaged`` for one that cannot be looked at.
    """
    places = _old(data) if data.startswith(_OLE) else _new(data)
    left = MOST_CELLS
    for sheet in places:
        rows, columns = zip(*sheet, strict=True) if sheet else ((0,), (0,))
        left -= (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)
        if left < 0:
            raise UnreadableError("document.too_many_cells", limit=MOST_CELLS)


def _new(data: bytes) -> Iterator[list[tuple[int, int]]]:
    package = Package.of(data, "XLSX")
    names = package.archive.namelist()
    for name in names:
        if name in _PARTS:
            package.part(name)
        elif _SHEET.fullmatch(name):
            part = package.part(name) or b""
            yield [(int(row), _column(letters)) for letters, row in _CELL.findall(part)]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = 26 * number + letter - ord("A") + 1
    return number


def _old(data: bytes) -> Iterator[list[tuple[int, int]]]:
    """The places of the cells of each sheet, from the records of the workbook's stream."""
    ole = library("olefile", extra="xlsx", package="olefile")
    try:
        with ole.OleFileIO(BytesIO(data)) as file:
            name = next(each for each in ("Workbook", "Book") if file.exists(each))
            stream = file.openstream(name).read()
    except Exception:
        # The library raises whatever a broken file leads to.
        raise damaged("XLS") from None
    yield from _sheets(stream)


def _sheets(stream: bytes) -> Iterator[list[tuple[int, int]]]:
    places: list[tuple[int, int]] = []
    at = 0
    while at + _HEAD.size <= len(stream):
        kind, size = _HEAD.unpack_from(stream, at)
        at += _HEAD.size
        if kind == _BEGINNING:
            yield places
            places = []
        elif kind in _CELLS and at + _HEAD.size <= len(stream):
            places.append(_HEAD.unpack_from(stream, at))
        at += size
    yield places
