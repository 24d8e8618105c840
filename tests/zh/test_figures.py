# SPDX-License-Identifier: Apache-2.0
"""Reading one printed figure."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gaidisclosure.zh.figures import State, read_figure

WIDE = str.maketrans("0123456789+-.,", "０１２３４５６７８９＋－．，")
COUNTS = st.integers(-(10**30) + 1, 10**30 - 1)
DECIMALS = st.builds(
    lambda whole, fraction: f"{whole}.{fraction}",
    st.integers(-(10**15), 10**15),
    st.text("0123456789", min_size=1, max_size=10),
)
SPACES = st.text(" \t\n\xa0\u3000\u2002\u2009\u200b\ufeff", max_size=4)
UNITS = st.sampled_from("件条條项項宗起个個份")
EXOTIC = st.text(st.characters(categories=["Nd", "Nl", "No"]), min_size=1, max_size=5)


@given(COUNTS)
def test_a_printed_count_is_read(number: int) -> None:
    assert read_figure(str(number)) == (State.FIGURE, number)
    assert read_figure(f"{number:,}") == (State.FIGURE, number)
    assert read_figure(f"{number:+,}".translate(WIDE)) == (State.FIGURE, number)


@pytest.mark.parametrize("said", ["亿元", "千元", "人民币元", "万件", "单位：亿元", "％", "百"])
def test_another_unit_in_brackets_is_no_remark(said: str) -> None:
    for money in (True, False):
        assert read_figure(f"12（{said}）", money=money) == (State.TEXT, None)
        assert read_figure(f"12（含3{said}）", money=money) == (State.FIGURE, 12)
    assert read_figure("500（单位：元）", money=True) == (State.FIGURE, Decimal("0.05"))


@given(DECIMALS)
def test_a_printed_decimal_keeps_its_digits(text: str) -> None:
    for printed in (text, text.translate(WIDE)):
        state, number = read_figure(printed, money=True)
        assert state is State.FIGURE
        assert isinstance(number, Decimal)
        assert str(number) == str(Decimal(text))


@given(st.text() | DECIMALS | COUNTS.map(str), SPACES, SPACES, st.booleans())
def test_white_space_around_makes_no_difference(
    text: str, before: str, after: str, money: bool
) -> None:
    assert read_figure(before + text + after, money=money) == read_figure(text, money=money)


@given(st.text() | st.text("0123456789０１９+-－减增.,，万元件 /", max_size=12), st.booleans())
@example("0." + "1" * 29 + "元", True)
@example("1" * 31, False)
def test_reading_never_fails_and_number_and_state_agree(text: str, money: bool) -> None:
    state, number = read_figure(text, money=money)
    assert (number is None) == (state is not State.FIGURE)
    assert type(number) in {int, Decimal, type(None)}


@given(st.integers(0, 10**12), UNITS, st.text(" \xa0\u3000", max_size=3))
def test_a_count_may_have_a_unit(number: int, unit: str, space: str) -> None:
    assert read_figure(f"{number}{space}{unit}") == (State.FIGURE, number)
    assert read_figure(f"{number}{unit}", money=True) == (State.TEXT, None)


@given(st.integers(0, 10**12))
def test_change_in_words(number: int) -> None:
    assert read_figure(f"减{number}") == read_figure(f"減 {number}件") == (State.FIGURE, -number)
    assert read_figure(f"增{number}") == (State.FIGURE, number)
    for sign in ("减-", "增少", "减加", "加", "少"):
        assert read_figure(f"{sign}{number}") == (State.TEXT, None)


@given(st.decimals(0, 10**12, places=2))
def test_money_may_name_its_unit(amount: Decimal) -> None:
    assert read_figure(f"{amount}万元", money=True) == (State.FIGURE, amount)
    state, number = read_figure(f"{amount}元", money=True)
    assert state is State.FIGURE
    assert isinstance(number, Decimal)
    assert number * 10_000 == amount
    assert read_figure(f"{amount}元") == read_figure(f"{amount}万元") == (State.TEXT, None)


@given(EXOTIC)
def test_exotic_digits_are_no_digits(text: str) -> None:
    if not set(text) <= set("0123456789０１２３４５６７８９") and text != "〇":
        assert read_figure(text) == (State.TEXT, None)


@pytest.mark.parametrize("text", ["", " ", "\xa0\u3000\t\r\n", "\u200b\ufeff", "\u3000" * 300])
def test_blank(text: str) -> None:
    assert read_figure(text) == (State.BLANK, None)


@pytest.mark.parametrize("text", ["/", "-", "—", "——", "／", "－", "–", "−", "―", "--", " /\u3000"])
def test_not_applicable(text: str) -> None:
    assert read_figure(text) == (State.NOT_APPLICABLE, None)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "未增未减",
            "①",
            "0/0",
            "1 2",
            "一",
            "十二",
            "１２３٤",
            "٣",
            "²",
            "1e3",
        ),
        *(
            "12,34",
            "1234,567",
            ",123",
            "1,",
            "1.",
            ".5",
            "1.2.3",
            "1,234,56",
            "1_000",
            "0x10",
            "+-1",
        ),
        *(
            "件",
            "增",
            "- 件",
            "12件件",
            "12万元",
            "12元",
            "nan",
            "inf",
            "\x00",
            "--1",
            "///",
        ),
        *("9" * 31, "0." + "0" * 30, "1" * 250, "9" * 100_000),
    ],
)
def test_text(text: str) -> None:
    assert read_figure(text) == (State.TEXT, None)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0\xa0", 0),
        ("0\u3000", 0),
        ("007", 7),
        ("-0", 0),
        ("+1036", 1036),
        ("−5", -5),
        ("1，204", 1204),
    ],
)
def test_count(text: str, number: int) -> None:
    assert read_figure(text) == (State.FIGURE, number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.0", 1),
        ("-12.00", -12),
        ("288.00000000000006", 288),
        ("287.99999999999994", 288),
        ("-0.0", 0),
        ("288.0000000001", 288),
    ],
)
def test_a_count_of_a_spreadsheet_is_whole(text: str, number: int) -> None:
    _, found = read_figure(text)
    assert isinstance(found, int)
    assert found == number


@pytest.mark.parametrize("text", ["1.5", "0.10", "288.00000001", "287.99999999", "1.01"])
def test_a_fraction_is_no_count(text: str) -> None:
    assert read_figure(text) == (State.FIGURE, Decimal(text))


def test_an_amount_keeps_its_digits() -> None:
    assert str(read_figure("12.0", money=True)[1]) == "12.0"


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("251000元", "25.1"),
        ("251,000.00 元", "25.1"),
        ("160.5964万元", "160.5964"),
        ("25萬元", "25"),
        ("2601.95万", "2601.95"),
        ("59237.2449", "59237.2449"),
        ("0元", "0"),
        ("9" * 26 + "元", "9" * 22 + ".9999"),
        ("251000元（含税）", "25.1"),
    ],
)
def test_money(text: str, amount: str) -> None:
    state, number = read_figure(text, money=True)
    assert state is State.FIGURE
    assert str(number) == amount


@pytest.mark.parametrize("text", ["9" * 27 + "元", "0." + "9" * 26 + "元", "12亿元", "12元整"])
def test_no_money(text: str) -> None:
    assert read_figure(text, money=True) == (State.TEXT, None)


@pytest.mark.parametrize("text", ["无", "無", "不涉及", " 不适用 ", "／"])
def test_words_that_say_that_a_cell_does_not_apply(text: str) -> None:
    assert read_figure(text) == (State.NOT_APPLICABLE, None)


@pytest.mark.parametrize(
    "text",
    [
        "22（其中网上15件）",
        "22 (其中3件)",
        "22件（含2件）",
        "２２（）",
        "22份（含2份）",
        "22（含2）件",
    ],
)
def test_a_remark_behind_a_figure_is_read_over(text: str) -> None:
    assert read_figure(text) == (State.FIGURE, 22)


@pytest.mark.parametrize(
    "text",
    [
        "（22）",
        "22（其中（一）3件）",
        "若干（12）",
        "22（3件",
        "2（3）2",
        "2（3） ２",
        "2（3）.5",
        "2（3）,222",
    ],
)
def test_a_remark_alone_or_among_digits_or_one_that_is_not_closed_is_no_figure(text: str) -> None:
    assert read_figure(text)[0] is State.TEXT


@pytest.mark.parametrize("text", ["○", "◯", "〇", "零"])
def test_a_circle_is_zero(text: str) -> None:
    assert read_figure(text) == (State.FIGURE, 0)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("未增未减", 0),
        ("--253", -253),
        ("持平", 0),
        ("减少4", -4),
        ("增加３项", 3),
        ("減4", -4),
        ("+1036", 1036),
    ],
)
def test_changes_in_words(text: str, number: int) -> None:
    assert read_figure(text, change=True) == (State.FIGURE, number)
    if number == 0:
        assert read_figure(text) == (State.TEXT, None)
