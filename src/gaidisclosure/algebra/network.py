# SPDX-License-Identifier: Apache-2.0
"""Filling open cells by lawful figures, 填补, with a maximum flow.

A cell is open if its figure may be chosen: it is blank, or its printed figure is given up. What
flows into a node in excess is carried along open cells to nodes that lack it, always the shortest
way. If some excess is left, the nodes that it could reach are a cut, which no figures of the open
cells can mend.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from attrs import define, evolve

from gaidisclosure.algebra.graph import Graph, Way
from gaidisclosure.checks import MAX_COUNT

Nodes = frozenset[str]
Ways = dict[str, tuple[Way, ...]]
"""The open cells at each node."""


@define(eq=False)
class Network:
    """The figures of a table, some of them open, 网络.

    ``figures`` are those printed or chosen so far, of every cell. ``excess`` is by how much more
    flows into a node than out of it.

    >>> from gaidisclosure.algebra import graphs
    >>> from gaidisclosure.form import EDITION_2021
    >>> _, review, *_ = graphs(EDITION_2021)
    >>> network = Network.of(review, dict(zip(review.arcs, (1, 0, None, 0, 3))))
    >>> network.fill()
    >>> network.figures["review_litigation.review.other"], network.obstacles()
    (2, ())
    >>> network.range("review_litigation.review.other")
    (2, 2)
    """

    graph: Graph
    figures: dict[str, int]
    excess: dict[str, int]
    ways: Ways
    open: frozenset[str]
    """The cells whose figures may be chosen."""

    @classmethod
    def of(cls, graph: Graph, figures: Mapping[str, int | None]) -> Network:
        """Return the network of known figures, whose other cells are open."""
        excess = dict.fromkeys(graph.neighbours, 0)
        chosen, blank = dict[str, int](), list[str]()
        for cell, (tail, head) in graph.arcs.items():
            if (figure := figures.get(cell)) is None:
                blank.append(cell)
            else:
                chosen[cell] = figure
                excess[tail] -= figure
                excess[head] += figure
        closed: Ways = dict.fromkeys(graph.neighbours, ())
        return cls(graph, chosen, excess, closed, frozenset()).opened(blank)

    def opened(self, cells: Collection[str]) -> Network:
        """Return a network in which these cells are open as well."""
        ways = {**self.ways}
        figures = {**dict.fromkeys(cells, 0), **self.figures}
        for cell in cells:
            along, against = self.graph.ways[cell]
            ways[against.to] = (*ways[against.to], along)
            ways[along.to] = (*ways[along.to], against)
        return Network(self.graph, figures, {**self.excess}, ways, self.open.union(cells))

    def fill(self) -> None:
        """Choose figures of open cells that leave as little excess as possible."""
        for start in [node for node, by in self.excess.items() if by > 0]:
            while self.excess[start] > 0:
                came, end = self._search(start)
                if end is None:
                    break
                self._send(came, start, end)

    def _search(self, start: str, along: int = 1) -> tuple[dict[str, tuple[str, Way]], str | None]:
        """Go from a node until one lacks what it has in excess, or the reverse.

        Returns:
            For each node that was reached the way to it, and the node that ended the search.
        """
        came: dict[str, tuple[str, Way]] = {}
        full = {1: MAX_COUNT, -1: 0}
        for node in (queue := [start]):
            for way in self.ways[node]:
                cell, to, flowing = way
                if to != start and to not in came and self.figures[cell] != full[flowing * along]:
                    came[to] = node, way
                    if self.excess[to] * along < 0:
                        return came, to
                    queue.append(to)
        return came, None

    def _room(self, way: Way) -> int:
        """Return by how much the flow along a way can grow."""
        figure = self.figures[way.cell]
        return MAX_COUNT - figure if way.along > 0 else figure

    def _send(self, came: Mapping[str, tuple[str, Way]], start: str, end: str) -> None:
        taken, node = list[Way](), end
        while node != start:
            node, way = came[node]
            taken.append(way)
        by = min(self.excess[start], -self.excess[end], *map(self._room, taken))
        for way in taken:
            self.figures[way.cell] += by * way.along
        self.excess[start] -= by
        self.excess[end] += by

    def obstacles(self) -> tuple[Nodes, ...]:
        """Return the nodes of each cut that is left after filling.

        None of them means that the figures are lawful.
        """
        left = ((node, 1 if by > 0 else -1) for node, by in self.excess.items() if by)
        return tuple(dict.fromkeys(self._reached(node, along) for node, along in left))

    def fixed(self, nodes: Nodes) -> tuple[str, ...]:
        """Return the cells between some nodes and the others that are not open."""
        return tuple(
            cell
            for node, joining in self.graph.neighbours.items()
            if node in nodes
            for cell, other in joining.items()
            if other not in nodes and cell not in self.open
        )

    def range(self, cell: str) -> tuple[int, int]:
        """Return the least and the greatest figure that an open cell can have.

        The network must be filled, without excess.
        """
        figure, (tail, head) = self.figures[cell], self.graph.arcs[cell]
        without = self._without(cell)
        return (
            figure - without.carried(tail, head, figure),
            figure + without.carried(head, tail, MAX_COUNT - figure),
        )

    def _without(self, cell: str) -> Network:
        ends = self.graph.arcs[cell]
        fewer = {node: tuple(w for w in self.ways[node] if w.cell != cell) for node in ends}
        return evolve(self, ways={**self.ways, **fewer})

    def carried(self, start: str, end: str, most: int) -> int:
        """Return how much open cells can carry from one node to another."""
        excess = dict.fromkeys(self.excess, 0) | {start: most, end: -most}
        trial = evolve(self, figures={**self.figures}, excess=excess)
        trial.fill()
        return most - trial.excess[start]

    def limits(self, cell: str) -> tuple[Nodes, Nodes]:
        """Return the nodes that keep an open cell from growing, and from shrinking.

        The first hold its head and the second its tail; if they hold the other end as well, the
        figure can change. The network must be filled, and the cell not be stuck.
        """
        tail, head = self.graph.arcs[cell]
        without = self._without(cell)
        return without._reached(head), without._reached(tail)

    def _reached(self, node: str, along: int = 1) -> Nodes:
        return frozenset({node, *self._search(node, along)[0]})

    def stuck(self) -> frozenset[str]:
        """Return the open cells tied to excess that cannot be carried away."""
        left = [node for node, by in self.excess.items() if by]
        nodes = {near for node in left for near in self.graph.reached(node, self.open)}
        return frozenset(way.cell for node in nodes for way in self.ways[node])
