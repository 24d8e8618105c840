# SPDX-License-Identifier: Apache-2.0
"""Equations over cells: eliminating unknown ones keeps what is true, and loses nothing else."""

from __future__ import annotations

from math import gcd

from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.algebra import (
    Equation,
    System,
    components_of,
    eliminated,
    equations,
    reduced,
    system,
)
from gaidisclosure.form import EDITION_2021
from tests import contract

small = st.integers(-2, 2)
Given = tuple[System, dict[str, int]]


def rows(*coefficients: dict[str, int]) -> System:
    return System(tuple(Equation(cells, {f"E{n}": 1}) for n, cells in enumerate(coefficients)))


@st.composite
def systems(draw: st.DrawFn) -> Given:
    """A few equations over a few cells, and figures with which they hold."""
    figures = {cell: draw(st.integers(0, 9)) for cell in "abcdef"}
    made = []
    for _ in range(draw(st.integers(1, 4))):
        cells = {cell: n for cell in figures if (n := draw(small))}
        rest = sum(n * figures[cell] for cell, n in cells.items())
        made.append({**cells, "one": -rest} if rest else cells)
    return rows(*[cells for cells in made if cells]), {**figures, "one": 1}


unknowns = st.lists(st.sampled_from("abcdef"), unique=True, max_size=4)


def follows(whole: System, equation: Equation) -> bool:
    """Whether an equation is the sum that it says it is."""
    sums: dict[str, int] = {}
    for code, times in equation.codes.items():
        for cell, n in whole.equations[int(code[1:])].cells.items():
            sums[cell] = sums.get(cell, 0) + times * n
    return {cell: n for cell, n in sums.items() if n} == equation.cells


@given(systems(), unknowns)
def test_elimination_keeps_what_is_true(given_: Given, unknown: list[str]) -> None:
    whole, figures = given_
    for equation in eliminated(whole.equations, unknown):
        assert equation.residual(figures) == 0
        assert equation.cells.keys().isdisjoint(unknown)
        assert equation.cells
        assert follows(whole, equation)


@given(systems(), unknowns)
def test_elimination_loses_one_equation_for_each_unknown_at_most(
    given_: Given, unknown: list[str]
) -> None:
    whole, _ = given_
    left, _ = reduced(whole.equations, unknown)
    empty = sum(1 for row in left if not row.cells)
    kept = len(eliminated(whole.equations, unknown))
    assert kept >= len(whole.equations) - len(unknown) - empty
    untouched = [e for e in whole.equations if e.cells.keys().isdisjoint(unknown)]
    assert kept >= len([e for e in untouched if e in eliminated(whole.equations, unknown)])


@given(systems(), unknowns)
def test_reduced_equations_say_the_same_with_pivots_of_their_own(
    given_: Given, unknown: list[str]
) -> None:
    whole, figures = given_
    found, pivots = reduced(whole.equations, unknown)
    assert len(found) == len(whole.equations)
    for number, row in enumerate(found):
        assert row.residual(figures) == 0
        assert follows(whole, row)
        mine = [cell for cell, pivot in pivots.items() if pivot == number]
        assert len(mine) <= 1
        others = set(pivots) - set(mine)
        assert others.isdisjoint(row.cells)
        assert set(mine) <= row.cells.keys()
        if not mine:
            assert set(unknown).isdisjoint(row.cells)


@given(systems(), st.data())
def test_what_is_left_has_no_common_factor(given_: Given, data: st.DataObject) -> None:
    whole, _ = given_
    sharing = [
        (one, two, cell)
        for one in whole.equations
        for two in whole.equations
        for cell in one.cells
        if one is not two and cell in two.cells
    ]
    if sharing:
        one, two, cell = data.draw(st.sampled_from(sharing))
        found = one.without(cell, two)
        assert cell not in found.cells
        if found.codes:
            assert gcd(*found.cells.values(), *found.codes.values()) == 1
            assert next(iter(found.codes.values())) > 0


def test_elimination_by_hand() -> None:
    whole = rows({"a": 1, "b": 1, "c": -1}, {"b": 1, "d": -1}, {"e": 2})
    (first, second) = eliminated(whole.equations, ["b"])
    assert (dict(first.cells), dict(first.codes)) == (
        {"a": 1, "c": -1, "d": 1},
        {"E0": 1, "E1": -1},
    )
    assert (dict(second.cells), dict(second.codes)) == ({"e": 2}, {"E2": 1})
    assert eliminated(whole.equations, ["z"]) == whole.equations
    assert eliminated(whole.equations, ["e"]) == whole.equations[:2]


def test_a_system_knows_its_cells_and_parts() -> None:
    whole = rows({"a": 1, "b": 2}, {"c": 1, "d": 1}, {"b": -1, "e": 1})
    assert whole.marks["b"] == {0: 2, 2: -1}
    assert whole.components == (frozenset({0, 2}), frozenset({1}))
    assert whole.widest == 2
    assert whole.twins == {"c": ("d",), "d": ("c",)}
    figures = {"a": 1, "b": 2, "c": 0, "d": 0, "e": 2}
    assert whole.failing(figures) == {0: 5}
    assert whole.failing(figures | {"c": 3, "e": 0}) == {0: 5, 1: 3, 2: -2}
    assert whole.pivot([0, 1, 2]) == 0
    assert rows({"a": 1, "b": 1, "c": 1}, {"a": 1}).pivot([0, 1]) == 1
    assert rows().widest == 0


def test_the_form_falls_into_table_3_and_the_blocks_of_table_4() -> None:
    whole = system(EDITION_2021)
    assert [len(component) for component in whole.components] == [39, 1, 1, 1]
    assert len(equations(EDITION_2021)) == 42
    assert whole.widest == 3
    assert whole.twins.keys() == {c for c in contract.cells("2021") if c.startswith(contract.T4)}
    for equation, (code, (left, right)) in zip(
        equations(EDITION_2021), contract.identities("2021").items(), strict=True
    ):
        assert dict(equation.codes) == {code: 1}
        assert equation.cells == dict.fromkeys(left, 1) | dict.fromkeys(right, -1)


def test_a_blank_cell_joins_the_sums_that_share_it() -> None:
    cell = f"{contract.T3}.received.natural_person"
    without = system(EDITION_2021, frozenset({cell}))
    assert len(without.equations) == 41
    assert not any(cell in equation.cells for equation in without.equations)
    (pair,) = (equation for equation in without.equations if len(equation.codes) == 2)
    assert set(pair.codes) == {"T3-ROW:received", "T3-BAL:natural_person"}


def test_groups_that_share_a_member_are_joined() -> None:
    assert components_of([["a"], ["b"], ["c"], ["a", "c"], []]) == (
        frozenset({0, 2, 3}),
        frozenset({1}),
        frozenset({4}),
    )
    assert components_of([]) == ()
    assert components_of(["ab", "cd", "ef", "ac", "fd"]) == (frozenset({0, 1, 2, 3, 4}),)
