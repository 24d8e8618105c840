# SPDX-License-Identifier: Apache-2.0
"""How people err: each slip is known again, and what one slip explains goes before chance."""

from __future__ import annotations

import pytest

from gaidisclosure.form import EDITION_2021
from gaidisclosure.i18n import LOCALES
from gaidisclosure.repair import Change, locate
from gaidisclosure.repair.ranking import explained
from gaidisclosure.slips import SLIPS
from tests import contract
from tests.repair.repaired import flows

ROW = f"{contract.T3}.outcomes.disclosed"
CELL = f"{ROW}.commercial_enterprise"
BESIDE = f"{ROW}.research_institution"


def slip_of(old: int, to: int, cell: str = CELL, **beside: int) -> str:
    figures = {f"{ROW}.{column}": n for column, n in beside.items()}
    _, (change,) = explained(EDITION_2021, {cell: old, **figures}, [Change(cell, old, to)])
    return change.slip


@pytest.mark.parametrize(
    ("old", "to", "slip"),
    [
        (21, 12, "transposed"),
        (1320, 1230, "transposed"),
        (120000, 12, "in_yuan"),
        (12, 120000, "in_yuan"),
        (0, 0, "doubled"),
        (122, 12, "doubled"),
        (1223, 123, "doubled"),
        (12, 122, "dropped"),
        (12, 132, "dropped"),
        (12, 120, "dropped"),
        (18, 13, "misread"),
        (7, 2, "misread"),
        (0, 31, "left_out"),
        (31, 77, ""),
        (312, 77, ""),
        (21, 13, ""),
        (31, 0, ""),
    ],
)
def test_one_wrong_figure_is_explained(old: int, to: int, slip: str) -> None:
    if old != to:
        assert slip_of(old, to) == slip


def test_a_figure_of_the_cell_beside_it_is_known_as_a_copy() -> None:
    assert slip_of(77, 5, research_institution=77) == "copied"
    assert slip_of(77, 5, natural_person=77) == "copied"
    assert slip_of(77, 5, legal_service_institution=77) == ""
    assert slip_of(7, 5, research_institution=7) == "misread"
    assert slip_of(0, 10) == "left_out"
    assert slip_of(0, 31, research_institution=0) == "left_out"


def test_a_total_is_first_taken_for_one_that_was_not_updated() -> None:
    assert slip_of(31, 77, cell=f"{ROW}.total") == "total"
    assert slip_of(31, 77, cell=f"{contract.T3}.outcomes.total.natural_person") == "total"
    assert slip_of(31, 13, cell=f"{ROW}.total") == "transposed"
    assert slip_of(177, 77, cell=f"{ROW}.total") == "total"


@pytest.mark.parametrize(
    ("old", "to"), [((5, 0), (0, 5)), ((3, 8), (8, 3)), ((0, 9), (4, 5)), ((9, 0), (4, 5))]
)
def test_figures_in_each_others_cells_are_explained_together(
    old: tuple[int, int], to: tuple[int, int]
) -> None:
    changes = [Change(CELL, old[0], to[0]), Change(BESIDE, old[1], to[1])]
    _, found = explained(EDITION_2021, {}, changes)
    assert [change.slip for change in found] == ["misplaced", "misplaced"]


def test_one_slip_of_two_cells_is_likelier_than_one_of_each() -> None:
    changes = [Change(CELL, 21, 12), Change(BESIDE, 12, 21)]
    cost, found = explained(EDITION_2021, {}, changes)
    assert (cost, {change.slip for change in found}) == (18, {"misplaced"})
    apart = f"{ROW}.legal_service_institution"
    cost, found = explained(EDITION_2021, {}, [changes[0], Change(apart, 12, 21)])
    assert (cost, {change.slip for change in found}) == (20, {"transposed"})


@pytest.mark.parametrize(
    ("cells", "old", "to"),
    [
        ((CELL, f"{ROW}.legal_service_institution"), (35, 0), (0, 35)),
        ((CELL, BESIDE), (35, 2), (0, 37)),
        ((CELL, BESIDE), (35, 0), (0, 36)),
    ],
)
def test_other_pairs_are_explained_one_by_one(
    cells: tuple[str, str], old: tuple[int, int], to: tuple[int, int]
) -> None:
    changes = [Change(*each) for each in zip(cells, old, to, strict=True)]
    _, found = explained(EDITION_2021, {}, changes)
    assert "misplaced" not in {change.slip for change in found}


def test_a_figure_to_be_looked_up_is_not_explained() -> None:
    cost, (change,) = explained(EDITION_2021, {}, [Change(CELL, -3, None)])
    assert (cost, change.slip) == (0, "")
    pair = [Change(CELL, -3, None), Change(BESIDE, 5, None)]
    assert {change.slip for change in explained(EDITION_2021, {}, pair)[1]} == {""}


def test_the_likeliest_repair_comes_first() -> None:
    left, (total,) = contract.identities("2021")["T4-SUM:review"]
    figures = flows("2021", 0, 0, 0) | {left[0]: 21, left[1]: 2, left[2]: 3, total: 17}
    repairs = locate(EDITION_2021, figures).repairs
    assert [(one.cell, one.to, one.slip) for (one,) in repairs][:2] == [
        (left[0], 12, "transposed"),
        (total, 26, "total"),
    ]


def test_a_change_tells_its_slip_in_words() -> None:
    for slip in SLIPS.values():
        for locale in LOCALES:
            assert Change(CELL, 1, 2, slip.name).reason(locale) == slip.label(locale)
    assert Change(CELL, 1, 2).reason() == ""


def test_every_slip_costs_less_than_no_explanation() -> None:
    cost, _ = explained(EDITION_2021, {CELL: 31}, [Change(CELL, 31, 77)])
    assert cost == 24 > max(slip.cost for slip in SLIPS.values())
