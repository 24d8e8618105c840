"""Judging a report that a decoder filled without any constructor, in one pass.

The decoder vouches for types, and for text without control characters; this tells whether the
rest is lawful. For the reasons why not, build the report from its figures.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any, Final

from attrs import fields

from gaidisclosure.checks import MAX_COUNT
from gaidisclosure.form import Edition, Kind, customary_title
from gaidisclosure.model.applicants import add_up
from gaidisclosure.model.litigation import CaseResults
from gaidisclosure.model.narrative import Overview
from gaidisclosure.model.report import AnnualReport2019, AnnualReport2021
from gaidisclosure.model.requests import (
    RequestHandling2019,
    RequestHandling2021,
    balances,
    outcome_rows,
)
from gaidisclosure.model.texts import MAX_LINE, MAX_TEXT

Report = AnnualReport2021 | AnnualReport2019

# An amount of at most fifteen digits before and behind the point, without zeros at its end.
_SHORTEST: Final = re.compile(r"(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{0,14}[1-9])?", re.ASCII)

# Beyond control characters: line and paragraph separators, byte order mark, delete.
_SEPARATORS: Final = ("\u2028", "\u2029", "\ufeff", "\x7f")


def is_lawful(report: Report) -> bool:
    """Whether a decoded report is one that its constructors would have made.

    May raise :class:`~gaidisclosure.errors.InvalidReportError` instead of saying no.
    """
    counts, signed, money = _disclosure(report.form)
    plain: tuple[int, ...] = counts(report)
    figures: tuple[int, ...] = signed(report)
    cases = report.review_litigation
    return (
        _is_settled(report.request_handling)
        and _agrees(cases.review)
        and _agrees(cases.litigation_direct)
        and _agrees(cases.litigation_after_review)
        and min(plain) >= 0
        and max(map(abs, figures)) <= MAX_COUNT
        and _SHORTEST.fullmatch(str(money(report))) is not None
        and _is_plain(report)
    )


def _is_plain(report: Report) -> bool:
    """Whether the narrative is canonical, control characters aside, which JSON tells of."""
    title, texts = report.narrative.title, [text for text in paragraphs_of(report) if text]
    if title and (title == customary_title(report.agency.name, report.year) or "\n" in title):
        return False
    whole = "\n".join([title or "0", *texts])
    return (
        len(whole) <= MAX_TEXT
        and not any(separator in whole for separator in _SEPARATORS)
        and all(line == line.strip() != "" for line in whole.split("\n"))
        and (not title or (len(title) <= MAX_LINE and any(map(str.isalnum, title))))
    )


paragraphs_of: Final[Callable[[Report], tuple[str, ...]]] = attrgetter(
    "narrative.preface",
    *(f"narrative.overview.{attribute.name}" for attribute in fields(Overview)),
    "narrative.problems_and_improvements",
    "narrative.other_matters",
)
"""The texts of a report that may have several paragraphs."""


@cache
def _disclosure(form: Edition) -> tuple[Callable[[Report], Any], ...]:
    """Readers of table 2: its counts, the same and changes with a sign, its one amount of money."""
    kinds = {cell.path: cell.kind for cell in form.cells.values() if cell.table == 2}
    counts = [path for path, kind in kinds.items() if kind is Kind.COUNT]
    changes = [path for path, kind in kinds.items() if kind is Kind.CHANGE]
    money = [path for path, kind in kinds.items() if kind is Kind.MONEY]
    return attrgetter(*counts), attrgetter(*counts, *changes), attrgetter(*money)


def _is_settled(table: RequestHandling2021 | RequestHandling2019) -> bool:
    outcomes = table.outcomes.total
    rows = (table.received, table.brought_forward, outcomes, table.carried_forward)
    return (
        add_up(outcome_rows(table.outcomes)) == outcomes.counts
        and balances(table)
        and max(row.total for row in rows) <= MAX_COUNT
    )


def _agrees(cases: CaseResults) -> bool:
    parts = (cases.upheld, cases.corrected, cases.other, cases.pending)
    return min(parts) >= 0 and cases.total == sum(parts) and cases.total <= MAX_COUNT
