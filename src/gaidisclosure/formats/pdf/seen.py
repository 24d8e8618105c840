# SPDX-License-Identifier: Apache-2.0
"""Characters as a person sees them, 看见的字: drawn twice is read once, struck out is not read."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Sequence
from itertools import product
from operator import attrgetter
from typing import Final

from gaidisclosure.formats.pdf.page import Character, Rule

__all__ = ["once", "without_struck"]

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


def once(characters: Sequence[Character]) -> list[Character]:
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


def without_struck(characters: Sequence[Character], rules: Sequence[Rule]) -> list[Character]:
    """Return characters without those that a line of their length strikes out."""
    ordered = sorted(characters, key=attrgetter("y"))
    heights = [each.y for each in ordered]
    struck = {
        id(each)
        for rule in rules
        if rule["orientation"] == "h"
        for each in _struck(rule, ordered, heights)
    }
    return [each for each in characters if id(each) not in struck]


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
