# SPDX-License-Identifier: Apache-2.0
"""Table 2 in sentences, 主动公开政府信息情况, of both editions."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from gaidisclosure.checks import Number
from gaidisclosure.form import FormCell, Kind
from gaidisclosure.model import AnnualReport, ReportingPeriod
from gaidisclosure.writing.prose.words import Words

_TABLE: Final = 2
_ITEMS: Final = ("previous", "change")
"""Columns of the trial form that count items of a service, not decisions."""
_FEES: Final = "proactive_disclosure.fees"


def on_disclosure(report: AnnualReport, words: Words) -> str:
    """Return sentences on documents, decisions, services and money of the year."""
    figures = report.figures()
    cells = [cell for cell in report.form.cells.values() if cell.table == _TABLE]
    told = [_clause(cell, figures[cell.path], words) for cell in cells if figures[cell.path]]
    origin = {"when": _when(report.period, words), "agency": report.agency.name}
    if not told:
        return words.say("disclosure.none", **origin)
    paragraph = words.say("disclosure.paragraph", clauses=words.series(told), **origin)
    return paragraph + (words.say("disclosure.no_fees") if figures.get(_FEES) == 0 else "")


def _when(period: ReportingPeriod, words: Words) -> str:
    if period.is_whole_year:
        return words.say("when.year", year=period.year)
    return words.say("when.days", start=words.day(period.start), end=words.day(period.end))


def _clause(cell: FormCell, figure: Number, words: Words) -> str:
    """Return the words for one cell."""
    row = cell.row.leaf
    if cell.kind is Kind.MONEY:
        return words.say(f"clause.{row.key}_amount", amount=words.amount(Decimal(figure)))
    column = cell.column.leaf
    what = f"{row.key}_items" if column.key in _ITEMS else row.name or row.key
    return words.say(f"clause.{_deed(cell, figure)}", what=words.count(what, abs(int(figure))))


def _deed(cell: FormCell, figure: Number) -> str:
    if cell.kind is Kind.CHANGE:
        return "added" if figure > 0 else "removed"
    return cell.column.leaf.key or "decisions"
