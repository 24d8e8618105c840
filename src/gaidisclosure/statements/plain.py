# SPDX-License-Identifier: Apache-2.0
"""Text in one plain form, 规整文本: no white space, one width, one script.

Published texts are spaced out, broken within words, full-width or traditional. Every character of
the plain text knows where it stands in the text as printed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from operator import itemgetter
from typing import Final
from unicodedata import normalize

from attrs import define, field

from gaidisclosure.zh.simplified import simplified

_GAPS: Final = re.compile("[\\s\u00ad\u180e\u200b-\u200f\u2060\ufeff]+")
_KEPT: Final = "，；：。！？（）、“”《》〔〕【】—～"
_LONGEST: Final = 1000
"""Most characters that are read as one sentence."""
_END: Final = re.compile("[。！？]|(?<=[一-龥）])[.](?![0-9A-Za-z])")


class _Folding(dict[int, str]):
    """A translation table that works out each character at its first use."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = normalize("NFKC", character) if character not in _KEPT else character
        folded = folded if len(folded) == 1 else character
        self[code] = found = _CHOSEN.get(folded, simplified(folded))
        return found


_CHOSEN: Final = {
    **{mark: mark for mark in _KEPT},
    **dict(zip(",;:!?()[]", "，；：！？（）〔〕", strict=True)),
    **dict.fromkeys("~〜", "～"),
    **dict.fromkeys("–―−-", "—"),
    **dict.fromkeys("「『", "“"),
    **dict.fromkeys('」』"', "”"),
    **dict.fromkeys("〈", "《"),
    **dict.fromkeys("〉", "》"),
    "｡": "。",
}
_FOLDED: Final = _Folding()


@define(frozen=True, slots=False)
class Plain:
    """A text without white space that knows its places in the printed text.

    >>> plain = Plain.of("收 到１２件")
    >>> plain.text, plain.span(2, 4)
    ('收到12件', (3, 5))
    """

    printed: str
    text: str
    starts: tuple[tuple[int, int], ...] = field(repr=False)
    """The start of each unbroken stretch, in the plain and the printed text."""

    @classmethod
    def of(cls, printed: str) -> Plain:
        """Return the plain text of a text as printed."""
        folded = printed.translate(_FOLDED)
        starts: list[tuple[int, int]] = []
        parts: list[str] = []
        at = length = 0
        for gap in _GAPS.finditer(folded):
            starts.append((length, at))
            parts.append(folded[at : gap.start()])
            length += gap.start() - at
            at = gap.end()
        starts.append((length, at))
        return cls(printed, "".join((*parts, folded[at:])), tuple(starts))

    @cached_property
    def _gaps(self) -> frozenset[int]:
        """The places in the plain text before which white space was taken out."""
        return frozenset(plain for plain, _ in self.starts if plain)

    def is_broken(self, start: int, end: int) -> bool:
        """Return ``True`` if white space stood at some places in a stretch.

        Letters that are spaced out evenly, as in １ ２ 件, are one word; 12 34 may be two numbers.
        """
        if len(self.starts) == 1:
            return False
        gaps = sum(at in self._gaps for at in range(start + 1, end))
        return 0 < gaps < end - start - 1

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the place of a stretch in the text as printed.

        Args:
            start: Its first character in the plain text.
            end: The character after its last.
        """
        return self._printed_at(start), self._printed_at(end - 1) + 1

    def _printed_at(self, place: int) -> int:
        if len(self.starts) == 1:
            return self.starts[0][1] + place
        plain, printed = self.starts[bisect_right(self.starts, place, key=itemgetter(0)) - 1]
        return printed + place - plain

    def sentences(self) -> Iterator[Sentence]:
        """Yield the sentences, each up to 。！？ or to a dot after Chinese text."""
        start = 0
        for mark in _END.finditer(self.text):
            yield from self._within(start, mark.end())
            start = mark.end()
        if start < len(self.text):
            yield from self._within(start, len(self.text))

    def _within(self, start: int, end: int) -> Iterator[Sentence]:
        """Yield a sentence, in pieces if it is longer than any that a person writes."""
        while end - start > _LONGEST:
            cut = self.text.rfind("，", start, start + _LONGEST) + 1
            stop = cut if cut > start else start + _LONGEST
            yield Sentence(self, start, stop)
            start = stop
        yield Sentence(self, start, end)


@define(frozen=True)
class Sentence:
    """A sentence of a plain text: its first character and the one after its last."""

    plain: Plain = field(repr=False)
    start: int
    end: int

    @property
    def text(self) -> str:
        """The characters of the sentence."""
        return self.plain.text[self.start : self.end]

    @property
    def begins_paragraph(self) -> bool:
        """``True`` if it is the first of its paragraph."""
        if not self.start:
            return True
        _, before = self.plain.span(self.start - 1, self.start)
        here, _ = self.plain.span(self.start, self.end)
        return "\n" in self.plain.printed[before:here]
