# SPDX-License-Identifier: Apache-2.0
"""Rows of the form that are absent or blank between rows that were read, 缺行.

Where the label of a row is lost, its figures match no row of the form. The rows around them tell
which rows they may be, though not for certain, so that a doubt names these and none is filled.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from attrs import evolve

from gaidisclosure.draft import Cell, Doubt
from gaidisclosure.form import Edition
from gaidisclosure.reading.tables.strip import Slot
from gaidisclosure.reading.tables.vocabulary import vocabulary
from gaidisclosure.zh.figures import State


def with_absent_rows(
    doubts: Iterable[Doubt], strip: Sequence[Slot], form: Edition, cells: Mapping[str, Cell]
) -> Iterator[Doubt]:
    """Yield doubts, of which those of an unmatched row name the cells it may be."""
    order = {slot.place: at for at, slot in enumerate(strip)}
    tables = vocabulary(form).tables
    rows = [row.paths for number in sorted(tables) for row in tables[number].rows]
    full = {path: cell.place for path, cell in cells.items() if cell.state is not State.BLANK}
    printed = sorted(
        (order[place], number)
        for number, paths in enumerate(rows)
        for path in paths
        if (place := full.get(path)) in order
    )
    for doubt in doubts:
        absent: list[tuple[str, ...]] = []
        if doubt.code == "reading.doubt.no_row" and doubt.place:
            at = bisect_left(printed, (order.get(doubt.place, 0), -1))
            between = rows[printed[at - 1][1] + 1 : printed[at][1]] if 0 < at < len(printed) else ()
            absent = [paths for paths in between if full.keys().isdisjoint(paths)]
        yield evolve(doubt, cells=tuple(chain.from_iterable(absent))) if absent else doubt
