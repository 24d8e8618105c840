# SPDX-License-Identifier: Apache-2.0
"""Sheets of many lines to a workbook, 电子表格 (XLSX), with nothing computed."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any, Final

from gaidisclosure.document import Area, Sheet
from gaidisclosure.formats.excel.safe_cells import (
    LONGEST,
    is_number,
    new_book,
    writable,
    write_text,
)

__all__ = ["render"]

_HEADING: Final = {
    "bold": True,
    "border": 1,
    "text_wrap": True,
    "align": "center",
    "valign": "vcenter",
}
_WIDE: Final = 24
_NARROW: Final = 11
"""The width of columns of words and of others, in characters."""


def render(sheets: Sequence[Sheet]) -> bytes:
    """Return a workbook with some sheets, whose headings stay in sight.

    Numbers are numbers where nothing of their text is lost, and all else is text. A text ends
    where no more of it goes into a cell.

    Raises:
        MissingExtraError: The library is not installed.

    >>> from gaidisclosure.formats.excel import workbook
    >>> sheet = Sheet("汇总表", [["机关名称", "规章"], ["=1+1", "007"]], head=1, words=1)
    >>> [found.rows for found in workbook.sheets(render([sheet]))]
    [[['机关名称', '规章'], ['=1+1', '007']]]
    """
    target = BytesIO()
    book = new_book(target, sheets[0].name)
    heading, plain = book.add_format(_HEADING), book.add_format()
    for sheet in sheets:
        _write(book.add_worksheet(sheet.name), sheet, heading, plain)
    book.close()
    return target.getvalue()


def _write(target: Any, sheet: Sheet, heading: Any, plain: Any) -> None:
    width = max(map(len, sheet.rows))
    target.freeze_panes(sheet.head, 1)
    target.set_column(0, width - 1, _NARROW)
    target.set_column(0, max(sheet.words - 1, 0), _WIDE)
    for row, cells in enumerate(sheet.rows):
        for column, text in enumerate(cells):
            if row < sheet.head:
                write_text(target, (row, column), writable(text)[:LONGEST], heading, plain)
            elif column >= sheet.words and is_number(text):
                target.write_number(row, column, float(text))
            elif text:
                write_text(target, (row, column), writable(text)[:LONGEST], plain, plain)
    for area in sheet.merged:
        _merge(target, sheet, area, heading)


def _merge(target: Any, sheet: Sheet, area: Area, heading: Any) -> None:
    """Merge cells of headings, whose text is that of the first."""
    target.merge_range(*area, "", heading)
    target.write_string(*area[:2], writable(sheet.text(*area[:2])), heading)
