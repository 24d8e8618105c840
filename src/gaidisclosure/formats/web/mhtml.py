# SPDX-License-Identifier: Apache-2.0
"""Reader of web pages saved in one file, 单一网页文件 (MHTML).

Browsers, Word and Java systems write them. The file is an e-mail message with a page and the
pictures, styles and frames that belong to it. This module cuts it at its boundaries in linear time,
and the standard library reads the headers and contents of the parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from email.message import Message
from email.parser import BytesHeaderParser
from typing import Final
from urllib.parse import urljoin

from attrs import evolve, frozen

from gaidisclosure.document import Document
from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats import limits
from gaidisclosure.formats.encoding import page_text
from gaidisclosure.formats.web import html

_KIND: Final = "MHTML"
_FIELD: Final = rb"[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]*\n(?:[ \t][^\n]*\n)*"
_MESSAGE: Final = re.compile(
    rb"\s*(?:%b)*?(?:MIME-Version:|Content-Type:\s*(?:multipart/related|text/html))" % _FIELD,
    re.IGNORECASE,
)
_SEARCHED: Final = 16 * 1024
"""Most bytes of headers that are read, as parsing them takes quadratic time."""
_HEAD_END: Final = re.compile(rb"\r?\n\r?\n")
_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})
_PAGE_END: Final = b"</html"
_SHEET: Final = "text/css"
_LEVELS: Final = 4
"""Most levels of multiparts. Word and browsers write one, mail programs three."""


def is_mhtml(data: bytes) -> bool:
    r"""Tell if a file begins like a message, with headers that include those of MIME.

    >>> is_mhtml(b"From: <Saved by Blink>\nMIME-Version: 1.0\n"), is_mhtml(b"a MIME-Version: 1")
    (True, False)
    """
    return bool(_MESSAGE.match(data[:_SEARCHED]))


def parse(data: bytes) -> Document:
    """Return the document of the page, or of its first frame with a table.

    A page without a table may show the report in a frame. Places have no lines, as lines are broken
    differently in such a file.

    Raises:
        UnreadableError: ``document.damaged`` if there is no page or one is cut off,
            ``document.too_complex`` for too many parts, ``document.too_many_nodes`` for too many
            elements in all frames, or a code of :func:`gaidisclosure.formats.web.html.parse`.
    """
    limits.FILE.require(len(data))
    limits.MEMBERS.require(data.count(b"\n--"))
    try:
        parts = list(_parts(data.lstrip(), _LEVELS))
        page, *frames = [part for part in parts if part.kind in _PAGES]
    except Exception as error:  # the library can raise anything on hostile bytes
        raise UnreadableError("document.damaged", kind=_KIND) from error
    if any(part.breaks_off for part in (page, *frames)):
        raise UnreadableError("document.damaged", kind=_KIND)
    sheets = {part.address: part for part in parts if part.kind == _SHEET}
    document = _document(page, sheets)
    if not document.grids:
        limits.NODES.require(sum(frame.contents.count(b"<") for frame in frames))
        others = (_document(frame, sheets) for frame in frames if frame.contents.strip())
        document = next((each for each in others if each.grids), document)
    blocks = (each.moved(lambda place: evolve(place, line=None)) for each in document.blocks)
    return evolve(document, blocks=tuple(blocks))


@frozen
class _Part:
    """A page, style sheet or other part that is not a multipart."""

    kind: str
    encoding: str | None
    address: str
    contents: bytes
    has_end: bool
    """A boundary or the end of the message follows the part."""

    @property
    def breaks_off(self) -> bool:
        """``True`` if the part is cut off.

        Some programs write no last boundary, but a complete page has an end tag.
        """
        return not self.has_end and _PAGE_END not in self.contents.lower()


def _document(page: _Part, sheets: Mapping[str, _Part]) -> Document:
    def linked(address: str) -> str:
        try:
            sheet = sheets[urljoin(page.address, address)]
            return page_text(sheet.contents, sheet.encoding)
        except (KeyError, ValueError, UnreadableError):
            return ""

    return html.parse(page.contents, page.encoding, linked)


def _parts(data: bytes, levels: int, *, has_end: bool = True) -> Iterator[_Part]:
    """Yield the parts of a message or a multipart, beginning with its start part."""
    head, body = _divided(data)
    kind = head.get_content_type()
    if kind in (*_PAGES, _SHEET):
        address = head["Content-Location"] or f"cid:{str(head['Content-ID']).strip('<> ')}"
        contents = _contents(head, body)
        yield _Part(kind, head.get_content_charset(), str(address).strip(), contents, has_end)
    elif kind.startswith("multipart/") and levels:
        *closed, last = _pieces(body, head.get_boundary(failobj=""))
        opens = str(head.get_param("start", ""))
        pieces = dict.fromkeys(closed, True) | {last: False}
        first = [piece for piece in pieces if opens and _divided(piece)[0]["Content-ID"] == opens]
        for piece in dict.fromkeys([*first, *pieces]):
            yield from _parts(piece, levels - 1, has_end=pieces[piece])


def _divided(data: bytes) -> tuple[Message, bytes]:
    found = _HEAD_END.search(data)
    head = data[: min(found.start() if found else len(data), _SEARCHED)]
    return BytesHeaderParser().parsebytes(head), data[found.end() :] if found else b""


def _pieces(body: bytes, boundary: str) -> list[bytes]:
    """Return the pieces between the boundaries, and the rest after the last boundary."""
    line = re.compile(rb"(?:^|\r?\n)--%b(?:--)?[ \t]*(?=\r?\n|$)" % re.escape(boundary.encode()))
    return [part.removeprefix(b"\r").removeprefix(b"\n") for part in line.split(body)[1:]]


def _contents(head: Message, body: bytes) -> bytes:
    head.set_payload(body.decode("ascii", "surrogateescape"))
    contents = head.get_payload(decode=True)
    assert isinstance(contents, bytes)
    return contents
