# SPDX-License-Identifier: Apache-2.0
"""The headings of a summary table, 汇总表表头: the form's own, labels, or paths."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile
from typing import Final, Literal, TypeAlias

from gaidisclosure.document import Area
from gaidisclosure.form import HEADER, SECTIONS, FormCell

TableHeadings: TypeAlias = Literal["form", "labels", "paths"]
"""The headings: the form's own in several rows, one label a cell, or paths."""
Heading: TypeAlias = tuple[str | None, ...]
"""The headings of a column from the top, ``None`` where one above goes on."""

_ROW_LEVELS: Final = 3
_COLUMN_LEVELS: Final = 2
"""Most labels above each other in a row and in a column of the form."""
_LEVELS: Final = 1 + _ROW_LEVELS + _COLUMN_LEVELS
_MISSING: Final = "缺项"
"""Heads the column with the names of cells that a report does not have."""


def heading_of(cell: FormCell, headings: TableHeadings) -> Heading:
    """Return the headings of the column for a cell.

    >>> from gaidisclosure.form import EDITION_2021
    >>> cell = EDITION_2021.cells["request_handling.received.natural_person"]
    >>> [text for text in heading_of(cell, "form") if text]
    ['三、收到和处理政府信息公开申请情况', '一、本年新收政府信息公开申请数量', '自然人']
    """
    if headings != "form":
        return (cell.path if headings == "paths" else cell.label(),)
    table = next(part.heading for part in SECTIONS if part.table == cell.table)
    rows = [item.label for item in cell.row.items if item.label]
    columns = [item.label for item in cell.column.items[cell.column.common :]]
    if not rows:  # the only row of table 4 has no label
        rows, columns = columns[:-1], columns[-1:]
    return (table, *_padded(rows, _ROW_LEVELS), *_padded(columns, _COLUMN_LEVELS))


def own_heading(subject: str, headings: TableHeadings) -> Heading:
    """Return the headings of a column that holds no cell of the form.

    Args:
        subject: A key of :data:`~gaidisclosure.form.HEADER`, or ``missing``.
        headings: The kind of headings.
    """
    label = HEADER[subject].label if subject in HEADER else _MISSING
    return _padded(
        [subject if headings == "paths" else label], _LEVELS if headings == "form" else 1
    )


def _padded(labels: Sequence[str], levels: int) -> Heading:
    return (*labels, *[None] * (levels - len(labels)))


def rows_of(headings: Sequence[Heading], merged: Sequence[Area] = ()) -> list[list[str]]:
    """Return the rows of some headings, blank where a merged cell goes on.

    Args:
        headings: The headings of each column.
        merged: The merged cells, none in a text, which tells each heading anew.
    """
    rows = [[text or "" for text in row] for row in zip(*headings, strict=True)]
    for top, left, _, right in merged:
        for column in range(left + 1, right + 1):
            rows[top][column] = ""
    return rows


def areas(headings: Sequence[Heading]) -> Iterator[Area]:
    """Yield the merged cells of headings that go on to the right or below."""
    for level in range(len(headings[0])):
        numbered = enumerate(heading[: level + 1] for heading in headings)
        for above, run in groupby(numbered, lambda each: each[1]):
            columns = [column for column, _ in run]
            if above[-1] is not None:
                rest = headings[columns[0]][level + 1 :]
                last = level + sum(1 for _ in takewhile(lambda text: text is None, rest))
                if last > level or len(columns) > 1:
                    yield level, columns[0], last, columns[-1]
