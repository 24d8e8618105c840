# SPDX-License-Identifier: Apache-2.0
"""Lines of printed pages to paragraphs, 行与段."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from statistics import median_low
from typing import Final

from attrs import frozen

from gaidisclosure.document import Paragraph, Piece, Place
from gaidisclosure.formats.pdf.gaps import Blanks, divided, spaced
from gaidisclosure.formats.pdf.page import Character, Page
from gaidisclosure.zh.widths import first_group, unwrap, width

__all__ = ["Line", "lines", "paragraphs"]

_APART: Final = 3.0
"""Points between the tops of characters of different lines."""
_SLACK: Final = 0.5
"""A line is full if what follows would not have fitted, but for so much of a character,"""
_LONGEST: Final = 8
"""nor so many characters of it,"""
_WIDE: Final = 15
"""and it has room for so many at least."""
_ALIKE: Final = 0.1
"""Characters of one paragraph differ in size by less than this part."""


@frozen
class Line:
    """A line of text where it stands on its page."""

    text: str
    page: int
    left: float
    top: float
    right: float
    bottom: float
    size: float
    """That of most characters."""
    pieces: tuple[Piece, ...]
    edge: float
    """How far it is from the head or the foot of the page, as a part of its height."""

    @classmethod
    def of(cls, characters: Sequence[Character], page: Page, blanks: Blanks) -> Line:
        """Return the line of some characters on a page."""
        top = min(each.top for each in characters)
        bottom = max(each.bottom for each in characters)
        middle = (top + bottom) / 2 / page.height
        return cls(
            text=spaced(characters, blanks),
            page=page.number,
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
        """About the width of a character as well."""
        return self.bottom - self.top

    @property
    def is_row(self) -> bool:
        """Whether it is divided as by the columns of a table."""
        return len(self.pieces) > 1


def _piece(characters: Sequence[Character]) -> Piece:
    text = "".join(each.text for each in characters)
    return Piece(text, characters[0].left, characters[-1].right)


def lines(characters: Iterable[Character], page: Page) -> list[Line]:
    """Return the lines of some characters on a page, from its top."""
    blanks = Blanks.of(page.characters)
    groups: list[list[Character]] = []
    last = float("-inf")
    for each in sorted((x for x in characters if not x.text.isspace()), key=attrgetter("top")):
        if each.top - last > _APART:
            groups.append([])
        groups[-1].append(each)
        last = each.top
    return [Line.of(sorted(line, key=attrgetter("left")), page, blanks) for line in groups]


def paragraphs(lines: Sequence[Line]) -> Iterator[Paragraph]:
    """The paragraphs of lines that follow each other: a line that is full goes on in the next.

    So it does on the next page.
    """
    left = min(line.left for line in lines)
    right = max(line.right for line in lines)
    group: list[Line] = []
    for line in lines:
        if group and not _goes_on(group[-1], line, left, right):
            yield _paragraph(group)
            group = []
        group.append(line)
    yield _paragraph(group)


def _goes_on(line: Line, after: Line, left: float, right: float) -> bool:
    wide = line.right - line.left > _WIDE * line.height
    needed = min(width(first_group(after.text)) / 2, _LONGEST)
    full = wide and right - line.right < (needed + _SLACK) * line.size
    flush = after.left - left < line.height
    near = after.page != line.page or after.top - line.bottom < 2 * line.height
    alike = abs(after.size - line.size) < _ALIKE * line.size
    return full and flush and near and alike and not (line.is_row or after.is_row)


def _paragraph(lines: Sequence[Line]) -> Paragraph:
    first = lines[0]
    here = [line for line in lines if line.page == first.page]
    left, right = min(line.left for line in here), max(line.right for line in here)
    box = (left, first.top, right, here[-1].bottom)
    text = unwrap(line.text for line in lines)
    pieces = first.pieces if len(lines) == 1 else ()
    return Paragraph(text, Place(page=first.page, box=box), pieces=pieces)
