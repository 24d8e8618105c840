# SPDX-License-Identifier: Apache-2.0
"""The headings of the six parts, 标题, as agencies word them."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final, TypeAlias

from gaidisclosure.document import Paragraph
from gaidisclosure.reading.tables.stems import LONGEST, plain
from gaidisclosure.zh.numerals import ordinal

Placed: TypeAlias = tuple[int, Paragraph]
"""A paragraph and the number of its block in the document."""

FRONT: Final = 0
"""The section before the first heading."""
_NONE: Final = -1

_PARTS: Final = (
    "总体.{0,4}情况|基本情况|概述",
    "主动公开",
    "申请",
    "复议|诉讼",
    "问题|改进",
    "其他.{0,8}事项|其他事项|报告的其他",
)
_NUMBERED: Final = (*_PARTS[:4], f"{_PARTS[4]}|不足|困难|打算", "其他")
"""Words of headings after their ordinal, which need not say as much."""
_ANY: Final = re.compile("|".join(_NUMBERED))
"""A word that every heading has."""


_Wordings: TypeAlias = tuple[re.Pattern[str], ...]
"""The patterns of the headings of all parts, in their order."""


def _pattern(number: str, words: str, longest: int) -> re.Pattern[str]:
    return re.compile(rf"{number}[^。;:]{{0,{longest}}}?(?:{words})[^。;:]{{0,{longest}}}[。:]?")


_PART: Final[_Wordings] = tuple(
    _pattern(f"第?{ordinal(number)}(?!是|方面|来)(?:部分)?[、.,:]?", words, 40)
    for number, words in enumerate(_NUMBERED, 1)
)
_ANY_ORDINAL: Final = r"(?:第?[一二三四五六1-6](?:部分)?[、.,:]?|\([一二三四五六1-6]\))?"
_LOOSELY: Final[_Wordings] = tuple(_pattern(_ANY_ORDINAL, words, 16) for words in _PARTS)
"""Headings without their ordinal or with another, used if tables show the parts."""


def find_parts(paragraphs: Sequence[Placed], tables: Mapping[int, int]) -> dict[int, int]:
    """Find the block of each part's heading, by the number of the part.

    A heading precedes its table. If the headings that are not indented are complete, an indented
    line like them is text.

    Args:
        paragraphs: The paragraphs of the document.
        tables: The first block of each table, by the number of its part.
    """
    parts = _parts(((at, p) for at, p in paragraphs if not p.indented), tables)
    return parts if len(parts) == len(_PARTS) else _parts(paragraphs, tables)


def _parts(paragraphs: Iterable[Placed], tables: Mapping[int, int]) -> dict[int, int]:
    short = (placed for placed in paragraphs if len(placed[1].text) <= LONGEST)
    listed = [placed for placed in short if _is_like_heading(placed[1].text)]
    candidates = _candidates(_PART, listed)
    if len(tables) > 1:
        loosely = _candidates(_LOOSELY, listed)
        candidates = {number: blocks or loosely[number] for number, blocks in candidates.items()}
    found: dict[int, int] = {}
    low = -1
    for number, blocks in candidates.items():
        ahead = [block for table, block in tables.items() if table >= number and block > low]
        within = [block for block in blocks if low < block < min(ahead, default=block + 1)]
        if within:
            # A table of contents may come first: the last heading before a table is its own.
            low = found[number] = within[-1 if ahead else 0]
        low = max(low, tables.get(number, low))
    return found


def _candidates(wordings: _Wordings, paragraphs: Iterable[Placed]) -> dict[int, list[int]]:
    """Return the blocks that can be the heading of each part."""
    found: dict[int, list[int]] = {number: [] for number in range(1, len(wordings) + 1)}
    for block, paragraph in paragraphs:
        for number in _numbers(wordings, plain(paragraph.text)):
            found[number].append(block)
    return found


@lru_cache(maxsize=4096)
def _is_like_heading(text: str) -> bool:
    """Tell if a text has a word of headings. Most lines are cells, and have none."""
    return _ANY.search(plain(text)) is not None


@lru_cache(maxsize=4096)
def _numbers(wordings: _Wordings, text: str) -> tuple[int, ...]:
    return tuple(number for number, each in enumerate(wordings, 1) if each.fullmatch(text))


def numbered_part(text: str) -> int | None:
    """Return the number of the part whose heading, with its ordinal, is this text.

    >>> numbered_part("五、存在的主要问题及改进情况"), numbered_part("其他需要报告的事项")
    (5, None)
    """
    return next(iter(_numbers(_PART, plain(text))), None)


def divided(
    paragraphs: Iterable[Placed], parts: Mapping[int, int], tables: Mapping[int, int]
) -> dict[int, list[Placed]]:
    """Return the paragraphs of each part below its heading and above its table.

    Those above all headings have the number :data:`FRONT`.
    """
    numbers = {block: number for number, block in parts.items()}
    borders = sorted({*numbers, *tables.values()})
    sections: dict[int, list[Placed]] = {number: [] for number in range(FRONT, len(_PARTS) + 1)}
    for block, paragraph in paragraphs:
        if block not in numbers:
            last = bisect(borders, block) - 1
            number = FRONT if last < 0 else numbers.get(borders[last], _NONE)
            sections.setdefault(number, []).append((block, paragraph))
    return sections
