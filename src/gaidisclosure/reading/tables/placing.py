# SPDX-License-Identifier: Apache-2.0
"""The cells of the rows of a table, 落格: by the layout of the table, else by the identities.

What no layout explains must be decided: digits with nothing between, a page number that got into a
row, blank cells pushed to the end of each row. Where nothing decides, the figures stay unassigned:
never a shifted figure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import field, frozen

from gaidisclosure.draft import How
from gaidisclosure.reading.mending.glued import told_apart
from gaidisclosure.reading.tables.layouts import Cells, Printed, figure, laid_out, printed
from gaidisclosure.reading.tables.rows import Run
from gaidisclosure.reading.tables.strip import Slot
from gaidisclosure.reading.tables.vocabulary import Row
from gaidisclosure.zh.figures import State

__all__ = ["Placed", "place"]


@frozen(eq=False)
class Placed:
    """The slot of each cell of a row that is known, and what had to be left out."""

    row: Row
    slots: Mapping[str, Slot] = field(factory=dict[str, Slot])
    how: Mapping[str, How] = field(factory=dict[str, How])
    """How cells were found that do not stand where they should."""
    ignored: Run = ()
    unassigned: Run = ()


def place(rows: Sequence[Printed], *, sums: bool) -> list[Placed]:
    """Return the cells of the rows of a table; ``sums``: the last one is the sum of the others."""
    found = laid_out(rows, sums=sums)
    return [
        _placed(row, run, cells, sums=sums)
        for (row, run, _), cells in zip(rows, found, strict=True)
    ]


def _placed(row: Row, run: Run, cells: Cells | None, *, sums: bool) -> Placed:
    if len(run) == 1 and run[0].glued:
        return _unglued(row, run, sums=sums)
    if cells is not None:
        return Placed(row, cells)
    if not printed(run):
        return Placed(row, dict.fromkeys(row.paths, run[0]))
    is_one_more = sums and len(run) == len(row.paths) + 1
    return (is_one_more and _without_one(row, run)) or Placed(row, unassigned=printed(run))


def _unglued(row: Row, run: Run, *, sums: bool) -> Placed:
    found = told_apart(row, run[0], sums=sums)
    if found is None:
        return Placed(row, unassigned=run)
    slots, how = found
    return Placed(row, slots, dict.fromkeys(slots, how))


def _without_one(row: Row, run: Run) -> Placed | None:
    """The cells if one figure is no part of the row, as a page number; the sum must say which."""
    found: dict[tuple[tuple[State, int | None], ...], int] = {}
    for out in range(len(run)):
        left = tuple((slot.state, figure(slot)) for at, slot in enumerate(run) if at != out)
        *parts, total = (count for _, count in left)
        if None not in parts and total == sum(part or 0 for part in parts):
            found[left] = out
    if len(found) != 1:
        return None
    (out,) = found.values()
    kept = [slot for at, slot in enumerate(run) if at != out]
    slots = dict(zip(row.paths, kept, strict=True))
    return Placed(row, slots, dict.fromkeys(slots, How.BY_IDENTITIES), ignored=(run[out],))
