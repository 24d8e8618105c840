# SPDX-License-Identifier: Apache-2.0
"""The three tables of a draft as grids with the form's own labels and merged cells, 表格."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, TypeAlias

from gaidisclosure.document import Align, Grid, GridCell
from gaidisclosure.draft import BLANK, Draft
from gaidisclosure.form import Label, PrintedTable, Span
from gaidisclosure.i18n import OFFICIAL, AnyLocale, has, text

__all__ = ["grid"]

_Placed: TypeAlias = tuple[Span, GridCell, str]
"""A cell at its place, with the path of a figure."""

_BREAKS: Final = re.compile("[\t-\r\x1c-\x1f\x85\u2028\u2029]+")
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x9f]")
_BORDERS: Final = re.compile("[\u2500-\u257f]")


def grid(draft: Draft, number: int, locale: AnyLocale = OFFICIAL) -> Grid:
    """Table 2, 3 or 4 as printed; a cell that the draft does not have is blank.

    >>> from gaidisclosure import AnnualReport2021
    >>> table = grid(Draft.from_report(AnnualReport2021.zero("云溪县商务局", 2023)), 2)
    >>> [cell.text for cell in table.rows[2]]
    ['规章', '0', '0', '0']
    """
    printed = draft.form.printed_tables[number]
    cells = sorted([*_labels(printed, locale), *_figures(draft, printed)], key=_position)
    rows: list[list[GridCell]] = [[] for _ in range(printed.height)]
    figures: dict[tuple[int, int], str] = {}
    for place, cell, path in cells:
        if path:
            figures[place.row, len(rows[place.row])] = path
        rows[place.row].append(cell)
    return Grid(tuple(map(tuple, rows)), figures=figures)


def _position(placed: _Placed) -> int:
    return placed[0].column


def _labels(printed: PrintedTable, locale: AnyLocale) -> Iterator[_Placed]:
    first = min(place.column for place in printed.figures.values())
    rows = {place.row for place in printed.figures.values()}
    for label in printed.labels:
        beside = label.span.column < first and label.span.row in rows
        align: Align = "left" if beside else "center"
        yield label.span, _cell(_words(label, locale), label.span, align), ""


def _words(label: Label, locale: AnyLocale) -> str:
    return text(label.code, locale) if has(label.code, locale) else label.text


def _figures(draft: Draft, printed: PrintedTable) -> Iterator[_Placed]:
    for path, place in printed.figures.items():
        raw = draft.cells.get(path, BLANK).text
        yield place, _cell(_drawable(raw), place, "right"), path


def _cell(words: str, place: Span, align: Align) -> GridCell:
    return GridCell(words, rowspan=place.rowspan, colspan=place.colspan, align=align)


def _drawable(raw: str) -> str:
    """The text of a cell on one line, without what would be taken for a border of the table.

    No text becomes a figure by this, and no figure another text.
    """
    line = _CONTROLS.sub("\ufffd", _BREAKS.sub(" ", raw))
    return _BORDERS.sub("¦", line).strip()
