# SPDX-License-Identifier: Apache-2.0
"""Optional libraries of file formats, 扩展, imported when first needed."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, Final

from gaidisclosure.errors import MissingExtraError, MissingReaderError

_BROUGHT: Final[Mapping[str, tuple[str, str]]] = {
    "doc2docx": ("doc", "msdoc2docx"),
    "olefile": ("xlsx", "olefile"),
    "pdfminer": ("pdf", "pdfplumber"),
    "pdfplumber": ("pdf", "pdfplumber"),
    "pyarrow": ("arrow", "pyarrow"),
    "pylopdf_fonts_zh_cn": ("pdf-writing", "pylopdf-fonts-zh-cn"),
    "python_calamine": ("xlsx", "python-calamine"),
    "turbohtml": ("html", "turbohtml"),
    "typst": ("pdf-writing", "typst"),
    "xlsxwriter": ("xlsx", "XlsxWriter"),
}
"""For each module, the extra that installs it and the name of its distribution."""
_WRITE: Final = frozenset({"pylopdf_fonts_zh_cn", "typst", "xlsxwriter"})


def library(name: str, extra: str = "") -> Any:
    """Import a module of a library that reads or writes files of one format.

    ``extra`` is the one that the error names, if several extras install the library.

    Raises:
        MissingReaderError: The library is for reading, and is not installed.
        MissingExtraError: The library is for writing, and is not installed.
    """
    try:
        return import_module(name)
    except ImportError:
        root = name.partition(".")[0]
        usual, package = _BROUGHT[root]
        missing = {"extra": extra or usual, "package": package}
        if root in _WRITE:
            raise MissingExtraError("errors.missing_extra", **missing) from None
        raise MissingReaderError(**missing) from None
