# SPDX-License-Identifier: Apache-2.0
"""Mutants, 变异: identities made wrong, as proof that the suite is strong.

A mutant is one identity as a careless program might have it. It is killed if some case of the suite
expects another result of that identity than the mutant gives.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import eq, ge, le
from typing import Any, Final

from attrs import frozen

from gaidisclosure.checks import Number, added
from gaidisclosure.conformance.documents import draft_of
from gaidisclosure.form import FORMS, Edition, Identity

Figures = Mapping[str, Number | None]
Agrees = Callable[[Number, Number], bool]
"""Compares the two sums of an identity."""

_WRAPS: Final = (10, 100, 2**16, 2**32)


@frozen
class Mistake:
    """A program that is wrong in one way, 错误."""

    kind: str


@frozen
class Mutant(Mistake):
    """An identity as a wrong program has it, 变异的勾稽关系.

    The cells of ``minus`` are subtracted from the left side. With ``blank_is_zero`` a cell without
    a figure counts as zero.
    """

    code: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    minus: tuple[str, ...] = ()
    agrees: Agrees = eq
    blank_is_zero: bool = False

    def fails(self, figures: Figures) -> bool | None:
        """Check that these figures fail it, ``None`` if a blank leaves that open."""
        sides = [[*map(figures.get, side)] for side in (self.left, self.right, self.minus)]
        if self.blank_is_zero:
            sides = [[figure or 0 for figure in side] for side in sides]
        elif any(None in side for side in sides):
            return None
        left, right, minus = (added(side) for side in sides)  # type: ignore[arg-type]
        return not self.agrees(left, added((right, minus)))


@frozen
class Tally:
    """The number of mutants of each kind, and those that no case notices, 变异结果."""

    made: Mapping[str, int]
    alive: tuple[Mistake, ...]

    @property
    def killed(self) -> int:
        """The number of mutants that some case notices."""
        return sum(self.made.values()) - len(self.alive)


def tally(cases: Iterable[Mapping[str, Any]]) -> Tally:
    """Judge every mutant of every identity by these cases alone."""
    seen: dict[str, list[tuple[Figures, frozenset[str]]]] = {variant: [] for variant in FORMS}
    for case in cases:
        given = case["document"]
        failed = frozenset[str](case["expect"]["failed"])
        seen[given["edition"]].append((draft_of(given).figures(), failed))
    made: Counter[str] = Counter()
    alive: list[Mistake] = []
    for variant, form in FORMS.items():
        for mutant in mutants(form):
            made[mutant.kind] += 1
            if not _is_killed(mutant, seen[variant]):
                alive.append(mutant)
    return Tally(made, tuple(alive))


def _is_killed(mutant: Mutant, seen: list[tuple[Figures, frozenset[str]]]) -> bool:
    for number, (figures, failed) in enumerate(seen):
        if mutant.fails(figures) is (mutant.code not in failed):
            # It comes first from now on, as it mostly kills the next mutant as well.
            seen.insert(0, seen.pop(number))
            return True
    return False


def mutants(form: Edition) -> Iterator[Mutant]:
    """Yield all mutants of all identities of a form."""
    for identity in form.identities.values():
        yield from _of_addends(form, identity)
        yield from _of_blocks(form, identity)
        yield from _of_comparison(identity)


def _of_addends(form: Edition, identity: Identity) -> Iterator[Mutant]:
    """Yield those with one cell left out, subtracted, replaced or added."""
    left, right, code = identity.left, identity.right, identity.code
    for cell in identity.cells:
        rest = _without(left, cell), _without(right, cell)
        yield Mutant("dropped", code, *rest)
        if cell in left:
            yield Mutant("sign", code, rest[0], right, minus=(cell,))
        else:
            yield Mutant("sign", code, (*left, cell), rest[1])
        for kind, other in _nearby(form, cell):
            swap = {cell: other}
            yield Mutant(kind, code, _swapped(left, swap), _swapped(right, swap))
            if other not in identity.cells:
                yield Mutant("added", code, (*left, other), right)


def _without(cells: tuple[str, ...], gone: str) -> tuple[str, ...]:
    return tuple(cell for cell in cells if cell != gone)


def _swapped(cells: tuple[str, ...], swap: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(swap.get(cell, cell) for cell in cells)


def _nearby(form: Edition, cell: str) -> Iterator[tuple[str, str]]:
    """Yield the neighbours of a cell, each with the direction in which it is off."""
    for other in form.neighbours[cell]:
        is_level = form.cells[other].span.row == form.cells[cell].span.row
        yield "column" if is_level else "row", other


def _of_blocks(form: Edition, identity: Identity) -> Iterator[Mutant]:
    """Yield those with a side of the previous identity of the same family."""
    family = [each for each in form.identities.values() if each.family == identity.family]
    number = family.index(identity)
    other = family[number - 1] if number else family[1]
    yield Mutant("block", identity.code, other.left, identity.right)
    yield Mutant("block", identity.code, identity.left, other.right)
    yield Mutant("block", identity.code, other.left, other.right)


def _of_comparison(identity: Identity) -> Iterator[Mutant]:
    """Yield those that compare too loosely, never, or before the figures are known."""
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
