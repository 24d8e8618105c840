# SPDX-License-Identifier: Apache-2.0
"""Reports and drafts as PDF files, read back."""

from __future__ import annotations

import pytest

import gaidisclosure as gd

CELL = "request_handling.received.total"


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
