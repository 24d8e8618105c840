# SPDX-License-Identifier: Apache-2.0
"""The labels of columns above the rows of a table, 表头."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from attrs import frozen

from gaidisclosure.form import EDITIONS, Edition
from gaidisclosure.reading.tables.labels import Label, LabelledStrip
from gaidisclosure.reading.tables.rows import PrintedRow
from gaidisclosure.reading.tables.stems import stem
from gaidisclosure.reading.tables.vocabulary import Role, vocabulary


@frozen
class Header:
    """The labels of columns above one row, as far as they are known."""

    columns: Sequence[int] = ()
    """The columns of the grid in which the form's columns begin."""
    names: Sequence[int | None] = ()
    """The numbers of the form's columns that are named, ``None`` for other names."""
    lacks_column: bool = False
    """``True`` if the grid has a header without one of the form's columns."""
    is_foreign: bool = False
    """``True`` if a column of another edition is named."""


@frozen(eq=False)
class Headers:
    """The labels of columns of one table."""

    columns: Mapping[int, Sequence[int]]
    """The columns of each grid in which the form's columns begin, by block."""
    names: Mapping[int, Sequence[int | None]]
    """The columns named above a row, by the first slot of its label."""
    lacking: frozenset[int] = frozenset()
    """The blocks of grids whose header lacks one column."""
    foreign: frozenset[int] = frozenset()
    """The rows below columns of another edition, by the first slot of their label."""

    def above(self, row: PrintedRow) -> Header:
        """Return the labels above a row that has a run."""
        first = row.label.first if row.label else -1
        columns = self.columns.get(row.run[0].block, ())
        lacks_column = row.run[0].block in self.lacking
        return Header(columns, self.names.get(first, ()), lacks_column, first in self.foreign)


def find_headers(found: LabelledStrip, table: int) -> Headers:
    """Return the labels of columns of a table.

    Where the last cell of a row is the sum of the others, the columns have one meaning throughout
    the table, and stand where the grid has them; elsewhere they differ from row to row.
    """
    if found.known.form.table(table).across:
        width = found.known.tables[table].width
        starts = _starts(found.labels, table)
        columns = {block: _in_order(each, width) for block, each in starts.items()}
        lacking = frozenset(block for block, each in starts.items() if len(each) == width - 1)
        return Headers({block: each for block, each in columns.items() if each}, {}, lacking)
    above = _above_rows(found, table)
    names = {first: [_column(label, table) for label in labels] for first, labels in above.items()}
    others = _columns_of_others(found.known.form, table)
    foreign = (
        first
        for first, labels in above.items()
        if any(stem(label.text) in others for label in labels)
    )
    return Headers({}, names, foreign=frozenset(foreign))


@cache
def _columns_of_others(form: Edition, table: int) -> frozenset[str]:
    """Return the labels of columns that a table has in other editions only."""
    # Witness: ``test_table_3_tells_the_edition_where_table_2_is_of_another``.
    own, *others = (
        {
            known
            for known, words in vocabulary(each).words.items()
            if any(word.table == table and word.role is Role.COLUMN for word in words)
        }
        for each in (form.official, *(e for e in EDITIONS.values() if e.name != form.name))
    )
    return frozenset[str]().union(*others) - own


def _starts(labels: Sequence[Label], table: int) -> Mapping[int, Mapping[int, Sequence[int]]]:
    """Return the columns in which the form's columns begin, by block of a grid."""
    columns: dict[int, dict[int, list[int]]] = {}
    for label in labels:
        slot = label.slots[0]
        if slot.columns is None:
            continue
        for word in label.of(table, Role.COLUMN):
            starts = columns.setdefault(slot.block, {}).setdefault(word.number, [])
            starts.append(slot.columns.start)
    return columns


def _in_order(starts: Mapping[int, Sequence[int]], width: int) -> Sequence[int]:
    """Return the last column of each label, as the first can be that of a row."""
    if len(starts) != width:
        return ()
    columns = [max(starts[number]) for number in range(width)]
    return columns if columns == sorted(set(columns)) else ()


def _above_rows(found: LabelledStrip, table: int) -> Mapping[int, Sequence[Label]]:
    """Return the texts after the corner of a block, for each row below them."""
    corners = {stem(block.corner) for block in found.known.form.table(table).blocks}
    rows: dict[int, Sequence[Label]] = {}
    above: list[Label] = []
    is_open = False
    for label in found.labels:
        others = {word.stem for word in label.of(table, Role.OTHER)}
        if label.exact and others:
            above = []
            is_open = bool(others & corners)
        elif label.exact and label.of(table, Role.ROW) and above:
            rows[label.first] = above
            is_open = False
        elif is_open:
            above = [*above, label]
    return rows


def _column(label: Label, table: int) -> int | None:
    columns = [word.number for word in label.of(table, Role.COLUMN) if label.exact]
    return columns[0] if columns else None
