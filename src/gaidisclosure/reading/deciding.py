# SPDX-License-Identifier: Apache-2.0
"""Rows whose blank cells left no trace: what the identities say of their columns, 定列.

Each such row can be laid out in many ways that keep its figures in their order. A way is possible
if the total is the sum of the others and, with the rows that are known, all columns add up; a cell
that holds the same figure in every possible way is decided. Blank cells count nothing here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from math import prod
from typing import Final

from attrs import evolve

from gaidisclosure.draft import How
from gaidisclosure.form import Edition, Identity
from gaidisclosure.reading.placing import Placed, figure
from gaidisclosure.reading.slots import Slot
from gaidisclosure.reading.vocabulary import Row

__all__ = ["certain", "decided", "unpacked"]

_MOST_WAYS: Final = 2_000
"""So many ways to lay out all rows together are tried; beyond them each row is looked at alone."""

_Way = tuple[int, ...]
"""For each figure of a row, the number of its cell."""


def decided(rows: Sequence[Placed], form: Edition) -> list[Placed]:
    """The rows with those cells that the identities decide; the other figures stay unassigned."""
    ways = {number: _ways(row) for number, row in enumerate(rows) if row.unassigned}
    open_rows = {number: found for number, found in ways.items() if found}
    if not open_rows:
        return list(rows)
    if prod(map(len, open_rows.values())) <= _MOST_WAYS:
        open_rows = _together(rows, open_rows, form)
    return [
        _decided(row, open_rows[number]) if number in open_rows else row
        for number, row in enumerate(rows)
    ]


def certain(rows: Sequence[Placed], apart: Sequence[Row], form: Edition) -> list[Placed]:
    """The rows; those whose label stands apart are undecided if a sum that they enter is wrong."""
    some = [row for row in rows if row.row in apart]
    if not some or _holds(rows, some, form):
        return list(rows)
    return [_undecided(row) if row in some else row for row in rows]


def unpacked(rows: Sequence[Placed], form: Edition) -> list[Placed]:
    """The rows of a table that is printed in one row; undecided if its blank cells were lost.

    They were if figures fill a part of a row, none stands behind a blank cell, and sums are wrong.
    """
    states = [not slot.is_printed for row in rows for slot in row.slots.values()]
    width = len(rows[0].row.paths) if rows else 1
    if states != sorted(states) or states.count(False) % width == 0 or _holds(rows, rows, form):
        return list(rows)
    return [_undecided(row) for row in rows]


def _holds(rows: Sequence[Placed], some: Sequence[Placed], form: Edition) -> bool:
    """Whether every sum holds that a cell of some of the rows enters."""
    figures = {path: figure(slot) for row in rows for path, slot in row.slots.items()}
    concerned = {path for row in some for path in row.row.paths}
    identities = [i for i in form.identities.values() if not concerned.isdisjoint(i.cells)]
    return _adds_up(figures, identities)


def _undecided(row: Placed) -> Placed:
    printed = tuple(slot for slot in row.slots.values() if figure(slot) != 0)
    return Placed(row.row, unassigned=printed) if printed else row


def _ways(row: Placed) -> list[_Way]:
    """The ways to lay out a row with its total; none if no way adds up, or it is all zero."""
    counts = [figure(slot) for slot in row.unassigned]
    *parts, total = counts
    places = len(row.row.paths) - 1
    if None in counts or not total or total != sum(part or 0 for part in parts):
        return []
    return [(*way, places) for way in combinations(range(places), len(parts))]


def _together(
    rows: Sequence[Placed], ways: Mapping[int, list[_Way]], form: Edition
) -> dict[int, list[_Way]]:
    """The ways of each row that are part of one in which all columns add up."""
    known = {path: figure(slot) for row in rows for path, slot in row.slots.items()}
    concerned = {path for number in ways for path in rows[number].row.paths}
    identities = [i for i in form.identities.values() if not concerned.isdisjoint(i.cells)]
    possible: dict[int, set[_Way]] = {number: set() for number in ways}
    for chosen in product(*ways.values()):
        figures = dict(known)
        for number, way in zip(ways, chosen, strict=True):
            figures |= dict(_laid_out(rows[number], way))
        if _adds_up(figures, identities):
            for number, way in zip(ways, chosen, strict=True):
                possible[number].add(way)
    return {number: sorted(found) for number, found in possible.items() if found} or dict(ways)


def _laid_out(row: Placed, way: _Way) -> Iterator[tuple[str, int | None]]:
    for place, slot in zip(way, row.unassigned, strict=True):
        yield row.row.paths[place], figure(slot)


def _adds_up(figures: Mapping[str, int | None], identities: Sequence[Identity]) -> bool:
    """Whether every identity holds that has a figure other than zero; blank cells count nothing."""
    return all(
        sum(figures.get(path) or 0 for path in identity.left)
        == sum(figures.get(path) or 0 for path in identity.right)
        for identity in identities
        if any(figures.get(path) for path in identity.cells)
    )


def _decided(row: Placed, ways: Sequence[_Way]) -> Placed:
    """The cells that hold the same figure in all ways; if these are all, the others are blank."""
    slots: dict[str, Slot] = {}
    left: list[Slot] = []
    for number, slot in enumerate(row.unassigned):
        places = {way[number] for way in ways}
        if len(places) == 1:
            slots[row.row.paths[places.pop()]] = slot
        else:
            left.append(slot)
    return evolve(row, slots=slots, how=dict.fromkeys(slots, How.BY_IDENTITIES), unassigned=left)
