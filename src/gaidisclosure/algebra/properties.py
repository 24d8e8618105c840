# SPDX-License-Identifier: Apache-2.0
"""The error-correcting properties of a table, 性质, as its graph shows them."""

from __future__ import annotations

from functools import cache

from attrs import frozen

from gaidisclosure.algebra.graph import Graph, Signs, graphs
from gaidisclosure.form import Edition


@frozen
class Properties:
    """One table as an error-correcting code, 纠错性质.

    ``nodes`` are the identities that are nodes of its graph: one of table 3 is none, as it follows
    from the others. ``arcs`` are the cells that stand in any identity. ``rank`` is the number of
    independent identities. ``dependencies`` are the smallest sets of identities that add up to zero
    whatever the figures are, each with its signs. ``distance`` is the fewest figures that can be
    changed without any identity noticing, and ``unnoticed`` such a change: the shortest cycle
    of the graph, whose length is the girth.
    """

    table: int
    cells: int
    identities: int
    nodes: int
    arcs: int
    rank: int
    dependencies: tuple[Signs, ...]
    distance: int
    unnoticed: Signs
    told_apart: bool
    """True if no two cells join the same identities, so that one error is located."""

    @property
    def redundant(self) -> int:
        """The number of identities that follow from others."""
        return self.identities - self.rank


@cache
def properties(form: Edition, table: int) -> Properties:
    """Work out what the identities of a table can tell.

    >>> from gaidisclosure.form import EDITION_2021
    >>> found = properties(EDITION_2021, 3)
    >>> found.cells, found.identities, found.rank, len(found.dependencies), found.distance
    (175, 39, 37, 3, 4)
    >>> properties(EDITION_2021, 4).distance, properties(EDITION_2021, 2).distance
    (2, 1)
    """
    cells = [path for path, cell in form.cells.items() if cell.table == table]
    parts = [graph for graph in graphs(form) if not graph.arcs.keys().isdisjoint(cells)]
    # A cell that stands in no identity can be anything.
    unnoticed = min(map(shortest_way, parts), key=len, default={cells[0]: 1})
    return Properties(
        table=table,
        cells=len(cells),
        identities=sum(len(graph.tied) for graph in parts),
        nodes=sum(len(graph.nodes) for graph in parts),
        arcs=sum(len(graph.arcs) for graph in parts),
        # The nodes of a connected graph are independent but for one.
        rank=sum(len(graph.neighbours) - 1 for graph in parts),
        dependencies=tuple(each for graph in parts for each in graph.dependencies),
        distance=len(unnoticed),
        unnoticed=unnoticed,
        told_apart=bool(parts) and not any(map(_has_parallels, parts)),
    )


def _has_parallels(graph: Graph) -> bool:
    return len({frozenset(ends) for ends in graph.arcs.values()}) < len(graph.arcs)


def shortest_way(graph: Graph) -> dict[str, int]:
    """Return the cells of a shortest cycle, 1 along the arc and -1 against it."""
    return min((_closed_by(graph, cell) for cell in graph.arcs), key=len)


def _closed_by(graph: Graph, cell: str) -> dict[str, int]:
    """Return a shortest cycle that begins with a cell."""
    tail, head = graph.arcs[cell]
    ways = {head: {cell: 1}}
    for node in (queue := [head]):
        for other, to in graph.neighbours[node].items():
            if other != cell and to not in ways:
                ways[to] = ways[node] | {other: 1 if graph.arcs[other][1] == to else -1}
                queue.append(to)
    return ways[tail]
