# SPDX-License-Identifier: Apache-2.0
r"""Sheets as text with exact cells, 逗号分隔文件 (CSV), both ways.

A text that a spreadsheet opens is a program if a cell begins with an equals sign. So an apostrophe
stands before every such text, as people type one themselves, and is not read as part of it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from io import StringIO
from typing import Final

from gaidisclosure.document import Sheet
from gaidisclosure.formats import limits

_DELIMITERS: Final = ",;\t"
_FIRST_LINES: Final = 20
_FORMULA: Final = re.compile("'*[=+\\-@\t\r＝＋－＠]")
"""The beginning of a text that may be taken for a formula, after apostrophes."""
_HARMLESS: Final = re.compile("[+\\-－]?[0-9]+([.][0-9]+)?|[-－]{1,2}", re.ASCII)
"""Numbers, and strokes in place of one."""


def sheets(text: str) -> Sequence[Sheet]:
    """Return the one sheet of a text, none if the text cannot be divided into cells.

    The delimiter is the comma, the semicolon or the tab, whichever its first lines have most of.

    Raises:
        UnreadableError: ``document.too_many_cells``.
    """
    limits.TABLE_CELLS.require(max(map(text.count, _DELIMITERS)))
    first = "".join(text.splitlines(keepends=True)[:_FIRST_LINES])
    rows, numbers = list[list[str]](), list[int]()
    reader = csv.reader(StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=first.count))
    number = 1
    try:
        for cells in reader:
            rows.append([*map(_unguarded, cells)])
            numbers.append(number)
            number = reader.line_num + 1
    except csv.Error:  # a cell beyond the limit of the library
        return ()
    return [Sheet("", rows, numbers)]


def render(sheet: Sheet) -> bytes:
    r"""Return a sheet as a text with commas, with the mark that Excel needs.

    >>> render(Sheet("", [["规章", "=1+1"], ["-3", "'@"]])).decode("utf-8-sig")
    "规章,'=1+1\r\n-3,''@\r\n"
    """
    lines = StringIO(newline="")
    csv.writer(lines).writerows([*map(_guarded, row)] for row in sheet.rows)
    return lines.getvalue().encode("utf-8-sig")


def _guarded(text: str) -> str:
    text = text.replace("\0", "\ufffd")  # with which no text is read again
    is_formula = _FORMULA.match(text) and not _HARMLESS.fullmatch(text)
    return f"'{text}" if is_formula else text


def _unguarded(text: str) -> str:
    is_guarded = text.startswith("'") and _FORMULA.match(text[1:])
    return text[1:] if is_guarded else text
