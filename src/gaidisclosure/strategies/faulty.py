# SPDX-License-Identifier: Apache-2.0
"""Drafts with exactly the faults asked for, 定向出错, for the tests of checkers.

Either certain identities fail and no others, or certain slips are planted in a valid report. Where
too little happened in a year for that, more is made to happen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from typing import Any, Final, cast, get_args

from attrs import evolve, frozen
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from gaidisclosure.algebra import ORDERS, broken, flow_at, flows, free_amounts
from gaidisclosure.checks import MAX_COUNT, Number
from gaidisclosure.draft import Draft
from gaidisclosure.form import EDITIONS, Edition, EditionName, Kind
from gaidisclosure.model import REPORTS, AnyReport
from gaidisclosure.slips import SLIPS, SlipName
from gaidisclosure.strategies.options import Origin, Scale, Size
from gaidisclosure.strategies.planted import APART, NEAREST, PlantedError, places, tied
from gaidisclosure.strategies.report import Agencies, chosen, draw_report
from gaidisclosure.strategies.values import origins, scale

Counts = dict[str, int]

_ROOM: Final = 10**9
"""More than any fault raises a lawful figure by, in 件."""
_ORDERS: Final = st.integers(0, ORDERS - 1)
_AMOUNTS: Final = st.integers(1, 100).flatmap(lambda by: st.sampled_from((by, -by)))


def violating(
    codes: Collection[str],
    *,
    edition: EditionName | None = None,
    agencies: Agencies | None = None,
    years: Sequence[int] | None = None,
    size: Size = "county",
) -> SearchStrategy[Draft]:
    """Draw a draft that fails exactly these identities, 定向出错, shrinking to few cells.

    Every cell holds a valid figure, so nothing else contradicts either. Without codes the draft
    is consistent.

    Args:
        codes: The identities that shall fail, such as ``{"T3-ROW:received", "T3-BAL:total"}``.
        edition: The form that is printed; any that has these identities, unless one is named.
        agencies: As for :func:`annual_reports`.
        years: As for :func:`annual_reports`.
        size: As for :func:`annual_reports`.

    Raises:
        UnrealisableError: No figures fail exactly these identities, and why not.
        InvalidArgument: The form has no such identity.

    >>> from gaidisclosure.errors import UnrealisableError
    >>> try:
    ...     violating({"T3-ROW:received"}, edition="2021")
    ... except UnrealisableError as error:
    ...     print(error.code)
    T3-ROW:received
    """
    if isinstance(codes, str):
        raise InvalidArgument(f"codes={codes!r} is one text: give a set, such as {{{codes!r}}}")
    wanted = tuple(sorted(set(codes)))  # a set has another order in every process
    choices = [origin for origin in origins(edition, years) if _has(EDITIONS[origin[0]], wanted)]
    if not choices:
        raise InvalidArgument(_complaint(wanted, edition))
    free_amounts(EDITIONS[choices[0][0]], wanted)
    return _violating(choices, wanted, chosen(agencies), _bounded(size))


@st.composite
def _violating(
    draw: DrawFn,
    origins: Sequence[Origin],
    codes: tuple[str, ...],
    agencies: Agencies | None,
    size: Scale,
) -> Draft:
    report = draw_report(draw, origins, agencies, size)
    by = {code: draw(_AMOUNTS) for code in free_amounts(report.form, codes)}
    order = draw(_ORDERS)
    counts = {path: figure for path, figure in report.figures().items() if type(figure) is int}
    return Draft.from_report(report).replace(broken(report.form, codes, counts, by, order))


def _bounded(size: Size) -> Scale:
    """Return the bounds of a size, with room for figures that grow until they fit."""
    return evolve(scale(size), bound=MAX_COUNT - _ROOM)


def _has(form: Edition, codes: Collection[str]) -> bool:
    return form.identities.keys() >= set(codes)


def _complaint(codes: Sequence[str], edition: EditionName | None) -> str:
    """Return the complaint about unknown codes, with the nearest known ones."""
    names = [edition] if edition else [*EDITIONS]
    known = dict.fromkeys(code for name in names for code in EDITIONS[name].identities)
    unknown = [code for code in codes if code not in known]
    if not unknown:
        return f"codes={set(codes)!r}: no edition of the form has all of these identities"
    near = get_close_matches(str(unknown[0]), known) or [*known][:3]
    return f"codes: {unknown[0]!r} is no identity of the form; near it are {', '.join(near)}"


MOST: Final = 10
"""The most errors that can be planted in one report."""
_ALL: Final[tuple[SlipName, ...]] = get_args(SlipName)
_FEES: Final = st.integers(1, 10**6).map(lambda number: Decimal(number) / 100)


@frozen
class Corrupted:
    """A valid report, and a draft that prints it with errors, 植入差错的年报."""

    report: AnyReport
    draft: Draft
    errors: tuple[PlantedError, ...]

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """Show Hypothesis the planted errors alone, as the figures would fill pages."""
        printer.text(f"Corrupted(errors={self.errors!r})")


def corrupted(
    slips: Collection[SlipName] | None = None,
    *,
    errors: int = 1,
    edition: EditionName | None = None,
    agencies: Agencies | None = None,
    years: Sequence[int] | None = None,
    size: Size = "county",
) -> SearchStrategy[Corrupted]:
    """Draw a valid report with planted errors, 植入差错, shrinking to few small figures.

    Every error makes the printed figure differ from the right one, or leaves a zero blank. One
    wrong count always breaks sums. Several may make up for one another, and so do figures
    ``misplaced`` within a block of table 4. Amounts of money (``in_yuan``: 元 for 万元, or the
    reverse) are in no sum, so nothing but the records can tell.

    Args:
        slips: The slips to choose from, see ``gaidisclosure.slips``; all but ``in_yuan`` unless
            some are named.
        errors: The number of slips, from 0 to 10, each in another cell; ``misplaced`` spoils two
            cells, and is two errors in the end; ``in_yuan`` comes once at most.
        edition: As for :func:`annual_reports`.
        agencies: As for :func:`annual_reports`.
        years: As for :func:`annual_reports`.
        size: As for :func:`annual_reports`.

    Raises:
        InvalidArgument: There is no such slip, or the number of errors is out of range.
    """
    kinds: tuple[SlipName, ...] = tuple(slip for slip in _ALL if _is_wanted(slip, slips))
    if not kinds or not set(slips or ()) <= set(_ALL):
        raise InvalidArgument(f"slips={slips!r}: give some of {', '.join(_ALL)}")
    if not 0 <= errors <= MOST:
        raise InvalidArgument(f"errors={errors!r}: give a number from 0 to {MOST}")
    return _corrupted(origins(edition, years), kinds, errors, chosen(agencies), _bounded(size))


def _is_wanted(slip: SlipName, slips: Collection[SlipName] | None) -> bool:
    return slip != "in_yuan" if slips is None else slip in slips


@st.composite
def _corrupted(
    draw: DrawFn,
    origins: Sequence[Origin],
    slips: tuple[SlipName, ...],
    errors: int,
    agencies: Agencies | None,
    size: Scale,
) -> Corrupted:
    drawn = draw_report(draw, origins, agencies, size)
    planned: list[SlipName] = [draw(st.sampled_from(slips)) for _ in range(errors)]
    spots = _spots(draw, drawn.form, [slip for slip in planned if slip not in APART])
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
    """A place to plant a slip: the cells that it spoils, and the cell to be raised."""

    slip: SlipName
    cells: tuple[str, ...]
    source: str

    def produced(self, form: Edition, counts: Counts) -> Sequence[object]:
        """Return all figures that the slip can leave there, if any."""
        return SLIPS[self.slip].produces(form, counts, self.cells)

    def errors(self, draw: DrawFn, form: Edition, counts: Counts) -> Iterator[PlantedError]:
        """Draw the errors, once the figures fit."""
        produced = self.produced(form, counts)
        left: Any = produced[draw(st.integers(0, min(len(produced), NEAREST) - 1))]
        for cell, printed in zip(self.cells, left if len(self.cells) > 1 else (left,), strict=True):
            yield PlantedError(self.slip, cell, counts[cell], printed)

    def make_fit(self, form: Edition, counts: Counts) -> None:
        """Let one more flow happen in the year."""
        (cell, *_), source = self.cells, self.source
        flow = flow_at(form, source)
        if cell != source and counts[cell] == counts[source] > 0:
            flow = next(f for f in flows(form) if (cell in f.cells) is not (source in f.cells))
        for counting in flow.cells:
            counts[counting] += 1


def _spots(draw: DrawFn, form: Edition, slips: Sequence[SlipName]) -> list[_Spot]:
    """Draw a spot for each slip, none sharing a cell with another."""
    found: list[_Spot] = []
    taken: set[str] = set()
    for slip in slips:
        spots = [spot for spot in _spots_of(slip, form) if taken.isdisjoint(spot.cells)]
        found.append(draw(st.sampled_from(spots)))
        taken.update(found[-1].cells)
    return found


@cache
def _spots_of(slip: SlipName, form: Edition) -> tuple[_Spot, ...]:
    """Return all spots of a slip, in the form's order."""
    found = places(SLIPS[slip], form)
    if slip == "total":
        found = (cells for cells in found if cells[0] in form.totals)
    if slip == "copied":
        return tuple(_Spot(slip, cells, form.neighbours[cells[0]][0]) for cells in found)
    return tuple(_Spot(slip, cells, cells[-1]) for cells in found)


