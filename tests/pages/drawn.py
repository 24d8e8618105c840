# SPDX-License-Identifier: Apache-2.0
"""A picture as a reader of SVG sees it: boxes of texts and areas, measured anew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Final
from xml.etree import ElementTree

from attrs import frozen

from gaidisclosure.zh.widths import width

SVG: Final = "{http://www.w3.org/2000/svg}"
_MOVED: Final = re.compile(r"translate\(([\d.-]+) ([\d.-]+)\)")
_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?")
_ABOVE, _BELOW = 0.88, 0.22
"""The parts of a line of text above and below its base line, in ems, for Chinese as well."""


@frozen
class Box:
    """A text or an area, and the rectangle that it takes."""

    tag: str
    text: str
    color: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 0.1 and down > 0.1


def root_of(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def boxes(svg: str) -> list[Box]:
    """Every mark but the white ground, in the coordinates of the picture."""
    _, _, _, *marks = [*_boxes(root_of(svg), 0, 0)]
    return marks


def texts(svg: str) -> list[Box]:
    return [box for box in boxes(svg) if box.tag == "text"]


def size(svg: str) -> tuple[float, float]:
    root = root_of(svg)
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
    return float(root.get("width", "")), float(root.get("height", ""))


def collisions(svg: str) -> list[tuple[str, str]]:
    """Pairs of texts that touch, and of a text with an area."""
    return [
        (one.text, other.text or other.tag)
        for one, other in combinations(boxes(svg), 2)
        if "text" in (one.tag, other.tag) and one.meets(other)
    ]


def outside(svg: str) -> list[Box]:
    wide, high = size(svg)
    return [
        box
        for box in boxes(svg)
        if box.left < 0 or box.top < 0 or box.right > wide + 0.1 or box.bottom > high + 0.1
    ]


def figures(text: str) -> list[int]:
    return [int(each) for each in re.findall(r"\d+", text)]


def _boxes(element: ElementTree.Element, x: float, y: float) -> Iterator[Box]:
    if moved := _MOVED.fullmatch(element.get("transform", "")):
        x, y = x + float(moved[1]), y + float(moved[2])
    match element.tag.removeprefix(SVG):
        case "text":
            yield _text(element, x, y)
        case "title" | "desc":
            yield Box("words", element.text or "", "", 0, 0, 0, 0)
        case "rect":
            left, top = x + _of(element, "x"), y + _of(element, "y")
            ends = left + _of(element, "width"), top + _of(element, "height")
            yield Box("rect", "", element.get("fill", ""), left, top, *ends)
        case "path":
            yield _path(element, x, y)
        case tag:
            assert tag in ("svg", "g"), tag
    for child in element:
        yield from _boxes(child, x, y)


def _of(element: ElementTree.Element, name: str) -> float:
    return float(element.get(name, "0"))


def _text(element: ElementTree.Element, x: float, y: float) -> Box:
    text, em = element.text or "", _of(element, "font-size")
    wide = em * sum(map(_ems, text))
    left = (
        x
        + _of(element, "x")
        - wide * {"end": 1, "middle": 0.5}.get(element.get("text-anchor", ""), 0)
    )
    base = y + _of(element, "y")
    ends = (left, base - _ABOVE * em, left + wide, base + _BELOW * em)
    return Box("text", text, element.get("fill", ""), *ends)


def _ems(character: str) -> float:
    """The width of a character in Arial and the like, whose capitals are the widest."""
    if character.isascii():
        return 0.94 if character in "MW%@" else 0.72 if character.isupper() else 0.556
    return 1 if width(character) > 1 else 0


def _path(element: ElementTree.Element, x: float, y: float) -> Box:
    """The corners and control points of a curve that never turns back, or of a line."""
    places = re.findall(rf"({_NUMBER.pattern}) ({_NUMBER.pattern})", element.get("d", ""))
    across, down = ([float(place[side]) for place in places] for side in (0, 1))
    color = element.get("stroke", "")
    ends = (x + min(across), y + min(down), x + max(across), y + max(down))
    return Box("path", "", color, *ends)
