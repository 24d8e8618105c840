# SPDX-License-Identifier: Apache-2.0
"""The options that all strategies share, 选项: sizes, editions and years.

Nothing here needs Hypothesis.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final, Literal, TypedDict, get_args

from attrs import frozen

from gaidisclosure.checks import MAX_COUNT
from gaidisclosure.form import EditionName
from gaidisclosure.model.period import YEARS

Size = Literal["office", "county", "city", "nation", "extreme"]
"""The size of the agency, 规模: more figures that are not zero, and larger ones.

``"extreme"`` is no real agency: its figures reach 2**31, 2**32 and the bound of a count, and its
amounts of money 2**53 元 and their bound.
"""

MOST_MONEY: Final = (MAX_COUNT + 1) * 10_000 - 1
"""The largest amount of money, in 元."""


class Choices(TypedDict, total=False):
    """The options of reports next to their edition, as overloads name them."""

    years: Sequence[int] | None
    size: Size


@frozen
class Scale:
    """Bounds for one size. The amounts are those of one flow, of which many add up."""

    requests: int
    """The most requests of one kind with one outcome, in 件."""
    decisions: int
    """The largest count of table 2, in 件."""
    money: int
    """The largest amount of money, in its last decimal."""
    cases: int
    """The most cases with one result, in 件."""
    step: int
    """The number of flows in table 3 that each grade of busyness adds at least."""
    most: int
    """The most flows in table 3."""
    bound: int = MAX_COUNT
    """The largest total of table 3 and of a block of table 4, in 件."""


GRADES: Final = 4
"""Grades of busyness: within one size, some years are quiet."""

_SCALES: Final[Mapping[Size, Scale]] = MappingProxyType(
    {
        "office": Scale(requests=20, decisions=400, money=400, cases=3, step=0, most=6),
        "county": Scale(requests=600, decisions=500_000, money=500_000, cases=40, step=2, most=40),
        "city": Scale(requests=8_000, decisions=10**7, money=10**7, cases=400, step=8, most=120),
        "nation": Scale(
            requests=500_000, decisions=10**9, money=10**9, cases=50_000, step=30, most=360
        ),
        "extreme": Scale(
            requests=MAX_COUNT,
            decisions=MAX_COUNT,
            money=MOST_MONEY,
            cases=MAX_COUNT,
            step=2,
            most=40,
        ),
    }
)


def scale(size: Size) -> Scale:
    """Return the bounds of a size.

    Raises:
        ValueError: There is no such size.
    """
    if size not in get_args(Size):
        raise ValueError(f"size={size!r} is none of {', '.join(get_args(Size))}")
    return _SCALES[size]


NEWEST_FIRST: Final[tuple[EditionName, ...]] = ("2021", "2019")
_YEARS: Final = {"2021": range(2021, 2027), "2019": (2019, 2020, 2019, 2020, 2021, 2023)}
"""The years of reports by edition. Some agencies used the trial form too long."""

Origin = tuple[EditionName, int]
"""An edition and a report year."""


def names_of(edition: EditionName | None) -> tuple[EditionName, ...]:
    """Return the edition asked for, or all of them.

    Raises:
        ValueError: There is no edition of that name.
    """
    if edition is None:
        return NEWEST_FIRST
    if edition not in NEWEST_FIRST:
        raise ValueError(f"edition={edition!r} is none of {', '.join(NEWEST_FIRST)}")
    return (edition,)


def origins(edition: EditionName | None, years: Sequence[int] | None) -> tuple[Origin, ...]:
    """Return the editions and years to choose from, simplest first.

    Raises:
        ValueError: There is no such edition, or no year.
    """
    if years is not None:
        check_years(years)
    return tuple(
        (name, year)
        for name in names_of(edition)
        for year in (_YEARS[name] if years is None else years)
    )


def check_years(years: Sequence[int]) -> None:
    """Check a choice of report years.

    Raises:
        ValueError: It is no list, it is empty, or a year has not four digits.
    """
    if not isinstance(years, Sequence) or isinstance(years, str):
        raise ValueError(f"years={years!r}: give several in a list, such as [2023]")
    if not years:
        raise ValueError("years is empty: give at least one")
    if wrong := [year for year in years if type(year) is not int or year not in YEARS]:
        raise ValueError(f"years={years!r}: {wrong[0]!r} is no year of four digits")
