# SPDX-License-Identifier: Apache-2.0
"""The languages of the library, 语言: their names, and which one words are in.

Two rules say in which language words are. Messages, which people read on a screen or in a log,
follow the current language where ``locale`` is ``None``, which is its default. Documents and the
labels of the form are what the form is, whoever makes them: there the default is
:data:`OFFICIAL`, and no setting changes it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from babel import Locale

LOCALES: Final = ("zh_Hans", "zh_Hant", "en")
"""Simplified Chinese (source and default), traditional Chinese, English."""
OFFICIAL: Final = "zh_Hans"
"""The language of the form, and so of documents and labels by default."""
AnyLocale: TypeAlias = "str | Locale"
"""The name of a locale as BCP 47, POSIX or Babel write it, or a ``babel.Locale``."""

_VARIABLES: Final = ("GAIDISCLOSURE_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
_CURRENT: Final = ContextVar[str | None]("gaidisclosure.language", default=None)
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


def negotiate(wanted: AnyLocale | None) -> str:
    """Return the language for a locale, or the current one for ``None``.

    A name that names no language (``"C"``) or an unknown one gives simplified Chinese.

    >>> [negotiate(name) for name in ("en_US.UTF-8", "zh-TW", "zh-Hans-HK", "zh", "C")]
    ['en', 'zh_Hant', 'zh_Hans', 'zh_Hans', 'zh_Hans']
    """
    if wanted is None:
        return _CURRENT.get() or environment()
    return named(str(wanted)) or OFFICIAL


def environment() -> str:
    """Return the language that the environment of the process names.

    It is named by ``GAIDISCLOSURE_LANG``, or else by the locale: ``LC_ALL``, ``LC_MESSAGES``,
    ``LANG``. The first of them that is set decides.
    """
    return named(next(filter(None, map(os.environ.get, _VARIABLES)), "")) or OFFICIAL


@contextmanager
def language(wanted: AnyLocale) -> Generator[str, None, None]:
    """Set the language of messages within a ``with`` statement.

    It counts in this thread or asyncio task only. Documents and labels do not follow it.

    Args:
        wanted: The locale, by name or as a ``babel.Locale``.

    Yields:
        The language, one of :data:`LOCALES`.

    >>> from gaidisclosure import Level, Violation
    >>> with language("en_GB"):
    ...     print(Violation("AGENCY-DIVISION", ("division_code",), actual="12").message())
    administrative division code: 12 is not an administrative division code. ...
    >>> Level.COUNTY.label()
    '县级'
    """
    before = _CURRENT.get()
    _CURRENT.set(negotiate(wanted))
    try:
        yield negotiate(None)
    finally:
        # A generator may be ended in another context, where no token of this one counts.
        _CURRENT.set(before)


def _is_traditional(subtags: list[str]) -> bool:
    """Return ``True`` for a traditional script or, without a script, region."""
    if "hans" in subtags:
        return False
    return "hant" in subtags or not _TRADITIONAL_REGIONS.isdisjoint(subtags)
