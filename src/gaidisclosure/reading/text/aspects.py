# SPDX-License-Identifier: Apache-2.0
"""The five aspects of part one, 总体情况的五个方面, under headings of any kind and order.

Headings begin with ordinals of one kind, （一）, 1. or 一是, and name an aspect. A paragraph with
such an ordinal that names no aspect is not a heading, and belongs to none of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, TypeAlias

from attrs import evolve, frozen

from gaidisclosure.reading.text.headings import FRONT, Placed
from gaidisclosure.zh.simplified import simplified

Sections: TypeAlias = dict[int, list[Placed]]
"""The paragraphs of each aspect by its number, with those of no aspect at 0."""

_WORDS: Final = {2: "依申请|申请公开", 1: "主动公开", 3: "信息管理", 4: "平台", 5: "监督"}
"""The words that name an aspect, by its number."""
_GAP: Final = r"\s{0,3}"
_NUMERAL: Final = "[一二三四五六七八九十]{1,2}"
_KINDS: Final = {
    "bracketed": rf"(?:[（(]{_GAP}{_NUMERAL}{_GAP}[）)]|[㈠-㈩]){_GAP}[、.．,，:：]?",
    "numeral": rf"{_NUMERAL}{_GAP}[、.．]",
    "point": r"(?:[0-9０-９]{1,2}\s{0,3}[、.．](?![0-9０-９])|[⒈-⒛])",
    "bracketed figure": r"(?:[（(]\s{0,3}[0-9０-９]{1,2}\s{0,3}[）)]|[①-⑳⑴-⒇])",
    "one is": rf"{_NUMERAL}是[，,：:]?",
    "words alone": "",
}
"""The ordinals that begin headings, by kind."""
_HEAD: Final = r"\s{0,3}(?P<head>[^。；;：:，,0-9０-９]{1,24}?)\s{0,3}"
_TEXT: Final = r"(?:[。：:]|(?<=情况|方面|工作)[，,])(?P<text>.+)"
_HEADINGS: Final = {
    kind: re.compile(rf"{mark}{_HEAD}(?:{_TEXT if mark else '(?P<text>)$'}|[。：:]?{_GAP}$)", re.S)
    for kind, mark in _KINDS.items()
}
_SENTENCE: Final = re.compile(rf"{_KINDS['bracketed']}{_GAP}(?P<text>(?P<head>.{{1,12}}).*)", re.S)
"""A bracketed ordinal before a sentence that begins with the name of an aspect."""
_MARKS: Final = {kind: re.compile(mark) for kind, mark in _KINDS.items() if mark}
_FEWEST: Final = 2
"""Fewest aspects after ordinals of a kind other than （一） that make them headings."""


@frozen
class _Heading:
    """A heading: the aspect that it names, if any, and the text on its line."""

    aspect: int | None
    text: str


def divide_aspects(paragraphs: Sequence[Placed]) -> Sections:
    """Return the paragraphs of part one by aspect, without their headings.

    If there are headings that are not indented, an indented line like them is text.
    """
    flush = _headings([placed for placed in paragraphs if not placed[1].indented])
    headings = flush or _headings(paragraphs)
    sections: Sections = {number: [] for number in (FRONT, *_WORDS)}
    number = FRONT
    for block, paragraph in paragraphs:
        heading = headings.get(block)
        if heading:
            number = heading.aspect or FRONT
            if heading.aspect and heading.text:
                sections[number].append((block, evolve(paragraph, text=heading.text)))
        if not heading or not heading.aspect:
            sections[number].append((block, paragraph))
    return sections


def _headings(paragraphs: Sequence[Placed]) -> dict[int, _Heading]:
    """Return the headings of the kind that names the most aspects, by block."""
    best: dict[int, _Heading] = {}
    most = 0
    for kind in _KINDS:
        found = {block: heading for block, p in paragraphs if (heading := _heading(p.text, kind))}
        count = len({heading.aspect for heading in found.values()} - {None})
        if count > most and (count >= _FEWEST or kind == "bracketed"):
            best, most = found, count
    return best


def _heading(line: str, kind: str) -> _Heading | None:
    text = line.strip()
    found = _HEADINGS[kind].match(text)
    aspect = _aspect(found["head"]) if found else None
    if found and aspect:
        return _Heading(aspect, (found["text"] or "").strip())
    sentence = _SENTENCE.match(text) if kind == "bracketed" else None
    if sentence and (aspect := _aspect(sentence["head"])):
        return _Heading(aspect, sentence["text"].strip())
    mark = _MARKS.get(kind)
    return _Heading(None, "") if mark and mark.match(text) else None


def _aspect(head: str) -> int | None:
    """Return the one aspect that the words of a heading name."""
    words = simplified("".join(head.split()))
    found = [number for number, wording in _WORDS.items() if re.search(wording, words)]
    return found[0] if len(found) == 1 else None
