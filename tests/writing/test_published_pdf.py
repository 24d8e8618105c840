# SPDX-License-Identifier: Apache-2.0
"""Reports and drafts as PDF files, read back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure import FontError, strategies

CELL = "request_handling.received.total"


@settings(max_examples=20, deadline=None)
@given(st.one_of(strategies.annual_reports(), strategies.drafts()), st.booleans())
def test_every_figure_is_read_back(value: gd.AnnualReport | gd.Draft, data: bool) -> None:
    draft = value if isinstance(value, gd.Draft) else gd.Draft.from_report(value)
    try:
        written = gd.to_pdf(value, data=data)
    except FontError:
        return
    assert len(written) <= 250_000
    found = gd.read(written)
    assert found.form is draft.form
    assert {path: cell.value for path, cell in found.cells.items()} == {
        path: draft.cells[path].value if path in draft.cells else None for path in draft.form.cells
    }


def test_a_report_is_read_back_to_the_letter() -> None:
    report = gd.read(gd.samples.folder() / "water-2023.pdf").seal()
    written = gd.to_pdf(report)
    assert gd.read(written).seal() == report
    assert gd.to_pdf(report) == written
    assert gd.read(gd.to_pdf(report, data=False)).seal() == report


def test_a_draft_that_fails_is_marked_and_the_mark_is_not_read() -> None:
    draft = gd.Draft.from_report(gd.AnnualReport2021.zero("云溪县商务局", 2023)).replace({CELL: 7})
    found = gd.read(gd.to_pdf(draft, data=False))
    assert found.narrative == draft.narrative
    assert found.cells[CELL].value == 7
    assert not found.check().ok


@pytest.mark.parametrize(("locale", "tag"), [("zh_Hant", b"/Lang(zh)"), ("en", b"/Lang(en)")])
def test_the_language_is_told(locale: str, tag: bytes) -> None:
    assert tag in gd.to_pdf(gd.AnnualReport2021.zero("云溪县商务局", 2023), locale=locale)
