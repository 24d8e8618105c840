# SPDX-License-Identifier: Apache-2.0
"""A stream of numbers that is the same everywhere, 随机数: SplitMix64 in integers.

The suite and plain test data must be the same on every version of Python, and the suite in any
other language. So they do not rest on a generator of the standard library.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar

Choice = TypeVar("Choice")

_MASK: Final = (1 << 64) - 1
_STEP: Final = 0x9E3779B97F4A7C15
_MIX: Final = ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB))


class Numbers:
    """A stream of numbers from a seed, 随机数流.

    >>> numbers = Numbers(0)
    >>> [numbers.below(100) for _ in range(4)]
    [35, 0, 79, 44]
    """

    def __init__(self, seed: int) -> None:
        self._state = seed & _MASK

    def _next(self) -> int:
        self._state = (self._state + _STEP) & _MASK
        mixed = self._state
        for shift, factor in _MIX:
            mixed = ((mixed ^ (mixed >> shift)) * factor) & _MASK
        return mixed ^ (mixed >> 31)

    def below(self, bound: int) -> int:
        """Return a number from 0 to one less than the bound, with a slight bias."""
        return self._next() % bound

    def between(self, least: int, most: int) -> int:
        """Return a number from least to most, both included."""
        return least + self.below(most - least + 1)

    def pick(self, choices: Sequence[Choice]) -> Choice:
        """Return one of the choices."""
        return choices[self.below(len(choices))]

    def sample(self, choices: Sequence[Choice], size: int) -> list[Choice]:
        """Return some of the choices, none twice."""
        left = list(choices)
        return [left.pop(self.below(len(left))) for _ in range(size)]
