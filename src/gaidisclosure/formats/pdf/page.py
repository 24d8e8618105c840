# SPDX-License-Identifier: Apache-2.0
"""The characters and rules of a page, 页面上的字与线, in points from its upper left.

Characters that run in another direction than most are a watermark and are left out. So are
struck-out and invisible characters, the marks of notes, and everything far outside the page. If
most characters are sideways or upside down, the page is turned until they are upright.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Any, Final, TypeAlias

from attrs import frozen

from gaidisclosure.formats import limits
from gaidisclosure.formats.extras import library
from gaidisclosure.formats.pdf.characters import Character, Rule, divide_marks, divide_struck, once
from gaidisclosure.formats.pdf.fields import fields
from gaidisclosure.formats.pdf.paint import is_unpainted, layout, traceless, without_grounds
from gaidisclosure.zh.radicals import without_radicals

_STRAIGHT: Final = 1.0
"""Most points by which the ends of a rule differ across its direction."""
_OBLIQUE: Final = 0.1
"""Slope above which characters are oblique."""
_UPRIGHT: Final = 0
_TURNS: Final = 4
_FURTHEST: Final = 100_000
"""Distance in points that is off any page, as pages have at most 14,400."""

_Point: TypeAlias = tuple[float, float]


@frozen(eq=False)
class Page:
    """The contents of a page, with the numbers of its pictures and curves."""

    number: int
    width: float
    height: float
    characters: Sequence[Character]
    rules: Sequence[Rule] = ()
    pictures: int = 0
    curves: int = 0
    omitted: Sequence[Character] = ()
    """Characters left out of the text."""
    across: Sequence[Character] = ()
    """Characters left out because they run in another direction."""

    @classmethod
    def of(cls, page: Any) -> Page:
        """Return the contents that pdfplumber finds on a page.

        Raises:
            UnreadableError: The page holds more than :data:`limits.PAGE_OBJECTS`.
        """
        kinds = library("pdfminer.layout")
        things = list(_leaves(layout(page), kinds.LTContainer))
        limits.PAGE_OBJECTS.require(len(things))
        near = (x for x in things if isinstance(x, kinds.LTChar) and _is_near(*x.bbox))
        found = [(_turn(x.matrix), x) for x in near]
        turns = Counter(turn for turn, x in found if turn is not None and x.get_text().strip())
        turned = _Turned.of(page, max(turns, key=turns.__getitem__, default=_UPRIGHT))
        upright = [x for turn, x in found if turn == turned.turn]
        curves = [thing for thing in things if isinstance(thing, kinds.LTCurve)]
        rules = [
            rule
            for curve in without_grounds(curves)
            for rule in turned.rules(curve.pts, closed=isinstance(curve, kinds.LTRect))
        ]
        filled = (each for each in fields(page.page_obj) if _is_near(*each[1]))
        kept, omitted = turned.divided(upright, traceless(things), rules)
        straight = (kinds.LTLine, kinds.LTRect)
        return cls(
            page.page_number,
            *turned.size,
            characters=[*kept, *(turned.placed(*each) for each in filled)],
            rules=rules,
            pictures=sum(isinstance(thing, kinds.LTImage) for thing in things),
            curves=sum(not isinstance(curve, straight) for curve in curves),
            omitted=omitted,
            across=[turned.character(x) for turn, x in found if turn != turned.turn],
        )


def _leaves(container: Any, kind: type[Any]) -> Iterator[Any]:
    for thing in container:
        if isinstance(thing, kind):
            yield from _leaves(thing, kind)
        else:
            yield thing


def _is_near(*numbers: float) -> bool:
    """Tell if coordinates are near a page. Infinity and NaN are not."""
    return all(abs(each) < _FURTHEST for each in numbers)


def _turn(matrix: Sequence[float]) -> int | None:
    """Return the quarter turns of a character to the left, ``None`` if it is oblique."""
    along, up = matrix[:2]
    for turn in range(_TURNS):
        if along > 0 and abs(up) <= _OBLIQUE * along:
            return turn
        along, up = up, -along
    return None


@frozen
class _Turned:
    """A page to be turned to the right by some quarter turns."""

    turn: int
    width: float
    height: float
    left: float
    top: float

    @classmethod
    def of(cls, page: Any, turn: int) -> _Turned:
        return cls(turn, float(page.width), float(page.height), page.mediabox[0], page.mediabox[1])

    @property
    def size(self) -> _Point:
        """The width and the height after turning."""
        return (self.height, self.width) if self.turn % 2 else (self.width, self.height)

    def point(self, x: float, y: float) -> _Point:
        """Turn a point, and measure it from the upper instead of the lower left corner."""
        back, down = self.width - x, self.height - y
        across, along = ((x, down), (y, x), (back, y), (down, back))[self.turn]
        return self.left + across, self.top + along

    def character(self, found: Any) -> Character:
        return self.placed(without_radicals(found.get_text()), found.bbox)

    def placed(self, text: str, box: Sequence[float]) -> Character:
        (x0, y0), (x1, y1) = self.point(*box[:2]), self.point(*box[2:])
        return Character(text, min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def divided(
        self, found: Sequence[Any], unseen: Collection[int], rules: Sequence[Rule]
    ) -> tuple[list[Character], list[Character]]:
        """Return the characters to read, and those to leave out."""
        drawn = once(self.character(x) for x in found if id(x) not in unseen)
        hidden = [self.character(x) for x in found if id(x) in unseen]
        kept, struck = divide_struck(drawn, rules)
        # The sizes in the text layer of a scan are guesses for each word.
        scanned = any(is_unpainted(x) for x in found if id(x) not in unseen)
        kept, marks = (kept, []) if scanned else divide_marks(kept)
        # A white shadow under a character is not a hidden character.
        others = once([*drawn, *hidden])[len(drawn) :] if hidden else []
        return kept, [*struck, *marks, *others]

    def rules(self, points: Sequence[_Point], *, closed: bool) -> Iterator[Rule]:
        placed = [self.point(x, y) for x, y in points]
        for (x0, y0), (x1, y1) in pairwise([*placed, placed[0]] if closed else placed):
            width, height = abs(x1 - x0), abs(y1 - y0)
            is_straight = min(width, height) <= _STRAIGHT <= max(width, height)
            if is_straight and _is_near(x0, y0, x1, y1):
                yield {
                    "x0": min(x0, x1),
                    "x1": max(x0, x1),
                    "top": min(y0, y1),
                    "bottom": max(y0, y1),
                    "width": width,
                    "height": height,
                    "orientation": "h" if width > height else "v",
                }
