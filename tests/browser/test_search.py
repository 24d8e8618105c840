# SPDX-License-Identifier: Apache-2.0
"""Search, typed as a reader types: each language finds its own pages."""

from __future__ import annotations

import re
from typing import Any
from urllib.request import urlopen

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

FOUND = {"zh": "搜索结果", "en": "Search Results"}
QUERIES = [
    ("zh", "结转"),
    ("zh", "上年结转"),
    ("zh", "结转下年度"),
    ("zh", "本机关不掌握相关政府信息"),
    ("zh", "FastAPI"),
    ("zh", "T3-BAL"),
    ("en", "FastAPI"),
    ("en", "T3-BAL"),
    ("en", "carried forward"),
    ("en", "unavailable"),
]


def search(browser: Chrome, site: str, language: str, query: str) -> list[str]:
    """The addresses that are found, best first."""
    browser.get(f"{site}/{language}/index.html")
    browser.find_element(By.CSS_SELECTOR, "input.sidebar-search").send_keys(query, Keys.ENTER)
    WebDriverWait(browser, 20).until(lambda _: heading(browser) == FOUND[language])
    links = browser.find_elements(By.CSS_SELECTOR, "#search-results li a")
    return [str(link.get_attribute("href")).partition("?")[0] for link in links]


def heading(browser: Chrome) -> Any:
    return browser.execute_script(
        "return document.querySelector('#search-results h2')?.textContent"
    )


def text(address: str) -> str:
    """The text of a page, without its navigation."""
    with urlopen(address) as page:
        article = page.read().decode().partition("<article")[2].partition("</article>")[0]
    return re.sub(r"<[^>]*>", "", article).lower()


@pytest.mark.parametrize(("language", "query"), QUERIES)
def test_a_query_finds_pages_of_its_language(
    browser: Chrome, site: str, language: str, query: str
) -> None:
    found = search(browser, site, language, query)
    assert all(address.startswith(f"{site}/{language}/") for address in found)
    # A code is searched by its parts, so that pages with T3 and "balance" come among the first.
    assert any(query.lower() in text(address) for address in found[:5])


def test_a_query_that_stands_nowhere_finds_nothing(browser: Chrome, site: str) -> None:
    assert search(browser, site, "zh", "结年转") == []
