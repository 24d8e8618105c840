# SPDX-License-Identifier: Apache-2.0
"""Marks of notes, 注释标号: small characters that are raised or lowered after a text.

A raised digit after a figure is drawn like any other: only its size and its base line tell that
``12`` and a mark are not 121.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gaidisclosure.formats.pdf.characters import Character
from gaidisclosure.formats.runs import is_mark

_SMALLER: Final = 0.9
"""Most that a mark is as large as the character before it. Browsers make it 0.83, others 0.6."""
_RAISED: Final = 0.22
"""Least that a mark is raised, as a part of the size of the character before it. A smaller text
that is centred on the same line is raised by 0.2 at most."""
_LOWERED: Final = 0.1
"""Least that a mark is lowered."""
_HIGHER: Final = 0.3
"""Most that the middle of a mark stands above the character before it."""
_APART: Final = (-0.3, 0.5)
"""Gap before a mark, as a part of that size."""
_ALIKE: Final = 0.05
"""Characters of one mark differ less, as a part of that size."""


def divide_marks(characters: Sequence[Character]) -> tuple[list[Character], list[Character]]:
    """Return characters without marks, and the characters of the marks.

    The characters of a page come in the order in which they are drawn.
    """
    kept, marks, after = list[Character](), list[Character](), 0
    for at, each in enumerate(characters):
        if at < after:
            continue
        if not kept or not _is_raised(kept[-1], each):
            kept.append(each)
            continue
        after = at + 1
        while after < len(characters) and _goes_on(characters[after - 1], characters[after]):
            after += 1
        group = characters[at:after]
        text = "".join(character.text for character in group)
        (marks if text.strip() and is_mark(text, kept[-1].text) else kept).extend(group)
    return kept, marks


def _is_raised(one: Character, other: Character) -> bool:
    size, (least, most) = one.size, _APART
    if other.size > _SMALLER * size or not least * size < other.left - one.right < most * size:
        return False
    up = one.base - other.base
    near = one.top - _HIGHER * size < other.y < one.bottom
    return near and not -_LOWERED * size <= up <= _RAISED * size


def _goes_on(one: Character, other: Character) -> bool:
    near = _ALIKE * one.size
    alike = abs(one.size - other.size) < near and abs(one.base - other.base) < near
    return alike and abs(other.left - one.right) < _APART[1] * one.size
