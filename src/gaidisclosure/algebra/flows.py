# SPDX-License-Identifier: Apache-2.0
"""Flows through the tables, 流向: one request from in to out, or one case.

The identities say that every request came from somewhere and went somewhere. So every valid table
3 is a sum of flows, every valid table 4 a sum of cases, and nothing but the identities is needed
to know them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product

from attrs import frozen

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
    requests = tuple(_flow(form, ends) for ends in _requests(form))
    counted = form.totals.union(*(flow.ends for flow in requests))
    tied = dict.fromkeys(cell for each in form.identities.values() for cell in each.cells)
    return requests + tuple(_flow(form, (cell,)) for cell in tied if cell not in counted)


@cache
def flow_at(form: Edition, cell: str) -> Flow:
    """Return the flow with fewest cells that a cell of table 3 or 4 counts."""
    return min((each for each in flows(form) if cell in each.cells), key=lambda f: len(f.cells))


def _requests(form: Edition) -> Iterator[tuple[str, str]]:
    """Yield the ends of each request: an inflow and an outflow of the same applicant."""
    sums = [each for each in form.identities.values() if len(each.right) == 1]
    addends = {each.right[0]: each.left for each in sums}
    for balance in form.identities.values():
        if len(balance.right) > 1 and form.totals.isdisjoint(balance.left):
            # The total of the outcomes is not free: the outcomes that it adds up are.
            outflows = [leaf for cell in balance.right for leaf in addends.get(cell, (cell,))]
            for outflow, inflow in product(outflows, balance.left):
                yield inflow, outflow


def _flow(form: Edition, ends: tuple[str, ...]) -> Flow:
    """Return the flow with these ends, and with all sums that add them up."""
    counting = dict.fromkeys(ends)
    for cell in ends:
        for total in _sums(form)[cell]:
            counting |= dict.fromkeys((total, *_sums(form).get(total, ())))
    return Flow(ends, tuple(cell for cell in form.cells if cell in counting))


@cache
def _sums(form: Edition) -> dict[str, list[str]]:
    """Return for each cell the totals that add it up. None is more than two deep."""
    found: dict[str, list[str]] = {}
    for identity in form.identities.values():
        if len(identity.right) == 1:
            for cell in identity.left:
                found.setdefault(cell, []).append(identity.right[0])
    return found
