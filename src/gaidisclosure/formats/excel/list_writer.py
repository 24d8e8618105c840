# SPDX-License-Identifier: Apache-2.0
"""A list to a workbook, 清单 (XLSX): headings that stay in sight, a filter, and lines of words.

Needs the extra ``xlsx``. Whatever is written is a text or a plain number, never a formula or a
link, as names and texts are those of strangers.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any, Final

from gaidisclosure.formats.excel.safe_cells import (
    LONGEST,
    is_number,
    new_book,
    writable,
    write_text,
)

__all__ = ["render"]

_HEADING: Final = {"bold": True, "bg_color": "#D9E1F2", "border": 1, "valign": "vcenter"}
_BODY: Final = {"text_wrap": True, "valign": "top", "border": 1}
_A4: Final = 9
_MOST_ROWS: Final = 1_048_575
"""Most lines of a sheet below its headings."""


def render(
    name: str, headings: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]
) -> bytes:
    """Return a workbook with one list, equal bytes for equal lists.

    Args:
        name: The name of the sheet, which becomes the title of the file as well.
        headings: The headings of the columns.
        rows: The lines; what is a plain number is written as one.
        widths: The widths of the columns, in characters.

    Raises:
        MissingExtraError: The library is not installed.
    """
    target = BytesIO()
    book = new_book(target, name)
    sheet = book.add_worksheet(name)
    heading, body = book.add_format(_HEADING), book.add_format(_BODY)
    plain = book.add_format()
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    for column, words in enumerate(headings):
        write_text(sheet, (0, column), words, heading, plain)
    for number, row in enumerate(rows[:_MOST_ROWS], 1):
        for column, content in enumerate(row):
            _write(sheet, (number, column), writable(content)[:LONGEST], body, plain)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(headings) - 1)
    _set_up(sheet)
    book.close()
    return target.getvalue()


def _write(sheet: Any, at: tuple[int, int], content: str, style: Any, plain: Any) -> None:
    if is_number(content):
        sheet.write_number(*at, float(content), style)
    else:
        write_text(sheet, at, content, style, plain)


def _set_up(sheet: Any) -> None:
    """Set the paper: across, one page wide, with the headings on each page."""
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
