# SPDX-License-Identifier: Apache-2.0
"""Proofs that no smaller repair exists: true ones hold, and whatever is tampered with does not."""

from __future__ import annotations

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.algebra.equations import Equation
from gaidisclosure.form import EDITION_2021
from gaidisclosure.repair import Branch, Refutation, locate
from tests import contract
from tests.repair.repaired import flows

CELLS = [path for path in contract.cells("2021") if path.startswith(contract.T3)]


def proof_of(cells: list[str], by: int) -> tuple[dict[str, int], Refutation, int]:
    """Figures wrong in these cells by different amounts, and the proof for their repairs."""
    figures = flows("2021", 3, 80, 500)
    for number, cell in enumerate(cells, by):
        figures[cell] += number
    (component,) = locate(EDITION_2021, figures).components
    assert component.proof
    return figures, component.proof, len(component.repairs[0]) - 1


wrong_cells = st.lists(st.sampled_from(CELLS), min_size=2, max_size=3, unique=True)


@given(wrong_cells, st.integers(5, 50), st.data())
def test_a_proof_that_leaves_something_out_does_not_hold(
    cells: list[str], by: int, data: st.DataObject
) -> None:
    figures, proof, changes = proof_of(cells, by)
    assert proof.holds(EDITION_2021, figures, changes)
    if proof.branches:
        gone = data.draw(st.sampled_from(proof.branches))
        left = tuple(branch for branch in proof.branches if branch is not gone)
        assert not evolve(proof, branches=left).holds(EDITION_2021, figures, changes)


@given(wrong_cells, st.integers(5, 50), st.data())
def test_a_branch_is_not_refuted_by_anything(
    cells: list[str], by: int, data: st.DataObject
) -> None:
    figures, proof, changes = proof_of(cells, by)
    if not proof.branches:
        return
    branch = data.draw(st.sampled_from(proof.branches))
    review = Equation(dict.fromkeys(contract.identities("2021")["T4-SUM:review"][0], 1), {})
    for then in (None, Refutation(review)):
        wrong = Branch(branch.cell, branch.to, then)
        others = tuple(each for each in proof.branches if each is not branch)
        holds = evolve(proof, branches=(*others, wrong)).holds(EDITION_2021, figures, changes)
        assert holds is (then is None and branch.to < 0)


def test_an_equation_must_be_the_sum_of_identities_that_it_says_it_is() -> None:
    figures = flows("2021", 3, 8, 9)
    left, (total,) = contract.identities("2021")["T4-SUM:review"]
    figures[total] += 1
    cells = {**dict.fromkeys(left, 1), total: -1}
    code = {"T4-SUM:review": 1}
    assert Refutation(Equation(cells, code)).holds(EDITION_2021, figures, 0)
    for wrong in (
        Equation({**cells, left[0]: 2}, code),
        Equation(cells, {"T4-SUM:review": 2}),
        Equation(cells, {"T4-SUM:litigation_direct": 1}),
        Equation(cells, {"T4-SUM:nonsense": 1}),
        Equation(cells, {}),
        Equation({**cells, "nonsense": 1}, code),
    ):
        assert not Refutation(wrong).holds(EDITION_2021, figures, 0)
    known = {path: figure for path, figure in figures.items() if path != total}
    assert not Refutation(Equation(cells, code)).holds(EDITION_2021, known, 0)
    double = Equation({cell: 2 * n for cell, n in cells.items()}, {"T4-SUM:review": 2})
    assert Refutation(double).holds(EDITION_2021, figures, 0)


def test_identities_may_be_combined_such_that_a_cell_drops_out() -> None:
    figures = flows("2021", 3, 8, 9)
    figures[f"{contract.T3}.received.commercial_enterprise"] += 1
    row, balance = (contract.identities("2021")[code] for code in (
        "T3-ROW:received", "T3-BAL:natural_person"))  # fmt: skip
    cells = dict.fromkeys(row[0], 1) | {row[1][0]: -1}
    for sign, side in ((-1, balance[0]), (1, balance[1])):
        for cell in side:
            cells[cell] = cells.get(cell, 0) + sign
    shared = f"{contract.T3}.received.natural_person"
    assert cells.pop(shared) == 0
    combined = Equation(cells, {"T3-ROW:received": 1, "T3-BAL:natural_person": -1})
    assert Refutation(combined).holds(EDITION_2021, figures, 0)
    with_it = Equation({**cells, shared: 1}, combined.codes)
    assert not Refutation(with_it).holds(EDITION_2021, figures, 0)


def test_a_proof_tries_nothing_that_is_there_already() -> None:
    for number in range(5):
        cells = [CELLS[number], CELLS[number + 50], CELLS[number + 100]]
        figures, proof, _ = proof_of(cells, 7)
        for branch in proof.branches:
            assert branch.to != figures[branch.cell]
            for second in branch.then.branches if branch.then else ():
                assert second.to != {**figures, branch.cell: branch.to}[second.cell]


def test_an_equation_that_holds_proves_nothing() -> None:
    figures = flows("2021", 3, 8, 9)
    left, (total,) = contract.identities("2021")["T4-SUM:review"]
    equation = Equation({**dict.fromkeys(left, 1), total: -1}, {"T4-SUM:review": 1})
    assert not Refutation(equation).holds(EDITION_2021, figures, 0)


def test_the_size_of_a_proof_counts_what_it_tries_out() -> None:
    _, proof, changes = proof_of([CELLS[0], CELLS[40], CELLS[90]], 7)
    assert changes == 2
    assert proof.size == len(proof.branches) + sum(
        len(branch.then.branches) for branch in proof.branches if branch.then
    )
    assert proof.size > len(proof.branches) > 0


def test_with_blanks_a_proof_by_combined_identities_holds() -> None:
    figures = flows("2021", 3, 80, 500)
    row = f"{contract.T3}.outcomes.disclosed"
    known = {path: n for path, n in figures.items() if path != f"{row}.natural_person"}
    known[f"{row}.total"] += 5
    known[f"{row}.commercial_enterprise"] += 2
    (component,) = locate(EDITION_2021, known).components
    assert component.proof
    assert len(component.repairs[0]) == 2
    assert component.proof.holds(EDITION_2021, known, 1)
    assert not component.proof.holds(EDITION_2021, known, 2)
