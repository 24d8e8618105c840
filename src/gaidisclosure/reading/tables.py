"""Where the three tables are in a document, and which edition of the form they print, 表格."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import frozen

from gaidisclosure.document import Document
from gaidisclosure.doubts import Doubt
from gaidisclosure.draft import Cell
from gaidisclosure.form import EDITION_2021, Edition
from gaidisclosure.reading.cut_rows import mended
from gaidisclosure.reading.entries import entries
from gaidisclosure.reading.marks import Mark, exact_marks, marks
from gaidisclosure.reading.slots import Slot, slots
from gaidisclosure.reading.table import read_table
from gaidisclosure.reading.vocabulary import FORMS, Role, Vocabulary, vocabulary

__all__ = ["Tables", "find_tables"]

_FEWEST: Final = 4
"""So many labels of a table make sure that it is there; other texts share fewer."""


@frozen
class Tables:
    """What was found: the form that is printed, its cells, and the blocks that each table takes."""

    form: Edition
    cells: Mapping[str, Cell]
    blocks: Mapping[int, range]
    doubts: tuple[Doubt, ...] = ()


def find_tables(document: Document, *, flush: bool = False) -> Tables:
    """The tables of the report; no cells where there are none.

    ``flush``: what is indented is running text, and no line of a table.

    The edition is the one whose labels are found, whatever the year: some agencies print the trial
    form still, and some print the 2021 form with （六）其他处理 in one row.

    Raises :class:`~gaidisclosure.errors.UnreadableError` with the code ``reading.two_tables`` if
    a table is printed twice, as completely, with other figures.
    """
    strip = mended(slots(document, flush=flush))
    known = _form(strip)
    found = marks(strip, known)
    tables = {
        number: read_table(strip, found, number, known)
        for number, stems in known.stems.items()
        if len(stems & _printed(found)) >= _FEWEST
    }
    cells = {path: cell for table in tables.values() for path, cell in table.cells.items()}
    return Tables(
        known.form,
        {path: cells[path] for path in known.form.cells if path in cells},
        {number: table.blocks for number, table in tables.items() if table.cells},
        tuple(doubt for table in tables.values() for doubt in table.doubts),
    )


def _form(strip: Sequence[Slot]) -> Vocabulary:
    """The form with the most labels that are printed, and among equals the fewest that are not."""
    known = [vocabulary(form) for form in FORMS]
    best = max(known, key=lambda each: _agreement(each, exact_marks(strip, each)))
    if best.form.undivided and not _is_undivided(strip, best):
        return known[FORMS.index(EDITION_2021)]
    return best


def _is_undivided(strip: Sequence[Slot], known: Vocabulary) -> bool:
    """Whether figures stand beside （六）其他处理 itself: rows below it can be left out."""
    table, row = next(
        (number, row.number)
        for number, rows in known.rows.items()
        for row in rows
        if row.paths[0] not in EDITION_2021.cells
    )
    listed = entries(strip, exact_marks(strip, known), table, known)
    return any(
        word.role is Role.ROW and word.number == row
        for entry in listed
        if entry.label and entry.run
        for word in entry.label.of(table, Role.ROW)
    )


def _agreement(known: Vocabulary, found: Sequence[Mark]) -> tuple[int, int]:
    printed = _printed(found)
    wanted = [stems for stems in known.stems.values() if len(stems & printed) >= _FEWEST]
    return (
        sum(len(stems & printed) for stems in wanted),
        -sum(len(stems - printed) for stems in wanted),
    )


def _printed(found: Sequence[Mark]) -> frozenset[str]:
    return frozenset(word.stem for mark in found for word in mark.words)
