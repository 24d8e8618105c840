"""Figures that break exactly the identities asked for, 定向出错, and proof where none can.

The identities depend on each other: some of them, added and subtracted, give zero whatever the
figures are. So no figures can fail exactly one identity of such a dependency. All other sets can
be failed exactly: choose by how much each shall fail, as the dependencies allow, then change one
cell for each independent identity accordingly, and let enough happen in the year for no figure to
be negative.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain
from math import lcm
from random import Random

from attrs import frozen

from gaidisclosure.algebra import Equation, dependencies, equations, reduced
from gaidisclosure.errors import UnrealisableError
from gaidisclosure.form import Edition
from gaidisclosure.model import event_at

Counts = dict[str, int]
"""Figures by cell path, or amounts by the code of an identity."""

ORDERS = 16
"""In so many ways, cells are chosen to be changed."""


def free_amounts(form: Edition, codes: Iterable[str]) -> tuple[str, ...]:
    """Those of the codes whose amounts can be chosen at will; the others follow from them.

    Raises:
        UnrealisableError: no figures fail exactly these identities.
    """
    wanted = tuple(codes)
    _, pivots = _tied(form, wanted)
    return tuple(code for code in wanted if code not in pivots)


def _tied(form: Edition, codes: tuple[str, ...]) -> tuple[list[Equation], dict[str, int]]:
    """The dependencies between these identities, each with one code of its own."""
    rows, pivots = reduced(dependencies(form), codes)
    for row in rows:
        met = [code for code in codes if code in row.cells]
        if len(met) == 1:
            raise UnrealisableError(met[0], row.cells)
    return rows, pivots


def amounts(form: Edition, codes: Iterable[str], chosen: Mapping[str, int]) -> Counts:
    """By how much each of the identities fails, never zero, given the amounts that are free.

    An amount that would make another one zero is raised a little.
    """
    wanted = tuple(codes)
    rows, pivots = _tied(form, wanted)
    step = lcm(*(rows[number].cells[code] for code, number in pivots.items()))
    free = {code: step * chosen[code] for code in wanted if code not in pivots}
    following = {code: rows[number] for code, number in pivots.items()}
    while zero := [row for code, row in following.items() if not _follows(row, code, free)]:
        code = next(code for code in free if code in zero[0].cells)
        free[code] = _raised(free, code, step, following)
    return free | {code: _follows(row, code, free) for code, row in following.items()}


def _follows(row: Equation, code: str, free: Mapping[str, int]) -> int:
    return -sum(row.cells.get(other, 0) * by for other, by in free.items()) // row.cells[code]


def _raised(free: Counts, code: str, step: int, following: Mapping[str, Equation]) -> int:
    """The next amount of an identity that leaves none of those that depend on it at zero."""
    amount = free[code]
    while True:
        amount += step
        tried = {**free, code: amount}
        touched = ((c, row) for c, row in following.items() if code in row.cells)
        if amount and all(_follows(row, other, tried) for other, row in touched):
            return amount


@frozen
class Breaker:
    """Changes figures such that exactly some identities fail: always in the same cells."""

    form: Edition
    codes: tuple[str, ...]
    cells: Mapping[str, Equation]
    """The cells that are changed, and how what they hold follows from the amounts."""

    @classmethod
    def of(cls, form: Edition, codes: Iterable[str], order: int = 0) -> Breaker:
        """One of the ways to break these identities; the first touches few other cells."""
        wanted = tuple(codes)
        free_amounts(form, wanted)
        return cls(form, wanted, _chosen(form, order) if order else _tidy(form, wanted))

    def broken(self, figures: Mapping[str, int], chosen: Mapping[str, int]) -> Counts:
        """Lawful figures changed such that these identities fail, by amounts that follow."""
        by = amounts(self.form, self.codes, chosen)
        found = dict(figures)
        for cell, row in self.cells.items():
            asked = sum(times * by.get(code, 0) for code, times in row.codes.items())
            found[cell] += asked // row.cells[cell]
        for cell in self.cells:
            if found[cell] < 0:
                _add(found, event_at(self.form, cell), -found[cell])
        return found


def _tidy(form: Edition, codes: tuple[str, ...]) -> Mapping[str, Equation]:
    """Cells to change, those first that stand in no other identities."""
    others = [form.identities[code].cells for code in form.identities.keys() - set(codes)]
    outside = Counter(chain.from_iterable(others))
    return _solved(form, sorted(form.cells, key=outside.__getitem__))


@cache
def _chosen(form: Edition, order: int) -> Mapping[str, Equation]:
    """Cells to change, any that will do."""
    return _solved(form, Random(order).sample([*form.cells], len(form.cells)))


def _solved(form: Edition, cells: Iterable[str]) -> Mapping[str, Equation]:
    """The first independent cells, each with the equation that tells it from the amounts."""
    rows, pivots = reduced(equations(form), cells)
    return {cell: rows[number] for cell, number in pivots.items()}


def _add(figures: Counts, cells: Iterable[str], number: int) -> None:
    for cell in cells:
        figures[cell] += number
