"""Judging a report that a decoder filled without any constructor, in one pass.

The decoder vouches for types and for signs; this tells whether the rest is lawful. For the reasons
why not, build the report from its figures.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any, Final

from gaidisclosure.checks import MAX_COUNT
from gaidisclosure.form import Edition, Kind, customary_title
from gaidisclosure.model.applicants import add_up
from gaidisclosure.model.litigation import CaseResults, sum_of
from gaidisclosure.model.report import AnnualReport2019, AnnualReport2021
from gaidisclosure.model.requests import (
    RequestHandling2019,
    RequestHandling2021,
    balances,
    outcome_rows,
)

Report = AnnualReport2021 | AnnualReport2019

# An amount of at most fifteen digits before and behind the point, without zeros at its end.
_SHORTEST: Final = re.compile(r"(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{0,14}[1-9])?", re.ASCII)


def is_lawful(report: Report) -> bool:
    """Whether a decoded report is one that its constructors would have made.

    May raise :class:`~gaidisclosure.errors.InvalidReportError` instead of saying no.
    """
    cases, title = report.review_litigation, report.narrative.title
    counts, money = _disclosure(report.form)
    return (
        _is_settled(report.request_handling)
        and _agrees(cases.review)
        and _agrees(cases.litigation_direct)
        and _agrees(cases.litigation_after_review)
        and max(counts(report)) <= MAX_COUNT
        and _SHORTEST.fullmatch(str(money(report))) is not None
        and (not title or title != customary_title(report.agency.name, report.year))
    )


@cache
def _disclosure(form: Edition) -> tuple[Callable[[Report], Any], Callable[[Report], Any]]:
    """Readers of the counts, and of the one amount of money, of table 2."""
    cells = [cell for cell in form.cells.values() if cell.table == 2]
    counts = (cell.path for cell in cells if cell.kind is not Kind.MONEY)
    money = (cell.path for cell in cells if cell.kind is Kind.MONEY)
    return attrgetter(*counts), attrgetter(*money)


def _is_settled(table: RequestHandling2021 | RequestHandling2019) -> bool:
    outcomes = table.outcomes.total
    rows = (table.received, table.brought_forward, outcomes, table.carried_forward)
    return (
        add_up(outcome_rows(table.outcomes)) == outcomes.counts
        and balances(table)
        and max(row.total for row in rows) <= MAX_COUNT
    )


def _agrees(cases: CaseResults) -> bool:
    return cases.total == sum_of(cases) and cases.total <= MAX_COUNT
