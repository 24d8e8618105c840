# SPDX-License-Identifier: Apache-2.0
"""The cells of the rows of a table, 落格: by layout, else by the identities.

If no layout explains a row, its sum must decide, for example if digits stand without spaces or a
page number in the row. If it does not, the figures stay unassigned.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import field, frozen

from gaidisclosure.draft import How
from gaidisclosure.reading.mending.glued import told_apart
from gaidisclosure.reading.tables.layouts import Cells, RowRun, figure, is_explained, lay_out
from gaidisclosure.reading.tables.rows import Run, printed
from gaidisclosure.reading.tables.strip import Slot
from gaidisclosure.reading.tables.vocabulary import Row
from gaidisclosure.zh.figures import State


@frozen(eq=False)
class RowReading:
    """The slots of the cells of a row by path, and the slots that are left out."""

    row: Row
    slots: Mapping[str, Slot] = field(factory=dict[str, Slot])
    how: Mapping[str, How] = field(factory=dict[str, How])
    """The way in which cells were found that do not stand where they should."""
    ignored: Run = ()
    """Figures that are not part of the row."""
    unassigned: Run = ()
    """Figures whose cells are not known."""
    is_foreign: bool = False
    """``True`` if its columns are those of another edition."""


def read_rows(rows: Sequence[RowRun], *, sums: bool) -> list[RowReading]:
    """Return the readings of the rows of a table, in order.

    ``sums``: the last cell of a row is the sum of the others.
    """
    found = lay_out(rows, sums=sums)
    return [_read(row, cells, sums=sums) for row, cells in zip(rows, found, strict=True)]


def _read(printed_row: RowRun, cells: Cells | None, *, sums: bool) -> RowReading:
    row, run, header = printed_row
    if header.is_foreign:
        return RowReading(row, unassigned=printed(run), is_foreign=True)
    if len(run) == 1 and run[0].glued:
        return _unglued(row, run, sums=sums)
    if cells is not None:
        taken = {id(slot) for slot in cells.values()}
        left = [slot for slot in printed(run) if id(slot) not in taken]
        if len(run) == row.columns[-1]:  # merged cells that were taken apart repeat their figure
            texts = {slot.text for slot in cells.values()}
            left = [slot for slot in left if slot.text not in texts]
        return RowReading(row, cells, unassigned=left)
    if not printed(run):
        return RowReading(row, dict.fromkeys(row.paths, run[0]))
    is_one_more = sums and len(run) == len(row.paths) + 1 and not is_explained(printed_row)
    return (is_one_more and _without_one(row, run)) or RowReading(row, unassigned=printed(run))


def _unglued(row: Row, run: Run, *, sums: bool) -> RowReading:
    found = told_apart(row, run[0], sums=sums)
    if found is None:
        return RowReading(row, unassigned=run)
    slots, how = found
    return RowReading(row, slots, dict.fromkeys(slots, how))


def _without_one(row: Row, run: Run) -> RowReading | None:
    """Return the cells if the sum shows which figure is not one, but a page number."""
    # Witness: ``text-2019-double-minus``.
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
    return RowReading(row, slots, dict.fromkeys(slots, How.BY_IDENTITIES), ignored=(run[out],))
