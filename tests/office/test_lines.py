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

SENTENCE = "县商务局依据《条例》第49条编制2023年报告，联系电话000-1234567。"
LONG = Narrative(overview=Overview(text=SENTENCE * 25))
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
        chars = [[each for each in page.chars if each["size"] > 12] for page in pdf.pages]
    body, _ = Counter(round(each["size"]) for page in chars for each in page).most_common(1)[0]
    said = "".join(each["text"] for page in chars for each in page if round(each["size"]) == body)
    assert said.count(SENTENCE) == 25
    pages = [sorted({each["top"] for each in page}) for page in chars]
    apart = [after - before for tops in pages for before, after in pairwise(tops)]
    assert len(apart) > 20  # 29 and more: how many there are depends on the fonts of the machine
    assert min(apart) >= 16
