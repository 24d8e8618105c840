# SPDX-License-Identifier: Apache-2.0
"""Writer of documents to word processor files, Word 文档 (DOCX).

No library is used, because python-docx takes a hundred times as long for tables with merged cells.
Widths are written in the grid and in each cell, and the layout is fixed, as WPS squeezes tables
that lack one of these. A cell that is merged downwards is repeated in each row that it covers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from gaidisclosure.document import Align, Document, Grid, GridCell, Level, Paragraph, Spot
from gaidisclosure.formats.columns import PAGE_WIDTH, column_widths, is_dense
from gaidisclosure.formats.escape import escaped
from gaidisclosure.formats.word.docx_parts import HEADER, SECTION, package, run

_STYLES: Final[dict[Level, str]] = {
    "title": "Title",
    "note": "Subtitle",
    "part": "Heading1",
    "aspect": "Heading2",
}
_ALIGNED: Final[dict[Align, str]] = {"left": "left", "center": "center", "right": "center"}
"""Alignment in the file. Figures are centred, as agencies print them."""
_INDENT: Final = '<w:pPr><w:ind w:firstLineChars="200" w:firstLine="640"/></w:pPr>'
_BORDERS: Final = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_MARGINS: Final = "".join(
    f'<w:{side} w:w="{width}" w:type="dxa"/>'
    for side, width in (("top", 28), ("left", 20), ("bottom", 28), ("right", 20))
)
_TABLE: Final = (
    f'<w:tblW w:w="{PAGE_WIDTH}" w:type="dxa"/><w:jc w:val="center"/>'
    f"<w:tblBorders>{_BORDERS}</w:tblBorders>"
    f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{_MARGINS}</w:tblCellMar>'
)


def render(document: Document) -> bytes:
    """Return a document as a DOCX file. Equal documents give equal bytes.

    >>> from gaidisclosure.formats.word import docx
    >>> document = Document((Paragraph("一、总体情况", level="part"), Paragraph("3 < 5")))
    >>> docx.parse(render(document)) == document
    True
    """
    header = HEADER if document.mark else ""
    section = f"<w:sectPr>{header}{SECTION}</w:sectPr>"
    return package("".join((*_body(document), section)), document)


def _body(document: Document) -> Iterator[str]:
    """Yield the blocks, with a paragraph after a table that has none after it.

    Word joins tables without a paragraph between them, and a file must end with a paragraph.
    """
    after_table = False
    for block in document.blocks:
        if isinstance(block, Grid):
            yield "<w:p/>" if after_table else ""
            yield from _table(block)
        else:
            yield _paragraph(block)
        after_table = isinstance(block, Grid)
    yield "<w:p/>" if after_table else ""


def _paragraph(paragraph: Paragraph) -> str:
    style = _STYLES.get(paragraph.level)
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{_INDENT if paragraph.indented else properties}{run(paragraph.text)}</w:p>"


def _table(grid: Grid) -> Iterator[str]:
    widths = column_widths(grid)
    caption = f'<w:tblCaption w:val="{escaped(grid.caption)}"/>' if grid.caption else ""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    yield f"<w:tbl><w:tblPr>{_TABLE}{caption}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
    style = "dense" if is_dense(widths) else "wide"
    for at, row in enumerate(grid.matrix()):
        head = "<w:tblHeader/>" if at < grid.head else ""
        cells = (_cell(at, covered, style) for covered in _covered(row, widths))
        yield f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(cells)}</w:tr>"
    yield "</w:tbl>"


def _covered(row: Sequence[Spot | None], widths: Sequence[int]) -> Iterator[tuple[Spot, int]]:
    """Yield the cells that cover a row, with their widths, and empty cells for gaps."""
    column = 0
    while column < len(widths):
        spot = row[column] if column < len(row) else None
        spot = spot or Spot(GridCell(), range(1), range(column, column + 1))
        yield spot, sum(widths[column : spot.columns.stop])
        column = spot.columns.stop


def _cell(at: int, covered: tuple[Spot, int], style: str) -> str:
    spot, width = covered
    cell = spot.cell
    across = f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else ""
    down, text = "", cell.text
    if len(spot.rows) > 1:
        goes_on = at > spot.rows.start
        down = "<w:vMerge/>" if goes_on else '<w:vMerge w:val="restart"/>'
        text = "" if goes_on else text
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{across}{down}<w:vAlign w:val="center"/>'
        f'</w:tcPr><w:p><w:pPr><w:pStyle w:val="{style}{_ALIGNED[cell.align]}"/></w:pPr>'
        f"{run(text)}</w:p></w:tc>"
    )
