# SPDX-License-Identifier: Apache-2.0
"""The headings of a table with one line per agency, 表头, in one row or several.

Counties head such tables as the form does, in rows with merged cells: 表三, below it 一、本年新收,
below it 自然人. CSV does not keep what was merged, and some people only centre a heading. So a
blank cell to the right of a heading belongs to it, unless nothing stands below.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice, pairwise
from typing import Final

from attrs import frozen

from gaidisclosure.document import Sheet
from gaidisclosure.reading.summary.matching import is_label
from gaidisclosure.reading.summary.origin import bare, form_key, subject, year_in
from gaidisclosure.zh.figures import read_figure

_DEEPEST: Final = 24
"""Most rows above the first line of an agency."""
_WIDEST: Final = 1_000
"""Most columns of a table. All forms together have about 400 cells."""
_MOST_HEADS: Final = 3
"""Most rows that are tried as the one with the heading of the agencies."""
_FEWEST_NUMBERS: Final = 5
"""Fewest figures in a row that can be the numbers of columns, 栏次."""
_NUMBERING: Final = frozenset({"栏次", "列次", "行次", "甲", "乙", "栏目", "欄次"})
_MOST_SPREAD: Final = 1_000_000
"""Most positions of merged cells among the headings that are followed."""


@frozen
class Head:
    """The headings of a sheet: where they end, and the labels of each column."""

    end: int
    """The first row below the headings."""
    labels: Sequence[tuple[str, ...]]
    """The headings above each column, from the top to the bottom."""
    rows: Sequence[int]
    """The row of the lowest heading of each column."""
    title: str
    """The first words above the headings that name a year."""


def find_heads(sheet: Sheet) -> Iterator[Head]:
    """Yield the headings of a sheet for each row that may have that of the agencies.

    A line 填报单位 above a table looks like one.
    """
    rows = sheet.rows[:_DEEPEST]
    if max(map(len, rows)) > _WIDEST:
        return
    found = (
        (row, next((at for at, text in enumerate(cells) if subject(text) == "agency"), None))
        for row, cells in enumerate(rows)
    )
    named = ((row, column) for row, column in found if column is not None)
    yield from (_head(sheet, row, column) for row, column in islice(named, _MOST_HEADS))


def _head(sheet: Sheet, row: int, column: int) -> Head:
    rows = sheet.rows[:_DEEPEST]
    end = row + 1
    while end < len(rows) and _is_heading(rows[end], column):
        end += 1
    top = row
    while top and _has_labels(rows[top - 1]):
        top -= 1
    width = max(map(len, rows[top:end]))
    held = [[sheet.text(at, number).strip() for number in range(width)] for at in range(top, end)]
    spread = _spread(sheet, top, held)
    title = next((each for each in map(" ".join, rows[:top]) if year_in(each)), "")
    labels = [*_labels(held, spread, width)]
    lowest = [max((r for r, line in enumerate(held) if line[c]), default=0) for c in range(width)]
    return Head(end, labels, [top + each for each in lowest], title)


def _is_heading(cells: Sequence[str], agency: int) -> bool:
    """Tell if a row below the heading of the agencies holds headings, too."""
    name = cells[agency] if agency < len(cells) else ""
    figures = [value for text in cells if (value := read_figure(text)[1]) is not None]
    if figures:
        is_open = not name.strip() or bare(name) in _NUMBERING
        return is_open and _are_numbers_of_columns(figures)
    if name.strip() and subject(name) != "agency":
        return False
    return any(text.strip() for text in cells) and not any(map(form_key, cells))


def _are_numbers_of_columns(figures: Sequence[int | Decimal]) -> bool:
    several = len(figures) >= _FEWEST_NUMBERS
    return several and all(after - before == 1 for before, after in pairwise(figures))


def _has_labels(cells: Sequence[str]) -> bool:
    """Tell if a row above the heading of the agencies has labels of the form."""
    return any(is_label(text, exact=False) for text in cells)


def _spread(sheet: Sheet, top: int, held: list[list[str]]) -> Mapping[tuple[int, int], str]:
    """Return the headings of merged cells by position, empty below their first row."""
    found: dict[tuple[int, int], str] = {}
    left = _MOST_SPREAD
    for first, start, last, end in sheet.merged:
        if not top <= first < top + len(held) or start >= len(held[0]):
            continue
        down = range(first - top, min(last - top + 1, len(held)))
        across = range(start, min(end + 1, len(held[0])))
        left -= len(down) * len(across)
        if left < 0:
            break
        text = held[first - top][start]
        found |= {(row, column): text * (row == down[0]) for row in down for column in across}
    return found


def _labels(
    held: Sequence[Sequence[str]], spread: Mapping[tuple[int, int], str], width: int
) -> Iterator[tuple[str, ...]]:
    """Yield the headings above each column. A blank cell has that on its left."""
    before: list[str] = [""] * len(held)
    for column in range(width):
        above = [""] * len(held)
        for row, line in enumerate(held):
            below = any(each[column] for each in held[row + 1 :])
            same = above[:row] == before[:row]
            if (row, column) in spread:
                above[row] = spread[row, column]
            elif line[column] or not (below and same and (row, column - 1) not in spread):
                above[row] = line[column]
            else:
                above[row] = before[row]
        before = above
        yield tuple(filter(None, above))
