# SPDX-License-Identifier: Apache-2.0
"""Word files that LibreOffice saves as DOCX and prints: every cell is read right."""

from __future__ import annotations

import pytest

import gaidisclosure as gd
from gaidisclosure import to_docx
from tests.office.conftest import Saved
from tests.office.written import FORMS, REPORTS, WRITTEN, alike

COPIED = "report-2021"
DRAFTS = {**WRITTEN, **{f"longer-{edition}": alike(edition, longer=4) for edition in FORMS}}


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """Return all Word files by their names."""
    written = {f"{name}.docx": to_docx(draft, data=False) for name, draft in DRAFTS.items()}
    return written | {"copy.docx": to_docx(REPORTS[COPIED])}


@pytest.fixture(scope="module")
def saved(office: Saved, files: dict[str, bytes]) -> dict[str, dict[str, bytes]]:
    """Return what LibreOffice makes of all Word files, by its format."""
    return {to: office(files, to) for to in ("docx", "pdf")}


@pytest.mark.parametrize("to", ["docx", "pdf"])
@pytest.mark.parametrize("name", DRAFTS)
def test_every_cell_is_read_from_what_libreoffice_saves(
    saved: dict[str, dict[str, bytes]], name: str, to: str
) -> None:
    read, wanted = gd.read(saved[to][name]), DRAFTS[name]
    assert read.figures() == wanted.figures()
    assert (read.form, read.agency, read.year) == (wanted.form, wanted.agency, wanted.year)


def test_the_copy_survives_libreoffice(saved: dict[str, dict[str, bytes]]) -> None:
    assert gd.read(saved["docx"]["copy"]).seal() == REPORTS[COPIED]
