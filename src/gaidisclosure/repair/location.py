# SPDX-License-Identifier: Apache-2.0
"""The location of wrong figures, 查错: the smallest repairs, likeliest first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import product
from math import prod
from operator import itemgetter
from typing import Final

from attrs import field, frozen

from gaidisclosure.algebra.equations import System, system
from gaidisclosure.checks import Figures
from gaidisclosure.form import Edition
from gaidisclosure.repair.certificate import Refutation, refutation
from gaidisclosure.repair.changes import Change, Repair
from gaidisclosure.repair.deduction import deduce, known_counts
from gaidisclosure.repair.ranking import explained
from gaidisclosure.repair.search import SearchResult, Solution, search

Known = Mapping[str, int]
"""The figures that can be reckoned with, by cell path."""

MOST: Final = 200
"""Most repairs that are listed."""


@frozen
class Component:
    """Figures tied by sums that disagree, 相关部分: table 3, or a block of table 4.

    ``codes`` are the identities that fail, or that would whatever the blank cells hold.
    ``repairs`` are the smallest for this component alone, likeliest first; none if none was found.
    ``smallest``: it is certain that there are none smaller; ``complete``: none of the same size.
    ``proof`` shows the former; ``None`` if there is none to show.
    """

    codes: tuple[str, ...]
    repairs: tuple[Repair, ...]
    smallest: bool
    complete: bool
    proof: Refutation | None = field(default=None, repr=False)


@frozen
class Location:
    """The result of locating wrong figures, 查错结果.

    ``repairs`` mend everything; ``components`` mend what hangs together, each for itself.
    ``unlawful`` are the cells whose figures cannot stand for themselves, so that every repair
    changes them. ``smallest`` and ``complete`` as for a component, of the report as a whole.
    """

    components: tuple[Component, ...] = ()
    unlawful: tuple[str, ...] = ()
    repairs: tuple[Repair, ...] = ()
    smallest: bool = True
    complete: bool = True


def locate(form: Edition, figures: Figures, unlawful: Collection[str] = ()) -> Location:
    """Find the smallest repairs of the figures.

    Figures of unlawful cells count as unknown.

    >>> from gaidisclosure.form import EDITION_2021
    >>> figures = dict.fromkeys(EDITION_2021.cells, 0)
    >>> figures["request_handling.received.natural_person"] = 2
    >>> (repair,) = locate(EDITION_2021, figures).repairs
    >>> repair.only, repair[0].cell, repair[0].old, repair[0].to
    (True, 'request_handling.received.natural_person', 2, 0)
    """
    cells = system(form).marks
    known = known_counts((cell for cell in cells if cell not in unlawful), figures)
    unknown = frozenset(cells).difference(known)
    rows = system(form, unknown) if unknown else system(form)
    failing = rows.failing(known)
    components = tuple(
        _component(form, rows, numbers & failing.keys(), known)
        for numbers in rows.components
        if not numbers.isdisjoint(failing)
    )
    if not (components or unlawful):
        return Location()
    return _Whole(form, figures, tuple(unlawful), components, has_gaps=bool(unknown)).location()


def _component(form: Edition, rows: System, failing: Collection[int], known: Known) -> Component:
    found = search(rows, failing, known)
    changes = [_changes(solution, known) for solution in found.solutions]
    ranked = sorted((explained(form, known, each) for each in changes), key=itemgetter(0))
    only = found.complete and len(ranked) == 1
    return Component(
        codes=tuple(dict.fromkeys(code for n in failing for code in rows.equations[n].codes)),
        repairs=tuple(Repair(each, only) for _, each in ranked),
        smallest=found.smallest,
        complete=found.complete,
        proof=_proof(form, rows, failing, known, found),
    )


def _changes(solution: Solution, known: Known) -> tuple[Change, ...]:
    return tuple(Change(cell, known[cell], to) for cell, to in sorted(solution))


def _proof(
    form: Edition, rows: System, failing: Collection[int], known: Known, found: SearchResult
) -> Refutation | None:
    """Return the proof that no smaller repair exists, if there is one."""
    changes = found.size - 1
    if not found.smallest or (changes > 1 and rows is not system(form)):
        return None
    residuals = {number: rows.equations[number].residual(known) for number in failing}
    return refutation(rows, known, residuals, changes)


@frozen
class _Whole:
    """The repairs of all components, combined with those of unlawful figures."""

    form: Edition
    figures: Figures
    unlawful: tuple[str, ...]
    components: tuple[Component, ...]
    has_gaps: bool

    def location(self) -> Location:
        choices, all_taken = _limited([component.repairs for component in self.components])
        tried = [self._together(choice) for choice in product(*choices)]
        lawful = [changes for changes in tried if changes is not None]
        sound = len(lawful) == len(tried) > 0
        complete = all_taken and sound and all(component.complete for component in self.components)
        only = complete and len(lawful) == 1 and all(each.to is not None for each in lawful[0])
        ranked = sorted(lawful, key=lambda changes: explained(self.form, self.figures, changes)[0])
        return Location(
            components=self.components,
            unlawful=self.unlawful,
            repairs=tuple(Repair(changes, only) for changes in ranked),
            smallest=sound and all(component.smallest for component in self.components),
            complete=complete,
        )

    def _together(self, choice: Iterable[Repair]) -> tuple[Change, ...] | None:
        """Return all changes, or ``None`` if blanks forbid those of unlawful cells."""
        changes = tuple(change for repair in choice for change in repair)
        if not (self.has_gaps or self.unlawful):
            return changes
        figures = {**self.figures, **{each.cell: each.to for each in changes}}
        figures |= dict.fromkeys(self.unlawful)
        deduced = deduce(self.form, figures)
        if deduced.contradictions:
            return None
        forced = deduced.figures
        return changes + tuple(
            Change(cell, self.figures[cell], forced.get(cell)) for cell in self.unlawful
        )


def _limited(choices: list[tuple[Repair, ...]]) -> tuple[list[tuple[Repair, ...]], bool]:
    """Return the likeliest choices within the limit, and if they are all there are."""
    limited = list(choices)
    while prod(map(len, limited)) > MOST:
        longest = max(range(len(limited)), key=lambda number: len(limited[number]))
        limited[longest] = limited[longest][:-1]
    return limited, limited == choices
