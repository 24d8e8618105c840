"""Figures and rows of figures, 数据行."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Final, TypeVar, cast

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from gaidisclosure.checks import EXACT
from gaidisclosure.form import EDITION_2021, Kind
from gaidisclosure.model import APPLICANTS, ApplicantCounts, CaseResults
from gaidisclosure.strategies.events import Ledger, Place, runs
from gaidisclosure.strategies.sizes import LEVELS, Size, amounts_up_to, scale

Row = TypeVar("Row", ApplicantCounts, CaseResults)

_DECIMALS: Final = 5
"""Money comes with 0 to 4 decimals: to the 元."""
RESULTS: Final = tuple(
    path.rpartition(".")[2] for path in EDITION_2021.identities["T4-SUM:review"].left
)
"""What can become of a case: the leaves of a block of table 4."""


def counts(*, size: Size = "county") -> SearchStrategy[int]:
    """One count, 件数; shrinks to 0.

    >>> from hypothesis import find
    >>> find(counts(), lambda count: count > 3)
    4
    """
    return counts_up_to(scale(size).requests)


@cache
def counts_up_to(most: int) -> SearchStrategy[int]:
    """Counts, most of them small."""
    return st.integers(0, LEVELS - 1).map(amounts_up_to(most).__getitem__)


def amounts(*, size: Size = "county") -> SearchStrategy[Decimal]:
    """One amount of money, 金额, in 万元 with up to four decimals; shrinks to 0.

    >>> from hypothesis import find
    >>> find(amounts(), lambda amount: amount != int(amount))
    Decimal('0.2')
    """
    return counts_up_to(scale(size).decisions).map(_money)


def _money(digits: int) -> Decimal:
    return EXACT.scaleb(Decimal(digits), -((digits - 1) % _DECIMALS)) if digits else Decimal(0)


def figure(kind: Kind, count: int) -> int | Decimal:
    """The figure of a kind that a count stands for: 0 for 0, 1 for 1, and all sorts beyond.

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


def applicant_counts(*, size: Size = "county") -> SearchStrategy[ApplicantCounts]:
    """One row of table 3, 申请人情况; shrinks to the row of zeros.

    >>> from hypothesis import find
    >>> find(applicant_counts(), lambda row: row.total > 1).counts
    (2, 0, 0, 0, 0, 0)
    """
    return _rows(ApplicantCounts, APPLICANTS, scale(size).requests)


def case_results(*, size: Size = "county") -> SearchStrategy[CaseResults]:
    """One block of table 4, cases by result; shrinks to the block of zeros.

    >>> from hypothesis import find
    >>> find(case_results(), lambda cases: cases.pending > 0).total
    1
    """
    return _rows(CaseResults, RESULTS, scale(size).cases)


def _rows(cls: type[Row], names: tuple[str, ...], most: int) -> SearchStrategy[Row]:
    ledger = Ledger.of(Place.of(most, name) for name in names)
    return runs(0, len(names)).map(lambda run: cls(**cast(dict[str, int], ledger.read(run))))
