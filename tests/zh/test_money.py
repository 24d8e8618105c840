# SPDX-License-Identifier: Apache-2.0
"""Amounts in 万元."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.zh.money import MOST_DIGITS, canonical, from_yuan

AMOUNTS = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places),
    st.integers(-(10**12), 10**12),
    st.integers(-4, 12),
)


@given(AMOUNTS)
def test_the_canonical_form_is_equal_and_plain(amount: Decimal) -> None:
    plain = canonical(amount)
    assert plain == amount
    assert canonical(plain) == plain
    text = f"{plain:f}"
    assert "." not in text or text[-1] not in "0."
    assert text != "-0"


@given(AMOUNTS, st.integers(0, 6))
def test_equal_amounts_have_one_text(amount: Decimal, zeros: int) -> None:
    longer = Decimal(f"{amount:f}" + ("" if "." in f"{amount:f}" else ".") + "0" * zeros)
    assert str(canonical(longer)) == str(canonical(amount))


@given(AMOUNTS)
def test_yuan_are_converted_exactly(amount: Decimal) -> None:
    assert Fraction(from_yuan(amount)) * 10_000 == Fraction(amount)


@pytest.mark.parametrize(
    "amount", ["NaN", "sNaN", "Infinity", "1E+30", "1E-31", "1" * 31, "1E+999999", "0E-999999"]
)
def test_amounts_without_a_plain_form_are_refused(amount: str) -> None:
    with pytest.raises(ValueError, match="at most 30 digits"):
        canonical(Decimal(amount))
    with pytest.raises(ValueError, match="at most 30 digits"):
        from_yuan(Decimal(amount))


@pytest.mark.parametrize("amount", ["1E+29", "1E-30", "9" * MOST_DIGITS, "0." + "9" * 30])
def test_amounts_of_thirty_digits_are_kept(amount: str) -> None:
    assert canonical(Decimal(amount)) == Decimal(amount)


def test_an_amount_that_is_too_small_in_wan_is_refused() -> None:
    with pytest.raises(ValueError, match="at most 30 digits"):
        from_yuan(Decimal("1E-27"))


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("-0.00", "0"),
        ("0E+7", "0"),
        ("100", "100"),
        ("1E+2", "100"),
        ("-2.50", "-2.5"),
        ("10.0", "10"),
    ],
)
def test_the_text_of_an_amount(amount: str, text: str) -> None:
    assert f"{canonical(Decimal(amount)):f}" == text
