# SPDX-License-Identifier: Apache-2.0
"""Replacement of texts in a web page, 改写, with all its other bytes kept."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from typing import Any, Final

from attrs import frozen

from gaidisclosure.document import Paragraph, Place
from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats.edits import Edit, Piece, Splice, by_element, edited, spliced
from gaidisclosure.formats.encoding import decoded_page
from gaidisclosure.formats.escape import escaped
from gaidisclosure.formats.extras import library
from gaidisclosure.formats.web.data_block import spans
from gaidisclosure.formats.web.html import located

_TOKEN: Final = re.compile(
    """<!--.*?-->|<(/?)([a-zA-Z][^\\s/>]*)(?:[^<>"']|"[^"]*"|'[^']*')*>""", re.S
)
_ATTRIBUTE: Final = re.compile("""([^\\s"'<>/=]+)(?:\\s*=\\s*("[^"]*"|'[^']*'|[^\\s"'<>]*))?""")
_ROWS: Final = "td|th|tr|table|tbody|thead|tfoot"
_END_OF_CELL: Final = re.compile(rf"</?(?:{_ROWS})\b", re.IGNORECASE)
_ENDS: Final = re.compile(rf"</?(?:{_ROWS}|p|div|h[1-6]|li|ul|ol)\b", re.IGNORECASE)
"""Tags that end an element without an end tag, other than a cell."""
_VOID: Final = frozenset(("br", "img", "input", "hr", "wbr"))
_BLANK: Final = " \t\r\n\f"
_CHINESE: Final = re.compile("[\u4e00-\u9fff]")


def edit(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return a page with some texts replaced.

    The attached data of this library are emptied, as they would still have the old texts.

    Raises:
        UnreadableError: As by the reader, and ``document.mixed_encoding`` for a page that cannot be
            written back unchanged.
    """
    source, encoding = _exactly_decoded(data)
    nodes, unseen, root = located(source)
    nodes |= _head(root)
    offsets = _Offsets.of(source)
    hidden = [range(*offsets.inside(each)) for each in unseen if each.source_location]
    splices: list[Splice] = [(start, end, "") for start, end in spans(source)]
    for name, changes in by_element(edits).items():
        node = nodes.get(name)
        inside = offsets.inside(node) if node is not None else (0, 0)
        within = [each for each in hidden if inside[0] < each.start < inside[1]]
        pieces = [*_pieces(source, *inside, within)] if node is not None else []
        splices += edited(pieces, changes, escaped)
    return _encoded(spliced(source, splices), encoding)


def shade(data: bytes, colours: Mapping[str, str]) -> bytes:
    """Return a page with new background colours for some cells of tables.

    ``colours``, such as ``FF7B7B``, are keyed by the names that the reader gives to elements.

    Raises:
        UnreadableError: As for :func:`edit`.
    """
    source, encoding = _exactly_decoded(data)
    nodes, _, _ = located(source)
    offsets = _Offsets.of(source)
    starts = {
        name: offsets.original(node.source_location.start_tag.start_offset)
        for name, node in nodes.items()
        if name in colours
    }
    splices = (
        _shaded(source, start, f"background:#{colours[name]}") for name, start in starts.items()
    )
    return _encoded(spliced(source, splices), encoding)


def _shaded(source: str, start: int, declaration: str) -> Splice:
    """Return the splice that adds a declaration to the style of the tag at an offset."""
    tag = _TOKEN.match(source, start)
    assert tag
    attributes = _ATTRIBUTE.finditer(source, tag.end(2), tag.end())
    style = next((each for each in attributes if each[1].lower() == "style"), None)
    if style is None:
        return tag.end(2), tag.end(2), f' style="{declaration}"'
    value = style[2]
    if value and value[0] in "\"'":
        return style.end() - 1, style.end() - 1, f";{declaration}"
    return style.end(1), style.end(), f'="{value or ""};{declaration}"'


def _exactly_decoded(data: bytes) -> tuple[str, str]:
    """Return the text of a page and an encoding that writes it back unchanged."""
    source, encoding = decoded_page(data)
    if _encoded(source, encoding) != data:
        raise UnreadableError("document.mixed_encoding")
    return source, encoding


def aside(data: bytes) -> tuple[Paragraph, ...]:
    """Return the title and metadata in the head of a page, if they are Chinese.

    Their elements have names that :func:`edit` takes.
    """
    root = library("turbohtml").parse(decoded_page(data)[0])
    found: list[Paragraph] = []
    for name, node in _head(root).items():
        words = node.text if node.tag == "title" else node.attrs.get("content") or ""
        if _CHINESE.search(words):
            place = Place(line=node.source_line, element=name)
            found.append(Paragraph(" ".join(words.split()), place))
    return tuple(found)


def _head(root: Any) -> dict[str, Any]:
    """Return the titles and metadata of a page, by names like those of blocks."""
    return {
        f"{tag}[{number}]": node
        for tag in ("title", "meta")
        for number, node in enumerate(root.find_all(tag), 1)
    }


def _encoded(text: str, encoding: str) -> bytes:
    """Return a text in an encoding, with references for characters missing from it."""
    return text.encode(encoding, "xmlcharrefreplace")


@frozen
class _Offsets:
    """Converter of parser offsets, in which every line break is one character."""

    source: str
    dropped: list[int]
    """The offsets of line breaks of two characters."""

    @classmethod
    def of(cls, source: str) -> _Offsets:
        found = enumerate(each.start() for each in re.finditer("\r\n", source))
        return cls(source, [at - number for number, at in found])

    def inside(self, node: Any) -> tuple[int, int]:
        """Return the start and end of the contents of an element."""
        where = node.source_location
        if where is None:  # the body of a page that does not name it
            return 0, len(self.source)
        start = self.original(where.start_tag.end_offset)
        if where.end_tag is not None:
            return start, self.original(where.end_tag.start_offset)
        ends = _END_OF_CELL if node.tag in ("td", "th") else _ENDS
        found = ends.search(self.source, start)
        return start, found.start() if found else len(self.source)

    def original(self, offset: int) -> int:
        """Return the offset in the source for an offset of the parser."""
        return offset + bisect_left(self.dropped, offset)


def _pieces(source: str, start: int, end: int, hidden: Sequence[range]) -> Iterator[Piece]:
    """Yield the visible pieces of text between two offsets, or a place for new text."""
    found: list[Piece] = []
    blank = start
    for token in (*_TOKEN.finditer(source, start, end), None):
        text = source[start : token.start() if token else end]
        unseen = any(start in each for each in hidden)
        if text.strip(_BLANK) and not unseen:
            found.append(Piece(unescape(text), start, start + len(text)))
        if token is not None:
            start = token.end()
            if not found and _opens(token) and not any(start in each for each in hidden):
                blank = start
    yield from found or [Piece("", blank, blank)] * (blank > 0)


def _opens(token: re.Match[str]) -> bool:
    return bool(token[2]) and not token[1] and token[2].lower() not in _VOID
