"""Ordinals that Word prints by itself, 自动编号: 一、 before a heading stands in no text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from xml.etree.ElementTree import Element

from attrs import Factory, define

from gaidisclosure.zh.numerals import ordinal

__all__ = ["Numbering", "W", "value"]

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""The namespace of the elements of a Word document."""

_HIGHEST: Final = 99
_DEEPEST: Final = 8
_NUMBER: Final = re.compile("%([1-9])")
_CHINESE: Final = ("chinese", "japanese", "ideograph", "taiwanese")


@define
class _Level:
    """How one level of a list is numbered."""

    start: int
    style: str
    text: str


@define
class Numbering:
    """The lists of a document, and how far each has been counted."""

    levels: Mapping[tuple[str, int], _Level] = Factory(dict[tuple[str, int], _Level])
    styles: Mapping[str, tuple[str, int]] = Factory(dict[str, tuple[str, int]])
    counts: dict[str, dict[int, int]] = Factory(dict[str, dict[int, int]])

    @classmethod
    def of(cls, numbering: Element | None, styles: Element | None) -> Numbering:
        """From the parts that say how lists look, and which styles are lists."""
        if numbering is None:
            return cls()
        abstract = {
            each.get(W + "abstractNumId"): each for each in numbering.iter(W + "abstractNum")
        }
        levels: dict[tuple[str, int], _Level] = {}
        for number in numbering.iter(W + "num"):
            known = abstract.get(_said(number.find(W + "abstractNumId")))
            for level in () if known is None else known.iter(W + "lvl"):
                key = (number.get(W + "numId", ""), _whole(level.get(W + "ilvl"), 0))
                levels[key] = _level(level)
        return cls(levels, {} if styles is None else dict(_numbered(styles)))

    def ordinal(self, paragraph: Element) -> str:
        """What Word prints before a paragraph, and counts on; empty where it prints nothing."""
        properties = paragraph.find(W + "pPr")
        found = None if properties is None else self._list(properties)
        if found is None or found not in self.levels:
            return ""
        name, depth = found
        counts = self.counts.setdefault(name, {})
        counts[depth] = counts.get(depth, self.levels[found].start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        return _NUMBER.sub(lambda hit: self._number(name, int(hit[1]) - 1), self.levels[found].text)

    def _list(self, properties: Element) -> tuple[str, int] | None:
        own = properties.find(W + "numPr")
        if own is not None:
            return _list_of(own)
        return self.styles.get(_said(properties.find(W + "pStyle")) or "")

    def _number(self, name: str, depth: int) -> str:
        level = self.levels.get((name, depth))
        count = self.counts[name].get(depth, level.start if level else 1)
        if level and level.style.startswith(_CHINESE) and 0 < count <= _HIGHEST:
            return ordinal(count)
        return str(count)


def _level(level: Element) -> _Level:
    return _Level(
        start=_whole(_said(level.find(W + "start")), 1),
        style=_said(level.find(W + "numFmt")) or "decimal",
        text=""
        if _said(level.find(W + "numFmt")) == "bullet"
        else _said(level.find(W + "lvlText")) or "",
    )


def _numbered(styles: Element) -> list[tuple[str, tuple[str, int]]]:
    found: list[tuple[str, tuple[str, int]]] = []
    for style in styles.iter(W + "style"):
        own = style.find(f"{W}pPr/{W}numPr")
        if own is not None:
            found.append((style.get(W + "styleId", ""), _list_of(own)))
    return found


def _list_of(properties: Element) -> tuple[str, int]:
    depth = _whole(_said(properties.find(W + "ilvl")), 0)
    return _said(properties.find(W + "numId")) or "", min(depth, _DEEPEST)


def _said(element: Element | None) -> str | None:
    return None if element is None else element.get(W + "val")


def value(element: Element | None) -> int:
    """The whole number that an element says; 0 where it says none."""
    return _whole(_said(element), 0)


def _whole(said: str | None, otherwise: int) -> int:
    return int(said) if said and said.isascii() and said.isdigit() and len(said) < 7 else otherwise
