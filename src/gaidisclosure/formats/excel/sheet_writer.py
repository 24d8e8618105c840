# SPDX-License-Identifier: Apache-2.0
"""Sheets of many lines to a workbook, 电子表格 (XLSX), with nothing computed.

Needs the extra ``xlsx``. Whatever is written is a text or a plain number, never a formula or a
link, as names and texts are those of strangers. Other writers write their cells in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy
from datetime import datetime
from io import BytesIO
from typing import Any, BinaryIO, Final

from gaidisclosure.document import Sheet
from gaidisclosure.formats.excel.sheets import value_text
from gaidisclosure.formats.extras import library

_HEADING: Final = {
    **{"bold": True, "border": 1, "bg_color": "#D9E1F2"},
    **{"text_wrap": True, "align": "center", "valign": "vcenter"},
}
_OF_LIST: Final = {"text_wrap": True, "valign": "top", "border": 1}
_WIDE: Final = 24
_NARROW: Final = 11
"""The width of columns of words and of others, in characters."""
_A4: Final = 9
_MOST_ROWS: Final = 1_048_576
_OPTIONS: Final = {
    "default_format_properties": {"font_name": "Arial", "font_size": 10},
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_CREATED: Final = datetime(2000, 1, 1)
"""The day of every file, so that equal documents make equal files."""
LONGEST: Final = 32_767
"""Most characters of a cell."""
_NUMBER: Final = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?", re.ASCII)
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot hold."""


def new_book(target: BinaryIO, title: str) -> Any:
    """Return a new workbook that is written to a file when it is closed.

    Raises:
        MissingExtraError: The library is not installed.
    """
    xlsxwriter = library("xlsxwriter")
    book = xlsxwriter.Workbook(target, deepcopy(_OPTIONS))  # which it changes
    book.set_properties({"title": title, "created": _CREATED})
    return book


def writable(text: str) -> str:
    """Return a text without characters that XML cannot hold."""
    return _UNWRITABLE.sub("\ufffd", text)


def is_number(text: str, *, padded: bool = False) -> bool:
    """Tell if a number of a spreadsheet shows exactly this text.

    ``padded``: zeros after the last decimal do not count.

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
    """Write a text as nothing but a text, even if it looks like XML of the library.

    ``plain`` is a style of the workbook that changes nothing.
    """
    if text.startswith("<r>") and text.endswith("</r>"):
        sheet.write_rich_string(*at, "<", plain, text[1:], style)
    elif text:
        sheet.write_string(*at, text, style)
    else:
        sheet.write_blank(*at, None, style)


def render(sheets: Sequence[Sheet]) -> bytes:
    """Return a workbook with some sheets, whose headings stay in sight.

    Numbers are numbers where nothing of their text is lost, and all else is text. A text ends
    where no more of it goes into a cell. Equal sheets make equal bytes.

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
    """Write one more sheet of a workbook."""
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
    """Add a filter, and set the paper across, one page wide, headings on each page."""
    target.autofilter(sheet.head - 1, 0, len(sheet.rows) - 1, len(sheet.widths) - 1)
    target.set_paper(_A4)
    target.set_landscape()
    target.fit_to_pages(1, 0)
    target.repeat_rows(sheet.head - 1)
