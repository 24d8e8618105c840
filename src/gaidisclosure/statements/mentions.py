# SPDX-License-Identifier: Apache-2.0
"""Numbers with the words around them, 提及."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import define, field

from gaidisclosure.statements.noise import without_titles
from gaidisclosure.statements.numbers import Number, numbers_in
from gaidisclosure.topics import Role, words_of

OWN_NAME: Final = "■"
"""Stands for each character of the name of the body that reports."""

_SHORTEST: Final = 4
"""Fewest characters of a name that is no other word as well."""

_MARK: Final = re.compile("[，；：（）。！？]")
_NONE: Final = re.compile("(?:无|没有|未发生|未出现|未收到|未接到|未有|未引发|未产生)$")
_REACH: Final = 90
"""Most characters before or after a number that can name its subject."""
_JOINED: Final = frozenset("、和及与")
"""After a number, these lead on to the next one."""
_JOINTS: Final = "、和及与以或并；，："


@define
class Token:
    """A word at a place in a sentence: its part, and the topic that it names."""

    start: int
    end: int
    role: Role
    key: str = ""


@define
class Mention:
    """A number in a sentence, with the words before it and after it in its clause.

    ``whole`` is the number of which this is a part: before the bracket, the colon or 其中.
    """

    number: Number
    head: str
    head_start: int
    before: list[Token]
    after: list[Token]
    tail: str
    depth: int
    following: int
    """The place of the next number, or the end of the sentence."""
    previous: Mention | None = None
    whole: Mention | None = None
    is_listed: bool = False
    """``True`` within a bracket or after 其中 or a colon."""
    is_doubtful: bool = False
    """``True`` if it is not clear which of several subjects it counts."""
    mark: str = ""
    """The punctuation before its clause."""

    def has(self, *roles: Role) -> bool:
        """Return ``True`` if a word before it has one of these parts."""
        return any(token.role in roles for token in self.before)


@define
class Parsed:
    """A sentence in its parts."""

    text: str
    tokens: list[Token]
    marks: list[tuple[int, str]]
    """Places of punctuation that ends a clause."""
    mentions: list[Mention] = field(factory=list[Mention])
    starts: list[int] = field(init=False)
    places: list[int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.starts = [token.start for token in self.tokens]
        self.places = [at for at, _ in self.marks]

    @property
    def is_list(self) -> bool:
        """``True`` if it divides a number of the sentence before it."""
        return self.text.startswith("其中")

    def clause_at(self, place: int) -> tuple[int, int]:
        """Return the beginning and the end of the clause around a place."""
        places = self.places
        after = bisect_left(places, place)
        start = places[after - 1] + 1 if after else 0
        return start, places[after] if after < len(places) else len(self.text)

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """Return the words between two places."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end, first)
        found = self.tokens[first:last]
        return found[:-1] if found and found[-1].end > end else found


def parsed(text: str, agency: str = "") -> Parsed:
    """Return a sentence in its parts.

    Args:
        text: The sentence, without white space.
        agency: The name of the body that reports, which may have digits and words of its own.
    """
    words = without_titles(text)
    if len(agency) >= _SHORTEST and agency in words:
        words = words.replace(agency, OWN_NAME * len(agency))
    numbers = [each for each in numbers_in(words) if not _is_none(words, each)]
    hidden = _hidden(words, numbers)
    tokens = [
        Token(start, end, word.role, word.key)
        for start, end, word in words_of(words)
        if not (hidden and any(low <= start < high for low, high in hidden))
    ]
    marks = [
        (match.start(), match[0])
        for match in _MARK.finditer(words)
        if not any(low <= match.start() < high for low, high in hidden)
    ]
    found = Parsed(words, tokens, marks)
    found.mentions = list(_mentions(found, numbers))
    return found


def _is_none(text: str, number: Number) -> bool:
    """Return ``True`` for 无一例 and 未发生一起, which count nothing."""
    return number.is_idle and bool(_NONE.search(text, max(0, number.start - 4), number.start))


def _hidden(text: str, numbers: Sequence[Number]) -> list[tuple[int, int]]:
    """Return brackets without a number: a remark between a subject and its number.

    作其他处理（含申请人主动撤回申请）9件 is on 其他处理.
    """
    if not numbers or "（" not in text:
        return []
    starts = [number.start for number in numbers]
    found: list[tuple[int, int]] = []
    for match in re.finditer("（[^（）]*）", text):
        first = bisect_left(starts, match.start())
        holds = first < len(starts) and starts[first] < match.end()
        followed = any(
            number.start - match.end() in range(6) for number in numbers[first : first + 1]
        )
        if not holds and followed:
            found.append(match.span())
    return found


def _mentions(sentence: Parsed, numbers: Sequence[Number]) -> Iterator[Mention]:
    """Yield the numbers of a sentence in order, each with its whole."""
    marks = sentence.marks
    at, stack = 0, list[Mention | None]()
    listed: Mention | None = None
    by_colon = False
    last: Mention | None = None
    for index, number in enumerate(numbers):
        while at < len(marks) and marks[at][0] < number.start:
            place, mark = marks[at]
            if mark == "（":
                stack.append(last if last and place - last.number.end <= 2 else None)
                stack.append(listed)
                listed = None
            elif mark == "）" and len(stack) > 1:
                listed = stack.pop()
                stack.pop()
            elif mark == "：":
                if last and place == last.number.end and not stack:
                    listed, by_colon = last, True
            elif mark == "；" and not by_colon and not stack:
                listed = None
            at += 1
        mention = _mention(sentence, numbers, index, at, len(stack) // 2)
        mention.previous = last
        between = sentence.tokens_in(last.number.end if last else 0, number.start)
        is_part = any(token.role is Role.PART for token in between)
        if last and not stack and is_part:
            listed = _whole_before(last, mention)
            by_colon = False
        mention.whole = listed or (stack[-2] if stack else None)
        mention.is_listed = mention.whole is not None or bool(stack) or is_part or sentence.is_list
        yield mention
        last = mention


def _whole_before(last: Mention, part: Mention) -> Mention:
    """Return the number that 其中 divides: the last count outside brackets."""
    while (last.depth > part.depth or last.number.is_share) and last.previous:
        last = last.previous
    return last


def _mention(
    sentence: Parsed, numbers: Sequence[Number], index: int, at: int, depth: int
) -> Mention:
    number, text = numbers[index], sentence.text
    mark, char = sentence.marks[at - 1] if at else (-1, "")
    previous = numbers[index - 1].end if index else 0
    if char == "，" and text.startswith("分别", mark + 1):
        # 行政复议和行政诉讼，分别为3件和1件.
        mark, char = sentence.marks[at - 2] if at > 1 else (-1, "")
    start = max(mark + 1, previous, number.start - _REACH)
    following = numbers[index + 1].start if index + 1 < len(numbers) else len(text)
    ending = sentence.marks[at][0] if at < len(sentence.marks) else len(text)
    stop = min(following, ending, number.end + _REACH)
    tail_start = min(number.end, stop)
    if text[tail_start : tail_start + 1] in _JOINED:
        stop = tail_start
    if previous > mark and text[number.start - 1] in _JOINED:
        start = number.start  # 20件予以公开、6件部分公开: the words before the joint are taken
    while start < number.start and text[start] in _JOINTS:
        start += 1
    return Mention(
        number=number,
        head=text[start : number.start],
        head_start=start,
        before=sentence.tokens_in(start, number.start),
        after=sentence.tokens_in(tail_start, stop),
        tail=text[tail_start:stop],
        depth=depth,
        following=following,
        mark=char,
    )
