# SPDX-License-Identifier: Apache-2.0
"""The room that a text needs in a picture, 文字宽度, in whatever font it is set.

Fonts differ from one machine to the next. Texts are measured by the widest of the usual fonts, so a
picture may have space to spare, but no two texts touch.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from gaidisclosure.zh.widths import width, wrap

_USUAL: Final = 0.64
"""The width of a digit and of most letters in DejaVu Sans and Verdana, in ems."""
_SLIM: Final = 0.42
_SLIM_ONES: Final = frozenset(" fijlrtI.,:;'!|()[]/-")
_BROAD_ONES: Final = frozenset("ABCDEFGHJKLMNOPQRSTUVWXYZmw%&@#+<=>_~^")


def ems(text: str) -> float:
    """Return the greatest width of a line of text, in ems.

    >>> ems("结转下年度"), ems("2023年"), ems("Wm")
    (5, 3.56, 2)
    """
    return round(sum(map(_em, text)), 2)


def lines(text: str, room: float) -> list[str]:
    """Return a text in as few lines as possible, of nearly equal width.

    Args:
        text: The text.
        room: The most that a line is wide, in ems, 1 or more.

    >>> lines("未经复议直接起诉", 6), lines("WWWWW", 2)
    (['未经复议', '直接起诉'], ['WW', 'WW', 'W'])
    """
    if ems(text) <= room:
        return [text]
    columns = int(2 * room)
    found = [*_broken(text, columns)]
    while not _fit(found, room):
        columns -= 1
        found = [*_broken(text, columns)]
    even = found
    while len(even) == len(found) and _fit(even, room) and columns > 1:
        found, columns = even, columns - 1
        even = [*_broken(text, columns)]
    return found


def _fit(told: list[str], room: float) -> bool:
    return max(map(ems, told)) <= room


def _em(character: str) -> float:
    if not width(character):
        return 0
    if character in _SLIM_ONES:
        return _SLIM
    return _USUAL if character.isascii() and character not in _BROAD_ONES else 1


def _broken(text: str, columns: int) -> Iterator[str]:
    """Yield the lines of a text. A long word is divided."""
    for line in wrap(text, columns):
        part = ""
        for character in line:
            if part and width(part + character) > columns:
                yield part
                part = ""
            part += character
        yield part
