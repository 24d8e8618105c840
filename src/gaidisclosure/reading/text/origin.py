# SPDX-License-Identifier: Apache-2.0
"""Whose report it is and on what period, 报告主体与年度: what title and preface say of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final
from unicodedata import normalize

from attrs import evolve, frozen

from gaidisclosure.draft import Doubt
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.model import Agency, ReportingPeriod
from gaidisclosure.model.texts import legible
from gaidisclosure.reading.text.headings import Placed
from gaidisclosure.reading.text.named import find_agency, find_agency_nearby
from gaidisclosure.reading.text.title import find_title
from gaidisclosure.zh.dates import find_period

__all__ = ["Origin", "completed", "period_of", "period_said", "read_title"]

_PERIOD_SAID: Final = re.compile(
    r"统计(?:期|时|周期|起止)[^。;\n]{0,40}(?:月|[0-9][.-][0-9])[^。;\n]{0,40}"
)
_LONGEST: Final = 2_000


@frozen(kw_only=True)
class Origin:
    """What the lines above the preface say, as far as they say it."""

    title: str = ""
    agency: Agency | None = None
    year: int | None = None
    period: ReportingPeriod | None = None
    end: int = 0
    """The first block behind these lines."""
    apart: bool = False
    """Whether the agency stands on a line of its own, which may be one of the page."""


def read_title(paragraphs: Sequence[Placed]) -> Origin:
    """What the title says that stands somewhere above a report."""
    found = find_title(paragraphs)
    if found is None:
        return Origin()
    agency = _agency(found.agency) if found.agency else None
    return Origin(
        title=found.text, agency=agency, year=found.year, end=found.end, apart=found.apart
    )


def _agency(name: str) -> Agency | None:
    try:
        return Agency(legible(name).strip())
    except InvalidReportError:
        return None


def completed(
    origin: Origin, above: Sequence[Placed], front: Sequence[Placed], last: Sequence[Placed]
) -> tuple[Origin, Doubt | None]:
    """Return what a title says with the agency that the text names where no title does.

    A text prevails over a name on a line of its own above the title, which may be the site's.

    Args:
        origin: What the title says.
        above: The lines of the page above part one.
        front: The paragraphs between title and part one.
        last: The paragraphs of part six, with the signature.
    """
    if origin.agency and not origin.apart:
        return origin, None
    found = find_agency(front, last)
    if origin.agency is None:
        found = found or find_agency_nearby(above, front)
    agency = _agency(found[0]) if found else None
    if found is None or agency is None or agency == origin.agency:
        return origin, None
    doubt = Doubt("reading.doubt.agency", found=agency.name, place=found[1][1].place)
    return evolve(origin, agency=agency), doubt


def period_of(paragraphs: Sequence[Placed], year: int | None) -> ReportingPeriod | None:
    """Return the period of the report, the first that is said to be that, or ``None``.

    A period that is not said to be that of the figures is taken only if it is the whole year of
    the report: others are those of a consultation or of documents.
    """
    texts = [paragraph.text for _, paragraph in paragraphs]
    said = [period for text in texts if (period := _found(period_said(text)))]
    others = [period for text in texts if (period := _found(text)) and period.is_whole_year]
    of_year = [period for period in (*said, *others) if period.year == year]
    return next(iter((*of_year, *said, *(others if year is None else ()))), None)


def _found(text: str) -> ReportingPeriod | None:
    days = find_period(text)
    return _period(*days) if days else None


def period_said(text: str) -> str:
    """Return what a text says of the period where it gives one, empty if it does not."""
    found = _PERIOD_SAID.search(normalize("NFKC", text[:_LONGEST]))
    return found[0] if found else ""


def _period(start: date, end: date) -> ReportingPeriod | None:
    try:
        return ReportingPeriod(start, end)
    except InvalidReportError:
        return None
