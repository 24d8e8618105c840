# SPDX-License-Identifier: Apache-2.0
"""Dates and periods, written and found."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.zh.dates import chinese_date, find_period, read_date

DATES = st.dates(min_value=date(1000, 1, 1))
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
YEAR_2023 = (date(2023, 1, 1), date(2023, 12, 31))


@given(DATES)
def test_reading_is_the_inverse_of_writing(day: date) -> None:
    assert read_date(chinese_date(day)) == day
    assert read_date(chinese_date(day).translate(WIDE)) == day


@given(DATES, st.text(" \u3000\xa0\t", max_size=3))
def test_spaces_and_leading_zeros_are_read_over(day: date, space: str) -> None:
    parts = [f"{day:%Y}", "年", f"{day:%m}", "月", f"{day:%d}", "日"]
    assert read_date(space + space.join(parts) + space) == day


@given(st.text() | st.text("0123456789年月日至 ", max_size=40))
def test_readers_never_fail(text: str) -> None:
    day = read_date(text)
    assert day is None or isinstance(day, date)
    period = find_period(text)
    assert period is None or period[0] < period[1]


@given(
    DATES,
    DATES,
    st.sampled_from(["{}至{}", "自{}起至{}止", "从{}到{}", "{}-{}", "{}～{}", "{}——{}"]),
)
def test_a_period_is_found_in_running_text(one: date, other: date, wording: str) -> None:
    written = wording.format(chinese_date(one), chinese_date(other))
    found = find_period(f"2021年政府信息公开情况，统计期限为{written}，共12件。")
    assert found == ((one, other) if one < other else None)


@pytest.mark.parametrize(
    "text",
    [
        "所列数据的统计期限自2023年1月1日起至2023年12月31日止。",
        "2023年1月1日至12月31日",
        "２０２３年１月１日—２０２３年１２月３１日",
        "2023 年 1 月 1 日 至 2023 年 12 月 31 日",
        "2023年⼀月，2023年1⽉1⽇⾄12⽉31⽇",
        "2023年2月30日至3月1日；2023年1月1日至2023年12月31日",
        "2023年5月2日至2023年5月1日；2023年1月1日至2023年12月31日",
    ],
)
def test_the_calendar_year_is_found(text: str) -> None:
    assert find_period(text) == YEAR_2023


@pytest.mark.parametrize(
    "text",
    ["", "2023年", "2023年1月1日", "12023年1月1日至12月31日", "2023年13月1日", "2023年1月1日起"],
)
def test_there_is_no_period(text: str) -> None:
    assert find_period(text) is None


@pytest.mark.parametrize(
    "text",
    ["2026年2月30日", "2026年1月28日发布", "26年1月28日", "2026-01-28", "2026年1月" + " " * 60],
)
def test_no_date(text: str) -> None:
    assert read_date(text) is None


def test_a_date_is_written_without_leading_zeros() -> None:
    assert chinese_date(date(2026, 1, 8)) == "2026年1月8日"


def test_a_long_text_is_searched() -> None:
    assert find_period("2023年 " * 200_000 + "2023年1月1日至12月31日") == YEAR_2023


def test_a_period_of_dates_with_points() -> None:
    assert find_period("统计期限：2023.01.01-2023.12.31。") == YEAR_2023
    assert find_period("2023.3.15至2023.12.31") == (date(2023, 3, 15), date(2023, 12, 31))
    assert find_period("2023.13.1至2023.12.31") is None
    assert find_period("版本12023.1.1至2023.12.310") is None
