# SPDX-License-Identifier: Apache-2.0
"""Faults of documents, 差错: each changes some cells of a consistent report.

Single figures go wrong by the slips of :mod:`gaidisclosure.slips`. The others are faults of whole
rows, blanks, and figures that no report can have.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from gaidisclosure.checks import MAX_COUNT, Number
from gaidisclosure.conformance.documents import Cells
from gaidisclosure.form import Edition, Kind
from gaidisclosure.slips import SLIPS, SlipName
from gaidisclosure.strategies.numbers import Numbers
from gaidisclosure.strategies.planted import places, tied

Figures = Mapping[str, Number]
Fault = Callable[[Edition, Figures, Numbers], Cells]
"""Gives changed cells, from a form, consistent figures and a stream of numbers."""

STEPS: Final = (1, 2, 9, 10, 90, 99, 1000, 2**32 * 1000)
"""Amounts that are added, the last of them zero in 32 bits."""
_NEAREST: Final = 1000
"""The number of figures to choose from where a slip can leave any."""


def wrong(number: int) -> Fault:
    """Return the fault of some figures raised, or lowered where that is possible."""

    def fault(form: Edition, figures: Figures, numbers: Numbers) -> Cells:
        return {
            path: moved(_count(figures, path), numbers)
            for path in numbers.sample(tied(form), number)
        }

    return fault


def moved(figure: int, numbers: Numbers) -> int:
    """Return another count."""
    step = numbers.pick(STEPS)
    return figure - step if step <= figure and numbers.below(2) else figure + step


def _count(figures: Figures, path: str) -> int:
    return int(figures[path])


def slip(name: SlipName) -> Fault:
    """Return the fault of one slip, somewhere in tables 3 and 4."""
    found = SLIPS[name]

    def fault(form: Edition, figures: Figures, numbers: Numbers) -> Cells:
        fit = [place for place in places(found, form) if found.produces(form, figures, place)]
        place = numbers.pick(fit)
        produced = found.produces(form, figures, place)
        left: Any = produced[numbers.below(min(len(produced), _NEAREST))]
        return dict(zip(place, left if found.cells > 1 else (left,), strict=True))

    return fault


def shifted_row(form: Edition, figures: Figures, numbers: Numbers) -> Cells:
    """Shift the figures of a row to the right, and the last to the beginning."""
    return _turned(numbers.pick(_lines(form, by_row=True)), figures)


def shifted_column(form: Edition, figures: Figures, numbers: Numbers) -> Cells:
    """Shift the figures of a column one row down, the last one to the top."""
    return _turned(numbers.pick(_lines(form, by_row=False)), figures)


def _turned(paths: tuple[str, ...], figures: Figures) -> Cells:
    pairs = zip(paths, paths[-1:] + paths[:-1], strict=True)
    return {path: _count(figures, before) for path, before in pairs}


def _lines(form: Edition, *, by_row: bool) -> tuple[tuple[str, ...], ...]:
    """Return the rows, or the columns, of table 3."""
    found: dict[int, list[str]] = {}
    for path, cell in form.cells.items():
        if cell.table == 3:
            found.setdefault(cell.span.row if by_row else cell.span.column, []).append(path)
    return tuple(map(tuple, found.values()))


def texts(*printed: str | None) -> Fault:
    """Return the fault of one of these texts, or a blank, in one cell of any table."""

    def fault(form: Edition, figures: Figures, numbers: Numbers) -> Cells:
        return {numbers.pick([*form.cells]): numbers.pick(printed)}

    return fault


def blank_row(form: Edition, figures: Figures, numbers: Numbers) -> Cells:
    """Leave a whole row of table 3 blank."""
    return dict.fromkeys(numbers.pick(_lines(form, by_row=True)))


def blank_zeros(form: Edition, figures: Figures, numbers: Numbers) -> Cells:
    """Leave all zeros of tables 3 and 4 blank."""
    return {path: None for path in tied(form) if not figures[path]}


def blanks(wrong: int) -> Fault:
    """Return the fault of many cells left blank, and at most some others wrong."""

    def fault(form: Edition, figures: Figures, numbers: Numbers) -> Cells:
        changed, gone = numbers.below(wrong + 1), numbers.between(1, 80)
        cells = numbers.sample(tied(form), changed + gone)
        left: Cells = dict.fromkeys(cells[changed:])
        return left | {path: moved(_count(figures, path), numbers) for path in cells[:changed]}

    return fault


def only_totals(form: Edition, figures: Figures, numbers: Numbers) -> Cells:
    """Leave all but the totals blank, and every other time change one of them."""
    cells: Cells = {path: None for path in tied(form) if path not in form.totals}
    path = numbers.pick(sorted(form.totals))
    return cells | ({path: moved(_count(figures, path), numbers)} if numbers.below(2) else {})


def hidden(form: Edition, figures: Figures, numbers: Numbers) -> Cells:
    """Change a figure so that any identity could still hold, but not all of them."""
    rows = _lines(form, by_row=True)
    total, columns = rows[-2], numbers.sample(range(len(rows[0]) - 1), 2)
    blank = (*rows[:2], *numbers.sample(rows[2:-2], 2))
    cells: Cells = {row[column]: None for row in blank for column in columns}
    path = total[columns[0]]
    return cells | {total[-1]: None, path: _count(figures, path) + numbers.between(1, 9)}


def negative(form: Edition, figures: Figures, numbers: Numbers) -> Cells:
    """Print a figure below zero, which is valid in a cell for changes."""
    path = numbers.pick([path for path in form.cells if form.cells[path].kind is not Kind.MONEY])
    return {path: -numbers.between(1, 9)}


def fraction(form: Edition, figures: Figures, numbers: Numbers) -> Cells:
    """Print a count with decimals, be they zero."""
    path = numbers.pick(tied(form))
    return {path: f"{figures[path]}.{numbers.pick('05')}"}


def too_large(form: Edition, figures: Figures, numbers: Numbers) -> Cells:
    """Print one more than the largest count."""
    return {numbers.pick(tied(form)): MAX_COUNT + 1}


def bad_money(form: Edition, figures: Figures, numbers: Numbers) -> Cells:
    """Print an amount of money below zero, too large, or with many decimals."""
    path = next(path for path, cell in form.cells.items() if cell.kind is Kind.MONEY)
    return {path: numbers.pick(("-0.5", "0." + "1" * 16, "1" * 16, "12.3456", "0.0000001"))}


def balanced(form: Edition, figures: Figures, numbers: Numbers) -> Cells:
    """Raise one addend of a sum and lower another, so that few sums fail."""
    identity = numbers.pick(list(form.identities.values()))
    one, other = numbers.sample(identity.left, 2)
    step = numbers.between(1, 50)
    return {one: _count(figures, one) + step, other: max(0, _count(figures, other) - step)}
