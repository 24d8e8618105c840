# SPDX-License-Identifier: Apache-2.0
"""The draft of a report, 录入稿: its cells, texts and origin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, partial
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Final, Literal, Self, get_args, get_type_hints

import attrs
from attrs import Factory, evolve, field, frozen

from gaidisclosure.checks import Number
from gaidisclosure.document import Place
from gaidisclosure.draft.cell import Cell
from gaidisclosure.draft.doubt import Doubt
from gaidisclosure.draft.entry import Given, Rows, as_form, entered, form_named, in_rows
from gaidisclosure.draft.fields import draft_faults
from gaidisclosure.draft.sealing import divided, verdict_on
from gaidisclosure.draft.verdict import Verdict
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.form import Edition, EditionName, FormKey
from gaidisclosure.model import (
    REPORTS,
    Agency,
    AnnualReport,
    AnnualReport2019,
    AnnualReport2021,
    Narrative,
    ReportingPeriod,
)
from gaidisclosure.model.narrative import TEXTS
from gaidisclosure.model.protocols import PydanticDocument
from gaidisclosure.model.report import origin_of
from gaidisclosure.model.shown import Shown
from gaidisclosure.repair import Deduction, deduce
from gaidisclosure.zh.figures import State

Blanks = Literal["keep", "zero"]
"""The meaning of blank cells: no figure, or zero because the caller says so."""

_ZERO: Final = Cell.of(0)
_SHOWN: Final = 20
"""Most cells that a repr shows."""


def _frozen(cells: Mapping[str, Cell]) -> Mapping[str, Cell]:
    """Return a read-only mapping, or the value itself if it will be refused."""
    return MappingProxyType(dict(cells)) if isinstance(cells, Mapping) else cells


@frozen(kw_only=True, repr=False)
class Draft(PydanticDocument, Shown):
    """A report as filled in: any of its cells may be wrong, blank or missing.

    ``cells`` maps cell paths to cells; a cell that the source lacks is not in it. The constructor
    takes the key of the form as ``edition``: ``"2019"``, ``"2021"``, or ``"2021-undivided"`` for
    the variant with （六）其他处理 as one row. It need not be the form in force for the year.

    A draft also holds the notes of a reader: ``basis``, the documents that the text cites
    (国办公开办函〔2021〕30号); ``published``, the date of the signature; ``doubts``, everything
    that was inferred, left out or not understood; and ``text_places``, the place of each line of a
    text by its field path, such as ``"overview.text"``. If their number is not that of the lines,
    they are dropped. Notes do not count for equality.

    Raises:
        InvalidReportError: A field holds a value of another class, or a cell is not on the form.

    >>> from gaidisclosure import AnnualReport2021
    >>> draft = Draft.from_report(AnnualReport2021.zero("云溪县商务局", 2023))
    >>> draft
    <Draft '2021' '云溪县商务局' 2023 cells=200>
    """

    form: Edition = field(alias="edition", converter=as_form)
    issuer: Agency | None = None
    year: int | None = None
    period: ReportingPeriod | None = None
    narrative: Narrative = Factory(Narrative)
    cells: Mapping[str, Cell] = field(converter=_frozen, hash=False)
    basis: tuple[str, ...] = field(default=(), eq=False)
    published: date | None = field(default=None, eq=False)
    doubts: tuple[Doubt, ...] = field(default=(), eq=False)
    text_places: Mapping[str, tuple[Place, ...]] = field(
        factory=dict[str, tuple[Place, ...]], eq=False
    )

    def __attrs_post_init__(self) -> None:
        if faults := draft_faults(self, Cell):
            raise InvalidReportError(faults)
        object.__setattr__(self, "text_places", MappingProxyType(dict(_fitting(self))))

    def __rich_repr__(self) -> Iterator[Any]:
        yield from (self.form.key, self.agency, self.year, ("cells", len(self.cells)))
        told = [(path, cell.text) for path, cell in self.cells.items() if cell != _ZERO]
        yield from told[:_SHOWN]
        if len(told) > _SHOWN:
            yield "more", len(told) - _SHOWN

    __rich_repr__.angular = True  # type: ignore[attr-defined]

    def __reduce__(self) -> tuple[Any, ...]:
        fields = attrs.fields(Draft)
        parts: dict[str, Any] = {str(each.alias): getattr(self, each.name) for each in fields}
        mappings = {"cells": dict(self.cells), "text_places": dict(self.text_places)}
        return partial(Draft, **(parts | mappings)), ()

    @classmethod
    def from_report(cls, report: AnnualReport) -> Self:
        """Return the draft of a report, with every figure in plain digits.

        >>> from gaidisclosure import AnnualReport2021
        >>> report = AnnualReport2021.zero("云溪县商务局", 2023)
        >>> Draft.from_report(report).seal() == report
        True
        """
        if not isinstance(report, AnnualReport):
            raise TypeError(f"expected an AnnualReport, not {type(report).__name__}")
        return cls(
            edition=report.form,
            issuer=report.agency,
            year=report.year,
            period=report.period,
            narrative=report.narrative,
            cells={path: Cell.of(figure) for path, figure in report.figures().items()},
        )

    @classmethod
    def from_figures(
        cls,
        agency: Agency | str | None,
        period: ReportingPeriod | int | None,
        figures: Mapping[str, Given],
        edition: FormKey | Edition = "2021",
        narrative: Narrative | None = None,
    ) -> Self:
        """Return a draft with the figures of a source and no other cells.

        A cell that is not given is missing, never zero.

        Args:
            agency: The agency or its name, ``None`` if it is not known.
            period: The period or the report year, ``None`` if it is not known.
            figures: Numbers, texts as filled in, or ``None`` for a cell that was left blank, by
                cell path or by labels: ``"予以公开 / 自然人"``.
            edition: The key of the form.
            narrative: The text of the report.

        Raises:
            InvalidReportError: The arguments are wrong; it has every violation. For an unknown
                key, the message names the nearest cells.

        >>> draft = Draft.from_figures("云溪县商务局", 2023, {"行政许可": 126, "行政处罚": None})
        >>> draft.figures()["proactive_disclosure.licensing"], len(draft.cells)
        (126, 2)
        """
        form = form_named(edition)
        who, when, faults = origin_of(agency, period, optional=True)
        cells, wrong = entered(form, figures)
        if faults := [*faults, *wrong]:
            raise InvalidReportError(faults)
        return cls(
            edition=form,
            issuer=who,
            year=when.year if when else None,
            period=when,
            narrative=narrative or Narrative(),
            cells=cells,
        )

    @classmethod
    def from_rows(
        cls,
        agency: Agency | str | None,
        period: ReportingPeriod | int | None,
        tables: Mapping[int, Rows] | Mapping[str, Rows],
        edition: FormKey | Edition = "2021",
        narrative: Narrative | None = None,
    ) -> Self:
        """Return a draft with whole tables of a source and no other cells.

        Args:
            agency: As for :meth:`from_figures`.
            period: As for :meth:`from_figures`.
            tables: The rows of each table in the form's order, with totals or without, by its
                number on the form (二 is 2) or by its key.
            edition: As for :meth:`from_figures`.
            narrative: As for :meth:`from_figures`.

        Raises:
            InvalidReportError: The arguments are wrong; it has every violation.

        >>> draft = Draft.from_rows("云溪县商务局", 2023, {4: [[1, 0, 0, 0, 2, *[0] * 10]]})
        >>> [violation.code for violation in draft.check().violations], len(draft.cells)
        (['T4-SUM:review'], 15)
        """
        figures, faults = in_rows(form_named(edition), tables)
        if faults:
            raise InvalidReportError(faults)
        return cls.from_figures(agency, period, figures, edition, narrative)

    @classmethod
    def blank(
        cls,
        agency: Agency | str | None = None,
        period: ReportingPeriod | int | None = None,
        edition: FormKey | Edition = "2021",
    ) -> Self:
        """Return the form with every cell blank, 空白表, to fill in with :meth:`replace`.

        >>> Draft.blank("云溪县商务局", 2023).seal(blanks="zero").request_handling.received.total
        0
        """
        cells = dict.fromkeys(form_named(edition).cells)
        return cls.from_figures(agency, period, cells, edition)

    @property
    def edition(self) -> EditionName:
        """The name of the edition, ``"2019"`` or ``"2021"``, also for a variant."""
        return self.form.name

    @property
    def agency(self) -> str | None:
        """The name of the agency, of which ``issuer`` has all data."""
        return self.issuer.name if self.issuer else None

    @property
    def report_year(self) -> int | None:
        """The report year, 年度: ``year``, else that of ``period``, else ``None``."""
        return self.period.year if self.year is None and self.period else self.year

    def replace(self, cells: Mapping[str, Given]) -> Draft:
        """Return a draft with other figures.

        A string is read like the text of a cell, and ``None`` leaves the cell blank. Cells are
        named by path, or by labels as for :meth:`from_figures`.

        Raises:
            InvalidReportError: A path is not on the form, or a value is not a figure.

        >>> from gaidisclosure import AnnualReport2021
        >>> draft = Draft.from_report(AnnualReport2021.zero("云溪县商务局", 2023))
        >>> licensing = "proactive_disclosure.licensing"
        >>> draft.replace({licensing: "１２件"}).figures()[licensing]
        12
        """
        found, faults = entered(self.form, cells)
        if faults:
            raise InvalidReportError(faults)
        return evolve(self, cells={**self.cells, **found})

    def figures(self, blanks: Blanks = "keep") -> dict[str, Number | None]:
        """Return the figure of every cell of the form, or ``None``, by path.

        Args:
            blanks: ``"zero"`` reads a blank as 0, ``"keep"`` as no figure.

        Raises:
            ValueError: ``blanks`` is neither of these.
        """
        if blanks not in get_args(Blanks):
            raise ValueError(f"blanks is one of {', '.join(get_args(Blanks))}, not {blanks!r}")
        found: dict[str, Number | None] = dict.fromkeys(self.form.cells)
        for path, cell in self.cells.items():
            found[path] = 0 if blanks == "zero" and cell.state is State.BLANK else cell.value
        return found

    def completed(self) -> Draft:
        """Return a draft in which blanks are filled that can hold only one figure.

        ``forced_by`` of such a cell has the identities that determine it. All other cells stay as
        they are: figures, texts such as 12或13, blanks that are not determined, and everything
        connected with a contradiction.

        >>> from gaidisclosure import AnnualReport2021
        >>> draft = Draft.from_report(AnnualReport2021.zero("云溪县商务局", 2023))
        >>> total = "review_litigation.review.total"
        >>> cell = draft.replace({total: None}).completed().cells[total]
        >>> cell.value, cell.forced_by
        (0, ('T4-SUM:review',))
        """
        figures = self.figures()
        texts = {path for path, cell in self.cells.items() if cell.state is State.TEXT}
        forced = {
            each.cell: self._forced(each)
            for each in deduce(self.form, figures)
            if figures[each.cell] is None and each.cell not in texts
        }
        return evolve(self, cells={**self.cells, **forced})

    def _forced(self, deduction: Deduction) -> Cell:
        place = self.cells[deduction.cell].place if deduction.cell in self.cells else None
        return evolve(Cell.of(deduction.figure), place=place, forced_by=deduction.forced_by)

    def check(self, blanks: Blanks = "keep", *, text: bool = False) -> Verdict:
        """Run every check of the form and return a :class:`~gaidisclosure.Verdict`.

        Args:
            blanks: ``"zero"`` reads a blank as 0, ``"keep"`` as no figure.
            text: ``True`` also compares the figures in the texts with the tables, 文字核对. Those
                that differ are warnings among the ``remarks``.

        >>> from gaidisclosure import AnnualReport2021, Narrative
        >>> zero = Draft.from_report(AnnualReport2021.zero("云溪县商务局", 2023))
        >>> told = attrs.evolve(zero, narrative=Narrative(preface="全年收到政府信息公开申请12件。"))
        >>> [each.code for each in told.check(text=True).remarks]
        ['TEXT-RECEIVED']
        """
        figures = self.figures(blanks)
        verdict = verdict_on(self, figures)
        if not text:
            return verdict
        from gaidisclosure.draft.claims import text_remarks  # noqa: PLC0415  (few runs read text)

        return evolve(verdict, violations=(*verdict.violations, *text_remarks(self, figures)))

    def seal(self, blanks: Blanks = "keep") -> AnnualReport2021 | AnnualReport2019:
        """Return the report as a typed value, 定稿.

        Raises:
            InvalidReportError: Figures contradict the form, or something is missing; it has every
                violation.
        """
        verdict = self.check(blanks)
        if not verdict.ok:
            raise InvalidReportError([*verdict.errors, *verdict.gaps])
        figures: Any = divided(self.form, self.figures(blanks))
        origin: tuple[Any, Any] = self.issuer, self.period or self.year
        return REPORTS[self.edition].from_figures(*origin, figures, self.narrative)


def _fitting(draft: Draft) -> Iterator[tuple[str, tuple[Place, ...]]]:
    """Yield the places of each text with as many lines as places."""
    for path in TEXTS:
        places = draft.text_places.get(path, ())
        if places and len(places) == len(attrgetter(path)(draft.narrative).splitlines()):
            yield path, places


@cache
def member_types() -> Mapping[str, Any]:
    """Return the types of all fields but the form and the mappings, by name."""
    hints = get_type_hints(Draft)
    names = (each.name for each in attrs.fields(Draft))
    return {name: hints[name] for name in names if name not in {"form", "cells", "text_places"}}
