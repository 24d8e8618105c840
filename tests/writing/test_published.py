# SPDX-License-Identifier: Apache-2.0
"""Reports and drafts as files to publish, which are read back."""

from __future__ import annotations

import re

import pytest

import gaidisclosure as gd
from gaidisclosure import AnnualReport2021, Draft, to_docx, to_html
from gaidisclosure.model import Agency, Level, ReportingPeriod
from gaidisclosure.strategies.plain import sample
from tests.writing.written import FORMATS

MOST_BYTES = {"docx": 15_000, "html": 60_000, "fragment": 60_000, "xlsx": 25_000, "pdf": 250_000}
REPORT = AnnualReport2021.zero("云溪县商务局", 2023)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("data", [True, False])
def test_ordinary_reports_are_read_back(name: str, data: bool) -> None:
    for report in sample(6, seed=14):
        read = gd.read(FORMATS[name](report, data))
        assert read.figures() == Draft.from_report(report).figures()
        assert (read.agency, read.year) == (report.agency.name, report.year)
        if data:
            assert read.seal() == report


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
    assert len(data) <= MOST_BYTES[name]


def test_only_reports_and_drafts_are_published() -> None:
    for write in FORMATS.values():
        with pytest.raises(TypeError, match="expected an AnnualReport or a Draft"):
            write("report", True)  # type: ignore[arg-type]
