# SPDX-License-Identifier: Apache-2.0
"""Rows of which only sums can tell that they are where they should be, 定行."""

from __future__ import annotations

from collections.abc import Sequence

from gaidisclosure.form import Edition
from gaidisclosure.reading.placing import Placed, figure
from gaidisclosure.reading.vocabulary import Row

__all__ = ["certain", "unpacked"]


def certain(rows: Sequence[Placed], apart: Sequence[Row], form: Edition) -> list[Placed]:
    """Return the rows, those apart from their label undecided if a sum they enter is wrong."""
    some = [row for row in rows if row.row in apart]
    if not some or _holds(rows, some, form):
        return list(rows)
    return [_undecided(row) if row in some else row for row in rows]


def unpacked(rows: Sequence[Placed], form: Edition) -> list[Placed]:
    """Return the rows of a table printed in one row; undecided if its blank cells were lost.

    They were if figures fill a part of a row, none stands after a blank cell, and sums are wrong.
    """
    states = [not slot.is_printed for row in rows for slot in row.slots.values()]
    width = len(rows[0].row.paths) if rows else 1
    if states != sorted(states) or states.count(False) % width == 0 or _holds(rows, rows, form):
        return list(rows)
    return [_undecided(row) for row in rows]


def _holds(rows: Sequence[Placed], some: Sequence[Placed], form: Edition) -> bool:
    """Return ``True`` if every sum holds that a cell of some of the rows enters.

    Blank cells count nothing, and a sum without a figure other than 0 is not asked.
    """
    figures = {path: figure(slot) or 0 for row in rows for path, slot in row.slots.items()}
    concerned = {path for row in some for path in row.row.paths}
    return all(
        sum(figures.get(path, 0) for path in identity.left)
        == sum(figures.get(path, 0) for path in identity.right)
        for identity in form.identities.values()
        if not concerned.isdisjoint(identity.cells)
    )


def _undecided(row: Placed) -> Placed:
    printed = tuple(slot for slot in row.slots.values() if figure(slot) != 0)
    return Placed(row.row, unassigned=printed) if printed else row
