# SPDX-License-Identifier: Apache-2.0
"""The rows and columns around a wrong figure, 节选, as they are filled in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich import box
from rich.table import Table

from gaidisclosure.cli.judging import Judged
from gaidisclosure.draft import Draft
from gaidisclosure.form import FormCell

_WRONG: Final = "✗ "
"""The mark of the figure to be changed, as colours alone are not enough."""


def excerpt(judged: Judged, locale: str) -> Table:
    """Return the rows and columns of failed identities, as far as they are not zero.

    A figure that is certainly wrong has a mark.

    Args:
        judged: A draft with failed identities, and its verdict.
        locale: The language of the labels.
    """
    draft, verdict = judged.loaded.draft, judged.verdict
    suspect = {path for each in verdict.errors for path in each.cells if _holds(draft, path)}
    concerned = [cell for cell in draft.form.cells.values() if cell.path in suspect]
    rows = {cell.row.label_in(): cell for cell in concerned}
    columns = {cell.column.label_in(): cell for cell in concerned}
    found = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="")
    found.add_column()
    for cell in columns.values():
        found.add_column(cell.column.leaf.label_in(locale), justify="right", vertical="bottom")
    for row in rows.values():
        figures = _figures(draft, row, [*columns], frozenset(verdict.location.certain))
        found.add_row(row.row.leaf.label_in(locale), *figures)
    return found


def _holds(draft: Draft, path: str) -> bool:
    """Tell if a cell has anything but zero."""
    return path in draft.cells and draft.cells[path].value != 0


def _figures(
    draft: Draft, row: FormCell, columns: list[str], certain: frozenset[str]
) -> Iterator[str]:
    """Yield the texts of the cells in a row, in the order of the columns."""
    printed = {
        cell.column.label_in(): cell.path
        for cell in draft.form.cells.values()
        if cell.table == row.table and cell.row == row.row
    }
    for column in columns:
        path = printed.get(column, "")
        text = draft.cells[path].text if path in draft.cells else ""
        yield _WRONG * (path in certain) + text
