# SPDX-License-Identifier: Apache-2.0
"""An opened PDF, 打开的文件, whose references are followed a bounded number of times.

An object may refer to itself, and the library follows it without end. Or it refers twice to
another, which refers twice to a third, and the library writes all of them out.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats import limits
from gaidisclosure.formats.extras import library


def opened(data: bytes) -> Any:
    """Return a file of pdfplumber.

    Raises:
        UnreadableError: It has too many references.
        Exception: The library finds it damaged or encrypted.
    """
    _require_moderate_opening(data)
    file = _module("pdfplumber").open(BytesIO(data))
    file.doc.getobj = _counted(file.doc.getobj)
    return file


def _require_moderate_opening(data: bytes) -> None:
    """Look up all that pdfplumber does while it opens a file, which it writes out uncounted."""
    document = _module("pdfminer.pdfdocument").PDFDocument
    resolve = _module("pdfminer.pdftypes").resolve_all
    made = document.__new__(document)
    made.getobj = _counted(made.getobj)
    made.__init__(_module("pdfminer.pdfparser").PDFParser(BytesIO(data)))
    for value in (value for properties in made.info for value in properties.values()):
        try:
            resolve(value)
        except UnreadableError:
            raise
        except Exception:
            continue


def _counted(look_up: Callable[[int], Any]) -> Callable[[int], Any]:
    left = limits.REFERENCES.most

    def counted(number: int) -> Any:
        nonlocal left
        left -= 1
        if left < 0:
            raise limits.REFERENCES.refusal(limits.REFERENCES.most + 1)
        return look_up(number)

    return counted


def _module(name: str) -> Any:
    return library(name, extra="pdf", package="pdfplumber")
