"""XML of an office file to a tree, 标记: bounded, and without a document type.

A document type could define entities that grow without end or name files and addresses; office
programs write none. Names carry the prefix that the standard uses, whatever prefix the file itself
has and whichever of the two editions of the standard it follows; and a hyphen (``w-p``), since a
colon would have a meaning of its own in the paths of the standard library.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from gaidisclosure.errors import UnreadableError

__all__ = ["DEEPEST", "MOST_ELEMENTS", "feed", "numeral", "parse_xml"]

MOST_ELEMENTS: Final = 500_000
"""The most elements of one part; a report has some ten thousand."""
DEEPEST: Final = 100
"""The deepest nesting of elements; a table within a table has some twenty."""

_PREFIXES: Final[Mapping[str, str]] = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w-",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w-",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc-",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m-",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m-",
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "x-",
    "http://purl.oclc.org/ooxml/spreadsheetml/main": "x-",
    "http://schemas.openxmlformats.org/package/2006/relationships": "r-",
}
_NUMERAL: Final = re.compile("[0-9]{1,9}", re.ASCII)


def parse_xml(data: bytes, kind: str) -> Element:
    """The root of the tree; ``kind`` is the file format that an error names.

    ``UnreadableError`` with the code ``document.damaged`` for what is no XML or has a document
    type, and ``document.too_complex`` beyond :data:`MOST_ELEMENTS` or :data:`DEEPEST`.

    >>> main = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    >>> parse_xml(f'<a:p xmlns:a="{main}" a:val="1"/>'.encode(), "DOCX")
    <Element 'w-p' at ...>
    """
    root: Element = feed(data, _Builder(kind), kind)
    return root


def feed(data: bytes, target: Any, kind: str) -> Any:
    """Tell a target, as the standard library has them, what the XML holds; what it makes of it.

    ``UnreadableError`` with the code ``document.damaged`` for what is no XML. The target refuses
    document types, and limits what it keeps, by itself.
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
    """The number that an attribute is, of at most nine digits.

    >>> numeral("12", 1), numeral("-3", 1), numeral(None, 1)
    (12, 1, 1)
    """
    return int(text) if text and _NUMERAL.fullmatch(text) else otherwise


class _Builder(TreeBuilder):
    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self._names: dict[str, str] = {}
        self._elements = 0
        self._depth = 0

    def start(self, tag: str, attrs: Any, /) -> Element:
        self._elements += 1
        self._depth += 1
        for found, limit in ((self._elements, MOST_ELEMENTS), (self._depth, DEEPEST)):
            if found > limit:
                raise UnreadableError("document.too_complex", found=found, limit=limit)
        return super().start(
            self._short(tag), {self._short(key): value for key, value in attrs.items()}
        )

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(self._short(tag))

    def doctype(self, name: str, public: str | None, system: str | None, /) -> None:
        raise UnreadableError("document.damaged", kind=self._kind)

    def _short(self, name: str) -> str:
        if name not in self._names:
            space, _, local = name.rpartition("}")
            self._names[name] = _PREFIXES.get(space[1:], space) + local
        return self._names[name]
