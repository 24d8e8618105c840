# SPDX-License-Identifier: Apache-2.0
"""Which entry is which row of the form, 对齐: by labels, in the order of the form.

Labels decide; where a label is lost or not understood, the place between two that are known does,
if there are as many rows in that place as the form has. Otherwise the figures stay unassigned.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from attrs import frozen

from gaidisclosure.reading.tables.rows import Entry
from gaidisclosure.reading.tables.vocabulary import Role, Row, Vocabulary

__all__ = ["Aligned", "align", "is_labelled"]

_SIDE: Final = (Role.ROW, Role.BLOCK)
_EXACT: Final = 100.0
_ALIKE: Final = 60.0
_WITHOUT_FIGURES: Final = 0.1


@frozen(eq=False)
class Aligned:
    """An entry and its row; ``by_position`` where no label says so, and no row if nothing does."""

    entry: Entry
    row: Row | None
    by_position: bool = False


def align(listed: Sequence[Entry], table: int, known: Vocabulary) -> list[Aligned]:
    """The row of every entry with figures that is printed in the order of the form.

    What is out of order, such as a table that is printed twice, is left out.
    """
    rows = known.rows[table]
    labelled = table not in known.unlabelled
    anchors = dict(_anchors(listed, table, len(rows)))
    between = dict(_between(listed, anchors, known, table))
    found: list[Aligned] = []
    for at, entry in enumerate(listed):
        if at in anchors:
            found.append(Aligned(entry, rows[anchors[at]]))
        elif entry.run and not is_labelled(entry):
            row = rows[between[at]] if at in between else None
            found.append(Aligned(entry, row, by_position=labelled))
    return [each for each in found if each.entry.run]


def is_labelled(entry: Entry) -> bool:
    """Whether figures have a label in full: which row they are is sure, or they are none."""
    return entry.label is not None and entry.label.exact and bool(entry.run)


def _anchors(listed: Sequence[Entry], table: int, count: int) -> Iterator[tuple[int, int]]:
    """The entries that labels give a row, with its number: the best chain of rising rows."""
    ends: list[tuple[float, int, int]] = [(0.0, -1, -1)] * (count + 1)
    chains: dict[tuple[int, int], tuple[int, int]] = {}
    for at, entry in enumerate(listed):
        offers = [
            (ends[row][0] + worth, row, ends[row][1:]) for row, worth in _offers(entry, table)
        ]
        for score, row, before in offers:
            chains[at, row] = before
            for below in range(row + 1, count + 1):
                if score > ends[below][0]:
                    ends[below] = (score, at, row)
    at, row = ends[count][1:]
    while at >= 0:
        yield at, row
        at, row = chains[at, row]


def _offers(entry: Entry, table: int) -> Iterator[tuple[int, float]]:
    """The rows that the label of an entry can be, and what each is worth."""
    if entry.label:
        worth = (_EXACT if entry.label.exact else _ALIKE) * (1 if entry.run else _WITHOUT_FIGURES)
        for word in entry.label.of(table, *_SIDE):
            if entry.run or (entry.label.exact and word.role is Role.ROW):
                yield word.number, worth


def _between(
    listed: Sequence[Entry], anchors: dict[int, int], known: Vocabulary, table: int
) -> Iterator[tuple[int, int]]:
    """The rows of entries that no label names, where as many are printed as the form has."""
    rows = known.rows[table]
    narrowest = min(len(row.paths) for row in rows)
    ends = [-1, *sorted(anchors), len(listed)]
    for low, high in pairwise(ends):
        unnamed = [
            at
            for at in range(low + 1, high)
            if len(listed[at].run) >= narrowest and not is_labelled(listed[at])
        ]
        gap = range(anchors.get(low, -1) + 1, anchors.get(high, len(rows)))
        group = _group(listed[unnamed[0]], known) if unnamed else None
        if group and len(group) == len(unnamed) and set(group) <= set(gap):
            gap = group
        if len(gap) == len(unnamed):
            yield from zip(unnamed, gap, strict=True)


def _group(entry: Entry, known: Vocabulary) -> range | None:
    return known.groups.get(entry.group.words[0].stem) if entry.group else None
