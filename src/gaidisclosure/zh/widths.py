# SPDX-License-Identifier: Apache-2.0
"""Display widths, 显示宽度, to measure, pad and wrap text in a terminal.

Wide and full-width characters (Unicode East Asian Width W and F: 汉字, ，。（）) take two columns;
combining, zero-width and control characters none; all others one. Characters that Unicode calls
*ambiguous* (“ ” — ① ┌) take one, as terminals draw them unless told otherwise; box-drawing
characters are among them, so that tables stay in line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, Literal
from unicodedata import category, east_asian_width

from gaidisclosure.zh.digits import FULL_WIDTH

_WEIGHTLESS: Final = frozenset({"Cc", "Cf", "Me", "Mn", "Zl", "Zp"})
_NEVER_FIRST: Final = frozenset("、，。．；：？！）〕】》〉」』”’…％%,.;:?!)]")
_NEVER_LAST: Final = frozenset("（〔【《〈「『“‘([")
_WIDE_DIGITS: Final = frozenset(FULL_WIDTH + "．")


@lru_cache(maxsize=8192)
def _columns(character: str) -> int:
    if category(character) in _WEIGHTLESS:
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def width(text: str) -> int:
    """Return the number of columns that a text takes on one line of a terminal.

    >>> width("规章 12"), width("“一”"), width("")
    (7, 4, 0)
    """
    return len(text) if text.isascii() and text.isprintable() else sum(map(_columns, text))


def pad(text: str, columns: int, align: Literal["left", "center", "right"] = "left") -> str:
    """Return a text with spaces around it to fill columns, unchanged if it is wider.

    Args:
        text: The text.
        columns: The number of columns.
        align: The side of the text.

    >>> pad("规章", 6), pad("12", 6, "right"), pad("规章", 7, "center")
    ('规章  ', '    12', ' 规章  ')
    """
    spare = max(columns - width(text), 0)
    left = {"left": 0, "center": spare // 2, "right": spare}[align]
    return " " * left + text + " " * (spare - left)


def wrap(text: str, columns: int) -> list[str]:
    """Return a text in lines of a number of columns, longer only for a wider word.

    A line ends at a space between two narrow characters, which is dropped, or next to a wide
    character, where nothing is dropped, so that :func:`unwrap` gives the text back. If the columns
    allow it, no line begins with 、，。）” or ends with （《“.

    Args:
        text: The text.
        columns: The number of columns.

    >>> wrap("共受理申请1234567件，其中", 8)
    ['共受理申', '请', '1234567', '件，其中']
    >>> wrap("open government information", 12)
    ['open', 'government', 'information']
    """
    lines: list[str] = []
    used = 0
    for gap, piece in _fitting(text, columns):
        needed = len(gap) + width(piece)
        if lines and used + needed <= columns:
            lines[-1] += gap + piece
            used += needed
        else:
            lines.append(piece)
            used = width(piece)
    return lines


def unwrap(lines: Iterable[str]) -> str:
    """Return the text of lines, with a space between two narrow characters only.

    >>> unwrap(["商业", "企业"]), unwrap(["open", "government"])
    ('商业企业', 'open government')
    """
    parts: list[str] = []
    for line in filter(None, lines):
        if parts and not _next_to_wide(parts[-1][-1], line[0]):
            parts.append(" ")
        parts.append(line)
    return "".join(parts)


def least_width(text: str, *, tidy: bool = False) -> int:
    """Return the fewest columns in which :func:`wrap` keeps every line.

    Args:
        text: The text.
        tidy: With lines that begin and end well.

    >>> least_width("本年12件（三）"), least_width("本年12件（三）", tidy=True)
    (2, 6)
    """
    if tidy:
        return max((width("".join(group)) for _, group in _groups(text)), default=0)
    return max((width(piece) for _, group in _groups(text) for piece in group), default=0)


def first_group(text: str) -> str:
    """Return the beginning of a text that no line ending well can divide.

    >>> first_group("项。没有"), first_group("（2025年）"), first_group("")
    ('项。', '（2025', '')
    """
    return next(("".join(group) for _, group in _groups(text)), "")


def _fitting(text: str, columns: int) -> Iterator[tuple[str, str]]:
    """Yield groups, or their parts if too wide for a line, each after its gap."""
    for gap, group in _groups(text):
        whole = "".join(group)
        if width(whole) <= columns:
            yield gap, whole
        else:
            yield gap, group[0]
            yield from (("", piece) for piece in group[1:])


def _groups(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield pieces that no line end divides, in groups that one should not divide."""
    gap, group, start = "", list[str](), 0
    for end, following, tidy in _breaks(text):
        group.append(text[start:end])
        if tidy:
            yield gap, group
            gap, group = text[end:following], []
        start = following
    if text:
        yield gap, [*group, text[start:]]


def _breaks(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield the places at which a line may end and the next begin.

    ``True`` goes with those at which both look well.
    """
    for place in range(1, len(text)):
        left, here, after = text[place - 1], text[place], text[place + 1 : place + 2]
        if here == " ":
            if after and " " not in (left, after) and not _next_to_wide(left, after):
                yield place, place + 1, True
        elif _divisible(left, here):
            yield place, place, here not in _NEVER_FIRST and left not in _NEVER_LAST


def _divisible(left: str, right: str) -> bool:
    if " " in (left, right) or not _columns(right):
        return False
    return _next_to_wide(left, right) and not (left in _WIDE_DIGITS and right in _WIDE_DIGITS)


def _next_to_wide(left: str, right: str) -> bool:
    return _columns(left) > 1 or _columns(right) > 1
