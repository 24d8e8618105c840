# SPDX-License-Identifier: Apache-2.0
"""Repairs of drafts: they make a draft pass, none is missed, and nothing smaller would do."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure import strategies
from gaidisclosure.checks import MAX_COUNT
from gaidisclosure.draft import Draft
from gaidisclosure.repair import Change, Component, Repair, locate
from tests import contract
from tests.repair.repaired import (
    FORMS,
    Counts,
    draft_of,
    flows,
    is_proved,
    missing_by,
    pairs,
    singles,
)

each_variant = pytest.mark.parametrize("variant", contract.VARIANTS)


@st.composite
def wrong(draw: st.DrawFn, variant: str, most: int, table: str = "") -> tuple[Counts, Counts]:
    """Right figures, and what is printed instead: so many cells at most are wrong."""
    right = flows(variant, draw(st.integers(0, 99)), draw(st.integers(0, 60)), 300)
    cells = st.sampled_from([path for path in right if path.startswith(table)])
    changed = draw(st.lists(cells, min_size=1, max_size=most, unique=True))
    by = st.sampled_from([-90, -10, -9, -2, -1, 1, 2, 9, 10, 90, 900])
    printed = {cell: max(0, right[cell] + draw(by)) for cell in changed}
    return right, right | printed


def solution(repair: Repair) -> frozenset[tuple[str, Any]]:
    return frozenset((change.cell, change.to) for change in repair)


@given(strategies.drafts())
def test_a_repair_applied_leaves_nothing_that_contradicts(draft: Draft) -> None:
    verdict, cells = draft.check(), draft.form.cells.keys()
    for repair in verdict.repairs:
        assert {change.cell: change.old for change in repair}.items() <= dict(
            verdict.figures
        ).items()
        repaired = draft.replace(repair.figures)
        left = {each.code for each in repaired.check().errors}
        unmended = {
            code for part in verdict.location.components if not part.repairs for code in part.codes
        }
        others = {each.code for each in verdict.violations if cells.isdisjoint(each.cells)}
        assert left <= {*unmended, *others, "T3-BLANKS", *(each.code for each in verdict.remarks)}
        assert unmended or not repaired.check().repairs


@given(strategies.drafts())
def test_nothing_is_repaired_where_nothing_contradicts(draft: Draft) -> None:
    verdict = draft.check()
    if verdict.ok:
        assert verdict.repairs == ()
    if verdict.repairs:
        assert verdict.conclusion == "invalid"
    assert all(len(repair) > 0 for repair in verdict.repairs)


@each_variant
@given(data=st.data())
def test_of_one_wrong_cell_every_repair_is_found(variant: str, data: st.DataObject) -> None:
    _, printed = data.draw(wrong(variant, 1))
    expected = singles(variant, printed)
    found = locate(FORMS[variant], printed)
    assert {solution(repair) for repair in found.repairs} == expected
    assert found.complete
    assert all(repair.only is (len(expected) == 1) for repair in found.repairs)
    parts = 1 if missing_by(variant, printed) else 0
    assert [component.repairs for component in found.components] == [found.repairs] * parts


@each_variant
@given(data=st.data())
def test_of_two_wrong_cells_every_repair_is_found(variant: str, data: st.DataObject) -> None:
    right, printed = data.draw(wrong(variant, 2, table=contract.T3))
    found = locate(FORMS[variant], printed)
    if not missing_by(variant, printed):
        assert not found.repairs
        return
    expected = singles(variant, printed) or set(pairs(variant, printed))
    assert (
        frozenset((cell, right[cell]) for cell in right if right[cell] != printed[cell]) in expected
    )
    assert {solution(repair) for repair in found.repairs} == expected
    assert (found.smallest, found.complete) == (True, True)
    assert all(repair.only is (len(expected) == 1) for repair in found.repairs)


@each_variant
@given(data=st.data())
def test_a_sceptic_is_convinced_that_nothing_smaller_would_do(
    variant: str, data: st.DataObject
) -> None:
    _, printed = data.draw(wrong(variant, 3, table=contract.T3))
    found = locate(FORMS[variant], printed)
    for component in found.components:
        assert component.proof
        changes = len(component.repairs[0]) - 1
        assert is_proved(variant, printed, component.proof, changes)
        assert component.proof.holds(printed, changes)
        assert not component.proof.holds(printed, changes + 1)


@each_variant
@given(data=st.data())
def test_errors_in_different_tables_are_repaired_each_for_itself(
    variant: str, data: st.DataObject
) -> None:
    _, printed = data.draw(wrong(variant, 1, table=contract.T3))
    _, cases = data.draw(wrong(variant, 1, table=contract.T4))
    printed |= {path: figure for path, figure in cases.items() if path.startswith(contract.T4)}
    found = locate(FORMS[variant], printed)
    assert len(found.components) == len(
        {code[:6] for code in missing_by(variant, printed)} & {"T4-SUM"}
    ) + (any(code.startswith("T3") for code in missing_by(variant, printed)))
    number = 1
    for component in found.components:
        number *= len(component.repairs)
    assert len(found.repairs) == (number if found.components else 0)
    for repair in found.repairs:
        assert not missing_by(variant, printed | repair.figures)  # type: ignore[arg-type]


@each_variant
@given(data=st.data())
def test_more_wrong_cells_are_repaired_or_it_is_said_that_they_are_not(
    variant: str, data: st.DataObject
) -> None:
    _, printed = data.draw(wrong(variant, 7, table=contract.T3))
    found = locate(FORMS[variant], printed)
    for component in found.components:
        sizes = {len(repair) for repair in component.repairs}
        assert len(sizes) <= 1
        assert component.complete or max(sizes, default=9) > 2
        assert component.smallest is bool(sizes)
        assert {*component.codes} <= missing_by(variant, printed).keys()
    if not all(component.repairs for component in found.components):
        return
    for repair in found.repairs:
        assert not missing_by(variant, printed | repair.figures)  # type: ignore[arg-type]
        assert all(figure is not None and figure >= 0 for figure in repair.figures.values())


@each_variant
@given(data=st.data())
def test_one_blank_cell_does_not_hide_a_wrong_one(variant: str, data: st.DataObject) -> None:
    right, printed = data.draw(wrong(variant, 1, table=contract.T3))
    blank = data.draw(st.sampled_from([path for path in right if path.startswith(contract.T3)]))
    wrong_cells = [path for path in right if right[path] != printed[path] and path != blank]
    found = locate(FORMS[variant], {**printed, blank: None})
    assert len(found.repairs) == len(wrong_cells)
    for repair in found.repairs:
        (cell,) = wrong_cells
        assert (repair.only, solution(repair)) == (True, frozenset({(cell, right[cell])}))


@each_variant
def test_a_figure_that_cannot_be_is_worked_out_or_has_to_be_looked_up(variant: str) -> None:
    right = flows(variant, 3, 20, 9)
    received = f"{contract.T3}.received.total"
    draft = draft_of(variant, {**right, received: -1})
    (repair,) = draft.check().repairs
    assert (repair.only, repair.figures) == (True, {received: right[received]})
    licensing = f"{contract.T2}.government_rules." + ("made" if variant == "2019" else "issued")
    (repair,) = draft.replace({licensing: -2}).check().repairs
    assert repair.figures == {received: right[received], licensing: None}
    assert not repair.only
    (alone,) = draft_of(variant, right).replace({licensing: -2}).check().repairs
    assert (alone.figures, alone.only) == ({licensing: None}, False)
    component = draft.replace({licensing: -2}).check().location.components[-1]
    given_up = Repair((Change(licensing, -2, None),), only=False)
    assert component == Component((), (licensing,), (given_up,))
    assert not draft.replace({licensing: -2}).replace(repair.figures).check().errors


def test_a_figure_that_cannot_be_is_given_up_with_one_that_it_cannot_explain() -> None:
    """Whatever stands in place of -4, 7 cannot be added up to a total of 0."""
    left, (total,) = contract.identities("2021")["T4-SUM:review"]
    upheld, corrected, *_ = left
    figures: dict[str, Any] = flows("2021", 1, 0, 0)
    found = locate(FORMS["2021"], {**figures, upheld: -4, corrected: 7})
    (component,) = found.components
    assert component.unlawful == (upheld,)
    assert component.codes == ("T4-SUM:review",)
    assert {repair.changes for repair in found.repairs} == {
        (Change(corrected, 7, 0, "misread"), Change(upheld, -4, 0)),
        (
            Change(total, 0, None, least=7, most=MAX_COUNT),
            Change(upheld, -4, None, least=0, most=MAX_COUNT - 7),
        ),
    }
    assert not any(repair.only for repair in found.repairs)


def test_blanks_that_forbid_a_repair_are_heeded_without_any_unlawful_figure() -> None:
    """The row needs less in one cell, but a blank beside it would then have to be negative."""
    row = f"{contract.T3}.received"
    figures: dict[str, Any] = flows("2021", 4, 30, 9)
    found = locate(FORMS["2021"], {**figures, f"{row}.total": figures[f"{row}.total"] + 4})
    assert len(found.repairs) == 1
    blank = {**figures, f"{row}.natural_person": None, f"{row}.total": 0}
    hidden = locate(FORMS["2021"], blank)
    assert {solution(each) for each in hidden.repairs} == {
        frozenset({(f"{row}.total", figures[f"{row}.total"])})
    }


def test_where_there_are_many_repairs_the_likeliest_are_listed() -> None:
    figures = flows("2021", 5, 300, 50)
    for block in contract.BLOCKS:
        figures[f"{contract.T4}.{block}.total"] += 3
    figures[f"{contract.T3}.received.total"] += 1
    found = locate(FORMS["2021"], figures)
    assert [len(component.repairs) for component in found.components] == [1, 5, 5, 5]
    assert len(found.repairs) == 125
    assert len({solution(repair) for repair in found.repairs}) == 125
    assert found.complete
    assert {change.slip for change in found.repairs[0]} == {"total"}


def test_more_repairs_than_can_be_listed_are_not_said_to_be_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("gaidisclosure.repair.location.MOST", 48)
    figures = flows("2021", 5, 300, 50)
    for block in contract.BLOCKS:
        figures[f"{contract.T4}.{block}.total"] += 3
    found = locate(FORMS["2021"], figures)
    assert len(found.repairs) == 48
    assert (found.smallest, found.complete) == (True, False)
    assert not any(repair.only for repair in found.repairs)
    assert {change.slip for change in found.repairs[0]} == {"total"}
