# SPDX-License-Identifier: Apache-2.0
"""The page 一图读懂 in Chromium: accessible, for a phone, on A4, and no label over another."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from selenium.webdriver import Chrome

import gaidisclosure as gd
from gaidisclosure import AnnualReport2021, AnyReport, strategies
from gaidisclosure.i18n import LOCALES
from tests.browser.test_accessibility import RUN, axe
from tests.browser.test_print import printed

__all__ = ["axe"]

MOST = 10**15 - 1
"""The largest figure of a cell."""
LAYOUT = """
return [...document.querySelectorAll("svg")].map((picture) => {
  const frame = picture.getBoundingClientRect();
  return [...picture.querySelectorAll("text")].map((element) => {
    const seen = element.getBoundingClientRect();
    return [element.textContent, seen.left - frame.left, seen.top - frame.top,
            frame.right - seen.right, frame.bottom - seen.bottom, seen.width, seen.height];
  });
});
"""
TIGHT = 0.15
"""The part of the height of a line that is empty in any font, above or below the characters."""


def large(year: int) -> AnyReport:
    """The report with the longest figures."""
    events = {
        "received.natural_person": MOST - 10**14,
        "brought_forward.legal_service_institution": 10**14,
        "outcomes.disclosed.natural_person": MOST - 10**14,
        "carried_forward.legal_service_institution": 10**14,
    }
    cases = gd.CaseResults(upheld=MOST - 3, corrected=1, other=1, pending=1)
    return AnnualReport2021(
        agency="云溪县人民政府信息公开工作领导小组办公室" * 3,
        period=year,
        request_handling=gd.RequestHandling2021.from_events(events),
        review_litigation=gd.ReviewLitigation(
            review=cases, litigation_direct=cases, litigation_after_review=cases
        ),
    )


PAGES: dict[str, list[AnyReport]] = {
    "large": [large(2022), large(2024)],
    "zero": [AnnualReport2021.zero("云溪县商务局", 2023)],
    "latin": [AnnualReport2021.zero("W" * 200 + "M@%" * 30, 2023)],
}


def shown(browser: Chrome, page: str, folder: Path) -> None:
    file = folder / "glance.html"
    file.write_text(page, "utf-8")
    browser.get(file.as_uri())


def overlaps(texts: list[Any]) -> list[tuple[str, str]]:
    """Pairs of texts that touch, as the browser lays them out."""
    found = []
    for at, (one, left, top, _, _, wide, high) in enumerate(texts):
        for other, x, y, _, _, width, height in texts[:at]:
            across = min(left + wide, x + width) - max(left, x)
            down = min(top + high, y + height) - max(top, y)
            if across > 0.5 and down > 2 * TIGHT * high:
                found.append((one, other))
    return found


def outside(texts: list[Any]) -> list[str]:
    """Texts that are not wholly within the picture, or not drawn.

    Chromium rounds the sides of a text outwards, to whole pixels.
    """
    return [
        text
        for text, left, top, right, bottom, wide, high in texts
        if min(left, right, wide - 1) < -1 or min(top, bottom) < -TIGHT * high
    ]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_violation(
    browser: Chrome, axe: str, tmp_path: Path, name: str, locale: str
) -> None:
    shown(browser, gd.at_a_glance(PAGES[name], locale=locale), tmp_path)
    browser.execute_script(axe)
    assert browser.execute_async_script(RUN) == []


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", PAGES)
def test_labels_keep_clear_on_a_phone(
    phone: Chrome, tmp_path: Path, name: str, locale: str
) -> None:
    shown(phone, gd.at_a_glance(PAGES[name], locale=locale), tmp_path)
    sides = phone.execute_script("return [document.documentElement.scrollWidth, innerWidth]")
    assert sides == [390, 390]
    pictures: Any = phone.execute_script(LAYOUT)
    assert len(pictures) == 4 + (len(PAGES[name]) > 1)
    for texts in pictures:
        assert overlaps(texts) == []
        assert outside(texts) == []
    sizes = phone.execute_script(
        "return [...document.querySelectorAll('svg text')]"
        ".map((each) => each.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 14


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", PAGES)
def test_a_whole_picture_keeps_its_labels_clear(
    browser: Chrome, tmp_path: Path, name: str, locale: str
) -> None:
    file = tmp_path / "all.svg"
    file.write_text(gd.chart(PAGES[name], locale=locale).svg, "utf-8")
    browser.get(file.as_uri())
    (texts,) = browser.execute_script(LAYOUT)
    assert overlaps(texts) == []
    assert outside(texts) == []


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(strategies.report_series(min_years=1, size="extreme"))
def test_labels_of_any_report_keep_clear(
    browser: Chrome, tmp_path: Path, reports: tuple[AnyReport, ...]
) -> None:
    shown(browser, gd.at_a_glance(reports, locale="en"), tmp_path)
    for texts in browser.execute_script(LAYOUT):
        assert overlaps(texts) == []


def test_a_page_is_printed_on_sheets_of_a4(browser: Chrome, tmp_path: Path) -> None:
    reports = [evolve(PAGES["zero"][0], period=year) for year in (2022, 2023)]
    page = gd.at_a_glance(reports, locale="zh")
    with pdfplumber.open(BytesIO(printed(browser, page, tmp_path))) as file:
        sheets = [(round(sheet.width), round(sheet.height)) for sheet in file.pages]
        words = [sheet.extract_text() for sheet in file.pages]
    assert sheets == [(595, 842)] * len(sheets)
    assert len(sheets) <= 3
    for heading, last in (("申请办理结果", "其他处理"), ("各年政府信息公开申请", "结转下年度")):
        (sheet,) = (text for text in words if f"政府信息公开{heading}"[-10:] in text)
        assert last in sheet
