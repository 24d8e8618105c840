# SPDX-License-Identifier: Apache-2.0
"""Dates and periods in Chinese, 日期 and 统计期限, written and found again."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import Final
from unicodedata import normalize

from gaidisclosure.zh.digits import FROM_CHINESE
from gaidisclosure.zh.numerals import read_ordinal

_LONGEST: Final = 60
_YEAR: Final = r"(?<![0-9])([0-9]{4}) {0,3}年 {0,3}"
_DAY: Final = r"([0-9]{1,2}) {0,3}月 {0,3}([0-9]{1,2}) {0,3}日(?:零时|0时|24时|\(含\))?"
_DATE: Final = re.compile(_YEAR + _DAY)
_TO: Final = r" {0,3}[起始]? {0,3},?(?:至|到|-|–|—{1,2}|~) {0,3}"
_POINTS: Final = r"(?<![0-9])([0-9]{4})[.-]([0-9]{1,2})[.-]([0-9]{1,2})(?![0-9])"
_PERIODS: Final = (
    re.compile(rf"{_YEAR}{_DAY}{_TO}(?:{_YEAR})?{_DAY}"),
    re.compile(f"{_POINTS}{_TO}{_POINTS}"),
)
_MONTHS: Final = re.compile(
    rf"{_YEAR}([0-9]{{1,2}}) {{0,3}}月?{_TO}(?:{_YEAR})?([0-9]{{1,2}}) {{0,3}}月(?! {{0,3}}[0-9])"
)
_NUMERAL: Final = re.compile("[〇○零一二三四五六七八九十]{1,4}(?= {0,3}[年月日])")


def chinese_date(day: date) -> str:
    """Return a date as an official text prints it, without leading zeros.

    >>> chinese_date(date(2026, 1, 28))
    '2026年1月28日'
    """
    return f"{day.year}年{day.month}月{day.day}日"


def read_date(text: str) -> date | None:
    """Return the date that a text consists of, or ``None`` for any other text.

    Full-width digits, leading zeros and white space are read over.

    >>> read_date("２０２６年 01 月 28 日")
    datetime.date(2026, 1, 28)
    >>> read_date("2026年2月30日") is None
    True
    """
    found = _DATE.fullmatch(plain_dates(text).strip()) if len(text) <= _LONGEST else None
    return _day(*found.groups()) if found else None


def find_period(text: str) -> tuple[date, date] | None:
    """Return the first period in running text, or ``None`` if there is none.

    A period runs from one day to a later one, or from one month to another. The year of its end may
    be left out; both days belong to the period.

    >>> find_period("所列数据的统计期限自2023年1月1日起至2023年12月31日止。")
    (datetime.date(2023, 1, 1), datetime.date(2023, 12, 31))
    >>> find_period("2023年1月1日至12月31日") == find_period("2023.1.1—2023.12.31")
    True
    >>> find_period("二〇二三年一月至十二月") == find_period("2023年1月1日始，至2023年12月31日止")
    True
    """
    found = _first_period(plain_dates(text))
    return found[1:] if found else None


def without_period(text: str) -> str:
    """Return a text without the words of its first period, in plain digits.

    >>> without_period("自二〇二三年一月一日起至2023年12月31日止，收到申请12件。")
    '自止,收到申请12件。'
    """
    plain = plain_dates(text)
    found = _first_period(plain)
    return plain[: found[0].start()] + plain[found[0].end() :] if found else plain


def _first_period(plain: str) -> tuple[re.Match[str], date, date] | None:
    return next((found for found in _periods(plain) if found[1] < found[2]), None)


def _periods(plain: str) -> Iterator[tuple[re.Match[str], date, date]]:
    for found in chain.from_iterable(wording.finditer(plain) for wording in _PERIODS):
        year, month, day, last_year, last_month, last_day = found.groups()
        first, last = _day(year, month, day), _day(last_year or year, last_month, last_day)
        if first and last:
            yield found, first, last
    for found in _MONTHS.finditer(plain):
        year, month, last_year, last_month = found.groups()
        first, last = _day(year, month, "1"), _day(last_year or year, last_month, "1")
        if first and last:
            yield found, first, last.replace(day=monthrange(last.year, last.month)[1])


def plain_dates(text: str) -> str:
    """Return a text with ASCII digits, plain spaces, and 月 日 for their radicals.

    >>> plain_dates("二〇二三年，收到１２件")
    '2023年,收到12件'
    """
    return _NUMERAL.sub(_arabic, re.sub(r"\s", " ", normalize("NFKC", text)))


def _arabic(found: re.Match[str]) -> str:
    number = read_ordinal(found[0])
    return found[0].translate(FROM_CHINESE) if number is None else str(number)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
