"""Drafts, 草稿: reports as printed, with figures in all spellings, and with all that goes wrong.

A draft is a lawful report that was printed and then changed cell by cell. Spelling it another way
keeps a figure. A blot leaves none, or one that no report can have. A slip is another lawful
figure; a single slip in table 3 or 4 always breaks a sum.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Final

from attrs import evolve, frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from gaidisclosure.checks import Number
from gaidisclosure.draft import Cell, Draft
from gaidisclosure.form import EDITION_2021_UNDIVIDED, Edition, EditionName, Kind
from gaidisclosure.strategies.period import Origin, origins
from gaidisclosure.strategies.printing import BLOTS, SPELLINGS, cell
from gaidisclosure.strategies.report import Agencies, Report, chosen, draw_report
from gaidisclosure.strategies.rows import counts_up_to, figure
from gaidisclosure.strategies.sizes import Scale, Size, scale

_MOST_CHANGES: Final = 8
_SPELLINGS: Final = st.sampled_from((*SPELLINGS, None))
_LARGEST_SLIP: Final = 100
_OTHER: Final = "request_handling.outcomes.other."

Figures = dict[str, Number]
Change = tuple[str, Cell | None]
"""The path of a cell and what is there instead; ``None`` if the source has no such cell."""
Hand = Callable[[DrawFn, Edition, Figures], Change]
"""Whoever changes one cell."""


def cells(*, kind: Kind = Kind.COUNT, size: Size = "county") -> SearchStrategy[Cell]:
    """One printed cell, 单元格: a figure in any spelling, or no lawful one; shrinks to a plain 0.

    >>> from hypothesis import find
    >>> find(cells(), lambda one: True).text, find(cells(), lambda no: no.value is None).text
    ('0', '')
    """
    most = scale(size).decisions if kind is Kind.MONEY else scale(size).requests
    return _cells(kind, counts_up_to(most))


@st.composite
def _cells(draw: DrawFn, kind: Kind, counts: SearchStrategy[int]) -> Cell:
    value = figure(kind, draw(counts))
    spelling = draw(_SPELLINGS)
    if spelling is not None:
        return cell(kind, spelling(kind, value))
    return cell(kind, draw(st.sampled_from([text for text in BLOTS[kind] if text is not None])))


def drafts(
    *,
    edition: EditionName | None = None,
    consistent: bool | None = None,
    agencies: Agencies | None = None,
    years: Sequence[int] | None = None,
    size: Size = "county",
) -> SearchStrategy[Draft]:
    """A report as printed, 草稿; shrinks to the zero report, printed plainly.

    Args:
        edition: the form that is printed; both, unless one is named. The 2021 form comes with
            （六）其他处理 undivided as well.
        consistent: whether ``seal()`` accepts it: always, never, or (``None``) now and then.
        agencies: as for :func:`annual_reports`.
        years: as for :func:`annual_reports`.
        size: as for :func:`annual_reports`.

    >>> from hypothesis import find
    >>> find(drafts(consistent=True), lambda draft: True).check().ok
    True
    >>> find(drafts(consistent=False), lambda draft: draft.check().errors).check().ok
    False
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
    way = draw(_WAYS[consistent])
    form, figures = _printed(draw, report, sealable=way is _SEALABLE)
    cells: dict[str, Cell | None] = {path: Cell.of(figure) for path, figure in figures.items()}
    last, head = draw(st.sampled_from(way.ends))
    hands = draw(st.lists(st.sampled_from(way.hands), max_size=_MOST_CHANGES))
    cells.update(hand(draw, form, figures) for hand in (*hands, *last))
    return head(_draft(report, form, cells))


def _draft(report: Report, form: Edition, cells: dict[str, Cell | None]) -> Draft:
    return Draft(
        edition=form,
        issuer=report.agency,
        year=report.year,
        period=report.period,
        narrative=report.narrative,
        cells={path: cell for path, cell in cells.items() if cell is not None},
    )


def _printed(draw: DrawFn, report: Report, *, sealable: bool) -> tuple[Edition, Figures]:
    """The form that is printed, and its figures: now and then with （六）其他处理 in one row."""
    figures, undivided = report.figures(), EDITION_2021_UNDIVIDED
    others = {path: figure for path, figure in figures.items() if path.startswith(_OTHER)}
    # Drawn in any case: the edition with fewer draws would pass for the simpler one.
    divided = draw(_VARIANTS) or (sealable and any(others.values()))
    if divided or report.edition != undivided.name:
        return report.form, figures
    for path in undivided.cells:
        if path.startswith(_OTHER):
            column = path.rpartition(".")[2]
            figures[path] = sum(n for row, n in others.items() if row.endswith(f".{column}"))
    return undivided, {path: figures[path] for path in undivided.cells}


def _spelled(draw: DrawFn, form: Edition, figures: Figures) -> Change:
    path = draw(_paths(form, 2))
    kind = form.cells[path].kind
    return path, cell(kind, draw(st.sampled_from(SPELLINGS))(kind, figures[path]))


def _blotted(draw: DrawFn, form: Edition, figures: Figures) -> Change:
    path = draw(_paths(form, 2))
    kind = form.cells[path].kind
    text = draw(st.sampled_from(BLOTS[kind]))
    return path, None if text is None else cell(kind, text)


def _slipped(draw: DrawFn, form: Edition, figures: Figures) -> Change:
    path = draw(_paths(form, 3))
    return path, Cell.of(figures[path] + draw(_SLIPS))


@cache
def _paths(form: Edition, table: int) -> SearchStrategy[str]:
    """The cells of the form from a table on."""
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


End = tuple[tuple[Hand, ...], Callable[[Draft], Draft]]
"""Who changes a last cell, if anyone, and what becomes of year and agency."""


@frozen(eq=False)
class _Way:
    """How a draft comes to be: by whose hands, and how it ends."""

    hands: tuple[Hand, ...]
    ends: tuple[End, ...]


_VARIANTS: Final = st.integers(0, 7).map(lambda n: n < 7)
_SLIPS: Final = st.integers(1, _LARGEST_SLIP)
_LAWFUL: Final[tuple[End, ...]] = (((), _as_is), ((), _by_year))
_FAULTY: Final[tuple[End, ...]] = (
    ((_blotted,), _as_is),
    ((_slipped,), _as_is),
    ((), _without_agency),
    ((), _without_year),
    ((), _of_two_years),
)
_SEALABLE: Final = _Way((_spelled,), _LAWFUL)
# One slip breaks a sum, several may make up for one another: then another fault must decide.
_REFUSED: Final = _Way((_spelled, _blotted), _FAULTY)
_EITHER: Final = _Way((_spelled, _blotted, _slipped), (*_LAWFUL, *_FAULTY))
_WAYS: Final = {
    True: st.just(_SEALABLE),
    False: st.just(_REFUSED),
    None: st.sampled_from((_SEALABLE, _REFUSED, _EITHER)),
}
