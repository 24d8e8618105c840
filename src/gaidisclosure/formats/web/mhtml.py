# SPDX-License-Identifier: Apache-2.0
"""Web archives, 单一文件网页 (MHTML): a page and its pictures in one file, as browsers save it.

Word saves documents so as well. The page is the first part that is HTML; all others are left out.
"""

from __future__ import annotations

from email import message_from_bytes
from email.message import Message
from typing import Final

from gaidisclosure.document import Document
from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats import limits
from gaidisclosure.formats.web import html

__all__ = ["page_of", "parse"]

_KIND: Final = "MHTML"
_NESTED: Final = b"multipart/"
_MOST_NESTED: Final = 8
"""Most mentions of parts that hold others, of which browsers write one or two."""


def parse(data: bytes) -> Document:
    r"""Return the paragraphs and tables of the page in a web archive.

    Raises:
        UnreadableError: ``document.damaged`` if it holds no page, or a code of
            :func:`gaidisclosure.formats.web.html.parse`.

    >>> archive = b"MIME-Version: 1.0\\nContent-Type: text/html\\n\\n<p>1</p>"
    >>> parse(archive).blocks[0].text
    '1'
    """
    return html.parse(*page_of(data))


def page_of(data: bytes) -> tuple[bytes, str | None]:
    """Return the bytes of the page in a web archive, and the encoding that it has for them.

    Raises:
        UnreadableError: ``document.damaged`` or ``document.too_large``.
    """
    limits.FILE.require(len(data))
    if data.lower().count(_NESTED) > _MOST_NESTED:
        raise UnreadableError("document.damaged", kind=_KIND)
    try:
        for part in message_from_bytes(data).walk():
            if part.get_content_type() == "text/html":
                return _decoded(part), part.get_content_charset()
    except Exception as error:  # whatever the bytes make of the standard library
        raise UnreadableError("document.damaged", kind=_KIND) from error
    raise UnreadableError("document.damaged", kind=_KIND)


def _decoded(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""
