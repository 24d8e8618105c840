# SPDX-License-Identifier: Apache-2.0
r"""Reader and writer of sheets as text with exact cells, 逗号分隔文件 (CSV).

A spreadsheet runs a cell that begins with an equals sign as a formula. So the writer puts an
apostrophe before such a text, as people do, and the reader removes it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Final

from gaidisclosure.document import Sheet
from gaidisclosure.formats import limits
from gaidisclosure.zh.controls import without_controls

_DELIMITERS: Final = ",;\t"
_FIRST_LINES: Final = 20
_FORMULA: Final = re.compile("'*[=+\\-@\t\r＝＋－＠]")
"""Beginning of a text that may be taken for a formula, after apostrophes."""
_HARMLESS: Final = re.compile("[+\\-－]?[0-9]+([.][0-9]+)?|[-－]{1,2}", re.ASCII)
"""Numbers, and dashes in place of a number."""


def sheets(text: str) -> Sequence[Sheet]:
    """Return the one sheet of a text, or no sheet if it cannot be divided into cells.

    The delimiter is the comma, semicolon or tab, whichever is most frequent in the first lines.

    Raises:
        UnreadableError: ``document.too_many_cells``.
    """
    limits.TABLE_CELLS.require(max(map(text.count, _DELIMITERS)))
    first = "".join(text.splitlines(keepends=True)[:_FIRST_LINES])
    rows = numbered_rows(StringIO(text, newline=""), max(_DELIMITERS, key=first.count))
    exact = [[*map(_unguarded, cells)] for _, cells in rows]
    return [Sheet("", exact, [number for number, _ in rows])] if rows else ()


def numbered_rows(lines: Iterable[str], delimiter: str) -> list[tuple[int, list[str]]]:
    """Return the rows of a sheet as text, each with the number of its first line.

    There are none if a cell is too long for the library.
    """
    reader = csv.reader(lines, delimiter=delimiter)
    rows: list[tuple[int, list[str]]] = []
    number = 1
    try:
        for cells in reader:
            rows.append((number, cells))
            number = reader.line_num + 1
    except csv.Error:
        return []
    return rows


def render(sheet: Sheet) -> bytes:
    r"""Return a sheet as text with commas and the byte order mark that Excel needs.

    >>> render(Sheet("", [["规章", "=1+1"], ["-3", "'@"]])).decode("utf-8-sig")
    "规章,'=1+1\r\n-3,''@\r\n"
    """
    lines = StringIO(newline="")
    csv.writer(lines).writerows([*map(_guarded, row)] for row in sheet.rows)
    return lines.getvalue().encode("utf-8-sig")


def _guarded(text: str) -> str:
    text = without_controls(text)  # a text with NUL is refused when read
    is_formula = _FORMULA.match(text) and not _HARMLESS.fullmatch(text)
    return f"'{text}" if is_formula else text


def _unguarded(text: str) -> str:
    is_guarded = text.startswith("'") and _FORMULA.match(text[1:])
    return text[1:] if is_guarded else text
