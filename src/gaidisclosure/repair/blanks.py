# SPDX-License-Identifier: Apache-2.0
"""Blank cells, 空白单元格: the figures that are forced, and proof that none would do.

Both are questions of flow. Blanks can be filled if they can carry away all excess. The figure of a
blank is forced if, in any filling, no other blanks could make up for another figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from gaidisclosure.algebra import Cut, Graph, Network, graphs
from gaidisclosure.algebra.network import Nodes
from gaidisclosure.checks import MAX_COUNT, Figures
from gaidisclosure.form import Edition


@frozen
class Deduction:
    """A figure that is not known but forced by one or several identities, 推算所得."""

    cell: str
    figure: int
    forced_by: tuple[str, ...]


def known_counts(cells: Iterable[str], figures: Figures) -> dict[str, int]:
    """Return the known lawful counts of these cells."""
    return {
        cell: figure
        for cell in cells
        if type(figure := figures.get(cell)) is int and 0 <= figure <= MAX_COUNT
    }


def unfillable(form: Edition, graph: Graph, known: Mapping[str, int]) -> Cut | None:
    """Return a proof that unknown cells have no lawful figures, ``None`` if they do.

    Of several, it is the one with fewest identities.

    >>> from gaidisclosure.form import EDITION_2021
    >>> _, review, *_ = graphs(EDITION_2021)
    >>> cut = unfillable(EDITION_2021, review, dict(zip(review.arcs, (5, 0, 0, 0, 3))))
    >>> [*cut.identities]
    ['T4-SUM:review']
    """
    network = Network.of(graph, known)
    network.fill()
    return smallest_cut(form, network)


def smallest_cut(form: Edition, network: Network) -> Cut | None:
    """Return the cut with fewest identities that is left in a filled network, if any."""
    cuts = [cut_of(form, network.graph, nodes) for nodes in network.obstacles()]
    return min(cuts, key=lambda cut: len(cut.identities), default=None)


def cut_of(form: Edition, graph: Graph, nodes: Nodes) -> Cut:
    """Return the cut around some nodes, by the identities of the smaller side."""
    chosen = graph.smaller_side(nodes)
    return Cut(form, {code: sign for code, sign in graph.nodes.items() if code in chosen})


def deduce(form: Edition, figures: Figures) -> tuple[Deduction, ...]:
    """Return all figures that are forced into cells with ``None`` or unlawful ones.

    Where no lawful figures can fill the cells that hang together, none of them is deduced: some
    printed figure is wrong, and nothing says which.

    >>> from gaidisclosure.form import EDITION_2021
    >>> review = EDITION_2021.identities["T4-SUM:review"].cells
    >>> figures = dict(zip(review, (1, None, None, 0, 1)))
    >>> [(each.cell, each.figure) for each in deduce(EDITION_2021, figures)]
    [('review_litigation.review.corrected', 0), ('review_litigation.review.other', 0)]
    """
    found = {each.cell: each for graph in graphs(form) for each in _forced(form, graph, figures)}
    return tuple(found[cell] for cell in form.cells if cell in found)


def _forced(form: Edition, graph: Graph, figures: Figures) -> Iterator[Deduction]:
    network = Network.of(graph, known_counts(graph.arcs, figures))
    network.fill()
    for cell in network.open - network.stuck():
        if reason := _reason(network, cell):
            codes = tuple(code for code in form.identities if code in reason)
            yield Deduction(cell, network.figures[cell], codes)


def _reason(network: Network, cell: str) -> Nodes | None:
    """Return identities that force the figure of a cell, ``None`` if it can change.

    A cut around its head keeps it from growing, one around its tail from shrinking. Where it is
    the only open cell on a cut, or cannot go further down or up anyway, one cut is enough.
    """
    figure, ends = network.figures[cell], frozenset(network.graph.arcs[cell])
    cuts = list[Nodes]()
    for nodes, limit in zip(network.limits(cell), (MAX_COUNT, 0), strict=True):
        if not ends <= nodes:
            cuts.append(network.graph.smaller_side(nodes))
        elif figure != limit:
            return None
    enough = [
        nodes
        for nodes in cuts
        if len(cuts) == 1 or [*network.open.intersection(network.graph.crossing(nodes))] == [cell]
    ]
    return min(enough, key=len, default=frozenset[str]().union(*cuts))
