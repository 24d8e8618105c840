# SPDX-License-Identifier: Apache-2.0
"""The labels of columns above the rows of a table, 表头."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from gaidisclosure.reading.tables.labels import Label, LabelledStrip
from gaidisclosure.reading.tables.rows import PrintedRow
from gaidisclosure.reading.tables.stems import stem
from gaidisclosure.reading.tables.vocabulary import Role


@frozen
class Header:
    """The labels of columns above one row, as far as they are known."""

    columns: Sequence[int] = ()
    """The columns of the grid in which the form's columns begin."""
    names: Sequence[int | None] = ()
    """The numbers of the form's columns that are named, ``None`` for other names."""


@frozen(eq=False)
class Headers:
    """The labels of columns of one table."""

    columns: Mapping[int, Sequence[int]]
    """The columns of each grid in which the form's columns begin, by block."""
    names: Mapping[int, Sequence[int | None]]
    """The columns named above a row, by the first slot of its label."""

    def above(self, row: PrintedRow) -> Header:
        """Return the labels above a row that has a run."""
        names = self.names.get(row.label.first, ()) if row.label else ()
        return Header(self.columns.get(row.run[0].block, ()), names)


def find_headers(found: LabelledStrip, table: int) -> Headers:
    """Return the labels of columns of a table.

    Where the last cell of a row is the sum of the others, the columns have one meaning throughout
    the table, and stand where the grid has them; elsewhere they differ from row to row.
    """
    if found.known.form.table(table).across:
        return Headers(_columns(found.labels, table, found.known.tables[table].width), {})
    return Headers({}, _names(found, table))


def _columns(labels: Sequence[Label], table: int, width: int) -> Mapping[int, Sequence[int]]:
    """Return the columns of each grid whose header is complete and in order."""
    columns: dict[int, dict[int, list[int]]] = {}
    for label in labels:
        slot = label.slots[0]
        if slot.columns is None:
            continue
        for word in label.of(table, Role.COLUMN):
            starts = columns.setdefault(slot.block, {}).setdefault(word.number, [])
            starts.append(slot.columns.start)
    complete = {block: _in_order(starts, width) for block, starts in columns.items()}
    return {block: starts for block, starts in complete.items() if starts}


def _in_order(starts: Mapping[int, Sequence[int]], width: int) -> Sequence[int]:
    """Return the last column of each label, as the first can be that of a row."""
    if len(starts) != width:
        return ()
    columns = [max(starts[number]) for number in range(width)]
    return columns if columns == sorted(set(columns)) else ()


def _names(found: LabelledStrip, table: int) -> Mapping[int, Sequence[int | None]]:
    """Return the columns named after the corner of a block, for each row below them."""
    corners = {stem(block.corner) for block in found.known.form.table(table).blocks}
    names: dict[int, Sequence[int | None]] = {}
    above: list[int | None] = []
    is_open = False
    for label in found.labels:
        others = {word.stem for word in label.of(table, Role.OTHER)}
        if label.exact and others:
            above = []
            is_open = bool(others & corners)
        elif label.exact and label.of(table, Role.ROW) and above:
            names[label.first] = above
            is_open = False
        elif is_open:
            columns = [word.number for word in label.of(table, Role.COLUMN) if label.exact]
            above = [*above, columns[0] if columns else None]
    return names
