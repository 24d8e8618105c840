# SPDX-License-Identifier: Apache-2.0
"""Cells of workbooks that hold what strangers wrote, 单元格: texts and numbers, and no formulas."""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import datetime
from typing import Any, BinaryIO, Final

from gaidisclosure.formats.excel.sheets import value_text
from gaidisclosure.formats.extras import library

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
    xlsxwriter = library("xlsxwriter", extra="xlsx", package="XlsxWriter", reads=False)
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
    """Write a text as nothing but a text, also one that the library takes for its own XML.

    ``plain`` is a style of the workbook that changes nothing.
    """
    if text.startswith("<r>") and text.endswith("</r>"):
        sheet.write_rich_string(*at, "<", plain, text[1:], style)
    elif text:
        sheet.write_string(*at, text, style)
    else:
        sheet.write_blank(*at, None, style)
