# SPDX-License-Identifier: Apache-2.0
"""Flows through the tables, 流向: one request from in to out, or one case.

A flow is a cycle of the graph. Every valid table 3 is a sum of such cycles, every valid table 4 a
sum of cases.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from attrs import frozen

from gaidisclosure.algebra.graph import Graph, graphs
from gaidisclosure.form import Edition


@frozen
class Flow:
    """One request from where it came to where it went, or one case by its result.

    ``ends`` are the free cells that count it: two for a request, one for a case. ``cells`` are
    all cells that count it, sums included, in the form's order. Each counts it once.
    """

    ends: tuple[str, ...]
    cells: tuple[str, ...]


@cache
def flows(form: Edition) -> tuple[Flow, ...]:
    """Return every flow of a form.

    Requests come first, by applicant, outcome and inflow, and then the cases.

    >>> from gaidisclosure.form import EDITION_2021
    >>> flow, *_ = flows(EDITION_2021)
    >>> flow.ends
    ('request_handling.received.natural_person', \
'request_handling.outcomes.disclosed.natural_person')
    >>> len(flow.cells), len(flows(EDITION_2021))
    (6, 276)
    """
    order = {cell: number for number, cell in enumerate(form.cells)}
    found = [
        Flow(tuple(cell for cell in cells if cell not in form.totals), cells)
        for graph in graphs(form)
        for cells in (tuple(sorted(way, key=order.__getitem__)) for way in _closed_ways(graph))
    ]
    return tuple(sorted(found, key=lambda flow: _rank(form, order, flow)))


@cache
def flow_at(form: Edition, cell: str) -> Flow:
    """Return the flow with fewest cells that a cell of table 3 or 4 counts."""
    return min((each for each in flows(form) if cell in each.cells), key=lambda f: len(f.cells))


def _closed_ways(graph: Graph) -> Iterator[tuple[str, ...]]:
    """Yield the cells of each way along arcs that is closed and meets no node twice."""
    leaving: dict[str, list[tuple[str, str]]] = {node: [] for node in graph.neighbours}
    for cell, (tail, head) in graph.arcs.items():
        leaving[tail].append((cell, head))
    while leaving:
        # All ways through one node, which is then taken away.
        start = min(leaving, key=lambda node: len(leaving[node]))
        yield from _ways_back(leaving, start, (start,), ())
        del leaving[start]


def _ways_back(
    leaving: dict[str, list[tuple[str, str]]],
    node: str,
    passed: tuple[str, ...],
    cells: tuple[str, ...],
) -> Iterator[tuple[str, ...]]:
    for cell, head in leaving[node]:
        if head == passed[0]:
            yield (*cells, cell)
        elif head in leaving and head not in passed:
            yield from _ways_back(leaving, head, (*passed, head), (*cells, cell))


def _rank(form: Edition, order: dict[str, int], flow: Flow) -> tuple[int, ...]:
    first = form.cells[flow.ends[0]]
    return (first.table, first.span.column, *(order[cell] for cell in reversed(flow.ends)))
