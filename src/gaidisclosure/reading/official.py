# SPDX-License-Identifier: Apache-2.0
"""Tables that are the form itself, 规范表格, read cell by cell by place.

A grid with the labels and cells of the form at their places needs no recognition. But there are
traps: blanks that a program has pushed to the end of each row, a table that is printed again as
text, a figure or a unit outside the tables, a note with a figure in a cell. A document with one of
these is left to :func:`~gaidisclosure.reading.tables.editions.find_tables`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from operator import attrgetter
from typing import Final, TypeAlias

from attrs import evolve, frozen

from gaidisclosure.document import Document, Grid, GridCell
from gaidisclosure.draft.cell import printed_as
from gaidisclosure.form import EDITIONS, FORMS, SECTIONS, Edition, Span
from gaidisclosure.formats.runs import has_figure
from gaidisclosure.reading.tables.cells import RowReading
from gaidisclosure.reading.tables.editions import Recognised
from gaidisclosure.reading.tables.labels import find_labels
from gaidisclosure.reading.tables.stems import plain
from gaidisclosure.reading.tables.strip import Slot
from gaidisclosure.reading.tables.sums import pushed, unpacked
from gaidisclosure.reading.tables.units import OF_FORM, stated_units
from gaidisclosure.reading.tables.vocabulary import vocabulary
from gaidisclosure.zh.figures import State

_Area: TypeAlias = tuple[int, int, int, int]
"""The first row and column of a cell, and those after its last."""

_HEADED: Final = [part for part in SECTIONS if part.table]
_NUMBERS: Final = [part.number for part in _HEADED]
"""The numbers of the parts with a table, which are those of the tables."""
_BETWEEN: Final = [[plain(part.heading)] for part in _HEADED[1:]]
"""The lines between the tables: the heading of the next."""


@frozen
class _Layout:
    """A table of the form as a grid, with labels and paths by number of area."""

    areas: Sequence[_Area]
    labels: Mapping[int, str]
    paths: Mapping[int, str]


def read_official(document: Document, strip: Sequence[Slot]) -> Recognised | None:
    """Return the tables of a document if they are certainly those of the form."""
    grids = {at: block for at, block in enumerate(document.blocks) if isinstance(block, Grid)}
    found = tables_by_place([*grids.values()])
    if found is None:
        return None
    edges = [
        bisect_left(strip, edge, key=attrgetter("block")) for at in grids for edge in (at, at + 1)
    ]
    runs = [strip[start:end] for start, end in pairwise((0, *edges, len(strip)))]
    tables = dict(zip(_NUMBERS, runs[1::2], strict=True))
    above, *between, below = runs[::2]
    certain = (
        [[plain(slot.text) for slot in each] for each in between] == _BETWEEN
        and all(_is_as_printed(found.form, *table) for table in tables.items())
        and _is_below(found.form, below, runs[-2])
        and not _has_label([*above, *below])
        and not any(slot.broken or slot.crossed for slot in strip)
    )
    blocks = {number: range(at, at + 1) for number, at in zip(_NUMBERS, grids, strict=True)}
    return evolve(found, blocks=blocks) if certain else None


def tables_by_place(grids: Sequence[Grid]) -> Recognised | None:
    """Return the cells of grids that are the tables of a form, else ``None``."""
    if len(grids) != len(_NUMBERS):
        return None
    laid = [_laid(grid) for grid in grids]
    for form in FORMS.values():
        layouts = [_layout(form, number) for number in _NUMBERS]
        if all(map(_is_printed, layouts, laid)):
            printed = {
                path: cells[at]
                for layout, (_, cells) in zip(layouts, laid, strict=True)
                for at, path in layout.paths.items()
            }
            cells = {
                path: printed_as(cell.kind, printed[path].text, printed[path].place)
                for path, cell in form.cells.items()
            }
            return Recognised(form, cells, {})
    return None


def _laid(grid: Grid) -> tuple[Sequence[_Area], Sequence[GridCell]]:
    spots = [*grid.occupancy()]
    return _areas([(spot.rows, spot.columns) for spot in spots]), [spot.cell for spot in spots]


@cache
def _layout(form: Edition, number: int) -> _Layout:
    table = form.printed_tables[number]
    labels = [(label.span, label.text, "") for label in table.labels]
    places = [*labels, *((span, "", path) for path, span in table.figures.items())]
    places.sort(key=lambda each: (each[0].row, each[0].column))
    return _Layout(
        _areas([_ranges(span) for span, _, _ in places]),
        {at: text for at, (_, text, path) in enumerate(places) if not path},
        {at: path for at, (_, _, path) in enumerate(places) if path},
    )


def _ranges(span: Span) -> tuple[range, range]:
    rows = range(span.row, span.row + span.rowspan)
    return rows, range(span.column, span.column + span.colspan)


def _areas(places: Sequence[tuple[range, range]]) -> list[_Area]:
    """Return the areas of cells, by rows and columns in which some cell begins.

    LibreOffice divides columns, and leaves rows empty that merged cells cover.
    """
    tops = sorted({rows.start for rows, _ in places})
    lefts = sorted({columns.start for _, columns in places})
    return [
        (
            bisect_left(tops, rows.start),
            bisect_left(lefts, columns.start),
            bisect_left(tops, rows.stop),
            bisect_left(lefts, columns.stop),
        )
        for rows, columns in places
    ]


def _is_printed(layout: _Layout, laid: tuple[Sequence[_Area], Sequence[GridCell]]) -> bool:
    areas, cells = laid
    return areas == layout.areas and all(
        cells[at].text == label or plain(cells[at].text) == plain(label)
        for at, label in layout.labels.items()
    )


def _is_as_printed(form: Edition, number: int, strip: Sequence[Slot]) -> bool:
    """Tell if no cell holds a text with a figure or a label, and sums move no figure."""
    layout = _layout(form, number)
    if len(strip) != len(layout.areas):
        return False
    figures = {path: strip[at] for at, path in layout.paths.items()}
    rows = [
        RowReading(row, {path: figures[path] for path in row.paths})
        for row in vocabulary(form).tables[number].rows
    ]
    texts = [slot for slot in figures.values() if slot.state is State.TEXT]
    odd = any(has_figure(slot.text) for slot in texts) or _has_label(texts)
    return not odd and pushed(unpacked(rows, form)) == rows


def _is_below(form: Edition, strip: Sequence[Slot], table: Sequence[Slot]) -> bool:
    """Tell if nothing below the last table could be a cell of it.

    If the table is blank, blank lines below could be its row.
    """
    filled = any(table[at].is_printed for at in _layout(form, _NUMBERS[-1]).paths)
    blank = not filled and not all(slot.is_printed for slot in strip)
    return not blank and not any(slot.is_value for slot in strip)


def _has_label(strip: Sequence[Slot]) -> bool:
    """Tell if there is a label of any form, or another unit than 万元."""
    return any(stated_units(slot.text) - {OF_FORM} for slot in strip) or any(
        label.exact
        for form in EDITIONS.values()
        for label in find_labels(strip, vocabulary(form)).labels
    )
