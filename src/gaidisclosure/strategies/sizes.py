"""How much happens in a year, 规模: from a small office to the nation."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final, Literal, get_args

from attrs import frozen
from hypothesis.errors import InvalidArgument

Size = Literal["office", "county", "city", "nation"]
"""Whose figures they are like: how many of them are not zero, and how large they get."""


@frozen
class Scale:
    """What a size means; the largest amounts are those of one event, of which many may add up."""

    requests: int
    """The most requests of one kind with one outcome."""
    decisions: int
    """The most documents, decisions or items of money in table 2."""
    cases: int
    """The most cases with one result."""
    step: int
    """How many more events in table 3 each grade of busyness brings at least."""
    most: int
    """The most events in table 3."""


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
    """What a size means; ``InvalidArgument`` if it is none."""
    if size not in get_args(Size):
        raise InvalidArgument(f"size={size!r} is none of {', '.join(get_args(Size))}")
    return _SCALES[size]


LEVELS: Final = 4096
"""How many amounts there are of each scale, none included."""


@cache
def amounts_up_to(most: int) -> tuple[int, ...]:
    """Amounts from 0 to a bound: half of them are small, few are large."""
    shares = (level / (LEVELS - 2) for level in range(LEVELS - 1))
    return (0, *(round(most ** (share * share)) for share in shares))
