# SPDX-License-Identifier: Apache-2.0
"""What the identities can tell, held against plain linear algebra over fractions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations

import pytest

from gaidisclosure.algebra import Properties, graphs, properties
from gaidisclosure.algebra.properties import shortest_way
from gaidisclosure.form import EDITION_2019, EDITION_2021, EDITION_2021_UNDIVIDED
from tests import contract

FORMS = {"2021": EDITION_2021, "2019": EDITION_2019, "2021-undivided": EDITION_2021_UNDIVIDED}
each_variant = pytest.mark.parametrize("variant", contract.VARIANTS)

# By variant and table: cells, identities, rank, sizes of dependencies, distance, told apart.
PINNED = {
    ("2021", 2): (10, 0, 0, [], 1, False),
    ("2021", 3): (175, 39, 37, [11, 29, 38], 4, True),
    ("2021", 4): (15, 3, 3, [], 2, False),
    ("2019", 2): (22, 0, 0, [], 1, False),
    ("2019", 3): (161, 37, 35, [11, 27, 36], 4, True),
    ("2019", 4): (15, 3, 3, [], 2, False),
    ("2021-undivided", 3): (161, 37, 35, [11, 27, 36], 4, True),
}


def rank_of(rows: Sequence[Mapping[str, int]]) -> int:
    """Gaussian elimination as in a textbook."""
    names = sorted({name for row in rows for name in row})
    matrix = [[Fraction(row.get(name, 0)) for name in names] for row in rows]
    rank = 0
    for column in range(len(names)):
        pivot = next((r for r in range(rank, len(matrix)) if matrix[r][column]), None)
        if pivot is None:
            continue
        matrix[rank], matrix[pivot] = matrix[pivot], matrix[rank]
        for r in range(len(matrix)):
            if r != rank and matrix[r][column]:
                factor = matrix[r][column] / matrix[rank][column]
                matrix[r] = [a - factor * b for a, b in zip(matrix[r], matrix[rank], strict=True)]
        rank += 1
    return rank


def rows_of(variant: str, table: int) -> dict[str, dict[str, int]]:
    return {
        code: dict.fromkeys(left, 1) | dict.fromkeys(right, -1)
        for code, (left, right) in contract.identities(variant).items()
        if code.startswith(f"T{table}")
    }


@pytest.mark.parametrize(("variant", "table"), PINNED)
def test_every_number_is_what_it_is_said_to_be(variant: str, table: int) -> None:
    found = properties(FORMS[variant], table)
    sizes = [len(each) for each in found.dependencies]
    told = (found.cells, found.identities, found.rank, sizes, found.distance, found.told_apart)
    assert told == PINNED[variant, table]
    assert found.redundant == found.identities - found.rank
    rows = rows_of(variant, table)
    assert found.rank == (rank_of([*rows.values()]) if rows else 0)
    assert found.table == table
    # One identity of table 3 follows from all others, and table 2 has no graph at all.
    assert found.nodes == found.identities - (table == 3)
    assert found.arcs == (found.cells if rows else 0)


@each_variant
def test_dependencies_vanish_and_nothing_smaller_does(variant: str) -> None:
    rows = rows_of(variant, 3)
    for circuit in properties(FORMS[variant], 3).dependencies:
        assert contract.vanishes(variant, circuit)
        assert next(iter(circuit.values())) > 0
        # So there is one way to vanish only, and it takes all of them.
        assert rank_of([rows[code] for code in circuit]) == len(circuit) - 1


@each_variant
def test_the_unnoticed_change_is_one_and_no_three_cells_make_one(variant: str) -> None:
    found = properties(FORMS[variant], 3)
    rows = rows_of(variant, 3).values()
    assert all(found.unnoticed.values())
    assert next(iter(found.unnoticed.values())) > 0
    for row in rows:
        assert sum(times * found.unnoticed.get(cell, 0) for cell, times in row.items()) == 0
    marks: dict[str, set[str]] = {}
    for code, row in rows_of(variant, 3).items():
        for cell in row:
            marks.setdefault(cell, set()).add(code)
    # Two cells share one identity at most, and each stands in two at least: three cells of which
    # each two share one leave some identity of the three with a single changed cell, or have none.
    assert all(len(marks[a] & marks[b]) <= 1 for a, b in combinations(marks, 2))
    for a, b in combinations(marks, 2):
        needed = marks[a] ^ marks[b]
        assert not any(marks[c] == needed for c in marks if c not in {a, b})


@each_variant
def test_dependencies_vanish_and_are_all_there_are(variant: str) -> None:
    found = [each for graph in graphs(FORMS[variant]) for each in graph.dependencies]
    assert all(contract.vanishes(variant, each) for each in found)
    rows = rows_of(variant, 3)
    assert rank_of(found) == len(rows) - rank_of([*rows.values()]) == 2
    # Of three, any one follows from the other two, and each is the smallest with its identities.
    assert len(found) == 3
    assert not any(set(one) < set(other) for one in found for other in found)


@each_variant
def test_the_shortest_closed_way_through_each_block_has_two_cells(variant: str) -> None:
    ways = [shortest_way(graph) for graph in graphs(FORMS[variant])]
    assert [len(way) for way in ways] == [4, 2, 2, 2]
    assert [sum(way.values()) for way in ways] == [0, 0, 0, 0]


def test_properties_can_be_compared() -> None:
    assert properties(EDITION_2021, 4) == properties(EDITION_2021, 4)
    assert isinstance(properties(EDITION_2021, 4), Properties)
