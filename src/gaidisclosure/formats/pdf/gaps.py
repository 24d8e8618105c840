# SPDX-License-Identifier: Apache-2.0
"""Small gaps between characters of a printed line, 字间空隙, that are no spaces.

Word processors set Chinese characters a quarter of one apart from Latin letters and digits. Only
a space that is printed, or a gap as between the columns of a table, divides what they say. Where a
line is stretched to the margin, all its characters are set apart.
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
"""A gap that is wider, in points, can stand for a space."""
_NARROW: Final = 0.35
"""A gap next to a Chinese character that is narrower, as a part of its size, is no space."""
_WIDE: Final = 1.0
"""A gap that is wider, as a part of the size of a character, is one between columns."""
_FEWEST: Final = 2
"""Fewest gaps next to Chinese characters that tell how far a line is stretched."""
_QUARTER: Final = 0.25
"""Gap between a Chinese and a Latin character where a line is not stretched."""
_LEAST: Final = 0.9
"""Least width of a Chinese character, as a part of its size."""
_BAND: Final = 8
"""Points from one band to the next."""


@frozen
class Blanks:
    """Places of printed spaces on a page, by bands from its top."""

    bands: Mapping[int, Sequence[float]]

    @classmethod
    def of(cls, characters: Iterable[Character]) -> Blanks:
        """Return those among the characters of a page."""
        bands: dict[int, list[float]] = {}
        for each in characters:
            if each.text.isspace():
                bands.setdefault(_band(each), []).append(each.x)
        return cls({band: sorted(places) for band, places in bands.items()})

    def between(self, one: Character, other: Character) -> bool:
        """Tell if there is one between two characters of a line."""
        near = (self.bands.get(_band(one) + step, ()) for step in (-1, 0, 1))
        return any(
            bisect(places, one.right - 1) < bisect(places, other.left + 1) for places in near
        )


def _band(character: Character) -> int:
    return int(character.y / _BAND)


def divided(characters: Sequence[Character]) -> list[list[Character]]:
    """Return the characters of a line, cut at gaps that are wider than those of a text."""
    pieces = [list(characters[:1])]
    for one, other in pairwise(characters):
        if other.left - one.right > _WIDE * other.size:
            pieces.append([])
        pieces[-1].append(other)
    return pieces


def spaced(characters: Sequence[Character], blanks: Blanks) -> str:
    """Return the text of a line, with a space where one is printed or a gap stands for one."""
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
    """Return by how much most Chinese characters of a line are set apart."""
    gaps = [
        other.left - one.right - _QUARTER * other.size * (_is_wide(one) != _is_wide(other))
        for one, other in pairwise(characters)
        if (one.text + other.text).isalnum() and (_is_wide(one) or _is_wide(other))
    ]
    return max(median_low(gaps), 0) if len(gaps) >= _FEWEST else 0


def _is_small(gap: float, one: Character, other: Character) -> bool:
    return gap < _NARROW * other.size and (_is_wide(one) or _is_wide(other))


def _is_wide(character: Character) -> bool:
    """Tell if a character is as wide as a Chinese one, as “ and ” are in a Chinese font."""
    if width(character.text) > 1:
        return True
    drawn = character.right - character.left
    return drawn > _LEAST * character.size and not character.text.isascii()
