# SPDX-License-Identifier: Apache-2.0
"""Draws the entry page for the documentation: ``python tools/entry_picture.py``.

Chromium opens the page with a report in which one figure is wrong, and runs its script.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PIL import Image

import gaidisclosure as gd

ROOT: Final = Path(__file__).parents[1]
SOURCE: Final = ROOT / "examples" / "data" / "yunxi-2023.txt"
TARGET: Final = ROOT / "docs" / "_static" / "page-entry.png"
WRONG: Final = "request_handling.received.natural_person"
WINDOW: Final = (1280, 760)
WIDTH: Final = 960
COLORS: Final = 16


def main() -> int:
    """Draw the picture and tell how large it is."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if not browser:
        print("the picture needs Chromium, which is not installed")
        return 1
    with TemporaryDirectory() as name:
        image = window(browser, Path(name), gd.entry_page(draft=wrong(), locale="zh_Hans"))
    image.save(TARGET, optimize=True)
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size:,} bytes")
    return 0


def wrong() -> gd.Draft:
    """Return the report with one wrong figure."""
    draft = gd.read(SOURCE)
    return draft.replace({WRONG: int(draft.cells[WRONG].text) + 10})


def window(browser: str, folder: Path, page: str) -> Image.Image:
    """Return what a window shows of a page, from its third part on."""
    (folder / "page.html").write_text(page, "utf-8")
    subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
         f"--user-data-dir={folder / 'browser'}", "--virtual-time-budget=2000",
         f"--window-size={WINDOW[0]},{WINDOW[1]}", f"--screenshot={folder / 'window.png'}",
         f"{(folder / 'page.html').as_uri()}#c{[*wrong().form.cells].index(WRONG)}"],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    with Image.open(folder / "window.png") as image:
        height = round(image.height * WIDTH / image.width)
        small = image.convert("RGB").resize((WIDTH, height), Image.Resampling.LANCZOS)
    return small.quantize(COLORS)


if __name__ == "__main__":
    sys.exit(main())
