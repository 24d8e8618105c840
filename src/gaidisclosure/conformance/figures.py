"""Lawful figures to start from, 合法数据: sums of events that are drawn from a stream."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from gaidisclosure.checks import MAX_COUNT, Number
from gaidisclosure.conformance.numbers import Numbers
from gaidisclosure.form import Edition, Kind
from gaidisclosure.model import events

Figures = dict[str, Number]
Counts = dict[str, int]


def lawful(form: Edition, numbers: Numbers, happened: int, largest: int) -> Figures:
    """A lawful report in which so much happened, each time by so much at most."""
    figures: Figures = _disclosed(form, numbers, largest if happened else 0)
    counts = dict.fromkeys((path for path in form.cells if path not in figures), 0)
    for _ in range(happened):
        happen(counts, numbers.pick(ways(form)), numbers.between(1, largest))
    return figures | counts


def full(form: Edition, numbers: Numbers, largest: int) -> Figures:
    """A lawful report in which no cell is zero."""
    figures = lawful(form, numbers, 1, largest)
    counts = {path: n for path, n in figures.items() if form.cells[path].table > 2}
    for way in ways(form):
        happen(counts, way, numbers.between(1, largest))  # type: ignore[arg-type]
    return figures | counts


def huge(form: Edition, numbers: Numbers) -> Figures:
    """A lawful report with a figure at the bound of what a cell can hold."""
    counts = dict.fromkeys(form.cells, 0)
    happen(counts, numbers.pick(ways(form)), MAX_COUNT)
    return _disclosed(form, numbers, MAX_COUNT) | {
        path: n for path, n in counts.items() if form.cells[path].table > 2
    }


def happen(counts: Counts, way: tuple[str, ...], number: int) -> None:
    """Let something happen so many times."""
    for cell in way:
        counts[cell] += number


def _disclosed(form: Edition, numbers: Numbers, most: int) -> Figures:
    """Figures for table 2, which no identity ties."""
    found: Figures = {}
    for path, cell in form.cells.items():
        if cell.table == 2:
            figure = numbers.between(0, most)
            if cell.kind is Kind.MONEY:
                found[path] = Decimal(figure) / 100
            else:
                found[path] = -figure if cell.kind is Kind.CHANGE and figure % 2 else figure
    return found


@cache
def ways(form: Edition) -> tuple[tuple[str, ...], ...]:
    """All events, by the cells that count them; those of the form as divided, where it is not."""
    found = events(form.official)
    if form is form.official:
        return found
    merged = (tuple(_undivided(form, cell) for cell in event) for event in found)
    return tuple(dict.fromkeys(merged))


def _undivided(form: Edition, cell: str) -> str:
    if cell in form.cells:
        return cell
    above, _, column = cell.rpartition(".")
    return f"{above.rpartition('.')[0]}.{column}"
