# SPDX-License-Identifier: Apache-2.0
"""The look of an older workbook (BIFF), 外观: hidden parts, fonts, number formats.

The library for workbooks returns the values of cells, but not their look. Fonts within a text are
only read from the newer kind of these files (BIFF8).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, takewhile
from typing import Final, TypeVar

from attrs import Factory, define

from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats.excel.cell_formats import BUILT_IN, CellFormat, CellRun
from gaidisclosure.formats.excel.sheets import Appearance, Spot, Value, value_text
from gaidisclosure.formats.excel.xls_extent import (
    CELLS,
    CONTINUED,
    END,
    FORMULA,
    KIND,
    MANY,
    MENTION,
    SHARED,
    Record,
    walked,
)
from gaidisclosure.formats.runs import PLAIN, Look

_Font = TypeVar("_Font", Look, bool)

# Kinds of records, and flags in them.
_BEGIN, _NEWER = 0x809, b"\0\6"
_FONT, _FORMAT, _CELL_FORMAT = 0x31, 0x41E, 0xE0
_ROW, _COLUMNS, _ERROR = 0x208, 0x7D, 0x205
_PALETTE, _CONDITIONS = 0x92, 0x1B0
_STRUCK_OUT: Final = 0x08
_UNSEEN: Final = 20
"""Largest font height that is too small to see, in twentieths of a point."""
_WHITE: Final = (1, 9)
"""Colour numbers of white, unless the file has its own palette."""
_HIDDEN_ROW, _HIDDEN_COLUMNS = 0x20, 0x01
_NO_FONT: Final = 4
"""The number that no font has. Fonts from here on are numbered one higher."""
_WIDE, _EXTENDED, _RICH = 0x01, 0x04, 0x08
_MOST_COLUMNS: Final = 256
_ERRORS: Final[Mapping[int, str]] = {
    **{0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!"},
    **{0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"},
}


@define
class XlsLook:
    """The look of one sheet, before its values are known."""

    appearance: Appearance = Factory(Appearance)
    formats: dict[Spot, CellFormat] = Factory(dict[Spot, CellFormat])
    runs: dict[Spot, Sequence[CellRun]] = Factory(dict[Spot, Sequence[CellRun]])

    def of(self, values: Sequence[Sequence[Value]], start: Spot) -> Appearance:
        """Return the appearance of the sheet.

        ``start`` is the cell of the first value.
        """
        for spot in self.formats.keys() | self.runs.keys():
            row, column = spot[0] - start[0], spot[1] - start[1]
            if 0 <= row < len(values) and 0 <= column < len(values[row]):
                value = values[row][column]
                runs = self.runs.get(spot, [(value_text(value), None)])
                form = self.formats.get(spot, CellFormat())
                is_number = isinstance(value, int | float) and not isinstance(value, bool)
                form.note(runs, spot, self.appearance, is_number=is_number)
        return self.appearance


def xls_looks(stream: bytes) -> Sequence[XlsLook]:
    """Return the looks of the sheets of a workbook, in order.

    Raises:
        UnreadableError: ``document.damaged`` or ``document.too_complex``.
    """
    try:
        records, sheets = walked(stream)
        book = [*takewhile(lambda record: record[0] != END, records)]
        told = [data for name, _, data in book if name == _FONT]
        fonts = [*map(_look, told)]
        is_own = any(name == _PALETTE for name, _, _ in book)
        white = [not is_own and struct.unpack_from("<4xH", data)[0] in _WHITE for data in told]
        formats = _formats(book, fonts, white)
        texts = [*_shared(book, fonts)] if any(font is not PLAIN for font in fonts) else []
        return [_Sheet(formats, texts).read(records) for records in sheets]
    except struct.error as error:
        raise UnreadableError("document.damaged", kind=KIND) from error


def _look(font: bytes) -> Look:
    height, flags, script = struct.unpack_from("<HH4xH", font)
    hidden, raised = bool(flags & _STRUCK_OUT) or height <= _UNSEEN, script != 0
    return Look.of(hidden, raised)


def _font(fonts: Sequence[_Font], number: int, default: _Font) -> _Font:
    at = number - (number > _NO_FONT)
    return fonts[at] if at < len(fonts) else default


def _formats(
    book: Sequence[Record], fonts: Sequence[Look], white: Sequence[bool]
) -> Sequence[CellFormat]:
    """Return the formats of cells, by their numbers."""
    codes = dict(BUILT_IN)
    is_newer = any(name == _BEGIN and data[:2] == _NEWER for name, _, data in book[:1])
    for name, _, data in book:
        if name == _FORMAT and is_newer:
            number, count, flags = struct.unpack_from("<HHB", data)
            codes[number] = _text(data[5:], count, wide=bool(flags & _WIDE))
        elif name == _FORMAT:
            number, count = struct.unpack_from("<HB", data)
            codes[number] = _text(data[3:], count, wide=False)
    found: list[CellFormat] = []
    for data in (data for name, _, data in book if name == _CELL_FORMAT):
        font, code = struct.unpack_from("<HH", data)
        is_white = is_newer and _font(white, font, False) and not _has_ground(data)
        found.append(CellFormat(_font(fonts, font, PLAIN), codes.get(code, ""), is_white))
    return found


def _has_ground(form: bytes) -> bool:
    """Tell if a cell format of BIFF8 fills the cell with a colour or a pattern."""
    pattern, colours = struct.unpack_from("<17xBH", form)
    return pattern >> 2 > 1 or (pattern >> 2 == 1 and colours & 0x7F not in _WHITE)


def _text(data: bytes, count: int, *, wide: bool) -> str:
    return (
        data[: 2 * count].decode("utf-16-le", "replace") if wide else data[:count].decode("latin-1")
    )


class _Sheet:
    """Reads the records of one sheet."""

    def __init__(self, formats: Sequence[CellFormat], texts: Sequence[Sequence[CellRun]]) -> None:
        self._formats: Sequence[CellFormat] = formats
        self._texts = texts
        self._found = XlsLook()

    def read(self, records: Sequence[Record]) -> XlsLook:
        appearance = self._found.appearance
        if any(name == _CONDITIONS for name, _, _ in records):  # they may colour cells
            self._formats = [each.on_any_ground() for each in self._formats]
        for name, _, data in records:
            if name == _ROW:
                row, flags = struct.unpack_from("<H10xH", data)
                if flags & _HIDDEN_ROW:
                    appearance.rows.add(row)
            elif name == _COLUMNS:
                first, last, width, flags = struct.unpack_from("<HHH2xH", data)
                if flags & _HIDDEN_COLUMNS or not width:
                    appearance.columns.update(range(first, min(last + 1, _MOST_COLUMNS)))
            elif name == MANY:
                row, column = struct.unpack_from("<HH", data)
                for at in range((len(data) - 6) // 6):
                    self._format((row, column + at), *struct.unpack_from("<H", data, 4 + 6 * at))
            elif name in CELLS:
                row, column, number = struct.unpack_from("<HHH", data)
                self._format((row, column), number)
                self._contents((row, column), name, data)
        return self._found

    def _format(self, spot: Spot, number: int) -> None:
        form = self._formats[number] if number < len(self._formats) else CellFormat()
        if form.is_marked or form.code:  # a whole number format may round
            self._found.formats[spot] = form

    def _contents(self, spot: Spot, name: int, data: bytes) -> None:
        if name == MENTION:
            (number,) = struct.unpack_from("<6xI", data)
            if number < len(self._texts) and len(self._texts[number]) > 1:
                self._found.runs[spot] = self._texts[number]
        elif name == _ERROR and data[7:8] == b"\1":
            self._found.appearance.without_value[spot] = _ERRORS.get(data[6], "#")
        elif name == FORMULA and data[12:14] == b"\xff\xff" and data[6] == 2:
            self._found.appearance.without_value[spot] = _ERRORS.get(data[8], "#")


def _shared(book: Sequence[Record], fonts: Sequence[Look]) -> Iterator[Sequence[CellRun]]:
    """Yield the runs of each shared text."""
    at = next((at for at, record in enumerate(book) if record[0] == SHARED), len(book))
    continued = takewhile(lambda record: record[0] in (SHARED, CONTINUED), book[at:])
    parts = _Parts(data for _, _, data in continued)
    head = parts.take(8)
    for _ in range(struct.unpack("<4xI", head)[0] if head else 0):
        yield _runs(parts, fonts)


def _runs(parts: _Parts, fonts: Sequence[Look]) -> Sequence[CellRun]:
    """Return the runs of the next text. The first run has the look of the cell."""
    count, flags = struct.unpack("<HB", parts.take(3))
    (runs,) = struct.unpack("<H", parts.take(2)) if flags & _RICH else (0,)
    (more,) = struct.unpack("<I", parts.take(4)) if flags & _EXTENDED else (0,)
    text = parts.text(count, wide=bool(flags & _WIDE))
    places = [*struct.iter_unpack("<HH", parts.take(4 * runs))]
    parts.take(more)
    starts = [0, *(start for start, _ in places), len(text)]
    looks = [None, *(_font(fonts, number, PLAIN) for _, number in places)]
    pieces = (text[at:end] for at, end in pairwise(starts))
    return [*zip(pieces, looks, strict=True)]


class _Parts:
    """The contents of a record and of the records that continue it."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts = parts
        self._part = b""
        self._at = 0

    def take(self, size: int) -> bytes:
        """Return the next bytes, fewer only at the end."""
        found = self._piece(size)
        while len(found) < size and self._goes_on():
            found += self._piece(size - len(found))
        return found

    def text(self, count: int, *, wide: bool) -> str:
        """Return a text of a given length.

        Where the text continues in another record, that record declares again whether a character
        has one or two bytes.

        Raises:
            struct.error: The text ends early.
        """
        found = ""
        while len(found) < count:
            if self._at >= len(self._part) - wide:
                self._at = len(self._part)
                (flags,) = struct.unpack("<B", self.take(1))
                wide = bool(flags & _WIDE)
            left = count - len(found)
            found += _text(self._piece(left << wide), left, wide=wide)
        return found

    def _piece(self, size: int) -> bytes:
        piece = self._part[self._at : self._at + size]
        self._at += len(piece)
        return piece

    def _goes_on(self) -> bool:
        self._part, self._at = next(self._parts, b""), 0
        return bool(self._part)
