# SPDX-License-Identifier: Apache-2.0
"""Lines of printed pages, 行, joined to paragraphs, without margins, 页眉页脚.

A browser prints the date and the title above each page, and the address and the page number below.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import attrgetter
from statistics import median_low
from typing import Final

from attrs import frozen

from gaidisclosure.document import Paragraph, Piece, Place
from gaidisclosure.formats.pdf.characters import Character
from gaidisclosure.formats.pdf.gaps import Blanks, divided, spaced
from gaidisclosure.formats.pdf.page import Page
from gaidisclosure.zh.widths import first_group, unwrap, width

_APART: Final = 3.0
"""Distance in points between the tops of characters of different lines."""
_SLACK: Final = 0.5
"""Tolerance, in characters, for the room left in a full line.

A line is full if the next word would not have fitted.
"""
_LONGEST: Final = 8
"""Most characters of the next word that count for that."""
_WIDE: Final = 15
"""Fewest characters for which a line must have room to be full."""
_LOOSE: Final = 0.5
"""Most that a gap exceeds the usual one, as a fraction of the line height."""
_FEW: Final = 20
"""Up to this number of gaps, the usual gap is not measured."""
_LEADING: Final = 0.75
"""The usual gap if it is not measured, as a fraction of the size of a character."""
_ALIKE: Final = 0.1
"""Sizes of characters in one paragraph differ by less than this fraction."""
_LONGEST_END: Final = 200
_INDENT: Final = (1.2, 2.8)
"""Range of the indent of a paragraph, in characters.

