# SPDX-License-Identifier: Apache-2.0
"""Gaps between the characters of a printed line, 字间空隙, that may stand for spaces.

Word processors put a gap of a quarter character between Chinese characters and Latin letters or
digits. In a justified line all characters are set apart. Only a printed space, or a gap as wide as
between the columns of a table, separates words.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median_low
from typing import Final

from attrs import frozen

from gaidisclosure.formats.pdf.characters import Character
from gaidisclosure.zh.widths import width

_SPACE: Final = 2.0
"""Gap in points above which it can stand for a space."""
_NARROW: Final = 0.35
"""Largest gap by a Chinese character without a space, as a fraction of its size."""
_WIDE: Final = 1.0
"""Gap above which it separates columns, as a fraction of the size of a character."""
_FEWEST: Final = 2
"""Fewest gaps next to Chinese characters that show how far a line is stretched."""
_QUARTER: Final = 0.25
"""Gap between a Chinese and a Latin character in a line that is not stretched."""
_LEAST: Final = 0.9
"""Least width of a Chinese character, as a fraction of its size."""
_BAND: Final = 8
"""Height of a band in points."""


@frozen
class Blanks:
    """Positions of printed spaces on a page, by horizontal bands from its top."""

    bands: Mapping[int, Sequence[float]]

    @classmethod
    def of(cls, characters: Iterable[Character]) -> Blanks:
        """Return the printed spaces among the characters of a page."""
        bands: dict[int, list[float]] = {}
        for each in characters:
            if each.text.isspace():
                bands.setdefault(_band(each), []).append(each.x)
        return cls({band: sorted(places) for band, places in bands.items()})

    def between(self, one: Character, other: Character) -> bool:
        """Tell if there is a printed space between two characters of a line."""
        near = (self.bands.get(_band(one) + step, ()) for step in (-1, 0, 1))
        return any(
            bisect(places, one.right - 1) < bisect(places, other.left + 1) for places in near
        )


def _band(character: Character) -> int:
    return int(character.y / _BAND)


def divided(characters: Sequence[Character]) -> list[list[Character]]:
    """Return the characters of a line, cut at gaps as wide as between columns."""
    pieces = [list(characters[:1])]
    for one, other in pairwise(characters):
        if other.left - one.right > _WIDE * other.size:
            pieces.append([])
        pieces[-1].append(other)
    return pieces


def spaced(characters: Sequence[Character], blanks: Blanks) -> str:
    """Return the text of a line, with spaces where printed or implied by gaps."""
    return "".join(_spaced(characters, blanks)).strip()


def _spaced(characters: Sequence[Character], blanks: Blanks) -> Iterator[str]:
    yield characters[0].text
    stretch = _stretch(characters)
    for one, other in pairwise(characters):
        gap = other.left - one.right
        if (gap > _SPACE and not _is_small(gap - stretch, one, other)) or blanks.between(
            one, other
        ):
            yield " "
        yield other.text


def _stretch(characters: Sequence[Character]) -> float:
    """Return the usual extra gap between the Chinese characters of a stretched line."""
    gaps = [
        other.left - one.right - _QUARTER * other.size * (_is_wide(one) != _is_wide(other))
        for one, other in pairwise(characters)
        if (one.text + other.text).isalnum() and (_is_wide(one) or _is_wide(other))
    ]
    return max(median_low(gaps), 0) if len(gaps) >= _FEWEST else 0


def _is_small(gap: float, one: Character, other: Character) -> bool:
    return gap < _NARROW * other.size and (_is_wide(one) or _is_wide(other))


def _is_wide(character: Character) -> bool:
    """Tell if a character is as wide as a Chinese one, like “ in a Chinese font."""
    if width(character.text) > 1:
        return True
    drawn = character.right - character.left
    return drawn > _LEAST * character.size and not character.text.isascii()
