# SPDX-License-Identifier: Apache-2.0
"""Numbers in Chinese numerals within running text, 中文数字: 一千二百零六, 两, 三万五."""

from __future__ import annotations

from typing import Final

_DIGITS: Final = {character: value for value, character in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
}
_PLACES: Final = {"十": 10, "百": 100, "千": 1000}
SCALES: Final = {**_PLACES, "万": 10**4, "亿": 10**8}
"""The characters that multiply what stands before them."""
NUMERALS: Final = "".join((*_DIGITS, *SCALES))
"""Every character that a number in Chinese numerals can have."""
_LONGEST: Final = 20
_ABOVE: Final = 10**12
"""More than any place or group."""


def read_count(text: str) -> int | None:
    """Return the whole number that a Chinese numeral stands for, or ``None``.

    A row of digits alone is read digit by digit, as years are written. A place without a digit
    before it counts once (百 is 100), and a last digit after a place that is not 零 counts tenths
    of that place (三万五 is 35000).

    >>> [read_count(text) for text in ("六十四", "一千二百零六", "二〇二三", "两", "三万五")]
    [64, 1206, 2023, 2, 35000]
    >>> read_count("十十"), read_count("一二十"), read_count("")
    (None, None, None)
    """
    if not 0 < len(text) <= _LONGEST:
        return None
    if all(character in _DIGITS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    if any(character not in NUMERALS for character in text):
        return None
    return _by_places(text) if len(text) > 1 else SCALES[text]


def _by_places(text: str) -> int | None:
    """Return the sum of digits times places, which get smaller from left to right."""
    total, group, digit, place, unit = 0, 0, 0, _ABOVE, _ABOVE
    for character in text:
        if character in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[character]
        elif (size := SCALES[character]) in _PLACES.values():
            if size >= place:
                return None
            group, digit, place = group + size * (digit or 1), 0, size
        elif size >= unit:
            return None
        else:
            total += size * (group + digit or 1)
            group, digit, place, unit = 0, 0, _ABOVE, size
    return total + group + digit * _place_of_last(text)


def _place_of_last(text: str) -> int:
    """Return the place of a digit at the end: 三万五 is 35000, and 三万零五 is 30005."""
    return max(SCALES.get(text[-2], 0) // 10, 1)
