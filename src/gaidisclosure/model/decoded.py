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

from attrs import frozen

from gaidisclosure.checks import MAX_COUNT
from gaidisclosure.form import Edition, Kind, customary_title
from gaidisclosure.model.agency import check_agency
from gaidisclosure.model.applicants import add_up
from gaidisclosure.model.litigation import CaseResults
from gaidisclosure.model.period import YEARS
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


@frozen
class Texts:
    """The texts of a report that are not empty: those of one line, those of paragraphs, and all."""

    lines: list[str]
    paragraphs: list[str]
    whole: str
    """Every line of them, joined by line breaks."""

    @classmethod
    def of(cls, report: Report) -> Texts:
        """Gather the texts."""
        agency, narrative = report.agency, report.narrative
        contact, overview = agency.contact, narrative.overview
        lines = (
            agency.name,
            agency.unified_social_credit_code,
            agency.division_code,
            contact.address,
            contact.telephone,
            contact.postcode,
            contact.email,
            narrative.title,
        )
        paragraphs = (
            narrative.preface,
            overview.text,
            overview.proactive,
            overview.on_request,
            overview.information_management,
            overview.platform,
            overview.supervision,
            narrative.problems_and_improvements,
            narrative.other_matters,
        )
        found = [line for line in lines if line], [text for text in paragraphs if text]
        return cls(*found, "\n".join(found[0] + found[1]))


def is_lawful(report: Report, texts: Texts) -> bool:
    """Whether a decoded report with these texts is one that its constructors would have made.

    May raise :class:`~gaidisclosure.errors.InvalidReportError` instead of saying no.
    """
    cases, agency, period = report.review_litigation, report.agency, report.period
    if not (agency.unified_social_credit_code is None is agency.division_code):
        check_agency(agency)
    return (
        _is_settled(report.request_handling)
        and _agrees(cases.review)
        and _agrees(cases.litigation_direct)
        and _agrees(cases.litigation_after_review)
        and _is_disclosed(report)
        and _are_plain(texts)
        and any(map(str.isalnum, agency.name))
        and period.start.year == period.end.year in YEARS
        and period.start <= period.end
        and (not report.narrative.title or _is_title(report.narrative.title, report))
    )


def _are_plain(texts: Texts) -> bool:
    """Whether texts are canonical: one line, or paragraphs without outer white space.

    Most control characters are out of question in JSON; what is left are line and paragraph
    separators, the byte order mark and delete.
    """
    whole, lines = texts.whole, texts.whole.split("\n")
    return (
        len(whole) <= MAX_TEXT
        and lines[: len(texts.lines)] == texts.lines
        and max(map(len, texts.lines), default=0) <= MAX_LINE
        and "\u2028" not in whole
        and "\u2029" not in whole
        and "\ufeff" not in whole
        and "\x7f" not in whole
        and [line.strip() for line in lines] == lines
        and "" not in lines
    )


def _is_title(title: str, report: Report) -> bool:
    customary = customary_title(report.agency.name, report.year)
    return title != customary and any(map(str.isalnum, title))


def _is_disclosed(report: Report) -> bool:
    """Whether the figures of table 2 have their signs and sizes."""
    read_counts, read_changes, read_money = _disclosure(report.form)
    counts, changes = read_counts(report), read_changes(report)
    return (
        min(counts) >= 0
        and max(counts) <= MAX_COUNT
        and all(abs(change) <= MAX_COUNT for change in changes)
        and _SHORTEST.fullmatch(str(read_money(report))) is not None
    )


@cache
def _disclosure(form: Edition) -> tuple[Callable[[Report], Any], ...]:
    """Readers of the counts of table 2, of its changes with a sign, and of its amount of money."""
    kinds = {cell.path: cell.kind for cell in form.cells.values() if cell.table == 2}
    counts, changes, money = (
        [path for path, kind in kinds.items() if kind is wanted]
        for wanted in (Kind.COUNT, Kind.CHANGE, Kind.MONEY)
    )
    read_changes = attrgetter(*changes) if changes else _none
    return attrgetter(*counts), read_changes, attrgetter(*money)


def _none(_: Report) -> tuple[()]:
    return ()


def _is_settled(table: RequestHandling2021 | RequestHandling2019) -> bool:
    outcomes = table.outcomes.total
    rows = (table.received, table.brought_forward, outcomes, table.carried_forward)
    return (
        add_up(outcome_rows(table.outcomes)) == outcomes.counts
        and balances(table)
        and max(row.total for row in rows) <= MAX_COUNT
    )


def _agrees(cases: CaseResults) -> bool:
    one, two, three, four = cases.upheld, cases.corrected, cases.other, cases.pending
    return (one | two | three | four) >= 0 and one + two + three + four == cases.total <= MAX_COUNT
