# SPDX-License-Identifier: Apache-2.0
"""An opened PDF, 打开的文件, whose references are followed a bounded number of times.

An object may refer to itself, and the library follows it without end. Or it refers twice to
another, which refers twice to a third, and the library writes all of them out.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from itertools import islice
from typing import Any

from attrs import field, frozen

from gaidisclosure.formats import limits
from gaidisclosure.formats.extras import library

__all__ = ["File"]


def _module(name: str) -> Any:
    return library(name, extra="pdf", package="pdfplumber")


def _manager() -> Any:
    return _module("pdfminer.pdfinterp").PDFResourceManager()


@frozen
class File:
    """A PDF, with the attributes that pages of pdfplumber ask of it.

    Its own class writes out the properties of a document as it opens it, before anything can
    bound that.
    """

    document: Any
    rsrcmgr: Any = field(factory=_manager)
    laparams: None = None
    unicode_norm: None = None
    raise_unicode_errors: bool = True

    @classmethod
    def of(cls, data: bytes) -> File:
        """Open a file.

        Raises:
            UnreadableError: It has too many references.
            Exception: The library finds it damaged or encrypted.
        """
        document = _module("pdfminer.pdfdocument").PDFDocument
        parser = _module("pdfminer.pdfparser").PDFParser(BytesIO(data))
        made = document.__new__(document)
        made.getobj = _counted(made.getobj)  # opening it follows references already
        made.__init__(parser)
        return cls(made)

    def pages(self) -> list[Any]:
        """Return the pages.

        Raises:
            UnreadableError: There are too many of them, or too many references.
        """
        page = _module("pdfplumber.page").Page
        found = _module("pdfminer.pdfpage").PDFPage.create_pages(self.document)
        some = [*islice(found, limits.PAGES.most + 1)]
        limits.PAGES.require(len(some))
        return [page(self, each, number) for number, each in enumerate(some, 1)]


def _counted(look_up: Callable[[int], Any]) -> Callable[[int], Any]:
    left = limits.REFERENCES.most

    def counted(number: int) -> Any:
        nonlocal left
        left -= 1
        if left < 0:
            raise limits.REFERENCES.refusal(limits.REFERENCES.most + 1)
        return look_up(number)

    return counted
