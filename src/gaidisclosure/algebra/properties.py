# SPDX-License-Identifier: Apache-2.0
"""The error-correcting properties of a table, 性质, worked out from its identities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import combinations
from math import gcd

from attrs import frozen

from gaidisclosure.algebra.equations import Equation, Terms, equations, reduced
from gaidisclosure.form import Edition


@frozen
class Properties:
    """One table as an error-correcting code, 纠错性质.

    ``rank`` is the number of independent identities. ``circuits`` are the smallest sets of
    identities that add up to zero whatever the figures are, each with how often it counts.
    ``distance`` is the fewest figures that can be changed without any identity noticing, and
    ``unnoticed`` such a change.
    """

    table: int
    cells: int
    identities: int
    rank: int
    circuits: tuple[Terms, ...]
    distance: int
    unnoticed: Terms
    told_apart: bool
    """True if no two cells share all identities, so that one error is located."""

    @property
    def redundant(self) -> int:
        """The number of identities that follow from others."""
        return self.identities - self.rank


@cache
def properties(form: Edition, table: int) -> Properties:
    """Work out what the identities of a table can tell.

    >>> from gaidisclosure.form import EDITION_2021
    >>> found = properties(EDITION_2021, 3)
    >>> found.cells, found.identities, found.rank, len(found.circuits), found.distance
    (175, 39, 37, 3, 4)
    >>> properties(EDITION_2021, 4).distance, properties(EDITION_2021, 2).distance
    (2, 1)
    """
    rows = of_table(form, table)
    columns = _columns(form, table, rows)
    unnoticed = next(smallest_unnoticed(columns))
    return Properties(
        table=table,
        cells=len(columns),
        identities=len(rows),
        rank=len(rows) - len(_vanishing(rows, columns)),
        circuits=circuits(rows),
        distance=len(unnoticed),
        unnoticed=unnoticed,
        told_apart=len({frozenset(marks) for marks in columns.values() if marks}) == len(columns),
    )


def of_table(form: Edition, table: int) -> tuple[Equation, ...]:
    """Return the identities of one table as equations."""
    return tuple(row for row in equations(form) if form.cells[next(iter(row.cells))].table == table)


def _columns(form: Edition, table: int, rows: Iterable[Equation]) -> dict[str, dict[str, int]]:
    """Return the identities of each cell of a table, 1 for left and -1 for right."""
    found: dict[str, dict[str, int]] = {
        path: {} for path, cell in form.cells.items() if cell.table == table
    }
    for row in rows:
        (code,) = row.codes
        for cell, times in row.cells.items():
            found[cell][code] = times
    return found


def _vanishing(rows: Iterable[Equation], unknowns: Iterable[str]) -> list[Terms]:
    """Return the sums of equations that vanish once all unknowns are eliminated."""
    left, _ = reduced(rows, unknowns)
    return [row.codes for row in left if not row.cells]


@cache
def dependencies(form: Edition) -> tuple[Equation, ...]:
    """Return independent sums of identities that are zero for any figures.

    Each is an equation over codes of identities; together with their sums and differences they
    are all there are.

    >>> from gaidisclosure.form import EDITION_2021
    >>> [len(each.cells) for each in dependencies(EDITION_2021)]
    [11, 29]
    """
    return _named(_vanishing(equations(form), form.cells))


def _named(found: Iterable[Terms]) -> tuple[Equation, ...]:
    ordered = sorted(found, key=len)
    return tuple(Equation(codes, {f"dependency {n}": 1}) for n, codes in enumerate(ordered))


def circuits(rows: Iterable[Equation]) -> tuple[Terms, ...]:
    """Return the smallest sets of equations that add up to zero, with coefficients.

    Every sum of such dependencies is one again. The smallest are those in which as many equations
    as possible drop out: one less than there are independent dependencies.
    """
    given = list(rows)
    basis = _named(_vanishing(given, dict.fromkeys(cell for row in given for cell in row.cells)))
    involved = dict.fromkeys(code for each in basis for code in each.cells)
    found: dict[frozenset[str], Terms] = {}
    for dropped in combinations(involved, max(len(basis) - 1, 0)):
        left, pivots = reduced(basis, dropped)
        for number, row in enumerate(left):
            if number not in pivots.values():
                found[frozenset(row.cells)] = _plain(row.cells)
    smallest = [codes for codes in found if not any(other < codes for other in found)]
    return tuple(
        found[codes] for codes in sorted(smallest, key=lambda each: (len(each), sorted(each)))
    )


def _plain(terms: Terms) -> Terms:
    """Return terms without common factor, the first of them positive."""
    sign = 1 if next(iter(terms.values())) > 0 else -1
    factor = sign * gcd(*terms.values())
    return {key: times // factor for key, times in terms.items()}


def smallest_unnoticed(columns: Mapping[str, Terms]) -> Iterator[Terms]:
    """Yield the smallest changes that no identity notices."""
    order = {cell: number for number, cell in enumerate(columns)}
    for size in range(1, len(columns) + 1):
        for cell in columns:
            yield from _extended((cell,), size, columns, order)


def _extended(
    cells: tuple[str, ...], size: int, columns: Mapping[str, Terms], order: Mapping[str, int]
) -> Iterator[Terms]:
    """Yield unnoticed changes of exactly ``size`` cells that begin with these.

    An identity that just one of these cells stands in has to be made up for by another of its
    cells; if there is none, some identity that they stand in has to.
    """
    codes = dict.fromkeys(code for cell in cells for code in columns[cell])
    rows = [Equation(columns[cell], {cell: 1}) for cell in cells]
    if found := _vanishing(rows, codes):
        yield from (_plain(each) for each in found if len(each) == size)
        return
    if len(cells) == size:
        return
    lonely = [code for code in codes if sum(code in columns[cell] for cell in cells) == 1]
    wanted = lonely[:1] or list(codes)
    for cell, marks in columns.items():
        if (
            order[cell] > order[cells[0]]
            and cell not in cells
            and not marks.keys().isdisjoint(wanted)
        ):
            yield from _extended((*cells, cell), size, columns, order)
