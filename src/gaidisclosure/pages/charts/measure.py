# SPDX-License-Identifier: Apache-2.0
"""The room that a text takes in a picture, 文字宽度, whichever font it is set in.

Fonts differ from one machine to the next, so a text is measured by the widest of usual fonts: a
picture may have some space to spare, but no two texts of it ever touch.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from gaidisclosure.zh.widths import width, wrap

__all__ = ["ems", "lines"]

_NARROW: Final = 0.64
"""The width of a digit, in ems: that of DejaVu Sans and Verdana."""
_BROAD: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZmw%&@#+<=>_~^")


def ems(text: str) -> float:
    """Return the most that a line of text is wide, in ems.

    >>> ems("结转下年度"), ems("2023年"), ems("Wm")
    (5.0, 3.56, 2.0)
    """
    return round(sum(map(_em, text)), 2)


def lines(text: str, room: float) -> list[str]:
    """Return a text in lines that are no wider than a room.

    Args:
        text: The text.
        room: The width in ems, 1 or more.

    >>> lines("未经复议直接起诉", 5), lines("WWWWW", 2)
    (['未经复议直', '接起诉'], ['WW', 'WW', 'W'])
    """
    columns = int(2 * room)
    found = [*_broken(text, columns)]
    while any(ems(line) > room for line in found):
        columns -= 1
        found = [*_broken(text, columns)]
    return found


def _em(character: str) -> float:
    if not width(character):
        return 0
    return _NARROW if character.isascii() and character not in _BROAD else 1


def _broken(text: str, columns: int) -> Iterator[str]:
    """Yield the lines of a text, in which even a single word may be divided."""
    for line in wrap(text, columns) or [""]:
        part = ""
        for character in line:
            if width(part + character) > max(columns, 2):
                yield part
                part = ""
            part += character
        yield part
