"""The languages of the library and how any locale name finds one, 语言."""

from __future__ import annotations

import os
import re
from typing import Final

__all__ = ["LOCALES", "environment", "named", "negotiate"]

LOCALES: Final = ("zh_Hans", "zh_Hant", "en")
"""Simplified Chinese (source and default), traditional Chinese, English."""

_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")
_TRADITIONAL_REGIONS: Final = frozenset({"tw", "hk", "mo"})
_TAG: Final = re.compile(r"(en|zh)([-_][a-z0-9]{2,8}){0,3}([.@][\w@.-]*)?", re.ASCII)


def named(name: str) -> str | None:
    """Return the language with this name as BCP 47, POSIX or Babel write it.

    >>> [named(name) for name in ("en_GB.UTF-8", "zh-CN", "zh_Hant_TW", "english", "de")]
    ['en', 'zh_Hans', 'zh_Hant', None, None]
    """
    if not _TAG.fullmatch(name.lower()):
        return None
    language, *rest = re.split(r"[-_.@]", name.lower())
    if language == "en":
        return "en"
    return "zh_Hant" if _is_traditional(rest) else "zh_Hans"


def negotiate(name: str | None) -> str:
    """Return the language for a locale name in the style of BCP 47, POSIX or Babel.

    A name that says nothing (``None``, ``"C"``) or an unknown one gives simplified Chinese.

    >>> [negotiate(name) for name in ("en_US.UTF-8", "zh-TW", "zh-Hans-HK", "zh", "C", None)]
    ['en', 'zh_Hant', 'zh_Hans', 'zh_Hans', 'zh_Hans', 'zh_Hans']
    """
    return named(name or "") or "zh_Hans"


def environment() -> str:
    """Return the language that the environment of the process names."""
    return negotiate(next(filter(None, map(os.environ.get, _VARIABLES)), None))


def _is_traditional(subtags: list[str]) -> bool:
    """Return ``True`` for a traditional script or, without a script, region."""
    if "hans" in subtags:
        return False
    return "hant" in subtags or not _TRADITIONAL_REGIONS.isdisjoint(subtags)
