# SPDX-License-Identifier: Apache-2.0
"""The whole report: built from figures, from parts, from nothing; and as a draft."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.checks import seen
from gaidisclosure.draft import Draft
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.form import EDITION_2019, EDITION_2021, customary_title
from gaidisclosure.model import (
    REPORTS,
    Agency,
    AnnualReport,
    AnnualReport2019,
    AnnualReport2021,
    Narrative,
    ProactiveDisclosure2019,
    ProactiveDisclosure2021,
    ReportingPeriod,
    RequestHandling2019,
    RequestHandling2021,
    ReviewLitigation,
    report_violations,
    tables_of,
)
from tests import contract, lawful

NAME = "云溪县商务局"
EDITIONS = ["2021", "2019"]

each_edition = pytest.mark.parametrize("edition", EDITIONS)


def codes(error: InvalidReportError) -> dict[tuple[str, ...], str]:
    found = {violation.cells: violation.code for violation in error.violations}
    assert len(found) == len(error.violations)
    return found


@each_edition
@given(data=st.data())
def test_a_report_has_the_figures_that_it_is_built_from(edition: str, data: st.DataObject) -> None:
    figures: dict[str, Any] = data.draw(lawful.figures(edition))
    inner = {path: figures[path] for path in contract.leaves(edition)}
    report = REPORTS[edition].from_figures(NAME, 2023, inner)
    assert [*report.figures().items()] == [*figures.items()]
    assert report == REPORTS[edition].from_figures(NAME, 2023, figures)
    assert report == REPORTS[edition](
        agency=Agency(NAME),
        period=ReportingPeriod.of_year(2023),
        **{name: table.from_figures(below(figures, name)) for name, table in tables(report)},
    )
    assert attrs.evolve(report) == report


def below(figures: dict[str, Any], name: str) -> dict[str, Any]:
    return {path: number for path, number in figures.items() if path.startswith(f"{name}.")}


def tables(report: AnnualReport) -> Any:
    return tables_of(type(report)).items()


@each_edition
@given(data=st.data())
def test_a_report_names_what_is_wrong_in_all_of_its_tables(
    edition: str, data: st.DataObject
) -> None:
    figures: dict[str, Any] = data.draw(lawful.figures(edition))
    paths = [path for path, kind in contract.cells(edition).items() if kind == "count"]
    wrong = data.draw(st.lists(st.sampled_from(paths), min_size=1, max_size=6, unique=True))
    for path in wrong:
        figures[path] = -1
    with pytest.raises(InvalidReportError) as caught:
        REPORTS[edition].from_figures(NAME, 2023, figures)
    assert codes(caught.value) == {(path,): "CELL-NEGATIVE" for path in wrong}


@each_edition
@given(data=st.data())
def test_figures_that_do_not_add_up_fail_what_a_naive_reader_finds(
    edition: str, data: st.DataObject
) -> None:
    figures: dict[str, Any] = data.draw(lawful.figures(edition))
    paths = [path for path, kind in contract.cells(edition).items() if kind == "count"]
    for path in data.draw(st.lists(st.sampled_from(paths), max_size=4)):
        figures[path] = data.draw(st.integers(0, 9))
    failed = contract.failed(edition, figures)
    found = report_violations(REPORTS[edition].form, figures)
    assert {violation.code for violation in found} == failed
    assert len(found) == len(failed)
    if failed:
        with pytest.raises(InvalidReportError) as caught:
            REPORTS[edition].from_figures(NAME, 2023, figures)
        assert [*caught.value.violations] == found
    else:
        assert REPORTS[edition].from_figures(NAME, 2023, figures).figures() == figures


@each_edition
def test_faults_around_the_tables_are_told_with_those_inside(edition: str) -> None:
    with pytest.raises(InvalidReportError) as caught:
        REPORTS[edition].from_figures(
            " ",
            99,
            {"review_litigation.review.upheld": -1, "agency": 1},
            "words",  # type: ignore[arg-type]
        )
    around = [v for v in caught.value.violations if v.code != "CELL-MISSING"]
    assert [(v.code, v.cells) for v in around] == [
        ("TEXT-SPACE", ("agency",)),
        ("PERIOD-YEAR", ("period",)),
        ("FIELD-TYPE", ("narrative",)),
        ("CELL-UNKNOWN", ("agency",)),
        ("CELL-NEGATIVE", ("review_litigation.review.upheld",)),
    ]
    assert (around[2].expected, around[2].actual) == ("Narrative", "words")
    missing = [v.cells[0] for v in caught.value.violations if v.code == "CELL-MISSING"]
    assert missing == [
        path for path in contract.leaves(edition) if path != "review_litigation.review.upheld"
    ]
    assert {v.edition for v in caught.value.violations if v.code == "CELL-MISSING"} == {edition}


@pytest.mark.parametrize(
    ("agency", "period", "wrong"),
    [
        (None, 2023, {"agency": "FIELD-TYPE"}),
        (1.5, None, {"agency": "FIELD-TYPE", "period": "FIELD-TYPE"}),
        (7, "2023", {"agency": "TEXT-TYPE", "period": "PERIOD-YEAR"}),
        (NAME, True, {"period": "PERIOD-YEAR"}),
        (NAME, date(2023, 1, 1), {"period": "FIELD-TYPE"}),
        (Agency, ReportingPeriod, {"agency": "FIELD-TYPE", "period": "FIELD-TYPE"}),
    ],
)
def test_who_and_when_are_needed(agency: object, period: object, wrong: dict[str, str]) -> None:
    figures = dict.fromkeys(contract.leaves("2021"), 0)
    with pytest.raises(InvalidReportError) as caught:
        AnnualReport2021.from_figures(agency, period, figures)  # type: ignore[arg-type]
    assert codes(caught.value) == {(name,): code for name, code in wrong.items()}
    expected = {"agency": ("Agency", seen(agency)), "period": ("ReportingPeriod", seen(period))}
    for violation in caught.value.violations:
        if violation.code == "FIELD-TYPE":
            assert (violation.expected, violation.actual) == expected[violation.cells[0]]


@each_edition
def test_a_figure_of_no_table_is_unknown(edition: str) -> None:
    figures = dict.fromkeys([*contract.leaves(edition), "nonsense.total", "request_handlings"], 0)
    found = report_violations(REPORTS[edition].form, figures)
    assert [(v.code, v.cells, v.actual, v.edition) for v in found] == [
        ("CELL-UNKNOWN", ("nonsense.total",), 0, edition),
        ("CELL-UNKNOWN", ("request_handlings",), 0, edition),
    ]


@each_edition
def test_a_zero_report_is_one_call(edition: str) -> None:
    report = REPORTS[edition].zero(NAME, 2020)
    assert report.figures() == dict.fromkeys(contract.cells(edition), 0)
    assert (report.agency, report.period) == (Agency(NAME), ReportingPeriod.of_year(2020))
    assert report == REPORTS[edition](agency=report.agency, period=report.period)
    assert report == REPORTS[edition].zero(report.agency, 2020)
    assert (report.edition, report.year) == (edition, 2020)
    assert report.narrative == Narrative()


def test_a_report_is_on_an_edition() -> None:
    with pytest.raises(TypeError, match="AnnualReport2021 or AnnualReport2019"):
        AnnualReport()
    with pytest.raises(TypeError, match="AnnualReport2021 or AnnualReport2019"):
        AnnualReport(agency=Agency(NAME), period=ReportingPeriod.of_year(2023))
    assert {"2021": AnnualReport2021, "2019": AnnualReport2019} == REPORTS
    assert AnnualReport2021.form is EDITION_2021
    assert AnnualReport2019.form is EDITION_2019


def test_the_tables_of_a_report_come_in_printed_order() -> None:
    assert [*tables_of(AnnualReport2021).items()] == [
        (contract.T2, ProactiveDisclosure2021),
        (contract.T3, RequestHandling2021),
        (contract.T4, ReviewLitigation),
    ]
    assert [*tables_of(AnnualReport2019).values()] == [
        ProactiveDisclosure2019,
        RequestHandling2019,
        ReviewLitigation,
    ]


@pytest.mark.parametrize("cls", REPORTS.values())
def test_a_part_of_another_class_is_refused(cls: type[Any]) -> None:
    names = ["agency", "period", *tables_of(cls), "narrative"]
    with pytest.raises(InvalidReportError) as caught:
        cls(**dict.fromkeys(names, 1.5))
    assert codes(caught.value) == {(name,): "FIELD-TYPE" for name in names}
    other = AnnualReport2019 if cls is AnnualReport2021 else AnnualReport2021
    strange = other.zero(NAME, 2020)
    with pytest.raises(InvalidReportError) as caught:
        attrs.evolve(cls.zero(NAME, 2020), request_handling=strange.request_handling)
    [violation] = caught.value.violations
    assert violation.expected == tables_of(cls)["request_handling"].__name__


@each_edition
@given(title=st.sampled_from(["", "customary", "云溪县年报", "last year"]))
def test_the_customary_title_is_not_kept(edition: str, title: str) -> None:
    words = {
        "customary": customary_title(NAME, 2020),
        "last year": customary_title(NAME, 2019),
    }.get(title, title)
    zero = REPORTS[edition].zero(NAME, 2020)
    narrative = Narrative(title=words, preface="前言。")
    report = attrs.evolve(zero, narrative=narrative)
    assert report.title == (words or "云溪县商务局2020年政府信息公开工作年度报告")
    kept = "" if title == "customary" else words
    assert report.narrative == Narrative(title=kept, preface="前言。")


def test_a_customary_title_follows_agency_and_year() -> None:
    report = AnnualReport2021.zero(NAME, 2023)
    renamed = attrs.evolve(report, agency=Agency("青禾市教育局"))
    assert renamed.title == "青禾市教育局2023年政府信息公开工作年度报告"
    later = attrs.evolve(report, period=ReportingPeriod.of_year(2024))
    assert later.title == "云溪县商务局2024年政府信息公开工作年度报告"
    assert later.year == 2024


def test_a_part_of_a_year_can_be_reported_on() -> None:
    period = ReportingPeriod(date(2024, 3, 20), date(2024, 12, 31))
    figures = dict.fromkeys(contract.leaves("2021"), 0)
    report = AnnualReport2021.from_figures(NAME, period, figures, Narrative(preface="前言。"))
    assert (report.period, report.year) == (period, 2024)
    assert report.narrative.preface == "前言。"


def test_money_is_a_figure_like_any_other() -> None:
    figures: dict[str, Any] = dict.fromkeys(contract.leaves("2019"), 0) | {
        "proactive_disclosure.procurement.amount": Decimal("12.50"),
        "proactive_disclosure.fees.change": -3,
    }
    report = AnnualReport2019.from_figures(NAME, 2019, figures)
    assert report.proactive_disclosure.procurement.amount == Decimal("12.5")
    assert report.proactive_disclosure.fees.change == -3


@each_edition
@given(data=st.data())
def test_a_report_goes_to_a_draft_and_back(edition: str, data: st.DataObject) -> None:
    figures: dict[str, Any] = data.draw(lawful.figures(edition))
    report = REPORTS[edition].from_figures(NAME, 2020, figures, Narrative(title="云溪县年报"))
    draft = Draft.from_report(report)
    assert draft.seal() == report
    assert (draft.edition, draft.issuer, draft.year) == (edition, report.agency, 2020)
    assert (draft.period, draft.narrative) == (report.period, report.narrative)
    assert [*draft.figures().items()] == [*figures.items()]
    for path, cell in draft.cells.items():
        assert cell.value == figures[path]
        assert cell.text == format(report.figures()[path], "d" if type(cell.value) is int else "f")
