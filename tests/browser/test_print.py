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
from tests.office.written import REPORTS, WRITTEN

SITE = """<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>公开年报</title>
<main>{article}</main></html>
"""
"""A page of a site without a style of its own."""


def printed(browser: Chrome, page: str, folder: Path) -> bytes:
    file = folder / "report.html"
    file.write_text(page, "utf-8")
    browser.get(file.as_uri())
    wanted = {"preferCSSPageSize": True}
    return b64decode(browser.execute_cdp_cmd("Page.printToPDF", wanted)["data"])


@pytest.mark.parametrize("fragment", [False, True], ids=["page", "fragment"])
@pytest.mark.parametrize("name", WRITTEN)
def test_every_cell_of_a_printed_page_is_read(
    browser: Chrome, tmp_path: Path, name: str, *, fragment: bool
) -> None:
    wanted = WRITTEN[name]
    page = to_html(REPORTS.get(name, wanted), fragment=fragment, data=False)
    if fragment:
        page = SITE.format(article=page)
    read = gd.read(printed(browser, page, tmp_path))
    assert read.figures() == wanted.figures()
    assert (read.form, read.agency, read.year) == (wanted.form, wanted.agency, wanted.year)


def test_a_mark_is_on_each_printed_page_and_in_no_cell(browser: Chrome, tmp_path: Path) -> None:
    draft = Draft.from_report(REPORTS["report-2021"])
    wrong = draft.replace({"request_handling.outcomes.total.total": 987654})
    data = printed(browser, to_html(wrong), tmp_path)
    assert gd.read(data).figures() == wrong.figures()


def test_a_fragment_looks_right_without_a_style_sheet(browser: Chrome, tmp_path: Path) -> None:
    file = tmp_path / "article.html"
    file.write_text(
        f'<meta charset="utf-8">{to_html(REPORTS["report-2021"], fragment=True)}', "utf-8"
    )
    browser.get(file.as_uri())
    cells = browser.find_elements(By.CSS_SELECTOR, "td")
    assert len(cells) == len(Draft.from_report(REPORTS["report-2021"]).cells)
    assert {cell.value_of_css_property("border-top-style") for cell in cells[:9]} == {"inset"}
    text = browser.find_element(By.CSS_SELECTOR, "p")
    assert text.value_of_css_property("text-indent") == "32px"
