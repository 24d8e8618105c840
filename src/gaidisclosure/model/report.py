# SPDX-License-Identifier: Apache-2.0
"""The whole report as a frozen value, 政府信息公开工作年度报告."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self, cast, final

from attrs import Factory, evolve, field, frozen

from gaidisclosure.checks import Number, Violation, seen
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.form import EDITION_2019, EDITION_2021, Edition, EditionName, customary_title
from gaidisclosure.model.agency import Agency
from gaidisclosure.model.disclosure import ProactiveDisclosure2019, ProactiveDisclosure2021
from gaidisclosure.model.fields import hints
from gaidisclosure.model.litigation import ReviewLitigation
from gaidisclosure.model.narrative import Narrative
from gaidisclosure.model.paths import by_path
from gaidisclosure.model.period import ReportingPeriod
from gaidisclosure.model.protocols import PydanticDocument
from gaidisclosure.model.requests import RequestHandling2019, RequestHandling2021
from gaidisclosure.model.tables import FormTable, build, figure_violations
from gaidisclosure.model.value import Value, check_fields, field_violations


def _agency(given: Agency | str) -> Agency:
    """Pass on an agency or its name, as all faults are refused together."""
    return cast(Agency, given)


def _period(given: ReportingPeriod | int) -> ReportingPeriod:
    return cast(ReportingPeriod, given)


class AnnualReport(PydanticDocument, Value):
    """An annual report on open government information, 政府信息公开工作年度报告.

    One class for each edition of the form, :class:`AnnualReport2021` and :class:`AnnualReport2019`,
    so that a type checker knows which fields there are; this is what they have in common. A
    report that exists is consistent: whatever is wrong with figures is refused when it is built.

    Source: 国务院令第711号 arts. 49 and 50; 国办公开办函〔2021〕30号.
    """

    __slots__ = ()

    form: ClassVar[Edition]
    edition: ClassVar[EditionName]
    """The name of the form's edition, by which type checkers narrow a union."""

    agency: Agency
    period: ReportingPeriod
    proactive_disclosure: ProactiveDisclosure2021 | ProactiveDisclosure2019
    request_handling: RequestHandling2021 | RequestHandling2019
    review_litigation: ReviewLitigation
    narrative: Narrative

    def __new__(cls, *_: object, **__: object) -> Self:
        """Refuse a report on no edition."""
        _need_edition(cls)
        return super().__new__(cls)

    @classmethod
    def zero(cls, agency: Agency | str, year: int) -> Self:
        """Return the report of an agency in a year without any activity, 零报告.

        >>> AnnualReport2021.zero("云溪县商务局", 2023).request_handling.received.total
        0
        """
        make: Any = cls
        report: Self = make(agency=agency, period=year)
        return report

    @classmethod
    def from_figures(
        cls,
        agency: Agency | str,
        period: ReportingPeriod | int,
        figures: Mapping[str, Number],
        narrative: Narrative | None = None,
    ) -> Self:
        """Return the report with figures by cell path or by labels.

        Args:
            agency: The agency or its name.
            period: The period or the report year.
            figures: Figures of all cells but totals, by cell path or by labels. Totals may be
                given too, and are checked.
            narrative: The words of the report.

        Raises:
            InvalidReportError: It carries every fault of the arguments.
        """
        _need_edition(cls)
        who, when, faults = origin_of(agency, period)
        words = Narrative() if narrative is None else narrative
        if not isinstance(words, Narrative):
            faults.append(Violation("FIELD-TYPE", ("narrative",), "Narrative", seen(words)))
        found, unknown = by_path(cls.form, figures)
        faults += unknown
        if isinstance(figures, Mapping):
            faults += report_violations(cls.form, found)
        if faults:
            raise InvalidReportError(faults)
        tables = {name: build(table, found, name) for name, table in tables_of(cls).items()}
        return cls(agency=who, period=when, narrative=words, **tables)

    def __attrs_post_init__(self) -> None:
        _settle_origin(self)
        check_fields(self)
        title = self.narrative.title
        if title and title == customary_title(self.agency.name, self.year):
            # One way to say it, so that equal reports are equal.
            object.__setattr__(self, "narrative", evolve(self.narrative, title=""))

    @property
    def year(self) -> int:
        """The report year, 年度, in which the counted events took place."""
        return self.period.year

    @property
    def title(self) -> str:
        """The title, 标题: that of the narrative, or else the customary one."""
        return self.narrative.title or customary_title(self.agency.name, self.year)

    def figures(self) -> dict[str, Number]:
        """Return all figures by cell path in the form's order, totals included.

        >>> figures = AnnualReport2021.zero("云溪县商务局", 2023).figures()
        >>> len(figures), figures["request_handling.outcomes.total.total"]
        (200, 0)
        """
        found: dict[str, Number] = {}
        for name in tables_of(type(self)):
            found |= getattr(self, name).figures()
        return found


