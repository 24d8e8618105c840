# SPDX-License-Identifier: Apache-2.0
"""Rows of the form that are absent or blank between rows that were read, 缺行.

Where the label of a row is lost, its figures match no row of the form. The rows around them tell
which rows they may be, though not for certain, so that a doubt names these and none is filled.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from attrs import evolve, frozen

from gaidisclosure.document import Place
from gaidisclosure.draft import Cell, Doubt
from gaidisclosure.form import Edition
from gaidisclosure.reading.tables.strip import Slot
from gaidisclosure.reading.tables.vocabulary import vocabulary
from gaidisclosure.zh.figures import State


def with_absent_rows(
    doubts: Iterable[Doubt], strip: Sequence[Slot], form: Edition, cells: Mapping[str, Cell]
) -> Iterator[Doubt]:
    """Yield doubts, of which those of an unmatched row name the cells it may be."""
    read = _Read.of(strip, form, cells)
    for doubt in doubts:
        if doubt.code == "reading.doubt.no_row" and doubt.place:
            yield evolve(doubt, cells=read.absent_at(doubt.place))
        else:
            yield doubt


@frozen
class _Read:
    """The rows of a form, and the places in the document of those that were read."""

    order: Mapping[Place | None, int]
    rows: Sequence[Sequence[str]]
    printed: Sequence[tuple[int, int]]
    """The place of each figure in the document, with the number of its row."""
    cells: Set[str]

    @classmethod
    def of(cls, strip: Sequence[Slot], form: Edition, cells: Mapping[str, Cell]) -> _Read:
        order: dict[Place | None, int] = {slot.place: at for at, slot in enumerate(strip)}
        tables = vocabulary(form).tables
        rows = [row.paths for number in sorted(tables) for row in tables[number].rows]
        full = {path: cell.place for path, cell in cells.items() if cell.state is not State.BLANK}
        placed = (
            (order.get(full[path]), number)
            for number, paths in enumerate(rows)
            for path in paths
            if path in full
        )
        printed = sorted((at, number) for at, number in placed if at is not None)
        return cls(order, rows, printed, full.keys())

    def absent_at(self, place: Place) -> tuple[str, ...]:
        """Return the cells of the rows without figures between the rows around a place."""
        at = bisect_left(self.printed, (self.order.get(place, 0), -1))
        if not 0 < at < len(self.printed):
            return ()
        between = self.rows[self.printed[at - 1][1] + 1 : self.printed[at][1]]
        absent = (paths for paths in between if self.cells.isdisjoint(paths))
        return tuple(path for paths in absent for path in paths)
