"""Which identities can fail exactly, and by how much, 可实现性.

The identities depend on each other: some of them, added and subtracted, give zero whatever the
figures are. So no figures can fail exactly one identity of such a dependency; all other sets can
be failed exactly, by amounts that the dependencies tie together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import count
from math import lcm

from gaidisclosure.algebra.equations import Equation, reduced
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
        form: the form whose identities are to fail.
        codes: their codes.
        chosen: the amounts of the free ones, see :func:`free_amounts`.

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


def _raised(free: dict[str, int], code: str, step: int, following: Mapping[str, Equation]) -> int:
    """Return the next amount that leaves no dependent identity at zero."""
    touched = {other: row for other, row in following.items() if code in row.cells}
    return next(
        amount
        for amount in count(free[code] + step, step)
        if amount
        and all(_follows(row, other, {**free, code: amount}) for other, row in touched.items())
    )
