# SPDX-License-Identifier: Apache-2.0
"""The deduction of figures for blank cells, 推算, from the identities.

An identity with a single cell unknown forces that cell. One whose known cells already agree forces
all its unknown cells to zero if they stand on the same side, as no figure is negative. Where
neither helps, identities are combined until unknown cells drop out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from attrs import define, field, frozen

from gaidisclosure.algebra.equations import Equation, components_of, equations, reduced
from gaidisclosure.checks import Figures
from gaidisclosure.form import Edition
from gaidisclosure.repair.search import in_range

_CONSTANT: Final = ""
"""The key of the constant term of an equation, as no path is empty."""


@frozen
class Deduction:
    """A figure that is not known but forced by one or several identities, 推算所得."""

    cell: str
    figure: int
    forced_by: tuple[str, ...]


@frozen
class Contradiction:
    """Unknown cells that no lawful figures can fill, 矛盾."""

    cells: tuple[str, ...]
    codes: tuple[str, ...]


@frozen
class Deductions:
    """The figures that follow for unknown cells, 推算结果, in the order of deduction."""

    forced: tuple[Deduction, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def figures(self) -> dict[str, int]:
        """The forced figures by cell path."""
        return {each.cell: each.figure for each in self.forced}


def deduce(form: Edition, figures: Figures) -> Deductions:
    """Deduce the figures of cells that hold ``None`` or an unlawful figure.

    Where unknown cells that hang together by identities lead to a contradiction, none of them is
    deduced: some printed figure is wrong, and nothing says which.

    >>> from gaidisclosure.form import EDITION_2021
    >>> review = EDITION_2021.identities["T4-SUM:review"].cells
    >>> figures = dict(zip(review, (1, None, None, 0, 1)))
    >>> [(each.cell, each.figure) for each in deduce(EDITION_2021, figures).forced]
    [('review_litigation.review.corrected', 0), ('review_litigation.review.other', 0)]
    """
    known = known_counts(form.cells, figures)
    forced: list[Deduction] = []
    contradictions: list[Contradiction] = []
    for rows in _groups(_with(each, known) for each in equations(form)):
        deducing = _Deducing(rows)
        if deducing.is_possible():
            forced += deducing.forced.values()
        else:
            cells = dict.fromkeys(cell for row in rows for cell in _unknown(row))
            codes = dict.fromkeys(code for row in rows for code in row.codes)
            contradictions.append(Contradiction(tuple(cells), tuple(codes)))
    return Deductions(tuple(forced), tuple(contradictions))


def known_counts(cells: Iterable[str], figures: Figures) -> dict[str, int]:
    """Return the known lawful counts of these cells."""
    return {cell: n for cell in cells if type(n := figures.get(cell)) is int and in_range(n)}


def _with(equation: Equation, known: Mapping[str, int]) -> Equation:
    """Return an equation over the other cells, with the known ones in its constant."""
    constant = equation.cells.get(_CONSTANT, 0)
    constant += sum(n * known[cell] for cell, n in equation.cells.items() if cell in known)
    cells = {cell: n for cell, n in _unknown(equation).items() if cell not in known}
    return Equation(cells | ({_CONSTANT: constant} if constant else {}), equation.codes)


def _unknown(equation: Equation) -> dict[str, int]:
    return {cell: times for cell, times in equation.cells.items() if cell != _CONSTANT}


def _forced(equation: Equation) -> dict[str, int] | None:
    """Return the figures that an equation forces, or ``None`` if it cannot hold."""
    cells, total = _unknown(equation), -equation.cells.get(_CONSTANT, 0)
    if len(cells) == 1:
        ((cell, times),) = cells.items()
        figure, rest = divmod(total, times)
        return None if rest or not in_range(figure) else {cell: figure}
    least, most = min(cells.values(), default=0), max(cells.values(), default=0)
    if least < 0 < most:
        return {}
    if not total:
        return dict.fromkeys(cells, 0)
    return {} if total * least > 0 else None


def _groups(rows: Iterable[Equation]) -> Iterator[list[Equation]]:
    """Yield the equations with unknown cells, grouped by shared ones."""
    found = [row for row in rows if _unknown(row)]
    for group in components_of(map(_unknown, found)):
        yield [found[number] for number in sorted(group)]


@define(eq=False)
class _Deducing:
    """Deduction from equations whose unknown cells hang together."""

    rows: list[Equation]
    forced: dict[str, Deduction] = field(factory=dict[str, Deduction], init=False)

    def is_possible(self) -> bool:
        """Deduce everything and return ``False`` on a contradiction."""
        while True:
            count = len(self.forced)
            if not self._accept_all(rows := self._left()):
                return False
            if len(self.forced) == count:
                combined, _ = reduced(rows, dict.fromkeys(c for row in rows for c in _unknown(row)))
                if not self._accept_all(combined):
                    return False
            if len(self.forced) == count:
                return True

    def _left(self) -> list[Equation]:
        """Return the equations with the forced figures put in."""
        known = {cell: deduction.figure for cell, deduction in self.forced.items()}
        return [_with(row, known) for row in self.rows]

    def _accept_all(self, rows: Iterable[Equation]) -> bool:
        return all(map(self._accept, rows))

    def _accept(self, row: Equation) -> bool:
        """Record the figures that an equation forces, and return ``False`` if it cannot."""
        figures = _forced(row)
        for cell, figure in (figures or {}).items():
            deduction = Deduction(cell, figure, tuple(row.codes))
            if self.forced.setdefault(cell, deduction).figure != figure:
                return False
        return figures is not None
