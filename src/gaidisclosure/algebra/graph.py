# SPDX-License-Identifier: Apache-2.0
"""The identities of a table as a graph, 流量图, with cells as its arcs.

Every cell of table 3 stands in two identities, once on either side, if one identity that follows
from the others is left out, and if some identities are turned round. So a figure flows along its
arc from one identity to the other, and an identity holds if as much flows in as out. A cell of
table 4 stands in one identity: its figure flows in from the outside, or out to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cache, cached_property
from itertools import permutations
from typing import Final, NamedTuple

from attrs import define, field

from gaidisclosure.form import Edition, Identity

OUTSIDE: Final = ""
"""The node where cases of table 4 come from and go to, which is no identity."""

Ends = tuple[str, str]
"""The tail and the head of an arc: the nodes that a figure leaves and enters."""


class Way(NamedTuple):
    """A cell at a node, the node at its other end, and 1 if it flows there."""

    cell: str
    to: str
    along: int


Signs = Mapping[str, int]
"""1 or -1, by the code of an identity or by the path of a cell."""


@define(frozen=True, slots=False, eq=False)
class Graph:
    """Identities that share cells, 图: table 3, or a block of table 4.

    ``nodes`` are the identities, by code, with -1 for those turned round: in an identity with 1,
    cells on the left flow in. ``arcs`` are the cells, by path. ``dependent`` is the identity that
    is no node, as it follows from the others.

    >>> from gaidisclosure.form import EDITION_2021
    >>> requests, review, *_ = graphs(EDITION_2021)
    >>> len(requests.nodes), len(requests.arcs), requests.dependent
    (38, 175, 'T3-ROW:outcomes.total')
    >>> requests.arcs["request_handling.outcomes.disclosed.natural_person"]
    ('T3-SUM:natural_person', 'T3-ROW:outcomes.disclosed')
    >>> review.arcs["review_litigation.review.upheld"]
    ('', 'T4-SUM:review')
    """

    nodes: Signs
    arcs: Mapping[str, Ends] = field(repr=False)
    dependent: str | None
    tied: Mapping[str, Signs] = field(repr=False)
    """The cells of each identity, 1 on the left and -1 on the right."""

    @cached_property
    def neighbours(self) -> Mapping[str, Mapping[str, str]]:
        """For each node, the cells that join it to others, each with the other node."""
        found: dict[str, dict[str, str]] = {}
        for cell, (tail, head) in self.arcs.items():
            found.setdefault(tail, {})[cell] = head
            found.setdefault(head, {})[cell] = tail
        return found

    @cached_property
    def ways(self) -> Mapping[str, tuple[Way, Way]]:
        """For each cell, the way along its arc and the way against it."""
        return {
            cell: (Way(cell, head, 1), Way(cell, tail, -1))
            for cell, (tail, head) in self.arcs.items()
        }

    def reached(self, start: str, cells: Iterable[str]) -> frozenset[str]:
        """Return the nodes that these cells join to a node."""
        usable, found = set(cells), {start}
        for node in (queue := [start]):
            for cell, other in self.neighbours[node].items():
                if cell in usable and other not in found:
                    found.add(other)
                    queue.append(other)
        return frozenset(found)

    def smaller_side(self, nodes: frozenset[str]) -> frozenset[str]:
        """Return some nodes or all others: the fewer, none of them outside."""
        sides = (nodes, frozenset(self.neighbours) - nodes)
        return min((side for side in sides if OUTSIDE not in side), key=len)

    def crossing(self, nodes: Set[str]) -> dict[str, int]:
        """Return the cells between some nodes and the rest: 1 if they flow in, -1 if out."""
        return {
            cell: 1 if head in nodes else -1
            for cell, (tail, head) in self.arcs.items()
            if (tail in nodes) is not (head in nodes)
        }

    @cached_property
    def dependencies(self) -> tuple[Signs, ...]:
        """The smallest sets of identities that add up to zero whatever the figures are.

        The identities of table 3 add up to zero, as all that flows out of one flows into another.
        So do those on one side of the cells of the dependent identity, together with it.

        >>> from gaidisclosure.form import EDITION_2021
        >>> [len(each) for each in graphs(EDITION_2021)[0].dependencies]
        [11, 29, 38]
        """
        if OUTSIDE in self.neighbours:
            return ()
        found = sorted((*self._sides(), self.nodes), key=len)
        return tuple(map(_first_added, found))

    def _sides(self) -> Iterator[dict[str, int]]:
        if self.dependent is None:
            return
        cells = self.tied[self.dependent]
        side = self.reached(next(iter(self.nodes)), self.arcs.keys() - cells.keys())
        for nodes in (side, self.nodes.keys() - side):
            flowing = self.crossing(nodes)
            sign = next(-flowing[cell] * times for cell, times in cells.items())
            yield {code: times for code, times in self.nodes.items() if code in nodes} | {
                self.dependent: sign
            }


def _first_added(signs: Signs) -> Signs:
    """Return the same dependency with its first identity added."""
    first = next(iter(signs.values()))
    return {code: first * sign for code, sign in signs.items()}


@cache
def graphs(form: Edition) -> tuple[Graph, ...]:
    """Return the graphs of table 3 and of each block of table 4."""
    left = list(form.identities.values())
    found: list[Graph] = []
    while left:
        part = _connected(left)
        left = [each for each in left if each not in part]
        found.append(_graph(part))
    return tuple(found)


def _connected(identities: list[Identity]) -> list[Identity]:
    """Return the first identity and all that share cells with it, directly or not."""
    cells = set(identities[0].cells)
    while True:
        part = [each for each in identities if not cells.isdisjoint(each.cells)]
        if cells == (cells := cells.union(*(each.cells for each in part))):
            return part


def _graph(identities: Iterable[Identity]) -> Graph:
    tied = {
        each.code: dict.fromkeys(each.left, 1) | dict.fromkeys(each.right, -1)
        for each in identities
    }
    standing: dict[str, dict[str, int]] = {}
    for code, cells in tied.items():
        for cell, sign in cells.items():
            standing.setdefault(cell, {})[code] = sign
    threefold = [codes for codes in standing.values() if len(codes) > 2]
    shared = (code for code in tied if threefold and all(code in codes for codes in threefold))
    dependent = next(shared, None)
    for codes in standing.values():
        codes.pop(dependent or OUTSIDE, None)
    nodes = _turned(standing.values(), [code for code in tied if code != dependent])
    arcs = {cell: _ends(codes, nodes) for cell, codes in standing.items()}
    return Graph(nodes, arcs, dependent, tied)


def _turned(standing: Iterable[Signs], codes: Iterable[str]) -> dict[str, int]:
    """Return signs by which each cell is added once and subtracted once.

    As few identities as possible are turned round.
    """
    beside: dict[str, dict[str, int]] = {}
    for pair in standing:
        for one, two in permutations(pair, 2):
            beside.setdefault(one, {})[two] = -pair[one] * pair[two]
    first, *_ = codes
    nodes, queue = {first: 1}, [first]
    for code in queue:
        for other, turn in beside.get(code, {}).items():
            if other not in nodes:
                nodes[other] = turn * nodes[code]
                queue.append(other)
    fewest = 1 if sum(nodes.values()) > 0 else -1
    return {code: fewest * nodes[code] for code in codes}


def _ends(standing: Signs, nodes: Signs) -> Ends:
    flowing = {sign * nodes[code]: code for code, sign in standing.items()}
    return flowing.get(-1, OUTSIDE), flowing.get(1, OUTSIDE)
