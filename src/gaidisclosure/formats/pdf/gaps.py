# SPDX-License-Identifier: Apache-2.0
"""Small gaps between characters of a printed line, 字间空隙, that are no spaces.

Word processors set Chinese characters a quarter of one apart from Latin letters and digits. Only
a space that is printed, or a gap as between the columns of a table, divides what they say.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from attrs import frozen

from gaidisclosure.zh.widths import width

__all__ = ["Blanks", "closed_up", "divided"]

_NARROW: Final = 0.35
"""A gap that is narrower, as part of the size of a character, is none beside a Chinese one."""
_WIDE: Final = 1.0
_BAND: Final = 8


@frozen
class Blanks:
    """Where spaces are printed on a page, by bands of so many points from its top."""

    bands: Mapping[int, Sequence[float]]

    @classmethod
    def of(cls, characters: Iterable[Mapping[str, Any]]) -> Blanks:
        """Those among the characters of a page."""
        bands: dict[int, list[float]] = {}
        for each in characters:
            if each["text"].isspace():
                middle = (each["x0"] + each["x1"]) / 2
                bands.setdefault(_band(each), []).append(middle)
        return cls({band: sorted(places) for band, places in bands.items()})

    def between(self, one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
        """Whether there is one between two characters of a line."""
        near = (self.bands.get(_band(one) + step, ()) for step in (-1, 0, 1))
        return any(
            bisect(places, one["x1"] - 1) < bisect(places, other["x0"] + 1) for places in near
        )


def _band(character: Mapping[str, Any]) -> int:
    return int((character["top"] + character["bottom"]) / 2 / _BAND)


def divided(characters: Sequence[Mapping[str, Any]]) -> list[list[Mapping[str, Any]]]:
    """The characters of a line, cut where they are further apart than the words of a text."""
    pieces = [list(characters[:1])]
    for one, other in pairwise(characters):
        if other["x0"] - one["x1"] > _WIDE * other["size"]:
            pieces.append([])
        pieces[-1].append(other)
    return pieces


def closed_up(found: Mapping[str, Any], blanks: Blanks) -> str:
    """The text of a line without the spaces that stand for small gaps beside a wide character."""
    characters = found["chars"]
    words = found["text"].split()
    if "".join(words) != "".join(each["text"] for each in characters):
        return " ".join(words)
    return "".join(_spaced(words, characters, blanks))


def _spaced(
    words: Sequence[str], characters: Sequence[Mapping[str, Any]], blanks: Blanks
) -> Iterator[str]:
    at = 0
    for word, after in pairwise([*words, ""]):
        at += len(word)
        yield word
        if after and not _is_small(characters[at - 1], characters[at], blanks):
            yield " "


def _is_small(one: Mapping[str, Any], other: Mapping[str, Any], blanks: Blanks) -> bool:
    wide = max(width(one["text"]), width(other["text"])) > 1
    gap = other["x0"] - one["x1"]
    return wide and gap < _NARROW * other["size"] and not blanks.between(one, other)
