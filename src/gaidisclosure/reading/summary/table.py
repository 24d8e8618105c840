# SPDX-License-Identifier: Apache-2.0
"""A table with one line per agency in a file, 汇总表, and its lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

from attrs import evolve, field, frozen

from gaidisclosure.bulk.parquet import MAGIC, draft_of_row, rows_in_parquet
from gaidisclosure.document import Sheet
from gaidisclosure.draft import Doubt, Draft
from gaidisclosure.formats.long_tables import sheets_headed
from gaidisclosure.reading.summary.drafts import draft_of
from gaidisclosure.reading.summary.layout import Layout, layout_of
from gaidisclosure.reading.summary.matching import is_label
from gaidisclosure.reading.summary.origin import AGENCY_HEADINGS, bare, is_sum

_FEWEST_LABELS: Final = 10
"""Fewest different labels of the form that only a report has."""
_MOST_ROWS: Final = 200
"""Most rows of a sheet that are searched for labels."""
_LINE: Final = "line"
_IDLE: Final = ("agency", "number")
"""Columns that are filled in even in a line without figures."""
_REMARK: Final = (":", "：")
"""Marks in a remark below the table, such as 说明："""


@frozen
class SummaryLine:
    """A line of a table, whose draft is made on demand."""

    name: str
    """The number of the line, after the name of its sheet if several have lines."""
    layout: Layout = field(repr=False)
    row: int = field(repr=False)
    doubts: tuple[Doubt, ...] = field(default=(), repr=False)
    """The doubts of the whole table, for its first line."""

    def draft(self) -> Draft:
        """Return the draft that the line shows, each cell with its place."""
        draft = draft_of(self.layout, self.row)
        return evolve(draft, doubts=(*self.doubts, *draft.doubts))


@frozen
class TableRow:
    """A row of a Parquet file, whose draft is made on demand."""

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
"""A line of a table with one line per agency."""


def summary_lines(data: bytes) -> Sequence[Line] | None:
    """Return the lines of the summary table in a file, ``None`` for other files.

    A workbook with a report on an earlier sheet is read as that report.

    Raises:
        UnreadableError: A sheet that may be such a table cannot be read.
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
    """Tell if a sheet has more labels of the form than any sheet has by chance."""
    labels = {text for row in sheet.rows[:_MOST_ROWS] for text in row if is_label(text)}
    return len(labels) >= _FEWEST_LABELS


def _lines(tables: Sequence[Layout], others: Sequence[str]) -> Iterator[SummaryLine]:
    for layout in tables:
        prefix = f"{layout.sheet.name}!" if len(tables) > 1 else ""
        rows, doubts = _lines_of(layout, others)
        for row in rows:
            yield SummaryLine(f"{prefix}{layout.sheet.numbers[row]}", layout, row, doubts)
            doubts = others = ()


def _lines_of(layout: Layout, others: Sequence[str]) -> tuple[list[int], tuple[Doubt, ...]]:
    """Return the rows that are lines of agencies, and the doubts about all else.

    ``others`` are the names of the sheets that are not such tables.
    """
    kinds = [*_kinds(layout)]
    odd = {row: kind for row, kind in kinds if kind != _LINE}
    return [row for row, kind in kinds if kind == _LINE], tuple(_of_others(layout, others, odd))


def _of_others(layout: Layout, others: Sequence[str], odd: Mapping[int, str]) -> Iterator[Doubt]:
    if others:
        yield layout.doubt("other_sheets", "、".join(others), layout.head.end - 1, 0)
    if extra := [at for at in _filled(layout) if not _is_known(layout, at)]:
        names = "、".join(filter(None, map(layout.heading, extra)))
        yield layout.doubt("extra_columns", names, layout.head.rows[extra[0]], extra[0])
    for row, kind in odd.items():
        words = " ".join(text for text in _texts(layout, row) if text)
        yield layout.doubt(kind, words, row, layout.subjects["agency"])


def _kinds(layout: Layout) -> Iterator[tuple[int, str]]:
    """Yield the rows that are not blank and their kinds, without repeated headings."""
    sheet, head = layout.sheet, layout.head
    headings = {_texts(layout, row) for row in range(head.end)}
    own = {*map(bare, head.labels[layout.subjects["agency"]])}
    for row in range(head.end, len(sheet.rows)):
        name = layout.said("agency", row)
        texts = _texts(layout, row)
        is_head = bare(name) in own and not any(map(str.isdecimal, texts))
        if not any(texts) or texts in headings or is_head:
            continue
        if any(map(is_sum, texts[: layout.subjects["agency"] + 1])):
            yield row, "sum_line"
        else:
            yield row, _LINE if _is_line(layout, name, row) else "note_line"


def _is_line(layout: Layout, name: str, row: int) -> bool:
    """Tell if a row has a figure, or at least an agency that is not a remark."""
    origin = {at for key, at in layout.subjects.items() if key not in _IDLE}
    if any(layout.sheet.text(row, at).strip() for at in layout.named | origin):
        return True
    return bool(name) and not any(sign in name for sign in _REMARK)


def _texts(layout: Layout, row: int) -> tuple[str, ...]:
    """Return the words of a row up to the last that is not blank."""
    texts = [text.strip() for text in layout.sheet.rows[row]]
    end = max((at for at, text in enumerate(texts, 1) if text), default=0)
    return tuple(texts[:end])


def _filled(layout: Layout) -> Sequence[int]:
    """Return the columns with anything below their headings."""
    sheet = layout.sheet
    width = max(map(len, sheet.rows))
    below = range(layout.head.end, len(sheet.rows))
    return [at for at in range(width) if any(sheet.text(row, at).strip() for row in below)]


def _is_known(layout: Layout, column: int) -> bool:
    return column in layout.named or column in layout.subjects.values()
