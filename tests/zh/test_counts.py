# SPDX-License-Identifier: Apache-2.0
"""Chinese numerals in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.zh.counts import NUMERALS, read_count

LONGEST = 20
"""Most characters of a numeral that is read."""
PLACES = ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十"))


def numeral(number: int) -> str:
    """The numeral of a number, as one writes it in full."""
    for size, place in PLACES:
        if number >= size:
            head, rest = divmod(number, size)
            zero = "零" if 0 < rest < size // 10 else ""
            return numeral(head) + place + (zero + numeral(rest) if rest else "")
    return "零一二三四五六七八九"[number]


@given(st.integers(0, 10**11))
def test_a_numeral_in_full_is_read_back(number: int) -> None:
    written = numeral(number)
    assert read_count(written) == (number if len(written) <= LONGEST else None)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("两百", 200),
        ("十", 10),
        ("百", 100),
        ("三万五", 35_000),
        ("一百二", 120),
        ("二〇二三", 2023),
    ],
)
def test_short_forms_are_read(text: str, number: int) -> None:
    assert read_count(text) == number


@pytest.mark.parametrize("text", ["", "十十", "一二十", "百千", "万亿", "一百件", "一" * 21, "abc"])
def test_other_texts_are_no_numerals(text: str) -> None:
    assert read_count(text) is None


@given(st.text(alphabet=NUMERALS, max_size=25))
def test_no_text_of_numerals_raises(text: str) -> None:
    assert read_count(text) is None or isinstance(read_count(text), int)
