# SPDX-License-Identifier: Apache-2.0
"""Draws a page of each format for the documentation: ``python tools/page_pictures.py``.

Chromium shows the web pages, one of them a verdict, and LibreOffice prints the Word file and the
workbook. Fonts that official documents name are rarely installed: Noto CJK stands in for them, in
the shapes of the mainland.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pdfplumber
from attrs import evolve
from PIL import Image

import gaidisclosure as gd

ROOT: Final = Path(__file__).parents[1]
SOURCE: Final = gd.samples.folder() / "health-2023.txt"
SHOWN: Final = {"docx": "三、收到和处理", "xlsx": "（七）总计", "pdf": "（七）总计"}
"""Words on the page that is drawn of each format; of a web page it is the first window."""
WRONG: Final = "transport-2023.xlsx"
"""The sample whose verdict is drawn, without its texts, so that table 3 comes soon."""
HEIGHTS: Final = {"html": 840, "verdict": 1500}
WIDTH: Final = 620
COLORS: Final = 16
FACES: Final = {
    "Noto Serif CJK SC": (
        "方正小标宋简体",
        "仿宋_GB2312",
        "FangSong",
        "楷体_GB2312",
        "KaiTi",
        "宋体",
        "SimSun",
        "serif",
    ),
    "Noto Sans CJK SC": ("黑体", "SimHei", "Arial", "sans-serif"),
}
"""The faces that are drawn, and those that they stand in for."""


def main() -> int:
    """Draw all pictures and tell how large they are."""
    office = shutil.which("soffice")
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if not (office and browser):
        print("pictures of pages need LibreOffice and Chromium, which are not installed")
        return 1
    with TemporaryDirectory() as name:
        folder = Path(name)
        write(folder)
        images = {name: window(browser, folder, name) for name in HEIGHTS}
        for ending in ("docx", "xlsx"):
            profile = f"-env:UserInstallation={(folder / 'user').as_uri()}"
            options = ["--convert-to", "pdf", "--outdir", ending, f"report.{ending}"]
            run(folder, office, "--headless", profile, *options)
        images |= {ending: page(folder, ending) for ending in SHOWN}
    for name, image in images.items():
        target = ROOT / "docs" / "_static" / f"page-{name}.png"
        small(image).save(target, optimize=True)
        print(f"{target.relative_to(ROOT)}: {target.stat().st_size:,} bytes")
    return 0


def write(folder: Path) -> None:
    """Write the report in each format, and the fonts that stand in for others."""
    report = gd.read(SOURCE).seal()
    for ending in ("html", *SHOWN):
        gd.write(report, folder / f"report.{ending}")
    (folder / "report.html").rename(folder / "html.html")
    wrong = evolve(gd.read(gd.samples.folder() / WRONG), narrative=gd.Narrative())
    (folder / "verdict.html").write_text(gd.verdict_page(wrong), "utf-8")
    matches = "".join(
        f'<match><test name="family"><string>{named}</string></test>'
        f'<edit name="family" mode="prepend" binding="strong"><string>{face}</string></edit>'
        "</match>"
        for face, names in FACES.items()
        for named in names
    )
    installed = '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
    settings = f"<fontconfig>{installed}{matches}</fontconfig>"
    (folder / "fonts.conf").write_text(settings, "utf-8")


def run(folder: Path, *command: str) -> None:
    """Run a program in a folder, with the fonts of the folder."""
    environment = os.environ | {"FONTCONFIG_FILE": str(folder / "fonts.conf")}
    subprocess.run(
        command, cwd=folder, env=environment, check=True, capture_output=True, timeout=120
    )


def window(browser: str, folder: Path, name: str) -> Image.Image:
    """Return a web page as a window as wide as a sheet of paper shows it."""
    run(folder, browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
        f"--user-data-dir={folder / 'browser'}", f"--window-size=794,{HEIGHTS[name]}",
        "--screenshot=window.png", f"{name}.html")  # fmt: skip
    with Image.open(folder / "window.png") as image:
        return image.convert("RGB")


def page(folder: Path, ending: str) -> Image.Image:
    """Return the page of a printed file that has the words that belong to its format."""
    printed = folder / ("." if ending == "pdf" else ending) / "report.pdf"
    with pdfplumber.open(printed) as file:
        found = next(each for each in file.pages if SHOWN[ending] in each.extract_text())
        return found.to_image(width=2 * WIDTH).original.convert("RGB")


def small(image: Image.Image) -> Image.Image:
    """Return a picture of the width of the documentation, in few colours."""
    height = round(image.height * WIDTH / image.width)
    shrunk = image.resize((WIDTH, height), Image.Resampling.LANCZOS)
    return shrunk.quantize(COLORS, Image.Quantize.MAXCOVERAGE)  # which keeps the few red dots


if __name__ == "__main__":
    sys.exit(main())
