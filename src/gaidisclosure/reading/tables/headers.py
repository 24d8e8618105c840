# SPDX-License-Identifier: Apache-2.0
"""The labels of columns above the rows of a table, 表头."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby, takewhile

from attrs import field, frozen

from gaidisclosure.form import EDITIONS, Edition
from gaidisclosure.reading.tables.labels import Label, LabelledStrip
from gaidisclosure.reading.tables.rows import PrintedRow, Run, printed
from gaidisclosure.reading.tables.stems import stem
from gaidisclosure.reading.tables.vocabulary import Role, vocabulary


@frozen
class Header:
    """The labels of columns above one row, as far as they are known."""

    columns: Sequence[int] = ()
    """The columns of the grid in which those of the form begin."""
    names: Sequence[int | None] = ()
    """The numbers of the columns of the form, from the left, ``None`` for others."""
    is_foreign: bool = False
    """``True`` if a column of another edition is named."""


@frozen(eq=False)
class Headers:
    """The labels of columns of one table."""

    columns: Mapping[int, Sequence[int]] = field(factory=dict[int, Sequence[int]])
    """The columns of each grid in which those of the form begin, by block."""
    others: Mapping[int, Sequence[Label]] = field(factory=dict[int, Sequence[Label]])
    """The labels to the right of all columns of the form, by block."""
    names: Mapping[int, Sequence[int | None]] = field(factory=dict[int, Sequence[int | None]])
    """The :attr:`Header.names` of each row, by the first slot of its label."""
    foreign: frozenset[int] = frozenset()
    """The first slots of the labels of rows below columns of another edition."""

    def above(self, row: PrintedRow) -> Header:
        """Return the labels above a row that has a run."""
        first = row.label.first if row.label else -1
        columns = self.columns.get(row.run[0].block, ())
        return Header(columns, self.names.get(first, ()), first in self.foreign)

    def without_others(self, run: Run) -> Run:
        """Return a run without the cells below labels that are not on the form.

        With figures to the right of all labels, the run is not that of the header, and stays whole.
        """
        labels = self.others.get(run[0].block, ())
        others = {column for label in labels for column in label.slots[0].columns or ()}
        kept = [slot for slot in run if others.isdisjoint(slot.columns or ())]
        last = self.columns[run[0].block][-1] if others else 0
        beyond = (slot for slot in printed(kept) if slot.columns and slot.columns.start > last)
        return kept if others and not any(beyond) else run


def find_headers(found: LabelledStrip, table: int) -> Headers:
    """Return the labels of columns of a table.

    In a table with sums across, the columns are the same for all rows, and stand where the grid has
    them. In others they differ from row to row.
    """
    if found.known.tables[table].has_blocks:
        return Headers()
    if found.known.form.table(table).across:
        width = found.known.tables[table].width
        labels = {block: [*each] for block, each in _in_headers(found, table)}
        told = ((block, _columns(each, table, width)) for block, each in labels.items())
        columns = {block: each for block, each in told if each}
        others = {block: [*_after(labels[block], each[-1])] for block, each in columns.items()}
        return Headers(columns, others)
    above = _above_rows(found, table)
    names = {first: [_column(label, table) for label in labels] for first, labels in above.items()}
    others_columns = _columns_of_others(found.known.form, table)
    foreign = (
        first
        for first, labels in above.items()
        if any(stem(label.text) in others_columns for label in labels)
    )
    return Headers(names=names, foreign=frozenset(foreign))


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


def _in_headers(found: LabelledStrip, table: int) -> Iterator[tuple[int, Iterator[Label]]]:
    """Yield the labels of each grid above its first row, by block."""
    in_grids = (label for label in found.labels if label.slots[0].columns)
    for block, labels in groupby(in_grids, key=lambda label: label.slots[0].block):
        yield block, takewhile(lambda label: not _is_row(label, table), labels)


def _is_row(label: Label, table: int) -> bool:
    """Tell if a label is that of a row, and not that of a column as well."""
    is_row = label.exact and label.of(table, Role.ROW, Role.GROUP)
    return bool(is_row) and not label.of(table, Role.COLUMN)


def _columns(labels: Sequence[Label], table: int, width: int) -> Sequence[int]:
    """Return the first column of each label, none if a label is missing."""
    starts: dict[int, int] = {}
    for label in labels:
        for word in label.of(table, Role.COLUMN):
            starts[word.number] = _first_column(label)
    columns = [starts[number] for number in sorted(starts)]
    return columns if len(columns) == width and columns == sorted({*columns}) else ()


def _after(labels: Sequence[Label], last: int) -> Iterator[Label]:
    """Yield the unknown labels to the right of a column, such as a check column."""
    return (label for label in labels if not label.words and _first_column(label) > last)


def _first_column(label: Label) -> int:
    columns = label.slots[0].columns
    return columns.start if columns else -1


def _above_rows(found: LabelledStrip, table: int) -> Mapping[int, Sequence[Label]]:
    """Return the texts after the corner of a block, by the first slot of a row below."""
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
