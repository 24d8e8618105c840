# SPDX-License-Identifier: Apache-2.0
"""XML of an office file to a tree, 标记: bounded, and without a document type.

A document type could define entities that grow without end or name files and addresses; office
programs write none. A name has for its namespace the prefix that the standard uses, ``{w}p``,
whatever prefix the file itself has and whichever of the two editions of the standard it follows.
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
"""Namespaces by the prefix that the standard uses for them."""
_DECLARED: Final = re.compile(r"""(xmlns[\w:.-]{0,99}\s{0,9}=\s{0,9}["'])([^"'<>]*)""")
_SPECIAL: Final = "<!"
"""Opens a comment or a text in which a tag is none."""
_NUMERAL: Final = re.compile("[0-9]{1,9}", re.ASCII)


def parse_xml(data: bytes, kind: str, shortened: Callable[[str], str] | None = None) -> Element:
    """Return the root of a tree of XML.

    Args:
        data: The XML.
        kind: The file format that an error names.
        shortened: Leaves out what the reader has no use for, often the greater part, before a
            tree is built.

    Raises:
        UnreadableError: ``document.damaged`` for anything but XML and for a document type, and
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
    """Return the element within others of these names, ``None`` if there is none."""
    for name in names:
        if element is None:
            break
        element = element.find(name)
    return element


def value(element: Element | None, *names: str) -> str | None:
    """Return the value of the element within others, ``None`` if there is none."""
    found = child(element, *names)
    return found.get("{w}val") if found is not None else None


def feed(data: bytes | str, target: Any, kind: str) -> Any:
    """Parse XML for a target of the standard library, and return its result.

    The target refuses document types, and limits what it keeps, by itself.

    Raises:
        UnreadableError: ``document.damaged`` for anything but XML.
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
    """Return the number in an attribute, of at most nine digits.

    >>> numeral("12", 1), numeral("-3", 1), numeral(None, 1)
    (12, 1, 1)
    """
    return int(text) if text and _NUMERAL.fullmatch(text) else otherwise


class _Builder(TreeBuilder):
    """A builder that refuses document types. More of our own would take long."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind

    def doctype(self, name: str, public: str | None, system: str | None, /) -> None:
        raise UnreadableError("document.damaged", kind=self._kind)


def _text(data: bytes, kind: str) -> str:
    """Return the XML as text, in an encoding that office files may have."""
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