def fitted(report: AnyReport, spots: Sequence[_Spot], blanks: int) -> Counts:
    """Return the counts of a report, raised until every slip fits.

    Args:
        report: A valid report. If it has too few zeros, a year is taken in which nothing happened.
        spots: The spots of slips that need a figure.
        blanks: The number of zeros to be left blank.
    """
    figures = report.figures()
    counts = {cell: cast(int, figures[cell]) for cell in tied(report.form)}
    _raise(report.form, counts, spots)
    if list(counts.values()).count(0) < blanks + 2 * len(spots):
        counts = dict.fromkeys(counts, 0)
        _raise(report.form, counts, spots)
    return counts


def _raise(form: Edition, counts: Counts, spots: Sequence[_Spot]) -> None:
    while unfit := [spot for spot in spots if not spot.produced(form, counts)]:
        unfit[0].make_fit(form, counts)


def _blanks(
    draw: DrawFn, cells: Sequence[str], counts: Counts, planned: Sequence[SlipName]
) -> list[PlantedError]:
    zeros = [cell for cell in cells if not counts[cell]]
    number = planned.count("blank")
    blanks = draw(st.lists(st.sampled_from(zeros), min_size=number, max_size=number, unique=True))
    return [PlantedError("blank", cell, 0, None) for cell in blanks]


def _in_yuan(draw: DrawFn, form: Edition, figures: Mapping[str, Number]) -> PlantedError:
    """Draw an amount of 万元 printed as an amount of 元, or the reverse."""
    cell = next(path for path, cell in form.cells.items() if cell.kind is Kind.MONEY)
    right = Decimal(figures[cell]) or draw(_FEES)
    produced = SLIPS["in_yuan"].produces(form, {cell: right}, (cell,))
    return PlantedError("in_yuan", cell, right, cast(Decimal, draw(st.sampled_from(produced))))
