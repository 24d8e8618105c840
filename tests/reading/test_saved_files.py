# SPDX-License-Identifier: Apache-2.0
"""A report is the same in a saved page, in a sheet saved as text and in an XML workbook."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure import Draft, read, strategies
from gaidisclosure.document import Place
from gaidisclosure.model import AnnualReport, Narrative
from tests.formats import saved
from tests.whole import document

REPORTS = strategies.annual_reports().map(lambda report: evolve(report, narrative=Narrative()))


def require_same(draft: Draft, report: AnnualReport) -> None:
    assert draft.doubts == ()
    assert draft.figures() == report.figures()
    assert draft.issuer is not None
    found = (draft.edition, draft.issuer.name, draft.year)
    assert found == (report.edition, report.agency.name, report.year)


@given(REPORTS, st.sampled_from(["utf-8", "gb18030"]))
def test_a_saved_page(report: AnnualReport, encoding: str) -> None:
    parts = ("a.html", saved.page(document(report)))
    require_same(read(saved.message(parts, encoding=encoding, transfer="base64")), report)


@given(REPORTS, st.sampled_from(["utf-8-sig", "gb18030"]), st.sampled_from(",;"), st.booleans())
def test_a_sheet_saved_as_text(
    report: AnnualReport, encoding: str, delimiter: str, padded: bool
) -> None:
    text = saved.delimited(document(report), delimiter, padded=padded)
    require_same(read(text.encode(encoding)), report)


@given(REPORTS, st.booleans())
def test_unicode_text_of_excel(report: AnnualReport, padded: bool) -> None:
    text = saved.delimited(document(report), "\t", padded=padded)
    require_same(read(text.encode("utf-16")), report)


@given(REPORTS)
def test_a_workbook_as_one_xml_file(report: AnnualReport) -> None:
    text = saved.workbook(saved.worksheet("年报", saved.sheet(document(report))))
    require_same(read(text.encode()), report)


@pytest.mark.parametrize("edition", ["2021", "2019"])
@pytest.mark.parametrize("padded", [False, True])
def test_a_blank_form_as_text_has_no_figure(edition: Any, padded: bool) -> None:
    blank = Draft.blank("云溪县商务局", 2023, edition=edition)
    found = read(saved.delimited(document(blank), padded=padded).encode())
    assert set(found.figures().values()) == {None}
    assert found.edition == edition


def test_cells_have_the_place_that_the_format_gives() -> None:
    report = document(Draft.blank("云溪县商务局", 2023))
    path = "proactive_disclosure.licensing"
    text = saved.delimited(report)
    line = next(at for at, row in enumerate(text.split("\n"), 1) if row.startswith("行政许可"))
    assert read(text.encode()).cells[path].place == Place(line=line)
    book = saved.workbook(saved.worksheet("年报", saved.sheet(report)))
    assert read(book.encode()).cells[path].place == Place(sheet="年报", address=f"B{line}")
    place = read(saved.message(("a", saved.page(report)))).cells[path].place
    assert place is not None
    assert place.line is None
    assert place.element
