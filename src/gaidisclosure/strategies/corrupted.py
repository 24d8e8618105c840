"""Lawful reports with errors planted in print, 植入差错: each with its kind and the right figure.

They are for testing whatever extracts, checks or corrects figures. Where a report has no figure
fit for the error asked for, enough is made to happen in its year.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import filterfalse
from typing import Any, Final, cast, get_args

from attrs import frozen
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from gaidisclosure.checks import EXACT, Number
from gaidisclosure.draft import Draft
from gaidisclosure.form import Edition, EditionName, Kind
from gaidisclosure.model import REPORTS
from gaidisclosure.repair.slips import neighbours
from gaidisclosure.strategies.period import Origin, origins
from gaidisclosure.strategies.report import Agencies, Report, chosen, draw_report
from gaidisclosure.strategies.sizes import Scale, Size, scale
from gaidisclosure.strategies.slipping import WAYS, Counts, Slip, cells_for, make_fit

MOST: Final = 10
"""So many errors can be planted in one report."""
_ALL: Final = cast(tuple[Slip, ...], get_args(Slip))
_IN_SUMS: Final[tuple[Slip, ...]] = tuple(slip for slip in _ALL if slip != "in_yuan")
_APART: Final[frozenset[Slip]] = frozenset({"blank", "in_yuan"})
_FEES: Final = st.integers(1, 10**6).map(lambda number: Decimal(number) / 100)


@frozen
class PlantedError:
    """One figure that is printed wrong, 植入的差错: where, how, what is right, what is printed."""

    slip: Slip
    cell: str
    right: Number
    printed: Number | None


@frozen
class Corrupted:
    """A lawful report, and a draft that prints it with errors, 植入差错的年报."""

    report: Report
    draft: Draft
    errors: tuple[PlantedError, ...]

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """What was planted, for Hypothesis to show; the figures would fill pages."""
        printer.text(f"Corrupted(errors={self.errors!r})")


def corrupted(
    slips: Collection[Slip] | None = None,
    *,
    errors: int = 1,
    edition: EditionName | None = None,
    agencies: Agencies | None = None,
    years: Sequence[int] | None = None,
    size: Size = "county",
) -> SearchStrategy[Corrupted]:
    """A lawful report with so many errors planted, 植入差错; shrinks to few and small figures.

    Every error makes the printed figure differ from the right one, or leaves a zero blank. One
    wrong count always breaks sums; several may make up for one another, and so do figures
    ``misplaced`` within a block of table 4. Amounts of money (``in_yuan``: 元 for 万元) are in no
    sum, so nothing but the records can tell.

    Args:
        slips: the kinds of errors to choose from; all but ``in_yuan`` unless some are named.
        errors: how many, at most ten, each in another cell; ``misplaced`` exchanges the figures
            of two cells, and is two errors in the end; ``in_yuan`` comes once at most.
        edition: as for :func:`annual_reports`.
        agencies: as for :func:`annual_reports`.
        years: as for :func:`annual_reports`.
        size: as for :func:`annual_reports`.

    >>> from hypothesis import find
    >>> one = find(corrupted({"transposed"}), lambda one: True)
    >>> (error,) = one.errors
    >>> error.slip, error.right, error.printed, one.draft.figures()[error.cell]
    ('transposed', 12, 21, 21)
    """
    wanted = _IN_SUMS if slips is None else slips
    kinds = cast(tuple[Slip, ...], tuple(slip for slip in _ALL if slip in wanted))
    if not kinds or not set(slips or ()) <= set(_ALL):
        raise InvalidArgument(f"slips={slips!r}: give some of {', '.join(_ALL)}")
    if not 0 <= errors <= MOST:
        raise InvalidArgument(f"errors={errors!r}: give a number from 0 to {MOST}")
    return _corrupted(origins(edition, years), kinds, errors, chosen(agencies), scale(size))


@st.composite
def _corrupted(
    draw: DrawFn,
    origins: Sequence[Origin],
    slips: tuple[Slip, ...],
    errors: int,
    agencies: Agencies | None,
    size: Scale,
) -> Corrupted:
    drawn = draw_report(draw, origins, agencies, size)
    planned: list[Slip] = [draw(st.sampled_from(slips)) for _ in range(errors)]
    spots = _spots(draw, drawn.form, [*filterfalse(_APART.__contains__, planned)])
    counts = fitted(drawn, spots, blanks=planned.count("blank"))
    figures = {**drawn.figures(), **counts}
    planted = [error for spot in spots for error in spot.errors(draw, drawn.form, counts)]
    taken = {error.cell for error in planted}
    planted += _blanks(draw, [cell for cell in counts if cell not in taken], counts, planned)
    if "in_yuan" in planned:
        planted.append(_in_yuan(draw, drawn.form, figures))
    figures |= {error.cell: error.right for error in planted}
    report = REPORTS[drawn.edition].from_figures(
        drawn.agency, drawn.period, figures, drawn.narrative
    )
    printed = {error.cell: error.printed for error in planted}
    return Corrupted(report, Draft.from_report(report).replace(printed), tuple(planted))


@frozen
class _Spot:
    """Where a slip is to be planted; the partner is another cell that it takes, or the same."""

    slip: Slip
    cell: str
    partner: str

    def fits(self, form: Edition, counts: Counts) -> bool:
        """Whether the figures are such that something else can be printed."""
        if self.slip == "misplaced":
            return counts[self.cell] != counts[self.partner]
        return bool(WAYS[self.slip](form, counts, self.cell))

    def errors(self, draw: DrawFn, form: Edition, counts: Counts) -> Iterator[PlantedError]:
        """What is printed, once it fits."""
        if self.slip == "misplaced":
            one, two = self.cell, self.partner
            yield PlantedError(self.slip, one, counts[one], counts[two])
            yield PlantedError(self.slip, two, counts[two], counts[one])
        else:
            printed = draw(st.sampled_from(WAYS[self.slip](form, counts, self.cell)))
            yield PlantedError(self.slip, self.cell, counts[self.cell], printed)


def _spots(draw: DrawFn, form: Edition, slips: Sequence[Slip]) -> list[_Spot]:
    found: list[_Spot] = []
    taken: set[str] = set()
    for slip in slips:
        pairs = [pair for pair in _pairs(slip, form) if taken.isdisjoint(pair)]
        cell, partner = draw(st.sampled_from(pairs))
        found.append(_Spot(slip, cell, partner))
        taken |= {cell, partner} if slip == "misplaced" else {cell}
    return found


@cache
def _pairs(slip: Slip, form: Edition) -> tuple[tuple[str, str], ...]:
    """The cells that a slip can spoil, each with a partner."""
    cells = cells_for(slip, form)
    if slip == "misplaced":
        return tuple((cell, other) for cell in cells for other in neighbours(form, cell))
    if slip == "copied":
        return tuple((cell, neighbours(form, cell)[0]) for cell in cells)
    return tuple((cell, cell) for cell in cells)


def fitted(report: Report, spots: Sequence[_Spot], blanks: int) -> Counts:
    """The counts of the report, raised until every slip fits and there are zeros to leave blank."""
    tied = cells_for("misread", report.form)
    figures = report.figures()
    counts = {cell: figure for cell in tied if isinstance(figure := figures[cell], int)}
    _raise(report.form, counts, spots)
    if list(counts.values()).count(0) < blanks + 2 * len(spots):
        counts = dict.fromkeys(counts, 0)
        _raise(report.form, counts, spots)
    return counts


def _raise(form: Edition, counts: Counts, spots: Sequence[_Spot]) -> None:
    while unfit := [spot for spot in spots if not spot.fits(form, counts)]:
        make_fit(form, counts, unfit[0].cell, unfit[0].partner)


def _blanks(
    draw: DrawFn, cells: Sequence[str], counts: Counts, planned: Sequence[Slip]
) -> list[PlantedError]:
    zeros = [cell for cell in cells if not counts[cell]]
    number = planned.count("blank")
    chosen = draw(st.lists(st.sampled_from(zeros), min_size=number, max_size=number, unique=True))
    return [PlantedError("blank", cell, 0, None) for cell in chosen]


def _in_yuan(draw: DrawFn, form: Edition, figures: Mapping[str, Number]) -> PlantedError:
    """An amount of 万元 printed as so many 元."""
    cell = next(path for path, cell in form.cells.items() if cell.kind is Kind.MONEY)
    right = Decimal(figures[cell]) or draw(_FEES)
    return PlantedError("in_yuan", cell, right, EXACT.scaleb(right, 4))
