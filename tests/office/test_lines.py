# SPDX-License-Identifier: Apache-2.0
"""Figures of usual length on printed pages: each stands on one line of its cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from io import BytesIO

import pdfplumber
import pytest

import gaidisclosure as gd
from gaidisclosure import Draft, to_docx, to_xlsx
from gaidisclosure.form import FORMS, FormKey
from tests.office.conftest import Saved
from tests.office.written import alike

WRITERS: dict[str, Callable[[Draft], bytes]] = {"docx": to_docx, "xlsx": to_xlsx}


@pytest.fixture(scope="module")
def printed(office: Saved) -> dict[str, bytes]:
    """Return drafts of every form as LibreOffice prints them from each format."""
    files = {
        f"{ending}-{edition}.{ending}": write(alike(edition))
        for ending, write in WRITERS.items()
        for edition in FORMS
    }
    return office(files, "pdf")


@pytest.mark.parametrize("edition", FORMS)
@pytest.mark.parametrize("ending", WRITERS)
def test_figures_of_usual_length_stay_on_one_line(
    printed: dict[str, bytes], ending: str, edition: FormKey
) -> None:
    data, wanted = printed[f"{ending}-{edition}"], alike(edition)
    with pdfplumber.open(BytesIO(data)) as pdf:
        words = [word for page in pdf.pages for word in page.extract_words(x_tolerance=1)]
    nines = Counter(word["text"] for word in words if {*word["text"]} == {"9"})
    assert nines == Counter(cell.text for cell in wanted.cells.values())
    assert gd.read(data).figures() == wanted.figures()
