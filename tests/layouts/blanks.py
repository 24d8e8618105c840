# SPDX-License-Identifier: Apache-2.0
"""What agencies leave out: blanks for zeros, for columns or for totals, and whole rows."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from attrs import evolve

from gaidisclosure.checks import Number
from gaidisclosure.form import Edition
from tests.layouts.sheet import Piece, Sheet

__all__ = [
    "BLANKS",
    "MARKS",
    "Figures",
    "all_printed",
    "marked",
    "only_totals",
    "organisations_blank",
    "pushed_to_the_end",
    "rows_of_zeros_omitted",
    "totals_blank",
    "zeros_blank",
]

Figures = Mapping[str, Number | None]
"""What each cell says; ``None`` for a blank, absent if the cell is not printed."""

MARKS = ("/", "-", "—", "无", "不涉及")
"""What is printed in place of a blank."""


def all_printed(form: Edition, figures: Figures) -> Figures:
    """Every figure is printed, as the form wants it."""
    return figures


def zeros_blank(form: Edition, figures: Figures) -> Figures:
    """Zeros are left blank, so that most rows have no figure at all."""
    return {path: figure or None for path, figure in figures.items()}


def only_totals(form: Edition, figures: Figures) -> Figures:
    """Of each sum only 总计 is printed: the one figure of a row stands behind blanks."""
    summed = {path for each in form.identities.values() for path in each.left}
    parts = {p for p in summed if not form.cells[p].column.leaf.total}
    return _blanked(figures, parts)


def organisations_blank(form: Edition, figures: Figures) -> Figures:
    """The five columns of 法人或其他组织 are blank: two figures a row, five blanks between."""
    return _blanked(figures, {path for path in figures if len(_column(form, path)) == 3})


def totals_blank(form: Edition, figures: Figures) -> Figures:
    """总计 is blank in all rows, which end before their last column."""
    return _blanked(figures, {path for path in figures if form.cells[path].column.leaf.total})


def rows_of_zeros_omitted(form: Edition, figures: Figures) -> Figures:
    """Rows of tables 2 and 3 that are all zero are not printed, not even their labels."""
    rows = groupby(figures, key=lambda path: _row(form, path))
    kept = [list(paths) for _, paths in rows]
    return {path: figures[path] for row in kept if _tells(form, figures, row) for path in row}


BLANKS = (
    all_printed,
    zeros_blank,
    only_totals,
    organisations_blank,
    totals_blank,
    rows_of_zeros_omitted,
)
"""All ways to leave figures out; the first leaves out none."""


def marked(printed: Mapping[str, str], mark: str) -> dict[str, str]:
    """Every blank is printed as a mark, which is neither a figure nor nothing."""
    return {path: text or mark for path, text in printed.items()}


def pushed_to_the_end(sheet: Sheet) -> Sheet:
    """Blanks are pushed to the end of their row, so that figures stand in the wrong columns.

    What they meant cannot be known from the row alone: to read no figure there is right, to read
    one against another label is not.
    """
    texts = {place: text for row in range(sheet.height) for place, text in _pushed(sheet.row(row))}
    return sheet.mapped(lambda each: evolve(each, text=texts.get(each.path, each.text)))


def _pushed(row: list[Piece]) -> list[tuple[str, str]]:
    figures = [piece for piece in row if piece.path]
    texts = sorted((piece.text for piece in figures), key=lambda text: not text)
    return [(piece.path, text) for piece, text in zip(figures, texts, strict=True)]


def _blanked(figures: Figures, paths: set[str]) -> Figures:
    return {path: None if path in paths else figure for path, figure in figures.items()}


def _column(form: Edition, path: str) -> tuple[object, ...]:
    cell = form.cells[path]
    return cell.column.items if cell.table == 3 else ()


def _row(form: Edition, path: str) -> tuple[int, int]:
    return form.cells[path].table, form.cells[path].span.row


def _tells(form: Edition, figures: Figures, row: list[str]) -> bool:
    return form.cells[row[0]].table == 4 or any(figures[path] for path in row)
