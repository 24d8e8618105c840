# SPDX-License-Identifier: Apache-2.0
"""Flows: each is valid by itself, they reach every cell, and all valid tables are sums of them."""

from __future__ import annotations

from itertools import product

import pytest

from gaidisclosure.algebra import flow_at, flows
from gaidisclosure.form import EDITION_2019, EDITION_2021, EDITION_2021_UNDIVIDED
from tests import contract

FORMS = {"2021": EDITION_2021, "2019": EDITION_2019, "2021-undivided": EDITION_2021_UNDIVIDED}
RECEIVED = f"{contract.T3}.received"


@pytest.mark.parametrize("variant", FORMS)
def test_a_flow_is_valid_by_itself(variant: str) -> None:
    nothing = dict.fromkeys(contract.cells(variant), 0)
    for flow in flows(FORMS[variant]):
        assert not contract.failed(variant, nothing | dict.fromkeys(flow.cells, 1))
        assert set(flow.ends) == {cell for cell in flow.cells if cell in contract.leaves(variant)}


@pytest.mark.parametrize("variant", FORMS)
def test_there_is_a_flow_for_every_way_through_table_3_and_every_case(variant: str) -> None:
    ends = [*contract.OUTCOMES[variant], "carried_forward"]
    ways = [
        (f"{contract.T3}.{inflow}.{column}", f"{contract.T3}.{end}.{column}")
        for column, end, inflow in product(contract.APPLICANTS, ends, contract.INFLOWS)
    ]
    cases = [
        (f"{contract.T4}.{block}.{result}",)
        for block, result in product(contract.BLOCKS, contract.RESULTS)
    ]
    assert [flow.ends for flow in flows(FORMS[variant])] == [*ways, *cases]


@pytest.mark.parametrize("variant", FORMS)
def test_every_cell_of_a_sum_has_its_shortest_flow(variant: str) -> None:
    form = FORMS[variant]
    for cell in contract.cells(variant):
        if not cell.startswith(contract.T2):
            having = [flow for flow in flows(form) if cell in flow.cells]
            assert flow_at(form, cell) in having
            assert len(flow_at(form, cell).cells) == min(len(flow.cells) for flow in having)
    with pytest.raises(ValueError, match="empty"):
        flow_at(form, f"{contract.T2}.fees")


def test_the_cells_of_a_flow_come_in_the_order_of_the_form() -> None:
    assert flow_at(EDITION_2021, f"{RECEIVED}.total").cells == (
        f"{RECEIVED}.natural_person",
        f"{RECEIVED}.total",
        f"{contract.T3}.carried_forward.natural_person",
        f"{contract.T3}.carried_forward.total",
    )
    assert flow_at(EDITION_2021, f"{contract.T3}.outcomes.disclosed.total").cells == (
        f"{RECEIVED}.natural_person",
        f"{RECEIVED}.total",
        f"{contract.T3}.outcomes.disclosed.natural_person",
        f"{contract.T3}.outcomes.disclosed.total",
        f"{contract.T3}.outcomes.total.natural_person",
        f"{contract.T3}.outcomes.total.total",
    )
    assert flow_at(EDITION_2021, f"{contract.T4}.review.total").cells == (
        f"{contract.T4}.review.upheld",
        f"{contract.T4}.review.total",
    )
