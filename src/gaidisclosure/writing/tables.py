# SPDX-License-Identifier: Apache-2.0
"""The three tables of a draft as grids, 表格, with labels and merged cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import groupby
from types import MappingProxyType
from typing import Final, TypeAlias

from attrs import evolve, frozen

from gaidisclosure.document import Align, Grid, GridCell
from gaidisclosure.draft import BLANK, Draft
from gaidisclosure.form import SECTIONS, Edition, Label, PrintedTable, Span
from gaidisclosure.formats.plain.box_writer import without_borders
from gaidisclosure.i18n import OFFICIAL, AnyLocale, has, negotiate, text

_Placed: TypeAlias = tuple[Span, GridCell, str]
"""A cell at its place, with the path of a figure."""

_BREAKS: Final = re.compile("[\t-\r\x1c-\x1f\x85\u2028\u2029]+")
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x9f]")


def grid(draft: Draft, number: int, locale: AnyLocale = OFFICIAL) -> Grid:
    """Return table 2, 3 or 4 as printed. Cells that the draft lacks are blank.

    >>> from gaidisclosure import AnnualReport2021
    >>> table = grid(Draft.from_report(AnnualReport2021.zero("云溪县商务局", 2023)), 2)
    >>> [cell.text for cell in table.rows[2]]
    ['规章', '0', '0', '0']
    """
    blank = _blank(draft.form, number, negotiate(locale))
    cells = draft.cells
    rows = tuple(
        tuple(_filled(cell, cells.get(path, BLANK).text) if path else cell for cell, path in row)
        for row in blank.rows
    )
    return Grid(rows, figures=blank.figures, caption=blank.caption)


@frozen
class _Blank:
    """A table of a form without its figures, the same for every report."""

    rows: tuple[tuple[tuple[GridCell, str], ...], ...]
    """Cells in printed order, each with the path of its figure."""
    figures: Mapping[tuple[int, int], str]
    caption: str


@cache
def _blank(form: Edition, number: int, locale: str) -> _Blank:
    printed = form.printed_tables[number]
    placed = sorted([*_labels(printed, locale), *_figures(printed)], key=_position)
    rows = tuple(
        tuple((cell, path) for _, cell, path in row) for _, row in groupby(placed, key=_row)
    )
    figures = {
        (at, nth): path for at, row in enumerate(rows) for nth, (_, path) in enumerate(row) if path
    }
    caption = next(part.item.label_in(locale) for part in SECTIONS if part.table == number)
    return _Blank(rows, MappingProxyType(figures), caption)


def _position(placed: _Placed) -> tuple[int, int]:
    return placed[0].row, placed[0].column


def _row(placed: _Placed) -> int:
    return placed[0].row


def _labels(printed: PrintedTable, locale: str) -> Iterator[_Placed]:
    first = min(place.column for place in printed.figures.values())
    rows = {place.row for place in printed.figures.values()}
    for label in printed.labels:
        beside = label.span.column < first and label.span.row in rows
        align: Align = "left" if beside else "center"
        yield label.span, _cell(_words(label, locale), label.span, align), ""


def _words(label: Label, locale: str) -> str:
    return text(label.code, locale) if has(label.code, locale) else label.text


def _figures(printed: PrintedTable) -> Iterator[_Placed]:
    for path, place in printed.figures.items():
        yield place, _cell("", place, "right"), path


def _cell(words: str, place: Span, align: Align) -> GridCell:
    return GridCell(words, rowspan=place.rowspan, colspan=place.colspan, align=align)


@lru_cache(4096)
def _filled(blank: GridCell, raw: str) -> GridCell:
    """Return a cell with a figure. Equal cells are made once."""
    return evolve(blank, text=_drawable(raw))


def _drawable(raw: str) -> str:
    """Return the text of a cell on one line, without characters of borders.

    No text becomes a figure by this, and no figure another text.
    """
    line = _CONTROLS.sub("\ufffd", _BREAKS.sub(" ", raw))
    return without_borders(line).strip()
