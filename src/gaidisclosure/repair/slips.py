"""How people err when they fill in figures, 常见差错: what makes one repair likelier than another.

Each slip has a cost, the lower the likelier; the costs order repairs and mean nothing else. A slip
that leaves only one figure possible weighs more than one that would explain any figure: that two
digits are swapped is hardly ever chance, while a total can be wrong by anything. What the order is
worth is measured by ``benchmarks/repair_quality.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import Final

from attrs import evolve, frozen

from gaidisclosure.checks import Figures
from gaidisclosure.form import Edition
from gaidisclosure.repair.changes import Change

_TEN_THOUSAND: Final = 10**4


@frozen
class Slip:
    """A way of going wrong: its name in the catalogs, its cost, and whether it explains changes.

    It explains so many changes at once as ``cells`` says.
    """

    name: str
    cost: int
    explains: Callable[[Edition, Figures, Sequence[Change]], bool]
    cells: int = 1


def _digits(change: Change) -> tuple[str, str]:
    return str(change.old), str(change.to)


def _is_transposed(form: Edition, figures: Figures, changes: Sequence[Change]) -> bool:
    """21 for 12."""
    printed, right = _digits(changes[0])
    return printed in swapped(right)


def _is_doubled(form: Edition, figures: Figures, changes: Sequence[Change]) -> bool:
    """122 for 12."""
    printed, right = _digits(changes[0])
    return printed in doubled(right)


def _is_dropped(form: Edition, figures: Figures, changes: Sequence[Change]) -> bool:
    """12 for 122, or for 132; but 0 for 10 is rather left out."""
    printed, right = _digits(changes[0])
    return printed != "0" and printed in dropped(right)


def _is_misread(form: Edition, figures: Figures, changes: Sequence[Change]) -> bool:
    """13 for 18."""
    printed, right = _digits(changes[0])
    unlike = [one for one, two in zip(printed, right, strict=False) if one != two]
    return len(printed) == len(right) and len(unlike) == 1


def _is_in_yuan(form: Edition, figures: Figures, changes: Sequence[Change]) -> bool:
    """120000 for 12: taken for an amount of money, and in another unit."""
    printed, right = changes[0].old, changes[0].to
    if not (printed and right):
        return False
    return printed == right * _TEN_THOUSAND or right == printed * _TEN_THOUSAND


def _is_copied(form: Edition, figures: Figures, changes: Sequence[Change]) -> bool:
    """The figure of the column or row beside it, printed twice; of one digit it may be chance."""
    (change,) = changes
    beside = (figures.get(cell) for cell in neighbours(form, change.cell))
    return len(str(change.old)) > 1 and change.old in beside


def _is_left_out(form: Edition, figures: Figures, changes: Sequence[Change]) -> bool:
    """0 where something happened."""
    return changes[0].old == 0


def _is_total(form: Edition, figures: Figures, changes: Sequence[Change]) -> bool:
    """A sum that was not brought up to date when one of its addends was."""
    return changes[0].cell in totals(form)


def _is_misplaced(form: Edition, figures: Figures, changes: Sequence[Change]) -> bool:
    """Two cells side by side hold each other's figures, or one holds those of both."""
    one, two = changes
    if two.cell not in neighbours(form, one.cell):
        return False
    before, after = (one.old, two.old), (one.to, two.to)
    if None in after:
        return False
    return before == after[::-1] or (0 in before and sum(before) == sum(after))  # type: ignore[arg-type]


SLIPS: Final = (
    Slip("misplaced", 9, _is_misplaced, cells=2),
    Slip("transposed", 10, _is_transposed),
    Slip("in_yuan", 10, _is_in_yuan),
    Slip("doubled", 11, _is_doubled),
    Slip("dropped", 12, _is_dropped),
    Slip("copied", 13, _is_copied),
    Slip("total", 14, _is_total),
    Slip("misread", 16, _is_misread),
    Slip("left_out", 17, _is_left_out),
)
"""The slips that are known, the likeliest first."""
_UNEXPLAINED: Final = 24


def swapped(digits: str) -> Iterator[str]:
    """The figures that come of swapping two neighbouring digits that differ.

    >>> [*swapped("122")]
    ['212']
    """
    for place in range(len(digits) - 1):
        one, two = digits[place], digits[place + 1]
        if one != two and (place or two != "0"):
            yield digits[:place] + two + one + digits[place + 2 :]


def doubled(digits: str) -> Iterator[str]:
    """The figures that come of typing one digit twice.

    >>> [*doubled("12")]
    ['112', '122']
    """
    return (digits[:n] + digits[n] + digits[n:] for n in range(len(digits)) if digits != "0")


def dropped(digits: str) -> Iterator[str]:
    """The figures that come of leaving out one digit.

    >>> [*dropped("120")]
    ['20', '10', '12']
    """
    shorter = (digits[:n] + digits[n + 1 :] for n in range(len(digits)))
    return (rest for rest in shorter if rest and (rest == "0" or rest[0] != "0"))


@cache
def totals(form: Edition) -> frozenset[str]:
    """The cells that are the sum of others."""
    return frozenset(
        identity.right[0] for identity in form.identities.values() if len(identity.right) == 1
    )


@cache
def neighbours(form: Edition, cell: str) -> tuple[str, ...]:
    """The cells printed directly beside, above and below."""
    found = _places(form)
    table, row, column = found[cell]
    beside = ((row, column - 1), (row, column + 1), (row - 1, column), (row + 1, column))
    wanted = {(table, *place) for place in beside}
    return tuple(path for path, place in found.items() if place in wanted)


@cache
def _places(form: Edition) -> Mapping[str, tuple[int, int, int]]:
    return {
        path: (cell.table, cell.span.row, cell.span.column) for path, cell in form.cells.items()
    }


def explained(
    form: Edition, figures: Figures, changes: Iterable[Change]
) -> tuple[int, tuple[Change, ...]]:
    """The changes with the slips that explain them at the lowest cost, and that cost."""
    found = {change.cell: _alone(form, figures, change) for change in changes}
    for one, two in combinations([*found], 2):
        pair = (found[one][1], found[two][1])
        together = _cheapest(form, figures, pair)
        if together and 2 * together.cost < found[one][0] + found[two][0]:
            for change in pair:
                found[change.cell] = (together.cost, evolve(change, slip=together.name))
    return sum(cost for cost, _ in found.values()), tuple(change for _, change in found.values())


def _alone(form: Edition, figures: Figures, change: Change) -> tuple[int, Change]:
    if change.to is None:
        return 0, change
    slip = _cheapest(form, figures, (change,))
    return (slip.cost, evolve(change, slip=slip.name)) if slip else (_UNEXPLAINED, change)


def _cheapest(form: Edition, figures: Figures, changes: tuple[Change, ...]) -> Slip | None:
    fitting = (slip for slip in SLIPS if slip.cells == len(changes))
    return next((slip for slip in fitting if slip.explains(form, figures, changes)), None)
