# SPDX-License-Identifier: Apache-2.0
"""Figures after a slip of the pen, 笔误: digits swapped, doubled, dropped, misread.

Figures are given and returned in digits, without sign and without leading zeros.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from attrs import frozen

from gaidisclosure.checks import MAX_COUNT


def swapped(digits: str) -> Iterator[str]:
    """Yield the figures with two neighbouring digits that differ swapped.

    >>> [*swapped("122")]
    ['212']
    """
    for place in range(len(digits) - 1):
        one, two = digits[place], digits[place + 1]
        if one != two and (place or two != "0"):
            yield digits[:place] + two + one + digits[place + 2 :]


def doubled(digits: str) -> Iterator[str]:
    """Yield the figures with one digit typed twice.

    >>> [*doubled("12")]
    ['112', '122']
    """
    return (digits[:n] + digits[n] + digits[n:] for n in range(len(digits)) if digits != "0")


def dropped(digits: str) -> Iterator[str]:
    """Yield the figures with one digit left out.

    A lone 0 is none of them: it is rather a figure left out.

    >>> [*dropped("120")], [*dropped("10")]
    (['20', '10', '12'], ['1'])
    """
    shorter = (digits[:n] + digits[n + 1 :] for n in range(len(digits)))
    return (rest for rest in shorter if rest and rest[0] != "0")


def misread(digits: str) -> Iterator[str]:
    """Yield the figures with another digit in one place.

    >>> [*misread("12")][:9]
    ['22', '32', '42', '52', '62', '72', '82', '92', '10']
    """
    for place, digit in enumerate(digits):
        for other in "0123456789":
            if other != digit and (place or other != "0" or len(digits) == 1):
                yield digits[:place] + other + digits[place + 1 :]


@frozen
class Others(Sequence[int]):
    """All counts but one, the nearest first.

    >>> others = Others(2)
    >>> [others[index] for index in range(6)], 10**9 in others, 2 in others
    ([1, 3, 0, 4, 5, 6], True, False)
    """

    right: int

    def __len__(self) -> int:
        return MAX_COUNT

    def __contains__(self, figure: object) -> bool:
        return isinstance(figure, int) and 0 <= figure <= MAX_COUNT and figure != self.right

    def __getitem__(self, index: Any) -> Any:
        by, is_more = divmod(index, 2)
        if index >= 2 * self.right:
            return index + 1
        return self.right + by + 1 if is_more else self.right - by - 1
