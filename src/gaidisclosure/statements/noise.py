# SPDX-License-Identifier: Apache-2.0
"""Digits that count nothing, 非计数数字: dates, numbers of articles, names."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from attrs import frozen

from gaidisclosure.zh.counts import NUMERALS

_DIGIT: Final = f"[0-9{NUMERALS}]"
_MARKED: Final = re.compile(
    "《[^《》]{0,200}》|“[^“”]{0,40}”|〔[^〔〕]{0,12}〕(?:第?[0-9]{1,6}号)?"
)
_TITLE: Final = re.compile("《[^《》]{0,200}》")
_REACH: Final = 12
"""Most characters before a number that tell it to be none."""
_BEFORE: Final = re.compile(
    f"(?:第{_DIGIT}{{0,6}}[、，至—]?"
    "|[A-Za-z@._/]"
    "|[0-9]{1,2}：|[0-9]{3,4}—"
    "|(?:电话|传真|热线|邮编|邮政编码|号码|联系方式)[：为是（]{1,2}(?:[0-9—、，]{0,8})"
    ")$"
)
_AFTER: Final = re.compile(
    f"年|月|日|号(?!召)|[室楼层弄]|季度|[A-Za-z@]|：[0-9]{{2}}|—[0-9]{{6,8}}"
    f"|(?:至|—|到){_DIGIT}{{1,3}}[月年日号]|[届中]|大(?:精神|以来|报告|召开)|十大"
)
_NUMBERING: Final = re.compile("(?:^|[。；：，）])（?$")
_NUMBERED: Final = re.compile("）|是|方面|[、](?![0-9])|[.](?![0-9])")
_HOTLINES: Final = frozenset({"12345", "12315", "12333", "12348", "12319", "12366", "12388"})
_COUNTED: Final = frozenset("件条宗元项份次个")
_NAMES: Final = re.compile(
    "一件事|一次性|一次办|一次次|一张网|一个窗口|一部分|一批|三类内部|四类过程|一站式|[一二三四]季度|百分之百分"
)


@frozen
class Marked:
    """Titles, document numbers and names within quotation marks in a sentence."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def covers(self, start: int) -> bool:
        """Return ``True`` if a character is within one of them."""
        at = bisect_right(self.starts, start) - 1
        return at >= 0 and self.ends[at] > start


def marked_in(text: str) -> Marked:
    """Return the titles, document numbers and quoted names of a sentence.

    Args:
        text: The sentence, without white space.
    """
    found = [match.span() for match in _MARKED.finditer(text)]
    return Marked(tuple(start for start, _ in found), tuple(end for _, end in found))


def is_noise(text: str, start: int, end: int, digits: str) -> bool:
    """Return ``True`` if digits at a place of a sentence count nothing.

    Args:
        text: The sentence.
        start: The first digit.
        end: The character after the last digit.
        digits: The digits.

    >>> text = "第37号文件和37件申请"
    >>> is_noise(text, 1, 3, "37"), is_noise(text, 7, 9, "37")
    (True, False)
    """
    if (
        (digits in _HOTLINES and text[end : end + 1] not in _COUNTED)
        or _AFTER.match(text, end)
        or _NAMES.match(text, start)
    ):
        return True
    window = text[max(0, start - _REACH) : start]
    if _BEFORE.search(window):
        return True
    return bool(_NUMBERED.match(text, end) and _NUMBERING.search(window))


def without_titles(text: str) -> str:
    """Return a sentence with the titles of documents blanked out.

    >>> without_titles("按照《管理办法》收取")
    '按照□□□□□□收取'
    """
    return _TITLE.sub(lambda found: "□" * len(found[0]), text)
