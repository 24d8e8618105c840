"""Ways to spoil a lawful document, 出错方式: each gives what stands in some cells instead."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

from gaidisclosure.checks import MAX_COUNT, Number
from gaidisclosure.conformance.documents import Cells
from gaidisclosure.conformance.numbers import Numbers
from gaidisclosure.form import Edition, Kind
from gaidisclosure.repair.slips import neighbours, swapped, totals

Figures = Mapping[str, Number]
Spoil = Callable[[Edition, Figures, Numbers], Cells]
"""Given a form, lawful figures and a stream of numbers: the cells that hold something else."""

STEPS: Final = (1, 2, 9, 10, 90, 99, 1000, 2**32 * 1000)
"""By how much figures are raised; the last is zero in any arithmetic that wraps around early."""


@cache
def tied(form: Edition) -> tuple[str, ...]:
    """The cells that stand in sums."""
    return tuple(path for path, cell in form.cells.items() if cell.table > 2)


def wrong(number: int) -> Spoil:
    """So many figures raised, or lowered where that is possible."""

    def spoil(form: Edition, figures: Figures, numbers: Numbers) -> Cells:
        return {
            path: moved(_count(figures, path), numbers)
            for path in numbers.sample(tied(form), number)
        }

    return spoil


def moved(figure: int, numbers: Numbers) -> int:
    """Another count."""
    step = numbers.pick(STEPS)
    return figure - step if step <= figure and numbers.below(2) else figure + step


def _count(figures: Figures, path: str) -> int:
    return int(figures[path])


def transposed(form: Edition, figures: Figures, numbers: Numbers) -> Cells:
    """Two digits of a figure swapped."""
    fit = [path for path in tied(form) if [*swapped(str(figures[path]))]]
    path = numbers.pick(fit)
    return {path: int(numbers.pick([*swapped(str(figures[path]))]))}


def misplaced(form: Edition, figures: Figures, numbers: Numbers) -> Cells:
    """Two figures side by side in each other's cells."""
    pairs = [
        (one, other)
        for one in tied(form)
        for other in neighbours(form, one)
        if figures[one] != figures[other]
    ]
    one, other = numbers.pick(pairs)
    return {one: _count(figures, other), other: _count(figures, one)}


def not_updated(form: Edition, figures: Figures, numbers: Numbers) -> Cells:
    """A total that misses some of its addends."""
    path = numbers.pick([path for path in tied(form) if path in totals(form) and figures[path]])
    return {path: numbers.below(_count(figures, path))}


def shifted_row(form: Edition, figures: Figures, numbers: Numbers) -> Cells:
    """The figures of a row one column too far to the right, its last one at the beginning."""
    return _turned(numbers.pick(_lines(form, by_row=True)), figures)


def shifted_column(form: Edition, figures: Figures, numbers: Numbers) -> Cells:
    """The figures of a column one row too low, its last one at the top."""
    return _turned(numbers.pick(_lines(form, by_row=False)), figures)


def _turned(paths: tuple[str, ...], figures: Figures) -> Cells:
    pairs = zip(paths, paths[-1:] + paths[:-1], strict=True)
    return {path: _count(figures, before) for path, before in pairs}


@cache
def _lines(form: Edition, *, by_row: bool) -> tuple[tuple[str, ...], ...]:
    """The rows, or the columns, of table 3."""
    found: dict[int, list[str]] = {}
    for path, cell in form.cells.items():
        if cell.table == 3:
            found.setdefault(cell.span.row if by_row else cell.span.column, []).append(path)
    return tuple(map(tuple, found.values()))


def texts(*printed: str | None) -> Spoil:
    """One of these texts, or nothing, in one cell of any table."""

    def spoil(form: Edition, figures: Figures, numbers: Numbers) -> Cells:
        return {numbers.pick([*form.cells]): numbers.pick(printed)}

    return spoil


def blank_row(form: Edition, figures: Figures, numbers: Numbers) -> Cells:
    """Nothing in a whole row of table 3."""
    return dict.fromkeys(numbers.pick(_lines(form, by_row=True)))


def blank_zeros(form: Edition, figures: Figures, numbers: Numbers) -> Cells:
    """Nothing where a zero belongs, in all of tables 3 and 4."""
    return {path: None for path in tied(form) if not figures[path]}


def blank_and_wrong(form: Edition, figures: Figures, numbers: Numbers) -> Cells:
    """Nothing in one cell, and a wrong figure in another."""
    blank, other = numbers.sample(tied(form), 2)
    return {blank: None, other: moved(_count(figures, other), numbers)}


def negative(form: Edition, figures: Figures, numbers: Numbers) -> Cells:
    """A figure below zero; in a cell for changes that is none too few."""
    path = numbers.pick([path for path in form.cells if form.cells[path].kind is not Kind.MONEY])
    return {path: -numbers.between(1, 9)}


def fraction(form: Edition, figures: Figures, numbers: Numbers) -> Cells:
    """A count with decimals."""
    path = numbers.pick(tied(form))
    return {path: f"{figures[path]}.5"}


def too_large(form: Edition, figures: Figures, numbers: Numbers) -> Cells:
    """One more than fits."""
    return {numbers.pick(tied(form)): MAX_COUNT + 1}


def bad_money(form: Edition, figures: Figures, numbers: Numbers) -> Cells:
    """An amount of money below zero, or with more decimals than a figure can have."""
    path = next(path for path, cell in form.cells.items() if cell.kind is Kind.MONEY)
    return {path: numbers.pick(("-0.5", "0." + "1" * 16, "1" * 16, "12.3456", "0.0000001"))}


def balanced(form: Edition, figures: Figures, numbers: Numbers) -> Cells:
    """A wrong figure that every other sum makes up for, so that few of them fail."""
    identity = numbers.pick(list(form.identities.values()))
    one, other = numbers.sample(identity.left, 2)
    step = numbers.between(1, 50)
    return {one: _count(figures, one) + step, other: max(0, _count(figures, other) - step)}
