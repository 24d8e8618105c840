# SPDX-License-Identifier: Apache-2.0
"""Drafts, 录入稿: reports as printed, in all spellings and with all faults.

A draft is a valid report that was printed and then changed. Another spelling keeps a figure. A blot
leaves none, or one that no report can have. A wrong count is one that could stand there: a single
one in table 3 or 4 always breaks a sum. An omission leaves zeros, totals or all but totals blank.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Final, cast

from attrs import evolve, frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from gaidisclosure.checks import EXACT, MAX_COUNT, Number
from gaidisclosure.draft import BLANK, Cell, Draft
from gaidisclosure.draft.cell import plainly
from gaidisclosure.form import EDITION_2021_UNDIVIDED, Edition, EditionName, Kind
from gaidisclosure.model import AnyReport
from gaidisclosure.relations.sums import in_form
from gaidisclosure.strategies.options import Origin, Scale, Size
from gaidisclosure.strategies.planted import tied
from gaidisclosure.strategies.report import Agencies, chosen, draw_report
from gaidisclosure.strategies.values import counts_up_to, figure, origins, scale
from gaidisclosure.zh.digits import TO_FULL_WIDTH

Spelling = Callable[[Kind, Number], str]
"""Writes the figure of a cell in one of many ways."""

_WIDE: Final = TO_FULL_WIDTH | str.maketrans(".-", "．－")


def _in_words(kind: Kind, value: Number) -> str:
    """Return a change as 增 or 减, an amount of money in 元."""
    if kind is Kind.MONEY:
        return f"{EXACT.scaleb(Decimal(value), 4):f}元"
    return f"{'减' if value < 0 else '增'}{abs(value)}" if kind is Kind.CHANGE else str(value)


SPELLINGS: Final[tuple[Spelling, ...]] = (
    lambda _, value: plainly(value),
    lambda _, value: plainly(value).translate(_WIDE),
    lambda _, value: f" {plainly(value)}\u00a0\u3000",
    lambda _, value: f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}",
    lambda kind, value: plainly(value) + ("万元" if kind is Kind.MONEY else "件"),
    _in_words,
)
"""Ways to write a figure from which it can be read again, the plainest first."""

_GAPS: Final = (None, "", "\u3000", "/", "—", "无", "若干", "详见附件")
_TOO_LARGE: Final = str(MAX_COUNT + 1)
BLOTS: Final[Mapping[Kind, tuple[str | None, ...]]] = {
    Kind.COUNT: (*_GAPS, "-3", "1.5", _TOO_LARGE),
    Kind.CHANGE: (*_GAPS, "1.5", _TOO_LARGE, f"减{_TOO_LARGE}"),
    Kind.MONEY: (*_GAPS, "-0.5", _TOO_LARGE, "0." + "1" * 16),
}
"""Texts in place of a valid figure. ``None``: the source has no such cell."""


def _cell(kind: Kind, text: str) -> Cell:
    return Cell.printed(text, money=kind is Kind.MONEY)


_MOST_CHANGES: Final = 8
"""The most cells of a draft that are changed, not counting the last change."""
_SPELLINGS: Final = st.sampled_from((*SPELLINGS, None))
_LARGEST_ERROR: Final = 100
_OTHER: Final = "request_handling.outcomes.other."

Figures = dict[str, Number]
Change = Mapping[str, Cell | None]
"""Cells with their new content, by path. ``None``: the source has no such cell."""
Changing = Callable[[DrawFn, Edition, Figures], Change]
"""Draws a change of cells."""


def cells(*, kind: Kind = Kind.COUNT, size: Size = "county") -> SearchStrategy[Cell]:
    """Draw one printed cell, 单元格: a figure in any spelling, or no valid one.

    It shrinks to a plain 0.

    Args:
        kind: The kind of its figure.
        size: How large the figure is, from ``"office"`` to ``"nation"``.
    """
    most = scale(size).money if kind is Kind.MONEY else scale(size).requests
    return _cells(kind, counts_up_to(most))


@st.composite
def _cells(draw: DrawFn, kind: Kind, counts: SearchStrategy[int]) -> Cell:
    value = figure(kind, draw(counts))
    spelling = draw(_SPELLINGS)
    if spelling is not None:
        return _cell(kind, spelling(kind, value))
    return _cell(kind, draw(st.sampled_from([text for text in BLOTS[kind] if text is not None])))


def drafts(
    *,
    edition: EditionName | None = None,
    consistent: bool | None = None,
    agencies: Agencies | None = None,
    years: Sequence[int] | None = None,
    size: Size = "county",
) -> SearchStrategy[Draft]:
    """Draw a report as printed, 录入稿, shrinking to a plain print of the zero report.

    A draft that need not seal may also leave out what real reports do: zeros, all totals, or
    everything but totals.

    Args:
        edition: The form that is printed; both, unless one is named. The 2021 form comes with
            （六）其他处理 undivided as well.
        consistent: ``True`` if ``seal()`` shall accept it, ``False`` if not, ``None`` for either.
        agencies: As for :func:`annual_reports`.
        years: As for :func:`annual_reports`.
        size: As for :func:`annual_reports`.
    """
    return _drafts(origins(edition, years), consistent, chosen(agencies), scale(size))


@st.composite
def _drafts(
    draw: DrawFn,
    origins: Sequence[Origin],
    consistent: bool | None,
    agencies: Agencies | None,
    size: Scale,
) -> Draft:
    report = draw_report(draw, origins, agencies, size)
    outcome = draw(_OUTCOMES[consistent])
    form, figures = _printed(draw, report, sealable=outcome is _SEALABLE)
    cells: dict[str, Cell | None] = {path: Cell.of(figure) for path, figure in figures.items()}
    ending = draw(st.sampled_from(outcome.endings))
    changes = draw(st.lists(st.sampled_from(outcome.changes), max_size=_MOST_CHANGES))
    for change in (*changes, *ending.changes):
        cells.update(change(draw, form, figures))
    return ending.finish(_draft(report, form, cells))


def _draft(report: AnyReport, form: Edition, cells: dict[str, Cell | None]) -> Draft:
    return Draft(
        edition=form,
        issuer=report.agency,
        year=report.year,
        period=report.period,
        narrative=report.narrative,
        cells={path: cell for path, cell in cells.items() if cell is not None},
    )


def _printed(draw: DrawFn, report: AnyReport, *, sealable: bool) -> tuple[Edition, Figures]:
    """Draw the form, now and then with （六）其他处理 in one row, and its figures."""
    figures, undivided = report.figures(), EDITION_2021_UNDIVIDED
    others = {path: figure for path, figure in figures.items() if path.startswith(_OTHER)}
    # Drawn for both editions, or Hypothesis would take the one with fewer draws for simpler.
    divided = draw(_IS_DIVIDED) or (sealable and any(others.values()))
    if divided or report.edition != undivided.name:
        return report.form, figures
    return undivided, cast(Figures, in_form(figures, undivided))


def _spelled(draw: DrawFn, form: Edition, figures: Figures) -> Change:
    path = draw(_paths(form, 2))
    kind = form.cells[path].kind
    return {path: _cell(kind, draw(st.sampled_from(SPELLINGS))(kind, figures[path]))}


def _blotted(draw: DrawFn, form: Edition, figures: Figures) -> Change:
    path = draw(_paths(form, 2))
    kind = form.cells[path].kind
    text = draw(st.sampled_from(BLOTS[kind]))
    return {path: None if text is None else _cell(kind, text)}


def _miscounted(draw: DrawFn, form: Edition, figures: Figures) -> Change:
    path = draw(_paths(form, 3))
    return {path: Cell.of(figures[path] + draw(_ERRORS))}


def zeros_blank(draw: DrawFn, form: Edition, figures: Figures) -> Change:
    """Leave all zeros blank, or some of them.

    Where no figure is zero, all totals are left blank.
    """
    shown = draw(_SHOWN)
    zeros = (path for path, figure in figures.items() if not figure)
    blank = [path for n, path in enumerate(zeros) if not shown >> n % _BITS & 1]
    return dict.fromkeys(blank, BLANK) or totals_blank(draw, form, figures)


def totals_blank(draw: DrawFn, form: Edition, figures: Figures) -> Change:
    """Leave all totals of tables 3 and 4 blank."""
    return dict.fromkeys((path for path in figures if path in form.totals), BLANK)


def totals_only(draw: DrawFn, form: Edition, figures: Figures) -> Change:
    """Leave everything in tables 3 and 4 blank but the totals."""
    return dict.fromkeys((path for path in tied(form) if path not in form.totals), BLANK)


OMISSIONS: Final[tuple[Changing, ...]] = (zeros_blank, totals_blank, totals_only)
"""Omissions of real reports, after which nothing contradicts."""


@cache
def _paths(form: Edition, table: int) -> SearchStrategy[str]:
    """Return a strategy for the cells of the form from a table on."""
    return st.sampled_from([path for path, cell in form.cells.items() if cell.table >= table])


def _as_is(draft: Draft) -> Draft:
    return draft


def _by_year(draft: Draft) -> Draft:
    return evolve(draft, period=None) if draft.period and draft.period.is_whole_year else draft


def _without_agency(draft: Draft) -> Draft:
    return evolve(draft, issuer=None)


def _without_year(draft: Draft) -> Draft:
    return evolve(draft, year=None, period=None)


def _of_two_years(draft: Draft) -> Draft:
    return evolve(draft, year=(draft.year or 0) + 1)


@frozen(eq=False)
class _Ending:
    """A last change of a draft: of a cell, or of its year or agency."""

    changes: tuple[Changing, ...] = ()
    finish: Callable[[Draft], Draft] = _as_is


@frozen(eq=False)
class _Outcome:
    """A way for a draft to turn out: the changes that it may have, and its endings."""

    changes: tuple[Changing, ...]
    endings: tuple[_Ending, ...]


_IS_DIVIDED: Final = st.integers(0, 7).map(lambda n: n < 7)
_ERRORS: Final = st.integers(1, _LARGEST_ERROR)
_BITS: Final = 64
_SHOWN: Final = st.just(0) | st.integers(0, 2 ** (_BITS - 1) - 1).map(lambda bits: 2 * bits)
"""Zeros that are printed, by bits. The first bit is never set."""
_VALID: Final = (_Ending(), _Ending(finish=_by_year))
_FAULTY: Final = (
    _Ending((_blotted,)),
    *(_Ending((omission,)) for omission in OMISSIONS),
    _Ending((_miscounted,)),
    _Ending(finish=_without_agency),
    _Ending(finish=_without_year),
    _Ending(finish=_of_two_years),
)
_SEALABLE: Final = _Outcome((_spelled,), _VALID)
# A single wrong count is always refused, while several may make up for one another.
_REFUSED: Final = _Outcome((_spelled, _blotted), _FAULTY)
_EITHER: Final = _Outcome((_spelled, _blotted, _miscounted, *OMISSIONS), (*_VALID, *_FAULTY))
_OUTCOMES: Final = {
    True: st.just(_SEALABLE),
    False: st.just(_REFUSED),
    None: st.sampled_from((_SEALABLE, _REFUSED, _EITHER)),
}
