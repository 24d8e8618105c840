# SPDX-License-Identifier: Apache-2.0
"""How people err: what each slip leaves in a cell, and that it explains just that."""

from __future__ import annotations

from decimal import Decimal
from itertools import islice
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.form import EDITION_2021
from gaidisclosure.i18n import LOCALES
from gaidisclosure.slips import SLIPS, SlipName
from tests import contract

ROW = f"{contract.T3}.outcomes.disclosed"
CELL = f"{ROW}.commercial_enterprise"
NEXT = f"{ROW}.research_institution"
FAR = f"{ROW}.legal_service_institution"
TOTAL = f"{ROW}.total"


def left(name: SlipName, right: dict[str, Any], *cells: str) -> list[Any]:
    return [*SLIPS[name].produces(EDITION_2021, right, cells or (CELL,))]


@pytest.mark.parametrize(
    ("name", "right", "printed"),
    [
        ("transposed", 122, [212]),
        ("doubled", 12, [112, 122]),
        ("dropped", 123, [23, 13, 12]),
        ("in_yuan", 12, [120000, Decimal("0.0012")]),
        ("in_yuan", Decimal("1.5"), [15000, Decimal("0.00015")]),
        ("in_yuan", 0, []),
        ("left_out", 31, [0]),
        ("left_out", 0, []),
        ("blank", 0, [None]),
        ("blank", 31, []),
        ("total", 31, []),
    ],
)
def test_what_stands_in_a_cell_by_itself(name: SlipName, right: int, printed: list[object]) -> None:
    assert left(name, {CELL: right}) == printed


def test_one_digit_misread() -> None:
    assert len(left("misread", {CELL: 18})) == 8 + 9
    assert 13 in left("misread", {CELL: 18})


def test_a_total_can_be_anything_else() -> None:
    produced = SLIPS["total"].produces(EDITION_2021, {TOTAL: 2}, (TOTAL,))
    assert [produced[index] for index in range(4)] == [1, 3, 0, 4]


def test_figures_of_two_digits_are_copied_from_neighbours() -> None:
    figures = {CELL: 5, NEXT: 77, f"{ROW}.natural_person": 9, FAR: 88}
    assert left("copied", figures) == [77]
    assert left("copied", {**figures, CELL: 77}) == []
    assert left("copied", {**figures, f"{ROW}.natural_person": 10}) == [10, 77]
    assert left("copied", {CELL: 5, NEXT: None}) == []


@pytest.mark.parametrize(
    ("right", "printed"),
    [
        ((5, 0), [(0, 5)]),
        ((0, 5), [(5, 0)]),
        ((4, 5), [(5, 4), (9, 0), (0, 9)]),
        ((4, 4), [(8, 0), (0, 8)]),
        ((0, 0), []),
    ],
)
def test_figures_of_two_neighbours_in_the_wrong_cells(
    right: tuple[int, int], printed: list[tuple[int, int]]
) -> None:
    figures = dict(zip((CELL, NEXT), right, strict=True))
    assert left("misplaced", figures, CELL, NEXT) == printed
    for pair in printed:
        wrong: Any = dict(zip((CELL, NEXT), pair, strict=True))
        assert SLIPS["misplaced"].explains(EDITION_2021, figures, wrong)
    assert left("misplaced", {CELL: 4, FAR: 5}, CELL, FAR) == []


@given(st.sampled_from([*SLIPS]), st.integers(0, 10**9), st.integers(0, 10**9), st.data())
def test_a_slip_explains_what_it_produces_and_nothing_else(
    name: SlipName, one: int, two: int, data: st.DataObject
) -> None:
    slip, right = SLIPS[name], {TOTAL: one, f"{ROW}.other_organization": two}
    cells = tuple(right)[: slip.cells]
    for each in islice(slip.produces(EDITION_2021, right, cells), 9):
        figures: Any = each if slip.cells == 2 else (each,)
        printed = dict(zip(cells, figures, strict=True))
        assert all(printed[cell] != right[cell] for cell in cells)
        assert slip.explains(EDITION_2021, right, printed)
        assert not slip.explains(EDITION_2021, right, {**printed, CELL: 1})
    assert not slip.explains(EDITION_2021, right, {cell: right[cell] for cell in cells})


def test_every_slip_has_its_words_in_every_language() -> None:
    assert SLIPS.keys() == {*get_args(SlipName)}
    assert [slip.name for slip in SLIPS.values()] == [*SLIPS]
    for slip in SLIPS.values():
        words = [slip.label(locale) for locale in LOCALES]
        assert len({*words}) > 1
    assert SLIPS["blank"].label("en") == "a zero left blank"
    assert [slip.cost for slip in SLIPS.values()] == sorted(s.cost for s in SLIPS.values())
