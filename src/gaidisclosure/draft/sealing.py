# SPDX-License-Identifier: Apache-2.0
"""The conditions under which a draft becomes a report, 定稿."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from gaidisclosure.checks import MAX_COUNT, Number, Severity, Violation, judge, remark, seen
from gaidisclosure.draft.cell import Cell
from gaidisclosure.form import Edition, Kind
from gaidisclosure.model import Agency, ReportingPeriod
from gaidisclosure.zh.figures import State

_GAPS: Final = {
    State.BLANK: "CELL-BLANK",
    State.NOT_APPLICABLE: "CELL-NOT-APPLICABLE",
    State.TEXT: "CELL-TEXT",
}


def gaps(
    form: Edition, cells: Mapping[str, Cell], figures: Mapping[str, Number | None]
) -> Iterator[Violation]:
    """Yield a violation for each cell without a figure.

    The row （六）其他处理 that cannot be divided counts as one more.

    ``figures`` are those of all cells of the form, with blanks read as zero if that was asked for.
    """
    for path, figure in figures.items():
        if figure is None:
            cell = cells.get(path)
            code = _GAPS[cell.state] if cell else "CELL-MISSING"
            text = seen(cell.text) if cell else None
            yield Violation(code, (path,), actual=text, edition=form.name)
    if any(figures[path] for path in form.unofficial):
        yield Violation("CELL-UNDIVIDED", form.unofficial, edition=form.name)


def origin_faults(
    issuer: Agency | None, year: int | None, period: ReportingPeriod | None
) -> Iterator[Violation]:
    """Yield a violation for an unknown agency, an unknown year, or two years."""
    if issuer is None:
        yield Violation("AGENCY-MISSING", ("agency",))
    if year is None and period is None:
        yield Violation("PERIOD-MISSING", ("year",))
    yield from year_disagreement(year, period, Severity.ERROR)


def year_disagreement(
    year: int | None, period: ReportingPeriod | None, severity: Severity
) -> Iterator[Violation]:
    """Yield a violation if the year is not that of the period."""
    if year is not None and period is not None and year != period.year:
        yield Violation(
            "PERIOD-DISAGREES", ("year", "period"), year, period.year, severity=severity
        )


def divided(form: Edition, figures: Mapping[str, Number | None]) -> dict[str, Number | None]:
    """Return the figures of the form as issued, zero where a misprint lacks a row."""
    official = form.official.cells
    return {path: figures.get(path, 0) for path in official}


def figure_faults(form: Edition, figures: Mapping[str, Number | None]) -> Iterator[Violation]:
    """Yield a violation for each figure that no report can have."""
    for path, value in figures.items():
        if value is None or (type(value) is int and 0 <= value <= MAX_COUNT):
            continue
        if fault := judge(path, form.cells[path].kind, value, form.name):
            yield fault


def figure_remarks(form: Edition, figures: Mapping[str, Number | None]) -> Iterator[Violation]:
    """Yield a warning for each amount finer than one fen."""
    for path in _amounts(form):
        if found := remark(path, Kind.MONEY, figures[path], form.name):
            yield found


@cache
def _amounts(form: Edition) -> tuple[str, ...]:
    return tuple(path for path, cell in form.cells.items() if cell.kind is Kind.MONEY)
