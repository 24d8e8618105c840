# SPDX-License-Identifier: Apache-2.0
"""Pages as readers see them: twins, narrow screens, copied code and Chinese lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By

LANGUAGES = ("zh", "en")
TABLES = ["form-2021", "form-2019", "form-compared", "codes", "glossary", "how-to/index"]
PAGES = [*TABLES, "index", "tutorial", "checks", "repairs", "api/reading", "api/form"]

TORN = """
return [...document.querySelectorAll("article td, article th")].filter((cell) => {
  const style = getComputedStyle(cell);
  const width = cell.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  return cell.textContent.trim().length > 3 && width < 4 * parseFloat(style.fontSize);
}).map((cell) => cell.textContent);
"""
"""The cells whose column has no room for four characters."""

CUT = """
const width = document.documentElement.clientWidth;
const scrolls = (part) => part && part.tagName !== "ARTICLE" &&
  (["auto", "scroll"].includes(getComputedStyle(part).overflowX) || scrolls(part.parentElement));
return [...document.querySelectorAll("article *")].filter((part) =>
  part.getClientRects().length && part.getBoundingClientRect().right > width + 1 && !scrolls(part)
).map((part) => part.outerHTML.slice(0, 120));
"""
"""The parts that reach beyond the window and cannot be scrolled to."""

GAPS = r"""
return [...document.querySelectorAll("article p, article li, article td")]
  .map((part) => part.textContent).filter((text) => /[\u4e00-\u9fff]\n[\u4e00-\u9fff]/.test(text));
"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_narrow_screen_shows_all(phone: Chrome, site: str, language: str, page: str) -> None:
    phone.get(f"{site}/{language}/{page}.html")
    assert phone.execute_script("return innerWidth") == 390
    assert phone.execute_script(CUT) == []
    assert phone.execute_script("return document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", TABLES)
def test_no_column_tears_words(phone: Chrome, site: str, language: str, page: str) -> None:
    phone.get(f"{site}/{language}/{page}.html")
    assert len(phone.find_elements(By.CSS_SELECTOR, "article td")) > 8
    assert phone.execute_script(TORN) == []


@pytest.mark.parametrize("page", ["index", "tutorial", "api/form", "search", "genindex"])
def test_the_switch_leads_to_the_twin_and_back(browser: Chrome, site: str, page: str) -> None:
    browser.get(f"{site}/zh/{page}.html")
    browser.find_element(By.LINK_TEXT, "English").click()
    assert browser.current_url == f"{site}/en/{page}.html"
    browser.find_element(By.LINK_TEXT, "中文").click()
    assert browser.current_url == f"{site}/zh/{page}.html"


def test_every_page_has_a_twin(folder: Path) -> None:
    both = [
        {path.relative_to(folder / language) for path in (folder / language).rglob("*.html")}
        for language in LANGUAGES
    ]
    assert len(both[0]) > 30
    assert both[0] == both[1]


@pytest.mark.parametrize(("language", "word"), [("zh", "本页内容"), ("en", "On this page")])
def test_words_of_the_theme_are_in_the_language(
    browser: Chrome, site: str, language: str, word: str
) -> None:
    browser.get(f"{site}/{language}/tutorial.html")
    assert browser.find_element(By.CLASS_NAME, "toc-title").text.lower() == word.lower()
    assert browser.find_element(By.CSS_SELECTOR, f"html[lang^={language}]")


@pytest.mark.parametrize("page", ["index", "why", "tutorial", "model", "repairs"])
def test_lines_of_chinese_leave_no_gaps(browser: Chrome, site: str, page: str) -> None:
    browser.get(f"{site}/zh/{page}.html")
    assert browser.execute_script(GAPS) == []


def test_the_first_page_leads_to_the_language_of_the_browser(browser: Chrome, site: str) -> None:
    browser.get(f"{site}/index.html")
    language = browser.execute_script("return navigator.language")[:2]
    assert browser.current_url == f"{site}/{language if language == 'zh' else 'en'}/index.html"


@pytest.mark.parametrize(
    ("page", "block", "begins"),
    [
        ("index", ".highlight-console", "gaidisclosure demo --output 样例\n"),
        ("index", ".highlight-python", "import gaidisclosure as gd\ndraft = gd.read("),
    ],
)
def test_code_is_copied_without_prompts_and_output(
    browser: Chrome, site: str, page: str, block: str, begins: str
) -> None:
    browser.execute_cdp_cmd(
        "Browser.grantPermissions",
        {"origin": site, "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]},
    )
    browser.get(f"{site}/zh/{page}.html")
    code = browser.find_element(By.CSS_SELECTOR, block)
    ActionChains(browser).move_to_element(code).perform()  # which shows the button
    code.find_element(By.CLASS_NAME, "copybtn").click()
    copied = browser.execute_async_script(
        "navigator.clipboard.readText().then(arguments[arguments.length - 1])"
    )
    assert copied.startswith(begins)
    assert not any(line.startswith(("$", ">>>", "...")) for line in copied.splitlines())
    assert "应为" not in copied
