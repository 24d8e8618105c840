# SPDX-License-Identifier: Apache-2.0
"""Columns of tables without rules, 无框线的表: which cells of a printed row are blank.

A blank cell leaves nothing on the page but a gap. Where another row of the table has a figure in
every column, the figures of this one stand below or above some of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile
from typing import Final

from attrs import evolve, frozen

from gaidisclosure.formats.pdf.lines import Line, Piece
from gaidisclosure.zh.figures import State, read_figure

__all__ = ["with_blanks"]

_FEWEST: Final = 3
"""So many figures tell columns apart from a text with a number."""
_MOST: Final = 40
_HEADING: Final = re.compile("[一二三四五六]、")


@frozen
class _Row:
    """A line and the figures at its end; others may stand before them, or nothing."""

    line: Line
    figures: Sequence[Piece]

    @classmethod
    def of(cls, line: Line) -> _Row:
        figures = list(takewhile(_is_figure, reversed(line.pieces)))
        return cls(line, figures[::-1])

    @property
    def is_labelled(self) -> bool:
        return len(self.figures) < len(self.line.pieces)

    def below(self, columns: Sequence[Piece]) -> Line | None:
        """The line with a tab for each column; ``None`` unless each figure has one of its own."""
        places = [
            number
            for figure in self.figures
            for number, column in enumerate(columns)
            if figure.left < column.right and column.left < figure.right
        ]
        if len(places) != len(self.figures) or places != sorted(set(places)):
            return None
        cells = [""] * len(columns)
        for place, figure in zip(places, self.figures, strict=True):
            cells[place] = figure.text
        label = self.line.text.split()[: -len(self.figures)]
        return evolve(self.line, text="\t".join([*label, *cells]))


def with_blanks(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page, in which rows of tables have tabs around their blank cells."""
    return [line for _, table in groupby(lines, _Tables()) for line in _filled(list(table))]


class _Tables:
    """Numbers the tables: a new one begins at each heading."""

    def __init__(self) -> None:
        self.number = 0

    def __call__(self, line: Line) -> int:
        self.number += not line.is_row and _HEADING.match(line.text) is not None
        return self.number


def _filled(table: Sequence[Line]) -> Iterator[Line]:
    rows = [_Row.of(line) for line in table]
    full = max((row.figures for row in rows if row.is_labelled), key=len, default=())
    for row in rows:
        blank = _FEWEST <= len(full) <= _MOST and 0 < len(row.figures) < len(full)
        yield (row.below(full) if blank else None) or row.line


def _is_figure(piece: Piece) -> bool:
    return read_figure(piece.text, change=True)[0] is State.FIGURE
