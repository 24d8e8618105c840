# SPDX-License-Identifier: Apache-2.0
"""The entry page and files: drafts and reports opened, saved, compared, printed and copied."""

from __future__ import annotations

import json
from base64 import b64decode
from pathlib import Path

import pytest
from attrs import evolve
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

import gaidisclosure as gd
from gaidisclosure.i18n import LOCALES, AnyLocale
from gaidisclosure.model import Narrative, Overview
from gaidisclosure.strategies.plain import sample
from tests.browser.entry import Entry
from tests.office.written import DRAFTS, REPORTS

REPORT = sample(1, seed=14, edition="2021")[0]
CARRIED = "request_handling.carried_forward.natural_person"
BROUGHT = "request_handling.brought_forward.natural_person"
TOLD = evolve(
    REPORT,
    narrative=Narrative(
        preface="根据条例编制。",
        overview=Overview(text="总体平稳。\n第二段。", proactive="公开 30 件。"),
        problems_and_improvements="还有不足。",
        other_matters="无其他需要报告的事项。",
    ),
)


@pytest.mark.parametrize("name", [*DRAFTS, "report-2021", "report-2019"])
def test_a_draft_of_python_opens_and_saves_equal(
    browser: Chrome, tmp_path: Path, name: str
) -> None:
    draft = DRAFTS.get(name) or gd.Draft.from_report(REPORTS[name])
    page = Entry.open(browser, tmp_path, draft=draft)
    page.keep_saved()
    page.press("保存录入稿")
    assert page.saved() == gd.dumps(draft)
    page.browser.refresh()
    page = Entry.open(browser, tmp_path, draft.form.key)
    page.keep_saved()
    page.drop(gd.dumps(draft))
    page.wait_for("已打开", ".notice")
    page.press("保存录入稿")
    assert page.saved() == gd.dumps(draft)


def test_a_draft_is_saved_as_a_download_and_opened_by_the_picker(
    browser: Chrome, tmp_path: Path
) -> None:
    downloads = tmp_path / "downloads"
    downloads.mkdir()
    browser.execute_cdp_cmd(
        "Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(downloads)}
    )
    page = Entry.open(browser, tmp_path)
    page.write("issuer-name", "云溪县商务局")
    page.write("year", "2023")
    page.type(CARRIED, "12345678901234567890123")
    page.write("text-other_matters", "尚在办理。")
    page.press("保存录入稿")
    file = downloads / "云溪县商务局2023年录入稿.json"
    WebDriverWait(browser, 10, 0.05).until(lambda _: file.exists())
    draft = gd.read(file)
    assert draft.cells[CARRIED].value == 12345678901234567890123
    assert (draft.agency, draft.year) == ("云溪县商务局", 2023)
    assert draft.narrative.other_matters == "尚在办理。"
    page = Entry.open(browser, tmp_path)
    page.keep_saved()
    page.pick("打开", file)
    page.wait_for("已打开", ".notice")
    page.press("保存录入稿")
    assert page.saved() == file.read_bytes()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"{", "JSON"),
        (b'{"format": "other"}', "gaidisclosure"),
        (gd.dumps(REPORTS["report-2019"]), "2019"),
        (b" " * (2 * 2**20 + 1), "2"),
    ],
    ids=["no-json", "other-json", "other-form", "too-large"],
)
def test_another_file_is_refused_with_a_sentence(
    browser: Chrome, tmp_path: Path, data: bytes, told: str
) -> None:
    page = Entry.open(browser, tmp_path, draft=gd.Draft.from_report(REPORT))
    before = page.texts()
    page.drop(data)
    notice = page.wait_for(told, ".notice")
    assert "pages." not in notice
    assert page.texts() == before


def test_only_a_report_that_is_right_is_saved_as_one(browser: Chrome, tmp_path: Path) -> None:
    page = Entry.open(browser, tmp_path, draft=gd.Draft.from_report(TOLD))
    page.keep_saved()
    page.wait_for("^通过")
    page.press("保存年报")
    assert page.saved() == gd.dumps(TOLD)
    page.type(CARRIED, "99999")
    page.wait_for("^有误")
    page.press("保存年报")
    page.wait_for("不能保存为年报", ".notice")
    assert browser.execute_script("return window.saved.length") == 1


