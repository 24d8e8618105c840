# SPDX-License-Identifier: Apache-2.0
"""Layouts of a printed row, 版式: functions from a run to the cells of the form.

They are the inverse of the layouts in which the tests publish reports. A row is read by the header
above it, if that is enough. All other rows of a table are read by the one layout that fits them
best. If several fit equally well and disagree, the row stays open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Final, TypeAlias

from attrs import frozen

from gaidisclosure.reading.tables.headers import Header
from gaidisclosure.reading.tables.rows import Run, printed
from gaidisclosure.reading.tables.strip import BLANK_LINE, Slot
from gaidisclosure.reading.tables.vocabulary import Row
from gaidisclosure.zh.figures import read_figure

Cells: TypeAlias = Mapping[str, Slot]
"""The slot of each cell of a row, by path."""
RowRun: TypeAlias = tuple[Row, Run, Header]
"""A row of the form with its run and the header above it."""
Layout: TypeAlias = Callable[[Row, Run, Header], Cells | None]

_UNLIKE: Final = 2
"""Misfit of a row that does not have the layout."""
_FEWEST_PADDING: Final = 2


def as_printed(row: Row, run: Run, _: Header) -> Cells | None:
    """Return the cells of a row with as many slots as the form has cells."""
    # Mirrors ``html_spanned``. Witness: ``2019-libreoffice.docx``.
    return _cells(row, run) if len(run) == len(row.paths) else None


def below_header(row: Row, run: Run, header: Header) -> Cells | None:
    """Return the cells by the columns of a grid, if figures stand below labels.

    A row with figures needs a cell below each label, as otherwise it may have lost any of them.
    """
    # Witness: a page with blank columns in ``test_table_details``.
    if not header.columns or len(run) == len(row.paths):
        return None
    found = {
        path: slot
        for path, column in zip(row.paths, header.columns, strict=True)
        for slot in run
        if slot.columns and column in slot.columns
    }
    kept = {id(slot) for slot in found.values()}
    figures = printed(run)
    whole = all(id(slot) in kept for slot in figures) and len(kept) == len(found)
    return found if whole and (len(kept) == len(row.paths) or not figures) else None


def below_names(row: Row, run: Run, header: Header) -> Cells | None:
    """Return the cells by the names above a row with fewer or more than the form."""
    # Witness: ``text-2019-fewer-columns``.
    figures = printed(run)
    known = [at for at in header.names if at is not None]
    if not 0 < len(header.names) == len(figures) != len(row.paths) or len(known) > len({*known}):
        return None
    named = zip(header.names, figures, strict=True)
    return {row.paths[at]: slot for at, slot in named if at is not None and at < len(row.paths)}


def repeated_below_names(row: Row, run: Run, header: Header) -> Cells | None:
    """Return the cells of a row in which merged cells are taken apart and repeated.

    The names above them are repeated as well. Mirrors ``html_filled``.
    """
    is_repeated = len(row.paths) < len(run) == len(header.names)
    if not is_repeated or {*header.names} != {*range(len(row.paths))}:
        return None
    named = [*zip(header.names, run, strict=True)]
    first = {at: slot for at, slot in reversed(named) if at is not None}
    same = all(at is not None and slot.text == first[at].text for at, slot in named)
    return {path: first[at] for at, path in enumerate(row.paths)} if same else None


def on_grid(row: Row, run: Run, _: Header) -> Cells | None:
    """Return the cells of a row with a slot for each column of the form's grid."""
    # Mirrors ``html_unspanned``. Witness: ``html-2019-unspanned-blanks``.
    if len(run) != row.columns[-1] or len(printed(run)) >= len(row.paths):
        return None
    return {path: run[at] for path, at in zip(row.paths, row.columns, strict=False)}


def padded_after(row: Row, run: Run, _: Header) -> Cells | None:
    """Return the cells of a row with blank slots after its last cell."""
    # Mirrors ``rows_padded_by_pipes``. Witness: ``text-2021-padded-rows``.
    return _without(run[len(row.paths) :], row, run[: len(row.paths)])


def padded_before(row: Row, run: Run, _: Header) -> Cells | None:
    """Return the cells of a row after the spare columns of its merged label.

    If only the blanks after the last cell share a line, they are the padding of
    :func:`padded_after`. Mirrors ``markdown``, and pages without merged cells.
    """
    end = row.spare + len(row.paths)
    if row.spare >= _FEWEST_PADDING and end <= len(run) <= end + 1:
        lines = {slot.line for slot in run[len(row.paths) : end]}
        if len(lines) == 1 and run[0].line != run[1].line:
            return None
    kept = run[row.spare : end]
    return _without([*run[: row.spare], *run[end:]], row, kept)


def without_blanks(row: Row, run: Run, _: Header) -> Cells | None:
    """Return the cells of a row with as many figures as the form has cells."""
    # Mirrors ``pipes_between_cells``. Witness: ``text-2021-label-lost``.
    figures = printed(run)
    return _cells(row, figures) if len(figures) == len(row.paths) else None


LAYOUTS: Final[tuple[Layout, ...]] = (
    as_printed,
    on_grid,
    padded_after,
    padded_before,
    without_blanks,
)
BY_HEADER: Final[tuple[Layout, ...]] = (below_names, repeated_below_names, below_header)
"""Layouts that a header above the row confirms."""
_SURE: Final = (as_printed, without_blanks)
"""Layouts that are believed even of a single row whose total is not its sum."""


