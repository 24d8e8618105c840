# SPDX-License-Identifier: Apache-2.0
"""Characters of a page as a person sees them, 看见的字.

A character drawn twice to look bold counts once. Struck-out characters and the marks of notes are
left out. A mark is an ordinary digit in a PDF. Only its size and base line show that ``12`` with a
note 1 is not 121.
"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from operator import attrgetter
from typing import Any, Final, TypeAlias

from attrs import Factory, field, frozen

from gaidisclosure.formats.runs import is_mark

DESCENT: Final = -0.12
"""Lower end of a character above its base line, as a fraction of its size."""

_APART: Final = 0.15
"""Distance of equal characters that are one in bold, as a fraction of their size."""
_CELL: Final = 8
"""Size in points of the grid cells in which equal characters are looked up."""
_NEAREST: Final = 0.5
"""Distance in points below which two equal characters of any size are one."""
_MIDDLE: Final = (0.4, 0.75)
"""Range where a line strikes a character out, as fractions from its top."""
_LONGER: Final = 0.6
"""Most that a line extends beyond a struck-out text, as a fraction of its size."""
_SMALLER: Final = 0.9
"""Largest size of a mark, as a fraction of the size of the character before it.

Browsers use 0.83, other programs 0.6.
"""
_RAISED: Final = 0.22
"""Least rise of a mark, as a fraction of the size of the character before it.

A smaller text that is centred on the same line is raised by 0.2 at most.
"""
_LOWERED: Final = 0.1
"""Least drop of a mark, as a fraction of the same size."""
_HIGHER: Final = 0.3
"""Most distance of a mark's middle above that character, as such a fraction."""
_GAP: Final = (-0.3, 0.5)
"""Range of the gap before a mark, as fractions of the same size."""
_ALIKE: Final = 0.05
"""Least difference of characters in different marks, as a fraction of their size."""

Rule: TypeAlias = Mapping[str, Any]
"""A straight line or the side of a rectangle, as an edge of pdfplumber."""


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
    """Return the characters without those drawn again at nearly the same place."""
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
    """Return the characters that are not struck out, and those that are.

    The line that strikes them out is hardly longer than they are, unlike a rule of a table.
    """
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


def divide_marks(characters: Sequence[Character]) -> tuple[list[Character], list[Character]]:
    """Return the characters without marks of notes, and the characters of the marks.

    The characters of a page come in the order in which they are drawn.
    """
    kept, marks, after = list[Character](), list[Character](), 0
    for at, each in enumerate(characters):
        if at < after:
            continue
        if not kept or not _is_raised(kept[-1], each):
            kept.append(each)
            continue
        after = at + 1
        while after < len(characters) and _is_of_mark(characters[after - 1], characters[after]):
            after += 1
        group = characters[at:after]
        text = "".join(character.text for character in group)
        (marks if text.strip() and is_mark(text, kept[-1].text) else kept).extend(group)
    return kept, marks


def _is_raised(one: Character, other: Character) -> bool:
    size, (least, most) = one.size, _GAP
    if other.size > _SMALLER * size or not least * size < other.left - one.right < most * size:
        return False
    up = one.base - other.base
    near = one.top - _HIGHER * size < other.y < one.bottom
    return near and not -_LOWERED * size <= up <= _RAISED * size


def _is_of_mark(one: Character, other: Character) -> bool:
    near = _ALIKE * one.size
    alike = abs(one.size - other.size) < near and abs(one.base - other.base) < near
    return alike and abs(other.left - one.right) < _GAP[1] * one.size
