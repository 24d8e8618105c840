# SPDX-License-Identifier: Apache-2.0
"""Draws the pictures of the page on 一图读懂 from a report: ``python tools/chart_pictures.py``."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import gaidisclosure as gd

ROOT: Final = Path(__file__).parents[1]
STATIC: Final = ROOT / "docs" / "_static"
SOURCE: Final = gd.samples.folder() / "commerce-2023.docx"


def pictures() -> dict[Path, str]:
    """Return each picture of the documentation by its path, in the language of its pages."""
    report = gd.read(SOURCE).seal()
    return {
        STATIC / "glance.svg": gd.chart(report, locale="zh").svg,
        STATIC / "glance.en.svg": gd.chart(report, locale="en").svg,
    }


if __name__ == "__main__":
    for path, picture in pictures().items():
        path.write_text(picture, "utf-8")
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes")
