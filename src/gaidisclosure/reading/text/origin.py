# SPDX-License-Identifier: Apache-2.0
"""Whose report it is and on what period, 报告主体与年度: what title and preface say of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final
from unicodedata import normalize

from attrs import frozen

from gaidisclosure.errors import InvalidReportError
from gaidisclosure.model import Agency, ReportingPeriod
from gaidisclosure.model.texts import legible
from gaidisclosure.reading.text.headings import Placed
from gaidisclosure.reading.text.title import find_title
from gaidisclosure.zh.dates import find_period

__all__ = ["Origin", "agency_of", "period_of", "period_said", "read_title"]

_PERIOD_SAID: Final = re.compile(
    r"统计(?:期限|期间|时间|周期|时段)[^。;\n]{0,40}(?:月|[0-9][.-][0-9])[^。;\n]{0,40}"
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


def read_title(paragraphs: Sequence[Placed]) -> Origin:
    """What the title says that stands somewhere above a report."""
    found = find_title(paragraphs)
    if found is None:
        return Origin()
    agency = agency_of(found.agency) if found.agency else None
    return Origin(title=found.text, agency=agency, year=found.year, end=found.end)


def agency_of(name: str) -> Agency | None:
    """Return the agency of a name, or ``None`` if no agency can have it."""
    try:
        return Agency(legible(name).strip())
    except InvalidReportError:
        return None


def period_of(paragraphs: Sequence[Placed], year: int | None) -> ReportingPeriod | None:
    """The period that a preface names: the first in the year of the report, or the first at all."""
    periods = [
        period
        for _, paragraph in paragraphs
        if (days := find_period(paragraph.text)) and (period := _period(*days))
    ]
    of_year = [period for period in periods if period.year == year]
    return next(iter([*of_year, *periods]), None)


def period_said(text: str) -> str:
    """Return what a text says of the period where it gives one, empty if it does not."""
    found = _PERIOD_SAID.search(normalize("NFKC", text[:_LONGEST]))
    return found[0] if found else ""


def _period(start: date, end: date) -> ReportingPeriod | None:
    try:
        return ReportingPeriod(start, end)
    except InvalidReportError:
        return None
