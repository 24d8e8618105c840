# SPDX-License-Identifier: Apache-2.0
"""Bounded parser for the XML of office files, 标记. Document types are refused.

A document type could define entities that grow without end or refer to files and addresses. Office
programs write none. In tags, each namespace is replaced by the usual prefix of the standard, as in
``{w}p``, whatever prefix the file uses and whichever of the two editions of the standard it
follows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats import limits
from gaidisclosure.formats.encoding import UTF_16

NAMES: Final[Mapping[str, str]] = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/package/2006/relationships": "r",
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "x",
    "http://purl.oclc.org/ooxml/spreadsheetml/main": "x",
    "urn:schemas-microsoft-com:office:spreadsheet": "ss",
}
"""The usual prefix in the standard for each namespace."""
_DECLARED: Final = re.compile(r"""(xmlns[\w:.-]{0,99}\s{0,9}=\s{0,9}["'])([^"'<>]*)""")
_SPECIAL: Final = "<!"
"""Opens a comment or a CDATA section, whose contents only look like tags."""
_NUMERAL: Final = re.compile("[0-9]{1,9}", re.ASCII)


def parse_xml(data: bytes, kind: str, shortened: Callable[[str], str] | None = None) -> Element:
    """Return the root of a tree of XML.

    Args:
        data: The XML.
        kind: The file format that an error names.
        shortened: Removes what the reader does not need, often most of it, before the tree is
            built.

    Raises:
        UnreadableError: ``document.damaged`` for a document type and anything that is not XML,
            ``document.too_complex`` for too many elements or levels.

    >>> main = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    >>> parse_xml(f'<a:p xmlns:a="{main}" a:val="1"/>'.encode(), "DOCX")
    <Element '{w}p' at ...>
    """
    text = _text(data, kind)
    if shortened and _SPECIAL not in text:
        text = shortened(text)
    limits.ELEMENTS.require(text.count("</") + text.count("/>"))
    root: Element = feed(_DECLARED.sub(_short, text), _Builder(kind), kind)
    _require_shallow(root)
    return root


def child(element: Element | None, *names: str) -> Element | None:
    """Return the element at a path of names, ``None`` if there is none."""
    for name in names:
        if element is None:
            break
        element = element.find(name)
    return element


def value(element: Element | None, *names: str) -> str | None:
    """Return the value of the element at a path of names, ``None`` if there is none."""
    found = child(element, *names)
    return found.get("{w}val") if found is not None else None


def feed(data: bytes | str, target: Any, kind: str) -> Any:
    """Parse XML with a parser target of the standard library, and return its result.

    The target itself must refuse document types and limit what it keeps.

    Raises:
        UnreadableError: ``document.damaged`` for anything that is not XML.
    """
    parser = XMLParser(target=target)
    try:
        parser.feed(data)
        return parser.close()
    except UnreadableError:
        raise
    except (ParseError, ValueError, LookupError) as error:
        raise UnreadableError("document.damaged", kind=kind) from error


def numeral(text: str | None, otherwise: int) -> int:
    """Return the number of up to nine digits in an attribute, or a default.

    >>> numeral("12", 1), numeral("-3", 1), numeral(None, 1)
    (12, 1, 1)
    """
    return int(text) if text and _NUMERAL.fullmatch(text) else otherwise


class _Builder(TreeBuilder):
    """A tree builder that refuses document types. More code in it would be slow."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind

    def doctype(self, name: str, public: str | None, system: str | None, /) -> None:
        raise UnreadableError("document.damaged", kind=self._kind)


def _text(data: bytes, kind: str) -> str:
    """Return the XML as text, decoded from UTF-8 or UTF-16."""
    usual = "utf-16" if data.startswith(UTF_16) else "utf-8-sig"
    try:
        return data.decode(usual)
    except UnicodeDecodeError as error:
        raise UnreadableError("document.damaged", kind=kind) from error


def _short(declared: re.Match[str]) -> str:
    return declared[1] + NAMES.get(declared[2], declared[2])


def _require_shallow(root: Element) -> None:
    depth, level = 0, [root]
    while level:
        depth += 1
        limits.DEPTH.require(depth)
        level = [inner for element in level for inner in element]
