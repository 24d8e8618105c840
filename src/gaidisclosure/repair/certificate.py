# SPDX-License-Identifier: Apache-2.0
"""The proof that no smaller repair exists, 最小性证明, which anyone can verify.

It rests on two facts. Whoever makes a failing equation hold must change one of its cells. And if
two changes are to do it, one of them makes another equation of its own cell hold by itself, as
no two cells of the form stand in the same identities.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from gaidisclosure.algebra.equations import Equation, System, system
from gaidisclosure.form import Edition
from gaidisclosure.repair.search import CERTAIN, Failing, changed, in_range


@frozen
class Refutation:
    """A proof that no repair of a given size exists, 反证.

    ``equation`` fails; ``branches`` try every change of every one of its cells, as deep as there
    are changes.
    """

    equation: Equation
    branches: tuple[Branch, ...] = ()

    def holds(self, form: Edition, figures: Mapping[str, int], changes: int) -> bool:
        """Return ``True`` if it proves that no ``changes`` figures repair these.

        It is held against the identities of the form themselves, whoever made it. ``figures`` are
        the known ones, all lawful.

        >>> from gaidisclosure.form import EDITION_2021
        >>> figures = dict.fromkeys(EDITION_2021.cells, 0) | {"review_litigation.review.total": 1}
        >>> (review,) = (each for each in system(EDITION_2021).equations if each.residual(figures))
        >>> Refutation(review).holds(EDITION_2021, figures, changes=0)
        True
        >>> Refutation(review).holds(EDITION_2021, figures, changes=1)
        False
        """
        if not (_follows(self.equation, form, figures) and self.equation.residual(figures)):
            return False
        if changes > (CERTAIN if system(form).marks.keys() <= figures.keys() else 1):
            return False
        steps = _steps(self.equation, system(form), figures, changes) if changes else ()
        tried = {(branch.cell, branch.to): branch for branch in self.branches}
        return all(step in tried and tried[step].refutes(form, figures, changes) for step in steps)

    @property
    def size(self) -> int:
        """The number of changes that it tries, on all levels."""
        return sum(1 + (branch.then.size if branch.then else 0) for branch in self.branches)


@frozen
class Branch:
    """One change to try, 试改: a figure for a cell.

    ``then`` refutes it: what still fails; ``None`` if the figure is not lawful.
    """

    cell: str
    to: int
    then: Refutation | None

    def refutes(self, form: Edition, figures: Mapping[str, int], changes: int) -> bool:
        """Return ``True`` if this figure is refuted as part of such a repair."""
        if self.then is None:
            return not in_range(self.to)
        return self.then.holds(form, {**figures, self.cell: self.to}, changes - 1)


def refutation(
    rows: System, figures: Mapping[str, int], failing: Failing, changes: int
) -> Refutation:
    """Return the proof that no repair of at most ``changes`` figures exists.

    There must be none: the proof of a falsehood does not hold.
    """
    equation = rows.equations[rows.pivot(failing)]
    steps = _steps(equation, rows, figures, changes) if changes else ()
    return Refutation(
        equation,
        tuple(
            Branch(cell, to, _tried(rows, figures, failing, (cell, to), changes - 1))
            for cell, to in steps
        ),
    )


def _tried(
    rows: System, figures: Mapping[str, int], failing: Failing, step: tuple[str, int], changes: int
) -> Refutation | None:
    cell, to = step
    if not in_range(to):
        return None
    left = changed(failing, rows.marks[cell], to - figures[cell])
    return refutation(rows, {**figures, cell: to}, left, changes)


def _follows(equation: Equation, form: Edition, figures: Mapping[str, int]) -> bool:
    """Return ``True`` if an equation is the sum of its identities, over known cells."""
    if not (
        equation.cells.keys() <= figures.keys() and equation.codes.keys() <= form.identities.keys()
    ):
        return False
    sums: dict[str, int] = {}
    for code, times in equation.codes.items():
        identity = form.identities[code]
        for cells, sign in ((identity.left, times), (identity.right, -times)):
            for cell in cells:
                sums[cell] = sums.get(cell, 0) + sign
    return {cell: times for cell, times in sums.items() if times} == equation.cells


def _steps(
    equation: Equation, rows: System, figures: Mapping[str, int], changes: int
) -> Iterator[tuple[str, int]]:
    """Yield the figures to try in the cells of a failing equation.

    The last one must make this very equation hold; one before it, some equation of its cell.
    """
    for cell in equation.cells:
        numbers = rows.marks[cell] if changes > 1 else ()
        asking = [rows.equations[number] for number in numbers] or [equation]
        for to in dict.fromkeys(_asked(each, cell, figures) for each in asking):
            if to is not None and to != figures[cell]:
                yield cell, to


def _asked(equation: Equation, cell: str, figures: Mapping[str, int]) -> int | None:
    """Return the figure of a cell that makes an equation hold, or ``None``."""
    by, rest = divmod(-equation.residual(figures), equation.cells[cell])
    return None if rest else figures[cell] + by
