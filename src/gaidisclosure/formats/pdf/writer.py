# SPDX-License-Identifier: Apache-2.0
"""Writer of documents to tagged archival PDF files, 带标签的 PDF, set by typst.

The layout is in ``page.typ``. typst gets only data, no files or packages, and never runs the text
of a document as code. Equal documents give equal bytes. The functions are safe to call from several
threads.

typst tags only the headers of columns, and links each cell to them by name. This module turns the
labels of rows into headers as well. It replaces the links with scopes, which lead screen readers to
both kinds.
"""

from __future__ import annotations

import json
import re
from bisect import bisect
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from itertools import accumulate
from os import PathLike
from typing import Any, Final

from gaidisclosure.document import Document, Grid, Paragraph, Spot
from gaidisclosure.formats.columns import column_widths, is_dense
from gaidisclosure.formats.pdf.fonts import Face, face, seen
from gaidisclosure.zh.widths import width

_LONG: Final = re.compile("([^\\W\u2e80-\U0003ffff]{28,})")
"""A word without Chinese characters that may be longer than a line."""
_SMALL: Final = 9
_LARGE: Final = 10
"""Font sizes in tables, in points."""
_DIGIT: Final = 0.6
"""Width of a digit as a fraction of its size, for any font."""
_PADDING: Final = 2
"""Space on each side of a text in its cell, in points, as in the template."""
_POINT: Final = 20
"""Units of column width per point."""
_TAGGED: Final = re.compile(rb"<</Type/StructElem/S/T[DH]/P .*")
_LINKS: Final = re.compile(rb"/Headers\[[^\]]*\]")
_OFFSET: Final = re.compile(rb"([0-9]{10})(?= [0-9]{5} n)")
_START: Final = re.compile(rb"(?<=startxref\n)[0-9]+")


def render(document: Document, *, font: str | PathLike[str] | None = None) -> bytes:
    """Return a document as a PDF, written as PDF/A-3a and PDF/UA-1.

    Args:
        document: The document. Invisible characters are left out.
        font: A font file (.ttf, .otf or .ttc), by default the font of the extra ``pdf-writing``.

    Raises:
        FontError: ``errors.font_file``: the file has no usable font.
            ``errors.font_characters``: the font has no shape for some characters.
        MissingExtraError: The extra ``pdf-writing`` is not installed.
    """
    chosen = face(font)
    data = chosen.pages(_template(), json.dumps(_told(document, chosen)))
    return with_row_headers(data, document.grids)


@cache
def _template() -> bytes:
    return resources.files("gaidisclosure.formats.pdf").joinpath("page.typ").read_bytes()


def _told(document: Document, chosen: Face) -> dict[str, Any]:
    """Return the data for the template."""
    title = seen(document.title) or "—"
    language, _, script = document.language.partition("-")
    attached = document.attachment
    return {
        "title": title,
        "font": chosen.look,
        "language": language,
        "script": script.lower() or "latn",
        "mark": seen(document.mark),
        "blocks": [
            _table(block) if isinstance(block, Grid) else _paragraph(block)
            for block in document.blocks
        ],
        "attachment": attached
        and {"type": attached.media_type, "data": list(attached.data), "description": title},
    }


def _paragraph(block: Paragraph) -> dict[str, Any]:
    text = seen(block.text)
    runs = [
        {"text": each, "long": bool(number % 2)} for number, each in enumerate(_LONG.split(text))
    ]
    return {"kind": block.level, "text": text, "runs": runs, "indented": block.indented}


def _table(grid: Grid) -> dict[str, Any]:
    """Return a table with its rows in groups of column headers and of other rows."""
    widths = column_widths(grid)
    size = _SMALL if is_dense(widths) else _LARGE
    spots = grid.occupancy()
    groups: list[dict[str, Any]] = []
    for number, row in enumerate(grid.rows):
        header = bool(row) and grid.role(number, 0) == "column"
        if not groups or groups[-1]["header"] != header:
            groups.append({"header": header, "rows": []})
        groups[-1]["rows"].append(
            [
                _cell(next(spots), widths, size, breaks=(number, at) in grid.figures)
                for at in range(len(row))
            ]
        )
    return {"kind": "table", "widths": widths, "size": size, "groups": groups}


def _cell(spot: Spot, widths: Sequence[int], size: int, *, breaks: bool) -> dict[str, Any]:
    cell, text = spot.cell, seen(spot.cell.text)
    room = sum(widths[spot.columns.start : spot.columns.stop]) / _POINT - 2 * _PADDING
    return {
        "text": text,
        "rowspan": cell.rowspan,
        "colspan": cell.colspan,
        "align": cell.align,
        "long": breaks and width(text) * _DIGIT * size > room,
    }


def with_row_headers(data: bytes, grids: Iterable[Grid]) -> bytes:
    """Return a PDF written by typst, with labels of rows turned into header cells.

    typst writes each structure element on a line of its own, and the cells in order.
    """
    labels = [
        grid.role(row, number) == "row"
        for grid in grids
        for row, cells in enumerate(grid.rows)
        for number in range(len(cells))
    ]
    found = list(_TAGGED.finditer(data))
    # A later typst may write the structure differently. Then its own tags are kept.
    if len(found) != len(labels):
        return data
    cells = [_tagged(each[0], label) for each, label in zip(found, labels, strict=True)]
    return _replaced(data, found, cells)


def _tagged(element: bytes, label: bool) -> bytes:
    scoped = _LINKS.sub(b"", element)
    if not label:
        return scoped
    return scoped.replace(b"/S/TD", b"/S/TH", 1).replace(b"/O/Table", b"/O/Table/Scope/Row", 1)


def _replaced(data: bytes, found: list[re.Match[bytes]], parts: list[bytes]) -> bytes:
    """Return a PDF with some parts replaced and its offsets corrected."""
    ends = [each.end() for each in found]
    moved = [
        0,
        *accumulate(len(part) - len(each[0]) for each, part in zip(found, parts, strict=True)),
    ]
    pieces, last = list[bytes](), 0
    for each, part in zip(found, parts, strict=True):
        pieces += (data[last : each.start()], part)
        last = each.end()
    table = data.rindex(b"\nxref\n", last)
    pieces.append(data[last:table])

    def offset(old: re.Match[bytes]) -> bytes:
        place = int(old[0])
        return b"%0*d" % (len(old[0]), place + moved[bisect(ends, place)])

    pieces.append(_START.sub(offset, _OFFSET.sub(offset, data[table:])))
    return b"".join(pieces)
