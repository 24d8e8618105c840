# SPDX-License-Identifier: Apache-2.0
"""A table with one line an agency in a file, 汇总表: found by the headings of its first sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, field, frozen

from gaidisclosure.draft import Doubt, Draft
from gaidisclosure.formats.long_tables import sheets_headed
from gaidisclosure.reading.summary.drafts import draft_of
from gaidisclosure.reading.summary.layout import Layout, layout_of
from gaidisclosure.reading.summary.lines import lines_of
from gaidisclosure.reading.summary.origin import AGENCY_HEADINGS

__all__ = ["SummaryLine", "summary_lines"]


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


def summary_lines(data: bytes) -> Sequence[SummaryLine] | None:
    """Return the lines of the table with one line an agency in a file, ``None`` for other files.

    The first sheet has to be such a table: a workbook with a report may have one as well.

    Raises:
        UnreadableError: A sheet may be such a table, and cannot be read.
    """
    sheets = [each for each in sheets_headed(data, AGENCY_HEADINGS) if any(map(any, each.rows))]
    found = [layout_of(each) for each in sheets]
    if not found or found[0] is None:
        return None
    others = [each.name for each, layout in zip(sheets, found, strict=True) if layout is None]
    tables = [layout for layout in found if layout]
    return [*_lines(tables, others)]


def _lines(tables: Sequence[Layout], others: Sequence[str]) -> Iterator[SummaryLine]:
    for layout in tables:
        prefix = f"{layout.sheet.name}!" if len(tables) > 1 else ""
        rows, doubts = lines_of(layout, others)
        for row in rows:
            yield SummaryLine(f"{prefix}{layout.sheet.numbers[row]}", layout, row, doubts)
            doubts = others = ()
