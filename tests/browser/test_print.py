# SPDX-License-Identifier: Apache-2.0
"""Reports as pages, printed by Chromium: every cell is read right, on A4."""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

import gaidisclosure as gd
from gaidisclosure import Draft, to_html
from gaidisclosure.model import AnyReport
from gaidisclosure.strategies.plain import sample

REPORTS = (*sample(2, seed=14, edition="2021"), *sample(1, seed=14, edition="2019"))


def printed(browser: Chrome, page: str, folder: Path) -> bytes:
    file = folder / "report.html"
    file.write_text(page, "utf-8")
    browser.get(file.as_uri())
    wanted = {"preferCSSPageSize": True}
    return b64decode(browser.execute_cdp_cmd("Page.printToPDF", wanted)["data"])


@pytest.mark.parametrize("report", REPORTS)
def test_every_cell_of_a_printed_page_is_read(
    browser: Chrome, tmp_path: Path, report: AnyReport
) -> None:
    read = gd.read(printed(browser, to_html(report), tmp_path))
    assert read.figures() == Draft.from_report(report).figures()
    assert (read.agency, read.year) == (report.agency.name, report.year)


def test_a_mark_is_on_each_printed_page_and_in_no_cell(browser: Chrome, tmp_path: Path) -> None:
    draft = Draft.from_report(REPORTS[0])
    wrong = draft.replace({"request_handling.outcomes.total.total": 987654})
    data = printed(browser, to_html(wrong), tmp_path)
    assert gd.read(data).figures() == wrong.figures()


def test_a_fragment_looks_right_without_a_style_sheet(browser: Chrome, tmp_path: Path) -> None:
    file = tmp_path / "article.html"
    file.write_text(f'<meta charset="utf-8">{to_html(REPORTS[0], fragment=True)}', "utf-8")
    browser.get(file.as_uri())
    cells = browser.find_elements(By.CSS_SELECTOR, "td")
    assert len(cells) == len(Draft.from_report(REPORTS[0]).cells)
    assert {cell.value_of_css_property("border-top-style") for cell in cells[:9]} == {"inset"}
    text = browser.find_element(By.CSS_SELECTOR, "p")
    assert text.value_of_css_property("text-indent") == "32px"
