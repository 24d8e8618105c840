# SPDX-License-Identifier: Apache-2.0
"""The search for the smallest sets of changes that make all equations hold, 查找.

Whoever makes an equation hold must change one of its cells. So the search takes the failing
equation with fewest cells, and changes each of them in turn, by as much as one of the cell's
equations asks for. For one change that is every possibility. It is for two as well: of two cells
of that equation, one stands in an equation without the other, which then tells its change alone.
Only cells that stand in exactly the same equations ("twins", they come up where other cells are
blank) need both at once. For more than two changes the search finds what it finds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from attrs import define, field, frozen

from gaidisclosure.algebra.equations import System
from gaidisclosure.checks import MAX_COUNT

Failing = dict[int, int]
"""Residuals of failing equations, by number."""
Solution = frozenset[tuple[str, int]]
"""Cells with the figures that they should hold."""

CERTAIN: Final = 2
"""Most changes for which all solutions are found."""
DEEPEST: Final = 6
"""Most changes of connected figures that are tried."""
_PATIENCE: Final = 4000
"""Most trials of a search beyond the certain sizes."""


@frozen
class SearchResult:
    """The result of a search.

    ``solutions`` have all the same size. ``smallest``: it is certain that none is smaller;
    ``complete``: that there are no others of that size.
    """

    solutions: tuple[Solution, ...]
    size: int
    smallest: bool
    complete: bool


class _GivenUpError(Exception):
    """The search has taken too long."""


def in_range(figure: int) -> bool:
    """Return ``True`` for a lawful count."""
    return 0 <= figure <= MAX_COUNT


def search(system: System, numbers: Iterable[int], figures: Mapping[str, int]) -> SearchResult:
    """Search the smallest solutions for connected equations that fail."""
    failing = {number: system.equations[number].residual(figures) for number in numbers}
    hunt = _Hunt(system, dict(figures))
    for size in range(1, DEEPEST + 1):
        try:
            found = frozenset(hunt.solutions(failing, size))
        except _GivenUpError:
            break
        if found:
            ordered = tuple(sorted(found, key=sorted))
            certain = CERTAIN if not hunt.met_family else CERTAIN - 1
            return SearchResult(ordered, size, size <= certain + 1, size <= certain)
    return SearchResult((), DEEPEST, False, False)


@define(eq=False)
class _Hunt:
    """One search, whose ``figures`` include the changes under trial."""

    system: System
    figures: dict[str, int]
    tried: int = field(default=0, init=False)
    met_family: bool = field(default=False, init=False)
    """True if twins came up that can share one change in many ways."""

    def solutions(self, failing: Failing, size: int) -> Iterator[Solution]:
        """Yield all sets of ``size`` changes after which nothing fails, one per cell."""
        if not 0 < len(failing) <= size * self.system.widest:
            return
        pivot = self.system.pivot(failing)
        if size == 1:
            yield from self._singles(failing, pivot)
            return
        for cell in self.system.equations[pivot].cells:
            for by in self._candidates(cell, failing):
                yield from self._after(cell, by, failing, size)
        if size == CERTAIN:
            yield from self._twins(failing, pivot)

    def _singles(self, failing: Failing, pivot: int) -> Iterator[Solution]:
        for cell in self.system.equations[pivot].cells:
            marks = self.system.marks[cell]
            if not failing.keys() <= marks.keys():
                continue
            by, rest = divmod(-failing[pivot], marks[pivot])
            to = self.figures[cell] + by
            if not rest and in_range(to) and not changed(failing, marks, by):
                yield frozenset({(cell, to)})

    def _candidates(self, cell: str, failing: Failing) -> list[int]:
        """Return the lawful changes of a cell that make one of its equations hold."""
        marks = self.system.marks[cell]
        asked = (divmod(-by, marks[n]) for n, by in failing.items() if n in marks)
        changes = dict.fromkeys(by for by, rest in asked if not rest)
        return [by for by in changes if in_range(self.figures[cell] + by)]

    def _after(self, cell: str, by: int, failing: Failing, size: int) -> Iterator[Solution]:
        """Yield solutions that begin with this change."""
        self.tried += 1
        if size > CERTAIN and self.tried > _PATIENCE:
            raise _GivenUpError
        rest = changed(failing, self.system.marks[cell], by)
        self.figures[cell] += by
        to = self.figures[cell]
        yield from (
            others | {(cell, to)}
            for others in self.solutions(rest, size - 1)
            if all(other != cell for other, _ in others)
        )
        self.figures[cell] -= by

    def _twins(self, failing: Failing, pivot: int) -> Iterator[Solution]:
        """Yield solutions by two cells that share all equations, the pivot among them."""
        for cell in self.system.equations[pivot].cells:
            for twin in self.system.twins.get(cell, ()):
                yield from self._both(cell, twin, failing, pivot)

    def _both(self, cell: str, twin: str, failing: Failing, pivot: int) -> Iterator[Solution]:
        mine, its = self.system.marks[cell], self.system.marks[twin]
        for number, times in mine.items():
            if minor := mine[pivot] * its[number] - times * its[pivot]:
                asked = -failing[pivot] * its[number] + failing.get(number, 0) * its[pivot]
                by, rest = divmod(asked, minor)
                if by and not rest and in_range(self.figures[cell] + by):
                    yield from self._after(cell, by, failing, CERTAIN)
                return
        self.met_family = True


def changed(failing: Failing, marks: Mapping[int, int], by: int) -> Failing:
    """Return the failing equations after a change of a cell with these marks."""
    after = dict(failing)
    for number, times in marks.items():
        if residual := after.get(number, 0) + times * by:
            after[number] = residual
        else:
            after.pop(number, None)
    return after
