# SPDX-License-Identifier: Apache-2.0
"""A document as one strip of slots, 单元序列: every cell and line in reading order.

A grid gives a slot for each of its cells. A table pasted as text has lost its borders. Its cells
may be divided by pipes, pipes on lines of their own, spaces, tabs, or only line breaks. They become
slots as well, blank ones included, so that the rest of this room does not depend on it.
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
"""Second number of :attr:`Slot.line` for a blank line in place of a blank cell."""
_MOST_BLANKS: Final = 40
"""Most blank lines in one place that are blank cells."""
_LONGEST_ORDINAL: Final = 2
_TABS: Final = re.compile("\t+")
_FEWEST_TABS: Final = 20
"""Fewest places with tabs that show how many stand between two cells."""
# Looking up a member of an enumeration is slow in Python 3.11.
_BLANK: Final = State.BLANK
_TEXT: Final = State.TEXT
_FIGURE: Final = State.FIGURE
_POINTS: Final = (".", "．", "、", ")", "）", "，", ",")


def _is_printed(slot: Slot) -> bool:
    return slot.state is not _BLANK


@define(eq=False)
class Slot:
    """A cell, a line, or a piece of a line.

    ``line`` is its block and the row in it. ``columns`` are those of the grid that it covers, if it
    stands in one. ``glued``: nothing divides it from the text next to it. ``broken``: a number goes
    on in the next line or on the next page. ``crossed``: a number runs into it from the next cell,
    or out of it. ``is_printed``: it is not blank.
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
    """Return the slots, with each ordinal before its point as a text."""
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
    """Reader of paragraphs, which remembers if pipes divide cells or close them."""

    def __init__(self, usual_blank: int, *, doubled: bool) -> None:
        self.tab = "\t\t" if doubled else "\t"
        self.open = False
        self.piped = False
        self.below_grid = False
        self.usual_blank = usual_blank

    def of(self, number: int, paragraph: Paragraph) -> Iterator[Slot]:
        piped = has_pipe(paragraph.text)
        among_pipes, self.piped = piped or self.piped, piped
        # A blank line below a grid, or between lines with pipes, is not a cell.
        if paragraph.blank > self.usual_blank and not (among_pipes or self.below_grid):
            between = Slot("", _BLANK, paragraph.place, number, (number, BLANK_LINE))
            yield from repeat(between, min(paragraph.blank - self.usual_blank, _MOST_BLANKS))
        text = paragraph.text.replace(self.tab, "\t")
        line = read_line(text.strip(" \t") if among_pipes else text)
        for text, state in line.cells[line.closing and self.open :]:
            yield Slot(text, state, paragraph.place, number, (number, 0))
        self.open = not line.piped if line.cells else self.open


def _has_double_tabs(blocks: Sequence[Paragraph | Grid]) -> bool:
    """Tell if tabs stand between cells in pairs only."""
    # Witness: ``test_two_tabs_between_cells``.
    lines = (block.text for block in blocks if isinstance(block, Paragraph))
    tabs = [len(run) for line in lines for run in _TABS.findall(line)]
    return len(tabs) >= _FEWEST_TABS and all(count % 2 == 0 for count in tabs)


def _usual_blank(blocks: Sequence[Paragraph | Grid]) -> int:
    """Return the usual number of blank lines between cells that have a line each."""
    # Witness: ``text-2021-blank-lines``.
    short = (block for block in blocks if isinstance(block, Paragraph) and len(block.text) <= 40)
    lines = Counter(paragraph.blank for paragraph in short)
    return max(lines, key=lambda each: (lines[each], -each), default=0)
