# SPDX-License-Identifier: Apache-2.0
r"""Reader and writer of plain text, 纯文本.

A paragraph is a line. An indented one begins with two full-width spaces. A table is drawn with
box-drawing characters or laid out with tabs, and always written with the former. Writing and
reading gives the same document if no paragraph is blank or begins like a table or an indent, and no
cell has outer spaces or box-drawing characters. Reading never fails, and takes time in proportion
to the length of the text.

Word processors and viewers turn tables into text with tabs. A line that begins with a tab is a
cell. The next lines without a tab continue it, unless it is a number, which no word processor
breaks. A blank line ends the row, and the first other line ends the table. Merged cells become
blank cells or nothing at all, so rows may be ragged.

>>> document = parse("一、总体情况\n　　本机关收到申请12件。\n")
>>> [(block.text, block.place.line, block.indented) for block in document.blocks]
[('一、总体情况', 1, False), ('本机关收到申请12件。', 2, True)]
>>> parse(render(document)) == document
True
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from gaidisclosure.document import INDENT, Document, Grid, GridCell, Paragraph, Place
from gaidisclosure.formats.plain.box_reader import box_end, opens_box, read_box
from gaidisclosure.formats.plain.box_writer import draw
from gaidisclosure.zh.widths import unwrap

_FEWEST_ROWS: Final = 3
_OPENINGS: Final = ("\t", "┌")
"""Characters that can begin a table."""
_POINTS: Final = ".．、"
_NUMBER: Final = re.compile(r"\s*[-+−－＋]?[\d零〇]+(?:[.,．，]\d+)*\s?\w{0,2}\s*")
"""A number with its unit."""


def parse(text: str) -> Document:
    """Return the paragraphs and tables of a text, each with the number of its line.

    A table that is cut off has the rows that are left. A border without rows is a paragraph.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return Document(tuple(_blocks(lines)))


def render(document: Document, columns: int = 80) -> str:
    """Return a document as text for a terminal, with blank lines around tables.

    Only tables are fitted to the width. A paragraph stays on one line.
    """
    lines: list[str] = []
    for number, block in enumerate(document.blocks):
        if number and Grid in map(type, document.blocks[number - 1 : number + 1]):
            lines.append("")
        lines += (
            draw(block, columns)
            if isinstance(block, Grid)
            else [INDENT * block.indented + block.text]
        )
    return "".join(f"{line}\n" for line in lines)


def _blocks(lines: Sequence[str]) -> Iterator[Paragraph | Grid]:
    at = blank = 0
    rows = sum("\t" in line[1:] for line in lines) >= _FEWEST_ROWS
    while at < len(lines):
        start, at = at, at + 1
        grid = None
        if lines[start].startswith(_OPENINGS):
            grid, at = _grid(lines, start, rows=rows)
        if grid:
            yield grid
            blank = 0
            continue
        for number, line in enumerate(lines[start:at], start + 1):
            if line.strip():
                yield Paragraph.of_line(line, _place(number), blank)
                blank = 0
            else:
                blank += 1


def _grid(lines: Sequence[str], at: int, *, rows: bool) -> tuple[Grid | None, int]:
    """Return the table that begins at a line, if there is one, and the line after it.

    ``rows`` means that the text has tabs between the cells of a row. Then a tab at the start of a
    line does not open a table.
    """
    if lines[at].startswith("\t"):
        is_cell = _opens_tabs(lines[at]) and not rows
        return read_tabs(lines, at) if is_cell else (None, at + 1)
    end = box_end(lines, at) if opens_box(lines[at]) else at + 1
    return (read_box(lines[at:end], at + 1) if end > at + 1 else None), end


_place: Final = lru_cache(maxsize=4096)(Place)


def _opens_tabs(line: str) -> bool:
    """Tell if a line is a single cell. A row of several cells is read elsewhere."""
    return line.startswith("\t") and "\t" not in line[1:]


def read_tabs(lines: Sequence[str], start: int) -> tuple[Grid, int]:
    r"""Return the table that begins at ``start``, and the line after it.

    White space within a cell is kept, and so are blank cells and rows of blank cells. The lines of
    a cell are joined.

    >>> grid, end = read_tabs(["\t商业", "企业", "\t0\xa0", "", "三、"], 0)
    >>> [cell.text for cell in grid.rows[0]], end
    (['商业企业', '0\xa0'], 4)
    """
    rows: list[list[tuple[int, list[str]]]] = []
    within = False
    for end in range(start, len(lines)):
        line = lines[end]
        if _opens_tabs(line):
            if not within:
                rows.append([])
            rows[-1].append((end + 1, [line[1:]]))
            within = True
        elif not line.strip():
            within = False
        elif within and not opens_box(line) and not _is_complete(rows[-1][-1][1], line):
            rows[-1][-1][1].append(line)
        else:
            return _of_cells(rows), end
    return _of_cells(rows), len(lines)


def _is_complete(texts: Sequence[str], line: str) -> bool:
    """Tell if a cell is a number, and not an ordinal whose point is on the next line."""
    return line.strip()[0] not in _POINTS and _NUMBER.fullmatch(_text(texts)) is not None


def _text(texts: Sequence[str]) -> str:
    return unwrap(texts) if len(texts) > 1 else texts[0]


def _of_cells(rows: Sequence[Sequence[tuple[int, list[str]]]]) -> Grid:
    return Grid(
        tuple(tuple(GridCell(_text(texts), Place(line)) for line, texts in row) for row in rows)
    )
