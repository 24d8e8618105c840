# SPDX-License-Identifier: Apache-2.0
"""Draws the entry page for the documentation: ``python tools/entry_picture.py``.

Chromium opens the page with a report in which one figure is wrong, and runs its script.
"""

from __future__ import annotations

import shutil
import sys
import time
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PIL import Image
from selenium.webdriver import Chrome, ChromeOptions, ChromeService

import gaidisclosure as gd

ROOT: Final = Path(__file__).parents[1]
SOURCE: Final = gd.samples.folder() / "commerce-2023.docx"
TARGET: Final = ROOT / "docs" / "_static" / "page-entry.png"
WRONG: Final = "request_handling.received.natural_person"
SHOW: Final = """
const cell = document.getElementById(`c${arguments[0]}`);
cell.closest(".table").previousElementSibling.scrollIntoView();
document.getElementById(`c${arguments[0] + 7}`).focus({ preventScroll: true });
"""
"""Shows the table with the wrong cell, and has the focus in the cell below it."""
WINDOW: Final = (1280, 860)
WIDTH: Final = 960
COLORS: Final = 64


def main() -> int:
    """Draw the picture and tell how large it is."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    driver = shutil.which("chromedriver")
    if not (browser and driver):
        print("the picture needs Chromium and ChromeDriver, which are not installed")
        return 1
    with TemporaryDirectory() as name:
        shown = window(browser, driver, Path(name))
    with Image.open(BytesIO(shown)) as image:
        height = round(image.height * WIDTH / image.width)
        small = image.convert("RGB").resize((WIDTH, height), Image.Resampling.LANCZOS)
    small.quantize(COLORS, Image.Quantize.FASTOCTREE).save(TARGET, optimize=True)
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size:,} bytes")
    return 0


def wrong() -> gd.Draft:
    """Return the report with one wrong figure."""
    draft = gd.read(SOURCE)
    return draft.replace({WRONG: int(draft.cells[WRONG].text) + 10})


def window(browser: str, driver: str, folder: Path) -> bytes:
    """Return what a window shows of the page at the table with the wrong cell."""
    (folder / "page.html").write_text(gd.entry_page(draft=wrong(), locale="zh_Hans"), "utf-8")
    options = ChromeOptions()
    options.binary_location = browser
    for switch in ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"):
        options.add_argument(switch)
    chrome = Chrome(options, ChromeService(driver))
    try:
        chrome.set_window_size(*WINDOW)
        chrome.get((folder / "page.html").as_uri())
        chrome.execute_script(SHOW, [*wrong().form.cells].index(WRONG))
        time.sleep(1)  # the judgement has been drawn by then
        return chrome.get_screenshot_as_png()
    finally:
        chrome.quit()


if __name__ == "__main__":
    sys.exit(main())
