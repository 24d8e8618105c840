# SPDX-License-Identifier: Apache-2.0
"""Amounts of money in 万元 (10,000 yuan), the unit of the form, as exact decimals.

An amount never passes through ``float``, and never through arithmetic that rounds.

>>> from_yuan(Decimal("251000"))
Decimal('25.1')
"""

from __future__ import annotations

from decimal import Context, Decimal
from typing import Final

MOST_DIGITS: Final = 30
"""Most digits of an amount or a figure, before and after the point together."""

_EXACT: Final = Context(prec=4 * MOST_DIGITS)


def canonical(amount: Decimal) -> Decimal:
    """Return the equal decimal without exponent, trailing zeros or negative zero.

    Equal amounts have one canonical form, and so one printed form.

    Raises:
        ValueError: The amount is not finite, or takes more than :data:`MOST_DIGITS` digits.

    >>> canonical(Decimal("2.50")), canonical(Decimal("1E+2")), canonical(Decimal("-0.0"))
    (Decimal('2.5'), Decimal('100'), Decimal('0'))
    """
    if not amount.is_finite() or _digits(amount) > MOST_DIGITS:
        raise ValueError(f"an amount is finite and has at most {MOST_DIGITS} digits")
    text = format(amount, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return Decimal(text) if amount else Decimal(0)


def from_yuan(yuan: Decimal) -> Decimal:
    """Return the canonical amount in 万元 of an amount in 元.

    Raises:
        ValueError: As for :func:`canonical`.

    >>> from_yuan(Decimal("0.01"))
    Decimal('0.000001')
    """
    return canonical(canonical(yuan).scaleb(-4, _EXACT))


def _digits(amount: Decimal) -> int:
    """Return the number of digits of an amount that is written without an exponent."""
    digits = len(amount.as_tuple().digits)
    exponent = amount.adjusted() - digits + 1
    return max(digits + max(exponent, 0), -exponent)