def test_nothing_is_lost_without_a_warning(browser: Chrome, tmp_path: Path) -> None:
    page = Entry.open(browser, tmp_path)
    asked = "const event = new Event('beforeunload', { cancelable: true });"
    asked += "return !window.dispatchEvent(event)"
    assert browser.execute_script(asked) is False
    page.type(CARRIED, "1")
    assert browser.execute_script(asked) is True
    page.press("保存录入稿")
    assert browser.execute_script(asked) is False


def test_last_years_report_is_compared_at_once(browser: Chrome, tmp_path: Path) -> None:
    draft = gd.Draft.from_report(REPORT)
    last = draft.replace({CARRIED: 7, "request_handling.carried_forward.total": 7})
    last = evolve(last, year=REPORT.period.year - 1, period=None)
    page = Entry.open(browser, tmp_path, draft=draft)
    file = tmp_path / "上年.json"
    file.write_bytes(gd.dumps(last))
    page.pick("对照上年", file)
    told = page.wait_for("对照", ".before")
    found = [
        each for each in gd.compare(last, draft).findings if each.code.startswith("YEAR-CARRY")
    ]
    assert found
    for finding in found:
        assert finding.message("zh_Hans") in told
    page.focus(BROUGHT)
    page.press("填入上年结转 7")
    assert page.texts()[BROUGHT] == "7"
    page.press("结束对照")
    page.wait_for("^$", ".before")


@pytest.mark.parametrize("locale", ["zh_Hans", "zh_Hant"])
@pytest.mark.parametrize("name", ["report", "wrong-2019", "draft-2021-undivided"])
def test_the_printed_page_is_read_equal(
    browser: Chrome, tmp_path: Path, name: str, locale: AnyLocale
) -> None:
    draft = gd.Draft.from_report(TOLD) if name == "report" else DRAFTS[name]
    page = Entry.open(browser, tmp_path, draft=draft, locale=locale)
    page.wait_for(".")
    wanted = {"preferCSSPageSize": True}
    data = b64decode(browser.execute_cdp_cmd("Page.printToPDF", wanted)["data"])
    read = gd.read(data)
    assert read.figures() == draft.figures()
    assert (read.form, read.agency, read.year) == (draft.form, draft.agency, draft.year)
    if name == "report" and locale == "zh_Hans":
        assert read.narrative == TOLD.narrative


@pytest.mark.parametrize("locale", LOCALES)
def test_the_fragment_is_that_of_python(browser: Chrome, tmp_path: Path, locale: AnyLocale) -> None:
    draft = gd.Draft.from_report(TOLD)
    page = Entry.open(browser, tmp_path, draft=draft, locale=locale)
    page.wait_for(".")
    browser.execute_script(
        "window.copied = [];"
        "navigator.clipboard.writeText = async (text) => { window.copied.push(text); }"
    )
    browser.find_elements(By.CSS_SELECTOR, ".tools button")[-1].click()
    WebDriverWait(browser, 5).until(lambda _: browser.execute_script("return copied.length"))
    (copied,) = browser.execute_script("return copied")
    assert copied == gd.to_html(draft, fragment=True, data=False, locale=locale)


def test_a_filled_page_opens_with_its_figures(browser: Chrome, tmp_path: Path) -> None:
    filled = gd.fill(gd.template("2021", "html"), REPORT)
    assert filled.missing == ()
    file = tmp_path / "filled.html"
    file.write_bytes(filled.data)
    browser.get(file.as_uri())
    page = Entry(browser, REPORT.form)
    page.keep_saved()
    page.wait_for("^通过")
    page.press("保存年报")
    saved = json.loads(page.saved())
    assert saved["agency"]["name"] == REPORT.agency.name
    assert gd.loads(page.saved()).figures() == REPORT.figures()
