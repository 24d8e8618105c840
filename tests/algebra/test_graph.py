# SPDX-License-Identifier: Apache-2.0
"""The graph of a table: every cell joins two identities, and what flows in flows out."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.algebra import OUTSIDE, Graph, graphs
from gaidisclosure.form import FORMS
from tests import contract
from tests.repair.repaired import added_up, flows

each_variant = pytest.mark.parametrize("variant", contract.VARIANTS)
T3 = contract.T3


def requests(variant: str) -> Graph:
    return graphs(FORMS[variant])[0]


@each_variant
def test_there_is_a_graph_for_table_3_and_for_each_block_of_table_4(variant: str) -> None:
    found = graphs(FORMS[variant])
    assert len(found) == 4
    assert [*found[0].arcs] == [path for path in contract.cells(variant) if path.startswith(T3)]
    assert found[0].dependent == "T3-ROW:outcomes.total"
    for graph, block in zip(found[1:], contract.BLOCKS, strict=True):
        assert dict(graph.nodes) == {f"T4-SUM:{block}": 1}
        assert graph.dependent is None
        assert graph.dependencies == ()
        assert all(OUTSIDE in ends for ends in graph.arcs.values())
    assert {code for graph in found for code in graph.tied} == contract.identities(variant).keys()


@each_variant
def test_every_cell_flows_from_one_of_its_identities_into_the_other(variant: str) -> None:
    for graph in graphs(FORMS[variant]):
        for cell, (tail, head) in graph.arcs.items():
            standing = {
                code: 1 if cell in left else -1
                for code, (left, right) in contract.identities(variant).items()
                if cell in (*left, *right) and code != graph.dependent
            }
            assert {tail, head} - {OUTSIDE} == standing.keys()
            assert tail == OUTSIDE or graph.nodes[tail] * standing[tail] == -1
            assert head == OUTSIDE or graph.nodes[head] * standing[head] == 1


@each_variant
def test_only_the_rows_that_come_in_and_two_kinds_of_columns_are_turned_round(variant: str) -> None:
    turned = {code for code, sign in requests(variant).nodes.items() if sign < 0}
    columns = [f"T3-SUM:{column}" for column in contract.APPLICANTS]
    inflows = [f"T3-ROW:{row}" for row in contract.INFLOWS]
    assert turned == {*inflows, *columns, "T3-BAL:total"}


@each_variant
def test_a_request_goes_along_arcs_from_where_it_came_to_where_it_went(variant: str) -> None:
    arcs = requests(variant).arcs
    way = [
        f"{T3}.received.natural_person",
        f"{T3}.outcomes.total.natural_person",
        f"{T3}.outcomes.disclosed.natural_person",
        f"{T3}.outcomes.disclosed.total",
        f"{T3}.outcomes.total.total",
        f"{T3}.received.total",
    ]
    for one, other in pairwise([*way, way[0]]):
        assert arcs[one][1] == arcs[other][0]


@each_variant
@given(data=st.data())
def test_the_cells_between_some_identities_and_the_others_are_their_sum(
    variant: str, data: st.DataObject
) -> None:
    graph = requests(variant)
    nodes = data.draw(st.sets(st.sampled_from([*graph.nodes]), min_size=1))
    signs = {code: graph.nodes[code] for code in nodes}
    assert graph.crossing(nodes) == added_up(variant, signs)
    fewer = graph.smaller_side(frozenset(nodes))
    assert len(fewer) <= len(graph.nodes) / 2
    assert len(graph.smaller_side(frozenset(graph.nodes) - nodes)) == len(fewer)
    assert graph.crossing(fewer).keys() == graph.crossing(nodes).keys()


def test_nodes_are_reached_by_the_cells_given() -> None:
    graph = requests("2021")
    row = [f"{T3}.received.{column}" for column in ("natural_person", "total")]
    joined = {"T3-ROW:received", "T3-BAL:natural_person", "T3-BAL:total"}
    assert graph.reached("T3-BAL:total", row) == joined
    assert graph.reached("T3-BAL:total", []) == {"T3-BAL:total"}
    assert graph.reached("T3-BAL:total", graph.arcs) == graph.nodes.keys()
    block = graphs(FORMS["2021"])[1]
    for nodes in ({OUTSIDE}, {"T4-SUM:review"}):
        assert block.smaller_side(frozenset(nodes)) == {"T4-SUM:review"}


@each_variant
def test_signs_are_whole_numbers_for_those_who_print_them(variant: str) -> None:
    for graph in graphs(FORMS[variant]):
        for signs in (graph.nodes, *graph.dependencies):
            assert {type(sign) for sign in signs.values()} == {int}


@each_variant
def test_lawful_figures_are_a_circulation(variant: str) -> None:
    figures: dict[str, Any] = flows(variant, 4, 50, 9)
    for graph in graphs(FORMS[variant]):
        for node in graph.nodes:
            flowing = [
                figures[cell] * (1 if graph.arcs[cell][1] == node else -1)
                for cell in graph.neighbours[node]
            ]
            assert sum(flowing) == 0
