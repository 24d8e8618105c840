# SPDX-License-Identifier: Apache-2.0
"""Ordinals in Chinese numerals, 序号: 一 to 九十九, plain and in brackets.

The reader accepts white space, and what Unicode holds to be the same: the radicals that PDF files
print in place of 汉字 (⼀ U+2F00 for 一).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from unicodedata import normalize

from gaidisclosure.zh.digits import CHINESE

_LONGEST: Final = 16


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    return (
        (CHINESE[tens] if tens > 1 else "")
        + ("十" if tens else "")
        + (CHINESE[ones] if ones else "")
    )


_NUMERALS: Final[Mapping[int, str]] = {number: _numeral(number) for number in range(1, 100)}
_NUMBERS: Final[Mapping[str, int]] = {numeral: number for number, numeral in _NUMERALS.items()}


def ordinal(number: int) -> str:
    """Return the numeral of a number from 1 to 99.

    Raises:
        ValueError: It is any other number.

    >>> [ordinal(number) for number in (1, 10, 15, 20, 99)]
    ['一', '十', '十五', '二十', '九十九']
    """
    if number not in _NUMERALS:
        raise ValueError(f"an ordinal is a number from 1 to 99, not {number}")
    return _NUMERALS[number]


def bracketed(number: int) -> str:
    """Return the numeral of a number in full-width brackets, as the form prints it.

    Raises:
        ValueError: As for :func:`ordinal`.

    >>> bracketed(7)
    '（七）'
    """
    return f"（{ordinal(number)}）"


def read_ordinal(text: str) -> int | None:
    """Return the number of a numeral that stands alone, or ``None``.

    >>> read_ordinal("十五"), read_ordinal(" ⼆ "), read_ordinal("一五")
    (15, 2, None)
    """
    if len(text) > _LONGEST:
        return None
    return _NUMBERS.get("".join(normalize("NFKC", text).split()))
