# SPDX-License-Identifier: Apache-2.0
"""Formulas, 公式, for equations between the figures of a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from gaidisclosure.document import Equation
from gaidisclosure.document.place import address
from gaidisclosure.formats.excel.sheets import Spot

Spots: TypeAlias = Mapping[str, Spot]
"""The row and column of each named figure, from 0."""


def total(equation: Equation, spots: Spots) -> str:
    """Return the formula for the sum of the left side, blank while that is blank.

    >>> spots = {"a": (4, 2), "b": (4, 3), "c": (6, 3)}
    >>> total(Equation(("a", "b", "c"), ("d",)), spots)
    '=IF(COUNT(C5:D5,D7)=0,"",SUM(C5:D5,D7))'
    """
    left = _listed(equation.left, spots)
    return f'=IF(COUNT({left})=0,"",SUM({left}))'


def failure(equation: Equation, spots: Spots) -> str:
    """Return the formula that is true if an equation is filled in and does not hold.

    >>> failure(Equation(("a",), ("b",)), {"a": (4, 2), "b": (6, 3)})
    '=AND(COUNT($C$5,$D$7)=2,SUM($C$5)<>SUM($D$7))'
    """
    names = equation.left + equation.right
    left, right, both = (
        _listed(each, spots, fixed=True) for each in (equation.left, equation.right, names)
    )
    return f"=AND(COUNT({both})={len(names)},SUM({left})<>SUM({right}))"


def ranges(names: Iterable[str], spots: Spots) -> list[tuple[Spot, Spot]]:
    """Return the cells as ranges of neighbours, each with its first and last cell.

    >>> ranges("abc", {"a": (4, 2), "b": (5, 2), "c": (7, 2)})
    [((4, 2), (5, 2)), ((7, 2), (7, 2))]
    """
    found: list[tuple[Spot, Spot]] = []
    for spot in (spots[name] for name in names):
        if found and _goes_on(*found[-1], spot):
            found[-1] = found[-1][0], spot
        else:
            found.append((spot, spot))
    return found


def _goes_on(first: Spot, last: Spot, spot: Spot) -> bool:
    """Tell if a cell is the next one of a range along a row or a column."""
    (top, left), (bottom, right) = first, last
    to_the_right = top == bottom and spot == (top, right + 1)
    return to_the_right or (left == right and spot == (bottom + 1, left))


def _listed(names: Iterable[str], spots: Spots, *, fixed: bool = False) -> str:
    return ",".join(area(*ends, fixed=fixed) for ends in ranges(names, spots))


def area(first: Spot, last: Spot, *, fixed: bool = False) -> str:
    """Return the address of a range of cells, or of a single cell.

    Args:
        first: The row and column of the first cell, from 0.
        last: The row and column of the last cell.
        fixed: Make the address absolute, so that it survives copying the formula.

    >>> area((4, 2), (4, 3)), area((4, 2), (4, 2), fixed=True)
    ('C5:D5', '$C$5')
    """
    return ":".join(dict.fromkeys(_name(spot, fixed=fixed) for spot in (first, last)))


def _name(spot: Spot, *, fixed: bool) -> str:
    name = address(*spot)
    if not fixed:
        return name
    letters = name.rstrip("0123456789")
    return f"${letters}${name.removeprefix(letters)}"
