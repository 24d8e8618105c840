# SPDX-License-Identifier: Apache-2.0
"""Sets of identities that can fail exactly, and figures that fail them, 可实现性.

The identities depend on each other: some of them, added and subtracted, give zero whatever the
figures are. So no figures can fail exactly one identity of such a dependency. All other sets can
be failed exactly, by amounts that the dependencies tie together. For each independent identity one
cell is changed, and flows are added until no figure is negative.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain, count
from math import lcm
from random import Random
from typing import Final

from attrs import frozen

from gaidisclosure.algebra.equations import Equation, equations, reduced
from gaidisclosure.algebra.flows import flow_at
from gaidisclosure.algebra.properties import dependencies
from gaidisclosure.errors import UnrealisableError
from gaidisclosure.form import Edition


def free_amounts(form: Edition, codes: Iterable[str]) -> tuple[str, ...]:
    """Return the codes whose amounts can be chosen freely.

    The amounts of the other codes follow from them.

    Raises:
        UnrealisableError: no figures fail exactly these identities.
    """
    wanted = tuple(codes)
    _, pivots = _tied(form, wanted)
    return tuple(code for code in wanted if code not in pivots)


def _tied(form: Edition, codes: tuple[str, ...]) -> tuple[list[Equation], dict[str, int]]:
    """Return the dependencies between these identities, each with a code of its own."""
    rows, pivots = reduced(dependencies(form), codes)
    for row in rows:
        met = [code for code in codes if code in row.cells]
        if len(met) == 1:
            raise UnrealisableError(met[0], row.cells)
    return rows, pivots


def amounts(form: Edition, codes: Iterable[str], chosen: Mapping[str, int]) -> dict[str, int]:
    """Return the amount, never zero, by which each identity fails.

    Args:
        form: the form that has the identities.
        codes: the identities that fail.
        chosen: the amounts of :func:`free_amounts`. One that would make another amount zero is
            raised a little.

    Raises:
        UnrealisableError: no figures fail exactly these identities.
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


def _raised(free: dict[str, int], code: str, step: int, following: Mapping[str, Equation]) -> int:
    """Return the next amount that leaves no dependent identity at zero."""
    touched = {other: row for other, row in following.items() if code in row.cells}
    return next(
        amount
        for amount in count(free[code] + step, step)
        if amount
        and all(_follows(row, other, {**free, code: amount}) for other, row in touched.items())
    )


ORDERS: Final = 16
"""The number of ways in which the cells to change are chosen."""


@frozen
class Breaker:
    """A choice of cells that can be changed so that exactly some identities fail."""

    form: Edition
    codes: tuple[str, ...]
    cells: Mapping[str, Equation]
    """The cells that are changed, each with the equation that gives its change."""

    @classmethod
    def of(cls, form: Edition, codes: Iterable[str], order: int = 0) -> Breaker:
        """Return one of the ways to break these identities.

        Args:
            form: the form that has the identities.
            codes: the identities that shall fail.
            order: a number below ``ORDERS``. The first way touches few other identities.

        Raises:
            UnrealisableError: no figures fail exactly these identities.
        """
        wanted = tuple(codes)
        free_amounts(form, wanted)
        return cls(form, wanted, _chosen(form, order) if order else _tidy(form, wanted))

    def broken(self, figures: Mapping[str, int], chosen: Mapping[str, int]) -> dict[str, int]:
        """Return valid figures changed so that these identities fail.

        Args:
            figures: consistent figures by cell path.
            chosen: the amounts of :func:`free_amounts`.
        """
        by = amounts(self.form, self.codes, chosen)
        found = dict(figures)
        for cell, row in self.cells.items():
            asked = sum(times * by.get(code, 0) for code, times in row.codes.items())
            found[cell] += asked // row.cells[cell]
        for cell in self.cells:
            if found[cell] < 0:
                missing = -found[cell]
                for counting in flow_at(self.form, cell).cells:
                    found[counting] += missing
        return found


def _tidy(form: Edition, codes: tuple[str, ...]) -> Mapping[str, Equation]:
    """Return cells to change, preferring those that stand in few other identities."""
    others = [form.identities[code].cells for code in form.identities.keys() - set(codes)]
    outside = Counter(chain.from_iterable(others))
    return _solved(form, sorted(form.cells, key=outside.__getitem__))


@cache
def _chosen(form: Edition, order: int) -> Mapping[str, Equation]:
    """Return cells to change, in an order of their own."""
    return _solved(form, Random(order).sample([*form.cells], len(form.cells)))


def _solved(form: Edition, cells: Iterable[str]) -> Mapping[str, Equation]:
    """Return the first independent cells, each with an equation of its own."""
    rows, pivots = reduced(equations(form), cells)
    return {cell: rows[number] for cell, number in pivots.items()}