@final
@frozen(kw_only=True, repr=False)
class AnnualReport2021(AnnualReport):
    """A report on the form in force since report year 2021 (国办公开办函〔2021〕30号).

    >>> report = AnnualReport2021.zero("云溪县商务局", 2023)
    >>> report.title
    '云溪县商务局2023年政府信息公开工作年度报告'
    """

    form: ClassVar[Edition] = EDITION_2021
    edition: ClassVar[Literal["2021"]] = "2021"  # pyright: ignore[reportIncompatibleVariableOverride]

    agency: Agency = field(converter=_agency)
    period: ReportingPeriod = field(converter=_period)
    proactive_disclosure: ProactiveDisclosure2021 = Factory(ProactiveDisclosure2021)  # pyright: ignore[reportIncompatibleVariableOverride]
    request_handling: RequestHandling2021 = Factory(RequestHandling2021)  # pyright: ignore[reportIncompatibleVariableOverride]
    review_litigation: ReviewLitigation = Factory(ReviewLitigation)
    narrative: Narrative = Factory(Narrative)


@final
@frozen(kw_only=True, repr=False)
class AnnualReport2019(AnnualReport):
    """A report on the trial form for report years 2019 and 2020 (国办公开办函〔2019〕60号).

    Some agencies use it for later years as well; nothing here forbids that.
    """

    form: ClassVar[Edition] = EDITION_2019
    edition: ClassVar[Literal["2019"]] = "2019"  # pyright: ignore[reportIncompatibleVariableOverride]

    agency: Agency = field(converter=_agency)
    period: ReportingPeriod = field(converter=_period)
    proactive_disclosure: ProactiveDisclosure2019 = Factory(ProactiveDisclosure2019)  # pyright: ignore[reportIncompatibleVariableOverride]
    request_handling: RequestHandling2019 = Factory(RequestHandling2019)  # pyright: ignore[reportIncompatibleVariableOverride]
    review_litigation: ReviewLitigation = Factory(ReviewLitigation)
    narrative: Narrative = Factory(Narrative)


AnyReport = AnnualReport2021 | AnnualReport2019
"""A report on either edition: a union that a type checker can narrow."""
REPORTS: Mapping[str, type[AnnualReport2021] | type[AnnualReport2019]] = {
    "2019": AnnualReport2019,
    "2021": AnnualReport2021,
}
"""The class of a report by the name of its edition."""


def tables_of(cls: type[AnnualReport]) -> dict[str, type[FormTable]]:
    """Return the classes of the three tables by field name, in printed order."""
    return {name: hint for name, hint in hints(cls).items() if issubclass(hint, FormTable)}


def report_violations(form: Edition, figures: Mapping[str, object]) -> list[Violation]:
    """Check figures against the form and return every violation.

    Args:
        form: The form.
        figures: Figures by cell path.
    """
    tables = {path.partition(".")[0] for path in form.cells}
    faults = [
        Violation("CELL-UNKNOWN", (path,), actual=seen(number), edition=form.name)
        for path, number in figures.items()
        if path.partition(".")[0] not in tables
    ]
    for table in form.tables:
        below = {p: n for p, n in figures.items() if p.partition(".")[0] == table.key}
        faults += figure_violations(form, table.key, below)
    return faults


def _need_edition(cls: type[AnnualReport]) -> None:
    if cls is AnnualReport:
        raise TypeError("an edition is needed: use AnnualReport2021 or AnnualReport2019")


def _settle_origin(report: AnnualReport) -> None:
    """Make an agency of a name and a period of a year, or refuse all faults at once."""
    if type(report.agency) is Agency and type(report.period) is ReportingPeriod:
        return
    who, when, faults = origin_of(report.agency, report.period)
    if faults:
        others = (each for each in field_violations(report) if each.cells[0] not in _ORIGIN)
        raise InvalidReportError([*faults, *others])
    object.__setattr__(report, "agency", who)
    object.__setattr__(report, "period", when)


_ORIGIN = ("agency", "period")


def origin_of(
    agency: object, period: object, *, optional: bool = False
) -> tuple[Any, Any, list[Violation]]:
    """Return the agency of a name, the period of a year, and the faults of both.

    Args:
        agency: An agency or its name.
        period: A period or a year.
        optional: ``None`` will do for either.
    """
    faults: list[Violation] = []
    who, when = agency, period
    if not (optional and agency is None):
        who = _made(faults, "agency", Agency, Agency, agency)
    if not (optional and period is None):
        when = _made(faults, "period", ReportingPeriod, ReportingPeriod.of_year, period)
    return who, when, faults


def _made(faults: list[Violation], name: str, wanted: type[Any], make: Any, given: Any) -> Any:
    """Return a value or what is made of it, and keep faults under the field's name."""
    try:
        made = make(given) if isinstance(given, (str, int)) else given
    except InvalidReportError as error:
        faults += (evolve(fault, cells=(name,)) for fault in error.violations)
        return None
    if not isinstance(made, wanted):
        faults.append(Violation("FIELD-TYPE", (name,), wanted.__name__, seen(made)))
    return made
