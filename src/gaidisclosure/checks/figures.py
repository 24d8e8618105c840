# SPDX-License-Identifier: Apache-2.0
"""Rules for single figures, 单个数据: type, sign and size."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from gaidisclosure.checks.violation import Number, Severity, Violation, seen
from gaidisclosure.form import Edition, Kind

MAX_COUNT: Final = 10**15 - 1
"""Largest whole part of a figure: any JSON reader keeps 15 digits exactly.

This is a technical limit, not a legal one, and far above any national total.
"""
MAX_DECIMALS: Final = 15
"""Most decimals of an amount of money, also a technical limit."""
FEN_DECIMALS: Final = 6
"""Decimals of one 分, the smallest amount of money: 0.000001 万元."""


def judge(path: str, kind: Kind, value: object, edition: str = "") -> Violation | None:
    """Return the violation if a figure of this kind breaks a rule, else ``None``.

    >>> judge("proactive_disclosure.licensing", Kind.COUNT, 12) is None
    True
    >>> judge("proactive_disclosure.licensing", Kind.COUNT, True).code
    'CELL-TYPE'
    >>> judge("proactive_disclosure.fees", Kind.MONEY, 1.9).code
    'CELL-TYPE'
    """
    if kind is Kind.COUNT and type(value) is int and 0 <= value <= MAX_COUNT:
        return None
    fault = _money_fault(value) if kind is Kind.MONEY else _count_fault(value)
    if fault is None and kind is not Kind.CHANGE and value < 0:  # type: ignore[operator]
        fault = "CELL-NEGATIVE"
    if fault is None:
        return None
    expected = "Decimal" if kind is Kind.MONEY else "int"
    return Violation(
        fault, (path,), expected, seen(value), edition=edition, type_name=type(value).__name__
    )


def figure_faults(form: Edition, figures: Mapping[str, Number | None]) -> Iterator[Violation]:
    """Yield a violation for each figure that breaks a rule by itself."""
    for path, value in figures.items():
        if value is None or (type(value) is int and 0 <= value <= MAX_COUNT):
            continue
        if fault := judge(path, form.cells[path].kind, value, form.name):
            yield fault


def _count_fault(value: object) -> str | None:
    if isinstance(value, Decimal):
        return "CELL-FRACTION"
    if type(value) is not int:
        return "CELL-TYPE"
    return "CELL-SIZE" if abs(value) > MAX_COUNT else None


def _money_fault(value: object) -> str | None:
    if type(value) is int:
        return _count_fault(value)
    if type(value) is not Decimal:
        return "CELL-TYPE"
    if not value.is_finite() or (value and value.adjusted() >= len(str(MAX_COUNT))):
        return "CELL-SIZE"
    return "CELL-DECIMALS" if decimals(value) > MAX_DECIMALS else None


def decimals(amount: Decimal) -> int:
    """Return the number of decimals of an amount, without trailing zeros.

    >>> decimals(Decimal("1.250")), decimals(Decimal("1E+3"))
    (2, 0)
    """
    _, digits, exponent = amount.as_tuple()
    if not isinstance(exponent, int) or not amount:
        return 0
    significant = bytes(digits).rstrip(b"\0")
    return max(0, len(significant) - len(digits) - exponent)


def remark(path: str, kind: Kind, value: object, edition: str = "") -> Violation | None:
    """Return a warning for an amount of money finer than one 分, or ``None``.

    >>> remark("proactive_disclosure.fees", Kind.MONEY, Decimal("0.0000001")).severity
    <Severity.WARNING: 'warning'>
    """
    if kind is not Kind.MONEY or not isinstance(value, Decimal) or decimals(value) <= FEN_DECIMALS:
        return None
    return Violation(
        "CELL-FEN", (path,), FEN_DECIMALS, value, severity=Severity.WARNING, edition=edition
    )
