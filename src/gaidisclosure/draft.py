"""The printed report, cell by cell, 草稿: it can be wrong, checked, and if consistent sealed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType, NoneType
from typing import Any, Final, Literal

from attrs import Factory, evolve, field, frozen

from gaidisclosure.checks import (
    MAX_COUNT,
    Number,
    Severity,
    Violation,
    findings,
    judge,
    remark,
    seen,
)
from gaidisclosure.doubts import Doubt
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.form import EDITION_2021_UNDIVIDED, EDITIONS, Edition, FormCell, Kind
from gaidisclosure.model import (
    REPORTS,
    Agency,
    AnnualReport,
    AnnualReport2019,
    AnnualReport2021,
    Narrative,
    ReportingPeriod,
)
from gaidisclosure.printed import BLANK, Cell, How, is_figure, no_figure
from gaidisclosure.repair import Deduction, deduce
from gaidisclosure.verdict import Verdict
from gaidisclosure.zh.figures import State

__all__ = ["BLANK", "Blanks", "Cell", "Draft", "How", "draft_of"]

Blanks = Literal["keep", "zero"]
"""What blank cells mean: no figure, or zero because the caller says so."""

_GAPS: Final = {
    State.BLANK: "CELL-BLANK",
    State.NOT_APPLICABLE: "CELL-NOT-APPLICABLE",
    State.TEXT: "CELL-TEXT",
}
_UNDIVIDED: Final = tuple(
    path for path in EDITION_2021_UNDIVIDED.cells if path not in EDITIONS["2021"].cells
)
"""The cells of the row （六）其他处理 where it is printed undivided."""


def _frozen(cells: Mapping[str, Cell]) -> Mapping[str, Cell]:
    return MappingProxyType(dict(cells))


@frozen(kw_only=True)
class Draft:
    """A report as printed: any of its cells may be wrong, blank or missing.

    ``cells`` maps cell paths to what is printed; a cell that the source does not have is not in
    it. ``edition`` names the form that is printed, whatever year it is used for.

    Beside what a report holds there is what a reader found: ``basis``, the documents that the
    text cites as its basis (国办公开办函〔2021〕30号); ``published``, the day that the signature
    bears; and ``doubts``, what was guessed, left out or not understood. Two drafts that print the
    same are equal, whatever was found beside.

    >>> from gaidisclosure import AnnualReport2021
    >>> draft = AnnualReport2021.zero("云溪县商务局", 2023).to_draft()
    >>> draft.agency, draft.year, len(draft.cells)
    ('云溪县商务局', 2023, 200)
    """

    edition: str
    issuer: Agency | None = None
    year: int | None = None
    period: ReportingPeriod | None = None
    narrative: Narrative = Factory(Narrative)
    cells: Mapping[str, Cell] = field(converter=_frozen, hash=False, repr=False)
    basis: tuple[str, ...] = field(default=(), eq=False, repr=False)
    published: date | None = field(default=None, eq=False, repr=False)
    doubts: tuple[Doubt, ...] = field(default=(), eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if faults := [*_misfits(self), *_no_edition(self.edition)]:
            raise InvalidReportError(faults)
        if unknown := [*_unknown(self.form, self.cells)]:
            raise InvalidReportError(unknown)

    def __reduce__(self) -> tuple[Any, ...]:
        parts = {name: getattr(self, name) for name in _PARTS}
        return _rebuilt, (parts | {"cells": dict(self.cells)},)

    @property
    def agency(self) -> str | None:
        """The name of the agency as printed."""
        return self.issuer.name if self.issuer else None

    @property
    def form(self) -> Edition:
        """The form as data; for a 2021 form with （六）其他处理 undivided, that variant of it."""
        if self.edition == "2021" and not self.cells.keys().isdisjoint(_UNDIVIDED):
            return EDITION_2021_UNDIVIDED
        return EDITIONS[self.edition]

    def replace(self, cells: Mapping[str, Number | str | None]) -> Draft:
        """A new draft with other figures; text is read as printed, ``None`` leaves the cell blank.

        >>> from gaidisclosure import AnnualReport2021
        >>> draft = AnnualReport2021.zero("云溪县商务局", 2023).to_draft()
        >>> draft.replace({"proactive_disclosure.licensing": "１２件"}).figures()[
        ...     "proactive_disclosure.licensing"
        ... ]
        12
        """
        return evolve(self, cells={**self.cells, **_replaced(self.form, cells)})

    def figures(self, blanks: Blanks = "keep") -> dict[str, Number | None]:
        """The figures by cell path, for every cell of the form; ``None`` where none is known."""
        found: dict[str, Number | None] = dict.fromkeys(self.form.cells)
        for path, cell in self.cells.items():
            found[path] = 0 if blanks == "zero" and cell.state is State.BLANK else cell.value
        return found

    def completed(self) -> Draft:
        """A new draft, in which blank and missing cells hold the figures that identities force.

        Such a cell says in ``forced_by`` why. What is not forced stays as it is, and so does
        everything that hangs together with a contradiction; no printed figure is touched.

        >>> from gaidisclosure import AnnualReport2021
        >>> draft = AnnualReport2021.zero("云溪县商务局", 2023).to_draft()
        >>> total = "review_litigation.review.total"
        >>> cell = draft.replace({total: None}).completed().cells[total]
        >>> cell.value, cell.forced_by
        (0, ('T4-SUM:review',))
        """
        figures = self.figures()
        forced = [each for each in deduce(self.form, figures).forced if figures[each.cell] is None]
        return evolve(
            self, cells={**self.cells, **{each.cell: self._forced(each) for each in forced}}
        )

    def _forced(self, deduction: Deduction) -> Cell:
        printed = self.cells.get(deduction.cell)
        place = printed.place if printed else None
        return evolve(Cell.of(deduction.figure), place=place, forced_by=deduction.forced_by)

    def check(self, blanks: Blanks = "keep") -> Verdict:
        """Run every check of the edition; see :class:`~gaidisclosure.verdict.Verdict`."""
        figures, form = self.figures(blanks), self.form
        return Verdict(
            edition=self.edition,
            findings=findings(form, figures),
            faults=tuple(_faults(form, figures)),
            gaps=tuple(self._gaps(form, figures)),
            remarks=(*_remarks(form, figures), *self._disagreement(Severity.WARNING)),
            figures=tuple(figures.items()),
        )

    def seal(self, blanks: Blanks = "keep") -> AnnualReport2021 | AnnualReport2019:
        """The report that is printed, as a typed value.

        Raises :class:`~gaidisclosure.errors.InvalidReportError` with everything that stands
        against it, unless the figures are consistent and nothing is missing.
        """
        verdict = self.check(blanks)
        faults = [*self._origin_faults(), *verdict.errors, *verdict.gaps]
        if faults:
            raise InvalidReportError(faults)
        figures = _divided(self.form, self.figures(blanks))
        period = self.period or self.year
        report = REPORTS[self.edition]
        return report.from_figures(self.issuer, period, figures, self.narrative)  # type: ignore[arg-type]

    def _gaps(self, form: Edition, figures: Mapping[str, Number | None]) -> Iterator[Violation]:
        for path, figure in figures.items():
            if figure is None:
                cell = self.cells.get(path)
                code = _GAPS[cell.state] if cell else "CELL-MISSING"
                text = seen(cell.text) if cell else None
                yield Violation(code, (path,), actual=text, edition=self.edition)
        if form.undivided and any(figures[path] for path in _UNDIVIDED):
            yield Violation("CELL-UNDIVIDED", _UNDIVIDED, edition=self.edition)

    def _origin_faults(self) -> Iterator[Violation]:
        if self.issuer is None:
            yield Violation("AGENCY-MISSING", ("agency",))
        if self.year is None and self.period is None:
            yield Violation("PERIOD-MISSING", ("year",))
        yield from self._disagreement(Severity.ERROR)

    def _disagreement(self, severity: Severity) -> Iterator[Violation]:
        """A year and a period that do not agree: the figures may be right, but no report is."""
        if self.year is not None and self.period is not None and self.year != self.period.year:
            years = (self.year, self.period.year)
            yield Violation("PERIOD-DISAGREES", ("year", "period"), *years, severity=severity)


def draft_of(report: AnnualReport) -> Draft:
    """The draft that prints a report plainly; what :meth:`AnnualReport.to_draft` gives."""
    return Draft(
        edition=report.edition,
        issuer=report.agency,
        year=report.year,
        period=report.period,
        narrative=report.narrative,
        cells={path: Cell.of(figure) for path, figure in report.figures().items()},
    )


def _rebuilt(parts: Mapping[str, Any]) -> Draft:
    return Draft(**parts)


_PARTS: Final = (
    "edition",
    "issuer",
    "year",
    "period",
    "narrative",
    "basis",
    "published",
    "doubts",
)
_FIELDS: Final = {
    "issuer": (Agency, NoneType),
    "year": (int, NoneType),
    "period": (ReportingPeriod, NoneType),
    "narrative": (Narrative,),
    "basis": (tuple,),
    "published": (date, NoneType),
    "doubts": (tuple,),
}


def _misfits(draft: Draft) -> Iterator[Violation]:
    """Fields and cells that hold something of another class."""
    for name, wanted in _FIELDS.items():
        value = getattr(draft, name)
        if type(value) not in wanted:
            yield Violation("FIELD-TYPE", (name,), wanted[0].__name__, seen(value))
    for path, cell in draft.cells.items():
        if type(cell) is not Cell:
            yield Violation("FIELD-TYPE", (path,), "Cell", seen(cell))


def _no_edition(name: object) -> Iterator[Violation]:
    if type(name) is not str or name not in EDITIONS:
        yield Violation("EDITION", ("edition",), ", ".join(EDITIONS), seen(name))


def _unknown(form: Edition, paths: Iterable[str]) -> Iterator[Violation]:
    known = form.cells
    return (
        Violation("CELL-UNKNOWN", (path,), edition=form.name) for path in paths if path not in known
    )


def _replaced(form: Edition, given: Mapping[str, Number | str | None]) -> dict[str, Cell]:
    faults = [*_unknown(form, given)]
    known = {path: number for path, number in given.items() if path in form.cells}
    for path, number in known.items():
        if not (number is None or isinstance(number, str) or is_figure(number)):
            faults.append(no_figure(path, form.cells[path].kind, number))
    if faults:
        raise InvalidReportError(faults)
    return {path: _cell(form.cells[path], number) for path, number in known.items()}


def _cell(cell: FormCell, given: Number | str | None) -> Cell:
    if given is None:
        return BLANK
    if isinstance(given, str):
        return Cell.printed(given, money=cell.kind is Kind.MONEY, change=cell.kind is Kind.CHANGE)
    return Cell.of(given)


def _faults(form: Edition, figures: Mapping[str, Number | None]) -> Iterator[Violation]:
    for path, value in figures.items():
        if value is None or (type(value) is int and 0 <= value <= MAX_COUNT):
            continue
        if fault := judge(path, form.cells[path].kind, value, form.name):
            yield fault


def _remarks(form: Edition, figures: Mapping[str, Number | None]) -> Iterator[Violation]:
    for path in _amounts(form):
        if found := remark(path, Kind.MONEY, figures[path], form.name):
            yield found


@cache
def _amounts(form: Edition) -> tuple[str, ...]:
    return tuple(path for path, cell in form.cells.items() if cell.kind is Kind.MONEY)


def _divided(form: Edition, figures: dict[str, Number | None]) -> dict[str, Number | None]:
    """Figures for the form of three rows, where the one row printed is all zero."""
    if not form.undivided:
        return figures
    zero = dict.fromkeys(EDITIONS[form.name].cells, 0)
    return {**zero, **{path: value for path, value in figures.items() if path in zero}}
