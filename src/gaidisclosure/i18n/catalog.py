# SPDX-License-Identifier: Apache-2.0
"""Looking a stable code up in the compiled catalog of a language, 消息目录."""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pkgutil import get_data
from string import Formatter
from typing import Any, Final

from gaidisclosure.i18n.locales import AnyLocale, negotiate


def text(code: str, /, locale: AnyLocale | None = None, **params: object) -> str:
    """Return the message or label with this code, with its placeholders filled in.

    A placeholder such as ``{count:doubt|doubts}`` is a number and the noun that goes with it.

    >>> text("errors.missing_extra", extra="cli", package="click")
    '这一功能需要 click，但尚未安装。请运行：pip install "gaidisclosure[cli]"'

    Raises:
        LookupError: The language has no such code, or a placeholder got no value: a mistake in
            the program, never in a report.
    """
    message = template(code, locale)
    return _FORMATTER.vformat(message, (), params) if "|" in message else message.format(**params)


def template(code: str, /, locale: AnyLocale | None = None) -> str:
    """Return the message or label with this code, with its placeholders as they are.

    >>> template("checks.JSON-NUMBER", "en")
    'Expected a number, found {actual}.'

    Raises:
        LookupError: The language has no such code.
    """
    language = negotiate(locale)
    try:
        return _catalog(_domain(code), language)[code]
    except KeyError:
        raise LookupError(
            f"no message {code!r} in {language}; after a change of a .po file run: "
            "python -m gaidisclosure.i18n.compile"
        ) from None


def has(code: str, locale: AnyLocale | None = None) -> bool:
    """Return ``True`` if a language has this code.

    >>> has("errors.missing_extra", "en"), has("errors.nonsense", "en")
    (True, False)
    """
    return code in _catalog(_domain(code), negotiate(locale))


def codes(domain: str, locale: AnyLocale | None = None) -> tuple[str, ...]:
    """Return all codes of a catalog, sorted, or none for an unknown catalog.

    >>> codes("errors", "en")[-1]
    'errors.unrealisable'
    """
    return tuple(sorted(_catalog(domain, negotiate(locale))))


def _domain(code: str) -> str:
    return code.partition(".")[0]


class _Counting(Formatter):
    """A formatter to which ``1:doubt|doubts`` is 1 doubt, and 2 is 2 doubts."""

    def format_field(self, value: Any, format_spec: str) -> str:
        one, bar, more = format_spec.partition("|")
        if not bar:
            return format(value, format_spec)
        return f"{value} {one if value == 1 else more}"


_FORMATTER: Final = _Counting()


class _Translations(GNUTranslations):
    """The standard library's reader of .mo files, opened to listing."""

    _catalog: dict[str, str]

    def messages(self) -> dict[str, str]:
        return {code: message for code, message in self._catalog.items() if code}


@cache
def _catalog(domain: str, locale: str) -> dict[str, str]:
    if not domain.isidentifier():
        return {}
    try:
        data = get_data("gaidisclosure", f"locale/{locale}/LC_MESSAGES/{domain}.mo")
    except OSError:
        return {}
    return _Translations(BytesIO(data or b"")).messages()
