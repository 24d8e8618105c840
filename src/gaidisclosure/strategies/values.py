# SPDX-License-Identifier: Apache-2.0
"""Single values of a report, 数值与文字: counts, amounts, text, and their sizes.

This module knows no tables and no reports.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cache, wraps
from typing import Final, ParamSpec, TypeVar

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from gaidisclosure.checks import EXACT
from gaidisclosure.form import Kind
from gaidisclosure.model.texts import paragraphs as _canonical
from gaidisclosure.strategies import options
from gaidisclosure.strategies.options import Size

Given = ParamSpec("Given")
Checked = TypeVar("Checked")


def refusing(function: Callable[Given, Checked]) -> Callable[Given, Checked]:
    """Let a check of options refuse them in the way that Hypothesis does."""

    @wraps(function)
    def refused(*given: Given.args, **named: Given.kwargs) -> Checked:
        try:
            return function(*given, **named)
        except ValueError as error:
            raise InvalidArgument(str(error)) from None

    return refused


scale = refusing(options.scale)
names_of = refusing(options.names_of)
origins = refusing(options.origins)

LEVELS: Final = 4096
"""The number of amounts of each scale, zero included."""
_DECIMALS: Final = 5
"""Money comes with 0 to 4 decimals: to the 元."""
_WIDTHS: Final = (2**31 - 1, 2**31, 2**32 - 1, 2**32, 2**53 - 1, 2**53, 2**53 + 1)
"""Numbers at which programs that hold figures in 32 bits, or as floats, go wrong."""
_OFTEN: Final = 64
"""The number of levels for each of them, and for the bound itself."""


@cache
def amounts_up_to(most: int) -> tuple[int, ...]:
    """Return amounts from 0 to a bound in order, half of them small and few large.

    Widths of numbers below the bound come more often, and then the bound does as well.
    """
    widths = [width for width in (*_WIDTHS, most) if _WIDTHS[0] <= width <= most] * _OFTEN
    steps = LEVELS - 2 - len(widths)
    shares = (level / steps for level in range(steps + 1))
    return (0, *sorted((*(min(most, round(most ** (share * share))) for share in shares), *widths)))


@cache
def counts_up_to(most: int) -> SearchStrategy[int]:
    """Return a strategy for counts, most of them small."""
    return st.integers(0, LEVELS - 1).map(amounts_up_to(most).__getitem__)


def counts(*, size: Size = "county") -> SearchStrategy[int]:
    """Draw one count, 件数, shrinking to 0."""
    return counts_up_to(scale(size).requests)


def amounts(*, size: Size = "county") -> SearchStrategy[Decimal]:
    """Draw one amount of money, 金额, in 万元 with up to four decimals, shrinking to 0."""
    return counts_up_to(scale(size).money).map(_money)


def _money(digits: int) -> Decimal:
    """Return an amount in 万元 with these digits, from 2**31 on with those of 元."""
    places = _DECIMALS - 1 if digits >= _WIDTHS[0] else (digits - 1) % _DECIMALS
    return EXACT.scaleb(Decimal(digits), -places) if digits else Decimal(0)


def figure(kind: Kind, count: int) -> int | Decimal:
    """Return the figure of a kind that a count stands for.

    0 stands for 0, and 1 for 1. Changes are all whole numbers, those nearest to zero first.

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
