# SPDX-License-Identifier: Apache-2.0
"""Columns of printed tables without rules, 无框线的表, with blank cells.

A label that is too wide for its column continues in the lines below its row, flush with it and no
wider. A blank cell leaves only a gap on the page. If another row of the table has a figure in every
column, the figures of this row are matched with the columns by their positions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, takewhile
from typing import Final

from attrs import evolve, frozen

from gaidisclosure.document import Document, Grid, Paragraph, Piece
from gaidisclosure.reading.mending.cut_rows import is_label
from gaidisclosure.zh.figures import State, read_figure

_FEWEST: Final = 3
"""Fewest figures of a row that cannot be a text with a number."""
_MOST: Final = 40
"""Most columns of a table."""
_MOST_LINES: Final = 12
"""Most lines below a row in which its label continues."""
_FLUSH: Final = 2.0
"""Most points between the left edges or the middles of two lines of a label."""
_HEADING: Final = re.compile("[一二三四五六]、")


def with_blanks(document: Document) -> Document:
    """Return a document in which printed rows have tabs around their blank cells."""
    document = evolve(document, blocks=tuple(_whole(document.blocks)))
    printed = [each for each in document.blocks if isinstance(each, Paragraph) and each.place.page]
    filled = {
        id(row.paragraph): evolve(row.paragraph, text=text)
        for table in _tables(printed)
        for row, text in _filled([*map(_Row.of, table)])
    }
    blocks = tuple(filled.get(id(each), each) for each in document.blocks)
    return evolve(document, blocks=blocks) if filled else document


def _whole(blocks: Sequence[Paragraph | Grid]) -> Iterator[Paragraph | Grid]:
    """Yield the blocks, with the lines of each label joined in its row."""
    at = 0
    while at < len(blocks):
        block, end = blocks[at], at + 1
        row = block if isinstance(block, Paragraph) and _Row.of(block).figures else None
        for number in range(end, min(end + _MOST_LINES, len(blocks))):
            longer = row and _lengthened(row, blocks[number])
            if row and longer and _is_labelled(longer, block):
                block, end = longer, number + 1
            row = longer
        yield block
        at = end


def _is_labelled(longer: Paragraph, block: Paragraph | Grid) -> bool:
    """Tell if each label that has grown is one of a form in full."""
    before = block.pieces if isinstance(block, Paragraph) else ()
    return all(is_label(piece.text) for piece in longer.pieces if piece not in before)


def _lengthened(row: Paragraph, below: Paragraph | Grid) -> Paragraph | None:
    """Return a row with a line below added to its labels, ``None`` if it cannot be."""
    upper, lower = row.place.box, below.place.box if isinstance(below, Paragraph) else None
    if not isinstance(below, Paragraph) or upper is None or lower is None:
        return None
    height = lower[3] - lower[1]
    if below.place.page != row.place.page or abs(lower[1] - upper[3]) > height:
        return None
    pieces = list(row.pieces)
    for tail in below.pieces:
        at = next((n for n, label in enumerate(pieces) if _goes_on(label, tail, height)), None)
        if at is None:
            return None
        pieces[at] = evolve(pieces[at], text=pieces[at].text + tail.text)
    texts = "\t".join(piece.text for piece in pieces)
    place = evolve(row.place, box=(*upper[:3], lower[3]))
    return evolve(row, text=texts, pieces=tuple(pieces), place=place) if below.pieces else None


def _goes_on(label: Piece, tail: Piece, height: float) -> bool:
    """Tell if a piece below a label is flush with it or centred, and no wider."""
    middle = (tail.left + tail.right - label.left - label.right) / 2
    flush = min(abs(middle), abs(tail.left - label.left)) < _FLUSH
    return flush and tail.right < label.right + height and not _is_figure(label)


@frozen
class _Row:
    """A printed line and the figures at its end."""

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
        """Return the text with a tab for each column, ``None`` if figures share one."""
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


def _tables(printed: Sequence[Paragraph]) -> Iterator[list[Paragraph]]:
    """Yield the lines of each table: one begins on each page and at each heading."""
    headings = (len(p.pieces) < 2 and _HEADING.match(p.text) is not None for p in printed)
    numbered = zip(accumulate(headings), printed, strict=True)
    for _, table in groupby(numbered, key=lambda each: (each[0], each[1].place.page)):
        yield [paragraph for _, paragraph in table]


def _filled(rows: Sequence[_Row]) -> Iterator[tuple[_Row, str]]:
    full = max((row.figures for row in rows if row.is_labelled), key=len, default=())
    for row in rows if _FEWEST <= len(full) <= _MOST else ():
        text = row.below(full) if 0 < len(row.figures) < len(full) else None
        if text is not None:
            yield row, text


def _is_figure(piece: Piece) -> bool:
    return read_figure(piece.text, change=True)[0] is State.FIGURE
