# SPDX-License-Identifier: Apache-2.0
"""Reader of workbooks, 电子表格 (XLSX, XLS). Every visible sheet becomes a grid.

Needs the extra ``xlsx``. The library allocates as much memory as the file asks for. So the file is
measured first, and the library only gets the parts that were measured.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import ZipFile

from gaidisclosure.document import Attachment, Document, Grid, Sheet
from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats import custom_xml, limits
from gaidisclosure.formats.compound import Compound, compound_file, is_compound
from gaidisclosure.formats.excel.cell_formats import states_other_unit
from gaidisclosure.formats.excel.sheets import (
    Appearance,
    Spot,
    Value,
    sheet_blocks,
    sheet_grid,
    value_text,
)
from gaidisclosure.formats.excel.xls_extent import KIND, measured
from gaidisclosure.formats.excel.xls_looks import XlsLook, xls_looks
from gaidisclosure.formats.excel.xlsx_extent import Measure
from gaidisclosure.formats.excel.xlsx_looks import MAIN, appearances, has_other_units
from gaidisclosure.formats.extras import library
from gaidisclosure.formats.limits import Limit
from gaidisclosure.formats.packages import Package

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_BOOKS: Final = ("Workbook", "Book")

_Looks = Mapping[str, Appearance] | Sequence[XlsLook]
"""Looks of sheets, for XLSX by name, for XLS in order."""


def parse(data: bytes | Package) -> Document:
    """Return the visible sheets in order, each cell with its sheet and address.

    If several sheets have contents, each follows its name as a paragraph. Numbers are plain,
    without the format of their cells.

    Raises:
        UnreadableError: ``document.damaged``, ``document.encrypted``, ``document.empty`` or the
            code of a limit.
        MissingReaderError: The library is not installed.

    >>> parse(b"PK")
    Traceback (most recent call last):
    gaidisclosure.errors.UnreadableError: [document.damaged] ...
    """
    file, looks, attachment = _handed_on(data)
    return Document(tuple(sheet_blocks([*_grids(file, looks)])), attachment=attachment)


def _handed_on(source: bytes | Package) -> tuple[bytes, _Looks, Attachment | None]:
    """Return the file for the library, the looks of its sheets, and attached data."""
    if isinstance(source, bytes):
        limits.FILE.require(len(source))
        book = Compound(source, KIND, extra="xlsx") if is_compound(source) else None
        if book and (stream := book.read(_BOOKS[0]) or book.read(_BOOKS[1])):
            file = compound_file(_BOOKS[0], measured(stream))
            return file, xls_looks(stream), None
    package = Package.of(source, KIND)
    file, parts = _repacked(package, limits.CELLS)
    return file, appearances(package, parts), custom_xml.attached(package, MAIN)


def sheets(source: bytes | Package) -> Iterator[Sheet]:
    """Yield the visible sheets with the values of their cells, whatever their look.

    Rows hidden by a filter are included. Texts are exact, with their line breaks. Only a number
    format with another unit is applied, as ¥500 is not 500 in 万元.

    Args:
        source: The file, which may hold a table with many rows.

    Raises:
        UnreadableError: As for :func:`parse`, with higher limits.
    """
    if isinstance(source, bytes) and is_compound(source):
        file, looks, _ = _handed_on(source)
    else:
        package = Package.of(source, KIND, limits.TABLE_UNPACKED.most)
        file, parts = _repacked(package, limits.TABLE_CELLS)
        looks = appearances(package, parts) if has_other_units(package, parts) else {}
    cells = 0
    for number, sheet in _sheets(file):
        if sheet.start is not None:
            cells += sheet.height * sheet.width
            limits.TABLE_CELLS.require(cells)
            yield _sheet(sheet, number, looks, sheet.start)


def _sheet(sheet: CalamineSheet, number: int, looks: _Looks, start: Spot) -> Sheet:
    (top, left), merged = start, sheet.merged_cell_ranges or ()
    values = sheet.to_python()
    rows = [[*map(_exact, row)] for row in values]
    for (at, column), text in _look(sheet, number, looks, values, start).shown.items():
        if at - top < len(rows) and column - left < sheet.width and states_other_unit(text):
            rows[at - top][column - left] = text
    return Sheet(
        name=value_text(sheet.name),
        rows=rows,
        numbers=range(top + 1, top + 1 + sheet.height),
        left=left,
        merged=[(a - top, b - left, c - top, d - left) for (a, b), (c, d) in merged],
    )


@lru_cache(maxsize=4096, typed=True)
def _exact(value: Value) -> str:
    """Return a text unchanged, and any other value as plain text."""
    return value if isinstance(value, str) else value_text(value)


def _repacked(package: Package, cells: Limit) -> tuple[bytes, Mapping[str, bytes]]:
    """Return an archive of the XML parts only, and these parts by name."""
    if MAIN not in package:
        raise UnreadableError("document.damaged", kind=KIND)
    measure, target, parts = Measure(KIND, cells), BytesIO(), dict[str, bytes]()
    with ZipFile(target, "w") as archive:
        for name in package:
            if name.lower().endswith((".xml", ".rels")):
                part = parts[name.lower()] = package.read(name)
                measure.add(part)
                archive.writestr(name, part)
    limits.CHARACTERS.require(measure.characters())
    return target.getvalue(), parts


def _grids(data: bytes, looks: _Looks) -> Iterator[tuple[str, Grid]]:
    cells = characters = 0
    for number, sheet in _sheets(data):
        start = sheet.start
        if start is None:
            continue
        cells += sheet.height * sheet.width
        limits.CELLS.require(cells)
        name, merged = value_text(sheet.name), sheet.merged_cell_ranges or ()
        values = sheet.to_python()
        seen = _look(sheet, number, looks, values, start)
        grid = sheet_grid(name, values, start, merged, seen)
        if grid is not None:
            characters += sum(len(cell.text) for row in grid.rows for cell in row)
            limits.CHARACTERS.require(characters)
            yield name, grid


def _look(
    sheet: CalamineSheet, number: int, looks: _Looks, values: Sequence[Sequence[Value]], start: Spot
) -> Appearance:
    if isinstance(looks, Mapping):
        return looks.get(sheet.name) or Appearance()
    return next(iter(looks[number:]), XlsLook()).of(values, start)


def _sheets(data: bytes) -> Iterator[tuple[int, CalamineSheet]]:
    calamine = library("python_calamine")
    shown = calamine.SheetTypeEnum.WorkSheet, calamine.SheetVisibleEnum.Visible
    with _refusing():
        book = calamine.CalamineWorkbook.from_filelike(BytesIO(data))
    for number, sheet in enumerate(book.sheets_metadata):
        if (sheet.typ, sheet.visible) == shown:
            with _refusing():
                opened = book.get_sheet_by_index(number)
            yield number, opened


@contextmanager
def _refusing() -> Generator[None]:
    """Turn any error of the library into ours.

    A panic of its Rust code is not an ``Exception``, so ``BaseException`` is caught.
    """
    try:
        yield
    except BaseException as error:
        name = type(error).__name__
        if not isinstance(error, Exception) and name != "PanicException":
            raise
        if name == "PasswordError":
            raise UnreadableError("document.encrypted") from error
        raise UnreadableError("document.damaged", kind=KIND) from error
