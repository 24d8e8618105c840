# SPDX-License-Identifier: Apache-2.0
"""Ordinals both ways."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.zh.numerals import bracketed, ordinal, read_ordinal

NUMBERS = st.integers(1, 99)
DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}


def value(numeral: str) -> int:
    """Another way to read a numeral: what stands before 十 is tens."""
    tens, ten, ones = numeral.rpartition("十")
    return (DIGITS.get(tens, 1) * 10 if ten else 0) + DIGITS.get(ones, 0)


@given(NUMBERS)
def test_reading_is_the_inverse_of_writing(number: int) -> None:
    assert read_ordinal(ordinal(number)) == number
    assert bracketed(number) == f"（{ordinal(number)}）"
    assert value(ordinal(number)) == number


@given(st.text(max_size=20) | st.text("一二三四五六七八九十 ", max_size=6))
def test_what_is_read_can_be_written(text: str) -> None:
    number = read_ordinal(text)
    assert number is None or ordinal(number) == "".join(normalize("NFKC", text).split())


@pytest.mark.parametrize("number", [0, 100, -1])
def test_no_other_number_has_an_ordinal(number: int) -> None:
    with pytest.raises(ValueError, match=f"from 1 to 99, not {number}"):
        ordinal(number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("⼀", 1),
        ("⼗⼆", 12),
        ("一五", None),
        ("一十", None),
        ("", None),
        ("三、", None),
        ("（三）", None),
    ],
)
def test_read_ordinal(text: str, number: int | None) -> None:
    assert read_ordinal(text) == number


def test_a_long_text_is_no_numeral() -> None:
    assert read_ordinal("三" + " " * 20) is None
    assert read_ordinal("\ufdfa" * 1_000_000) is None
