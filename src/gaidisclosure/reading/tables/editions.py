# SPDX-License-Identifier: Apache-2.0
"""The three tables of a document and the edition of the form they print, 表格."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, groupby
from typing import Final

from attrs import evolve, frozen

from gaidisclosure.draft import Cell, Doubt
from gaidisclosure.form import EDITION_2019, EDITION_2021, EDITION_2021_UNDIVIDED, Edition
from gaidisclosure.reading.tables.columns import find_columns
from gaidisclosure.reading.tables.labels import LabelledStrip, compare_labels, find_labels
from gaidisclosure.reading.tables.rows import printed_rows
from gaidisclosure.reading.tables.stems import stem
from gaidisclosure.reading.tables.strip import Slot
from gaidisclosure.reading.tables.table import TableReading, read_table
from gaidisclosure.reading.tables.vocabulary import Role, printed_vocabulary, vocabulary
from gaidisclosure.zh.figures import State

_FEWEST: Final = 4
"""Fewest labels that prove a table."""
_FEWEST_ROWS: Final = 2
"""Fewest labels of rows that prove the edition of table 3."""

_SHORTEST: Final = 6
"""Fewest characters in the first line of a label that no other label begins with."""


@frozen
class Recognised:
    """The form that is printed, its cells, and the blocks of each table."""

    form: Edition
    cells: Mapping[str, Cell]
    blocks: Mapping[int, range]
    doubts: tuple[Doubt, ...] = ()


def find_tables(strip: Sequence[Slot]) -> Recognised:
    """Return the tables of a report.

    The edition is the one whose labels are found, whatever the year: some agencies still print the
    trial form, and some print the 2021 form with （六）其他处理 in one row.

    Raises:
        UnreadableError: ``reading.two_tables`` if a table is printed twice with different figures.
    """
    found = compare_labels(_form(strip))
    form = found.known.form
    columns = find_columns(found)
    if columns.form is not form:
        found = compare_labels(find_labels(strip, printed_vocabulary(columns.form)))
    tables = {
        number: read_table(found, number, columns_told=number not in columns.unclear)
        for number in found.known.stems
        if _is_there(found, number)
    }
    cells = {path: cell for table in tables.values() for path, cell in table.cells.items()}
    told = [doubt for table in tables.values() for doubt in table.doubts]
    return Recognised(
        form,
        {path: cells[path] for path in form.cells if path in cells},
        {number: table.blocks for number, table in tables.items() if table.blocks},
        tuple(_with_absent_rows([*told, *_left(strip, tables)], strip, form, cells)),
    )


def _left(strip: Sequence[Slot], tables: Mapping[int, TableReading]) -> Iterator[Doubt]:
    """Yield a doubt for figures between the tables that belong to none of them."""
    blocks = [block for table in tables.values() if table.blocks for block in table.blocks]
    taken = frozenset(each for table in tables.values() for each in table.slots)
    within = range(min(blocks, default=0), max(blocks, default=-1) + 1)
    figure = State.FIGURE
    is_left = [
        slot.state is figure and slot.block in within and id(slot) not in taken for slot in strip
    ]
    for left, numbered in groupby(enumerate(strip), key=lambda each: is_left[each[0]]):
        if left:
            run = [slot for _, slot in numbered]
            found = " ".join(slot.text for slot in run)
            yield Doubt("reading.doubt.no_row", (), found, run[0].place)


def _is_there(found: LabelledStrip, number: int) -> bool:
    """Tell if a table is printed, by its labels or by its full rows of figures."""
    # Witness: ``text-2021-rows-without-headers``.
    if len(found.known.stems[number] & found.stems) >= _FEWEST:
        return True
    table = found.known.tables[number]
    full = [each for each in printed_rows(found, number) if len(each.run) == table.width]
    rows = sum(each.label is not None and each.label.exact for each in full)
    return table.width >= _FEWEST and (rows > 0 or len(full) == len(table.rows))


def _form(strip: Sequence[Slot]) -> LabelledStrip:
    """Return the form with the most labels printed, and the fewest missing."""
    best = find_labels(strip, vocabulary(EDITION_2021))
    rows_of_2021 = len(_labels_of_table_3(EDITION_2021) & best.stems)
    if rows_of_2021 < _FEWEST_ROWS and not _labels(EDITION_2021) <= best.stems:
        best = max(best, find_labels(strip, vocabulary(EDITION_2019)), key=_agreement)
    divided = _labels(EDITION_2021) - _labels(EDITION_2021_UNDIVIDED)
    if best.known.form is EDITION_2021 and not _is_divided(best, divided):
        undivided = find_labels(strip, vocabulary(EDITION_2021_UNDIVIDED))
        return undivided if _is_undivided(undivided) else best
    return best


def _is_divided(found: LabelledStrip, divided: frozenset[str]) -> bool:
    """Tell if a row below （六）其他处理 has a label, or the first line of one."""
    stems = (stem(slot.text) for slot in found.strip if slot.state is State.TEXT)
    begun = (each for each in stems if len(each) >= _SHORTEST)
    return not divided.isdisjoint(found.stems) or any(
        label.startswith(each) for each in begun for label in divided
    )


@cache
def _labels_of_table_3(form: Edition) -> frozenset[str]:
    """Return the labels of table 3 of a form that no other edition has."""
    # Witness: ``test_table_3_tells_the_edition_where_table_2_is_of_another``.
    others = _labels(EDITION_2019) | _labels(EDITION_2021_UNDIVIDED)
    return vocabulary(form).stems[3] - others


@cache
def _labels(form: Edition) -> frozenset[str]:
    return frozenset(label for labels in vocabulary(form).stems.values() for label in labels)


def _is_undivided(found: LabelledStrip) -> bool:
    """Tell if （六）其他处理 has figures of its own, or its rows are only left out."""
    table, row = next(
        (number, row.number)
        for number, known in found.known.tables.items()
        for row in known.rows
        if row.paths[0] not in EDITION_2021.cells
    )
    return any(
        word.role is Role.ROW and word.number == row
        for entry in printed_rows(found, table)
        if entry.label and entry.run
        for word in entry.label.of(table, Role.ROW)
    )


def _agreement(found: LabelledStrip) -> tuple[int, int]:
    stems = found.known.stems.values()
    wanted = [labels for labels in stems if len(labels & found.stems) >= _FEWEST]
    return (
        sum(len(labels & found.stems) for labels in wanted),
        -sum(len(labels - found.stems) for labels in wanted),
    )


def _with_absent_rows(
    doubts: Iterable[Doubt], strip: Sequence[Slot], form: Edition, cells: Mapping[str, Cell]
) -> Iterator[Doubt]:
    """Yield doubts, those about an unmatched row with the cells that it may be.

    If the label of a row is lost, the rows around it show which one it may be. None is filled in,
    as that is not certain.
    """
    order = {slot.place: at for at, slot in enumerate(strip)}
    tables = vocabulary(form).tables
    rows = [row.paths for number in sorted(tables) for row in tables[number].rows]
    full = {path: cell.place for path, cell in cells.items() if cell.state is not State.BLANK}
    printed = sorted(
        (order[place], number)
        for number, paths in enumerate(rows)
        for path in paths
        if (place := full.get(path)) in order
    )
    for doubt in doubts:
        absent: list[tuple[str, ...]] = []
        if doubt.code == "reading.doubt.no_row" and doubt.place:
            at = bisect_left(printed, (order.get(doubt.place, 0), -1))
            between = rows[printed[at - 1][1] + 1 : printed[at][1]] if 0 < at < len(printed) else ()
            absent = [paths for paths in between if full.keys().isdisjoint(paths)]
        yield evolve(doubt, cells=tuple(chain.from_iterable(absent))) if absent else doubt
