# SPDX-License-Identifier: Apache-2.0
"""Dates and periods in Chinese, 日期 and 统计期限, written and found again."""

from __future__ import annotations

import re
from datetime import date
from itertools import chain
from typing import Final
from unicodedata import normalize

__all__ = ["chinese_date", "find_period", "read_date"]

_LONGEST: Final = 60
_YEAR: Final = r"(?<![0-9])([0-9]{4}) {0,3}年 {0,3}"
_DAY: Final = r"([0-9]{1,2}) {0,3}月 {0,3}([0-9]{1,2}) {0,3}日"
_DATE: Final = re.compile(_YEAR + _DAY)
_TO: Final = r" {0,3}起? {0,3}(?:至|到|-|–|—{1,2}|~) {0,3}"
_POINTS: Final = r"(?<![0-9])([0-9]{4})\.([0-9]{1,2})\.([0-9]{1,2})(?![0-9])"
_PERIODS: Final = (
    re.compile(rf"{_YEAR}{_DAY}{_TO}(?:{_YEAR})?{_DAY}"),
    re.compile(f"{_POINTS}{_TO}{_POINTS}"),
)


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
    found = _DATE.fullmatch(_plain(text).strip()) if len(text) <= _LONGEST else None
    return _day(*found.groups()) if found else None


def find_period(text: str) -> tuple[date, date] | None:
    """Return the first period in running text, or ``None`` if there is none.

    A period runs from one day to a later one.

    The year of the last day may be left out; both days belong to the period.

    >>> find_period("所列数据的统计期限自2023年1月1日起至2023年12月31日止。")
    (datetime.date(2023, 1, 1), datetime.date(2023, 12, 31))
    >>> find_period("2023年1月1日至12月31日") == find_period("2023.1.1—2023.12.31")
    True
    """
    plain = _plain(text)
    for found in chain.from_iterable(wording.finditer(plain) for wording in _PERIODS):
        year, month, day, last_year, last_month, last_day = found.groups()
        first, last = _day(year, month, day), _day(last_year or year, last_month, last_day)
        if first and last and first < last:
            return first, last
    return None


def _plain(text: str) -> str:
    """Return a text with ASCII digits, plain spaces, and 月 日 for their radicals."""
    return re.sub(r"\s", " ", normalize("NFKC", text))


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
