# SPDX-License-Identifier: Apache-2.0
"""The order in which columns are printed, 列序, by their labels.

A table with columns in another order is read by a form of its own: the form as issued with the
columns of a block rearranged.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, takewhile
from typing import Final

from attrs import evolve, frozen

from gaidisclosure.form import Edition
from gaidisclosure.form.layout import Block, Item, Table, chains
from gaidisclosure.reading.tables.labels import Label, LabelledStrip
from gaidisclosure.reading.tables.stems import stem
from gaidisclosure.reading.tables.strip import Slot
from gaidisclosure.reading.tables.vocabulary import Role

_MOST_BELOW: Final = 80
"""Most slots between a header and the end of the first row of figures."""


@frozen
class Columns:
    """A form with its columns as printed, and the tables whose order is not clear."""

    form: Edition
    unclear: frozenset[int] = frozenset()


class _Unclear(Exception):
    """The labels of columns stand in another order, and not clearly in which."""


def find_columns(found: LabelledStrip) -> Columns:
    """Return the form of a document with its columns in the order of print."""
    form = found.known.form
    tables: list[Table] = []
    unclear: set[int] = set()
    for table in form.tables:
        try:
            tables.append(_as_printed(table, found))
        except _Unclear:
            tables.append(table)
            unclear.add(table.number)
    changed = tables != [*form.tables]
    return Columns(evolve(form, tables=tuple(tables)) if changed else form, frozenset(unclear))


def _as_printed(table: Table, found: LabelledStrip) -> Table:
    headers = [*_headers(table, found)]
    named = [*_named_alone(table, headers)]
    if len(named) == len({*named}) and named != sorted(named):
        raise _Unclear
    blocks: list[Block] = []
    first = 0
    for block in table.blocks:
        rows = range(first, first + sum(len(item.leaves) for item in block.rows))
        width = sum(len(item.leaves) for item in block.columns)
        own = [
            header
            for header in headers
            if header.row in rows and (table.across or not header.is_narrow(table.number, width))
        ]
        orders = {_paths(order): order for each in own if (order := each.arranged(block.columns))}
        if len(orders) > 1:
            raise _Unclear
        (order,) = orders.values() or (block.columns,)
        changed = _paths(order) != _paths(block.columns)
        blocks.append(evolve(block, columns=order) if changed else block)
        first = rows.stop
    return evolve(table, blocks=tuple(blocks))


def _named_alone(table: Table, headers: Sequence[_Header]) -> Iterator[int]:
    """Yield the numbers of blocks that a header names alone, in printed order."""
    for header in headers:
        words = [word for label in header.labels for word in label.of(table.number, Role.BLOCK)]
        if len(numbers := {word.number for word in words}) == 1:
            yield from numbers


def _paths(items: tuple[Item, ...]) -> tuple[str, ...]:
    return tuple(chain.path for chain in chains(items))


@frozen
class _Header:
    """The labels of columns above a row, and the number of that row in the table.

    They show the order of the columns, from left to right.
    """

    labels: Sequence[Label]
    row: int
    cells: Sequence[Slot] = ()
    """The line of the first figure below."""
    strip: Sequence[Slot] = ()

    def is_narrow(self, table: int, width: int) -> bool:
        """Tell if only some columns are named, with a figure below each."""
        # Witness: ``text-2019-fewer-columns``.
        figures = [slot for slot in self.cells if slot.is_value]
        named = [label for label in self.labels if label.of(table, Role.COLUMN)]
        return len(named) == len(figures) < width

    def place(self, label: Label, count: int) -> int | None:
        """Return the number of the cell below a label, ``None`` if that is not certain.

        Programs and copied texts drop merged cells, or put blanks at the end of the line instead.

        Args:
            label: The label.
            count: The number of columns that it has in the form.
        """
        columns, line = label.slots[0].columns, label.slots[0].line
        first = label.first
        while first and self.strip[first - 1].line == line:
            first -= 1
        cells = [*takewhile(lambda slot: slot.line == line, self.strip[first:])]
        are_printed = [slot.is_printed for slot in cells]
        is_packed = False in are_printed and are_printed == sorted(are_printed, reverse=True)
        after = cells[label.end - first :][:1]
        is_wide = count == 1 or (columns is not None and len(columns) > 1)
        if is_packed or not (is_wide or any(slot.text in ("", label.text) for slot in after)):
            return None
        if columns and self.cells[0].columns:
            starts = [slot.columns.start for slot in self.cells if slot.columns]
            return bisect_left(starts, columns.start)
        return label.first - first if 1 < len(cells) == len(self.cells) else None

    def arranged(self, items: tuple[Item, ...]) -> tuple[Item, ...] | None:
        """Return items in printed order, or ``None`` if their labels do not show it.

        Raises:
            _Unclear: The order is not that of the form, and the labels do not stand on one line.
                Or labels are missing, and others do not stand above their columns.
        """
        self._require_columns(items)
        levels = [level for level in (items, *_levels(items)) if len(level) > 1]
        told = [level for level in levels if sum(map(bool, map(self._labels_of, level))) > 1]
        return self._in_order(items, None) if told else None

    def _in_order(self, above: tuple[Item, ...], within: range | None) -> tuple[Item, ...]:
        items = self._without_groups(above, within)
        labels = [self._labels_of(item, within) for item in items]
        if self.cells and not all(labels) and not any(item.children for item in items):
            self._shifts((item, at) for at, item in enumerate(items))
        order = _order(labels)
        found: list[Item] = []
        for at in order:
            columns = labels[at][0].slots[0].columns if labels[at] else None
            below = columns if columns and len(columns) > 1 else within
            children = self._in_order(items[at].children, below)
            found.append(evolve(items[at], children=children))
        return tuple(found)

    def _without_groups(self, items: tuple[Item, ...], within: range | None) -> tuple[Item, ...]:
        """Return items, with the children of each label that is not printed in one place.

        Its children stand among the others: in one line of seven labels, or with a block of
        行政诉讼 on either side of 行政复议.
        """
        kept = [
            item.key or not item.children or self._is_together(item, items, within)
            for item in items
        ]
        parts = [(item,) if keep else item.children for item, keep in zip(items, kept, strict=True)]
        flat = tuple(item for part in parts for item in part) if len(items) > 1 else items
        labels = [self._labels_of(item, within) for item in flat]
        known = [each for each in labels if each]
        return flat if len(known) > 1 and any(_next_to_each_other(known)) else items

    def _is_together(self, group: Item, items: tuple[Item, ...], within: range | None) -> bool:
        """Tell if a label is printed, with no other between two printings of it."""
        places = [*map(_place, self._labels_of(group, within))]
        others = (
            label for item in items if item is not group for label in self._labels_of(item, within)
        )
        return bool(places) and not any(min(places) < _place(each) < max(places) for each in others)

    def _require_columns(self, items: tuple[Item, ...]) -> None:
        """Refuse labels above other columns than theirs if some labels are missing.

        Columns are counted in the row of figures below. A missing label could stand anywhere, so
        the order of the others says nothing.

        Raises:
            _Unclear: Labels are missing, and others do not stand above their columns.
        """
        named = [each for each in _with_columns(items) if each[0].key]
        stems = Counter(stem(item.label) for item, _ in named)
        alone = [(item, first) for item, first in named if stems[stem(item.label)] == 1]
        if self.cells and not all(self._labels_of(item) for item, _ in alone):
            shifts = self._shifts(alone)
            room = len(self.cells) - sum(len(item.leaves) for item in items)
            if any(not 0 <= shift <= room for shift in shifts):
                raise _Unclear

    def _shifts(self, items: Iterable[tuple[Item, int]]) -> set[int]:
        """Return how many columns labels stand to the right of their own.

        Raises:
            _Unclear: Not all stand equally far from them.
        """
        shifts = {
            at - first
            for item, first in items
            for label in self._labels_of(item)[:1]
            if (at := self.place(label, len(item.leaves))) is not None
        }
        if len(shifts) > 1:
            raise _Unclear
        return shifts

    def _labels_of(self, item: Item, within: range | None = None) -> list[Label]:
        """Return the labels of an item, in a grid only those within the columns above.

        A label that is repeated over the columns of a merged cell counts once.
        """
        name = stem(item.label)
        found = [each for each in self.labels if any(word.stem == name for word in each.words)]
        places = {*map(_place, found)} if item.children else ()
        return [
            each
            for each in found
            if (within is None or not each.slots[0].columns or _place(each) in within)
            and _place(each) - 1 not in places
        ]


def _headers(table: Table, found: LabelledStrip) -> Iterator[_Header]:
    """Yield the headers of a table, each up to its first row or its first figure."""
    number, has_rows = table.number, bool(table.blocks[0].corner)
    labels: list[Label] = []
    for label in (each for each in found.labels if each.exact or _is_column(each, number)):
        if labels and _has_figures(found.strip[labels[-1].end : label.first]):
            yield from () if has_rows else (_header(labels, 0, found),)
            labels = []
        rows = [word.number for word in label.of(number, Role.ROW, Role.GROUP)]
        if label.of(number, Role.COLUMN, Role.BLOCK, Role.OTHER):  # 其他 and 总计 may be rows
            labels.append(label)
        elif rows:
            yield _header(labels, min(rows), found)
            labels = []
    if not has_rows:
        yield _header(labels, 0, found)


def _is_column(label: Label, table: int) -> bool:
    """Tell if a misspelt label can only be that of one column or block."""
    named = {word.stem for word in label.words}
    of_columns = label.of(table, Role.COLUMN, Role.BLOCK, Role.OTHER)
    return len(named) == 1 and len(of_columns) == len(label.words)


def _header(labels: Sequence[Label], row: int, found: LabelledStrip) -> _Header:
    below = found.strip[labels[-1].end : labels[-1].end + _MOST_BELOW] if labels else ()
    lines = (list(line) for _, line in groupby(below, key=lambda slot: slot.line))
    return _Header(labels, row, next(filter(_has_figures, lines), ()), found.strip)


def _has_figures(run: Sequence[Slot]) -> bool:
    return any(slot.is_value for slot in run)


def _with_columns(items: Sequence[Item], first: int = 0) -> Iterator[tuple[Item, int]]:
    """Yield items and those below them, each with the number of its first column."""
    for item in items:
        yield item, first
        yield from _with_columns(item.children, first)
        first += len(item.leaves)


def _levels(items: Sequence[Item]) -> Iterator[tuple[Item, ...]]:
    for item in items:
        yield item.children
        yield from _levels(item.children)


def _order(labels: Sequence[Sequence[Label]]) -> tuple[int, ...]:
    """Return the order of items by their labels in one grid or on one line.

    Raises:
        _Unclear: Two lines have different orders. Or labels stand apart, or some are missing, and
            the order is not that of the form.
    """
    same = tuple(range(len(labels)))
    known = [each for each in labels if each]
    orders = {_sorted(places) for places in _next_to_each_other(known)}
    if len(known) < len(labels):
        if orders - {tuple(range(len(known)))}:
            raise _Unclear
        return same
    if len(orders) > 1 or (not orders and _sorted([each[0].first for each in labels]) != same):
        raise _Unclear
    return next(iter(orders), same)


def _next_to_each_other(labels: Sequence[Sequence[Label]]) -> Iterator[list[int]]:
    """Yield the places of the labels of all items, by grid or line that has them."""
    for where in dict.fromkeys(_where(label) for each in labels for label in each):
        places = [
            sorted({_place(label) for label in each if _where(label) == where}) for each in labels
        ]
        if len({len(each) for each in places}) == 1:  # else a label is lost there
            yield from (list(each) for each in zip(*places, strict=True))


def _where(label: Label) -> tuple[int, int]:
    slot = label.slots[0]
    return (slot.block, -1) if slot.columns else slot.line


def _place(label: Label) -> int:
    columns = label.slots[0].columns
    return columns.start if columns else label.first


def _sorted(places: Sequence[int]) -> tuple[int, ...]:
    return tuple(sorted(range(len(places)), key=places.__getitem__))
