# SPDX-License-Identifier: Apache-2.0
"""A figure of a text against all readings of its words, 比对."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from attrs import define, field, frozen

from gaidisclosure.checks import EXACT, decimals
from gaidisclosure.checks import Number as Figure
from gaidisclosure.form import Edition
from gaidisclosure.statements.claim import ClaimStatus
from gaidisclosure.statements.numbers import Number
from gaidisclosure.statements.scope import Scope
from gaidisclosure.topics import Expression, Reading, Topic

_YUAN: Final = Decimal(10_000)
_HALF: Final = Decimal("0.5")
_PLACES: Final = Decimal("0.1")


@define(eq=False)
class Tables:
    """The figures of a report, 表中数据, by which claims are judged."""

    form: Edition
    figures: Mapping[str, Figure | None]
    _known: dict[Expression, tuple[bool, Figure | None]] = field(
        factory=dict[Expression, tuple[bool, Figure | None]], init=False, repr=False
    )
    """``True`` if the form has the cells of an expression, and its value."""

    def values(self, readings: Iterable[Reading]) -> Iterator[tuple[Reading, Figure | None]]:
        """Yield each reading that the form has cells for, with its value."""
        for reading in readings:
            expression = reading.expression
            found = self._known.get(expression)
            if found is None:
                has_cells = bool(expression.cells(self.form))
                value = expression.value(self.form, self.figures) if has_cells else None
                found = self._known[expression] = (has_cells, value)
            if found[0]:
                yield reading, found[1]


@frozen
class Compared:
    """The result of a comparison: the status, the readings, and what they allow."""

    status: ClaimStatus
    reason: str = ""
    readings: tuple[Reading, ...] = ()
    expected: tuple[Figure, ...] = ()
    reading: Reading | None = None


def compared(topic: Topic, number: Number, scope: Scope, tables: Tables) -> Compared:
    """Return how a number stands to the readings of its topic.

    Args:
        topic: The topic.
        number: The number.
        scope: The scope that the words leave.
        tables: The figures of the report.
    """
    if topic.key == "unknown":
        return Compared(ClaimStatus.NOT_UNDERSTOOD, "unknown")
    # No suits at all is no statement on one kind of them.
    is_none = topic.family == "cases" and number.value == 0
    found = list(tables.values(topic.readings[:1] if is_none else topic.readings))
    if scope is Scope.OTHER or not found:
        reason = "scope" if found and scope is Scope.OTHER else "no_cell"
        return Compared(ClaimStatus.NOT_COMPARABLE, reason)
    money = topic.family == "fees"
    pairs = [(reading, value) for reading, value in found if value is not None]
    for reading, value in pairs:
        if status := _fit(number, value, money=money):
            return _judged(status, pairs, reading)
    return _unfit(number, scope, pairs, is_whole=len(pairs) == len(found))


def _judged(
    status: ClaimStatus,
    pairs: list[tuple[Reading, Figure]],
    reading: Reading | None,
    reason: str = "",
) -> Compared:
    readings = tuple(each for each, _ in pairs)
    return Compared(status, reason, readings, tuple(value for _, value in pairs), reading)


def _unfit(
    number: Number, scope: Scope, pairs: list[tuple[Reading, Figure]], *, is_whole: bool
) -> Compared:
    """Return the status of a number that no reading gives."""
    if not is_whole:
        return _judged(ClaimStatus.NOT_COMPARABLE, pairs, None, "blank")
    if not number.is_exact:
        return _judged(ClaimStatus.NOT_COMPARABLE, pairs, None, "approximate")
    if scope is Scope.OPEN:
        return _judged(ClaimStatus.NOT_COMPARABLE, pairs, None, "open")
    return _judged(ClaimStatus.DIFFERS, pairs, None)


def _fit(number: Number, value: Figure, *, money: bool) -> ClaimStatus | None:
    """Return the status of a number that a value fits, else ``None``."""
    if money:
        return _fit_money(number, Decimal(value))
    if not number.is_exact:
        return ClaimStatus.COMPATIBLE if _allows(number, Decimal(value)) else None
    if number.value == value:
        return ClaimStatus.AGREES
    is_rounded = number.step > 1 and abs(number.value - value) <= number.step * _HALF
    return ClaimStatus.COMPATIBLE if is_rounded else None


def _allows(number: Number, value: Decimal) -> bool:
    return number.low <= value and (number.high is None or value <= number.high)


def _fit_money(number: Number, value: Decimal) -> ClaimStatus | None:
    """Compare in 万元, within half of the last digit of the coarser of the two."""
    factor = _YUAN if number.unit == "元" else Decimal(1)
    said, step = EXACT.divide(number.value, factor), EXACT.divide(number.step, factor)
    if not number.is_exact:
        return ClaimStatus.COMPATIBLE if _allows(number, value * factor) else None
    coarse = max(step, Decimal(1).scaleb(-decimals(value)))
    is_near = value != 0 and abs(said - value) <= coarse * _HALF
    return ClaimStatus.AGREES if said == value or is_near else None


def compared_share(
    readings: Iterable[Reading],
    parts: Iterable[Decimal],
    number: Number,
    scope: Scope,
    tables: Tables,
    bases: tuple[Reading, ...],
) -> Compared:
    """Return how a share stands to all parts and bases that its words may mean.

    Args:
        readings: The readings of the part.
        parts: Numbers that the sentence gives for the part.
        number: The share.
        scope: The scope that the words leave.
        tables: The figures of the report.
        bases: The wholes that the words leave.
    """
    if scope is Scope.OTHER:
        return Compared(ClaimStatus.NOT_COMPARABLE, "scope")
    known = [*tables.values(readings)]
    wholes = [*tables.values(bases)]
    if any(value is None for _, value in (*known, *wholes)):
        return Compared(ClaimStatus.NOT_COMPARABLE, "blank")
    numbers = [*parts, *(Decimal(value) for _, value in known if value is not None)]
    pairs: list[tuple[Reading, Figure]] = []
    for part in dict.fromkeys(numbers):
        for base, whole in wholes:
            if not whole:
                continue
            share = EXACT.divide(100 * part, Decimal(whole))
            shown = _rounded(share, number)
            if status := _fit_share(number, share):
                return _judged(status, [(base, shown)], base)
            pairs.append((base, shown))
    if not pairs:
        return Compared(ClaimStatus.NOT_COMPARABLE, "no_whole")
    return _unfit(number, scope, pairs, is_whole=True)


def _rounded(share: Decimal, number: Number) -> Decimal:
    step = min(number.step, _PLACES)
    return (share + step * _HALF) // step * step


def _fit_share(number: Number, share: Decimal) -> ClaimStatus | None:
    if not number.is_exact:
        return ClaimStatus.COMPATIBLE if _allows(number, share) else None
    rounded = abs(number.value - share) <= number.step * _HALF
    cut = number.value <= share < number.value + number.step
    return ClaimStatus.AGREES if rounded or cut else None
