# SPDX-License-Identifier: Apache-2.0
"""Reports as DOCX, saved by LibreOffice as PDF and as DOCX: every cell is read right."""

from __future__ import annotations

import pytest

import gaidisclosure as gd
from gaidisclosure import Draft, to_docx
from gaidisclosure.model import AnyReport
from gaidisclosure.strategies.plain import sample
from tests.office.conftest import Saved

REPORTS = (*sample(2, seed=14, edition="2021"), *sample(1, seed=14, edition="2019"))
DIGITS = {2: 7, 3: 7, 4: 5}
"""The most digits for which the cells of a table have room on one line."""


def filled(digits: dict[int, int]) -> Draft:
    blank = Draft.blank("云溪县商务局", 2023)
    cells = blank.form.cells
    return blank.replace({path: 10 ** digits[cell.table] - 1 for path, cell in cells.items()})


@pytest.mark.parametrize("to", ["pdf", "docx"])
@pytest.mark.parametrize("report", REPORTS)
def test_a_report_is_read_from_what_libreoffice_saves(
    office: Saved, report: AnyReport, to: str
) -> None:
    read = gd.read(office(to_docx(report, data=False), "docx", to))
    assert read.figures() == Draft.from_report(report).figures()
    assert (read.agency, read.year) == (report.agency.name, report.year)


def test_the_copy_survives_libreoffice(office: Saved) -> None:
    read = gd.read(office(to_docx(REPORTS[0]), "docx", "docx"))
    assert read.seal() == REPORTS[0]


def test_figures_of_usual_length_stay_on_one_line(office: Saved) -> None:
    draft = filled(DIGITS)
    read = gd.read(office(to_docx(draft), "docx", "pdf"))
    assert read.figures() == draft.figures()
    assert read.doubts == ()


def test_longer_figures_break_and_are_read_whole(office: Saved) -> None:
    draft = filled({table: digits + 4 for table, digits in DIGITS.items()})
    read = gd.read(office(to_docx(draft), "docx", "pdf"))
    assert read.figures() == draft.figures()
