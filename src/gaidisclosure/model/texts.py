"""Rules for text in a report: what a line and what a run of paragraphs may hold."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from gaidisclosure.checks import Violation, seen

MAX_LINE: Final = 500
"""Bound on names, titles and the like, in characters."""
MAX_TEXT: Final = 200_000
"""Bound on one section of the narrative, in characters."""

_UNPRINTABLE: Final = {"Cc", "Cs", "Zl", "Zp"}
_BYTE_ORDER_MARK: Final = "\ufeff"


def line_violations(name: str, value: object) -> Iterator[Violation]:
    """Faults of a text of one line; empty text is none."""
    if not isinstance(value, str):
        yield Violation("TEXT-TYPE", (name,), "str", seen(value))
    elif len(value) > MAX_LINE:
        yield Violation("TEXT-LENGTH", (name,), MAX_LINE, len(value))
    elif bad := _unprintable(value):
        yield Violation("TEXT-CONTROL", (name,), actual=bad)
    elif value != value.strip():
        yield Violation("TEXT-SPACE", (name,), actual=seen(value))


def name_violations(name: str, value: object) -> Iterator[Violation]:
    """Faults of a text that must say something: it has a letter or a digit."""
    found = list(line_violations(name, value))
    if not found and not any(map(str.isalnum, str(value))):
        found.append(Violation("TEXT-EMPTY", (name,), actual=seen(value)))
    yield from found


def text_violations(name: str, value: object) -> Iterator[Violation]:
    """Faults of paragraphs, each a line."""
    if not isinstance(value, str):
        yield Violation("TEXT-TYPE", (name,), "str", seen(value))
    elif len(value) > MAX_TEXT:
        yield Violation("TEXT-LENGTH", (name,), MAX_TEXT, len(value))
    elif bad := _unprintable(value.replace("\n", "")):
        yield Violation("TEXT-CONTROL", (name,), actual=bad)


def _unprintable(value: str) -> str:
    """The name of the first character that no line of print can hold."""
    if value.isprintable():
        return ""
    bad = (c for c in value if unicodedata.category(c) in _UNPRINTABLE or c == _BYTE_ORDER_MARK)
    return next((f"U+{ord(character):04X}" for character in bad), "")


def paragraphs(value: str) -> str:
    """The text with one paragraph a line: no outer white space, no empty lines.

    >>> paragraphs("　　第一段。  \\n\\n　　第二段。\\n")
    '第一段。\\n第二段。'
    """
    stripped = (line.strip() for line in value.replace("\r\n", "\n").split("\n"))
    return "\n".join(line for line in stripped if line)
