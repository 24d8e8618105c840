"""Libraries that a file format needs, 扩展: imported when the first such file is read."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from gaidisclosure.errors import MissingExtraError

__all__ = ["library"]


def library(name: str, *, extra: str, package: str) -> Any:
    """The module of a library; :class:`~gaidisclosure.errors.MissingExtraError` if there is none.

    >>> library("no_such_library", extra="html", package="turbohtml")
    Traceback (most recent call last):
    gaidisclosure.errors.MissingExtraError: 这一功能需要 turbohtml，但尚未安装。请运行：...
    """
    try:
        return import_module(name)
    except ModuleNotFoundError:
        raise MissingExtraError("errors.missing_extra", extra=extra, package=package) from None
