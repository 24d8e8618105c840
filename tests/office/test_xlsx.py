# SPDX-License-Identifier: Apache-2.0
"""Workbooks that LibreOffice recalculates and saves: cells, sums and colours are the model's."""

from __future__ import annotations

from collections import Counter
from io import BytesIO

import pdfplumber
import pytest

import gaidisclosure as gd
from gaidisclosure import Draft, to_xlsx
from gaidisclosure.form import FormKey
from gaidisclosure.zh.figures import State
from tests.office.conftest import Saved
from tests.office.spliced import with_figures
from tests.office.written import DRAFTS, FORMS, REPORTS, WRITTEN, lawful, leaves, settled

T3, T4 = "request_handling", "review_litigation"
RED = (0.75, 0.0, 0.0)
CHANGES = {
    "received": {f"{T3}.received.natural_person": 60_001},
    "outcome": {f"{T3}.outcomes.disclosed.commercial_enterprise": 70_003},
    "carried": {f"{T3}.carried_forward.other_organization": 80_009},
    "case": {f"{T4}.litigation_direct.corrected": 50_021},
    "several": {
        f"{T3}.received.research_institution": 61_007,
        f"{T3}.outcomes.not_processed.repeated.total": 0,
        f"{T4}.review.pending": 12_011,
    },
}
"""Figures that somebody changes in a report, where a sum stands for all leaves of its row."""


def changes(draft: Draft, name: str) -> dict[str, int]:
    """Return the leaves that a change concerns."""
    chosen = dict[str, int]()
    for path, figure in CHANGES[name].items():
        row = path.removesuffix(".total")
        found = [each for each in leaves(draft) if each == path or each.startswith(f"{row}.")]
        chosen |= dict.fromkeys(found, figure)
    return chosen


CHANGED = {
    f"{report}-{change}": (report, changes(WRITTEN[report], change))
    for report in REPORTS
    for change in CHANGES
}
"""The report and the changed leaves of each workbook, by the name of its file."""
LEAF = f"{T3}.outcomes.unavailable.not_held.natural_person"
SHOWN = {
    LEAF,
    f"{T3}.outcomes.unavailable.not_held.total",
    f"{T3}.outcomes.total.natural_person",
    f"{T3}.outcomes.total.total",
}
"""The cells of a blank form that show a figure after one leaf is filled in."""


def workbooks() -> dict[str, bytes]:
    """Return all workbooks by the names of their files."""
    written = {name: to_xlsx(report, data=False) for name, report in REPORTS.items()}
    blanks = {edition: gd.template(edition, "xlsx") for edition in FORMS}
    files = {
        **written,
        **{name: to_xlsx(draft, data=False) for name, draft in DRAFTS.items()},
        **{name: with_figures(written[base], leaf) for name, (base, leaf) in CHANGED.items()},
        **{f"blank-{edition}": with_figures(data, {}) for edition, data in blanks.items()},
        **{f"begun-{edition}": with_figures(data, {LEAF: 7}) for edition, data in blanks.items()},
        **{f"filled-{key}": with_figures(data, own_leaves(key)) for key, data in blanks.items()},
    }
    return {f"{name}.xlsx": data for name, data in files.items()}


def own_leaves(edition: FormKey) -> dict[str, int]:
    """Return the leaves of a draft that adds up."""
    draft = lawful(edition)
    return {path: int(draft.figures()[path] or 0) for path in leaves(draft)}


@pytest.fixture(scope="module")
def saved(office: Saved) -> dict[str, Draft]:
    """Return the readings of all workbooks, recalculated and saved by LibreOffice."""
    return {name: gd.read(data) for name, data in office(workbooks(), "xlsx").items()}


@pytest.fixture(scope="module")
def pages(office: Saved) -> dict[str, bytes]:
    """Return the changed reports and the drafts as LibreOffice prints them."""
    files = workbooks()
    printed = [*CHANGED, *DRAFTS]
    return office({f"{name}.xlsx": files[f"{name}.xlsx"] for name in printed}, "pdf")


@pytest.mark.parametrize("name", WRITTEN)
def test_every_cell_is_read_from_what_libreoffice_saves(saved: dict[str, Draft], name: str) -> None:
    read, wanted = saved[name], WRITTEN[name]
    assert read.figures() == wanted.figures()
    assert (read.form, read.agency, read.year) == (wanted.form, wanted.agency, wanted.year)


@pytest.mark.parametrize("name", CHANGED)
def test_sums_follow_a_changed_leaf_as_the_verdict_expects(
    saved: dict[str, Draft], name: str
) -> None:
    report, leaf = CHANGED[name]
    changed = WRITTEN[report].replace(leaf)
    assert not changed.check().ok
    for violation in changed.check().errors:
        if not violation.code.startswith("T3-BAL"):
            assert saved[name].cells[violation.cells[-1]].value == violation.expected
    assert saved[name].figures() == settled(changed).figures()


def red_figures(data: bytes) -> Counter[str]:
    """Count the figures that are printed in red."""
    with pdfplumber.open(BytesIO(data)) as pdf:
        words = [
            word["text"]
            for page in pdf.pages
            for word in page.filter(is_red).extract_words(x_tolerance=1)
        ]
    return Counter(word for word in words if word.replace(".", "").isdigit())


def is_red(part: dict[str, object]) -> bool:
    """Tell if a part of a page is a character in red."""
    color = part.get("non_stroking_color")
    return isinstance(color, tuple) and color == pytest.approx(RED, abs=0.01)


@pytest.mark.parametrize("name", [*CHANGED, *DRAFTS])
def test_what_fails_is_printed_in_red_and_nothing_else(
    saved: dict[str, Draft], pages: dict[str, bytes], name: str
) -> None:
    read = saved[name]
    wrong = {path for each in read.check().errors for path in each.cells}
    assert red_figures(pages[name]) == Counter(str(read.cells[path].value) for path in wrong)


@pytest.mark.parametrize("edition", FORMS)
def test_a_blank_form_shows_nothing_until_a_leaf_is_filled_in(
    saved: dict[str, Draft], edition: FormKey
) -> None:
    blank, begun = saved[f"blank-{edition}"], saved[f"begun-{edition}"]
    assert {cell.state for cell in blank.cells.values()} == {State.BLANK}
    assert blank.doubts == ()
    shown = {path: figure for path, figure in begun.figures().items() if figure is not None}
    assert shown == dict.fromkeys(SHOWN, 7)


@pytest.mark.parametrize("edition", FORMS)
def test_a_form_that_is_filled_in_computes_its_sums(
    saved: dict[str, Draft], edition: FormKey
) -> None:
    assert saved[f"filled-{edition}"].figures() == lawful(edition).figures()
