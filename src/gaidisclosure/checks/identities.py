# SPDX-License-Identifier: Apache-2.0
"""The identities of the form, 勾稽关系, evaluated for any figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import partial, reduce
from itertools import compress
from operator import is_
from typing import Any, Final

from attrs import frozen

from gaidisclosure.checks.figures import MAX_COUNT
from gaidisclosure.checks.violation import EXACT, Number, Violation
from gaidisclosure.form import Edition, Identity

Figures = Mapping[str, Number | None]
"""Figures by cell path, ``None`` or absent if not known."""


_WHOLE: Final = frozenset({int})
_is_blank = partial(is_, None)


class Status(StrEnum):
    """The status of a check, 校验状态."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_EVALUABLE = "not_evaluable"
    """A cell has no figure, so the check could not run. This is not a pass."""


@frozen
class Finding:
    """The result of one identity for given figures.

    ``expected`` is the sum of the left cells, ``actual`` that of the right cells. ``unknown`` are
    the cells without a figure, ``figures`` the figures of all others. An identity with unknown
    cells is not evaluable, unless it fails whatever they hold. The sums are then those of the
    known figures, and ``actual`` is ``None`` for a blank total.
    """

    identity: Identity
    status: Status
    expected: Number | None = None
    actual: Number | None = None
    unknown: tuple[str, ...] = ()
    figures: tuple[Number, ...] = ()

    @property
    def code(self) -> str:
        """The code of the identity."""
        return self.identity.code

    def violation(self, edition: str = "") -> Violation:
        """Return a failed finding as a violation."""
        return Violation(
            code=self.code,
            cells=self.identity.cells,
            expected=self.expected,
            actual=self.actual,
            figures=self.figures,
            edition=edition,
        )


def evaluate(identity: Identity, figures: Figures) -> Finding:
    """Evaluate one identity.

    If a cell has no figure, it is not evaluable, unless it fails whatever the cell holds.

    >>> from gaidisclosure.form import EDITION_2021
    >>> review = EDITION_2021.identities["T4-SUM:review"]
    >>> figures = dict(zip(review.cells, (1, 2, 3, 4, 11), strict=True))
    >>> finding = evaluate(review, figures)
    >>> finding.status, finding.expected, finding.actual
    (<Status.FAILED: 'failed'>, 10, 11)
    """
    try:
        values: tuple[Any, ...] = identity.read(figures)
    except KeyError:
        values = tuple(map(figures.get, identity.cells))
    split = len(identity.left)
    if _WHOLE.issuperset(map(type, values)):  # the usual case
        return _judged(identity, sum(values[:split]), sum(values[split:]), values)
    if None in values:
        return _with_blanks(identity, values)
    return _judged(identity, added(values[:split]), added(values[split:]), values)


def _judged(
    identity: Identity, expected: Number, actual: Number, values: tuple[Number, ...]
) -> Finding:
    status = Status.PASSED if expected == actual else Status.FAILED
    return Finding(identity, status, expected, actual, (), values)


def _with_blanks(identity: Identity, values: tuple[Number | None, ...]) -> Finding:
    """Return failed if no lawful figures fit into the blanks, else not evaluable."""
    unknown = tuple(compress(identity.cells, map(_is_blank, values)))
    known = tuple(value for value in values if value is not None)
    split = len(identity.left)
    blank = values[:split].count(None)
    left, right = added(known[: split - blank]), added(known[split - blank :])
    smaller, blanks = (left, blank) if left <= right else (right, len(unknown) - blank)
    if added((smaller, MAX_COUNT * blanks)) >= max(left, right):
        return Finding(identity, Status.NOT_EVALUABLE, unknown=unknown)
    total = None if unknown[-1:] == identity.right else right
    return Finding(identity, Status.FAILED, left, total, unknown, known)


def added(figures: Sequence[Number]) -> Number:
    """Return the exact sum of counts or decimals."""
    if _WHOLE.issuperset(map(type, figures)):
        return sum(figures)
    return reduce(EXACT.add, figures, Decimal(0))


def findings(edition: Edition, figures: Figures) -> tuple[Finding, ...]:
    """Evaluate every identity of a form."""
    return tuple(evaluate(identity, figures) for identity in edition.identities.values())


def failures(edition: str, results: Iterable[Finding]) -> Iterator[Violation]:
    """Yield a violation for every identity that failed."""
    return (each.violation(edition) for each in results if each.status is Status.FAILED)
