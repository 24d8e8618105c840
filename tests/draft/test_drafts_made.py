# SPDX-License-Identifier: Apache-2.0
"""Drafts made of figures, rows and blanks: what is not given is missing, and never zero."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure.checks import Violation, seen
from gaidisclosure.draft import BLANK, Cell, Draft
from gaidisclosure.form import FORMS
from gaidisclosure.i18n import LOCALES
from gaidisclosure.strategies import agencies, annual_reports, drafts
from tests import contract

NAME = "云溪县商务局"
each_variant = pytest.mark.parametrize("variant", contract.VARIANTS)


def codes(violations: Any) -> list[str]:
    return [violation.code for violation in violations]


def refused(make: Any) -> gd.InvalidReportError:
    with pytest.raises(gd.InvalidReportError) as caught:
        make()
    assert all(caught.value.message(locale) for locale in LOCALES)
    return caught.value


@given(report=annual_reports())
def test_the_figures_of_a_report_are_its_draft(report: gd.AnnualReport) -> None:
    made = Draft.from_figures(
        report.agency, report.period, report.figures(), report.edition, report.narrative
    )
    assert made == Draft.from_report(report)
    assert made.seal() == report


@pytest.mark.parametrize("other", ["2022.docx", None, Draft.blank()], ids=["str", "None", "Draft"])
def test_only_a_report_is_shown_as_a_draft(other: Any) -> None:
    with pytest.raises(TypeError, match=f"an AnnualReport, not {type(other).__name__}$"):
        Draft.from_report(other)


def test_figures_that_follow_are_filled_into_blank_and_missing_cells() -> None:
    figures = {"upheld": 3, "corrected": 0, "other": None, "pending": 0, "total": 3}
    review = {f"review_litigation.review.{name}": figure for name, figure in figures.items()}
    blank, total = "review_litigation.review.other", "review_litigation.review.total"
    made = Draft.from_figures(NAME, 2023, review).completed()
    assert made.figures()[blank] == 0
    assert made.cells[blank].forced_by == ("T4-SUM:review",)
    assert made.cells[total] == Cell.of(3)
    del review[total]
    assert Draft.from_figures(NAME, 2023, review | {blank: 4}).completed().figures()[total] == 7
    printed = Draft.from_figures(NAME, 2023, review | {blank: "若干", total: 3})
    assert printed.completed() == printed


@given(report=annual_reports(), totals=st.booleans())
def test_the_rows_of_a_report_are_its_draft(report: gd.AnyReport, totals: bool) -> None:
    tables = (report.proactive_disclosure, report.request_handling, report.review_litigation)
    by_number = {number: table.rows(totals) for number, table in enumerate(tables, 2)}
    by_key = {table.key: table.rows(totals) for table in tables}
    made = [
        Draft.from_rows(report.agency, report.period, rows, report.edition, report.narrative)
        for rows in (by_number, by_key)
    ]
    assert made[0] == made[1]
    whole = Draft.from_report(report)
    given_ = whole.cells if totals else contract.leaves(report.edition)
    assert made[0] == attrs.evolve(whole, cells={path: whole.cells[path] for path in given_})
    missing = [violation.cells[0] for violation in made[0].check().gaps]
    assert set(missing) == whole.cells.keys() - set(given_)


@each_variant
@given(data=st.data())
def test_what_is_not_given_is_missing(variant: Any, data: st.DataObject) -> None:
    paths = data.draw(st.lists(st.sampled_from([*contract.cells(variant)]), unique=True))
    values = st.sampled_from([None, 0, 7, "", "１２", "若干", Decimal("1.5")])
    figures = {path: data.draw(values) for path in paths}
    made = Draft.from_figures(NAME, 2023, figures, variant)
    assert list(made.cells) == list(figures)
    for path, value in figures.items():
        cell = made.cells[path]
        assert cell.text == ("" if value is None else str(value))
        assert isinstance(value, str) or cell.value == value
    assert made == attrs.evolve(made, cells={}).replace(figures)
    gaps = [violation for violation in made.check().gaps if violation.code == "CELL-MISSING"]
    assert {violation.cells[0] for violation in gaps} == set(made.form.cells) - set(figures)


@given(draft=drafts())
def test_any_draft_is_made_of_its_texts(draft: Draft) -> None:
    texts = {path: cell.text for path, cell in draft.cells.items()}
    made = Draft.from_figures(draft.issuer, draft.period, texts, draft.form, draft.narrative)
    assert {path: cell.text for path, cell in made.cells.items()} == texts
    assert made.figures() == draft.figures()
    assert (made.form, made.period, made.issuer) == (draft.form, draft.period, draft.issuer)


@given(agency=agencies(), year=st.integers(1000, 9999))
def test_a_blank_form_becomes_the_zero_report(agency: gd.Agency, year: int) -> None:
    assert Draft.blank(agency, year).seal(blanks="zero") == gd.AnnualReport2021.zero(agency, year)


@each_variant
def test_a_blank_form_has_every_cell_and_no_figure(variant: Any) -> None:
    blank = Draft.blank(edition=variant)
    assert (blank.form, blank.agency, blank.year) == (FORMS[variant], None, None)
    assert blank.cells == dict.fromkeys(FORMS[variant].cells, BLANK)
    assert blank == Draft.from_figures(None, None, dict.fromkeys(blank.cells), FORMS[variant])
    gaps = codes(blank.check().gaps)
    assert (gaps[:2], {*gaps[2:]}) == (["AGENCY-MISSING", "PERIOD-MISSING"], {"CELL-BLANK"})
    assert codes(refused(blank.seal).violations)[:2] == ["AGENCY-MISSING", "PERIOD-MISSING"]


def test_a_name_and_a_year_are_an_agency_and_a_period() -> None:
    made = Draft.from_figures(NAME, 2023, {})
    whole = Draft.from_figures(gd.Agency(NAME), gd.ReportingPeriod.of_year(2023), {})
    assert made == whole
    assert (made.agency, made.year) == (NAME, 2023)


def test_all_faults_of_the_arguments_are_told_together() -> None:
    figures: Any = {"行政許可": 1, "received.natural": 1, "行政处罚": 1.5, "规章": 1}
    error = refused(lambda: Draft.from_figures("", 99, figures))
    expected = ["TEXT-EMPTY", "PERIOD-YEAR", "CELL-UNKNOWN", "CELL-AMBIGUOUS", "CELL-TYPE"]
    assert codes(error.violations) == expected
    assert error.violations[0].cells == ("agency",)
    assert "request_handling.received.natural_person" in error.message("en")


@pytest.mark.parametrize("wrong", ["2020", "", None, 2021, ["2021"]], ids=repr)
def test_an_unknown_form_is_answered_with_the_list(wrong: Any) -> None:
    for make in (
        lambda: Draft.from_figures(NAME, 2023, {}, wrong),
        lambda: Draft.from_rows(NAME, 2023, {}, wrong),
        lambda: Draft.blank(NAME, 2023, wrong),
    ):
        (violation,) = refused(make).violations
        assert (violation.cells, violation.actual) == (("edition",), seen(wrong))
        assert (violation.code, violation.expected) == (
            ("EDITION", "2019, 2021, 2021-undivided")
            if isinstance(wrong, str)
            else ("TEXT-TYPE", '"2019", "2021", "2021-undivided"')
        )


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        ({5: []}, ["TABLE"]),
        ({"x": [], 4: [[1]]}, ["TABLE", "ROWS-SHAPE"]),
        ({3: [[0] * 7] * 23}, ["ROWS-SHAPE"]),
        ([[1]], ["FIELD-TYPE"]),
        ({4: [[1.5] * 12]}, ["CELL-TYPE"] * 12),
    ],
    ids=repr,
)
def test_rows_of_no_table_are_refused(tables: Any, expected: list[str]) -> None:
    assert codes(refused(lambda: Draft.from_rows(NAME, 2023, tables)).violations) == expected


def test_a_table_that_is_none_is_answered_with_the_list() -> None:
    known = "2, proactive_disclosure, 3, request_handling, 4, review_litigation"
    wrong: Any = {5: []}
    assert refused(lambda: Draft.from_rows(NAME, 2023, wrong, "2019")).violations == (
        Violation("TABLE", ("tables",), known, 5, edition="2019"),
    )
    wrong = [[1]]
    assert refused(lambda: Draft.from_rows(NAME, 2023, wrong)).violations == (
        Violation("FIELD-TYPE", ("tables",), "Mapping", "[[1]]"),
    )


def test_rows_hold_texts_and_blanks_too() -> None:
    row: list[Any] = ["１", None, "/", 0, *[0] * 8]
    made = Draft.from_rows(NAME, 2023, {4: [row]})
    cells = [made.cells[f"review_litigation.review.{name}"] for name in contract.RESULTS]
    assert [cell.state.value for cell in cells] == ["figure", "blank", "not_applicable", "figure"]
    assert cells[0].value == 1


def test_a_text_is_read_as_figures_of_its_cell_are() -> None:
    texts = {
        "proactive_disclosure.licensing.change": "未增未减",
        "proactive_disclosure.licensing.previous": "未增未减",
        "proactive_disclosure.fees.previous": "251000元",
        "proactive_disclosure.procurement.amount": "251000元",
    }
    made = Draft.from_figures(NAME, 2020, texts, "2019")
    values = [cell.value for cell in made.cells.values()]
    assert values == [0, None, None, Decimal("25.1")]


@pytest.mark.parametrize("blanks", ["zeros", "Zero", True, None, [], 0], ids=repr)
def test_blanks_mean_one_of_two_things(blanks: Any) -> None:
    draft = Draft.blank(NAME, 2023)
    for ask in (draft.figures, draft.check, draft.seal):
        with pytest.raises(ValueError, match="keep, zero"):
            ask(blanks)


@pytest.mark.parametrize("text", [None, 7, Decimal(1), b"7"], ids=repr)
def test_a_cell_is_printed_from_a_text(text: Any) -> None:
    with pytest.raises(TypeError, match=rf"text of a cell, not {type(text).__name__}; Cell\.of"):
        Cell.printed(text)
