# SPDX-License-Identifier: Apache-2.0
"""The entry page, filled in as people do: figure by figure, by keys, and by pasting blocks."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.keys import Keys

import gaidisclosure as gd
from gaidisclosure.strategies.plain import sample
from tests.browser.entry import Entry

REPORT = sample(1, seed=14, edition="2021")[0]
DRAFT = gd.Draft.from_report(REPORT)
TEXTS = {path: cell.text for path, cell in DRAFT.cells.items()}
TOTAL = "request_handling.outcomes.total.natural_person"
FIRST = "request_handling.received.natural_person"


@pytest.fixture
def blank(browser: Chrome, tmp_path: Path) -> Entry:
    """A blank page."""
    return Entry.open(browser, tmp_path)


@pytest.fixture
def filled(browser: Chrome, tmp_path: Path) -> Entry:
    """A page with a report that is right."""
    return Entry.open(browser, tmp_path, draft=DRAFT)


def test_a_report_is_typed_cell_by_cell(blank: Entry) -> None:
    blank.keep_saved()
    blank.write("issuer-name", REPORT.agency.name)
    blank.write("year", str(REPORT.period.year))
    first = next(iter(TEXTS))
    blank.focus(first)
    for text in TEXTS.values():
        blank.keys(text, Keys.TAB)
    blank.wait_for("^通过")
    assert blank.texts() == TEXTS
    assert blank.findings() == []
    blank.press("保存年报")
    saved = gd.loads(blank.saved(), gd.AnnualReport2021)
    assert saved.figures() == REPORT.figures()
    assert (saved.agency.name, saved.period) == (REPORT.agency.name, REPORT.period)


def test_a_wrong_figure_is_marked_and_mended_by_a_click(filled: Entry) -> None:
    right = TEXTS[TOTAL]
    wrong = str(int(right) + 10)
    filled.type(TOTAL, wrong)
    filled.wait_for("^有误")
    draft = DRAFT.replace({TOTAL: int(wrong)})
    verdict = draft.check()
    (finding,) = filled.findings()
    for violation in verdict.errors:
        assert violation.message("zh_Hans") in finding
    assert filled.marked() == {TOTAL: "wrong"}
    cell = filled.cell(TOTAL)
    assert cell.get_attribute("aria-invalid") == "true"
    described = cell.get_attribute("aria-describedby") or ""
    assert filled.seen(f"#{described}") == verdict.errors[0].message("zh_Hans")
    filled.press(f"改为 {right}")
    filled.wait_for("^通过")
    assert (filled.texts(), filled.marked()) == (TEXTS, {})
    assert filled.browser.switch_to.active_element == cell
    filled.chord(Keys.CONTROL, "z")
    filled.wait_for("^有误")
    assert filled.texts()[TOTAL] == wrong


def test_what_has_no_certain_repair_is_suspect_as_a_whole(filled: Entry) -> None:
    path = "review_litigation.review.total"
    filled.type(path, "9999")
    filled.wait_for("^有误：1 ")
    cells = filled.form.identities["T4-SUM:review"].cells
    assert filled.marked() == dict.fromkeys(cells, "suspect")
    assert filled.seen(".balance .uneven").endswith(f"差额 {9999 - int(TEXTS[path])}")


@pytest.mark.parametrize(
    ("text", "told"),
    [("十二", "不是数据"), ("-3", "负"), ("1.5", "整数"), ("9" * 20, "位")],
)
def test_a_text_that_is_no_count_is_told_in_the_words_of_python(
    filled: Entry, text: str, told: str
) -> None:
    filled.type(FIRST, text)
    filled.wait_for("^(有误|不完整)")
    draft = DRAFT.replace({FIRST: text})
    (violation,) = [each for each in (*draft.check().violations, *draft.check().gaps) if each.cells == (FIRST,)]
    sentence = violation.message("zh_Hans")
    assert told in sentence
    assert any(sentence in each for each in filled.findings())
    assert filled.marked()[FIRST] == "wrong"


def test_a_sum_is_offered_and_taken_but_never_written_over_what_was_typed(blank: Entry) -> None:
    row = "request_handling.received"
    cells = list(blank.form.identities["T3-ROW:received"].left)
    for number, path in enumerate(cells, 1):
        blank.type(path, str(number))
    total = blank.cell(f"{row}.total")
    blank.focus(f"{row}.total")
    blank.wait_for("填入合计 21", ".line")
    assert (total.get_attribute("placeholder"), total.get_attribute("value")) == ("21", "")
    blank.chord(Keys.CONTROL, Keys.ENTER)
    assert total.get_attribute("value") == "21"
    blank.type(cells[0], "5")
    blank.wait_for("^有误")
    assert blank.texts()[f"{row}.total"] == "21"
    blank.focus(f"{row}.total")
    blank.press("填入合计 25")
    assert blank.texts()[f"{row}.total"] == "25"
