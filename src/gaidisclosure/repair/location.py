# SPDX-License-Identifier: Apache-2.0
"""The location of wrong figures, 查错: the smallest repairs, likeliest first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from itertools import product
from math import prod
from operator import itemgetter
from typing import Final

from attrs import define, field, frozen

from gaidisclosure.algebra import Network, graphs
from gaidisclosure.checks import Figures, Status, evaluate, figure_faults
from gaidisclosure.form import Edition
from gaidisclosure.repair.blanks import known_counts, smallest_cut
from gaidisclosure.repair.certificate import Refutation, refutation
from gaidisclosure.repair.changes import Change, Repair
from gaidisclosure.repair.ranking import explained
from gaidisclosure.repair.search import search

MOST: Final = 200
"""Most repairs that are listed."""


@define(frozen=True, slots=False)
class Component:
    """Figures that contradict each other, 相关部分: in table 3, or in a block of table 4.

    ``codes`` are the identities that fail, or that cannot all hold. ``repairs`` are the smallest
    for this component alone, likeliest first, none if none was found. Each changes the
    ``unlawful`` figures as well, which cannot stand for themselves. ``smallest``: it is certain
    that there are none smaller; ``complete``: none of the same size.
    """

    codes: tuple[str, ...]
    unlawful: tuple[str, ...] = ()
    repairs: tuple[Repair, ...] = ()
    smallest: bool = True
    complete: bool = True
    _table: tuple[Edition, Network] | None = field(
        default=None, alias="table", repr=False, eq=False
    )

    @cached_property
    def proof(self) -> Refutation | None:
        """The proof that no smaller repair exists, ``None`` if that is not certain.

        It gives up the unlawful figures, and is about the other changes: it holds for one fewer
        than a repair has of these.
        """
        if not (self._table and self.repairs):
            return None
        changes = len(self.repairs[0]) - len(self.unlawful) - 1
        return refutation(*self._table, changes)


@frozen
class Location:
    """The result of locating wrong figures, 查错结果.

    ``components`` mend what hangs together, each for itself; ``repairs`` mend all of those for
    which any repair was found. ``smallest`` and ``complete`` as for a component, of the report as
    a whole.
    """

    components: tuple[Component, ...] = ()
    repairs: tuple[Repair, ...] = ()
    smallest: bool = True
    complete: bool = True

    @property
    def certain(self) -> dict[str, Change]:
        """The changes of every component that has no other repair as small, by cell.

        >>> from gaidisclosure.form import EDITION_2021
        >>> figures = dict.fromkeys(EDITION_2021.cells, 0)
        >>> figures["review_litigation.review.total"] = 2
        >>> figures["review_litigation.review.pending"] = 2
        >>> locate(EDITION_2021, figures | {"request_handling.received.total": 1}).certain.keys()
        dict_keys(['request_handling.received.total'])
        """
        found = (each.repairs[0] for each in self.components if each.repairs)
        return {change.cell: change for repair in found if repair.only for change in repair}


def locate(form: Edition, figures: Figures) -> Location:
    """Find the smallest repairs of the figures.

    Every repair gives up the figures that are unlawful by themselves.

    >>> from gaidisclosure.form import EDITION_2021
    >>> figures = dict.fromkeys(EDITION_2021.cells, 0)
    >>> figures["request_handling.received.natural_person"] = 2
    >>> (repair,) = locate(EDITION_2021, figures).repairs
    >>> repair.only, repair[0].cell, repair[0].old, repair[0].to
    (True, 'request_handling.received.natural_person', 2, 0)
    """
    unlawful = [fault.cells[0] for fault in figure_faults(form, figures)]
    components = (*_tied(form, figures, unlawful), *_alone(form, figures, unlawful))
    choices = [component.repairs for component in components if component.repairs]
    limited, all_taken = _limited(choices)
    complete = all_taken and all(component.complete for component in components)
    tried = [tuple(each for repair in choice for each in repair) for choice in product(*limited)]
    return Location(
        components=components,
        repairs=_ranked(form, figures, tried if choices else [], complete=complete),
        smallest=all(component.smallest for component in components),
        complete=complete,
    )


def _tied(form: Edition, figures: Figures, unlawful: Collection[str]) -> Iterator[Component]:
    """Yield the tables with a contradiction or an unlawful figure."""
    for graph in graphs(form):
        given_up = tuple(cell for cell in unlawful if cell in graph.arcs)
        network = Network.of(graph, known_counts(graph.arcs, figures))
        network.fill()
        if given_up or network.obstacles():
            yield _component(form, network, figures, given_up)


def _component(
    form: Edition, network: Network, figures: Figures, unlawful: tuple[str, ...]
) -> Component:
    found = search(network)
    changes = [
        tuple(_change(filled, figures, cell) for cell in (*cells, *unlawful))
        for cells, filled in found.solutions
    ]
    return Component(
        codes=_failing(form, network, figures),
        unlawful=unlawful,
        repairs=_ranked(form, figures, changes, complete=found.complete),
        smallest=bool(found.solutions),
        complete=found.complete,
        table=(form, network),
    )


def _change(filled: Network, figures: Figures, cell: str) -> Change:
    least, most = filled.range(cell)
    if least == most:
        return Change(cell, figures[cell], least)
    return Change(cell, figures[cell], None, least=least, most=most)


def _failing(form: Edition, network: Network, figures: Figures) -> tuple[str, ...]:
    """Return the identities that cannot hold alone, or together."""
    graph = network.graph
    known = known_counts(graph.arcs.keys() - network.open, figures)
    judged = (evaluate(form.identities[code], known) for code in graph.tied)
    if failed := tuple(each.code for each in judged if each.status is Status.FAILED):
        return failed
    cut = smallest_cut(form, network)
    return tuple(cut.identities) if cut else ()


def _alone(form: Edition, figures: Figures, unlawful: Collection[str]) -> Iterator[Component]:
    """Yield the unlawful figures that no identity ties to others."""
    tied = {cell for graph in graphs(form) for cell in graph.arcs}
    for cell in unlawful:
        if cell not in tied:
            yield Component((), (cell,), (Repair((Change(cell, figures[cell], None),), False),))


def _ranked(
    form: Edition, figures: Figures, found: Iterable[tuple[Change, ...]], *, complete: bool
) -> tuple[Repair, ...]:
    """Return changes as repairs, likeliest first."""
    told = sorted((explained(form, figures, each) for each in found), key=itemgetter(0))
    only = complete and len(told) == 1 and all(each.to is not None for each in told[0][1])
    return tuple(Repair(changes, only) for _, changes in told)


def _limited(choices: list[tuple[Repair, ...]]) -> tuple[list[tuple[Repair, ...]], bool]:
    """Return the likeliest choices within the limit, and if they are all there are."""
    limited = list(choices)
    while prod(map(len, limited)) > MOST:
        longest = max(range(len(limited)), key=lambda number: len(limited[number]))
        limited[longest] = limited[longest][:-1]
    return limited, limited == choices
