# SPDX-License-Identifier: Apache-2.0
"""Cells that are not known: what follows is true, and what does not is left alone."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure import strategies
from gaidisclosure.algebra import Cut, Network, graphs
from gaidisclosure.checks import MAX_COUNT
from gaidisclosure.draft import BLANK, Cell, Conclusion, Draft
from gaidisclosure.form import EDITION_2021
from gaidisclosure.repair import deduce, known_counts, locate, unfillable
from gaidisclosure.repair.blanks import cut_of
from gaidisclosure.zh.figures import State
from tests import contract
from tests.repair.repaired import FORMS, Counts, apart, draft_of, flows, solvable

Figures = dict[str, Any]
each_variant = pytest.mark.parametrize("variant", contract.VARIANTS)
T3, T4 = contract.T3, contract.T4


def deduced(variant: str, figures: Figures) -> dict[str, int]:
    return {each.cell: each.figure for each in deduce(FORMS[variant], figures)}


def contradictions(variant: str, figures: Figures) -> list[Cut]:
    """The tables of which some proof says that their blanks cannot be filled."""
    form = FORMS[variant]
    found = [unfillable(form, graph, known_counts(graph.arcs, figures)) for graph in graphs(form)]
    return [cut for cut in found if cut]


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
    found = deduced(variant, figures)
    assert found.items() <= right.items()
    assert all(figures[cell] is None for cell in found)
    assert not contradictions(variant, figures)
    assert [*found] == [cell for cell in contract.cells(variant) if cell in found]


@each_variant
@given(data=st.data())
def test_a_sum_with_one_unknown_cell_leaves_nothing_open(variant: str, data: st.DataObject) -> None:
    _, figures = data.draw(hidden(variant))
    known = figures | deduced(variant, figures)
    for cells in contract.unknown(variant, known).values():
        assert len(cells) > 1
    assert not contract.failed(variant, known)


@each_variant
@given(data=st.data())
def test_the_identities_named_force_the_figure(variant: str, data: st.DataObject) -> None:
    """They cannot all hold with any other figure, whatever the other blanks hold."""
    _, figures = data.draw(hidden(variant))
    for each in deduce(FORMS[variant], figures):
        assert each.forced_by == tuple(
            code for code in contract.identities(variant) if code in each.forced_by
        )
        sums = {code: contract.identities(variant)[code] for code in each.forced_by}
        for other in (each.figure - 1, each.figure + 1):
            assert other < 0 or not solvable(sums, figures | {each.cell: other})
        assert solvable(sums, figures | {each.cell: each.figure})


@each_variant
@given(data=st.data())
def test_every_other_blank_has_several_figures(variant: str, data: st.DataObject) -> None:
    right, figures = data.draw(hidden(variant))
    forced = deduced(variant, figures)
    blank = [cell for cell, figure in figures.items() if figure is None and cell not in forced]
    if blank:
        cell = data.draw(st.sampled_from(blank))
        others = (right[cell] - 1, right[cell] + 1)
        sums = contract.identities(variant)
        assert any(other >= 0 and solvable(sums, figures | {cell: other}) for other in others)


@pytest.mark.parametrize("variant", contract.VARIANTS)
def test_zeros_left_blank_follow_from_the_totals(variant: str) -> None:
    right = flows(variant, 4, 15, 5)
    figures = {cell: figure or None for cell, figure in right.items()}
    for cell in right:
        if cell.endswith(".total") or ".outcomes.total." in cell:
            figures[cell] = right[cell]
    assert right == figures | deduced(variant, figures)


def test_of_totals_alone_only_the_zeros_follow() -> None:
    right = flows("2021", 6, 9, 5)
    figures = {cell: figure if cell.endswith(".total") else None for cell, figure in right.items()}
    found = deduced("2021", figures)
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
    assert {each.cell: each.figure for each in found} == {cell: right[cell] for cell in gone}
    assert {each.forced_by for each in found} == {
        ("T3-SUM:natural_person",),
        ("T3-SUM:commercial_enterprise",),
    }


def test_identities_that_only_help_together_are_named_together() -> None:
    """A blank of the column and the totals of two rows: no identity has only one of the three."""
    right = flows("2021", 2, 30, 9)
    columns = ("total", "natural_person")
    gone = [f"{T3}.{row}.{column}" for row in contract.INFLOWS for column in columns][:3]
    found = deduce(EDITION_2021, right | dict.fromkeys(gone))
    assert {each.cell: each.figure for each in found} == {cell: right[cell] for cell in gone}


@each_variant
@given(data=st.data())
def test_a_contradiction_voids_what_hangs_together_with_it(
    variant: str, data: st.DataObject
) -> None:
    right = flows(variant, data.draw(st.integers(0, 9)), 20, 9)
    row, column = f"{T3}.received", data.draw(st.sampled_from(contract.APPLICANTS))
    blank, apart = f"{row}.{column}", f"{T3}.outcomes.disclosed.total"
    figures: Figures = {
        **right,
        f"{row}.total": right[f"{row}.total"] + 1,
        blank: None,
        apart: None,
    }
    assert deduced(variant, figures) == {apart: right[apart]}
    (cut,) = contradictions(variant, figures)
    assert cut.misses(figures)


def test_a_contradiction_may_show_only_when_sums_are_combined() -> None:
    figures = apart()
    (cut,) = contradictions("2021", figures)
    assert 2 <= len(cut.identities) <= 4
    assert abs(cut.misses(figures)) == 1
    (component,) = locate(EDITION_2021, figures).components
    assert component.codes == tuple(cut.identities)
    assert component.repairs
    assert not any(
        Cut(EDITION_2021, {code: 1}).misses(figures) for code in contract.identities("2021")
    )
    figures[f"{T3}.outcomes.total.natural_person"] -= 1
    assert not contradictions("2021", figures)


@pytest.mark.parametrize("seed", range(8))
def test_of_several_proofs_the_one_with_fewest_identities_is_taken(seed: int) -> None:
    random, (graph, *_) = Random(seed), graphs(EDITION_2021)
    known = {cell: figure for cell, figure in flows("2021", seed, 20, 9).items() if T3 in cell}
    known[random.choice([*known])] += 5
    for cell in random.sample([*known], random.randint(1, 60)):
        del known[cell]
    network = Network.of(graph, known)
    network.fill()
    cuts = [cut_of(EDITION_2021, graph, nodes) for nodes in network.obstacles()]
    cut = unfillable(EDITION_2021, graph, known)
    assert (cut in cuts) is bool(cuts)
    assert not cut or len(cut.identities) == min(len(each.identities) for each in cuts)


def test_addends_that_exceed_their_total_are_a_contradiction() -> None:
    left, (total,) = contract.identities("2021")["T4-SUM:review"]
    figures: Figures = {**flows("2021", 0, 0, 0), left[0]: 3, total: 2}
    figures |= dict.fromkeys(left[1:])
    (cut,) = contradictions("2021", figures)
    assert dict(cut.identities) == {"T4-SUM:review": 1}
    assert (cut.misses(figures), cut.sides(figures)) == (1, (3, 2))
    figures[total] = 3
    assert deduced("2021", figures) == dict.fromkeys(left[1:], 0)
    figures[total] = 4
    assert deduced("2021", figures) == {}


def test_a_figure_too_large_for_any_cell_is_a_contradiction() -> None:
    left, (total,) = contract.identities("2021")["T4-SUM:review"]
    figures: Figures = {**flows("2021", 0, 0, 0), left[0]: MAX_COUNT, total: None}
    assert deduced("2021", figures) == {total: MAX_COUNT}
    (cut,) = contradictions("2021", {**figures, left[1]: 1})
    assert cut.misses({**figures, left[1]: 1}) == 1


def test_a_blank_that_can_only_be_the_largest_figure_is_forced_from_below() -> None:
    """Two blanks make up for twice the largest figure, so both hold it."""
    left, (total,) = contract.identities("2021")["T4-SUM:review"]
    figures: Figures = {**flows("2021", 0, 0, 0), **dict.fromkeys(left[:2]), total: None}
    graph = next(graph for graph in graphs(EDITION_2021) if total in graph.arcs)
    network = Network.of(graph, {**figures, left[2]: -MAX_COUNT, left[3]: -MAX_COUNT, total: 0})
    network.fill()
    assert [network.range(cell) for cell in left[:2]] == [(MAX_COUNT, MAX_COUNT)] * 2


def test_unlawful_figures_count_as_unknown() -> None:
    left, (total,) = contract.identities("2021")["T4-SUM:review"]
    figures = {**flows("2021", 0, 0, 0), left[0]: -1, total: 4}
    assert deduced("2021", figures) == {left[0]: 4}


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
def test_what_was_deduced_changes_no_verdict(draft: Draft) -> None:
    before, after = draft.check(), draft.completed().check()
    codes = {each.code for each in before.violations}
    # Beside a figure that no report can have, a sum may fail only when its blank is filled.
    if not any(code.startswith("CELL-") for code in codes - {"CELL-BLANK"}):
        assert codes >= {each.code for each in after.violations}
    if before.conclusion is not Conclusion.INVALID:
        assert after.conclusion is not Conclusion.INVALID


def test_cells_that_the_source_lacks_are_completed_as_well() -> None:
    right = flows("2021", 2, 30, 9)
    total = f"{T3}.received.total"
    draft = draft_of("2021", {path: n for path, n in right.items() if path != total})
    assert total not in draft.cells
    cell = draft.completed().cells[total]
    assert (cell.value, cell.place) == (right[total], None)
    assert cell.forced_by == ("T3-ROW:received",)
    assert draft.completed().check().ok


def test_a_text_that_is_no_figure_is_not_written_over() -> None:
    total, other = f"{T4}.review.total", f"{T4}.litigation_direct.total"
    right = flows("2021", 2, 3, 9)
    draft = draft_of("2021", right).replace({total: "12或13", other: "/"})
    completed = draft.completed()
    assert completed.cells[total] == draft.cells[total]
    assert completed.cells[other].value == right[other]
    assert [gap.cells for gap in completed.check().gaps] == [(total,)]


def test_a_completed_cell_keeps_its_place() -> None:
    from gaidisclosure.document import Place

    total = f"{T4}.review.total"
    draft = draft_of("2021", flows("2021", 2, 3, 9))
    blank = Cell("", None, State.BLANK, Place(12))
    printed = Draft(edition="2021", cells={**draft.cells, total: blank})
    cell = printed.completed().cells[total]
    assert cell.place == Place(12)
    assert BLANK.forced_by == ()
