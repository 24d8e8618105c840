# SPDX-License-Identifier: Apache-2.0
"""Single values of a report, 数值与文字: counts, amounts, text, and their sizes.

Nothing here knows a table or a report.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Final, Literal, get_args

from attrs import frozen
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from gaidisclosure.checks import EXACT
from gaidisclosure.form import Kind
from gaidisclosure.model.texts import paragraphs as _canonical

Size = Literal["office", "county", "city", "nation"]
"""The size of the agency, 规模: more figures that are not zero, and larger ones."""


@frozen
class Scale:
    """Bounds for one size. The amounts are those of one flow, of which many add up."""

    requests: int
    """The most requests of one kind with one outcome, in 件."""
    decisions: int
    """The largest figure of table 2, in 件 or 万元."""
    cases: int
    """The most cases with one result, in 件."""
    step: int
    """The number of flows in table 3 that each grade of busyness adds at least."""
    most: int
    """The most flows in table 3."""


GRADES: Final = 4
"""Grades of busyness: within one size, some years are quiet."""

_SCALES: Final[Mapping[Size, Scale]] = MappingProxyType(
    {
        "office": Scale(requests=20, decisions=400, cases=3, step=0, most=6),
        "county": Scale(requests=600, decisions=500_000, cases=40, step=2, most=40),
        "city": Scale(requests=8_000, decisions=10_000_000, cases=400, step=8, most=120),
        "nation": Scale(requests=500_000, decisions=10**9, cases=50_000, step=30, most=360),
    }
)


def scale(size: Size) -> Scale:
    """Return the bounds of a size.

    Raises:
        InvalidArgument: there is no such size.
    """
    if size not in get_args(Size):
        raise InvalidArgument(f"size={size!r} is none of {', '.join(get_args(Size))}")
    return _SCALES[size]


LEVELS: Final = 4096
"""The number of amounts of each scale, zero included."""
_DECIMALS: Final = 5
"""Money comes with 0 to 4 decimals: to the 元."""


@cache
def amounts_up_to(most: int) -> tuple[int, ...]:
    """Return amounts from 0 to a bound: half of them are small, few are large."""
    shares = (level / (LEVELS - 2) for level in range(LEVELS - 1))
    return (0, *(round(most ** (share * share)) for share in shares))


@cache
def counts_up_to(most: int) -> SearchStrategy[int]:
    """Return a strategy for counts, most of them small."""
    return st.integers(0, LEVELS - 1).map(amounts_up_to(most).__getitem__)


def counts(*, size: Size = "county") -> SearchStrategy[int]:
    """Draw one count, 件数, shrinking to 0."""
    return counts_up_to(scale(size).requests)


def amounts(*, size: Size = "county") -> SearchStrategy[Decimal]:
    """Draw one amount of money, 金额, in 万元 with up to four decimals, shrinking to 0."""
    return counts_up_to(scale(size).decisions).map(_money)


def _money(digits: int) -> Decimal:
    return EXACT.scaleb(Decimal(digits), -((digits - 1) % _DECIMALS)) if digits else Decimal(0)


def figure(kind: Kind, count: int) -> int | Decimal:
    """Return the figure of a kind that a count stands for.

    0 stands for 0 and 1 for 1.
    Changes are all whole numbers, nearest to zero first.

    >>> [figure(Kind.MONEY, count) for count in (1, 2, 3)]
    [Decimal('1'), Decimal('0.2'), Decimal('0.03')]
    >>> [figure(Kind.CHANGE, count) for count in (1, 2, 3)]
    [1, -1, 2]
    """
    if kind is Kind.MONEY:
        return _money(count)
    if kind is Kind.CHANGE:
        return (count + 1) // 2 if count % 2 else -count // 2
    return count


_CATEGORIES: Final = ("Cc", "Cs", "Zl", "Zp")
_BYTE_ORDER_MARK: Final = "\ufeff"
_PRINTED: Final = st.characters(exclude_categories=_CATEGORIES, exclude_characters=_BYTE_ORDER_MARK)
_IN_PARAGRAPHS: Final = st.characters(
    exclude_categories=_CATEGORIES,
    exclude_characters=_BYTE_ORDER_MARK,
    include_characters="\n",
)
_SPOKEN: Final = st.characters(categories=("L", "Nd"))


def lines(*, max_size: int = 40) -> SearchStrategy[str]:
    """Draw any line of text that a report may hold, shrinking to the empty text."""
    return st.text(_PRINTED, max_size=max_size).map(str.strip)


def names(*, max_size: int = 40) -> SearchStrategy[str]:
    """Draw a line of text with at least a letter or digit in it, shrinking to 0."""
    if max_size < 1:
        raise InvalidArgument(f"max_size={max_size}: a name has at least one character")
    around = st.text(_PRINTED, max_size=(max_size - 1) // 2)
    return st.tuples(around, _SPOKEN, around).map("".join).map(str.strip)


def paragraphs(*, max_size: int = 80) -> SearchStrategy[str]:
    """Draw any paragraphs that a report may hold, one a line, shrinking to none."""
    return st.text(_IN_PARAGRAPHS, max_size=max_size).map(_canonical)
