# SPDX-License-Identifier: Apache-2.0
"""One table of the form as a document prints it, 一张表."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from attrs import evolve, field, frozen

from gaidisclosure.document.place import NOWHERE
from gaidisclosure.draft import Cell, Doubt, How
from gaidisclosure.draft.cell import printed_as
from gaidisclosure.errors import UnreadableError
from gaidisclosure.form import Kind
from gaidisclosure.reading.tables.alignment import Aligned, align, is_labelled
from gaidisclosure.reading.tables.cells import RowReading, read_rows
from gaidisclosure.reading.tables.headers import Headers, find_headers
from gaidisclosure.reading.tables.labels import LabelledStrip
from gaidisclosure.reading.tables.layouts import figure
from gaidisclosure.reading.tables.rows import PrintedRow, Run, printed, printed_rows
from gaidisclosure.reading.tables.strip import Slot
from gaidisclosure.reading.tables.sums import certain, pushed, unpacked
from gaidisclosure.reading.tables.units import in_unit_of_form, unit_of, unit_of_figure
from gaidisclosure.reading.tables.vocabulary import FormTable, Role, Row, Vocabulary
from gaidisclosure.zh.figures import State

_MOST_TIMES: Final = 4
"""Most printings of a table in a document that are read."""
_MOST_ABOVE: Final = 8
"""Most blocks between a line that states the unit and the first row."""


@frozen
class TableReading:
    """The cells of a table by path, and its blocks from first to last.

    ``slots`` are the ``id`` of each slot that was taken for a cell of it.
    """

    cells: Mapping[str, Cell]
    blocks: range
    doubts: tuple[Doubt, ...] = ()
    slots: frozenset[int] = frozenset()


def read_table(found: LabelledStrip, number: int, *, columns_told: bool) -> TableReading:
    """Read one table of a document.

    Args:
        found: The strip of the document with its labels.
        number: The number of the part of the form that holds the table, 2 to 4.
        columns_told: The order of the columns is known. If it is not, figures stay open.

    Raises:
        UnreadableError: ``reading.two_tables`` if the table is printed twice with different
            figures.
    """
    every = printed_rows(found, number)
    lines = [*_lines(every)]
    kept = [row for row in every if row not in lines]
    items = [*_items(kept)]
    checks = [*_check_rows(kept, found.known.tables[number])]
    rows = [row for row in kept if not any(row in group for group in (*items, checks))]
    reader = _TableReader.of(found, number, rows, columns_told)
    printings = [reader.read(aligned) for aligned in _printings(rows, number, found.known)]
    cells, doubts = _merged(printings if columns_told else printings[:1])
    doubts += [reader.told(group, "several") for group in items]
    doubts += [reader.told([row], "elsewhere") for row in lines]
    doubts += (*_doubts([Aligned(row, None) for row in checks[:1]]), *reader.other_columns())
    taken = frozenset(id(slot) for row in every for slot in row.run)
    return TableReading(cells, _blocks(every), tuple(doubts), taken)


def _lines(rows: Sequence[PrintedRow]) -> Iterator[PrintedRow]:
    """Yield the rows outside of grids whose label has a row in a grid."""
    # Witness: ``test_a_line_of_the_text_fills_in_no_blank_row``.
    in_grids = [_label(row) for row in rows if row.run and row.run[0].columns]
    for row in rows:
        if row.run and not row.run[0].columns and _label(row) in in_grids:
            yield row


def _items(rows: Sequence[PrintedRow]) -> Iterator[list[PrintedRow]]:
    """Yield rows that follow each other under one label, with different figures."""
    # Witness: ``test_items_under_one_label_stay_open``.
    for _, group in groupby(rows, key=_label):
        several = [row for row in group if is_labelled(row)]
        if len({tuple(slot.text for slot in row.run) for row in several}) > 1:
            yield several


def _check_rows(rows: Sequence[PrintedRow], table: FormTable) -> Iterator[PrintedRow]:
    """Yield the rows of zeros right below a table in one row, which check its sums."""
    # Witness: ``test_a_check_row_below_table_4``.
    count = len(table.rows)
    runs = [row for row in rows if row.run]
    if not table.has_blocks or any(row.label for row in runs):
        return
    for at in range(count, len(runs), count):
        lines = [row.run[0].line for row in (runs[at - 1], runs[at])]
        is_below = lines[0][0] == lines[1][0] and lines[1][1] == lines[0][1] + 1
        check = runs[at : at + count]
        if is_below and not any(figure(slot) for row in check for slot in row.run):
            yield from check


def _label(row: PrintedRow) -> object:
    return row.label.words if row.label and row.label.exact else row


def _printings(
    rows: Sequence[PrintedRow], number: int, known: Vocabulary
) -> Iterator[list[Aligned]]:
    """Yield the rows of each printing of a table: rows out of order begin it anew."""
    times, count = 0, len(known.tables[number].rows)
    runs = [row for row in rows if row.run]
    if len(runs) % count == 0 and not any(row.label for row in runs):
        for start in range(0, len(runs), count):
            yield align(runs[start : start + count], number, known)
        return
    while rows and times < _MOST_TIMES:
        aligned = align(rows, number, known)
        yield aligned
        used = {each.printed for each in aligned}
        rows = [row for row in rows if is_labelled(row) and row not in used]
        times += 1


def _texts_around(found: LabelledStrip, rows: Sequence[PrintedRow]) -> Iterator[str]:
    """Yield the texts of a table, and of the lines right above it without a figure."""
    blocks = _blocks([row for row in rows if row.label and row.label.exact])
    above = range(blocks.start - _MOST_ABOVE, blocks.start)
    figures = (s.block for s in found.strip if s.block in above and s.state is State.FIGURE)
    around = range(max(figures, default=above.start - 1) + 1, blocks.stop)
    return (slot.text for slot in found.strip if slot.block in around)


def _blocks(rows: Sequence[PrintedRow]) -> range:
    found = [slot.block for row in rows for slot in row.run]
    found += [row.label.slots[0].block for row in rows if row.label and row.label.exact]
    return range(min(found), max(found) + 1) if found else range(0)


@frozen
class _Printing:
    """A printing of a table, with the number of rows found in it."""

    rows: int = 0
    cells: Mapping[str, Cell] = field(factory=dict[str, Cell])
    doubts: Sequence[Doubt] = ()


@frozen(eq=False)
class _TableReader:
    """Facts of a table that are known before its rows are read."""

    number: int
    known: Vocabulary
    headers: Headers
    units: Mapping[Kind, str]
    """The unit of each kind, or several between which the table does not decide."""
    on_one_line: bool
    """``True`` if most labels stand on one line with their figures."""
    sums: bool
    """``True`` if the last cell of a row is the sum of the others."""
    columns_told: bool
    """``True`` if the order of the columns is known."""

    @classmethod
    def of(
        cls, found: LabelledStrip, number: int, rows: Sequence[PrintedRow], columns_told: bool
    ) -> _TableReader:
        """Return the reader of a table with these rows."""
        table, known = found.known.form.table(number), found.known.tables[number].rows
        sums = bool(table.across) and all(row.paths[-1].endswith(".total") for row in known)
        texts = [*_texts_around(found, rows)]
        units = {kind: unit_of(texts, kind) for kind in Kind}
        runs = [row for row in rows if row.run]
        most = 2 * sum(row.on_one_line for row in runs) > len(runs)
        return cls(
            number, found.known, find_headers(found, number), units, most, sums, columns_told
        )

    def read(self, aligned: Sequence[Aligned]) -> _Printing:
        """Return one printing of the table."""
        known = [(each.row, each) for each in aligned if each.row]
        if not self.columns_told:
            return _Printing(doubts=[self._columns_untold(known)])
        rows = [
            (row, self.headers.without_others(each.printed.run), self.headers.above(each.printed))
            for row, each in known
        ]
        found = [
            _by_position(reading) if each.by_position else reading
            for (_, each), reading in zip(known, read_rows(rows, sums=self.sums), strict=True)
        ]
        apart = [row for row, each in known if not each.printed.on_one_line]
        found = self._against_sums(found, apart if self.on_one_line else [])
        cells = {path: cell for each in found for path, cell in self._cells(each)}
        doubts = [*_doubts(aligned), *(doubt for each in found for doubt in _left_out(each))]
        return _Printing(len(found), cells, [*doubts, *self._units_untold(found, cells)])

    def _units_untold(
        self, rows: Sequence[RowReading], cells: Mapping[str, Cell]
    ) -> Iterator[Doubt]:
        """Yield a doubt for each figure that is no cell because of its unit."""
        for path, slot in (each for row in rows for each in row.slots.items()):
            if path not in cells:
                unit = self.units[self.known.form.cells[path].kind]
                found = f"{slot.text.strip()}（{unit_of_figure(slot.text, unit)}）"
                yield Doubt("reading.doubt.unit", (path,), found, slot.place)

    def _printed(self, path: str, slot: Slot) -> Cell | None:
        """Return the cell that a slot prints, ``None`` for a figure of another unit."""
        kind = self.known.form.cells[path].kind
        return in_unit_of_form(printed_as(kind, slot.text, slot.place), self.units[kind])

    def _columns_untold(self, rows: Sequence[tuple[Row, Aligned]]) -> Doubt:
        """Return the doubt about a table whose order of columns is not certain."""
        cells = tuple(path for row in self.known.tables[self.number].rows for path in row.paths)
        slots = [slot for _, each in rows for slot in each.printed.run]
        return Doubt("reading.doubt.columns", cells, place=slots[0].place if slots else NOWHERE)

    def other_columns(self) -> Iterator[Doubt]:
        """Yield a doubt for each column that the form does not have."""
        for label in (label for labels in self.headers.others.values() for label in labels):
            yield Doubt("reading.doubt.other_column", (), label.text, label.slots[0].place)

    def told(self, rows: Sequence[PrintedRow], code: str) -> Doubt:
        """Return the doubt about rows under one label that are not read."""
        words = rows[0].label.of(self.number, Role.ROW, Role.BLOCK) if rows[0].label else []
        known = self.known.tables[self.number].rows
        cells = tuple(path for word in words for path in known[word.number].paths)
        found = "; ".join(_texts(row.run) for row in rows)
        return Doubt(f"reading.doubt.{code}", cells, found, rows[0].run[0].place)

    def _against_sums(self, rows: Sequence[RowReading], apart: Sequence[Row]) -> list[RowReading]:
        """Return rows with figures that sums contradict moved or left open."""
        form = self.known.form
        if self.known.tables[self.number].has_blocks:
            rows = unpacked(rows, form)
        return certain(pushed(rows), apart, form) if self.sums else list(rows)

    def _cells(self, reading: RowReading) -> Iterator[tuple[str, Cell]]:
        for path, slot in reading.slots.items():
            if cell := self._printed(path, slot):
                how = reading.how.get(path, cell.how)
                yield path, cell if how is cell.how else evolve(cell, how=how)


def _by_position(reading: RowReading) -> RowReading:
    return evolve(reading, how={**dict.fromkeys(reading.slots, How.BY_POSITION), **reading.how})


def _doubts(aligned: Sequence[Aligned]) -> Iterator[Doubt]:
    for each in aligned:
        label, run = each.printed.label, each.printed.run
        cells = each.row.paths if each.row else ()
        where = label.slots[0].place if label else run[0].place
        if each.row is None:
            if texts := _texts(run):
                yield Doubt("reading.doubt.no_row", (), texts, where)
        elif each.by_position:
            yield Doubt("reading.doubt.by_position", cells, label.text if label else "", where)
        elif label and not label.exact:
            yield Doubt("reading.doubt.label", cells, label.text, where)


def _left_out(reading: RowReading) -> Iterator[Doubt]:
    paths = reading.row.paths
    for slot in reading.ignored:
        yield Doubt("reading.doubt.ignored", paths, slot.text, slot.place)
    if run := reading.unassigned:
        code = "reading.doubt.foreign" if reading.is_foreign else "reading.doubt.unassigned"
        yield Doubt(code, paths, _texts(run), run[0].place)
    if glued := [slot for slot in reading.slots.values() if slot.glued]:
        found = " ".join(slot.text for slot in glued)
        yield Doubt("reading.doubt.glued", tuple(reading.slots), found, glued[0].place)
    for path, slot in reading.slots.items():
        if slot.broken:
            yield Doubt("reading.doubt.broken", (path,), slot.text, slot.place)
    if crossed := {path: slot for path, slot in reading.slots.items() if slot.crossed}:
        found = " ".join(slot.text for slot in crossed.values())
        place = next(iter(crossed.values())).place
        yield Doubt("reading.doubt.crossed", tuple(crossed), found, place)
    for how in (How.BY_POSITION, How.BY_IDENTITIES):
        cells = tuple(path for path, found in reading.how.items() if found is how)
        if cells and len(cells) < len(paths):
            slot = reading.slots[cells[0]]
            yield Doubt(f"reading.doubt.column_{how}", cells, slot.text, slot.place)


def _texts(run: Run) -> str:
    return " ".join(slot.text for slot in printed(run))


def _merged(printings: Sequence[_Printing]) -> tuple[dict[str, Cell], list[Doubt]]:
    """Return the cells of a table that is printed once or several times.

    A printing with less than half the rows fills in no blank cell, as a line of the text may look
    like a row.
    """
    first_printed, *others = printings or [_Printing()]
    cells = dict(first_printed.cells)
    doubts = [doubt for printing in printings for doubt in printing.doubts]
    for printing in others:
        is_whole = 2 * printing.rows > first_printed.rows
        for path, cell in printing.cells.items():
            first = cells.setdefault(path, cell)
            if cell.state is State.BLANK or (first.value, first.state) == (cell.value, cell.state):
                continue
            if is_whole and first.state is State.BLANK:
                cells[path] = cell
            elif is_whole:
                raise UnreadableError(
                    "reading.two_tables",
                    one=first.text,
                    other=cell.text,
                    first=first.place,
                    second=cell.place,
                )
            else:
                doubts.append(Doubt("reading.doubt.elsewhere", (path,), cell.text, cell.place))
    return cells, doubts