@frozen
class _Reading:
    """A table as one layout reads it."""

    cells: Sequence[Cells | None]
    is_sure: bool
    """``True`` if it holds for most rows, or is one of :data:`_SURE`."""
    misfit: int
    """2 for each row without the layout, 1 for each total that is not the sum.

    And 1 for each row with spare columns that begins blank, if rows without them begin with
    figures.
    """

    @classmethod
    def of(cls, layout: Layout, rows: Sequence[RowRun], *, sums: bool) -> _Reading:
        cells = [layout(*row) for row in rows]
        fit = [each for each in cells if each is not None]
        wrong = sum(sums and not _is_sum(each) for each in fit)
        opens = any(printed(run[:1]) for row, run, _ in rows if not row.spare)
        late = sum(opens and _begins_late(*each) for each in zip(rows, cells, strict=True))
        is_sure = layout in _SURE or 2 * len(fit) > len(rows)
        return cls(cells, is_sure, _UNLIKE * (len(rows) - len(fit)) + wrong + late)

    def row(self, at: int, *, sums: bool) -> Cells | None:
        """Return the cells of a row, unless its total contradicts an unsure layout."""
        cells = self.cells[at]
        if not cells or self.is_sure or not sums or _is_sum(cells):
            return cells
        *_, total = cells.values()
        return None if total.is_printed else cells


def lay_out(rows: Sequence[RowRun], *, sums: bool) -> list[Cells | None]:
    """Return the cells of each row by its header or the layout of the table.

    ``sums``: the last cell of a row is the sum of the others.

    Returns:
        The cells of each row; ``None`` if no layout fits it, or several fit that disagree.
    """
    by_header = [next(_explained(row, BY_HEADER), None) for row in rows]
    others = [row for row, cells in zip(rows, by_header, strict=True) if cells is None]
    fitted = iter(_fitted(others, sums=sums))
    found = [next(fitted) if cells is None else cells for cells in by_header]
    told = [
        cells is not None and not _is_misleading(row) and not (sums and _is_torn(cells))
        for row, cells in zip(rows, found, strict=True)
    ]
    return [cells if is_told else None for cells, is_told in zip(found, told, strict=True)]


def _is_misleading(printed_row: RowRun) -> bool:
    """Tell if a row is below columns of another edition, or may be shifted.

    In a row that ends before the last column, a blank first slot may be left from a merged label.
    """
    # Witness: ``test_a_row_that_lacks_a_cell_may_have_lost_any``.
    _, run, header = printed_row
    last = run[-1].columns if run else None
    is_short = last is not None and last.stop <= max(header.columns, default=0)
    return header.is_foreign or (is_short and bool(printed(run)) and not printed(run[:1]))


def _is_torn(cells: Cells) -> bool:
    """Tell if there are blank lines within a row that its sum does not confirm.

    A blank line may be a blank cell, or one of those that the text of a PDF has anywhere.
    """
    # Witness: ``test_a_row_over_lines_needs_its_sum_if_cells_are_blank``.
    slots = [*cells.values()]
    last = max((at for at, slot in enumerate(slots) if slot.is_printed), default=0)
    is_within = any(slot.line[1] == BLANK_LINE for slot in slots[:last])
    return is_within and not (slots[-1].is_printed and _is_sum(cells))


def is_explained(row: RowRun) -> bool:
    """Tell if any layout fits a row."""
    return any(True for _ in _explained(row, LAYOUTS))


def _explained(row: RowRun, layouts: Sequence[Layout]) -> Iterator[Cells]:
    return (cells for cells in (layout(*row) for layout in layouts) if cells is not None)


def _fitted(rows: Sequence[RowRun], *, sums: bool) -> list[Cells | None]:
    """Return the cells of each row by the best layout, if equally good ones agree."""
    misfit = attrgetter("misfit")
    readings = sorted((_Reading.of(each, rows, sums=sums) for each in LAYOUTS), key=misfit)
    equal = [[*group] for _, group in groupby(readings, key=misfit)]
    return [
        _agreed([[each.row(at, sums=sums) for each in group] for group in equal])
        for at in range(len(rows))
    ]


def _agreed(ways: Sequence[Sequence[Cells | None]]) -> Cells | None:
    """Return the cells of the first group that has any, if its figures are the same."""
    some = ([cells for cells in equal if cells is not None] for equal in ways)
    best = next(filter(None, some), list[Cells]())
    figures = [{path: slot for path, slot in cells.items() if slot.is_printed} for cells in best]
    return best[0] if best and all(each == figures[0] for each in figures) else None


def _begins_late(printed_row: RowRun, cells: Cells | None) -> bool:
    row, run, _ = printed_row
    is_padded = row.spare > 0 and len(run) > len(row.paths)
    return is_padded and cells is not None and not cells[row.paths[0]].is_printed


def _is_sum(cells: Cells) -> bool:
    figures = [figure(slot) for slot in cells.values()]
    return not figures or figures[-1] == sum(part or 0 for part in figures[:-1])


def _without(rest: Run, row: Row, kept: Run) -> Cells | None:
    return _cells(row, kept) if rest and not printed(rest) and len(kept) == len(row.paths) else None


def _cells(row: Row, run: Run) -> Cells:
    return dict(zip(row.paths, run, strict=True))


def figure(slot: Slot) -> int | None:
    """Return the count that a slot prints, 0 for a blank, ``None`` for other texts."""
    if not slot.is_printed:
        return 0
    value = read_figure(slot.text)[1]
    return value if isinstance(value, int) else None
