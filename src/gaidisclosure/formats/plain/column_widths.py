# SPDX-License-Identifier: Apache-2.0
"""The widths of the columns of a drawn table, 列宽."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from attrs import frozen

from gaidisclosure.document import Spot
from gaidisclosure.zh.widths import least_width, width

_COMFORT: Final = 4
"""Least width that is easy to read, of two 汉字."""


@frozen
class Columns:
    """The width inside of each column, and the spaces that the texts keep from the borders."""

    widths: tuple[int, ...]
    margin: int = 0

    def inside(self, spot: Spot) -> int:
        """Return the width for the text of a cell, with that of the borders merged away."""
        covered = self.widths[spot.columns.start : spot.columns.stop]
        return sum(covered) + len(covered) - 1 - 2 * self.margin


def fit(spots: Sequence[Spot], count: int, columns: int) -> Columns:
    """Return widths with which a grid has at most some width, borders included.

    No word or number is ever divided: where one needs it, the grid is wider. Where there is room,
    the cells that would have the most lines are given it, one column at a time; and where
    everything has room, so have the margins.
    """
    room = columns - count - 1
    widths = _least(spots, count, _comfortable)
    if sum(widths) > room:
        widths = _least(spots, count, least_width)
    needs = _needs(spots)
    _widen(widths, needs, room - sum(widths))
    if _tallest(widths, needs)[0] <= 1 and sum(widths) + 2 * count <= room:
        return Columns(tuple(inner + 2 for inner in widths), 1)
    return Columns(tuple(widths))


def shared(needs: Iterable[tuple[range, int]], count: int) -> list[int]:
    """Return the least sizes, 1 or more, of columns or rows with which each need is met.

    A need of several neighbours is met by all of them together with the borders between them.

    >>> shared([(range(0, 1), 4), (range(0, 3), 12)], 3)
    [6, 2, 2]
    """
    sizes = [1] * count
    for covered, need in sorted(needs, key=lambda needed: len(needed[0])):
        missing = need - sum(sizes[covered.start : covered.stop]) - len(covered) + 1
        each, rest = divmod(max(missing, 0), len(covered))
        for place in covered:
            sizes[place] += each + (place - covered.start < rest)
    return sizes


def _comfortable(text: str) -> int:
    return max(least_width(text, tidy=True), min(width(text), _COMFORT))


def _least(spots: Iterable[Spot], count: int, least: Callable[[str], int]) -> list[int]:
    return shared(((spot.columns, least(spot.cell.text)) for spot in spots), count)


def _widen(widths: list[int], needs: Mapping[range, int], spare: int) -> None:
    """Give the tallest texts the width that saves a line, as long as there is any.

    Equal texts are given the same; what is left goes to a text that is the tallest alone.
    """
    lines, need, tallest = _tallest(widths, needs)
    while lines > 1 and spare:
        wanted = -(-need // (lines - 1))
        missing = {covered: wanted - _inside(widths, covered) for covered in tallest}
        if sum(missing.values()) > spare:
            missing = {covered: spare for covered in tallest if len(tallest) == 1}
        for covered, more in missing.items():
            for _ in range(more):
                widths[min(covered, key=lambda column: widths[column])] += 1
        spare = spare - sum(missing.values()) if missing else 0
        lines, need, tallest = _tallest(widths, needs)


def _needs(spots: Iterable[Spot]) -> dict[range, int]:
    """Return the width that the widest text over some columns would like to have.

    A cell of many rows has many lines for its text, those of the borders between them included.
    """
    needs: dict[range, int] = {}
    for spot in spots:
        need = -(-width(spot.cell.text) // (2 * len(spot.rows) - 1))
        needs[spot.columns] = max(need, needs.get(spot.columns, 0))
    return needs


def _tallest(widths: Sequence[int], needs: Mapping[range, int]) -> tuple[int, int, Sequence[range]]:
    """Return the most lines of a text, the width that it would like, and its columns."""
    ranks: dict[tuple[int, int], list[range]] = {}
    for covered, need in needs.items():
        ranks.setdefault((-(-need // _inside(widths, covered)), need), []).append(covered)
    (lines, need), tallest = max(ranks.items())
    return lines, need, tallest


def _inside(widths: Sequence[int], covered: range) -> int:
    return sum(widths[covered.start : covered.stop]) + len(covered) - 1
