# SPDX-License-Identifier: Apache-2.0
"""Reports and drafts as files to publish, which are read back."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from attrs import evolve
from hypothesis import given, settings

import gaidisclosure as gd
from gaidisclosure import AnnualReport2021, Draft, strategies, to_docx, to_html
from gaidisclosure.model import Agency, AnyReport, Level, Narrative, ReportingPeriod
from gaidisclosure.strategies.plain import sample
from tests.depth import examples

Written = Callable[[AnyReport | Draft, bool], bytes]

FORMATS: dict[str, Written] = {
    "docx": lambda value, data: to_docx(value, data=data),
    "html": lambda value, data: to_html(value, data=data).encode(),
    "fragment": lambda value, data: to_html(value, data=data, fragment=True).encode(),
}
EXACT = ("docx",)
"""The formats whose readers see which lines are set in, however a text looks."""
FORBIDDEN = re.compile(r' (?:class|style|id)="[^"]*"|<style>.*?</style>|<script.*?</script>', re.S)
REPORT = AnnualReport2021.zero("云溪县商务局", 2023)


def close(value: object) -> str:
    return re.sub(r"\s+", "", str(value))


def assert_same_print(read: Draft, written: Draft) -> None:
    assert read.form is written.form
    assert (read.agency, read.year) == (written.agency, written.year)
    if written.period and not written.period.is_whole_year:
        assert read.period == written.period
    assert read.figures() == written.figures()
    assert close(read.narrative) == close(written.narrative)
    assert {doubt.code.rpartition(".")[2] for doubt in read.doubts} <= {"edition", "period"}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("data", [True, False])
def test_ordinary_reports_are_read_back(name: str, data: bool) -> None:
    for report in sample(6, seed=14):
        read = gd.read(FORMATS[name](report, data))
        assert read.figures() == Draft.from_report(report).figures()
        assert (read.agency, read.year) == (report.agency.name, report.year)
        if data:
            assert read.seal() == report


@pytest.mark.parametrize("name", EXACT)
@settings(max_examples=examples(50))
@given(report=strategies.annual_reports())
def test_any_report_is_read_back(name: str, report: AnyReport) -> None:
    written = FORMATS[name]
    assert gd.read(written(report, True)).seal() == report
    assert_same_print(gd.read(written(report, False)), Draft.from_report(report))


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=examples(50))
@given(draft=strategies.drafts())
def test_the_cells_of_any_draft_are_read_back(name: str, draft: Draft) -> None:
    if name not in EXACT:
        draft = evolve(draft, narrative=Narrative())
    read = gd.read(FORMATS[name](draft, False))
    for path, cell in draft.cells.items():
        found = read.cells[path]
        assert (found.value, found.text.strip()) == (cell.value, cell.text.strip())


@pytest.mark.parametrize(
    "report", sample(4, seed=7, edition="2019") + sample(4, seed=7, edition="2021")
)
def test_a_fragment_without_its_attributes_has_the_same_cells(report: AnyReport) -> None:
    stripped = FORBIDDEN.sub("", to_html(report, fragment=True))
    assert "style=" not in stripped
    assert "script" not in stripped
    assert gd.read(stripped.encode()).figures() == Draft.from_report(report).figures()


def test_the_copy_holds_what_the_layout_does_not_show() -> None:
    agency = Agency("云溪县商务局", Level.COUNTY, division_code="100001")
    report = AnnualReport2021(agency=agency, period=ReportingPeriod.of_year(2023))
    for written in FORMATS.values():
        assert gd.read(written(report, True)).seal() == report
        assert b"100001" not in written(report, False)
        issuer = gd.read(written(report, False)).issuer
        assert issuer is not None
        assert issuer.division_code is None


def test_a_draft_that_does_not_hold_is_marked_and_read_without_the_mark() -> None:
    wrong = Draft.from_report(REPORT).replace({"request_handling.outcomes.total.total": 3})
    mark = "录入稿：勾稽关系不符，不得公布"
    page = to_html(wrong)
    assert page.count(f">{mark}<") == 1
    assert mark in to_html(wrong, fragment=True)
    assert mark not in to_html(Draft.from_report(REPORT))
    for written in FORMATS.values():
        read = gd.read(written(wrong, False))
        assert read.figures() == wrong.figures()
        assert read.narrative == wrong.narrative


@pytest.mark.parametrize("locale", ["zh_Hans", "zh_Hant", "en"])
def test_labels_are_in_the_language_asked_for(locale: str) -> None:
    page = to_html(REPORT, locale=locale)
    assert f'<html lang="{locale.replace("_", "-")}">' in page
    headings = re.findall("<h2>(.*?)</h2>", page)
    assert len(headings) == 6
    assert to_docx(REPORT, locale=locale) == to_docx(REPORT, locale=locale)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_report_gives_the_same_file_of_moderate_size(name: str) -> None:
    (report,) = sample(1, seed=3, size="city")
    data = FORMATS[name](report, True)
    assert data == FORMATS[name](report, True)
    assert len(data) <= {"docx": 15_000, "html": 60_000, "fragment": 60_000}[name]


def test_only_reports_and_drafts_are_published() -> None:
    for write in FORMATS.values():
        with pytest.raises(TypeError, match="expected an AnnualReport or a Draft"):
            write("report", True)  # type: ignore[arg-type]
