# SPDX-License-Identifier: Apache-2.0
"""Numbers in words and digits: where they stand, and the limits that words around them give."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gaidisclosure.statements.numbers import numbers_in
from gaidisclosure.zh.money import MOST_DIGITS

LIMITS = [
    # The text, what it says, and the words that it says it with.
    ("共1200件", "1200", "1200件", "1200", "1200"),
    ("共12，其余", "12", "12", "12", "12"),
    ("共1200余件", "~1200", "1200余件", "1200", "1300"),
    ("近1200余件", "~1200", "1200余件", "1200", "1300"),
    ("共1200多件", "~1200", "1200多件", "1200", "1300"),
    ("共12余万次", "~120000", "12余万次", "120000", "130000"),
    ("共1万余件", "~10000", "1万余件", "10000", "20000"),
    ("一余件", "~1", "一余件", "1", "2"),
    ("十余件", "~10", "十余件", "10", "20"),
    ("二百五十多件", "~250", "二百五十多件", "250", "260"),
    ("1200件左右", "~1200", "1200件左右", "1020", "1380"),
    ("100件上下", "~100", "100件上下", "85", "115"),
    ("约100件", "~100", "100件", "85", "115"),
    ("不足100件", "~100", "100件", "0", "100"),
    ("100件以下", "~100", "100件以下", "0", "100"),
    ("100件以内", "~100", "100件以内", "0", "100"),
    ("逾100件", "~100", "100件", "100", "200"),
    ("超过110件", "~110", "110件", "110", "120"),
    ("100件以上", "~100", "100件以上", "100", None),
    ("几十件", "~10", "十件", "10", "100"),
    ("数百件", "~100", "百件", "100", "1000"),
    ("30至40件", "30..40", "30至40件", "30", "40"),
    ("三至五件", "3..5", "三至五件", "3", "5"),
    ("30件至40件", "30..40", "30件至40件", "30", "40"),
    ("约30至40件", "30..40", "30至40件", "25.5", "40"),
    ("30至40件左右", "30..40", "30至40件左右", "30", "46"),
    ("30至40余件", "30..40", "30至40余件", "30", "50"),
    ("30至40件以上", "30..40", "30至40件以上", "30", None),
    ("占30%至40%", "30..40%", "30%至40%", "30", "40"),
    ("百分之12.5", "12.5%", "百分之12.5", "12.5", "12.5"),
    ("百分之12.", "12%", "百分之12.", "12", "12"),
    ("百分之八点五", "8.5%", "百分之八点五", "8.5", "8.5"),
    ("百分之十二点五左右", "~12.5%", "百分之十二点五左右", "10.625", "14.375"),
    ("约12%", "~12%", "12%", "10.2", "13.8"),
    ("三分之二", "~66.7%", "三分之二", "56.695", "76.705"),
    ("五分之一", "~20%", "五分之一", "17", "23"),
    ("四成", "~40%", "四成", "34", "46"),
    ("四成半", "~45%", "四成半", "38.25", "51.75"),
]


@pytest.mark.parametrize(("text", "said", "words", "low", "high"), LIMITS)
def test_a_number_has_these_limits(
    text: str, said: str, words: str, low: str, high: str | None
) -> None:
    (number,) = numbers_in(text)
    assert (number.said, text[number.start : number.end]) == (said, words)
    assert (number.low, number.high) == (Decimal(low), Decimal(high) if high else None)
    assert number.is_exact is (said.isascii() and number.low == number.high)
    assert number.is_sound


@pytest.mark.parametrize(
    ("text", "value", "step", "unit"),
    [
        ("1.2万件", "12000", "1000", "件"),
        ("12，345件", "12345", "1", "件"),
        ("3千件", "3000", "1000", "件"),
        ("1.50万元", "1.50", "0.01", "万元"),
        ("1.25亿元", "125000000", "1000000", "元"),
        ("二千三百件", "2300", "1", "件"),
        ("三万件", "30000", "1", "件"),
        ("8.25%", "8.25", "0.01", "%"),
        ("百分之八点五", "8.5", "0.1", "%"),
        ("六成", "60", "10", "%"),
        ("五分之一", "20", "1", "%"),
    ],
)
def test_a_number_has_a_unit_and_a_last_place(text: str, value: str, step: str, unit: str) -> None:
    (number,) = numbers_in(text)
    assert (number.value, number.step, number.unit) == (Decimal(value), Decimal(step), unit)
    assert number.is_share is (unit == "%")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("共12，34件", "12，34件"),
        ("共1，2，3件", "1，2，3件"),
        ("共3、5件", "3、5件"),
        ("共" + "1，" * 40 + "件", "1，" * 40),
        ("共" + "1" * (MOST_DIGITS + 1) + "件", "1" * (MOST_DIGITS + 1) + "件"),
    ],
)
def test_digits_in_a_row_that_is_no_number_are_not_read(text: str, words: str) -> None:
    (number,) = numbers_in(text)
    assert not number.is_sound
    assert text[number.start : number.end] == words


def test_the_longest_number_is_read() -> None:
    (number,) = numbers_in("共" + "1" * MOST_DIGITS + "件")
    assert number.is_sound
    (share,) = numbers_in("百分之" + "1" * MOST_DIGITS)
    assert share.said == "1" * MOST_DIGITS + "%"
    (more,) = numbers_in("百分之" + "1" * (MOST_DIGITS + 1))
    assert not more.is_sound


@pytest.mark.parametrize(
    "text", ["十分", "三类", "二十多", "零分之二", "三分之零", "第3条", "2023年", "一季度"]
)
def test_words_with_numerals_are_no_numbers(text: str) -> None:
    assert list(numbers_in(text)) == []


def test_numbers_of_other_units_are_no_range() -> None:
    assert [number.said for number in numbers_in("3件至5份")] == ["3", "5"]
    assert [number.said for number in numbers_in("3件，5件")] == ["3", "5"]


def test_one_thing_mostly_counts_nothing() -> None:
    assert [number.is_idle for number in numbers_in("一件、一余件、两件、1件")] == [
        True,
        False,
        False,
        False,
    ]
