# SPDX-License-Identifier: Apache-2.0
"""Filling open cells: all that can be carried is carried, and what is left is behind a cut."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.algebra import Cut, Network, graphs
from gaidisclosure.checks import MAX_COUNT
from gaidisclosure.form import EDITION_2021, FORMS
from gaidisclosure.repair.blanks import cut_of
from tests import contract
from tests.repair.repaired import added_up, contradicts, flows, solvable

each_variant = pytest.mark.parametrize("variant", contract.VARIANTS)
T3 = contract.T3
Figures = dict[str, Any]


def filled(variant: str, figures: Figures, table: int = 0) -> Network:
    network = Network.of(graphs(FORMS[variant])[table], figures)
    network.fill()
    return network


@st.composite
def blanked(draw: st.DrawFn, variant: str, wrong: int) -> Figures:
    """Figures of table 3 with blanks, and some of the others wrong."""
    right = flows(variant, draw(st.integers(0, 99)), draw(st.integers(0, 40)), 9)
    cells = st.sampled_from([cell for cell in right if cell.startswith(T3)])
    by = draw(st.dictionaries(cells, st.integers(-9, 9), max_size=wrong))
    figures = right | {cell: max(0, right[cell] + amount) for cell, amount in by.items()}
    return figures | dict.fromkeys(draw(st.sets(cells, max_size=80)))


@each_variant
@given(data=st.data())
def test_blanks_are_filled_exactly_if_integer_programming_can(
    variant: str, data: st.DataObject
) -> None:
    figures = data.draw(blanked(variant, 2))
    network = filled(variant, figures)
    sums = {c: s for c, s in contract.identities(variant).items() if c.startswith("T3")}
    can_hold = solvable(sums, {cell: figures[cell] for cell in network.graph.arcs})
    assert (network.obstacles() == ()) is can_hold
    assert all(figures[cell] in {None, n} for cell, n in network.figures.items())
    if can_hold:
        whole = {**figures, **network.figures}
        assert not contract.failed(variant, whole)
        assert all(0 <= figure <= MAX_COUNT for figure in network.figures.values())


@each_variant
@given(data=st.data())
def test_every_obstacle_is_proved_by_addition(variant: str, data: st.DataObject) -> None:
    figures = data.draw(blanked(variant, 3))
    network = filled(variant, figures)
    for nodes in network.obstacles():
        cut = cut_of(FORMS[variant], network.graph, nodes)
        assert contradicts(added_up(variant, cut.identities), figures)
        assert dict(cut.cells) == added_up(variant, cut.identities)
        assert cut.misses(figures)
        inward, outward = cut.sides(figures)
        assert cut.misses(figures) == inward - outward
        crossing = set(network.graph.crossing(nodes))
        assert {*network.fixed(nodes)} == {c for c in crossing if figures[c] is not None}


@each_variant
@given(data=st.data())
def test_the_range_of_a_blank_is_what_integer_programming_finds(
    variant: str, data: st.DataObject
) -> None:
    figures = data.draw(blanked(variant, 0))
    network = filled(variant, figures)
    if not network.open:
        return
    cell = data.draw(st.sampled_from(sorted(network.open)))
    least, most = network.range(cell)
    sums = {c: s for c, s in contract.identities(variant).items() if c.startswith("T3")}
    figures = {path: figures[path] for path in network.graph.arcs}
    assert 0 <= least <= network.figures[cell] <= most <= MAX_COUNT
    for figure, is_lawful in ((least, True), (least - 1, False), (most, True), (most + 1, False)):
        if 0 <= figure < 10**5:
            assert solvable(sums, {**figures, cell: figure}) is is_lawful


@each_variant
@pytest.mark.parametrize("seed", range(4))
def test_a_blank_can_change_where_its_limits_hold_both_its_ends(variant: str, seed: int) -> None:
    figures: Figures = flows(variant, seed, 20, 9)
    gone = Random(seed).sample([cell for cell in figures if cell.startswith(T3)], 90)
    network = filled(variant, figures | dict.fromkeys(gone))
    before = {**network.figures}
    for cell in sorted(network.open)[::9]:
        (tail, head), figure = network.graph.arcs[cell], network.figures[cell]
        growing, shrinking = network.limits(cell)
        least, most = network.range(cell)
        assert head in growing
        assert tail in shrinking
        assert (tail in growing) is (most > figure)
        assert (head in shrinking) is (least < figure) or figure == 0
        for nodes, both in ((growing, tail), (shrinking, head)):
            if both not in nodes:
                assert cell in network.graph.crossing(nodes)
    assert network.figures == before


def test_a_cell_that_is_opened_keeps_its_figure_until_it_must_change() -> None:
    figures: Figures = flows("2021", 3, 20, 9)
    total = f"{T3}.received.total"
    wrong = filled("2021", figures | {total: figures[total] + 4})
    assert wrong.open == frozenset()
    assert {*wrong.obstacles()} == {frozenset({"T3-ROW:received"}), frozenset({"T3-BAL:total"})}
    opened = wrong.opened([total])
    assert opened.figures[total] == figures[total] + 4
    opened.fill()
    assert (opened.figures[total], opened.obstacles()) == (figures[total], ())
    assert wrong.figures[total] == figures[total] + 4
    assert opened.range(total) == (figures[total], figures[total])


@pytest.mark.parametrize(("there", "lacking"), [(1, 3), (3, 1), (2, 2)])
def test_no_more_is_carried_than_there_is_and_than_is_lacking(there: int, lacking: int) -> None:
    graph = graphs(EDITION_2021)[0]
    cell = f"{T3}.outcomes.disclosed.natural_person"
    tail, head = graph.arcs[cell]
    before = next(c for c, ends in graph.arcs.items() if ends[1] == tail)
    after = next(c for c, ends in graph.arcs.items() if ends[0] == head)
    figures: Figures = dict.fromkeys(graph.arcs, 0) | {before: there, after: lacking, cell: None}
    network = filled("2021", figures)
    carried = min(there, lacking)
    assert network.figures[cell] == carried
    assert (network.excess[tail], network.excess[head]) == (there - carried, carried - lacking)


def test_what_cannot_be_carried_away_holds_up_the_cells_that_hang_together_with_it() -> None:
    figures: Figures = flows("2021", 3, 20, 9)
    row = [f"{T3}.received.{column}" for column in contract.APPLICANTS[:2]]
    apart = [f"{T3}.outcomes.disclosed.{column}" for column in contract.APPLICANTS[2:4]]
    figures |= dict.fromkeys([*row, *apart])
    assert filled("2021", figures).stuck() == frozenset()
    figures[f"{T3}.received.total"] += 1
    assert filled("2021", figures).stuck() == {*row}


def test_no_cell_holds_more_than_the_largest_count() -> None:
    left, (total,) = contract.identities("2021")["T4-SUM:review"]
    figures: Figures = dict.fromkeys(left, 0) | {total: None, left[0]: MAX_COUNT, left[1]: 1}
    network = filled("2021", figures, table=1)
    assert network.figures[total] == MAX_COUNT
    (nodes,) = {*network.obstacles()} - {frozenset({""})}
    cut = cut_of(EDITION_2021, network.graph, nodes)
    assert cut.misses(figures) == 1
    figures[left[1]] = 0
    assert filled("2021", figures, table=1).obstacles() == ()


def test_a_cut_misses_nothing_that_blanks_can_make_up_for() -> None:
    left, (total,) = contract.identities("2021")["T4-SUM:review"]
    cut = Cut(EDITION_2021, {"T4-SUM:review": 1})
    zeros: Figures = dict.fromkeys((*left, total), 0)
    assert [cut.misses(zeros | {total: n}) for n in (0, 3)] == [0, -3]
    assert cut.misses(zeros | {total: 3, left[0]: None}) == 0
    assert cut.misses(zeros | {total: MAX_COUNT + 3, left[0]: None}) == -3
    assert cut.misses(zeros | {total: None, left[0]: 3}) == 0
    assert cut.misses(zeros | {total: None, left[0]: MAX_COUNT, left[1]: 2}) == 2
