# SPDX-License-Identifier: Apache-2.0
"""A document as one strip of slots, 单元序列: every cell and line in reading order.

A grid gives a slot for each of its cells. A table pasted as text has lost its borders. It may have
a pipe after each cell, pipes on their own lines, spaces, tabs, or only line breaks. All of these
become slots as well, including blank ones, so the rest of this room is independent of the layout.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, repeat
from typing import Final

from attrs import Factory, define, evolve, field

from gaidisclosure.document import Document, Grid, Paragraph, Place
from gaidisclosure.errors import UnreadableError
from gaidisclosure.reading.tables.lines import has_pipe, read_line, state_of
from gaidisclosure.zh.figures import State

MOST_SLOTS: Final = 20_000
"""Most cells and lines of a document. A report has some hundreds."""

BLANK_LINE: Final = -1
"""Second number of the line of a cell that a blank line stands for."""
_MOST_BLANKS: Final = 40
_LONGEST_ORDINAL: Final = 2
_TABS: Final = re.compile("\t+")
_FEWEST_TABS: Final = 20
"""Fewest places with tabs that tell how many stand between cells."""
# Looking up a member of an enumeration takes long in Python 3.11.
_BLANK: Final = State.BLANK
_TEXT: Final = State.TEXT
_FIGURE: Final = State.FIGURE
_POINTS: Final = (".", "．", "、", ")", "）", "，", ",")


def _is_printed(slot: Slot) -> bool:
    return slot.state is not _BLANK


@define(eq=False)
class Slot:
    """A cell, a line, or a piece of a line.

    ``line`` numbers the printed rows of the document.
    ``columns`` are those of the grid that it covers, if it stands in one. ``glued``: nothing
    divides it from the text next to it. ``broken``: a number goes on in the next line or on the
    next page. ``crossed``: a number runs into it from the next cell, or out of it. ``is_printed``:
    it is not blank.
    """

    text: str
    state: State
    place: Place
    block: int
    line: tuple[int, int]
    columns: range | None = field(default=None)
    glued: bool = field(default=False)
    broken: bool = field(default=False)
    crossed: bool = field(default=False)
    is_printed: bool = field(init=False, default=Factory(_is_printed, takes_self=True))

    @property
    def is_value(self) -> bool:
        """``True`` for a figure, or a stroke in place of one."""
        return self.is_printed and self.state is not _TEXT


def slots(document: Document) -> list[Slot]:
    r"""Return all slots of a document, in reading order.

    >>> from gaidisclosure.formats.plain.text import parse
    >>> [slot.text for slot in slots(parse("规章 |\n0 |\n|\n12 |\n一、总体情况"))]
    ['规章', '0', '', '12', '一、总体情况']
    """
    found: list[Slot] = []
    strip = _Strip(_usual_blank(document.blocks), doubled=_has_double_tabs(document.blocks))
    for number, block in enumerate(document.blocks):
        found += _of_grid(number, block) if isinstance(block, Grid) else strip.of(number, block)
        if len(found) > MOST_SLOTS:
            raise UnreadableError("reading.too_long", limit=MOST_SLOTS)
        strip.below_grid = isinstance(block, Grid)
        strip.open = strip.open and not strip.below_grid
    return _with_ordinals(found)


def _with_ordinals(found: list[Slot]) -> list[Slot]:
    """Return the slots, in which an ordinal before its point is no figure."""
    # Witness: ``text-2021-cut-after-ordinal``.
    return [
        evolve(slot, state=_TEXT)
        if slot.state is _FIGURE and _is_ordinal(slot.text, after.text)
        else slot
        for slot, after in pairwise(found)
    ] + found[-1:]


def _is_ordinal(text: str, after: str) -> bool:
    bare = text.strip()
    is_short = len(bare) <= _LONGEST_ORDINAL and bare.isdecimal()
    return is_short and after.lstrip().startswith(_POINTS)


def _of_grid(number: int, grid: Grid) -> Iterator[Slot]:
    for spot in grid.occupancy():
        cell = spot.cell
        line = (number, spot.rows.start)
        state = state_of(cell.text)
        slot = Slot(cell.text, state, cell.place, number, line, spot.columns)
        slot.broken, slot.crossed = cell.broken, cell.crossed
        yield slot


class _Strip:
    """Reader of paragraphs that knows if pipes divide or close cells."""

    def __init__(self, usual_blank: int, *, doubled: bool) -> None:
        self.tab = "\t\t" if doubled else "\t"
        self.open = False
        self.piped = False
        self.below_grid = False
        self.usual_blank = usual_blank

    def of(self, number: int, paragraph: Paragraph) -> Iterator[Slot]:
        piped = has_pipe(paragraph.text)
        among_pipes, self.piped = piped or self.piped, piped
        # A blank line below a table that is drawn ends it, and is no cell of it.
        if paragraph.blank > self.usual_blank and not (among_pipes or self.below_grid):
            between = Slot("", _BLANK, paragraph.place, number, (number, BLANK_LINE))
            yield from repeat(between, min(paragraph.blank - self.usual_blank, _MOST_BLANKS))
        text = paragraph.text.replace(self.tab, "\t")
        line = read_line(text.strip(" \t") if among_pipes else text)
        for text, state in line.cells[line.closing and self.open :]:
            yield Slot(text, state, paragraph.place, number, (number, 0))
        self.open = not line.piped if line.cells else self.open


def _has_double_tabs(blocks: Sequence[Paragraph | Grid]) -> bool:
    """Return ``True`` if two tabs stand between cells wherever there is one."""
    # Witness: ``test_two_tabs_between_cells``.
    lines = (block.text for block in blocks if isinstance(block, Paragraph))
    tabs = [len(run) for line in lines for run in _TABS.findall(line)]
    return len(tabs) >= _FEWEST_TABS and all(count % 2 == 0 for count in tabs)


def _usual_blank(blocks: Sequence[Paragraph | Grid]) -> int:
    """Return the usual number of blank lines between cells of a line each."""
    # Witness: ``text-2021-blank-lines``.
    short = (block for block in blocks if isinstance(block, Paragraph) and len(block.text) <= 40)
    lines = Counter(paragraph.blank for paragraph in short)
    return max(lines, key=lambda each: (lines[each], -each), default=0)
