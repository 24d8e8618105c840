# SPDX-License-Identifier: Apache-2.0
"""Check of the rows of a table by its sums, 以合计定行.

Blank cells may be lost or pushed to the end of each row, and figures may stand apart from their
label. If a sum contradicts such a row, its figures are left open.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import evolve

from gaidisclosure.draft import How
from gaidisclosure.form import Edition
from gaidisclosure.reading.tables.cells import RowReading
from gaidisclosure.reading.tables.layouts import figure
from gaidisclosure.reading.tables.rows import printed
from gaidisclosure.reading.tables.vocabulary import Row

_PAIR: Final = 2


def certain(rows: Sequence[RowReading], apart: Sequence[Row], form: Edition) -> list[RowReading]:
    """Return the rows. Those apart from their labels stay open if a sum is wrong."""
    # Witness: ``detached`` in ``test_undecided_rows``.
    some = [row for row in rows if row.row in apart]
    if not some or _holds(rows, some, form):
        return list(rows)
    return [_undecided(row) if row in some else row for row in rows]


def unpacked(rows: Sequence[RowReading], form: Edition) -> list[RowReading]:
    """Return the rows of a table in one printed row, open if blank cells may be lost.

    They may be if figures fill a part of a row, none stands after a blank cell, and a sum is wrong.
    """
    states = [not slot.is_printed for row in rows for slot in row.slots.values()]
    width = len(rows[0].row.paths) if rows else 1
    if states != sorted(states) or states.count(False) % width == 0 or _holds(rows, rows, form):
        return list(rows)
    return [_undecided(row) for row in rows]


def _holds(rows: Sequence[RowReading], some: Sequence[RowReading], form: Edition) -> bool:
    """Tell if every identity with a cell of some rows holds, a blank cell being 0."""
    figures = {path: figure(slot) or 0 for row in rows for path, slot in row.slots.items()}
    concerned = {path for row in some for path in row.row.paths}
    return all(
        sum(figures.get(path, 0) for path in identity.left)
        == sum(figures.get(path, 0) for path in identity.right)
        for identity in form.identities.values()
        if not concerned.isdisjoint(identity.cells)
    )


def _undecided(row: RowReading) -> RowReading:
    printed = tuple(slot for slot in row.slots.values() if figure(slot) != 0)
    return RowReading(row.row, unassigned=printed) if printed else row


def pushed(rows: Sequence[RowReading]) -> list[RowReading]:
    """Return the rows of a table whose blank cells may have been pushed to the end.

    They were if all blank cells stand after all figures, and in some row the last figure is the sum
    of those before it though it does not stand below 总计. Then the last figure is the total, and
    those before it stay where they are printed, with a doubt. No figure moves if only the last cell
    of each row is blank, as totals may be, or if two equal figures in a single row are all there
    is, as in a form that somebody has begun to fill in.
    """
    full = [row for row in rows if row.slots]
    early = [row for row in full if _sums_early(row)]
    if not early or not all(_is_packed(row) for row in full):
        return list(rows)
    counts = {len(printed([*row.slots.values()])) for row in full}
    if counts <= {0, len(full[0].slots) - 1} or (len(early) == 1 and _is_a_pair(early[0])):
        return [_as_printed(row) for row in rows]
    return [_with_total_last(row) for row in rows]


def _is_packed(row: RowReading) -> bool:
    states = [not slot.is_printed for slot in row.slots.values()]
    return states == sorted(states)


def _sums_early(row: RowReading) -> bool:
    figures = printed([*row.slots.values()])
    if not 1 < len(figures) < len(row.slots):
        return False
    *parts, total = map(figure, figures)
    return None not in parts and total is not None and total == sum(part or 0 for part in parts) > 0


def _is_a_pair(row: RowReading) -> bool:
    """Tell if all figures but two are 0."""
    return sum(figure(slot) not in (0, None) for slot in row.slots.values()) <= _PAIR


def _as_printed(row: RowReading) -> RowReading:
    *paths, _ = row.row.paths
    moved = [path for path in paths if row.slots and row.slots[path].is_printed]
    return evolve(row, how={**row.how, **dict.fromkeys(moved, How.BY_POSITION)})


def _with_total_last(row: RowReading) -> RowReading:
    figures = printed([*row.slots.values()])
    if not figures or len(figures) == len(row.slots):
        return row
    *parts, total = figures
    if not parts or figure(total) != sum(figure(slot) or 0 for slot in parts):
        return RowReading(row.row, unassigned=figures)
    blank = next(slot for slot in row.slots.values() if not slot.is_printed)
    *paths, last = row.row.paths
    slots = {path: parts[at] if at < len(parts) else blank for at, path in enumerate(paths)}
    how = dict.fromkeys(paths[: len(parts)], How.BY_POSITION)
    return RowReading(row.row, {**slots, last: total}, {**how, last: How.BY_IDENTITIES})
