# SPDX-License-Identifier: Apache-2.0
"""Tables laid out with tabs, 制表位, as word processors and viewers turn them into text.

A line that begins with a tab is a cell. Lines without a tab go on with it, unless it is a number,
which no word processor breaks. A blank line ends the row, and the first other line the table.
Merged cells have left nothing but blank cells, or nothing at all, so that rows may be ragged.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from gaidisclosure.document import Grid, GridCell, Place
from gaidisclosure.formats.plain.box_reader import opens_box
from gaidisclosure.zh.widths import unwrap

_POINTS: Final = ".．、"
_NUMBER: Final = re.compile(r"\s*[-+−－＋]?[\d零〇]+(?:[.,．，]\d+)*\s?\w{0,2}\s*")
"""A number with its unit."""


def opens_tabs(line: str) -> bool:
    """Tell if a line is a cell, unlike a row of several, which is read elsewhere."""
    return line.startswith("\t") and "\t" not in line[1:]


def read_tabs(lines: Sequence[str], start: int) -> tuple[Grid, int]:
    r"""Return the table that begins at ``start``, and the line after it.

    White space within a cell is kept, a blank cell and a row of them as well; what a cell has on
    several lines is joined.

    >>> grid, end = read_tabs(["\t商业", "企业", "\t0\xa0", "", "三、"], 0)
    >>> [cell.text for cell in grid.rows[0]], end
    (['商业企业', '0\xa0'], 4)
    """
    rows: list[list[tuple[int, list[str]]]] = []
    within = False
    for end in range(start, len(lines)):
        line = lines[end]
        if opens_tabs(line):
            if not within:
                rows.append([])
            rows[-1].append((end + 1, [line[1:]]))
            within = True
        elif not line.strip():
            within = False
        elif within and not opens_box(line) and not _is_complete(rows[-1][-1][1], line):
            rows[-1][-1][1].append(line)
        else:
            return _grid(rows), end
    return _grid(rows), len(lines)


def _is_complete(texts: Sequence[str], line: str) -> bool:
    """Tell if a cell is a number, and no ordinal with its point on the next line."""
    return line.strip()[0] not in _POINTS and _NUMBER.fullmatch(_text(texts)) is not None


def _text(texts: Sequence[str]) -> str:
    return unwrap(texts) if len(texts) > 1 else texts[0]


def _grid(rows: Sequence[Sequence[tuple[int, list[str]]]]) -> Grid:
    return Grid(
        tuple(tuple(GridCell(_text(texts), Place(line)) for line, texts in row) for row in rows)
    )
