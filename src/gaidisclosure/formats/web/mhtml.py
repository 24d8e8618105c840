# SPDX-License-Identifier: Apache-2.0
"""Saved web pages in one file, 单一网页文件 (MHTML), of browsers, Word and Java systems.

The file is an e-mail message: a page and the pictures, styles and frames that belong to it. It is
cut at its boundaries here, which takes no longer than the file is long, and the standard library
reads the headers and contents of the parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesHeaderParser
from typing import Final, TypeVar

from attrs import evolve

from gaidisclosure.document import Document, Grid, GridCell, Omission, Paragraph
from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats import limits
from gaidisclosure.formats.web import html

__all__ = ["is_mhtml", "parse"]

_KIND: Final = "MHTML"
_FIELD: Final = rb"[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]*\n(?:[ \t][^\n]*\n)*"
_MESSAGE: Final = re.compile(
    rb"\s*(?:%b)*?(?:MIME-Version:|Content-Type:\s*(?:multipart/related|text/html))" % _FIELD,
    re.IGNORECASE,
)
_SEARCHED: Final = 16 * 1024
"""Most bytes of headers that are read: the standard library takes quadratic time for parameters."""
_HEAD_END: Final = re.compile(rb"\r?\n\r?\n")
_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})
_Placed = TypeVar("_Placed", GridCell, Omission, Paragraph)
_LEVELS: Final = 4
"""Deepest multipart within others. Word and browsers write one level, and mail programs three."""


def is_mhtml(data: bytes) -> bool:
    r"""Tell if a file begins as a message does: with headers, among them those of MIME.

    >>> is_mhtml(b"From: <Saved by Blink>\nMIME-Version: 1.0\n"), is_mhtml(b"a MIME-Version: 1")
    (True, False)
    """
    return bool(_MESSAGE.match(data[:_SEARCHED]))


def parse(data: bytes) -> Document:
    """Return the document in the page, or else in the first of its frames that has a table.

    The places are elements alone, as the lines of a page are broken anew in such a file.

    Raises:
        UnreadableError: ``document.damaged`` if there is no page in it, ``document.too_complex``
            for too many parts, ``document.too_many_nodes`` for too many elements in all frames, or
            a code of :func:`gaidisclosure.formats.web.html.parse`.
    """
    limits.FILE.require(len(data))
    limits.MEMBERS.require(data.count(b"\n--"))
    try:
        page, *frames = _pages(data.lstrip(), _LEVELS)
    except Exception as error:  # whatever the bytes make of the standard library
        raise UnreadableError("document.damaged", kind=_KIND) from error
    document = html.parse(*page)
    if not _has_grid(document):
        limits.NODES.require(sum(contents.count(b"<") for contents, _ in frames))
        others = (html.parse(*frame) for frame in frames if frame[0].strip())
        document = next(filter(_has_grid, others), document)
    return _without_lines(document)


def _pages(data: bytes, levels: int) -> Iterator[tuple[bytes, str | None]]:
    """Yield the pages of a message or of a part with their encodings, that which opens first."""
    head, body = _divided(data)
    kind = head.get_content_type()
    if kind in _PAGES:
        yield _contents(head, body), head.get_content_charset()
    elif kind.startswith("multipart/") and levels:
        parts = _parts(body, head.get_boundary(failobj=""))
        opens = str(head.get_param("start", ""))
        first = [part for part in parts if opens and _divided(part)[0]["Content-ID"] == opens]
        for part in dict.fromkeys([*first, *parts]):
            yield from _pages(part, levels - 1)


def _divided(data: bytes) -> tuple[Message, bytes]:
    found = _HEAD_END.search(data)
    head = data[: min(found.start() if found else len(data), _SEARCHED)]
    return BytesHeaderParser().parsebytes(head), data[found.end() :] if found else b""


def _parts(body: bytes, boundary: str) -> list[bytes]:
    """Return the parts between the boundaries, also the last of a file that breaks off."""
    line = re.compile(rb"(?:^|\r?\n)--%b(?:--)?[ \t]*(?=\r?\n|$)" % re.escape(boundary.encode()))
    return [part.removeprefix(b"\r").removeprefix(b"\n") for part in line.split(body)[1:]]


def _contents(head: Message, body: bytes) -> bytes:
    head.set_payload(body.decode("ascii", "surrogateescape"))
    contents = head.get_payload(decode=True)
    assert isinstance(contents, bytes)
    return contents


def _has_grid(document: Document) -> bool:
    return Grid in map(type, document.blocks)


def _without_lines(document: Document) -> Document:
    return evolve(document, blocks=tuple(map(_lineless_block, document.blocks)))


def _lineless_block(block: Paragraph | Grid) -> Paragraph | Grid:
    if isinstance(block, Paragraph):
        return _lineless(block)
    rows = (tuple(map(_lineless, row)) for row in block.rows)
    return Grid(tuple(rows), tuple(map(_lineless, block.omitted)))


def _lineless(thing: _Placed) -> _Placed:
    return evolve(thing, place=evolve(thing.place, line=None))
