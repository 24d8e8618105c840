# SPDX-License-Identifier: Apache-2.0
"""The checks that a draft must pass to become a report, 定稿."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from gaidisclosure.algebra import graphs
from gaidisclosure.checks import (
    Figures,
    Finding,
    Number,
    Particulars,
    Status,
    Violation,
    failures,
    figure_faults,
    findings,
    implausible,
    remark,
    seen,
)
from gaidisclosure.draft.cell import Cell
from gaidisclosure.draft.verdict import Verdict
from gaidisclosure.form import Edition, Kind
from gaidisclosure.model import Agency, Narrative, Overview, ReportingPeriod
from gaidisclosure.model.fields import hints
from gaidisclosure.model.period import YEARS
from gaidisclosure.repair import known_counts, unfillable
from gaidisclosure.zh.figures import State

if TYPE_CHECKING:
    from gaidisclosure.draft.draft import Draft

_overview: Final = attrgetter(*hints(Overview))
_GAPS: Final = {
    State.BLANK: "CELL-BLANK",
    State.NOT_APPLICABLE: "CELL-NOT-APPLICABLE",
    State.TEXT: "CELL-TEXT",
}


def verdict_on(draft: Draft, figures: dict[str, Number | None]) -> Verdict:
    """Run every check on a draft.

    Args:
        draft: The draft.
        figures: The figure of every cell of its form, with blanks read as asked for.
    """
    form = draft.form
    results = findings(form, figures)
    origin = draft.issuer, draft.year, draft.period
    told = particulars(*origin, draft.narrative, draft.published)
    return Verdict(
        form=form,
        results=results,
        violations=(
            *figure_faults(form, figures),
            *failures(form.name, results),
            *blanks_faults(form, figures, results),
            *origin_faults(draft.year, draft.period),
            *figure_remarks(form, figures),
            *implausible(form, figures, told),
        ),
        gaps=(
            *origin_gaps(*origin),
            *gaps(form, draft.cells, figures),
        ),
        figures=tuple(figures.items()),
    )


def gaps(
    form: Edition, cells: Mapping[str, Cell], figures: Mapping[str, Number | None]
) -> Iterator[Violation]:
    """Yield a violation for each cell without a figure.

    An undivided row （六）其他处理 with figures is one more violation.
    """
    edition = form.name
    for path, figure in figures.items():
        if figure is None:
            cell = cells.get(path)
            state, text = (cell.state, cell.text) if cell else (None, None)
            yield _gap(path, state, text, edition)
    if any(figures[path] for path in form.unofficial):
        yield Violation("CELL-UNDIVIDED", form.unofficial, edition=form.name)


@lru_cache(maxsize=4096)
def _gap(path: str, state: State | None, text: str | None, edition: str) -> Violation:
    """Return the violation of a cell without a figure, shared by all such drafts."""
    code = _GAPS[state] if state else "CELL-MISSING"
    return Violation(code, (path,), actual=seen(text), edition=edition)


def origin_gaps(
    issuer: Agency | None, year: int | None, period: ReportingPeriod | None
) -> Iterator[Violation]:
    """Yield a violation for an unknown agency and an unknown year."""
    if issuer is None:
        yield Violation("AGENCY-MISSING", ("agency",))
    if year is None and period is None:
        yield Violation("PERIOD-MISSING", ("year",))


def origin_faults(year: int | None, period: ReportingPeriod | None) -> Iterator[Violation]:
    """Yield a violation for an impossible year, or a year other than the period's."""
    if year is None:
        return
    if period is None and year not in YEARS:
        yield Violation("PERIOD-YEAR", ("year",), actual=year)
    if period is not None and year != period.year:
        yield Violation("PERIOD-DISAGREES", ("year", "period"), year, period.year)


def particulars(
    issuer: Agency | None,
    year: int | None,
    period: ReportingPeriod | None,
    words: Narrative,
    published: date | None = None,
) -> Particulars:
    """Return the facts that the plausibility checks need besides the figures."""
    if period is None and year is not None and year in YEARS:
        period = ReportingPeriod.of_year(year)
    return Particulars(
        agency=issuer.name if issuer else "",
        level=issuer.level or "" if issuer else "",
        year=period.year if year is None and period else year,
        end=period and period.end,
        published=published,
        title=words.title,
        texts={
            "preface": (words.preface,),
            "overview": _overview(words.overview),
            "problems_and_improvements": (words.problems_and_improvements,),
            "other_matters": (words.other_matters,),
        },
    )


def blanks_faults(
    form: Edition, figures: Figures, results: Iterable[Finding]
) -> Iterator[Violation]:
    """Yield a violation if no lawful figures fit into the blanks of table 3.

    A table in which an identity fails by itself, or a figure is unlawful, gets no further one.
    """
    status = {each.code: each.status for each in results}
    for graph in graphs(form):
        found = {status[code] for code in graph.tied}
        # A single identity has been judged already.
        if len(graph.tied) == 1 or found == {Status.PASSED} or Status.FAILED in found:
            continue
        known = known_counts(graph.arcs, figures)
        blank = sum(figures[cell] is None for cell in graph.arcs)
        if len(known) + blank == len(graph.arcs) and (cut := unfillable(form, graph, known)):
            cells = tuple(cell for cell in cut.cells if cell in known)
            less, more = sorted(cut.sides(known))
            yield Violation(
                "T3-BLANKS",
                cells,
                less,
                more,
                tuple(known[cell] for cell in cells),
                edition=form.name,
                identities=tuple(cut.identities),
            )


def divided(form: Edition, figures: Mapping[str, Number | None]) -> dict[str, Number | None]:
    """Return the figures of the official form, 0 for cells that a variant lacks."""
    official = form.official.cells
    return {path: figures.get(path, 0) for path in official}


def figure_remarks(form: Edition, figures: Mapping[str, Number | None]) -> Iterator[Violation]:
    """Yield a warning for each amount finer than one fen."""
    for path in _amounts(form):
        if found := remark(path, Kind.MONEY, figures[path], form.name):
            yield found


@cache
def _amounts(form: Edition) -> tuple[str, ...]:
    return tuple(path for path, cell in form.cells.items() if cell.kind is Kind.MONEY)
