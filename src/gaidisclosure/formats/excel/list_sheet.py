# SPDX-License-Identifier: Apache-2.0
"""A list as a sheet of its own, 附表: numbers as numbers, and everything else as a text."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import zip_longest
from typing import Any, Final

from gaidisclosure.document import Content, Sheet
from gaidisclosure.formats.excel.page import Styles
from gaidisclosure.formats.excel.sheets import value_text
from gaidisclosure.zh.widths import width

__all__ = ["write_list"]

_NARROWEST: Final = 8
_HEADING: Final = 14
_WIDEST: Final = 60
"""Widths of a column, in digits: of an empty one, at most for its heading, and at most."""
_MARGIN: Final = 2
_PAPER: Final = 9
"""The number of A4 in workbooks."""


def write_list(book: Any, sheet: Sheet, styles: Styles, texts: Callable[[str], str]) -> None:
    """Write a list on a sheet, with a line of headings that stays when the others are scrolled.

    Args:
        book: The workbook, as XlsxWriter has it.
        sheet: The list.
        styles: The styles of the workbook.
        texts: Returns the part of a text that a cell can hold.
    """
    written = book.add_worksheet(sheet.name)
    for row, line in enumerate(sheet.rows):
        for column, content in enumerate(line):
            _write(written, row, column, content, styles, texts)
    for column, (heading, *contents) in enumerate(zip_longest(*sheet.rows)):
        widest = max(map(_width, contents), default=_NARROWEST)
        room = max(widest, min(_width(heading), _HEADING)) + _MARGIN
        written.set_column(column, column, min(room, _WIDEST))
    written.freeze_panes(1, 1)
    written.set_paper(_PAPER)
    written.set_landscape()
    written.repeat_rows(0)
    written.repeat_columns(0)


def _write(
    written: Any,
    row: int,
    column: int,
    content: Content,
    styles: Styles,
    texts: Callable[[str], str],
) -> None:
    if content is None or content == "":
        written.write_blank(row, column, None, styles.of_label("left"))
    elif isinstance(content, str):
        written.write_string(row, column, texts(content), styles.of_label("left"))
    elif Decimal(value_text(float(content))) == content:
        written.write_number(row, column, float(content), styles.of_figure("", is_open=True))
    else:  # more digits than a number of a spreadsheet has
        written.write_string(row, column, _text(content), styles.of_label("right"))


def _text(content: Content) -> str:
    if isinstance(content, Decimal):
        return f"{content:f}"
    return "" if content is None else str(content)


def _width(content: Content) -> int:
    return width(_text(content))
