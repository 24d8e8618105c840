# SPDX-License-Identifier: Apache-2.0
"""Sets of identities that can fail exactly, and figures that fail them, 可实现性.

What flows out of one node flows into another. So the excess of all nodes of table 3 adds up to
zero, and no figures can fail exactly one of its identities. All other sets can be failed exactly,
by amounts that the dependencies tie together. The excess is carried along a tree of arcs, and
flows are added until no figure is negative.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from random import Random
from typing import Final

from gaidisclosure.algebra.flows import flow_at
from gaidisclosure.algebra.graph import OUTSIDE, Graph, Signs, graphs
from gaidisclosure.errors import UnrealisableError
from gaidisclosure.form import Edition

ORDERS: Final = 16
"""The number of ways in which the cells to change are chosen."""


def free_amounts(form: Edition, codes: Iterable[str]) -> tuple[str, ...]:
    """Return the codes whose amounts can be chosen freely.

    The amounts of the other codes follow from them.

    Raises:
        UnrealisableError: No figures fail exactly these identities.
    """
    wanted = tuple(codes)
    following = _following(form, wanted)
    return tuple(code for code in wanted if code not in following)


def _following(form: Edition, codes: tuple[str, ...]) -> dict[str, Signs]:
    """Return the codes whose amounts follow, each with the dependency that tells it."""
    found: dict[str, Signs] = {}
    for graph in graphs(form):
        # The third dependency of table 3 follows from the other two.
        for dependency in graph.dependencies[:2]:
            met = [code for code in codes if code in dependency]
            if len(met) == 1:
                raise UnrealisableError(met[0], dependency)
            if met:
                found[next(code for code in met if code in graph.nodes)] = dependency
    return found


def amounts(form: Edition, codes: Iterable[str], chosen: Mapping[str, int]) -> dict[str, int]:
    """Return the amount, never zero, by which each identity fails.

    Args:
        form: The form that has the identities.
        codes: The identities that fail.
        chosen: The amounts of :func:`free_amounts`. One that would make another amount zero is
            raised a little.

    Raises:
        UnrealisableError: No figures fail exactly these identities.
    """
    wanted = tuple(codes)
    following = _following(form, wanted)
    found = {code: chosen[code] for code in wanted if code not in following}
    for code, dependency in following.items():
        if not _amount(code, dependency, found):
            # Only an identity that stands in this dependency alone can make up for another.
            raised = next(each for each in found if each in dependency and _is_node(form, each))
            found[raised] += 1 if found[raised] != -1 else 2
        found[code] = _amount(code, dependency, found)
    return found


def _is_node(form: Edition, code: str) -> bool:
    return any(code in graph.nodes for graph in graphs(form))


def _amount(code: str, dependency: Signs, found: Mapping[str, int]) -> int:
    others = sum(sign * found.get(other, 0) for other, sign in dependency.items() if other != code)
    return -dependency[code] * others


def broken(
    form: Edition,
    codes: Iterable[str],
    figures: Mapping[str, int],
    chosen: Mapping[str, int],
    order: int = 0,
) -> dict[str, int]:
    """Return valid figures changed so that exactly these identities fail.

    Args:
        form: The form that has the identities.
        codes: The identities that shall fail.
        figures: Consistent figures by cell path.
        chosen: The amounts of :func:`free_amounts`.
        order: A number below ``ORDERS``. The first way touches few other identities.

    Raises:
        UnrealisableError: No figures fail exactly these identities.
    """
    by = amounts(form, codes, chosen)
    found = dict(figures)
    for cell, amount in _carried(form, by, order).items():
        found[cell] += amount
        if found[cell] < 0:
            missing = -found[cell]
            for counting in flow_at(form, cell).cells:
                found[counting] += missing
    return found


def _carried(form: Edition, by: Mapping[str, int], order: int) -> dict[str, int]:
    """Return changes of cells that leave each node with the excess asked for."""
    changes: dict[str, int] = {}
    for graph in graphs(form):
        wanted = {node: sign * by[node] for node, sign in graph.nodes.items() if node in by}
        if wanted:
            for cell, node, above in reversed(_tree(graph, next(iter(wanted)), order)):
                if excess := wanted.get(node):
                    wanted[above] = wanted.get(above, 0) + excess
                    changes[cell] = excess if graph.arcs[cell][1] == node else -excess
    return changes


@cache
def _tree(graph: Graph, start: str, order: int) -> tuple[tuple[str, str, str], ...]:
    """Return cells that join all nodes, upper ones first, with lower and upper node."""
    random = Random(order)
    root = random.choice(sorted(graph.neighbours)) if order else start
    if OUTSIDE in graph.neighbours:  # which takes any excess
        root = OUTSIDE
    found, queue = dict[str, tuple[str, str, str]](), [root]
    for node in queue:
        joining = [*graph.neighbours[node].items()]
        random.shuffle(joining)
        for cell, other in joining:
            if other != root and other not in found:
                found[other] = (cell, other, node)
                queue.append(other)
    return tuple(found.values())
