# SPDX-License-Identifier: Apache-2.0
"""The text of one paragraph of a word processor, 段落文字, and the blocks of what holds blocks.

Text that was deleted, moved away or hidden is not printed and is left out, and so are the
instructions of fields. Of contents that are kept in two ways, for newer and for older programs,
the first that has text is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import Element

from gaidisclosure.formats.markup import child

__all__ = ["blocks", "contents", "is_on", "without_formatting"]

_FORMATTING: Final = re.compile(
    r"<w:rPr>(?:<w:(?!vanish)[A-Za-z]{1,30}(?:\s[^<>]{0,999})?/>){0,99}</w:rPr>"
)
_TEXTS: Final = ("{w}t", "{m}t")
_MARKS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("{w}tab", "{w}ptab"), "\t"),
    **dict.fromkeys(("{w}br", "{w}cr"), "\n"),
    "{w}noBreakHyphen": "-",
}
_UNPRINTED: Final = frozenset(
    f"{{w}}{name}"
    for name in ("del", "moveFrom", "pPr", "rPr", "rt", "sectPr", "tblPr", "tblGrid", "tcPr")
)
_OFF: Final = frozenset({"0", "false", "off"})
_HEXADECIMAL: Final = re.compile("[0-9A-Fa-f]{1,4}", re.ASCII)
_BREAKS: Final = re.compile("[\r\n]+")


def without_formatting(xml: str) -> str:
    """A part without what says how a run looks, where that does not say if it is printed."""
    return _FORMATTING.sub("", xml)


def contents(paragraph: Element) -> tuple[str, list[Element]]:
    """The text, with its line breaks and tabs, and the text boxes anchored in the paragraph."""
    parts, boxes = list[str](), list[Element]()
    _collect(paragraph, parts, boxes)
    return "".join(parts), boxes


def blocks(container: Element) -> Iterator[Element]:
    """The paragraphs and tables in it, and in what merely groups them, in their order."""
    for inner in container:
        if inner.tag in ("{w}p", "{w}tbl"):
            yield inner
        elif inner.tag not in _UNPRINTED:
            yield from blocks(_alternative(inner))


def is_on(element: Element | None) -> bool:
    """Whether a property is there and not switched off."""
    return element is not None and element.get("{w}val") not in _OFF


def _collect(element: Element, parts: list[str], boxes: list[Element]) -> None:
    for inner in element:
        tag = inner.tag
        if tag in _UNPRINTED:
            continue
        if tag in _TEXTS:
            parts.append(_BREAKS.sub(" ", inner.text or ""))
        elif tag in _MARKS:
            parts.append(_MARKS[tag])
        elif tag == "{w}sym":
            parts.append(_symbol(inner.get("{w}char", "")))
        elif tag == "{w}txbxContent":
            boxes.append(inner)
        elif not is_on(child(inner, "{w}rPr", "{w}vanish")):
            _collect(_alternative(inner), parts, boxes)


def _symbol(code: str) -> str:
    """A symbol, unless only its font knows what it looks like."""
    character = chr(int(code, 16)) if _HEXADECIMAL.fullmatch(code) else ""
    return character if character.isprintable() else ""


def _alternative(element: Element) -> Element:
    if element.tag != "{mc}AlternateContent":
        return element
    written = (choice for choice in element if choice.find(".//{w}t") is not None)
    return next(written, Element("{mc}Choice"))
