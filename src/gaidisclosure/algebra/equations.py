# SPDX-License-Identifier: Apache-2.0
"""The identities as linear equations, 方程, over cells whose figures are known.

An identity with a cell that is blank says nothing by itself, but two identities that share the
blank cell can be added or subtracted such that it drops out. What is left when every such cell
is eliminated is all that the identities say of the known figures, whatever the blanks hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache, reduce
from math import gcd
from operator import mul

from attrs import define, field, frozen

from gaidisclosure.form import Edition

Terms = Mapping[str, int]
"""Whole numbers other than zero, by cell path or by identity code."""


@frozen
class Equation:
    """A sum of cells, each times a whole number, that must be zero.

    >>> from gaidisclosure.form import EDITION_2021
    >>> review, *_ = (e for e in equations(EDITION_2021) if "T4-SUM:review" in e.codes)
    >>> list(review.cells.values()), dict(review.codes)
    ([1, 1, 1, 1, -1], {'T4-SUM:review': 1})
    """

    cells: Terms = field(hash=False)
    codes: Terms = field(hash=False)

    def residual(self, figures: Mapping[str, int]) -> int:
        """By how much the figures miss zero."""
        return sum(map(mul, self.cells.values(), map(figures.__getitem__, self.cells)))

    def without(self, cell: str, other: Equation) -> Equation:
        """Return this equation with a cell eliminated by means of another equation."""
        mine, its = self.cells[cell], other.cells[cell]
        cells = _combined(self.cells, its, other.cells, -mine)
        codes = _combined(self.codes, its, other.codes, -mine)
        return _primitive(cells, codes)


def _combined(one: Terms, times: int, two: Terms, other_times: int) -> dict[str, int]:
    keys = dict.fromkeys((*one, *two))
    sums = {key: one.get(key, 0) * times + two.get(key, 0) * other_times for key in keys}
    return {key: number for key, number in sums.items() if number}


def _primitive(cells: Terms, codes: Terms) -> Equation:
    """Return an equation without common factor, its first identity added."""
    factor = reduce(gcd, (*cells.values(), *codes.values()), 0) or 1
    if next(iter(codes.values()), 1) < 0:
        factor = -factor
    cells, codes = ({key: n // factor for key, n in side.items()} for side in (cells, codes))
    return Equation(cells, codes)


def equations(form: Edition) -> tuple[Equation, ...]:
    """One equation for each identity of the form."""
    return tuple(
        Equation(
            dict.fromkeys(identity.left, 1) | dict.fromkeys(identity.right, -1), {identity.code: 1}
        )
        for identity in form.identities.values()
    )


def eliminated(given: Iterable[Equation], unknown: Iterable[str]) -> tuple[Equation, ...]:
    """Return equations over the known cells that hold for any unknown figures."""
    rows = list(given)
    for cell in unknown:
        holding = [row for row in rows if cell in row.cells]
        if holding:
            pivot = min(holding, key=lambda row: len(row.cells))
            rows = [
                row.without(cell, pivot) if cell in row.cells else row
                for row in rows
                if row is not pivot
            ]
    return tuple(row for row in rows if row.cells)


def reduced(
    given: Iterable[Equation], unknowns: Iterable[str]
) -> tuple[list[Equation], dict[str, int]]:
    """Equations that say the same, with as few of the unknowns in each as possible.

    Gives with them the unknowns that stand in one equation only, and the number of that equation.

    >>> rows = [Equation({"a": 1, "b": 1}, {"one": 1}), Equation({"a": 1, "b": -1}, {"two": 1})]
    >>> found, pivots = reduced(rows, "ab")
    >>> [dict(row.cells) for row in found], pivots
    ([{'a': 2}, {'b': -2}], {'a': 0, 'b': 1})
    """
    rows, pivots = list(given), dict[str, int]()
    for unknown in unknowns:
        holding = [n for n, row in enumerate(rows) if unknown in row.cells]
        free = [n for n in holding if n not in pivots.values()]
        if free:
            pivot = pivots[unknown] = min(free, key=lambda n: len(rows[n].cells))
            for n in holding:
                if n != pivot:
                    rows[n] = rows[n].without(unknown, rows[pivot])
    return rows, pivots


def components_of(groups: Iterable[Iterable[str]]) -> tuple[frozenset[int], ...]:
    """Return the groups connected by shared members, as sets of their numbers.

    >>> [sorted(component) for component in components_of(["ab", "c", "bd"])]
    [[0, 2], [1]]
    """
    found: list[tuple[frozenset[int], frozenset[str]]] = []
    for number, group in enumerate(groups):
        members = frozenset(group)
        touched = [component for component in found if not component[1].isdisjoint(members)]
        found = [component for component in found if component[1].isdisjoint(members)]
        numbers = frozenset({number}).union(*(component[0] for component in touched))
        found.append((numbers, members.union(*(component[1] for component in touched))))
    return tuple(sorted((numbers for numbers, _ in found), key=min))


@define(frozen=True, slots=False, eq=False)
class System:
    """Equations over known cells, 方程组, indexed by cell."""

    equations: tuple[Equation, ...] = field(repr=False)

    @cached_property
    def marks(self) -> Mapping[str, Mapping[int, int]]:
        """The coefficients of each cell, by the number of the equation."""
        found: dict[str, dict[int, int]] = {}
        for number, equation in enumerate(self.equations):
            for cell, times in equation.cells.items():
                found.setdefault(cell, {})[number] = times
        return found

    @cached_property
    def components(self) -> tuple[frozenset[int], ...]:
        """The numbers of the equations that hang together by shared cells."""
        return components_of(equation.cells for equation in self.equations)

    @cached_property
    def twins(self) -> Mapping[str, tuple[str, ...]]:
        """The other cells in the same equations, for each cell that has any."""
        alike: dict[frozenset[int], list[str]] = {}
        for cell, marks in self.marks.items():
            alike.setdefault(frozenset(marks), []).append(cell)
        return {
            cell: tuple(other for other in cells if other != cell)
            for cells in alike.values()
            if len(cells) > 1
            for cell in cells
        }

    @cached_property
    def widest(self) -> int:
        """The largest number of equations that share one cell."""
        return max(map(len, self.marks.values()), default=0)

    def pivot(self, numbers: Iterable[int]) -> int:
        """Return the number of the equation with the fewest cells."""
        return min(numbers, key=lambda number: len(self.equations[number].cells))

    def failing(self, figures: Mapping[str, int]) -> dict[int, int]:
        """Return the numbers of the equations that fail, and by how much."""
        residuals = ((n, each.residual(figures)) for n, each in enumerate(self.equations))
        return {number: residual for number, residual in residuals if residual}


@lru_cache(maxsize=32)
def system(form: Edition, unknown: frozenset[str] = frozenset()) -> System:
    """Return the equations of a form over the cells whose figures are known.

    >>> from gaidisclosure.form import EDITION_2021
    >>> [len(component) for component in system(EDITION_2021).components]
    [39, 1, 1, 1]
    """
    return System(eliminated(equations(form), (cell for cell in form.cells if cell in unknown)))
