# SPDX-License-Identifier: Apache-2.0
"""Verdict pages in a browser: sums light up, phones show all, and print is read back."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

import gaidisclosure as gd
from gaidisclosure import Draft, samples
from gaidisclosure.i18n import LOCALES, AnyLocale
from gaidisclosure.pages.marked_tables import anchors
from gaidisclosure.pages.verdict_index import Listed, verdict_index
from gaidisclosure.pages.verdict_page import verdict_page
from tests.browser.test_accessibility import RUN, axe
from tests.browser.test_print import printed
from tests.browser.test_view import CUT
from tests.office.written import WRITTEN

__all__ = ["axe"]

PLANTED = gd.read(samples.folder() / "transport-2023.xlsx")
WRONG = "request_handling.outcomes.disclosed.natural_person"
ROW = "T3-ROW:outcomes.disclosed"
DRAFTS: dict[str, Draft] = {
    "planted": PLANTED,
    "valid": WRITTEN["report-2021"],
    "wrong-2019": WRITTEN["wrong-2019"],
    "wrong-2021": WRITTEN["wrong-2021"],
    "undivided": WRITTEN["wrong-2021-undivided"],
    "blank": Draft.blank("云溪县商务局", 2023),
    "unnamed": Draft.blank(),
}
MANY = 10
"""Findings that push the title too far from the top for a reader of print to look for it."""
LIT = "rgba(207, 227, 251, 1)"


@pytest.fixture
def shown(browser: Chrome, tmp_path: Path) -> Any:
    """Show a page, and return the browser."""

    def show(page: str) -> Chrome:
        file = tmp_path / "page.html"
        file.write_text(page, "utf-8")
        browser.get(file.as_uri())
        return browser

    return show


def cell(browser: Chrome, path: str) -> WebElement:
    return browser.find_element(By.ID, anchors(PLANTED.form)[path].name)


def lit(browser: Chrome) -> set[str]:
    """The cells that light up."""
    return {
        path
        for path in PLANTED.form.cells
        if cell(browser, path).value_of_css_property("background-color") == LIT
    }


def test_a_total_shows_its_addends_under_the_pointer_and_the_focus(shown: Any) -> None:
    browser = shown(verdict_page(PLANTED))
    identity = PLANTED.form.identities[ROW]
    assert lit(browser) == set()
    total = cell(browser, identity.right[0])
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", total)
    ActionChains(browser).move_to_element(total).perform()
    assert lit(browser) == set(identity.cells)
    ActionChains(browser).move_to_element(browser.find_element(By.ID, "verdict")).perform()
    assert lit(browser) == set()
    browser.execute_script("arguments[0].focus()", total)
    assert lit(browser) == set(identity.cells)


def test_a_finding_shows_its_addends_and_leads_to_the_cell(shown: Any) -> None:
    browser = shown(verdict_page(PLANTED, locale="en"))
    (found,) = (each for each in browser.find_elements(By.TAG_NAME, "li") if ROW in each.text)
    ActionChains(browser).move_to_element(found).perform()
    assert lit(browser) == set(PLANTED.form.identities[ROW].cells)
    ActionChains(browser).move_to_element(browser.find_element(By.ID, "verdict")).perform()
    link = found.find_element(By.TAG_NAME, "a")
    browser.execute_script("arguments[0].focus()", link)
    assert lit(browser) == set(PLANTED.form.identities[ROW].cells)
    link.click()
    target = browser.find_element(By.CSS_SELECTOR, "td:target")
    assert target.get_attribute("id") == anchors(PLANTED.form)[WRONG].name
    assert -1 <= target.rect["y"] - browser.execute_script("return scrollY") < 1000


def test_the_proposed_figure_is_shown_and_is_no_text(shown: Any) -> None:
    browser = shown(verdict_page(PLANTED))
    wrong = cell(browser, WRONG)
    script = "return getComputedStyle(arguments[0], '::after').content"
    assert browser.execute_script(script, wrong) in ('"→" attr(data-to)', '"→" "13"', '"→13"')
    assert browser.execute_script("return arguments[0].textContent", wrong) == "18"
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert browser.execute_script(script, wrong) == "none"
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def index(locale: str) -> str:
    files = [
        Listed(
            file="a.docx", result="invalid", agency="云溪县商务局", year=2023, count=2, page="a"
        ),
        Listed(file="b.docx", result="valid", agency="云溪县商务局", year=2023, page="b"),
        Listed(file="c.docx", result="unreadable", reason="打不开"),
    ]
    return verdict_index(files, ["缺报 1 家：云溪县教育局"], locale)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", [*DRAFTS, "index"])
def test_axe_finds_no_violation(shown: Any, axe: str, name: str, locale: AnyLocale) -> None:
    draft = DRAFTS.get(name)
    browser = shown(verdict_page(draft, locale=locale) if draft else index(str(locale)))
    browser.execute_script(axe)
    assert browser.execute_async_script(RUN) == []


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", [*DRAFTS, "index"])
def test_a_phone_shows_all_without_moving_the_page(
    phone: Chrome, shown: Any, name: str, locale: AnyLocale
) -> None:
    draft = DRAFTS.get(name)
    shown(verdict_page(draft, locale=locale) if draft else index(str(locale)))
    assert phone.execute_script("return innerWidth") == 390
    assert phone.execute_script("return document.documentElement.scrollWidth") <= 390
    assert phone.execute_script(CUT.replace("article *", "body *")) == []


@pytest.mark.parametrize(("name", "locale"), [*zip(DRAFTS, cycle(LOCALES))])
def test_a_printed_page_is_read_back(
    browser: Chrome, tmp_path: Path, name: str, locale: AnyLocale
) -> None:
    draft = DRAFTS[name]
    read = gd.read(printed(browser, verdict_page(draft, locale=locale), tmp_path))
    assert read.form is draft.form
    differing = {
        path: each for path, each in read.figures().items() if each != draft.figures()[path]
    }
    if len(draft.check().errors) < MANY:
        assert differing == {}
        assert (read.agency, read.year) == (draft.agency, draft.year)
    # Lines of forty findings, which stay first on paper, look like rows where a font breaks them.
    assert {*differing.values()} <= {None}
    assert not differing or read.doubts
