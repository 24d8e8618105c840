# SPDX-License-Identifier: Apache-2.0
"""In which columns of a grid the figures of a table stand, 表头: by the labels above them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gaidisclosure.reading.marks import Mark
from gaidisclosure.reading.vocabulary import Role

__all__ = ["headers"]


def headers(found: Sequence[Mark], table: int, width: int) -> Mapping[int, Sequence[int]]:
    """The first column of each of so many column labels, by the block that is the grid.

    A grid without the header, or with one that is incomplete or out of order, is left out; so is
    one in which a label stands twice.
    """
    columns: dict[int, dict[int, list[int]]] = {}
    for mark in found:
        slot = mark.slots[0]
        if slot.columns is None:
            continue
        for word in mark.of(table, Role.COLUMN):
            starts = columns.setdefault(slot.block, {}).setdefault(word.number, [])
            starts.append(slot.columns.start)
    complete = {block: _in_order(starts, width) for block, starts in columns.items()}
    return {block: starts for block, starts in complete.items() if starts}


def _in_order(starts: Mapping[int, Sequence[int]], width: int) -> Sequence[int]:
    """The columns, one for each label; of a label that a row has as well, the one to the right."""
    if len(starts) != width:
        return ()
    columns = [max(starts[number]) for number in range(width)]
    return columns if columns == sorted(set(columns)) else ()
