# SPDX-License-Identifier: Apache-2.0
"""Cells that are not known: what follows is true, and what does not is left alone."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure import strategies
from gaidisclosure.draft import BLANK, Cell, Draft
from gaidisclosure.form import EDITION_2021
from gaidisclosure.repair import deduce
from gaidisclosure.zh.figures import State
from tests import contract
from tests.repair.repaired import FORMS, Counts, draft_of, flows

each_variant = pytest.mark.parametrize("variant", contract.VARIANTS)
T3, T4 = contract.T3, contract.T4


@st.composite
def hidden(draw: st.DrawFn, variant: str) -> tuple[Counts, dict[str, Any]]:
    """Right figures, and the same with some of them not known."""
    right = flows(variant, draw(st.integers(0, 99)), draw(st.integers(0, 40)), 9)
    gone = draw(st.lists(st.sampled_from([*right]), max_size=60))
    return right, right | dict.fromkeys(gone)


@each_variant
@given(data=st.data())
def test_what_is_deduced_is_what_was_hidden(variant: str, data: st.DataObject) -> None:
    right, figures = data.draw(hidden(variant))
    found = deduce(FORMS[variant], figures)
    assert found.figures.items() <= right.items()
    assert all(figures[cell] is None for cell in found.figures)
    assert not found.contradictions
    assert all(each.forced_by for each in found.forced)


@each_variant
@given(data=st.data())
def test_a_sum_with_one_unknown_cell_leaves_nothing_open(variant: str, data: st.DataObject) -> None:
    _, figures = data.draw(hidden(variant))
    known = figures | deduce(FORMS[variant], figures).figures
    for cells in contract.unknown(variant, known).values():
        assert len(cells) > 1
    assert not contract.failed(variant, known)


@each_variant
@given(data=st.data())
def test_the_identities_named_force_the_figure(variant: str, data: st.DataObject) -> None:
    """Other figures of the cell make one of the identities named fail, or not known to hold."""
    _, figures = data.draw(hidden(variant))
    known = dict(figures)
    for each in deduce(FORMS[variant], figures).forced:
        sums = {code: contract.identities(variant)[code] for code in each.forced_by}
        known[each.cell] = each.figure
        if len(sums) == 1:
            ((left, right),) = sums.values()
            others = [known[cell] for cell in (*left, *right) if cell != each.cell]
            assert each.figure == 0 or None not in others


@pytest.mark.parametrize("variant", contract.VARIANTS)
def test_zeros_left_blank_follow_from_the_totals(variant: str) -> None:
    right = flows(variant, 4, 15, 5)
    figures = {cell: figure or None for cell, figure in right.items()}
    for cell in right:
        if cell.endswith(".total") or ".outcomes.total." in cell:
            figures[cell] = right[cell]
    assert right == figures | deduce(FORMS[variant], figures).figures


def test_of_totals_alone_only_the_zeros_follow() -> None:
    right = flows("2021", 6, 9, 5)
    figures = {cell: figure if cell.endswith(".total") else None for cell, figure in right.items()}
    found = deduce(EDITION_2021, figures).figures
    assert found.items() <= right.items()
    assert set(found.values()) == {0}
    empty = [row for row in contract.table3_rows("2021") if not right[f"{T3}.{row}.total"]]
    expected = {f"{T3}.{row}.{column}" for row in empty for column in contract.APPLICANTS}
    assert expected <= found.keys()


def test_two_blanks_in_a_row_follow_from_their_columns() -> None:
    right = flows("2021", 1, 30, 9)
    row = f"{T3}.outcomes.disclosed"
    gone = [f"{row}.natural_person", f"{row}.commercial_enterprise"]
    found = deduce(EDITION_2021, right | dict.fromkeys(gone))
    assert found.figures == {cell: right[cell] for cell in gone}
    assert {each.forced_by for each in found.forced} == {
        ("T3-SUM:natural_person",),
        ("T3-SUM:commercial_enterprise",),
    }


def test_identities_that_only_help_together_are_named_together() -> None:
    """A sum over the columns of three rows needs all four identities that share the unknown."""
    right = flows("2021", 2, 30, 9)
    rows = ("received", "brought_forward", "outcomes.total", "carried_forward")
    gone = [f"{T3}.{row}.{column}" for row in rows[:2] for column in ("natural_person", "total")]
    found = deduce(EDITION_2021, right | dict.fromkeys(gone))
    assert found.figures.items() <= right.items()


@each_variant
@given(data=st.data())
def test_a_contradiction_voids_what_hangs_together_with_it(
    variant: str, data: st.DataObject
) -> None:
    right = flows(variant, data.draw(st.integers(0, 9)), 20, 9)
    row, column = f"{T3}.received", data.draw(st.sampled_from(contract.APPLICANTS))
    blank = f"{row}.{column}"
    figures: dict[str, Any] = {**right, f"{row}.total": right[f"{row}.total"] + 1, blank: None}
    found = deduce(FORMS[variant], figures)
    assert found.forced == ()
    (contradiction,) = found.contradictions
    assert contradiction.cells == (blank,)
    assert set(contradiction.codes) == {"T3-ROW:received", f"T3-BAL:{column}"}


def test_a_contradiction_may_show_only_when_sums_are_combined() -> None:
    """Four blanks, two in each of four sums, so that no sum says anything by itself."""
    right = flows("2021", 5, 40, 9)
    pair = ("natural_person", "commercial_enterprise")
    gone = [f"{T3}.{row}.{column}" for row in contract.INFLOWS for column in pair]
    total = f"{T3}.received.total"
    figures: dict[str, Any] = right | dict.fromkeys(gone)
    assert not deduce(EDITION_2021, figures).contradictions
    (contradiction,) = deduce(EDITION_2021, {**figures, total: right[total] + 1}).contradictions
    assert set(contradiction.cells) == set(gone)
    assert len(contradiction.codes) == 4


def test_addends_that_exceed_their_total_are_a_contradiction() -> None:
    left, (total,) = contract.identities("2021")["T4-SUM:review"]
    figures: dict[str, Any] = {**flows("2021", 0, 0, 0), left[0]: 3, total: 2}
    for cell in left[1:]:
        figures[cell] = None
    (contradiction,) = deduce(EDITION_2021, figures).contradictions
    assert contradiction.cells == tuple(left[1:])
    assert contradiction.codes == ("T4-SUM:review",)
    figures[total] = 3
    assert deduce(EDITION_2021, figures).figures == dict.fromkeys(left[1:], 0)
    figures[total] = 4
    assert deduce(EDITION_2021, figures).figures == {}


def test_a_figure_too_large_for_any_cell_is_a_contradiction() -> None:
    left, (total,) = contract.identities("2021")["T4-SUM:review"]
    most = 999_999_999_999_999
    figures: dict[str, Any] = {**flows("2021", 0, 0, 0), left[0]: most, total: None}
    assert deduce(EDITION_2021, figures).figures == {total: most}
    assert deduce(EDITION_2021, {**figures, left[1]: 1}).contradictions


def test_unlawful_figures_count_as_unknown() -> None:
    left, (total,) = contract.identities("2021")["T4-SUM:review"]
    figures = {**flows("2021", 0, 0, 0), left[0]: -1, total: 4}
    assert deduce(EDITION_2021, figures).figures == {left[0]: 4}


@given(strategies.drafts())
def test_a_completed_draft_keeps_what_is_printed(draft: Draft) -> None:
    completed = draft.completed()
    assert completed.completed() == completed
    for path, cell in completed.cells.items():
        if cell.forced_by:
            assert draft.figures()[path] is None
            assert cell.state is State.FIGURE
            assert cell.forced_by[0] in draft.form.identities
        else:
            assert cell == draft.cells[path]
    assert draft.cells.keys() <= completed.cells.keys()


@given(strategies.drafts())
def test_no_identity_fails_only_because_of_what_was_deduced(draft: Draft) -> None:
    """A figure that cannot be counts as unknown, so what follows may well contradict it."""
    before = draft.check()
    after = {violation.code for violation in draft.completed().check().contradictions}
    unlawful = {cell for fault in before.faults for cell in fault.cells}
    others = {
        code
        for code, identity in draft.form.identities.items()
        if unlawful.isdisjoint(identity.cells)
    }
    assert {violation.code for violation in before.contradictions} & others == after & others


def test_cells_that_the_source_lacks_are_completed_as_well() -> None:
    right = flows("2021", 2, 30, 9)
    total = f"{T3}.received.total"
    draft = draft_of("2021", {path: n for path, n in right.items() if path != total})
    assert total not in draft.cells
    cell = draft.completed().cells[total]
    assert (cell.value, cell.place) == (right[total], None)
    assert cell.forced_by == ("T3-ROW:received",)
    assert draft.completed().check().ok


def test_a_completed_cell_keeps_its_place() -> None:
    from gaidisclosure.document import Place

    total = f"{T4}.review.total"
    draft = draft_of("2021", flows("2021", 2, 3, 9))
    blank = Cell("", None, State.BLANK, Place(12))
    printed = Draft(edition="2021", cells={**draft.cells, total: blank})
    cell = printed.completed().cells[total]
    assert cell.place == Place(12)
    assert BLANK.forced_by == ()
