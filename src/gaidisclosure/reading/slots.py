"""A document as one strip of slots, 单元序列: every cell and line in reading order.

A grid gives a slot for each of its cells. A table that was pasted as text has lost its borders,
and what is left of them differs: a pipe behind each cell, a pipe on a line of its own, spaces or
tabs, or nothing but line breaks. All of it becomes slots as well, blank ones included, so that the
rest of this room need not know how a table was laid out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, repeat
from typing import Final

from attrs import define, evolve, field

from gaidisclosure.document import Document, Grid, Paragraph, Place
from gaidisclosure.errors import UnreadableError
from gaidisclosure.zh.figures import State, read_figure

__all__ = ["MOST_SLOTS", "Slot", "slots"]

MOST_SLOTS: Final = 20_000
"""The most cells and lines of a document: a report has some hundreds."""

_LONGEST_ROW: Final = 200
_LONGEST_WORD: Final = 12
_PIPES: Final = re.compile("[|｜]")
_RULE: Final = re.compile(r"[|｜\s:—-]*-{2,}[|｜\s:—-]*")
_HEADING: Final = re.compile("^#{1,6} *")
_BREAK: Final = re.compile("<br */?>")
"""How Markdown breaks a line within a cell."""
_GAPS: Final = re.compile(r"[ \u3000\xa0\t]+")
_PAGE_NUMBER: Final = re.compile(
    r"\s*(?:[—–－-]{1,3}\s*\d{1,4}\s*[—–－-]{1,3}|\d{1,4}\s*/\s*\d{1,4})\s*"
)
_MOST_BLANKS: Final = 40
_LONGEST_ORDINAL: Final = 2
# Looking up a member of an enumeration takes long in Python 3.11.
_BLANK: Final = State.BLANK
_TEXT: Final = State.TEXT
_FIGURE: Final = State.FIGURE
_POINTS: Final = (".", "．", "、", ")", "）", "，", ",")


@define(eq=False)
class Slot:
    """A cell, a line, or a piece of a line; ``line`` numbers the printed rows of the document.

    ``columns`` are those of the grid that it covers, if it stands in one; ``is_printed``: it is not
    blank.
    """

    text: str
    state: State
    place: Place
    block: int
    line: tuple[int, int]
    columns: range | None = field(default=None)
    is_printed: bool = field(init=False)

    @is_printed.default
    def _says_something(self) -> bool:
        return self.state is not _BLANK


def slots(document: Document, *, flush: bool = False) -> list[Slot]:
    r"""All slots of a document, in reading order; ``flush``: what is indented is running text.

    >>> from gaidisclosure.formats.text import parse
    >>> [slot.text for slot in slots(parse("规章 |\n0 |\n|\n12 |\n一、总体情况"))]
    ['规章', '0', '', '12', '一、总体情况']
    """
    found: list[Slot] = []
    strip = _Strip(_usual_blank(document.blocks))
    for number, block in enumerate(document.blocks):
        if flush and isinstance(block, Paragraph) and block.indented:
            continue
        found += _of_grid(number, block) if isinstance(block, Grid) else strip.of(number, block)
        if len(found) > MOST_SLOTS:
            raise UnreadableError("reading.too_long", limit=MOST_SLOTS)
        strip.open = strip.open and isinstance(block, Paragraph)
    return _with_ordinals(found)


def _with_ordinals(found: list[Slot]) -> list[Slot]:
    """The slots, in which an ordinal whose point stands in the next slot is no figure."""
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
        yield Slot(cell.text, _state(cell.text), cell.place, number, line, spot.columns)


def _state(text: str) -> State:
    return _state_of(text) if len(text) <= _LONGEST_ROW else _TEXT


@lru_cache(maxsize=4096)
def _state_of(text: str) -> State:
    """What a slot says, be it a count, a change or money."""
    state = read_figure(text, change=True)[0]
    return read_figure(text, money=True)[0] if state is _TEXT else state


class _Strip:
    """Takes the paragraphs one after the other, and knows whether pipes divide or close cells."""

    def __init__(self, usual_blank: int) -> None:
        self.open = False
        self.piped = False
        self.usual_blank = usual_blank

    def of(self, number: int, paragraph: Paragraph) -> Iterator[Slot]:
        piped = _has_pipe(paragraph.text)
        among_pipes, self.piped = piped or self.piped, piped
        if paragraph.blank > self.usual_blank and not among_pipes:
            between = Slot("", _BLANK, paragraph.place, number, (number, -1))
            yield from repeat(between, min(paragraph.blank - self.usual_blank, _MOST_BLANKS))
        whole = paragraph.text.strip(" \t") if among_pipes else paragraph.text
        for text in self._pieces(whole):
            yield Slot(text, _state(text), paragraph.place, number, (number, 0))

    def _pieces(self, text: str) -> Sequence[str]:
        bare = _HEADING.sub("", text, count=1) if text.startswith("#") else text
        bare = _BREAK.sub("", bare) if "<br" in bare else bare
        if _has_pipe(bare):
            is_rule = "--" in bare and _RULE.fullmatch(bare)
            return () if is_rule else self._between_pipes(bare)
        self.open = True
        return _between_gaps(bare)

    def _between_pipes(self, text: str) -> Sequence[str]:
        *cells, rest = [cell.strip(" \t") for cell in _PIPES.split(text)]
        first = 0 if cells[0] else int(self.open or bool(rest) or any(cells))
        self.open = False
        return [*cells[first:], rest] if rest else cells[first:]


def _has_pipe(text: str) -> bool:
    return "|" in text or "｜" in text


def _between_gaps(text: str) -> Sequence[str]:
    """The cells of a row that is one line of text; the line itself where it is no row."""
    if len(text) > _LONGEST_ROW:
        return (text,)
    if "\t" in text:
        return text.split("\t")
    words = [word for word in _GAPS.split(text) if word]
    is_row = len(words) > 1 and not _PAGE_NUMBER.fullmatch(text) and _is_row(words)
    return words if is_row else (text,)


def _is_row(words: Sequence[str]) -> bool:
    """Whether words are the cells of a row: the last is a figure, or all are short labels."""
    return _state(words[-1]) is not _TEXT or all(len(word) <= _LONGEST_WORD for word in words)


def _usual_blank(blocks: Sequence[Paragraph | Grid]) -> int:
    """How many blank lines stand between two cells where each has a line: the usual number."""
    short = (block for block in blocks if isinstance(block, Paragraph) and len(block.text) <= 40)
    lines = Counter(paragraph.blank for paragraph in short)
    return max(lines, key=lambda each: (lines[each], -each), default=0)
