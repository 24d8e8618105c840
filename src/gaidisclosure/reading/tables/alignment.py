# SPDX-License-Identifier: Apache-2.0
"""Printed rows matched with the rows of the form, 对齐.

Labels decide. Rows whose label is lost or not understood are matched by position if as many stand
between two known labels as the form has there. Otherwise their figures stay unassigned.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from attrs import frozen

from gaidisclosure.reading.tables.rows import PrintedRow
from gaidisclosure.reading.tables.vocabulary import SIDE, Role, Row, Vocabulary

_EXACT: Final = 100.0
"""Score of a row with a label in full."""
_ALIKE: Final = 60.0
"""Score of a row with a label that is like one of the form."""
_WITHOUT_FIGURES: Final = 0.1
"""Factor for a row without figures."""


@frozen(eq=False)
class Aligned:
    """A printed row and its row of the form, if it has one."""

    printed: PrintedRow
    row: Row | None
    by_position: bool = False
    """``True`` if no label names the row."""


def align(printed: Sequence[PrintedRow], table: int, known: Vocabulary) -> list[Aligned]:
    """Return the rows with figures that are printed in the order of the form.

    Rows out of order, such as those of a second printing of the table, are left out.
    """
    rows, labelled = known.tables[table].rows, not known.tables[table].has_blocks
    anchors = dict(_anchors(printed, table, len(rows)))
    between = dict(_between(printed, anchors, known, table))
    found: list[Aligned] = []
    for at, each in enumerate(printed):
        if at in anchors:
            found.append(Aligned(each, rows[anchors[at]]))
        elif each.run and not is_labelled(each):
            row = rows[between[at]] if at in between else None
            found.append(Aligned(each, row, by_position=labelled))
    return [each for each in found if each.printed.run]


def is_labelled(printed: PrintedRow) -> bool:
    """Tell if a row has figures and a label in full."""
    return printed.label is not None and printed.label.exact and bool(printed.run)


def _anchors(printed: Sequence[PrintedRow], table: int, count: int) -> Iterator[tuple[int, int]]:
    """Yield printed rows and the rows that they name: the best rising chain."""
    ends: list[tuple[float, int, int]] = [(0.0, -1, -1)] * (count + 1)
    chains: dict[tuple[int, int], tuple[int, int]] = {}
    for at, each in enumerate(printed):
        offers = [(ends[row][0] + worth, row, ends[row][1:]) for row, worth in _offers(each, table)]
        for score, row, before in offers:
            chains[at, row] = before
            for below in range(row + 1, count + 1):
                if score > ends[below][0]:
                    ends[below] = (score, at, row)
    at, row = ends[count][1:]
    while at >= 0:
        yield at, row
        at, row = chains[at, row]


def _offers(printed: PrintedRow, table: int) -> Iterator[tuple[int, float]]:
    """Yield the rows that a label can name, each with its score."""
    label = printed.label
    if label:
        worth = (_EXACT if label.exact else _ALIKE) * (1 if printed.run else _WITHOUT_FIGURES)
        for word in label.of(table, *SIDE):
            if printed.run or (label.exact and word.role is Role.ROW):
                yield word.number, worth


def _between(
    printed: Sequence[PrintedRow], anchors: dict[int, int], known: Vocabulary, table: int
) -> Iterator[tuple[int, int]]:
    """Yield rows that no label names, where as many are printed as the form has."""
    # Witness: ``text-2021-label-lost``.
    rows, narrowest = known.tables[table].rows, known.tables[table].narrowest
    ends = [-1, *sorted(anchors), len(printed)]
    for low, high in pairwise(ends):
        unnamed = [
            at
            for at in range(low + 1, high)
            if len(printed[at].run) >= narrowest and not is_labelled(printed[at])
        ]
        gap = range(anchors.get(low, -1) + 1, anchors.get(high, len(rows)))
        group = _group(printed[unnamed[0]], known) if unnamed else None
        if group and len(group) == len(unnamed) and set(group) <= set(gap):
            gap = group
        if len(gap) == len(unnamed):
            yield from zip(unnamed, gap, strict=True)


def _group(printed: PrintedRow, known: Vocabulary) -> range | None:
    return known.groups.get(printed.group.words[0].stem) if printed.group else None
