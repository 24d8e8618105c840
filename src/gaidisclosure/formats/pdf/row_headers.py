# SPDX-License-Identifier: Apache-2.0
"""Labels of rows as header cells of a tagged PDF, 行标题.

typst tags headers of columns only, and links each cell to those by their names. Here labels of rows
become headers too, and the links give way to scopes, by which a screen reader finds both.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable
from itertools import accumulate
from typing import Final

from gaidisclosure.document import Grid

_CELL: Final = re.compile(rb"<</Type/StructElem/S/T[DH]/P .*")
_LINKS: Final = re.compile(rb"/Headers\[[^\]]*\]")
_OFFSET: Final = re.compile(rb"([0-9]{10})(?= [0-9]{5} n)")
_START: Final = re.compile(rb"(?<=startxref\n)[0-9]+")


def with_row_headers(data: bytes, grids: Iterable[Grid]) -> bytes:
    """Return a PDF as typst writes it, with header cells for the labels of rows.

    In such a file each element of the structure has a line, and the cells are in their order.
    """
    labels = [
        grid.role(row, number) == "row"
        for grid in grids
        for row, cells in enumerate(grid.rows)
        for number in range(len(cells))
    ]
    found = list(_CELL.finditer(data))
    # A later typst may write its structure otherwise, and then its own tags must do.
    if len(found) != len(labels):
        return data
    cells = [_cell(each[0], label) for each, label in zip(found, labels, strict=True)]
    return _replaced(data, found, cells)


def _cell(element: bytes, label: bool) -> bytes:
    scoped = _LINKS.sub(b"", element)
    if not label:
        return scoped
    return scoped.replace(b"/S/TD", b"/S/TH", 1).replace(b"/O/Table", b"/O/Table/Scope/Row", 1)


def _replaced(data: bytes, found: list[re.Match[bytes]], parts: list[bytes]) -> bytes:
    """Return a PDF with other parts in the place of some, and with its offsets put right."""
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
