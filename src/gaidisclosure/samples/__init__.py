# SPDX-License-Identifier: Apache-2.0
"""Five invented reports for 2023, 样例, one of them with a wrong figure.

A web page, a Word file, a workbook, a PDF file and a text of bureaus of 云溪县, for first steps and
for trying out other programs. ``gaidisclosure demo`` judges them, and ``tools/make_samples.py``
makes them.

>>> import gaidisclosure as gd
>>> [path.name for path in files() if gd.read(path).check().ok is False]
['transport-2023.xlsx']
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["files", "folder"]


def folder() -> Path:
    """Return the folder of the samples."""
    return Path(__file__).parent / "data"


def files() -> list[Path]:
    """Return the samples in the order of their names."""
    return sorted(folder().iterdir())
