# SPDX-License-Identifier: Apache-2.0
"""Each cell of table 3 wrong in many ways, in reports of many sizes: found, alone, put right."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from gaidisclosure.repair import locate
from tests import contract
from tests.repair.repaired import FORMS, Counts, flows

STEPS = (1, 9, 10, 90)
REPORTS = {"zero": (0, 0), "small": (12, 3), "large": (400, 10**9)}
# The undivided form has the rows of that of 2019, so that one size of it will do.
TRIED = [*product(("2021", "2019"), REPORTS), ("2021-undivided", "small")]


def swaps(figure: int) -> Iterator[int]:
    """The figure with two of its digits swapped, any two that differ."""
    digits = str(figure)
    for one in range(len(digits)):
        for two in range(one + 1, len(digits)):
            if digits[one] != digits[two]:
                middle = digits[one + 1 : two]
                swapped = digits[:one] + digits[two] + middle + digits[one] + digits[two + 1 :]
                yield int(swapped)


def wrong_figures(figure: int) -> set[int]:
    steps = {figure + step for step in STEPS} | {figure - step for step in STEPS}
    return steps | set(swaps(figure))


@pytest.mark.parametrize(("variant", "size"), TRIED)
def test_every_wrong_figure_of_table_3_is_found_and_put_right(variant: str, size: str) -> None:
    number, largest = REPORTS[size]
    right = flows(variant, seed=7, number=number, largest=largest)
    form = FORMS[variant]
    cells = [path for path in right if path.startswith(contract.T3)]
    assert len(cells) == {"2021": 175}.get(variant, 161)
    tried = 0
    for cell in cells:
        for printed in wrong_figures(right[cell]):
            figures: Counts = {**right, cell: printed}
            (repair,) = locate(form, figures).repairs
            assert repair.only
            assert [(c.cell, c.old, c.to) for c in repair] == [(cell, printed, right[cell])]
            tried += 1
    assert tried >= len(cells) * len(STEPS)


@pytest.mark.parametrize("size", REPORTS)
@pytest.mark.parametrize("variant", contract.VARIANTS)
def test_table_4_can_only_name_the_five_cells_of_a_block(variant: str, size: str) -> None:
    number, largest = REPORTS[size]
    right = flows(variant, seed=8, number=number, largest=largest)
    for block in contract.BLOCKS:
        left, (total,) = contract.identities(variant)[f"T4-SUM:{block}"]
        for cell in (*left, total):
            figures = {**right, cell: right[cell] + 5}
            repairs = locate(FORMS[variant], figures).repairs
            too_much = -5 if cell != total else 5
            expected = {total: figures[total] - too_much} | {
                other: figures[other] + too_much for other in left if figures[other] + too_much >= 0
            }
            assert {one.cell: one.to for (one,) in repairs} == expected
            assert len(repairs) == len(expected) > 1 or len(expected) == 1
            assert {repair.only for repair in repairs} == {len(expected) == 1}
