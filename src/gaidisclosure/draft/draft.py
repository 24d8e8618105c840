"""The draft of a report, 录入稿: its cells, its texts and its origin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType, UnionType
from typing import Any, Literal, Self, get_args, get_origin, get_type_hints

import attrs
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
from gaidisclosure.draft.cell import BLANK, Cell, is_figure, no_figure
from gaidisclosure.draft.doubt import Doubt
from gaidisclosure.draft.sealing import divided, gaps, origin_faults, year_disagreement
from gaidisclosure.draft.verdict import Verdict
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.form import FORMS, Edition, FormCell, Kind
from gaidisclosure.model import (
    REPORTS,
    Agency,
    AnnualReport,
    AnnualReport2019,
    AnnualReport2021,
    Narrative,
    ReportingPeriod,
)
from gaidisclosure.model.protocols import PydanticDocument
from gaidisclosure.repair import Deduction, deduce
from gaidisclosure.zh.figures import State

__all__ = ["Blanks", "Draft"]

Blanks = Literal["keep", "zero"]
"""The meaning of blank cells: no figure, or zero because the caller says so."""


def _frozen(cells: Mapping[str, Cell]) -> Mapping[str, Cell]:
    return MappingProxyType(dict(cells))


def _form(given: str | Edition) -> Edition:
    """Return the form with this key, or pass on a value that is to be refused."""
    found: Any = FORMS.get(given, given) if isinstance(given, str) else given
    return found  # type: ignore[no-any-return]


@frozen(kw_only=True)
class Draft(PydanticDocument):
    """A report as filled in: any of its cells may be wrong, blank or missing.

    ``cells`` maps cell paths to cells; a cell that the source does not have is not in it. The
    constructor takes the key of the form as ``edition``: ``"2019"``, ``"2021"``, or
    ``"2021-undivided"`` for the misprint with （六）其他处理 as one row. It need not be the form in
    force for the year.

    A draft also holds the findings of a reader: ``basis``, the documents that the text cites
    (国办公开办函〔2021〕30号); ``published``, the date of the signature; and ``doubts``, everything
    that was guessed, left out or not understood. Drafts with the same contents are equal, whatever
    a reader found.

    Raises:
        InvalidReportError: a field holds a value of another class, or a cell is not on the form.

    >>> from gaidisclosure import AnnualReport2021
    >>> draft = Draft.from_report(AnnualReport2021.zero("云溪县商务局", 2023))
    >>> draft.agency, draft.year, draft.form.key, len(draft.cells)
    ('云溪县商务局', 2023, '2021', 200)
    """

    form: Edition = field(alias="edition", converter=_form)
    issuer: Agency | None = None
    year: int | None = None
    period: ReportingPeriod | None = None
    narrative: Narrative = Factory(Narrative)
    cells: Mapping[str, Cell] = field(converter=_frozen, hash=False, repr=False)
    basis: tuple[str, ...] = field(default=(), eq=False, repr=False)
    published: date | None = field(default=None, eq=False, repr=False)
    doubts: tuple[Doubt, ...] = field(default=(), eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if faults := [*_misfits(self)]:
            raise InvalidReportError(faults)
        if unknown := [*_unknown(self.form, self.cells)]:
            raise InvalidReportError(unknown)

    def __reduce__(self) -> tuple[Any, ...]:
        parts = {each.alias: getattr(self, each.name) for each in attrs.fields(Draft)}
        return _rebuilt, (parts | {"cells": dict(self.cells)},)

    @classmethod
    def from_report(cls, report: AnnualReport) -> Self:
        """Return the draft that shows a report, with every figure as plain digits.

        >>> from gaidisclosure import AnnualReport2021
        >>> report = AnnualReport2021.zero("云溪县商务局", 2023)
        >>> Draft.from_report(report).seal() == report
        True
        """
        return cls(
            edition=report.form,
            issuer=report.agency,
            year=report.year,
            period=report.period,
            narrative=report.narrative,
            cells={path: Cell.of(figure) for path, figure in report.figures().items()},
        )

    @property
    def edition(self) -> str:
        """The name of the edition, ``"2019"`` or ``"2021"``, misprints included."""
        return self.form.name

    @property
    def agency(self) -> str | None:
        """The name of the agency, without the other facts that ``issuer`` holds."""
        return self.issuer.name if self.issuer else None

    def replace(self, cells: Mapping[str, Number | str | None]) -> Draft:
        """Return a draft with other figures.

        A string is read like the text of a cell, and ``None`` leaves the cell blank.

        Raises:
            InvalidReportError: a path is not on the form, or a value is not a figure.

        >>> from gaidisclosure import AnnualReport2021
        >>> draft = Draft.from_report(AnnualReport2021.zero("云溪县商务局", 2023))
        >>> draft.replace({"proactive_disclosure.licensing": "１２件"}).figures()[
        ...     "proactive_disclosure.licensing"
        ... ]
        12
        """
        return evolve(self, cells={**self.cells, **_replaced(self.form, cells)})

    def figures(self, blanks: Blanks = "keep") -> dict[str, Number | None]:
        """Return the figure of every cell of the form, or ``None``, by path."""
        found: dict[str, Number | None] = dict.fromkeys(self.form.cells)
        for path, cell in self.cells.items():
            found[path] = 0 if blanks == "zero" and cell.state is State.BLANK else cell.value
        return found

    def completed(self) -> Draft:
        """Return a draft with the figures that identities force into blank cells.

        ``forced_by`` of such a cell gives the reason. Cells that are not forced stay as they are,
        as do all cells tied to a contradiction. No given figure is changed.

        >>> from gaidisclosure import AnnualReport2021
        >>> draft = Draft.from_report(AnnualReport2021.zero("云溪县商务局", 2023))
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
        given = self.cells.get(deduction.cell)
        place = given.place if given else None
        return evolve(Cell.of(deduction.figure), place=place, forced_by=deduction.forced_by)

    def check(self, blanks: Blanks = "keep") -> Verdict:
        """Run every check of the form and return a :class:`~gaidisclosure.Verdict`."""
        figures, form = self.figures(blanks), self.form
        disagreement = year_disagreement(self.year, self.period, Severity.WARNING)
        return Verdict(
            form=form,
            findings=findings(form, figures),
            faults=tuple(_faults(form, figures)),
            gaps=tuple(gaps(form, self.cells, figures)),
            remarks=(*_remarks(form, figures), *disagreement),
            figures=tuple(figures.items()),
        )

    def seal(self, blanks: Blanks = "keep") -> AnnualReport2021 | AnnualReport2019:
        """Return the report as a typed value, 定稿.

        Raises:
            InvalidReportError: figures contradict the form, or something is missing; it carries
                every violation.
        """
        verdict = self.check(blanks)
        origin = origin_faults(self.issuer, self.year, self.period)
        if faults := [*origin, *verdict.errors, *verdict.gaps]:
            raise InvalidReportError(faults)
        figures = divided(self.form, self.figures(blanks))
        period = self.period or self.year
        report = REPORTS[self.edition]
        return report.from_figures(self.issuer, period, figures, self.narrative)  # type: ignore[arg-type]


def _rebuilt(parts: Mapping[str, Any]) -> Draft:
    return Draft(**parts)


@cache
def member_types() -> Mapping[str, Any]:
    """Return the types of all members but form and cells, by name."""
    hints = get_type_hints(Draft)
    names = (each.name for each in attrs.fields(Draft))
    return {name: hints[name] for name in names if name not in {"form", "cells"}}


def _misfits(draft: Draft) -> Iterator[Violation]:
    """Yield a violation for each member and cell that holds a value of another class."""
    if type(draft.form) is not Edition:
        yield Violation("EDITION", ("edition",), ", ".join(FORMS), seen(draft.form))
    for name, hint in member_types().items():
        value = getattr(draft, name)
        options = get_args(hint) if isinstance(hint, UnionType) else (hint,)
        wanted = [get_origin(option) or option for option in options]
        if type(value) not in wanted:
            yield Violation("FIELD-TYPE", (name,), wanted[0].__name__, seen(value))
    for path, cell in draft.cells.items():
        if type(cell) is not Cell:
            yield Violation("FIELD-TYPE", (path,), "Cell", seen(cell))


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
