"""Where the three tables are in a document, and which edition of the form they print, 表格."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import frozen

from gaidisclosure.document import Document, Grid
from gaidisclosure.draft import Cell
from gaidisclosure.form import EDITION_2019, EDITION_2021, EDITION_2021_UNDIVIDED, Edition
from gaidisclosure.reading.alignment import aligned, one_of
from gaidisclosure.reading.labels import key, label_keys

__all__ = ["Tables", "find_tables"]

_FORMS: Final = (EDITION_2021, EDITION_2019, EDITION_2021_UNDIVIDED)
_FEWEST: Final = 4
"""A grid with fewer labels of a table is something else that happens to share some words."""


@frozen
class Tables:
    """What was found: the form that is printed, its cells, and the block that each table is."""

    form: Edition
    cells: Mapping[str, Cell]
    blocks: Mapping[int, int]


@frozen
class _Candidate:
    """A grid, where it stands, and the keys of what is printed in it."""

    block: int
    grid: Grid
    keys: frozenset[str]

    def labels(self, form: Edition, table: int) -> int:
        """How many labels of a table are printed in it."""
        return len(label_keys(form, table) & self.keys)


def find_tables(document: Document) -> Tables:
    """The tables of the report; no cells where there are none.

    The edition is the one whose labels are found, whatever the year: some agencies print the trial
    form still, and some print the 2021 form with （六）其他处理 in one row.

    Raises :class:`~gaidisclosure.errors.UnreadableError` with the code ``reading.two_tables`` if
    two grids are the same table equally well, and their figures differ.
    """
    candidates = list(_candidates(document))
    form = max(_FORMS, key=lambda each: _agreement(each, candidates))
    cells: dict[str, Cell] = {}
    blocks: dict[int, int] = {}
    for table in form.grids:
        ranked = _of_table(form, table, candidates)
        for candidate in ranked:
            found = aligned(form, table, candidate.grid)
            if found:
                blocks.setdefault(table, candidate.block)
            likeliest = candidate.labels(form, table) == ranked[0].labels(form, table)
            for path, cell in found.items():
                other = cells.get(path, cell)
                cells[path] = one_of(other, cell) if likeliest else other
    ordered = {path: cells[path] for path in form.cells if path in cells}
    return Tables(form, ordered, blocks)


def _candidates(document: Document) -> Iterator[_Candidate]:
    for number, block in enumerate(document.blocks):
        if isinstance(block, Grid):
            keys = frozenset(key(cell.text) for row in block.rows for cell in row)
            yield _Candidate(number, block, keys)


def _agreement(form: Edition, candidates: Sequence[_Candidate]) -> tuple[int, int]:
    """How many labels of the form are printed, and (less is better) how many are not."""
    found = missing = 0
    for table in form.grids:
        wanted = label_keys(form, table)
        printed = wanted & _union(_of_table(form, table, candidates))
        found += len(printed)
        missing -= len(wanted) - len(printed)
    return found, missing


def _union(candidates: Sequence[_Candidate]) -> frozenset[str]:
    return frozenset[str]().union(*(candidate.keys for candidate in candidates))


def _of_table(form: Edition, table: int, candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The grids that can be the table or a part of it, the likeliest first."""
    likely = [(candidate.labels(form, table), candidate) for candidate in candidates]
    ranked = sorted(likely, key=lambda each: -each[0])
    return [candidate for count, candidate in ranked if count >= _FEWEST]
