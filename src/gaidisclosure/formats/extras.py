# SPDX-License-Identifier: Apache-2.0
"""Libraries that file formats need, 扩展, imported when first needed."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from gaidisclosure.errors import MissingExtraError, MissingReaderError


def library(name: str, *, extra: str, package: str, reads: bool = True) -> Any:
    """Import a library that reads or writes files of one format.

    Args:
        name: The module to import.
        extra: The extra of this package that brings the library.
        package: The library by the name under which it is installed.
        reads: It is needed to read files, not to write them.

    Raises:
        MissingReaderError: The library that reads is not installed.
        MissingExtraError: The library that writes is not installed.

    >>> library("no_such_library", extra="html", package="turbohtml")
    Traceback (most recent call last):
    gaidisclosure.errors.MissingReaderError: [errors.missing_reader] 读取这种文件需要 turbohtml...
    """
    try:
        return import_module(name)
    except ImportError:
        missing = {"extra": extra, "package": package}
        if reads:
            raise MissingReaderError(**missing) from None
        raise MissingExtraError("errors.missing_extra", **missing) from None
