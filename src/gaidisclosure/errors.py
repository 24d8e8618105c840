# SPDX-License-Identifier: Apache-2.0
"""The errors of the library, 错误.

::

    GaidisclosureError
    ├── InvalidReportError      figures or fields that no lawful report can have
    │   ├── InvalidJSONError    the same, found in a JSON document: each violation has a JSON path
    │   └── InvalidRowError     the same, found in a row of a table
    ├── UnreadableError         a source in which no report can be found
    │   └── MissingReaderError  the same, as the library that reads such files is not installed
    ├── UnrealisableError       identities that no figures can fail exactly
    ├── FontError               a font that lacks characters of what is to be written
    ├── UnansweredError         a program under test that does not answer as agreed
    └── MissingExtraError       an optional part that is not installed
        └── MissingReaderError

An error can be pickled, its contents are values, and its message is there in any language of
:data:`gaidisclosure.i18n.LOCALES`. ``str()`` of it begins with the code, to search for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from gaidisclosure.i18n import AnyLocale, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gaidisclosure.checks import Violation


class GaidisclosureError(Exception):
    """The base class of all errors of the library."""


class InvalidReportError(GaidisclosureError, ValueError):
    """The figures or fields given are not a lawful report, 不成立的年报.

    One error carries every violation that was found, never the first only.

    >>> from gaidisclosure import ApplicantCounts, InvalidReportError
    >>> try:
    ...     ApplicantCounts(natural_person=-1, commercial_enterprise=True)
    ... except InvalidReportError as error:
    ...     for violation in error.violations:
    ...         print(violation.code, violation.cells)
    CELL-NEGATIVE ('natural_person',)
    CELL-TYPE ('commercial_enterprise',)
    """

    violations: tuple[Violation, ...]

    def __init__(self, violations: Iterable[Violation]) -> None:
        self.violations = tuple(violations)
        super().__init__(self.violations)

    def message(self, locale: AnyLocale | None = None) -> str:
        """Return all violations, one a line."""
        return "\n".join(violation.message(locale) for violation in self.violations)

    def __str__(self) -> str:
        return "\n".join(map(str, self.violations))


class InvalidJSONError(InvalidReportError):
    """A JSON document that holds no report, with the JSON path of each violation."""


class InvalidRowError(InvalidReportError):
    """A row of a table that is no lawful report, 表中不成立的一行, by its number from 0."""

    def __init__(self, violations: Iterable[Violation], row: int) -> None:
        super().__init__(violations)
        self.row = row

    def message(self, locale: AnyLocale | None = None) -> str:
        """Return the number of the row, and all violations, one a line."""
        return f"{text('errors.row', locale, row=self.row)}\n{super().message(locale)}"

    def __str__(self) -> str:
        return f"{text('errors.row', row=self.row)}\n{super().__str__()}"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.violations, self.row)


class _CodedError(GaidisclosureError):
    """A message by stable code and its parameters."""

    def __init__(self, code: str, /, **params: object) -> None:
        self.code = code
        self.params = params
        super().__init__(code)

    def message(self, locale: AnyLocale | None = None) -> str:
        """Return a sentence with the finding, the expectation and the remedy."""
        told = {name: _told(value, locale) for name, value in self.params.items()}
        return text(self.code, locale, **told)

    def __str__(self) -> str:
        return f"[{self.code}] {self.message()}"

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuilt, (type(self), self.code, self.params)


def _told(value: object, locale: AnyLocale | None) -> object:
    """Return a violation, several or a place in words, or any other value as it is."""
    if isinstance(value, tuple):
        several = cast("tuple[object, ...]", value)
        return " ".join(str(_told(each, locale)) for each in several)
    words = getattr(value, "message", None) or getattr(value, "text", None)
    return words(locale) if words else value


def _rebuilt(cls: type[_CodedError], code: str, params: dict[str, object]) -> _CodedError:
    return cls(code, **params)


class UnreadableError(_CodedError, ValueError):
    """No report could be read from the source, 无法读取, for the reason in ``code``.

    >>> import gaidisclosure as gd
    >>> try:
    ...     gd.read_text("本日无事。")
    ... except gd.UnreadableError as error:
    ...     print(error.code)
    reading.no_report
    """


class UnrealisableError(GaidisclosureError, ValueError):
    """No figures fail exactly these identities, 无法实现的组合.

    ``dependency`` tells why: these identities, each times a whole number, add up to zero whatever
    the figures are; ``code`` is the only one of them that was to fail.

    >>> from gaidisclosure import strategies
    >>> try:
    ...     strategies.violating({"T3-ROW:received"})
    ... except UnrealisableError as error:
    ...     print(error.code, len(error.dependency))
    T3-ROW:received 11
    """

    def __init__(self, code: str, dependency: Mapping[str, int]) -> None:
        self.code = code
        self.dependency = dict(dependency)
        super().__init__(code, self.dependency)

    def message(self, locale: AnyLocale | None = None) -> str:
        """Return a sentence that names the identity and those that would fail with it."""
        others = ", ".join(other for other in self.dependency if other != self.code)
        return text("errors.unrealisable", locale, code=self.code, others=others)

    def __str__(self) -> str:
        return f"[{self.code}] {self.message()}"


class FontError(_CodedError, ValueError):
    """A font cannot show what is to be written, 字体缺字, or a file holds no font.

    ``code`` is ``errors.font_characters`` or ``errors.font_file``, and the message names the
    characters or the file.
    """


class UnansweredError(_CodedError):
    """A program under test broke the protocol of the conformance suite."""


class MissingExtraError(_CodedError, ImportError):
    """An optional dependency is missing, and the message names the extra to install."""


class MissingReaderError(MissingExtraError, UnreadableError):
    """A file whose format needs a library that is not installed, 缺少读取组件.

    Args:
        extra: The extra of this package that brings the library, such as ``pdf``.
        package: The library by the name under which it is installed.
    """

    def __init__(self, code: str = "errors.missing_reader", /, **params: object) -> None:
        super().__init__(code, **params)
