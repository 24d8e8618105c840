# SPDX-License-Identifier: Apache-2.0
"""The layout of a sheet with one line per agency, 版式: what each column holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final

from attrs import define

from gaidisclosure.document import Sheet
from gaidisclosure.draft import Doubt
from gaidisclosure.reading.summary.headings import Head, find_heads
from gaidisclosure.reading.summary.matching import Columns, columns_of
from gaidisclosure.reading.summary.origin import AGENCY_HEADINGS, bare, subject, year_in

_FEWEST_COLUMNS: Final = 5
"""Fewest columns of figures that cannot be a coincidence."""
_LONGEST: Final = 200
"""Most characters of a finding that a doubt repeats."""


@define(slots=False, eq=False)
class Layout:
    """A sheet with one line per agency, its columns compared with each form."""

    sheet: Sheet
    head: Head
    subjects: Mapping[str, int]
    """The columns that identify the report of a line, by their subjects."""
    columns: Mapping[str, Columns]
    """The columns with figures, by the key of each form."""

    @cached_property
    def named(self) -> frozenset[int]:
        """The columns that name a cell of any form, also those that name the same one."""
        found = {column for each in self.columns.values() for column in each.cells}
        same = (each.contested.values() for each in self.columns.values())
        return frozenset(found.union(*(columns for every in same for columns in every)))

    @cached_property
    def year(self) -> int | None:
        """The year in the title or the name of the sheet."""
        return year_in(f"{self.head.title} {self.sheet.name}")

    def said(self, subject: str, row: int) -> str:
        """Return the words of a line on a subject, empty if there is no such column."""
        column = self.subjects.get(subject)
        return "" if column is None else self.sheet.text(row, column).strip()

    def doubt(
        self, code: str, found: str, row: int, column: int, cells: tuple[str, ...] = ()
    ) -> Doubt:
        """Return a doubt about a cell of the sheet.

        Args:
            code: The last part of its code.
            found: The words that it quotes.
            row: The row of the cell.
            column: The column of the cell.
            cells: The paths of the cells of the form that it is about.
        """
        place = self.sheet.place(row, column)
        return Doubt(f"reading.doubt.{code}", cells, found[:_LONGEST], place)

    def heading(self, column: int) -> str:
        """Return the headings of a column, from the top to the bottom."""
        return " / ".join(self.head.labels[column]) if column < len(self.head.labels) else ""


def layout_of(sheet: Sheet) -> Layout | None:
    """Return the layout of a summary table, ``None`` for other sheets."""
    found = [_layout(sheet, head) for head in find_heads(sheet)]
    best = max(found, key=_known, default=None)
    return best if best and _known(best) >= _FEWEST_COLUMNS else None


def _layout(sheet: Sheet, head: Head) -> Layout:
    subjects = dict(_subjects(head))
    rest = {at: each for at, each in enumerate(head.labels) if at not in subjects.values()}
    return Layout(sheet, head, subjects, columns_of(rest))


def _known(layout: Layout) -> int:
    """Return the most cells of a form that the columns name."""
    return max(len(each.cells) + len(each.contested) for each in layout.columns.values())


def _subjects(head: Head) -> Iterator[tuple[str, int]]:
    """Yield the column of each subject, the one with the surest heading last."""
    told = [
        (_rank(text), -at, key)
        for at, labels in enumerate(head.labels)
        for text in labels
        if (key := subject(text))
    ]
    yield from ((key, -at) for _, at, key in sorted(told, reverse=True))


def _rank(text: str) -> int:
    name = bare(text)
    return AGENCY_HEADINGS.index(name) if name in AGENCY_HEADINGS else len(AGENCY_HEADINGS)
