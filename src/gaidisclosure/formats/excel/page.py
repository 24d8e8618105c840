# SPDX-License-Identifier: Apache-2.0
"""The printed page of a sheet, 版面, and the styles of its contents.

Paper, margins, fonts and sizes follow GB/T 9704, the standard for official documents. Fonts are
named, not embedded. A computer that lacks them substitutes others.
"""

from __future__ import annotations

from math import ceil
from typing import Any, Final

from gaidisclosure.document import Align, Level
from gaidisclosure.zh.widths import width

A4: Final = 9
"""The number of the paper size in the file."""
_MARGINS: Final = {"left": 28, "right": 26, "top": 37, "bottom": 35}
"""The margins in millimetres."""
_INCH: Final = 25.4
_POINTS: Final = 72 / _INCH
_PIXELS: Final = 96 / 72
PAGE_WIDTH: Final = (210 - 28 - 26) * _POINTS
PAGE_HEIGHT: Final = (297 - 37 - 35) * _POINTS
"""Width and height of the printed area, in points."""
_TABLE_SIZE: Final = 9
"""Font size of tables, in points."""
_LINE: Final = 1.35
"""Height of a line in a table, as a multiple of the font size."""
_LEADING: Final = 1.75
"""Height of a line of a paragraph, as a multiple of the font size.

GB/T 9704 puts 22 lines on a page.
"""
_SIDES: Final = 6
"""The space to the left and right of a text in its cell, in points."""
_RED: Final = "#C00000"
_NUMBERED: Final = "&C— &P —"
_LONGEST_HEADER: Final = 200

_PARAGRAPHS: Final[dict[Level, dict[str, Any]]] = {
    "title": {"font_name": "方正小标宋简体", "font_size": 22, "align": "center"},
    "note": {"font_name": "楷体_GB2312", "font_size": 16, "align": "center"},
    "part": {"font_name": "黑体", "font_size": 16},
    "aspect": {"font_name": "楷体_GB2312", "font_size": 16},
    "text": {"font_name": "仿宋_GB2312", "font_size": 16},
}
_OPEN: Final = ("title", "note", "text")
"""Levels of paragraphs that can be edited in a form."""
_CELL: Final = {
    "font_name": "宋体",
    "font_size": _TABLE_SIZE,
    "border": 1,
    "valign": "vcenter",
}


class Styles:
    """The styles of a workbook, each created on first use."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def of_paragraph(self, level: Level, *, is_open: bool) -> Any:
        """Return the style of a paragraph."""
        locked = not (is_open and level in _OPEN)
        return self._style(**_PARAGRAPHS[level], text_wrap=True, valign="vjustify", locked=locked)

    def of_label(self, align: Align) -> Any:
        """Return the style of a cell without a figure."""
        return self._style(**_CELL, align=align, text_wrap=True)

    def of_figure(self, shown: str, *, is_open: bool) -> Any:
        """Return the style of a cell for a figure. A long figure is shrunk to fit.

        Args:
            shown: The number format.
            is_open: The cell can be edited on a protected sheet.
        """
        style = {**_CELL, "align": "center", "shrink": True, "locked": not is_open}
        return self._style(**style, num_format=shown or "0.##########")

    @property
    def wrong(self) -> Any:
        """The style of figures that fail an equation."""
        return self._style(font_color=_RED, bold=True)

    @property
    def plain(self) -> Any:
        """A style that changes nothing, for a part of a text."""
        return self._style()

    def _style(self, **wanted: Any) -> Any:
        key = tuple(wanted.items())
        if key not in self._made:
            self._made[key] = self._book.add_format(wanted)
        return self._made[key]


def set_up(sheet: Any, columns: int) -> None:
    """Set up the paper, margins, columns and page numbers.

    All columns together are as wide as the page.
    """
    sheet.set_paper(A4)
    sheet.set_portrait()
    sheet.set_margins(**{side: size / _INCH for side, size in _MARGINS.items()})
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    sheet.hide_gridlines(2)
    sheet.set_footer(_NUMBERED)
    sheet.set_column_pixels(0, columns - 1, int(PAGE_WIDTH * _PIXELS / columns))


def show_mark(sheet: Any, mark: str) -> None:
    """Show a mark in red at the top of the sheet and of each printed page.

    It is a text box and a page header, not a cell, so that no reader takes it for a part of the
    report.
    """
    shown = mark.replace("&", "&&")[:_LONGEST_HEADER]
    sheet.set_header(f"&C&K{_RED.removeprefix('#')}{shown}")
    height = paragraph_height(mark, "part")
    sheet.set_row(0, height)
    sheet.insert_textbox(
        0,
        0,
        mark,
        {
            "width": int(PAGE_WIDTH * _PIXELS),
            "height": int(height * _PIXELS),
            "font": {"name": "黑体", "size": 14, "color": _RED, "bold": True},
            "align": {"horizontal": "center", "vertical": "middle"},
            "line": {"color": _RED},
            "fill": {"none": True},
            "description": mark,
        },
    )


def paragraph_height(text: str, level: Level) -> float:
    """Return the height of a paragraph, in points.

    One character of each line is left free, as programs break lines before they are full and spread
    them over the height.
    """
    size: float = _PARAGRAPHS[level]["font_size"]
    return _lines(text, PAGE_WIDTH - size, size) * size * _LEADING


def height_of(text: str, room: float) -> float:
    """Return the height that a text needs in a cell of a table, in points.

    ``room`` is the width of the cell in points.

    >>> height_of("规章", 100), height_of("行政规范性文件", 60)
    (15.75, 27.900000000000002)
    """
    return _lines(text, room, _TABLE_SIZE) * _TABLE_SIZE * _LINE + _TABLE_SIZE * 0.4


def _lines(text: str, room: float, size: float) -> int:
    fitting = max(int((room - _SIDES) / size), 1)
    return max(ceil(width(text) / 2 / fitting), 1)
