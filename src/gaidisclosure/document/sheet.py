# SPDX-License-Identifier: Apache-2.0
"""Sheets with many rows, 工作表, without an object for each cell.

A grid holds one report. A table of ten thousand agencies has two million cells. So a cell is only
its text here, and its place is computed on demand.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from attrs import field, frozen

from gaidisclosure.document.place import Place, address

Area: TypeAlias = tuple[int, int, int, int]
"""A merged cell: its first row, first column, last row and last column, from 0."""


@frozen
class Sheet:
    """Rows of texts, of which a row may be shorter than others.

    ``name`` is that of a sheet in a workbook, empty for a text. ``numbers`` are the numbers of the
    rows in the source, from 1, and ``left`` is the number of the first column there, from 0. The
    areas that ``merged`` cells cover count from the first row and column held here. A writer keeps
    the first ``head`` rows in sight and writes no number into the first ``words`` columns. A list
    that is to be printed has ``widths`` for its columns, in characters.

    >>> sheet = Sheet("汇总表", [["机关名称", "规章"], ["云溪县商务局", "0"]], range(3, 5), left=1)
    >>> str(sheet.place(1, 1))
    '汇总表!C4'
    """

    name: str
    rows: Sequence[Sequence[str]] = field(repr=False)
    numbers: Sequence[int] = field(default=(), repr=False)
    left: int = 0
    merged: Sequence[Area] = field(default=(), repr=False)
    head: int = 0
    words: int = 0
    widths: Sequence[int] = ()

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell, empty after the end of its row."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""

    def place(self, row: int, column: int) -> Place:
        """Return the place of a cell, in a text that of its line."""
        number = self.numbers[row]
        if not self.name:
            return Place(line=number)
        return Place(sheet=self.name, address=address(number - 1, self.left + column))
