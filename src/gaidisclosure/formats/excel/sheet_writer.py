# SPDX-License-Identifier: Apache-2.0
"""Writer of sheets with many rows to a workbook, 电子表格 (XLSX), without formulas.

Needs the extra ``xlsx``. Every cell is a text or a plain number, never a formula or a link, because
the names and texts come from strangers. Other writers share its functions for single cells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy
from datetime import datetime
from io import BytesIO
from typing import Any, BinaryIO, Final

from gaidisclosure.document import Sheet
from gaidisclosure.formats.excel.page import A4
from gaidisclosure.formats.excel.sheets import value_text
from gaidisclosure.formats.extras import library
from gaidisclosure.zh.controls import CONTROLS

_HEADING: Final = {
    **{"bold": True, "border": 1, "bg_color": "#D9E1F2"},
    **{"text_wrap": True, "align": "center", "valign": "vcenter"},
}
_OF_LIST: Final = {"text_wrap": True, "valign": "top", "border": 1}
_WIDE: Final = 24
_NARROW: Final = 11
"""Widths of columns with words and of other columns, in characters."""
_MOST_ROWS: Final = 1_048_576
"""Most rows of a sheet."""
_OPTIONS: Final = {
    "default_format_properties": {"font_name": "Arial", "font_size": 10},
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_CREATED: Final = datetime(2000, 1, 1)
"""Fixed creation date, so that equal documents give equal files."""
LONGEST: Final = 32_767
"""Most characters of a cell."""
_NUMBER: Final = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?", re.ASCII)
_UNWRITABLE: Final = re.compile(f"[\r{CONTROLS}\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot hold, and control characters."""


def new_book(target: BinaryIO, title: str) -> Any:
    """Return a new workbook that is written to a file when it is closed.

    Raises:
        MissingExtraError: The library is not installed.
    """
    xlsxwriter = library("xlsxwriter")
    book = xlsxwriter.Workbook(target, deepcopy(_OPTIONS))  # the library changes it
    book.set_properties({"title": title, "created": _CREATED})
    return book


def writable(text: str) -> str:
    """Return a text without control characters and those that XML cannot hold."""
    return _UNWRITABLE.sub("\ufffd", text)


def is_number(text: str, *, padded: bool = False) -> bool:
    """Tell if this text, written as a number, would look exactly the same.

    ``padded``: ignore zeros at the end of the decimals.

    >>> is_number("-12.5"), is_number("007"), is_number("1,204"), is_number("1.50")
    (True, False, False, False)
    """
    if not _NUMBER.fullmatch(text):
        return False
    shown = value_text(float(text))
    if padded and "." in text:
        text = text.rstrip("0").removesuffix(".")
    return shown == text


def write_text(sheet: Any, at: tuple[int, int], text: str, style: Any, plain: Any) -> None:
    """Write a text literally, even if it looks like the rich-text XML of the library.

    ``plain`` is a style that changes nothing.
    """
    if text.startswith("<r>") and text.endswith("</r>"):
        sheet.write_rich_string(*at, "<", plain, text[1:], style)
    elif text:
        sheet.write_string(*at, text, style)
    else:
        sheet.write_blank(*at, None, style)


def render(sheets: Sequence[Sheet]) -> bytes:
    """Return a workbook of some sheets, with their headings frozen.

    A text becomes a number only if it looks the same afterwards. A text that is too long for a cell
    is cut. Equal sheets give equal bytes.

    Raises:
        MissingExtraError: The library is not installed.

    >>> from gaidisclosure.formats.excel import workbook
    >>> sheet = Sheet("汇总表", [["机关名称", "规章"], ["=1+1", "007"]], head=1, words=1)
    >>> [found.rows for found in workbook.sheets(render([sheet]))]
    [[['机关名称', '规章'], ['=1+1', '007']]]
    """
    target = BytesIO()
    book = new_book(target, sheets[0].name)
    for sheet in sheets:
        add_sheet(book, sheet)
    book.close()
    return target.getvalue()


def add_sheet(book: Any, sheet: Sheet) -> None:
    """Add a sheet to a workbook."""
    target, plain = book.add_worksheet(sheet.name), book.add_format()
    heading = book.add_format(_HEADING)
    body = book.add_format(_OF_LIST) if sheet.widths else plain
    _set_widths(target, sheet)
    for row, cells in enumerate(sheet.rows[:_MOST_ROWS]):
        for column, text in enumerate(cells):
            if row >= sheet.head and column >= sheet.words and is_number(text):
                target.write_number(row, column, float(text), body)
            elif text or sheet.widths:
                style = heading if row < sheet.head else body
                write_text(target, (row, column), writable(text)[:LONGEST], style, plain)
    for area in sheet.merged:
        target.merge_range(*area, "", heading)
        target.write_string(*area[:2], writable(sheet.text(*area[:2])), heading)
    target.freeze_panes(sheet.head, 1)
    if sheet.widths:
        _set_up_list(target, sheet)


def _set_widths(target: Any, sheet: Sheet) -> None:
    width = max(map(len, sheet.rows))
    wide = (_WIDE if column < sheet.words else _NARROW for column in range(width))
    for column, characters in enumerate(sheet.widths or wide):
        target.set_column(column, column, characters)


def _set_up_list(target: Any, sheet: Sheet) -> None:
    """Add a filter, and print one page wide in landscape with repeated headings."""
    target.autofilter(sheet.head - 1, 0, len(sheet.rows) - 1, len(sheet.widths) - 1)
    target.set_paper(A4)
    target.set_landscape()
    target.fit_to_pages(1, 0)
    target.repeat_rows(sheet.head - 1)
