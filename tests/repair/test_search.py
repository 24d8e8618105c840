# SPDX-License-Identifier: Apache-2.0
"""The search itself: equations with cells eliminated, twins, and when it gives up."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.algebra import Equation, System, system
from gaidisclosure.form import EDITION_2021
from gaidisclosure.repair import search as module
from gaidisclosure.repair.search import search
from tests import contract
from tests.repair.repaired import flows

small = st.integers(-2, 2)


def rows(*coefficients: dict[str, int]) -> System:
    return System(tuple(Equation(cells, {f"E{n}": 1}) for n, cells in enumerate(coefficients)))


@st.composite
def systems(draw: st.DrawFn) -> tuple[System, dict[str, int]]:
    """A few equations over a few cells that hold figures, and the figures changed in one or two."""
    figures = {cell: draw(st.integers(0, 9)) for cell in "abcdef"}
    made = []
    for _ in range(draw(st.integers(1, 4))):
        cells = {cell: n for cell in figures if (n := draw(small))}
        rest = sum(n * figures[cell] for cell, n in cells.items())
        made.append({**cells, "one": -rest} if rest else cells)
    figures["one"] = 1
    return rows(*[cells for cells in made if cells]), figures


@given(systems(), st.data())
def test_small_systems_are_searched_completely(
    given_: tuple[System, dict[str, int]], data: st.DataObject
) -> None:
    whole, figures = given_
    changed = data.draw(st.sampled_from("abcdef"))
    figures[changed] = data.draw(st.integers(0, 9))
    failing = whole.failing(figures)
    for component in whole.components:
        wrong = [number for number in failing if number in component]
        if wrong:
            found = search(whole, wrong, figures)
            _compare(whole, component, figures, found)


def _compare(whole: System, component: Any, figures: dict[str, int], found: Any) -> None:
    """All changes of one cell are tried; every solution must hold."""
    singles = set()
    for cell, to in product(figures, range(200)):
        after = {**figures, cell: to}
        if to != figures[cell] and not component & whole.failing(after).keys():
            singles.add(frozenset({(cell, to)}))
    assert {each for each in found.solutions if len(each) == 1 and max(each)[1] < 200} == singles
    for each in found.solutions:
        assert not component & whole.failing(figures | dict(each)).keys()
        assert len(each) == found.size


def test_cells_that_stand_in_the_same_equations_are_found_together() -> None:
    """With different weights, two such cells can be told only from both equations at once."""
    system_ = rows({"a": 1, "b": 1, "c": -1}, {"a": 1, "b": -1, "d": -1})
    assert system_.twins == {"a": ("b",), "b": ("a",)}
    found = search(system_, [0, 1], {"a": 3, "b": 9, "c": 15, "d": 5})
    assert frozenset({("a", 10), ("b", 5)}) in found.solutions
    assert frozenset({("c", 12), ("d", 3)}) not in found.solutions
    assert (found.size, found.smallest, found.complete) == (2, True, True)


def test_of_such_cells_no_figure_is_taken_that_cannot_be() -> None:
    system_ = rows({"a": 1, "b": 1, "c": -1}, {"a": 1, "b": -1, "d": -1})
    figures = {"a": 3, "b": 9, "c": 15, "d": -101}
    assert all(to >= 0 for each in search(system_, [0, 1], figures).solutions for _, to in each)
    odd = search(system_, [0, 1], {"a": 3, "b": 9, "c": 15, "d": 4})
    assert frozenset({("a", 9), ("b", 5)}) not in odd.solutions


def test_cells_that_can_share_one_change_in_many_ways_are_not_said_to_be_all_found() -> None:
    system_ = rows({"a": 1, "b": 1}, {"a": 1, "b": 1, "c": 1})
    found = search(system_, [0], {"a": 3, "b": 2, "c": -5})
    assert not found.complete
    assert found.solutions == () or found.size > 1
    other = search(rows({"a": 1, "b": 1}, {"c": 1}), [0], {"a": 3, "b": -9, "c": 0})
    assert (other.size, other.complete) == (1, True)


def test_cells_with_weights_are_found_together() -> None:
    system_ = rows({"a": 1, "b": 2, "c": -1}, {"a": 2, "b": 1, "d": -1})
    found = search(system_, [0, 1], {"a": 30, "b": 40, "c": 13, "d": 17})
    assert frozenset({("a", 7), ("b", 3)}) in found.solutions
    assert (found.size, found.smallest, found.complete) == (2, True, True)
    other = search(rows({"a": 1, "b": 3}, {"a": 3, "b": 1}), [0, 1], {"a": 9, "b": 9})
    assert frozenset({("a", 0), ("b", 0)}) in other.solutions


def test_what_is_certain_is_less_where_two_cells_can_share_a_change() -> None:
    system_ = rows({"a": 1, "b": 1, "d": -1}, {"a": 1, "b": 1, "c": -1})
    found = search(system_, [0, 1], {"a": 3, "b": 2, "d": 4, "c": 3})
    assert frozenset({("d", 5), ("c", 5)}) in found.solutions
    assert (found.size, found.smallest, found.complete) == (2, True, False)


def test_a_search_that_takes_too_long_gives_up_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    figures = flows("2021", 3, 80, 500)
    for number, cell in enumerate([c for c in figures if c.startswith(contract.T3)][::31], 100):
        figures[cell] += number
    failing = system(EDITION_2021).failing(figures)
    monkeypatch.setattr(module, "_PATIENCE", 50)
    found = search(system(EDITION_2021), failing, figures)
    assert (found.solutions, found.smallest, found.complete) == ((), False, False)


def test_more_equations_than_changes_could_mend_are_not_searched() -> None:
    figures = dict.fromkeys(flows("2021", 0, 0, 0), 0)
    for number, cell in enumerate(c for c in figures if c.startswith(contract.T3)):
        figures[cell] = number * number
    found = search(system(EDITION_2021), system(EDITION_2021).failing(figures), figures)
    assert (found.solutions, found.smallest, found.complete) == ((), False, False)
