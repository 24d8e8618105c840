# SPDX-License-Identifier: Apache-2.0
"""Changes of XML element by element, 元素: most changes of its text are no XML."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

__all__ = ["element_change"]

_SPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "ss": "urn:schemas-microsoft-com:office:spreadsheet",
    "x": "urn:schemas-microsoft-com:office:excel",
    "": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
}
_VALUES: Final = ("", "0", "1", "-1", "9", "65536", "999999999", "1e9", "s", "A1", "XFD1048576")

for _prefix, _space in _SPACES.items():
    ElementTree.register_namespace(_prefix, _space)


def element_change(part: bytes, rng: Random) -> bytes | None:
    """One to four changes of elements, or nothing of what is no XML."""
    try:
        root = ElementTree.fromstring(part)
    except (ElementTree.ParseError, ValueError, LookupError):
        return None
    for _ in range(rng.randint(1, 4)):
        below = [(parent, child) for parent in root.iter() for child in parent]
        if below:
            rng.choice(_ELEMENTS)(*rng.choice(below), rng.choice(below), rng)
    try:
        changed: bytes = ElementTree.tostring(root, "utf-8")
    except (RecursionError, ValueError):
        return None
    return changed


_Place = tuple[Element, Element]


def _drop(parent: Element, child: Element, _: _Place, rng: Random) -> None:
    if child in parent:
        parent.remove(child)


def _double(parent: Element, child: Element, _: _Place, rng: Random) -> None:
    parent.extend([child] * rng.choice((1, 1, 2, 8)))


def _move(parent: Element, child: Element, other: _Place, _: Random) -> None:
    if all(each is not other[1] for each in child.iter()):  # never into itself
        other[1].insert(0, child)


def _rename(_: Element, child: Element, other: _Place, rng: Random) -> None:
    child.tag = other[1].tag


def _attribute(_: Element, child: Element, other: _Place, rng: Random) -> None:
    keys = [*child.attrib, *other[1].attrib]
    if keys:
        child.set(rng.choice(keys), rng.choice(_VALUES))


def _word(_: Element, child: Element, other: _Place, rng: Random) -> None:
    child.text = rng.choice(_VALUES) if rng.random() < 0.5 else other[1].text


_ELEMENTS: Final[tuple[Callable[[Element, Element, _Place, Random], None], ...]] = (
    _drop,
    _double,
    _move,
    _rename,
    _attribute,
    _attribute,
    _word,
)
