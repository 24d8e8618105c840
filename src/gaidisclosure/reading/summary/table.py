# SPDX-License-Identifier: Apache-2.0
"""A table with one line an agency in a file, 汇总表, and its lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final, TypeAlias

from attrs import evolve, field, frozen

from gaidisclosure.bulk.parquet import MAGIC, draft_of_row, rows_in_parquet
from gaidisclosure.document import Sheet
from gaidisclosure.draft import Doubt, Draft
from gaidisclosure.formats.long_tables import sheets_headed
from gaidisclosure.reading.summary.drafts import draft_of
from gaidisclosure.reading.summary.layout import Layout, layout_of
from gaidisclosure.reading.summary.lines import lines_of
from gaidisclosure.reading.summary.matching import is_label
from gaidisclosure.reading.summary.origin import AGENCY_HEADINGS

_FEWEST_LABELS: Final = 10
"""Fewest different labels of the form that only a report has."""
_MOST_ROWS: Final = 200
"""Most rows of a sheet that are looked at for them."""


@frozen
class SummaryLine:
    """A line of a table, which is made a draft when it is asked for."""

    name: str
    """The number of the line, after the name of its sheet if there are several."""
    layout: Layout = field(repr=False)
    row: int = field(repr=False)
    doubts: tuple[Doubt, ...] = field(default=(), repr=False)
    """The doubts of the whole table, which its first line bears."""

    def draft(self) -> Draft:
        """Return the draft that the line shows, each cell with its place."""
        draft = draft_of(self.layout, self.row)
        return evolve(draft, doubts=(*self.doubts, *draft.doubts))


@frozen
class TableRow:
    """A row of a Parquet file, which is made a draft when it is asked for."""

    name: str
    """The number of the row, from 1."""
    row: Any = field(repr=False, eq=False)

    def draft(self) -> Draft:
        """Return the draft of the row.

        Raises:
            UnreadableError: There is none.
        """
        return draft_of_row(self.row)


Line: TypeAlias = SummaryLine | TableRow
"""A line of a table with one line an agency."""


def summary_lines(data: bytes) -> Sequence[Line] | None:
    """Return the lines of the summary table in a file, ``None`` for other files.

    No sheet before it may hold a report, as a workbook with a report can have such a table as well.

    Raises:
        UnreadableError: A sheet may be such a table, and cannot be read.
    """
    if data.startswith(MAGIC):
        return [TableRow(str(at), row) for at, row in enumerate(rows_in_parquet(data), 1)]
    sheets = [each for each in sheets_headed(data, AGENCY_HEADINGS) if any(map(any, each.rows))]
    found = [layout_of(each) for each in sheets]
    first = next((at for at, layout in enumerate(found) if layout), None)
    if first is None or any(map(_is_report, sheets[:first])):
        return None
    others = [each.name for each, layout in zip(sheets, found, strict=True) if layout is None]
    tables = [layout for layout in found if layout]
    return [*_lines(tables, others)]


def _is_report(sheet: Sheet) -> bool:
    """Tell if a sheet has more labels of the form than a table may have by chance."""
    labels = {text for row in sheet.rows[:_MOST_ROWS] for text in row if is_label(text)}
    return len(labels) >= _FEWEST_LABELS


def _lines(tables: Sequence[Layout], others: Sequence[str]) -> Iterator[SummaryLine]:
    for layout in tables:
        prefix = f"{layout.sheet.name}!" if len(tables) > 1 else ""
        rows, doubts = lines_of(layout, others)
        for row in rows:
            yield SummaryLine(f"{prefix}{layout.sheet.numbers[row]}", layout, row, doubts)
            doubts = others = ()
