# SPDX-License-Identifier: Apache-2.0
"""Characters of a page as a person sees them, 看见的字.

One that is drawn twice to look bold is one, and one that is struck out is none.
"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from operator import attrgetter
from typing import Any, Final, TypeAlias

from attrs import Factory, field, frozen

DESCENT: Final = -0.12
"""Lower end of each character, as a part of its size above the base line."""

_APART: Final = 0.15
"""Distance of two equal characters, as a part of their size, that are one printed as bold."""
_CELL: Final = 8
"""Points from one cell to the next of the grid in which equal characters are looked for."""
_NEAREST: Final = 0.5
"""Points below which two equal characters are one, however small."""
_MIDDLE: Final = (0.4, 0.75)
"""Part of a character, from its top, through which a line strikes it out."""
_LONGER: Final = 0.6
"""Most that a line goes beyond what it strikes out, as a part of the size of a character."""

Rule: TypeAlias = Mapping[str, Any]
"""A straight line or the side of a rectangle, as pdfplumber describes an edge."""


def _x(character: Character) -> float:
    return (character.left + character.right) / 2


def _y(character: Character) -> float:
    return (character.top + character.bottom) / 2


@frozen(eq=False)
class Character:
    """A character and its box."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    x: float = field(init=False, default=Factory(_x, takes_self=True))
    """The middle of the box from left to right."""
    y: float = field(init=False, default=Factory(_y, takes_self=True))
    """The middle of the box from top to bottom."""

    @property
    def size(self) -> float:
        """The size of the font."""
        return self.bottom - self.top

    @property
    def base(self) -> float:
        """The base line."""
        return self.bottom + DESCENT * self.size


def once(characters: Iterable[Character]) -> list[Character]:
    """Return characters without those that are drawn again at nearly the same place."""
    cells: dict[tuple[str, int, int], list[Character]] = defaultdict(list)
    return [each for each in characters if _is_first(each, cells)]


def _is_first(each: Character, cells: dict[tuple[str, int, int], list[Character]]) -> bool:
    column, row = int(each.left // _CELL), int(each.top // _CELL)
    near = max(_APART * each.size, _NEAREST)
    for across, down in product((0, -1, 1), repeat=2):
        for other in cells.get((each.text, column + across, row + down), ()):
            if abs(other.left - each.left) < near and abs(other.top - each.top) < near:
                return False
    cells[each.text, column, row].append(each)
    return True


def divide_struck(
    characters: Sequence[Character], rules: Sequence[Rule]
) -> tuple[list[Character], list[Character]]:
    """Return characters without those that a line of their length strikes out, and these."""
    ordered = sorted(characters, key=attrgetter("y"))
    heights = [each.y for each in ordered]
    struck = {
        id(each)
        for rule in rules
        if rule["orientation"] == "h"
        for each in _struck(rule, ordered, heights)
    }
    kept = [each for each in characters if id(each) not in struck]
    return kept, [each for each in characters if id(each) in struck]


def _struck(
    rule: Rule, ordered: Sequence[Character], heights: Sequence[float]
) -> Sequence[Character]:
    low, high = bisect(heights, rule["top"] - _CELL), bisect(heights, rule["top"] + _CELL)
    through = [each for each in ordered[low:high] if _goes_through(rule, each)]
    if not through:
        return ()
    left, right = min(each.left for each in through), max(each.right for each in through)
    beyond = max(left - rule["x0"], rule["x1"] - right)
    return through if beyond < _LONGER * through[0].size else ()


def _goes_through(rule: Rule, each: Character) -> bool:
    low, high = (each.top + part * each.size for part in _MIDDLE)
    return bool(low < rule["top"] < high and rule["x0"] < each.x < rule["x1"])
