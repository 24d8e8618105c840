# SPDX-License-Identifier: Apache-2.0
"""Documents as tagged PDF files for the archive, 带标签的 PDF, set by typst.

The layout is that of ``page.typ``. typst is given data, neither files nor packages, and no text of
a document is ever a program. Equal documents give equal bytes, and calls may be made from several
threads.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from os import PathLike
from typing import Any, Final

from gaidisclosure.document import Document, Grid, Paragraph
from gaidisclosure.formats.columns import column_widths
from gaidisclosure.formats.pdf.fonts import Face, face
from gaidisclosure.formats.pdf.row_headers import with_row_headers

__all__ = ["render"]

_MANY: Final = 4
"""Most columns of a table with room for larger characters."""
_SHORT: Final = 5
"""Most characters of a figure that has a line to itself in the narrowest column."""
_SMALL: Final = 9
_LARGE: Final = 10
"""Sizes of characters in tables, in points."""


def render(document: Document, *, font: str | PathLike[str] | None = None) -> bytes:
    """Return a document as a PDF, written as PDF/A-3a and PDF/UA-1.

    Args:
        document: The document.
        font: A file with a font (.ttf, .otf or .ttc), if not that of the extra ``pdf-writing``.

    Raises:
        FontError: ``errors.font_file``: the file has no font that can be used.
            ``errors.font_characters``: the font has no shape for some characters.
        MissingExtraError: The extra ``pdf-writing`` is not installed.
    """
    chosen = face(font)
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    return with_row_headers(chosen.pages(_template(), json.dumps(_told(document, chosen))), grids)


@cache
def _template() -> bytes:
    return resources.files(__package__).joinpath("page.typ").read_bytes()


def _told(document: Document, chosen: Face) -> dict[str, Any]:
    """Return what the template asks for."""
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
    title = next((each.text for each in paragraphs if each.level == "title"), "") or "—"
    language, _, script = document.language.partition("-")
    attached = document.attachment
    return {
        "title": title,
        "font": chosen.look,
        "language": language,
        "script": script.lower() or "latn",
        "mark": document.mark,
        "blocks": [
            _table(block) if isinstance(block, Grid) else _paragraph(block)
            for block in document.blocks
        ],
        "attachment": attached
        and {"type": attached.media_type, "data": list(attached.data), "description": title},
    }


def _paragraph(block: Paragraph) -> dict[str, Any]:
    return {"kind": block.level, "text": block.text, "indented": block.indented}


def _table(grid: Grid) -> dict[str, Any]:
    """Return a table, with its rows in groups: headers of columns, or what stands below them."""
    widths = column_widths(grid)
    groups: list[dict[str, Any]] = []
    for number, row in enumerate(grid.rows):
        header = bool(row) and grid.role(number, 0) == "column"
        if not groups or groups[-1]["header"] != header:
            groups.append({"header": header, "rows": []})
        groups[-1]["rows"].append([_cell(grid, number, at) for at in range(len(row))])
    size = _LARGE if len(widths) <= _MANY else _SMALL
    return {"kind": "table", "widths": widths, "size": size, "groups": groups}


def _cell(grid: Grid, row: int, number: int) -> dict[str, Any]:
    cell = grid.rows[row][number]
    return {
        "text": cell.text,
        "rowspan": cell.rowspan,
        "colspan": cell.colspan,
        "align": cell.align,
        "long": (row, number) in grid.figures and len(cell.text) > _SHORT,
    }
