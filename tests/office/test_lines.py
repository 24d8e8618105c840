# SPDX-License-Identifier: Apache-2.0
"""Lines of printed pages: figures of usual length stand on one, and none covers another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise

import pdfplumber
import pytest
from attrs import evolve

import gaidisclosure as gd
from gaidisclosure import Draft, to_docx, to_xlsx
from gaidisclosure.form import FormKey
from gaidisclosure.model import Narrative, Overview
from tests.office.conftest import Saved
from tests.office.written import FORMS, WRITTEN, alike

LONG = Narrative(
    overview=Overview(text="县商务局依据《条例》第49条编制2023年报告，联系电话000-1234567。" * 25)
)
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


@pytest.mark.parametrize("ending", WRITERS)
def test_no_line_of_a_long_text_runs_into_the_next(office: Saved, ending: str) -> None:
    write = WRITERS[ending]
    data = office({f"long.{ending}": write(evolve(WRITTEN["draft-2021"], narrative=LONG))}, "pdf")
    with pdfplumber.open(BytesIO(data["long"])) as pdf:
        pages = [
            sorted({char["top"] for char in page.chars if char["size"] > 12}) for page in pdf.pages
        ]
    apart = [after - before for tops in pages for before, after in pairwise(tops)]
    assert len(apart) > 20  # the number of lines depends on the fonts that are there
    assert min(apart) >= 16
