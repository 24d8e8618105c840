# SPDX-License-Identifier: Apache-2.0
"""The characters and rules on a page, 页面上的字与线, in points from its upper left corner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Final

from attrs import field, frozen

from gaidisclosure.formats import limits
from gaidisclosure.formats.extras import library
from gaidisclosure.zh.radicals import without_radicals

__all__ = ["Character", "Printed", "printed"]

_STRAIGHT: Final = 1.0
"""Points that the ends of a rule may differ across its direction."""


@frozen(eq=False)
class Character:
    """A character and its box."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    x: float = field(init=False)
    """The middle of the box from left to right."""
    y: float = field(init=False)
    """The middle of the box from top to bottom."""

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "x", (self.left + self.right) / 2)
        object.__setattr__(self, "y", (self.top + self.bottom) / 2)


@frozen(eq=False)
class Printed:
    """What is printed on a page.

    ``rules`` are straight lines and the sides of rectangles, as pdfplumber describes edges, and
    ``pictures`` is the number of pictures.
    """

    number: int
    height: float
    characters: Sequence[Character]
    rules: Sequence[dict[str, Any]]
    pictures: int


def printed(page: Any) -> Printed:
    """Return what pdfplumber finds on a page.

    Raises:
        UnreadableError: The page holds more than :data:`limits.PAGE_OBJECTS`.
    """
    kinds = library("pdfminer.layout", extra="pdf", package="pdfplumber")
    things = list(_leaves(page.layout, kinds.LTContainer))
    limits.PAGE_OBJECTS.require(len(things))
    left, top = page.mediabox[0], page.mediabox[1] + page.height
    return Printed(
        number=page.page_number,
        height=float(page.height),
        characters=[_character(x, left, top) for x in things if isinstance(x, kinds.LTChar)],
        rules=[
            rule
            for thing in things
            if isinstance(thing, kinds.LTCurve)
            for rule in _rules(thing.pts, left, top, closed=isinstance(thing, kinds.LTRect))
        ],
        pictures=sum(isinstance(thing, kinds.LTImage) for thing in things),
    )


def _leaves(container: Any, kind: type[Any]) -> Iterator[Any]:
    for thing in container:
        if isinstance(thing, kind):
            yield from _leaves(thing, kind)
        else:
            yield thing


def _character(found: Any, left: float, top: float) -> Character:
    return Character(
        text=without_radicals(found.get_text()),
        left=left + found.x0,
        top=top - found.y1,
        right=left + found.x1,
        bottom=top - found.y0,
        size=found.size,
    )


def _rules(
    points: Sequence[tuple[float, float]], left: float, top: float, *, closed: bool
) -> Iterator[dict[str, Any]]:
    placed = [(left + x, top - y) for x, y in points]
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
