# SPDX-License-Identifier: Apache-2.0
"""Columns of printed tables without rules, 无框线的表: labels over lines, and blank cells.

A label that its column breaks goes on in the lines below its row, flush with it and no wider. A
blank cell leaves nothing on the page but a gap. Where another row of the table has a figure in
every column, the figures of this one stand below or above some of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile
from typing import Final

from attrs import evolve, frozen

from gaidisclosure.document import Document, Paragraph, Piece
from gaidisclosure.zh.figures import State, read_figure

__all__ = ["with_blanks"]

_FEWEST: Final = 3
"""Fewest figures of a row that cannot be a text with a number."""
_MOST: Final = 40
"""Most columns of a table."""
_HEADING: Final = re.compile("[一二三四五六]、")


def with_blanks(document: Document) -> Document:
    """Return a document in which printed rows have tabs around their blank cells."""
    document = evolve(document, blocks=tuple(_whole(document.blocks)))
    printed = [each for each in document.blocks if isinstance(each, Paragraph) and each.place.page]
    filled = {
        id(row.paragraph): evolve(row.paragraph, text=text)
        for _, table in groupby(printed, _Tables())
        for row, text in _filled([_Row.of(paragraph) for paragraph in table])
    }
    blocks = tuple(filled.get(id(each), each) for each in document.blocks)
    return evolve(document, blocks=blocks) if filled else document


def _whole(blocks: Sequence[Paragraph | Grid]) -> Iterator[Paragraph | Grid]:
    """Yield blocks, in which rows have their labels in full."""
    row: Paragraph | None = None
    for block in blocks:
        longer = _lengthened(row, block) if row and isinstance(block, Paragraph) else None
        if row and not longer:
            yield row
        row = longer
        if not longer:
            is_row = isinstance(block, Paragraph) and len(block.pieces) > 1
            row = block if is_row else None
            if not is_row:
                yield block
    if row:
        yield row


@frozen
class _Row:
    """A printed line and the figures at its end, before which others may stand, or nothing."""

    paragraph: Paragraph
    figures: Sequence[Piece]

    @classmethod
    def of(cls, paragraph: Paragraph) -> _Row:
        figures = list(takewhile(_is_figure, reversed(paragraph.pieces)))
        return cls(paragraph, figures[::-1])

    @property
    def is_labelled(self) -> bool:
        return len(self.figures) < len(self.paragraph.pieces)

    def below(self, columns: Sequence[Piece]) -> str | None:
        """Return the text with a tab for each column, ``None`` unless each figure has its own."""
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
        label = self.paragraph.text.split()[: -len(self.figures)]
        return "\t".join([*label, *cells])


class _Tables:
    """Numbers the tables, of which a new one begins on each page and at each heading."""

    def __init__(self) -> None:
        self.number = 0

    def __call__(self, paragraph: Paragraph) -> tuple[int | None, int]:
        is_row = len(paragraph.pieces) > 1
        self.number += not is_row and _HEADING.match(paragraph.text) is not None
        return paragraph.place.page, self.number


def _filled(rows: Sequence[_Row]) -> Iterator[tuple[_Row, str]]:
    full = max((row.figures for row in rows if row.is_labelled), key=len, default=())
    for row in rows if _FEWEST <= len(full) <= _MOST else ():
        text = row.below(full) if 0 < len(row.figures) < len(full) else None
        if text is not None:
            yield row, text


def _is_figure(piece: Piece) -> bool:
    return read_figure(piece.text, change=True)[0] is State.FIGURE
