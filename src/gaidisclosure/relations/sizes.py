# SPDX-License-Identifier: Apache-2.0
"""Sudden changes of size between two years, 异常变动: 3.5 万元, then 35000."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import Final

from gaidisclosure.checks import Number, Severity, Violation
from gaidisclosure.draft import Draft
from gaidisclosure.form import Edition, Kind
from gaidisclosure.relations.years import BROUGHT

_YUAN: Final = 10_000
"""Yuan in the unit of amounts, 万元."""
_DRIFT: Final = 3
"""The factor by which an amount may change without a wrong unit."""
_MONEY: Final = 1_000
"""The least factor of a sudden change of an amount."""
_COUNTS: Final = 100
"""The least factor of a sudden change of a count, as if a figure was typed twice.

A smaller change may come from a new task or a campaign.
"""
_APART: Final = 1_000
"""The least difference of such counts (件), as 3 and then 300 is ordinary."""


def size_warnings(before: Draft, after: Draft) -> Iterator[Violation]:
    """Yield a warning for each figure far larger or smaller than the year before.

    Totals are skipped, because their parts change with them, and so is 上年结转, which is compared
    with 结转下年度. Only cells of both forms with figures in both years are compared.
    """
    old, new = before.figures(), after.figures()
    for path, kind in _compared(before.form, after.form):
        earlier, later = old[path], new[path]
        if earlier is None or later is None or earlier == later:
            continue
        if code := _code(kind, *sorted((earlier, later))):
            yield Violation(
                f"{code}:{path}",
                (path,),
                earlier,
                later,
                severity=Severity.WARNING,
                edition=after.edition,
            )


@cache
def _compared(before: Edition, after: Edition) -> tuple[tuple[str, Kind], ...]:
    """Return the cells of both forms to be compared, with their kinds."""
    return tuple(
        (path, cell.kind)
        for path, cell in after.cells.items()
        if path in before.cells
        and path not in after.totals
        and cell.kind is not Kind.CHANGE
        and not path.startswith(BROUGHT)
    )


def _code(kind: Kind, less: Number, more: Number) -> str | None:
    """Return the code of the rule that two figures break, or ``None``."""
    if less < 0:
        return None
    if kind is Kind.COUNT:
        is_sudden = more - less >= _APART and more >= less * _COUNTS
        return "YEAR-SIZE" if is_sudden else None
    if not less or (factor := Fraction(more) / Fraction(less)) < _MONEY:
        return None
    is_near = factor * _DRIFT >= _YUAN and factor <= _YUAN * _DRIFT
    return "YEAR-UNIT" if is_near else "YEAR-SIZE"
