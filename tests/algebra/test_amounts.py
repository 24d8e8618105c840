# SPDX-License-Identifier: Apache-2.0
"""Amounts by which identities fail: those that follow are never zero, whatever is chosen."""

from __future__ import annotations

import pytest

from gaidisclosure.algebra import amounts, free_amounts
from gaidisclosure.form import EDITION_2021

ONE, TWO, TOTAL = (
    f"T3-SUM:{column}" for column in ("natural_person", "commercial_enterprise", "total")
)


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        (3, 4, (3, 4, 7)),
        (1, -1, (2, -1, 1)),  # 1 would leave the total at zero
        (-1, 1, (1, 1, 2)),  # neither -1 nor 0 will do
    ],
)
def test_an_amount_that_would_leave_another_at_zero_is_raised(
    one: int, two: int, found: tuple[int, int, int]
) -> None:
    codes = (TOTAL, ONE, TWO)
    assert free_amounts(EDITION_2021, codes) == (ONE, TWO)
    assert amounts(EDITION_2021, codes, {ONE: one, TWO: two}) == dict(
        zip((ONE, TWO, TOTAL), found, strict=True)
    )
