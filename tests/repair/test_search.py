# SPDX-License-Identifier: Apache-2.0
"""The search for several wrong figures: how far it goes, and what it says when it stops."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pytest

from gaidisclosure.algebra import Network, graphs
from gaidisclosure.form import EDITION_2021
from gaidisclosure.repair import search as room
from gaidisclosure.repair.search import DEEPEST, search
from tests import contract
from tests.repair.repaired import flows

RIGHT = flows("2021", 3, 60, 50)
CELLS = [
    f"{contract.T3}.{row}.{column}"
    for row, column in zip(contract.OUTCOMES["2021"], contract.COLUMNS, strict=False)
]
"""Seven cells, no two of them in the same row or column."""


def table(wrong: Collection[str]) -> Network:
    """Table 3 with these figures wrong, filled."""
    figures: dict[str, Any] = {**RIGHT}
    for number, cell in enumerate(wrong, 1):
        figures[cell] += 100 * number
    network = Network.of(graphs(EDITION_2021)[0], figures)
    network.fill()
    return network


def row_of(number: int) -> list[str]:
    """Cells of one row: such figures have several repairs."""
    return [f"{contract.T3}.outcomes.disclosed.{each}" for each in contract.APPLICANTS[:number]]


@pytest.mark.parametrize("number", range(DEEPEST + 1))
def test_six_wrong_figures_are_found_wherever_they_are(number: int) -> None:
    found = search(table(CELLS[:number]))
    assert [cells for cells, _ in found.solutions] == [tuple(sorted(CELLS[:number]))]
    assert found.complete
    for _, network in found.solutions:
        assert {cell: network.figures[cell] for cell in CELLS} == {c: RIGHT[c] for c in CELLS}


def test_seven_are_not_looked_for() -> None:
    assert search(table(CELLS)) == room.SearchResult((), complete=False)


@pytest.mark.parametrize("wrong", [row_of(1), row_of(2), row_of(3), row_of(3)[::2], row_of(6)[::2]])
def test_solutions_are_all_different_and_in_order(wrong: list[str]) -> None:
    found = search(table(wrong))
    sets = [cells for cells, _ in found.solutions]
    assert sets == sorted(set(sets))
    assert {len(set(cells)) for cells in sets} == {len(wrong)}
    assert tuple(sorted(wrong)) in sets


@pytest.mark.parametrize(
    ("wrong", "trials"),
    [
        (CELLS[:1], 1),
        (CELLS[:2], 8),
        (CELLS[:4], 22),
        (CELLS[:6], 36),
        (row_of(2), 8),
        (row_of(3), 123),
    ],
)
def test_no_more_cells_are_tried_than_the_cuts_demand(wrong: list[str], trials: int) -> None:
    hunt = room.Hunt(None)
    assert [*hunt.solutions(table(wrong), len(wrong))]
    assert hunt.tried == trials


def test_patience_ends_with_the_trials_that_are_needed_of_three_cells_and_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    trials: list[Collection[str]] = []
    opened = Network.opened

    def counted(network: Network, cells: Collection[str]) -> Network:
        trials.append(cells)
        return opened(network, cells)

    three = table(row_of(3))
    monkeypatch.setattr(Network, "opened", counted)
    found = [*room.Hunt(None).solutions(three, 3)]
    needed = len(trials)
    assert needed > 3
    for patience in (needed, needed - 1):
        trials.clear()
        hunt = room.Hunt(patience)
        assert len([*hunt.solutions(three, 3)]) <= len(found)
        assert hunt.is_given_up is (patience < needed)
        assert len(trials) == patience
    monkeypatch.setattr(room, "_PATIENCE", 1)
    assert search(three) == room.SearchResult((), complete=False)
    assert search(table(row_of(2))).complete
