# SPDX-License-Identifier: Apache-2.0
"""Consistent figures, 合格数据: sums of flows that are drawn from a stream."""

from __future__ import annotations

from decimal import Decimal

from gaidisclosure.algebra import Flow, flows
from gaidisclosure.checks import MAX_COUNT, Number
from gaidisclosure.form import Edition, Kind
from gaidisclosure.strategies.numbers import Numbers

Figures = dict[str, Number]
Counts = dict[str, int]


def sparse(form: Edition, numbers: Numbers, happened: int, largest: int) -> Figures:
    """Return a report with some flows.

    Args:
        form: the form of the report.
        numbers: the stream to draw from.
        happened: the number of flows.
        largest: the most requests or cases (件) of one flow.
    """
    counts = _zeros(form)
    for _ in range(happened):
        _happen(counts, numbers.pick(flows(form)), numbers.between(1, largest))
    return _disclosed(form, numbers, largest if happened else 0) | counts


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
    return {path: 0 for path, cell in form.cells.items() if cell.table > 2}


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
