"""Proof of the suite's strength, 变异: identities made wrong one way each, and who notices.

A mutant is one identity as a careless program might have it; it is killed if some case of the
suite expects something else of that identity than the mutant says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from operator import eq, ge, le
from typing import Any, Final

from attrs import frozen

from gaidisclosure.checks import Number, added
from gaidisclosure.conformance.documents import draft_of
from gaidisclosure.form import FORMS, Edition, Identity

Figures = Mapping[str, Number | None]
Agrees = Callable[[Number, Number], bool]
"""Whether both sums are taken for the same."""

_WRAPS: Final = (10, 100, 2**16, 2**32)


@frozen
class Mutant:
    """An identity as a wrong program has it, 变异的勾稽关系.

    ``minus`` are cells that are taken away from the left side; ``blank_is_zero`` does not wait
    for a figure.
    """

    kind: str
    code: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    minus: tuple[str, ...] = ()
    agrees: Agrees = eq
    blank_is_zero: bool = False

    def fails(self, figures: Figures) -> bool:
        """Whether it says that the identity does not hold."""
        sides = [[*map(figures.get, side)] for side in (self.left, self.right, self.minus)]
        if self.blank_is_zero:
            sides = [[figure or 0 for figure in side] for side in sides]
        elif any(None in side for side in sides):
            return False
        left, right, minus = (added(side) for side in sides)  # type: ignore[arg-type]
        return not self.agrees(left, added((right, minus)))


@frozen
class Tally:
    """How many mutants of each kind there are, and which of them no case notices, 战果."""

    made: Mapping[str, int]
    alive: tuple[Mutant, ...]

    @property
    def killed(self) -> int:
        """How many are noticed."""
        return sum(self.made.values()) - len(self.alive)


def tally(cases: Iterable[Mapping[str, Any]]) -> Tally:
    """Judge every mutant of every identity by the cases alone."""
    seen: dict[str, list[tuple[Figures, frozenset[str]]]] = {variant: [] for variant in FORMS}
    for case in cases:
        given = case["document"]
        failed = frozenset[str](case["expect"]["failed"])
        seen[given["edition"]].append((draft_of(given).figures(), failed))
    made: Counter[str] = Counter()
    alive: list[Mutant] = []
    for variant, form in FORMS.items():
        for mutant in mutants(form):
            made[mutant.kind] += 1
            if not _is_killed(mutant, seen[variant]):
                alive.append(mutant)
    return Tally(made, tuple(alive))


def _is_killed(mutant: Mutant, seen: list[tuple[Figures, frozenset[str]]]) -> bool:
    for number, (figures, failed) in enumerate(seen):
        if mutant.fails(figures) is not (mutant.code in failed):
            # It comes first from now on, as it mostly kills the next mutant as well.
            seen.insert(0, seen.pop(number))
            return True
    return False


def mutants(form: Edition) -> Iterator[Mutant]:
    """All mutants of all identities of a form."""
    for identity in form.identities.values():
        yield from _of_addends(form, identity)
        yield from _of_blocks(form, identity)
        yield from _of_comparison(identity)


def _of_addends(form: Edition, identity: Identity) -> Iterator[Mutant]:
    """One cell left out, counted on the other side, or taken from beside; one cell too many."""
    left, right, code = identity.left, identity.right, identity.code
    for cell in identity.cells:
        rest = _without(left, cell), _without(right, cell)
        yield Mutant("dropped", code, *rest)
        if cell in left:
            yield Mutant("sign", code, rest[0], right, minus=(cell,))
        else:
            yield Mutant("sign", code, (*left, cell), rest[1])
        for kind, beside in _beside(form, cell):
            swap = {cell: beside}
            yield Mutant(kind, code, _swapped(left, swap), _swapped(right, swap))
            if beside not in identity.cells:
                yield Mutant("added", code, (*left, beside), right)


def _without(cells: tuple[str, ...], gone: str) -> tuple[str, ...]:
    return tuple(cell for cell in cells if cell != gone)


def _swapped(cells: tuple[str, ...], swap: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(swap.get(cell, cell) for cell in cells)


def _beside(form: Edition, cell: str) -> Iterator[tuple[str, str]]:
    """The cells one row and one column off."""
    places = _places(form)
    table, row, column = _place(form, cell)
    for kind, down, across in (("row", 1, 0), ("row", -1, 0), ("column", 0, 1), ("column", 0, -1)):
        if other := places.get((table, row + down, column + across)):
            yield kind, other


def _place(form: Edition, cell: str) -> tuple[int, int, int]:
    found = form.cells[cell]
    return found.table, found.span.row, found.span.column


@cache
def _places(form: Edition) -> Mapping[tuple[int, int, int], str]:
    return {_place(form, cell): cell for cell in form.cells}


def _of_blocks(form: Edition, identity: Identity) -> Iterator[Mutant]:
    """One side taken from the identity beside it, of the same family."""
    family = [each for each in form.identities.values() if each.family == identity.family]
    number = family.index(identity)
    other = family[number - 1] if number else family[1]
    yield Mutant("block", identity.code, other.left, identity.right)
    yield Mutant("block", identity.code, identity.left, other.right)
    yield Mutant("block", identity.code, other.left, other.right)


def _of_comparison(identity: Identity) -> Iterator[Mutant]:
    """Both sums compared too loosely, or never, or before they are known."""
    sides = (identity.code, identity.left, identity.right)
    for loose in (ge, le, _unless_zero, _never):
        yield Mutant("comparison", *sides, agrees=loose)
    for wrap in _WRAPS:
        yield Mutant("wrapped", *sides, agrees=_wrapped(wrap))
    yield Mutant("blank", *sides, blank_is_zero=True)


def _unless_zero(left: Number, right: Number) -> bool:
    return left == right or not right


def _never(left: Number, right: Number) -> bool:
    return True


def _wrapped(wrap: int) -> Agrees:
    return lambda left, right: added((left, -right)) % wrap == 0
