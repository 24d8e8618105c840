"""Judging a report that a decoder filled without any constructor, in one pass.

The decoder vouches for types, and for text without control characters; this tells whether the
rest is lawful. For the reasons why not, build the report from its figures.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any, Final, NamedTuple

from gaidisclosure.checks import MAX_COUNT
from gaidisclosure.form import Edition, Kind, customary_title
from gaidisclosure.model.agency import check_agency
from gaidisclosure.model.applicants import add_up
from gaidisclosure.model.litigation import ReviewLitigation
from gaidisclosure.model.period import YEARS
from gaidisclosure.model.report import AnnualReport2019, AnnualReport2021
from gaidisclosure.model.requests import (
    RequestHandling2019,
    RequestHandling2021,
    outcome_rows,
)
from gaidisclosure.model.texts import MAX_LINE, MAX_TEXT

Report = AnnualReport2021 | AnnualReport2019

# An amount of at most fifteen digits before and behind the point, without zeros at its end.
_SHORTEST: Final = re.compile(r"(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{0,14}[1-9])?", re.ASCII)


class Texts(NamedTuple):
    """The texts of a report, as far as they are not empty."""

    titles: str
    """Those of one line, joined."""
    whole: str
    """All of them, joined by line breaks."""
    lines: list[str]
    """The lines of all."""
    breaks: int
    """How many line breaks are in them."""


def texts_of(report: Report) -> Texts:
    """Gather the texts of a report."""
    agency, narrative = report.agency, report.narrative
    contact, overview = agency.contact, narrative.overview
    titles = [
        agency.name,
        agency.unified_social_credit_code or "",
        agency.division_code or "",
        contact.address,
        contact.telephone,
        contact.postcode,
        contact.email,
        narrative.title,
    ]
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
    texts = list(filter(None, (*titles, *paragraphs)))
    whole = "\n".join(texts)
    lines = whole.split("\n")
    return Texts("".join(titles), whole, lines, len(lines) - len(texts))


def is_lawful(report: Report, texts: Texts) -> bool:
    """Whether a decoded report with these texts is one that its constructors would have made.

    May raise :class:`~gaidisclosure.errors.InvalidReportError` instead of saying no.
    """
    agency, title = report.agency, report.narrative.title
    if not (agency.unified_social_credit_code is None is agency.division_code):
        check_agency(agency)
    start, end = report.period.start, report.period.end
    return (
        _is_disclosed(report)
        and _is_settled(report.request_handling)
        and _are_settled(report.review_litigation)
        and _are_plain(texts)
        and _says_something(agency.name)
        and start.year == end.year in YEARS
        and start <= end
        and (not title or _is_title(title, report))
    )


def _are_plain(texts: Texts) -> bool:
    """Whether texts are canonical: one line, or paragraphs without outer white space.

    Most control characters are out of question in JSON; what is left are line and paragraph
    separators, the byte order mark and delete. Bounds are those of one text, held by all together.
    """
    titles, whole, lines, _ = texts
    return (
        len(titles) <= MAX_LINE
        and len(whole) <= MAX_TEXT
        and "\n" not in titles
        and "\u2028" not in whole
        and "\u2029" not in whole
        and "\ufeff" not in whole
        and "\x7f" not in whole
        and "" not in lines
        and list(map(str.strip, lines)) == lines
    )


def _says_something(line: str) -> bool:
    return line[:1].isalnum() or any(map(str.isalnum, line))


def _is_title(title: str, report: Report) -> bool:
    customary = customary_title(report.agency.name, report.year)
    return title != customary and _says_something(title)


def _is_disclosed(report: Report) -> bool:
    """Whether the figures of table 2 have their signs and sizes."""
    read_counts, read_changes, read_money = _disclosure(report.form)
    counts = read_counts(report)
    changes: tuple[int, ...] = read_changes(report) if read_changes else ()
    return (
        min(counts) >= 0
        and max(counts) <= MAX_COUNT
        and (not changes or max(map(abs, changes)) <= MAX_COUNT)
        and _SHORTEST.fullmatch(str(read_money(report))) is not None
    )


Reader = Callable[[Report], Any]


@cache
def _disclosure(form: Edition) -> tuple[Reader, Reader | None, Reader]:
    """Readers of the counts of table 2, of its changes with a sign, and of its amount of money."""
    kinds = {cell.path: cell.kind for cell in form.cells.values() if cell.table == 2}
    counts, changes, money = (
        [path for path, kind in kinds.items() if kind is wanted]
        for wanted in (Kind.COUNT, Kind.CHANGE, Kind.MONEY)
    )
    return attrgetter(*counts), attrgetter(*changes) if changes else None, attrgetter(*money)


def _is_settled(table: RequestHandling2021 | RequestHandling2019) -> bool:
    received, brought, carried = table.received, table.brought_forward, table.carried_forward
    outcomes = table.outcomes.total
    return (
        add_up(outcome_rows(table.outcomes)) == outcomes.counts
        and add_up((received, brought)) == add_up((outcomes, carried))
        and max(received.total, brought.total, outcomes.total, carried.total) <= MAX_COUNT
    )


def _are_settled(table: ReviewLitigation) -> bool:
    for cases in (table.review, table.litigation_direct, table.litigation_after_review):
        one, two, three, four = cases.upheld, cases.corrected, cases.other, cases.pending
        if one < 0 or two < 0 or three < 0 or four < 0:
            return False
        if not one + two + three + four == cases.total <= MAX_COUNT:
            return False
    return True
