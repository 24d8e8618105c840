# SPDX-License-Identifier: Apache-2.0
"""One table of the form as a document prints it, 一张表: its cells, and what is doubtful."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import evolve, field, frozen

from gaidisclosure.draft import Cell, Doubt, How
from gaidisclosure.errors import UnreadableError
from gaidisclosure.form import Kind
from gaidisclosure.reading.tables.alignment import Aligned, align, is_labelled
from gaidisclosure.reading.tables.labels import Marked
from gaidisclosure.reading.tables.layouts import headers
from gaidisclosure.reading.tables.placing import Placed, place
from gaidisclosure.reading.tables.rows import Entry, entries
from gaidisclosure.reading.tables.stems import plain
from gaidisclosure.reading.tables.strip import Slot
from gaidisclosure.reading.tables.sums import certain, pushed, unpacked
from gaidisclosure.reading.tables.vocabulary import Vocabulary
from gaidisclosure.zh.figures import State, read_figure

__all__ = ["TableReading", "read_table"]

_MOST_TIMES: Final = 4
"""So many times a table is looked for in a document."""


@frozen
class TableReading:
    """The cells of a table by path, the blocks from its first label to its last figure.

    ``slots`` are all that were taken for figures or blank cells of it, by identity.
    """

    cells: Mapping[str, Cell]
    blocks: range
    doubts: tuple[Doubt, ...] = ()
    slots: frozenset[int] = frozenset()


def read_table(found: Marked, number: int) -> TableReading:
    """One table of a document.

    Raises :class:`~gaidisclosure.errors.UnreadableError` with the code ``reading.two_tables`` if
    it is printed twice, as completely, with other figures.
    """
    listed = entries(found, number)
    reader = _Reader.of(found, number, listed)
    times = _printed_times(listed, number, found.known)
    printings = [reader.printing(aligned) for aligned in times]
    cells, doubts = _merged(printings)
    taken = frozenset(id(slot) for entry in listed for slot in entry.run)
    return TableReading(cells, _blocks(listed), tuple(doubts), taken)


def _printed_times(
    listed: Sequence[Entry], number: int, known: Vocabulary
) -> Iterator[list[Aligned]]:
    """The rows of a table, as often as it is printed: what is out of order begins it anew."""
    times, count = 0, len(known.rows[number])
    runs = [entry for entry in listed if entry.run]
    if len(runs) % count == 0 and not any(entry.label for entry in runs):
        for start in range(0, len(runs), count):
            yield align(runs[start : start + count], number, known)
        return
    while listed and times < _MOST_TIMES:
        aligned = align(listed, number, known)
        yield aligned
        used = {id(each.entry) for each in aligned}
        listed = [each for each in listed if is_labelled(each) and id(each) not in used]
        times += 1


def _blocks(listed: Sequence[Entry]) -> range:
    found = [slot.block for entry in listed for slot in entry.run]
    found += [each.label.slots[0].block for each in listed if each.label and each.label.exact]
    return range(min(found), max(found) + 1) if found else range(0)


@frozen
class _Printing:
    """A table as it is printed once: how many rows of it were found, and their cells."""

    rows: int = 0
    cells: Mapping[str, Cell] = field(factory=dict[str, Cell])
    doubts: Sequence[Doubt] = ()


@frozen(eq=False)
class _Reader:
    """What is known of a table before its rows are read."""

    number: int
    known: Vocabulary
    headers: Mapping[int, Sequence[int]] | None
    """The columns of the grids, where the columns have one meaning throughout the table."""
    in_yuan: bool
    beside: bool
    """Whether most labels stand on one line with their figures."""
    sums: bool
    """Whether the last cell of a row is the sum of the others."""

    @classmethod
    def of(cls, found: Marked, number: int, printed: Sequence[Entry]) -> _Reader:
        known = found.known
        sums = bool(known.form.table(number).across)
        yuan = not sums and any("(单位:元)" in plain(m.text) for m in found.found if m.words)
        starts = headers(found.found, number, known.widths[number]) if sums else None
        runs = [entry for entry in printed if entry.run]
        beside = 2 * sum(entry.beside for entry in runs) > len(runs)
        return cls(number, known, starts, yuan, beside, sums)

    def printing(self, aligned: Sequence[Aligned]) -> _Printing:
        rows = [(each.row, each.entry.run, self._header(each)) for each in aligned if each.row]
        by_position = [each.by_position for each in aligned if each.row]
        placed = [
            _by_position(row) if unlabelled else row
            for row, unlabelled in zip(place(rows, sums=self.sums), by_position, strict=True)
        ]
        if self.number in self.known.unlabelled:
            placed = unpacked(placed, self.known.form)
        if self.sums:
            apart = [each.row for each in aligned if each.row and not each.entry.beside]
            placed = certain(pushed(placed), apart if self.beside else (), self.known.form)
        cells = {path: cell for each in placed for path, cell in self._cells(each)}
        doubts = [*_doubts(aligned), *(doubt for each in placed for doubt in _left_out(each))]
        return _Printing(len(placed), cells, doubts)

    def _header(self, aligned: Aligned) -> Sequence[int] | None:
        return self.headers.get(aligned.entry.run[0].block) if self.headers else None

    def _cells(self, placed: Placed) -> Iterator[tuple[str, Cell]]:
        kinds = self.known.form.cells
        for path, slot in placed.slots.items():
            kind = kinds[path].kind
            money = kind is Kind.MONEY
            cell = Cell.printed(
                slot.text, money=money, change=kind is Kind.CHANGE, place=slot.place
            )
            if money and self.in_yuan:
                cell = _from_yuan(cell)
            how = placed.how.get(path, cell.how)
            yield path, cell if how is cell.how else evolve(cell, how=how)


def _by_position(placed: Placed) -> Placed:
    return evolve(placed, how={**dict.fromkeys(placed.slots, How.BY_POSITION), **placed.how})


def _from_yuan(cell: Cell) -> Cell:
    """The cell of a column whose label gives 元 as the unit, where the form has 万元."""
    if cell.state is not State.FIGURE or "元" in cell.text:
        return cell
    value = read_figure(f"{cell.text}元", money=True)[1]
    return evolve(cell, value=value, how=How.NORMALISED)


def _doubts(aligned: Sequence[Aligned]) -> Iterator[Doubt]:
    for each in aligned:
        label, run = each.entry.label, each.entry.run
        cells = each.row.paths if each.row else ()
        where = label.slots[0].place if label else run[0].place
        if each.row is None:
            if printed := _printed(run):
                yield Doubt("reading.doubt.no_row", (), printed, where)
        elif each.by_position:
            yield Doubt("reading.doubt.by_position", cells, label.text if label else "", where)
        elif label and not label.exact:
            yield Doubt("reading.doubt.label", cells, label.text, where)


def _left_out(placed: Placed) -> Iterator[Doubt]:
    paths = placed.row.paths
    for slot in placed.ignored:
        yield Doubt("reading.doubt.ignored", paths, slot.text, slot.place)
    if run := placed.unassigned:
        yield Doubt("reading.doubt.unassigned", paths, _printed(run), run[0].place)
    if glued := [slot for slot in placed.slots.values() if slot.glued]:
        found = " ".join(slot.text for slot in glued)
        yield Doubt("reading.doubt.glued", tuple(placed.slots), found, glued[0].place)
    for path, slot in placed.slots.items():
        if slot.broken:
            yield Doubt("reading.doubt.broken", (path,), slot.text, slot.place)
    for how in (How.BY_POSITION, How.BY_IDENTITIES):
        cells = tuple(path for path, found in placed.how.items() if found is how)
        if cells and len(cells) < len(paths):
            slot = placed.slots[cells[0]]
            yield Doubt(f"reading.doubt.column_{how}", cells, slot.text, slot.place)


def _printed(run: Sequence[Slot]) -> str:
    return " ".join(slot.text for slot in run if slot.is_printed)


def _merged(printings: Sequence[_Printing]) -> tuple[dict[str, Cell], list[Doubt]]:
    """The cells of a table printed several times; what is printed less completely counts less."""
    first_printed, *others = printings or [_Printing()]
    cells = dict(first_printed.cells)
    doubts = [doubt for printing in printings for doubt in printing.doubts]
    for printing in others:
        for path, cell in printing.cells.items():
            first = cells.setdefault(path, cell)
            if _agree(first, cell):
                cells[path] = cell if first.state is State.BLANK else first
            elif 2 * printing.rows > first_printed.rows:
                raise _two_tables(first, cell)
            else:
                doubts.append(Doubt("reading.doubt.elsewhere", (path,), cell.text, cell.place))
    return cells, doubts


def _agree(first: Cell, second: Cell) -> bool:
    blank = State.BLANK in (first.state, second.state)
    return blank or (first.value, first.state) == (second.value, second.state)


def _two_tables(first: Cell, second: Cell) -> UnreadableError:
    return UnreadableError(
        "reading.two_tables",
        one=first.text,
        other=second.text,
        first=first.place and first.place.line,
        second=second.place and second.place.line,
    )
