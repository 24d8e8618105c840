# SPDX-License-Identifier: Apache-2.0
"""The characters and rules of a page, 页面上的字与线, in points from its upper left corner.

Characters that run in another direction than most are a watermark, and are left out. Where all run
up or down a page, or stand on their heads, the page is turned until they are upright.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final, TypeAlias

from attrs import field, frozen

from gaidisclosure.formats import limits
from gaidisclosure.formats.extras import library
from gaidisclosure.zh.radicals import without_radicals

__all__ = ["Character", "Page", "Rule"]

_STRAIGHT: Final = 1.0
"""Points that the ends of a rule may differ across its direction."""
_OBLIQUE: Final = 0.1
"""Slope of a line of characters beyond which it is set across the page."""
_UPRIGHT: Final = 0
_TURNS: Final = 4

_Point: TypeAlias = tuple[float, float]
Rule: TypeAlias = Mapping[str, Any]
"""A straight line or the side of a rectangle, as pdfplumber describes an edge."""


@frozen(eq=False)
class Character:
    """A character and its box."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    x: float = field(init=False)
    """The middle of the box from left to right."""
    y: float = field(init=False)
    """The middle of the box from top to bottom."""

    @x.default
    def _x(self) -> float:
        return (self.left + self.right) / 2

    @y.default
    def _y(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def size(self) -> float:
        """The size of the font."""
        return self.bottom - self.top


@frozen(eq=False)
class Page:
    """The contents of a page, with the number of its pictures."""

    number: int
    height: float
    characters: Sequence[Character]
    rules: Sequence[Rule] = ()
    pictures: int = 0

    @classmethod
    def of(cls, page: Any) -> Page:
        """Return what pdfplumber finds on a page.

        Raises:
            UnreadableError: The page holds more than :data:`limits.PAGE_OBJECTS`.
        """
        kinds = library("pdfminer.layout", extra="pdf", package="pdfplumber")
        things = list(_leaves(page.layout, kinds.LTContainer))
        limits.PAGE_OBJECTS.require(len(things))
        found = [(_turn(x.matrix), x) for x in things if isinstance(x, kinds.LTChar)]
        turns = Counter(
            turn for turn, each in found if turn is not None and each.get_text().strip()
        )
        turned = _Turned.of(page, max(turns, key=turns.__getitem__, default=_UPRIGHT))
        return cls(
            number=page.page_number,
            height=turned.height,
            characters=[turned.character(x) for turn, x in found if turn == turned.turn],
            rules=[
                rule
                for thing in things
                if isinstance(thing, kinds.LTCurve)
                for rule in turned.rules(thing.pts, closed=isinstance(thing, kinds.LTRect))
            ],
            pictures=sum(isinstance(thing, kinds.LTImage) for thing in things),
        )


def _leaves(container: Any, kind: type[Any]) -> Iterator[Any]:
    for thing in container:
        if isinstance(thing, kind):
            yield from _leaves(thing, kind)
        else:
            yield thing


def _turn(matrix: Sequence[float]) -> int | None:
    """Return the quarters by which a character is turned to the left, ``None`` if obliquely."""
    along, up = matrix[:2]
    for turn in range(_TURNS):
        if along > 0 and abs(up) <= _OBLIQUE * along:
            return turn
        along, up = up, -along
    return None


@frozen
class _Turned:
    """A page of some width and height, to be turned to the right by quarters."""

    turn: int
    width: float
    across: float
    left: float
    top: float

    @classmethod
    def of(cls, page: Any, turn: int) -> _Turned:
        return cls(turn, float(page.width), float(page.height), page.mediabox[0], page.mediabox[1])

    @property
    def height(self) -> float:
        return self.width if self.turn % 2 else self.across

    def point(self, x: float, y: float) -> _Point:
        """Return a point from the upper left corner, given from the lower left one."""
        width, height = self.width, self.across
        x, y = (
            (x, height - y),
            (y, x),
            (width - x, y),
            (height - y, width - x),
        )[self.turn]
        return self.left + x, self.top + y

    def character(self, found: Any) -> Character:
        (x0, y0), (x1, y1) = self.point(found.x0, found.y0), self.point(found.x1, found.y1)
        text = without_radicals(found.get_text())
        return Character(text, min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def rules(self, points: Sequence[_Point], *, closed: bool) -> Iterator[Rule]:
        placed = [self.point(x, y) for x, y in points]
        for (x0, y0), (x1, y1) in pairwise([*placed, placed[0]] if closed else placed):
            width, height = abs(x1 - x0), abs(y1 - y0)
            if min(width, height) <= _STRAIGHT <= max(width, height):
                yield {
                    "x0": min(x0, x1),
                    "x1": max(x0, x1),
                    "top": min(y0, y1),
                    "bottom": max(y0, y1),
                    "width": width,
                    "height": height,
                    "orientation": "h" if width > height else "v",
                }
