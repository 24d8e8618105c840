# SPDX-License-Identifier: Apache-2.0
"""A report in one grid, tables and text below each other, 一张表格里的整份报告.

It is a sheet of a workbook, or a web page whose whole article is one table. The headings of the
parts tell which rows are tables, and which hold a paragraph in their only cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Final

from attrs import evolve

from gaidisclosure.document import (
    INDENT,
    MOST_POSITIONS,
    Document,
    Grid,
    GridCell,
    Paragraph,
    Spot,
)
from gaidisclosure.form import SECTIONS
from gaidisclosure.reading.mending.cut_rows import is_label
from gaidisclosure.reading.text.headings import numbered_part
from gaidisclosure.reading.text.wordings import read_wording

_FEWEST: Final = 3
"""Fewest headings of parts in one grid that cannot be a coincidence."""
_FEWEST_TABLES: Final = 2
_FEWEST_LABELS: Final = 4
"""Fewest labels that prove a table."""
_WITH_TABLE: Final = frozenset(part.number for part in SECTIONS if part.table)


def unfolded(document: Document) -> Document:
    """Return the document with each such grid divided into paragraphs and tables."""
    if not document.grids:
        return document
    apart = (each for block in document.blocks for each in _side_by_side(block))
    blocks = tuple(each for block in apart for each in _unfolded(block))
    return evolve(document, blocks=blocks)


def _side_by_side(block: Paragraph | Grid) -> Iterator[Paragraph | Grid]:
    """Yield the tables that stand next to each other between blank columns."""
    # Witness: ``test_tables_side_by_side``.
    starts = [*_starts(block)] if isinstance(block, Grid) else []
    if isinstance(block, Paragraph) or len(starts) < _FEWEST_TABLES:
        yield block
        return
    for start, end in pairwise([0, *starts[1:], MOST_POSITIONS]):
        yield from _grid(_within(block, range(start, end)).rows)


def _starts(grid: Grid) -> Iterator[int]:
    """Yield the first column of each table that has labels of the form.

    A text alone in its row is not part of a table, and may cover the columns of several.
    """
    alone = _alone(grid)
    spots = [s for s in grid.occupancy() if s.cell.text.strip() and not alone[s.rows.start]]
    covered = {column for spot in spots for column in spot.columns}
    edges = [column for column in sorted(covered) if column - 1 not in covered]
    for start, end in pairwise([*edges, MOST_POSITIONS]):
        within = (spot.cell.text for spot in spots if spot.columns.start in range(start, end))
        if sum(map(is_label, within)) >= _FEWEST_LABELS:
            yield start


def _unfolded(block: Paragraph | Grid) -> Iterator[Paragraph | Grid]:
    alone = _alone(block) if isinstance(block, Grid) else []
    parts = _parts(alone)
    if isinstance(block, Paragraph):
        yield block
        return
    if sum(map(bool, parts)) < _FEWEST:
        yield from _below_title(block, alone)
        return
    rows: list[tuple[GridCell, ...]] = []
    in_table = False
    for row, cell, part in zip(block.rows, alone, parts, strict=True):
        in_table = part in _WITH_TABLE if part else in_table
        if cell and (part or not in_table):
            yield from _grid(rows)
            yield Paragraph.of_line(cell.text, cell.place)
            rows = []
        else:
            rows.append(row)
    yield from _grid(rows)


def _parts(alone: Sequence[GridCell | None]) -> Sequence[int | None]:
    """Return the number of the part that each row heads, ``None`` for other rows.

    If enough headings are flush, an indented one belongs to the text below them.
    """
    parts = [numbered_part(cell.text) if cell else None for cell in alone]
    flush = [
        part if cell and not cell.text.startswith(INDENT) else None
        for cell, part in zip(alone, parts, strict=True)
    ]
    return flush if sum(map(bool, flush)) >= _FEWEST else parts


def _below_title(grid: Grid, alone: Sequence[GridCell | None]) -> Iterator[Paragraph | Grid]:
    """Yield the rows down to the last title as paragraphs, and those below as a grid."""
    # Witness: ``test_a_title_above_each_table_of_a_workbook``.
    leading = [cell for cell in takewhile(bool, alone) if cell]
    titles = [at for at, cell in enumerate(leading) if read_wording(cell.text)]
    if not titles:
        yield grid
        return
    yield from (Paragraph.of_line(each.text, each.place) for each in leading[: titles[-1] + 1])
    yield from _grid(grid.rows[titles[-1] + 1 :])


def _grid(rows: Sequence[tuple[GridCell, ...]]) -> Iterator[Grid]:
    """Yield the table in rows of a sheet, unless they are empty.

    A sheet is as wide as its widest table, so the blank columns at the right of others are cut.
    """
    grid = Grid(tuple(rows))
    printed = [spot for spot in grid.occupancy() if spot.cell.text]
    if printed:
        yield _within(grid, range(max(spot.columns.stop for spot in printed)))


def _within(grid: Grid, columns: range) -> Grid:
    """Return the cells of a grid that begin in some columns."""
    kept: list[list[GridCell]] = [[] for _ in grid.rows]
    for spot in grid.occupancy():
        if spot.columns.start in columns:
            kept[spot.rows.start].append(spot.cell)
    return Grid(tuple(map(tuple, kept)), grid.omitted)


def _alone(grid: Grid) -> list[GridCell | None]:
    """Return the cell of each row that has only one with text, else ``None``.

    The cell of a long paragraph may be merged over several rows. It counts in the first of them.
    """
    written: list[list[Spot]] = [[] for _ in grid.rows]
    for spot in grid.occupancy():
        if spot.cell.text.strip():
            for row in spot.rows:
                written[row].append(spot)
        elif len(spot.rows) > 1:  # a blank cell merged over rows is part of a table
            for row in spot.rows:
                written[row] += [spot, spot]
    return [
        spots[0].cell if len(spots) == 1 and _is_alone(spots[0], row, written) else None
        for row, spots in enumerate(written)
    ]


def _is_alone(spot: Spot, row: int, written: Sequence[Sequence[Spot]]) -> bool:
    return row == spot.rows.start and all(len(written[each]) == 1 for each in spot.rows)
