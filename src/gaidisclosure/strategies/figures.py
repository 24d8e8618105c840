# SPDX-License-Identifier: Apache-2.0
"""Consistent figures, 合格数据: sums of flows that are drawn from a stream."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Final

from gaidisclosure.algebra import Flow, flows
from gaidisclosure.checks import MAX_COUNT, Number
from gaidisclosure.form import Edition, Kind
from gaidisclosure.strategies.numbers import Numbers
from gaidisclosure.strategies.planted import tied

Figures = dict[str, Number]
Counts = dict[str, int]
_BROUGHT: Final = "request_handling.brought_forward."
_CARRIED: Final = "request_handling.carried_forward."


def sparse(form: Edition, numbers: Numbers, happened: int, largest: int) -> Figures:
    """Return a report with some flows.

    Args:
        form: The form of the report.
        numbers: The stream to draw from.
        happened: The number of flows.
        largest: The most requests or cases (件) of one flow.
    """
    counts = _zeros(form)
    for _ in range(happened):
        _happen(counts, numbers.pick(flows(form)), numbers.between(1, largest))
    return _disclosed(form, numbers, largest if happened else 0) | counts


def following(
    form: Edition, before: Mapping[str, Number], numbers: Numbers, happened: int, largest: int
) -> Figures:
    """Return a report on the year after another, with what goes over.

    Args:
        form: The form of both reports.
        before: The figures of the year before.
        numbers: The stream to draw from.
        happened: The number of flows that begin in the year.
        largest: The most requests or cases (件) of one of them.
    """
    counts, (old, new) = _zeros(form), _by_origin(form)
    for _ in range(happened):
        _happen(counts, numbers.pick(new), numbers.between(1, largest))
    for cell, answers in old.items():
        if number := before[cell.replace(_BROUGHT, _CARRIED)]:
            _happen(counts, numbers.pick(answers), int(number))
    return _disclosed(form, numbers, largest if happened else 0) | counts


@cache
def _by_origin(form: Edition) -> tuple[Mapping[str, Sequence[Flow]], Sequence[Flow]]:
    """Return the flows of requests brought forward, by cell, and all others.

    No request brought forward is carried forward again.
    """
    old: dict[str, list[Flow]] = {}
    new: list[Flow] = []
    for flow in flows(form):
        brought = [cell for cell in flow.ends if cell.startswith(_BROUGHT)]
        if not brought:
            new.append(flow)
        elif not any(cell.startswith(_CARRIED) for cell in flow.ends):
            old.setdefault(brought[0], []).append(flow)
    return old, new


def full(form: Edition, numbers: Numbers, largest: int) -> Figures:
    """Return a report in which no cell of tables 3 and 4 is zero."""
    counts = _zeros(form)
    for flow in flows(form):
        _happen(counts, flow, numbers.between(1, largest))
    return _disclosed(form, numbers, largest) | counts


def huge(form: Edition, numbers: Numbers) -> Figures:
    """Return a report with a figure at the bound of a cell."""
    counts = _zeros(form)
    _happen(counts, numbers.pick(flows(form)), MAX_COUNT)
    return _disclosed(form, numbers, MAX_COUNT) | counts


def _zeros(form: Edition) -> Counts:
    return dict.fromkeys(tied(form), 0)


def _happen(counts: Counts, flow: Flow, number: int) -> None:
    for cell in flow.cells:
        counts[cell] += number


def _disclosed(form: Edition, numbers: Numbers, most: int) -> Figures:
    """Return figures for table 2, which no identity ties."""
    found: Figures = {}
    for path, cell in form.cells.items():
        if cell.table == 2:
            figure = numbers.between(0, most)
            if cell.kind is Kind.MONEY:
                found[path] = Decimal(figure) / 100
            else:
                found[path] = -figure if cell.kind is Kind.CHANGE and figure % 2 else figure
    return found
