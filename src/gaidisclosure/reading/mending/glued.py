# SPDX-License-Identifier: Apache-2.0
"""Rows with nothing between their cells, 连写的行: 规章000, 予以公开1000001.

The label ends where the digits begin. The digits are divided if there is only one way to do it. No
figure other than 0 begins with 0, and the last cell of some rows must be the sum of the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import Final

from attrs import evolve

from gaidisclosure.draft import How
from gaidisclosure.reading.tables.strip import Slot
from gaidisclosure.reading.tables.vocabulary import SIDE, Row, words_of
from gaidisclosure.zh.figures import State

_GLUED: Final = re.compile(r"(.{0,120}?[^0-9.．、,，])([0-9]{1,60})\s*")
_MOST_DIGITS: Final = 24
"""Most digits that are divided in every possible way."""


def without_glue(strip: Sequence[Slot]) -> list[Slot]:
    """Return the strip with the digits after a label in a slot of their own."""
    parts = (_parts(slot) if slot.text[-1:].isdecimal() else (slot,) for slot in strip)
    return [slot for each in parts for slot in each]


def _parts(slot: Slot) -> Iterator[Slot]:
    found = _GLUED.fullmatch(slot.text) if slot.state is State.TEXT else None
    if found and any(word.role in SIDE for word in words_of(found[1])):
        yield evolve(slot, text=found[1])
        yield evolve(slot, text=found[2], state=State.FIGURE, glued=True)
    else:
        yield slot


def told_apart(row: Row, slot: Slot, *, sums: bool) -> tuple[Mapping[str, Slot], How] | None:
    """Return the cells of a row whose digits are glued together.

    Args:
        row: The row of the form.
        slot: The digits.
        sums: The last cell is the sum of the others.

    Returns:
        The cells and how they were found, ``None`` unless there is exactly one way to divide the
        digits.
    """
    ways = list(_ways(slot.text, len(row.paths)))
    how = How.BY_POSITION
    if len(ways) > 1 and sums:
        ways = [way for way in ways if sum(map(int, way[:-1])) == int(way[-1])]
        how = How.BY_IDENTITIES
    if len(ways) != 1:
        return None
    slots = (evolve(slot, text=text) for text in ways[0])
    return dict(zip(row.paths, slots, strict=True)), how


def _ways(digits: str, count: int) -> Iterator[list[str]]:
    cuts_of = combinations(range(1, len(digits)), count - 1)
    for cuts in cuts_of if len(digits) <= _MOST_DIGITS else ():
        way = [digits[start:end] for start, end in pairwise((0, *cuts, len(digits)))]
        if not any(len(text) > 1 and text.startswith("0") for text in way):
            yield way