It is two characters, less a half if a bracket begins the line.
"""
_UNFINISHED: Final = re.compile(r"\S[-/]$|[^\x00-\x7f][”’]$|(?:://|www\.|@)[!-~]*[!-/:-@\[-`{-~]$")
"""End of a line that needs no space after it, as within a word or an address."""
_QUOTED: Final = re.compile(r"[“‘][^\x00-\x7f]")
"""Beginning of a line that needs no space before it."""
_ENDS: Final = frozenset("。：；:;")
_ORDINAL: Final = re.compile("[（(]?[一二三四五六七八九十]{1,3}[）)、]")
"""Number of a heading or item. After the end of a sentence it opens a paragraph."""
_NUMBERED: Final = 0.1
"""Fraction of a page at its head and foot where a lone number is the page number."""
_WIDEST: Final = 0.2
"""Largest fraction of a page that is a margin. Low pages have wide margins."""
_FEWEST_PAGES: Final = 3
_LONGEST_HEAD: Final = 120
"""Most characters of a running head."""
_NUMBER: Final = (
    r"[-—–―·\s]*(?:第\s*|Page\s*)?[0-9]{1,4}\s*页?"
    r"(?:\s*(?:/|of|[,，]?\s*共)\s*[0-9]{1,4}\s*页?)?[-—–―·\s]*"
)
_PAGE_NUMBER: Final = re.compile(_NUMBER)
_NUMBER_AT_END: Final = re.compile(rf"^{_NUMBER}(?=\s)|(?<=\s){_NUMBER}$")
_DAY: Final = r"[0-9]{1,4}([./-])[0-9]{1,2}\1[0-9]{2,4}"
_TIME: Final = r"(?:[上下]午)?\s?[0-9]{1,2}:[0-9]{2}(?:\s?[AP]M)?"
_BROWSER: Final = re.compile(rf"{_DAY},?\s{{0,2}}{_TIME}(?:\s.*)?|(?:https?|file)://\S+(?:\s.*)?")


@frozen
class Line:
    """A line of text with its position on the page."""

    text: str
    page: int
    sheet: float
    """The width of the page."""
    left: float
    top: float
    right: float
    bottom: float
    size: float
    """The size of most characters."""
    pieces: tuple[Piece, ...]
    edge: float
    """Distance from the head or the foot of the page, as a fraction of its height."""
    number: int = 0
    """Its number on the page, from 1."""

    @classmethod
    def of(cls, characters: Sequence[Character], page: Page, blanks: Blanks) -> Line:
        """Return the line of some characters on a page."""
        top = min(each.top for each in characters)
        bottom = max(each.bottom for each in characters)
        middle = (top + bottom) / 2 / page.height
        return cls(
            text=spaced(characters, blanks),
            page=page.number,
            sheet=page.width,
            left=characters[0].left,
            top=top,
            right=max(each.right for each in characters),
            bottom=bottom,
            size=median_low(each.size for each in characters),
            pieces=tuple(map(_piece, divided(characters))),
            edge=min(middle, 1 - middle),
        )

    @property
    def height(self) -> float:
        """The height, which is about the width of a character."""
        return self.bottom - self.top

    @property
    def is_row(self) -> bool:
        """``True`` if gaps divide the line like the columns of a table."""
        return len(self.pieces) > 1


def _piece(characters: Sequence[Character]) -> Piece:
    text = "".join(each.text for each in characters)
    return Piece(text, characters[0].left, characters[-1].right)


def lines(characters: Iterable[Character], page: Page) -> list[Line]:
    """Return the lines of some characters on a page, from the top."""
    blanks = Blanks.of(page.characters)
    groups: list[list[Character]] = []
    last = float("-inf")
    for each in sorted((x for x in characters if not x.text.isspace()), key=attrgetter("top")):
        if each.top - last > _APART:
            groups.append([])
        groups[-1].append(each)
        last = each.top
    return [Line.of(sorted(line, key=attrgetter("x")), page, blanks) for line in groups]


@frozen
class Margins:
    """The leftmost and rightmost positions of lines, by the width of their pages.

    ``size`` is the usual size of characters, and ``leading`` the usual gap between lines.
    """

    left: Mapping[float, float]
    right: Mapping[float, float]
    size: float
    leading: float

    @classmethod
    def of(cls, lines: Iterable[Line]) -> Margins:
        """Return the margins of all lines of a file."""
        lines = [*lines]
        left, right, sizes = dict[float, float](), dict[float, float](), Counter[float]()
        for line in lines:
            sizes[line.size] += len(line.text)
            left[line.sheet] = min(line.left, left.get(line.sheet, line.left))
            right[line.sheet] = max(line.right, right.get(line.sheet, line.right))
        size = max(sizes, key=sizes.__getitem__, default=0)
        gaps = [gap for one, other in pairwise(lines) if 0 <= (gap := _gap(one, other)) < 2 * size]
        leading = median_low(gaps) if len(gaps) > _FEW else _LEADING * size
        return cls(left, right, size, leading)

    def paragraphs(self, lines: Iterable[Line]) -> Iterator[Paragraph]:
        """Yield the paragraphs of some lines.

        A full line continues in the next one, also on the next page.
        """
        group: list[Line] = []
        for line in lines:
            if group and not self._goes_on(group[-1], line):
                yield self._paragraph(group)
                group = []
            group.append(line)
        yield self._paragraph(group)

    def _goes_on(self, line: Line, after: Line) -> bool:
        if line.is_row or after.is_row or (line.text[-1] in _ENDS and _ORDINAL.match(after.text)):
            return False
        wide = line.right - line.left > _WIDE * line.height
        needed = min(width(first_group(after.text)) / 2, _LONGEST)
        full = wide and self.right[line.sheet] - line.right < (needed + _SLACK) * line.size
        flush = after.left - self.left[after.sheet] < line.height
        near = _gap(line, after) < min(2 * line.height, self.leading + _LOOSE * line.height)
        return full and flush and near and _are_alike(line.size, after.size)

    def _paragraph(self, lines: Sequence[Line]) -> Paragraph:
        first = lines[0]
        here = [line for line in lines if line.page == first.page]
        left, right = min(line.left for line in here), max(line.right for line in here)
        box = (left, first.top, right, here[-1].bottom)
        place = Place(line=first.number, page=first.page, box=box)
        pieces = first.pieces if len(lines) == 1 else ()
        return Paragraph(_joined(lines), place, self._is_indented(lines), pieces=pieces)

    def _is_indented(self, lines: Sequence[Line]) -> bool:
        first, least, most = lines[0], *_INDENT
        left = min((line.left for line in lines[1:]), default=self.left[first.sheet])
        indented = least * first.size < first.left - left < most * first.size
        return indented and _are_alike(first.size, self.size)


def _gap(line: Line, after: Line) -> float:
    """Return the distance to the next line, minus infinity to a line on another page."""
    return after.top - line.bottom if after.page == line.page else float("-inf")


def _are_alike(one: float, other: float) -> bool:
    return abs(one - other) < _ALIKE * one


def _joined(lines: Sequence[Line]) -> str:
    """Return the text of some lines, with a space if the end of a line implies one."""
    words: list[list[str]] = [[]]
    for line in lines:
        end = "".join(words[-1][-2:])[-_LONGEST_END:]
        if not _UNFINISHED.search(end) and not _QUOTED.match(line.text):
            words.append([])
        words[-1].append(line.text)
    return unwrap("".join(each) for each in words)


def without_margins(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the lines of each page without page numbers and running heads.

    A running head is on most pages. If there are only two pages, it must be on both, and closer to
    the edge.
    """
    few = len(pages) < _FEWEST_PAGES
    heads = Counter(
        text
        for lines in pages
        for text in {_unnumbered(x) for x in lines if x.edge < (_NUMBERED if few else _WIDEST)}
    )
    fewest = max(min(len(pages), _FEWEST_PAGES), 2)
    running = {
        text
        for text, count in heads.items()
        if count >= fewest and 2 * count > len(pages) and any(map(str.isalpha, text))
    }
    return [[line for line in lines if not _is_margin(line, running)] for lines in pages]


def _is_margin(line: Line, running: Collection[str]) -> bool:
    if _PAGE_NUMBER.fullmatch(line.text):
        return line.edge < (_NUMBERED if line.text.isdecimal() else _WIDEST)
    if line.edge < _WIDEST and _unnumbered(line) in running:
        return True
    return line.edge < _NUMBERED and _BROWSER.fullmatch(line.text) is not None


def _unnumbered(line: Line) -> str:
    """Return the text of a line without a page number at its start or end."""
    short = line.text[:_LONGEST_HEAD]
    return _NUMBER_AT_END.sub("", short).strip() or short
