# SPDX-License-Identifier: Apache-2.0
"""Rules for the texts of a report: lines, names and runs of paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from gaidisclosure.checks import Violation, seen

MAX_LINE: Final = 500
"""Most characters of a name, a title and the like."""
MAX_TEXT: Final = 50_000
"""Most characters of one section of the narrative."""

# Control characters, lone surrogates, line and paragraph separators, byte order marks.
_UNPRINTABLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff]")
_IN_PARAGRAPHS: Final = re.compile(f"(?!\r?\n){_UNPRINTABLE.pattern}")


def are_paragraphs(value: object) -> bool:
    """Return ``True`` if a value is beyond doubt lawful, canonical paragraphs."""
    return (
        type(value) is str
        and len(value) <= MAX_TEXT
        and value.replace("\n", "").isprintable()
        and value == paragraphs(value)
    )


def is_line(value: object) -> bool:
    """Return ``True`` if a value is beyond doubt a lawful line."""
    return (
        type(value) is str
        and len(value) <= MAX_LINE
        and value.isprintable()
        and value == value.strip()
    )


def is_name(value: object) -> bool:
    """Return ``True`` if a value is beyond doubt a lawful name."""
    return is_line(value) and any(map(str.isalnum, str(value)))


def line_violations(name: str, value: object) -> Iterator[Violation]:
    """Yield the faults of a text of one line, which may be empty."""
    found = list(_faults(name, value, MAX_LINE, _UNPRINTABLE))
    if not found and isinstance(value, str) and value != value.strip():
        found.append(Violation("TEXT-SPACE", (name,), actual=seen(value)))
    yield from found


def name_violations(name: str, value: object) -> Iterator[Violation]:
    """Yield the faults of a text that must have a letter or a digit."""
    found = list(line_violations(name, value))
    if not found and not any(map(str.isalnum, str(value))):
        found.append(Violation("TEXT-EMPTY", (name,), actual=seen(value)))
    yield from found


def text_violations(name: str, value: object) -> Iterator[Violation]:
    """Yield the faults of paragraphs, each a line."""
    return _faults(name, value, MAX_TEXT, _IN_PARAGRAPHS)


def _faults(
    name: str, value: object, most: int, unprintable: re.Pattern[str]
) -> Iterator[Violation]:
    if not isinstance(value, str):
        yield Violation("TEXT-TYPE", (name,), "str", seen(value))
    elif len(value) > most:
        yield Violation("TEXT-LENGTH", (name,), most, len(value))
    elif bad := unprintable.search(value):
        yield Violation("TEXT-CONTROL", (name,), actual=f"U+{ord(bad[0]):04X}")


def paragraphs(value: str) -> str:
    r"""Return a text with one paragraph a line, without outer space and empty lines.

    >>> paragraphs("　　第一段。  \n\n　　第二段。\n")
    '第一段。\n第二段。'
    """
    return "\n".join(filter(None, map(str.strip, value.split("\n"))))


def legible(value: str) -> str:
    r"""Return a text with a space for each character that cannot be printed.

    >>> legible("第一段\x07。")
    '第一段 。'
    """
    return _UNPRINTABLE.sub(" ", value)
