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
AT_ONCE = 40
"""Keys that are sent together."""


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
    keys = [key for text in TEXTS.values() for key in (text, Keys.TAB)]
    for start in range(0, len(keys), AT_ONCE):
        blank.keys(*keys[start : start + AT_ONCE])
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
    verdict = DRAFT.replace({FIRST: text}).check()
    found = (*verdict.violations, *verdict.gaps)
    (violation,) = [each for each in found if each.cells == (FIRST,)]
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


def test_sums_and_zeros_fill_blank_cells_only(blank: Entry) -> None:
    blank.type(FIRST, "3")
    blank.press("填入合计")
    assert {path: text for path, text in blank.texts().items() if text} == {FIRST: "3"}
    blank.press("空白填 0")
    blank.wait_for("^有误")
    texts = blank.texts()
    assert (texts[FIRST], texts["request_handling.received.total"]) == ("3", "3")
    assert texts["request_handling.outcomes.total.natural_person"] == "0"
    blank.chord(Keys.CONTROL, "z")
    assert {path: text for path, text in blank.texts().items() if text} == {FIRST: "3"}


def rows_of(draft: gd.Draft, number: int) -> list[list[str]]:
    """Return the figures of a table as a spreadsheet copies them, row by row."""
    cells = [cell for cell in draft.form.cells.values() if cell.table == number]
    rows = dict.fromkeys(draft.form.printed_tables[number].figures[cell.path].row for cell in cells)
    at = {cell.path: draft.form.printed_tables[number].figures[cell.path].row for cell in cells}
    return [[draft.cells[cell.path].text for cell in cells if at[cell.path] == row] for row in rows]


def test_a_block_from_a_spreadsheet_is_one_step(blank: Entry) -> None:
    rows = rows_of(DRAFT, 3)
    first = next(path for path, cell in blank.form.cells.items() if cell.table == 3)
    blank.paste(first, "\r\n".join("\t".join(row) for row in rows) + "\r\n")
    table = {path for path, cell in blank.form.cells.items() if cell.table == 3}
    assert {path: text for path, text in blank.texts().items() if text} == {
        path: text for path, text in TEXTS.items() if path in table
    }
    assert f"已粘贴 {len(table)} 格" in blank.seen(".notice")
    blank.chord(Keys.CONTROL, "z")
    assert set(blank.texts().values()) == {""}
    blank.chord(Keys.CONTROL, "y")
    assert blank.texts()[first] == TEXTS[first]


def test_what_does_not_fit_is_told(blank: Entry) -> None:
    blank.paste("review_litigation.litigation_after_review.total", "1\t22\t333\n4444")
    assert blank.texts()["review_litigation.litigation_after_review.total"] == "1"
    for text in ("22", "333", "4444"):
        assert text in blank.seen(".notice")


def test_a_single_figure_is_pasted_into_the_text(filled: Entry) -> None:
    filled.paste(FIRST, "1,234件")
    assert filled.texts()[FIRST] == "1,234件"


def test_keys_move_as_in_a_spreadsheet(blank: Entry) -> None:
    def here() -> str:
        number = str(blank.browser.switch_to.active_element.get_attribute("id"))
        return [*blank.form.cells][int(number.removeprefix("c"))]

    blank.focus("proactive_disclosure.normative_documents.in_force")
    blank.keys(Keys.ENTER)
    assert here() == "proactive_disclosure.licensing"
    blank.keys(Keys.ARROW_UP)
    assert here() == "proactive_disclosure.normative_documents.issued"
    blank.keys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
    assert here() == "proactive_disclosure.normative_documents.in_force"
    blank.chord(Keys.SHIFT, Keys.ENTER)
    assert here() == "proactive_disclosure.government_rules.in_force"
    blank.keys("12", Keys.ARROW_LEFT)
    assert here() == "proactive_disclosure.government_rules.in_force"
    blank.keys(Keys.HOME, Keys.ARROW_LEFT)
    assert here() == "proactive_disclosure.government_rules.repealed"
    blank.keys(Keys.ARROW_RIGHT, "9", Keys.ESCAPE)
    assert blank.texts()["proactive_disclosure.government_rules.in_force"] == "12"


def test_undo_and_redo_go_over_cells_and_texts(blank: Entry) -> None:
    blank.type(FIRST, "12")
    blank.write("text-other_matters", "无。")
    blank.write("issuer-name", "云溪县商务局")
    blank.keys(Keys.TAB)
    steps: list[tuple[str, str, str]] = []

    def state() -> tuple[str, str, str]:
        values = [
            str(blank.browser.find_element("id", name).get_attribute("value"))
            for name in ("text-other_matters", "issuer-name")
        ]
        return blank.texts()[FIRST], values[0], values[1]

    for key in ("z", "z", "z", "y", "y", "y"):
        blank.chord(Keys.CONTROL, key)
        steps.append(state())
    assert steps == [
        ("12", "无。", ""),
        ("12", "", ""),
        ("", "", ""),
        ("12", "", ""),
        ("12", "无。", ""),
        ("12", "无。", "云溪县商务局"),
    ]


def test_all_can_be_done_by_keys_alone(filled: Entry) -> None:
    wrong = str(int(TEXTS[TOTAL]) + 1)
    filled.focus(TOTAL)
    filled.keys(wrong)
    filled.wait_for("^有误")
    filled.wait_for(f"改为 {TEXTS[TOTAL]}", ".offers")
    filled.chord(Keys.CONTROL, Keys.ENTER)
    filled.wait_for("^通过")
    assert filled.texts() == TEXTS
    reached = list[str]()
    while len(reached) < 2 or reached[0] != reached[-1]:
        filled.keys(Keys.TAB)
        found = filled.browser.execute_script(
            "const { id, innerText } = document.activeElement; return id || innerText"
        )
        reached += [found] if reached[-1:] != [found] else []
    assert {"保存录入稿", "保存年报", "撤销", "打印", "issuer-name", "text-preface"} <= {*reached}
    assert {f"c{number}" for number in range(len(TEXTS))} <= {*reached}
