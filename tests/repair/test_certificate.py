# SPDX-License-Identifier: Apache-2.0
"""Proofs that nothing smaller would do: true ones hold, and any that was tampered with does not."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from attrs import evolve

from gaidisclosure.algebra import Cut
from gaidisclosure.form import EDITION_2021
from gaidisclosure.repair import Refutation, locate
from tests import contract
from tests.repair.repaired import flows, is_proved

RIGHT = flows("2021", 3, 60, 50)
T3 = contract.T3


def proved(number: int, seed: int) -> tuple[dict[str, Any], Refutation, int]:
    """Figures of which so many are wrong, and the proof that one change less does not suffice."""
    random = Random(seed)
    cells = random.sample([cell for cell in RIGHT if cell.startswith(T3)], number)
    figures = RIGHT | {cell: RIGHT[cell] + 7 * n for n, cell in enumerate(cells, 1)}
    (component,) = locate(EDITION_2021, figures).components
    assert component.proof
    return figures, component.proof, len(component.repairs[0]) - 1


@pytest.mark.parametrize("number", [1, 2, 3, 4])
@pytest.mark.parametrize("seed", range(5))
def test_a_proof_holds_for_so_many_changes_and_for_no_more(number: int, seed: int) -> None:
    figures, proof, changes = proved(number, seed)
    for fewer in range(changes + 1):
        assert proof.holds(figures, fewer)
        assert is_proved("2021", figures, proof, fewer)
    assert not proof.holds(figures, changes + 1)
    assert not is_proved("2021", figures, proof, changes + 1)


def test_a_proof_says_nothing_of_other_figures() -> None:
    _, proof, changes = proved(2, 1)
    assert not proof.holds(RIGHT, changes)
    assert not Refutation(()).holds(RIGHT, 0)


def given_up_once(proof: Refutation, tried: frozenset[str] = frozenset()) -> bool:
    """Whether no branch gives up a figure that one before it has given up."""
    for cell, then in proof.branches.items():
        if cell in tried or not given_up_once(then, tried):
            return False
        tried |= {cell}
    return True


def is_short(proof: Refutation, figures: dict[str, Any], changes: int) -> bool:
    """Whether the first cut has fewest figures, and there are branches only where needed."""
    printed = [[c for c in cut.cells if figures[c] is not None] for cut in proof.cuts]
    return (
        len(printed[0]) == min(map(len, printed))
        and bool(proof.branches) is (len(proof.cuts) <= 2 * changes)
        and all(
            is_short(then, {**figures, cell: None}, changes - 1)
            for cell, then in proof.branches.items()
        )
    )


@pytest.mark.parametrize("number", [2, 3, 4])
@pytest.mark.parametrize("seed", range(8))
def test_a_proof_is_no_longer_than_it_must_be(number: int, seed: int) -> None:
    figures, proof, changes = proved(number, seed)
    assert is_short(proof, figures, changes)
    assert given_up_once(proof)


def branching() -> tuple[dict[str, Any], Refutation]:
    """Three wrong figures that leave two sums wrong, and a cell in both that cannot be lowered."""
    column, other = "natural_person", "commercial_enterprise"
    right = [
        *(f"{row}.{end}" for row in ("brought_forward",) for end in (column, "total")),
        *(f"outcomes.{row}.{end}" for row in ("disclosed", "total") for end in (other, "total")),
        f"received.{other}",
    ]
    lowered = [f"carried_forward.{column}", "carried_forward.total", "received.total"]
    figures = dict.fromkeys(RIGHT, 0) | {f"{T3}.{row}": 5 for row in right}
    figures |= {f"{T3}.{row}": 2 for row in lowered}
    (component,) = locate(EDITION_2021, figures).components
    assert {len(repair) for repair in component.repairs} == {3}
    assert component.proof
    assert component.proof.branches
    assert component.proof.size >= len(component.proof.branches)
    return figures, component.proof


def test_a_proof_without_one_of_its_branches_does_not_hold() -> None:
    figures, proof = branching()
    assert proof.holds(figures, 2)
    assert not proof.holds(figures, 3)
    assert is_proved("2021", figures, proof, 2)
    assert is_short(proof, figures, 2)
    assert given_up_once(proof)
    for cell in proof.branches:
        fewer = {other: then for other, then in proof.branches.items() if other != cell}
        assert not evolve(proof, branches=fewer).holds(figures, 2)


def test_a_branch_that_proves_nothing_spoils_the_proof() -> None:
    figures, proof = branching()
    cell = next(iter(proof.branches))
    held = Cut(EDITION_2021, {"T4-SUM:review": 1})
    spoilt = evolve(proof, branches={**proof.branches, cell: Refutation((held,))})
    assert not spoilt.holds(figures, 2)


def test_cuts_that_share_cells_are_not_counted_twice() -> None:
    figures = {**RIGHT, f"{T3}.received.total": RIGHT[f"{T3}.received.total"] + 1}
    cut = Cut(EDITION_2021, {"T3-ROW:received": 1})
    assert Refutation((cut,)).holds(figures, 0)
    assert not Refutation((cut,) * 3).holds(figures, 1)
    assert not Refutation((cut, cut, cut, cut)).holds(figures, 2)


def test_nothing_is_proved_where_no_repair_was_found() -> None:
    random = Random(5)
    columns = random.sample([cell for cell in RIGHT if cell.startswith(T3)], 30)
    figures = RIGHT | {cell: RIGHT[cell] + 10**n for n, cell in enumerate(columns[:12])}
    (component,) = locate(EDITION_2021, figures).components
    assert (component.repairs, component.smallest, component.complete) == ((), False, False)
    assert component.proof is None


@pytest.mark.parametrize("wrong", [0, 1])
def test_the_proof_next_to_an_unlawful_figure_is_about_the_other_changes(wrong: int) -> None:
    blank, cell = f"{contract.T4}.review.upheld", f"{T3}.received.natural_person"
    other = f"{T3}.outcomes.disclosed.commercial_enterprise"
    figures = RIGHT | {blank: None, cell: -3, other: RIGHT[other] + 7 * wrong}
    (component,) = locate(EDITION_2021, figures).components
    assert component.unlawful == (cell,)
    assert component.proof
    changes = len(component.repairs[0]) - 1
    assert changes == wrong
    known = figures | {cell: None}
    assert component.proof.holds(known, changes - 1)
    assert not component.proof.holds(known, changes)


def test_a_proof_heeds_blanks() -> None:
    """A blank in the row makes up for one of two wrong figures, but not for the other."""
    row = f"{T3}.received"
    known: dict[str, Any] = {**RIGHT, f"{row}.natural_person": None}
    known[f"{row}.commercial_enterprise"] += 4
    known[f"{T3}.carried_forward.total"] += 9
    (component,) = locate(EDITION_2021, known).components
    assert component.proof
    changes = len(component.repairs[0]) - 1
    assert component.proof.holds(known, changes)
    assert is_proved("2021", known, component.proof, changes)
    assert not component.proof.holds(known, changes + 1)
