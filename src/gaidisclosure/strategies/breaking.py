"""Figures that break exactly the identities asked for, 定向出错.

Choose by how much each shall fail, as the dependencies between identities allow; change one cell
for each independent identity accordingly; and let enough happen in the year for no figure to be
negative.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain
from random import Random

from attrs import frozen

from gaidisclosure.algebra import Equation, amounts, equations, free_amounts, reduced
from gaidisclosure.form import Edition
from gaidisclosure.model import event_at

Counts = dict[str, int]
"""Figures by cell path, or amounts by the code of an identity."""

ORDERS = 16
"""In so many ways, cells are chosen to be changed."""


@frozen
class Breaker:
    """Changes figures such that exactly some identities fail: always in the same cells."""

    form: Edition
    codes: tuple[str, ...]
    cells: Mapping[str, Equation]
    """The cells that are changed, and how what they hold follows from the amounts."""

    @classmethod
    def of(cls, form: Edition, codes: Iterable[str], order: int = 0) -> Breaker:
        """One of the ways to break these identities; the first touches few other cells."""
        wanted = tuple(codes)
        free_amounts(form, wanted)
        return cls(form, wanted, _chosen(form, order) if order else _tidy(form, wanted))

    def broken(self, figures: Mapping[str, int], chosen: Mapping[str, int]) -> Counts:
        """Lawful figures changed such that these identities fail, by amounts that follow."""
        by = amounts(self.form, self.codes, chosen)
        found = dict(figures)
        for cell, row in self.cells.items():
            asked = sum(times * by.get(code, 0) for code, times in row.codes.items())
            found[cell] += asked // row.cells[cell]
        for cell in self.cells:
            if found[cell] < 0:
                _add(found, event_at(self.form, cell), -found[cell])
        return found


def _tidy(form: Edition, codes: tuple[str, ...]) -> Mapping[str, Equation]:
    """Cells to change, those first that stand in no other identities."""
    others = [form.identities[code].cells for code in form.identities.keys() - set(codes)]
    outside = Counter(chain.from_iterable(others))
    return _solved(form, sorted(form.cells, key=outside.__getitem__))


@cache
def _chosen(form: Edition, order: int) -> Mapping[str, Equation]:
    """Cells to change, any that will do."""
    return _solved(form, Random(order).sample([*form.cells], len(form.cells)))


def _solved(form: Edition, cells: Iterable[str]) -> Mapping[str, Equation]:
    """The first independent cells, each with the equation that tells it from the amounts."""
    rows, pivots = reduced(equations(form), cells)
    return {cell: rows[number] for cell, number in pivots.items()}


def _add(figures: Counts, cells: Iterable[str], number: int) -> None:
    for cell in cells:
        figures[cell] += number
