# SPDX-License-Identifier: Apache-2.0
"""The text of a Word paragraph, 段落文字, and the blocks within a container.

Text that was deleted, moved away, hidden or struck out is left out, and so is the prompt of a
content control in which nothing is written. So are the codes of fields with
all their contents. If contents have several versions, for newer and older programs, the first with
text is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import Element

from attrs import Factory, define, field

from gaidisclosure.formats.runs import HIDDEN, PLAIN, Look, Run
from gaidisclosure.formats.word.looks import LOOKS, Looks, is_moved, is_placeholder

_FORMATTING: Final = re.compile(
    rf"<w:rPr>(?:<w:(?!rStyle|{'|'.join(LOOKS)})[A-Za-z]{{1,30}}(?:\s[^<>]{{0,999}})?/>){{0,99}}</w:rPr>"
)
_TEXTS: Final = ("{w}t", "{m}t")
_RUNS: Final = ("{w}r", "{m}r")
_MARKS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("{w}tab", "{w}ptab"), "\t"),
    **dict.fromkeys(("{w}br", "{w}cr"), "\n"),
    "{w}noBreakHyphen": "-",
}
_UNPRINTED: Final = frozenset(
    f"{{w}}{name}" for name in ("pPr", "rPr", "rt", "sectPr", "tblPr", "tblGrid", "tcPr")
)
_REMOVED: Final = frozenset({"{w}del", "{w}moveFrom"})
_HEXADECIMAL: Final = re.compile("[0-9A-Fa-f]{1,4}", re.ASCII)
_BREAKS: Final = re.compile("[\r\n]+")


def without_formatting(xml: str) -> str:
    """Return a part without the formatting of runs, if it does not affect visibility."""
    return _FORMATTING.sub("", xml)


@define
class Contents:
    """The runs of a paragraph, including line breaks and tabs, and its text boxes.

    ``fields`` has an item for each open field, the innermost last. It is ``True`` within the code
    of the field, which is not printed. A field can begin in one paragraph and end in another.
    ``shaded`` means that the paragraph has shading, on which white text is seen.
    """

    looks: Looks
    fields: list[bool] = Factory(list[bool])
    shaded: bool = False
    runs: list[Run] = Factory(list[Run])
    boxes: list[Element] = Factory(list[Element])
    properties: Element | None = None
    _on_line: bool = field(default=False, init=False)
    """``True`` after text on the base line. Text that is moved after it is a mark."""

    def read(self, paragraph: Element) -> None:
        """Add the contents of a paragraph."""
        self.properties = paragraph.find("{w}pPr")
        self._collect(paragraph, self._look(None))

    def _collect(self, element: Element, look: Look) -> None:
        for inner in element:
            tag = inner.tag
            if tag in _UNPRINTED:
                continue
            if tag == "{w}fldChar":
                follow_field(inner, self.fields)
            elif tag == "{w}txbxContent":
                self.boxes += [] if look.is_hidden else [inner]
            elif tag == "{w}delText":
                self._add(inner.text or "", HIDDEN)
            elif (text := _text(inner)) is not None:
                self._add(text, look)
            elif tag in _RUNS:
                self._run(inner, look)
            else:
                self._collect(_alternative(inner), HIDDEN if _is_removed(inner) else look)

    def _run(self, run: Element, look: Look) -> None:
        properties, before = run.find("{w}rPr"), len(self.runs)
        moved = is_moved(properties)
        own = self._look(properties, is_mark=moved and self._on_line)
        self._collect(run, HIDDEN if look is HIDDEN else own)
        if not moved and own is PLAIN:
            self._on_line |= any(text.strip() for text, _ in self.runs[before:])

    def _look(self, properties: Element | None, *, is_mark: bool = False) -> Look:
        return self.looks.of(self.properties, properties, shaded=self.shaded, is_mark=is_mark)

    def _add(self, text: str, look: Look) -> None:
        if True not in self.fields:
            self.runs.append((text, look))


def follow_field(mark: Element, fields: list[bool]) -> None:
    """Update the open fields at a mark that begins, separates or ends a field.

    ``fields`` has an item for each open field, ``True`` within its code.
    """
    kind = mark.get("{w}fldCharType")
    if kind == "begin":
        fields.append(True)
    elif fields and kind == "separate":
        fields[-1] = False
    elif fields and kind == "end":
        fields.pop()


def blocks(container: Element) -> Iterator[Element]:
    """Yield the paragraphs, tables and inserted files of a container and its groups."""
    for inner in container:
        if inner.tag in ("{w}p", "{w}tbl", "{w}altChunk"):
            yield inner
        elif inner.tag not in _UNPRINTED and not _is_removed(inner):
            yield from blocks(_alternative(inner))


def _is_removed(element: Element) -> bool:
    return element.tag in _REMOVED or is_placeholder(element)


def _text(element: Element) -> str | None:
    """Return the text that an element stands for, ``None`` if it contains others."""
    if element.tag in _TEXTS:
        return _BREAKS.sub(" ", element.text or "")
    if element.tag == "{w}sym":
        return _symbol(element.get("{w}char", ""))
    return _MARKS.get(element.tag)


def _symbol(code: str) -> str:
    """Return a symbol, or nothing if its meaning depends on its font."""
    character = chr(int(code, 16)) if _HEXADECIMAL.fullmatch(code) else ""
    return character if character.isprintable() else ""


def _alternative(element: Element) -> Element:
    if element.tag != "{mc}AlternateContent":
        return element
    written = (choice for choice in element if choice.find(".//{w}t") is not None)
    return next(written, Element("{mc}Choice"))
