"""The languages of the library and how any locale name finds one, 语言."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["LOCALES", "negotiate"]

LOCALES: Final = ("zh_Hans", "zh_Hant", "en")
"""Simplified Chinese (source and default), traditional Chinese, English."""

_TRADITIONAL_REGIONS: Final = frozenset({"tw", "hk", "mo"})


def negotiate(name: str | None) -> str:
    """Return the language for a locale name in the style of BCP 47, POSIX or Babel.

    A name that says nothing (``None``, ``"C"``) or an unknown one gives simplified Chinese.

    >>> [negotiate(name) for name in ("en_US.UTF-8", "zh-TW", "zh-Hans-HK", "zh", "C", None)]
    ['en', 'zh_Hant', 'zh_Hans', 'zh_Hans', 'zh_Hans', 'zh_Hans']
    """
    language, *rest = re.split(r"[-_.@]", (name or "").lower())
    if language == "en":
        return "en"
    return "zh_Hant" if language == "zh" and _is_traditional(rest) else "zh_Hans"


def _is_traditional(subtags: list[str]) -> bool:
    """Return ``True`` for a traditional script or, without a script, region."""
    if "hans" in subtags:
        return False
    return "hant" in subtags or not _TRADITIONAL_REGIONS.isdisjoint(subtags)
