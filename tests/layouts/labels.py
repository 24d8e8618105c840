# SPDX-License-Identifier: Apache-2.0
"""Labels as agencies print them: set otherwise, damaged, torn from their figures, or lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from attrs import evolve

from tests.layouts.sheet import Piece, Sheet

__all__ = [
    "DAMAGES",
    "SETTINGS",
    "TEARS",
    "after_figures",
    "end_after_figures",
    "half_bracket",
    "half_width",
    "kangxi",
    "lost",
    "misspelt",
    "other_wording",
    "renumbered",
    "spaced",
    "split",
    "torn",
    "traditional",
    "truncated",
    "without_ordinal",
]

Change = Callable[[str, int], str]
"""A label printed otherwise; the number chooses where or how."""

Tear = Callable[[Piece, int], Piece]
"""A label torn from its figures."""

_ORDINAL = re.compile(r"（?[一二三四五六七1-8](?:、|）|\.)")
_NUMERALS = ("一二三四五六七", "12345678")
_RADICALS = str.maketrans("一二人力工大小行文方用生", "⼀⼆⼈⼒⼯⼤⼩⾏⽂⽅⽤⽣")
_HALF_WIDTH = str.maketrans("（），：", "(),:")
_SPACES = (" ", "\u3000", "\xa0")


def split(text: str, choice: int) -> str:
    """Two lines, at any place: an ordinal, a number or a bracket may be torn in two."""
    at = 1 + choice % max(len(text) - 1, 1)
    return f"{text[:at]}\n{text[at:]}" if text[at:].strip() and text[:at].strip() else text


def without_ordinal(text: str, choice: int) -> str:
    """No ordinal: what is above what can only be told from the order."""
    return _ORDINAL.sub("", text, count=1).lstrip() if _ORDINAL.match(text) else text


def half_bracket(text: str, choice: int) -> str:
    """The ordinal has lost its first bracket: 一）予以公开."""
    return text.removeprefix("（") if _ORDINAL.match(text) else text


def half_width(text: str, choice: int) -> str:
    """Half-width brackets, commas and colons."""
    return text.translate(_HALF_WIDTH)


def kangxi(text: str, choice: int) -> str:
    """Radicals for some characters, which look the same: ⼀ for 一."""
    return text.translate(_RADICALS)


def spaced(text: str, choice: int) -> str:
    """White space within, as in 总 计, or behind the ordinal."""
    at = 1 + choice % max(len(text) - 1, 1)
    return f"{text[:at]}{_SPACES[choice % len(_SPACES)]}{text[at:]}" if len(text) > 1 else text


def other_wording(text: str, choice: int) -> str:
    """规范性文件 for 行政规范性文件."""
    return "规范性文件" if text == "行政规范性文件" else text


def renumbered(text: str, choice: int) -> str:
    """Another ordinal, which some other label has as well."""
    found = _ORDINAL.match(text)
    if not found:
        return text
    old = next(each for each in found[0] if each not in "（）、.")
    row = next(row for row in _NUMERALS if old in row)
    return text.replace(old, row.replace(old, "")[choice % (len(row) - 1)], 1)


def misspelt(text: str, choice: int) -> str:
    """One wrong character behind the ordinal; labels of less than four characters are spared."""
    start, end = _words(text)
    at = start + choice % max(end - start, 1)
    wrong = "是" if text[at : at + 1] == "的" else "的"
    return text[:at] + wrong + text[at + 1 :] if end - start >= 4 else text


def truncated(text: str, choice: int) -> str:
    """The last one or two characters are cut off; labels of less than five are spared."""
    start, end = _words(text)
    return text[: -1 - choice % 2].rstrip() if end - start >= 5 else text


SETTINGS: tuple[Change, ...] = (
    split,
    without_ordinal,
    half_bracket,
    half_width,
    kangxi,
    spaced,
    other_wording,
)
"""How all labels of a report may be set: nothing that is needed is wrong."""

DAMAGES: tuple[Change, ...] = (misspelt, truncated, renumbered)
"""What befalls a label now and then."""


def end_after_figures(piece: Piece, choice: int) -> Piece:
    """The end of a label in two lines stands behind its figures, as a PDF's text has it."""
    start, end = _words(piece.text)
    at = start + 1 + choice % max(end - start - 1, 1)
    return evolve(piece, text=piece.text[:at].rstrip(), end=piece.text[at:].lstrip())


def after_figures(piece: Piece, choice: int) -> Piece:
    """The figures stand one line before their label."""
    return evolve(piece, late=True)


def lost(piece: Piece, choice: int) -> Piece:
    """There is a blank in place of the label."""
    return evolve(piece, text="")


TEARS: tuple[Tear, ...] = (end_after_figures, after_figures, lost)
"""What befalls a label that stands against figures; the last one leaves a blank cell."""


def torn(sheet: Sheet) -> list[Piece]:
    """The labels that can be torn from their figures: the lowest one of each row."""
    rows = (sheet.row(number) for number in range(sheet.height))
    labels = ([p for p in row if not p.path] for row in rows if any(p.path for p in row))
    return [found[-1] for found in labels if found and found[-1].text]


def traditional(text: str) -> str:
    """The whole text in traditional characters, as an agency's second version has it."""
    converted: str = _converter().convert(text)
    return converted


@cache
def _converter() -> Any:
    from opencc import OpenCC  # type: ignore[import-untyped, unused-ignore]

    return OpenCC("s2t")


def _words(text: str) -> tuple[int, int]:
    """Where a label begins behind its ordinal, and where it ends."""
    found = _ORDINAL.match(text)
    return (found.end() if found else 0), len(text)
