"""What one event adds to the tables, 单个事项: one request and what became of it, or one case.

Every lawful table 3 and 4 is a sum of such events.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from gaidisclosure.form import Edition
from gaidisclosure.model.litigation import ReviewLitigation
from gaidisclosure.model.requests import RequestHandling2019, RequestHandling2021
from gaidisclosure.model.tables import FormTable, leaves

_REQUESTS = {table.form.name: table for table in (RequestHandling2021, RequestHandling2019)}


@cache
def event_at(form: Edition, cell: str) -> tuple[str, ...]:
    """The cells that count one event, this cell among them, in a year in which no other happens."""
    return next(each for each in events(form) if cell in each)


@cache
def events(form: Edition) -> tuple[tuple[str, ...], ...]:
    """Events that between them touch every cell of tables 3 and 4."""
    requests, cases = _REQUESTS[form.name], ReviewLitigation
    tables: list[FormTable] = [
        *(requests.from_events(each) for each in _requests(form)),
        *(cases.from_events({_below(leaf): 1}) for leaf in leaves(form, cases.key)),
    ]
    return tuple(
        tuple(cell for cell, number in table.figures().items() if number) for table in tables
    )


def _requests(form: Edition) -> Iterator[dict[str, int]]:
    """One request: received, or brought forward; and what became of it."""
    balance = form.identities["T3-BAL:natural_person"]
    inflows = [_below(cell).rpartition(".")[0] for cell in balance.left]
    for leaf in leaves(form, RequestHandling2021.key):
        row, _, column = _below(leaf).rpartition(".")
        other = "carried_forward" if row in inflows else inflows[0]
        yield {f"{row}.{column}": 1, f"{other}.{column}": 1}


def _below(path: str) -> str:
    return path.partition(".")[2]
