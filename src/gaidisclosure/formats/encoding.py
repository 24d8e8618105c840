# SPDX-License-Identifier: Apache-2.0
"""Bytes of a text file to text, 编码: UTF-8, UTF-16 with a mark, or else GB 18030."""

from __future__ import annotations

import codecs
import re
from typing import Final

from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats import limits

_NOISE: Final = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_NOISE_A_CHARACTER: Final = 0.01

ZIP: Final = b"PK\x03\x04"
OLE: Final = b"\xd0\xcf\x11\xe0"
BINARY: Final = (b"%PDF-", ZIP, OLE, b"\x89PNG", b"\xff\xd8\xff")
"""The beginnings of PDF, ZIP (DOCX, XLSX), OLE (DOC, XLS), PNG and JPEG.

Parts of such files may look like text.
"""


def decode(data: bytes) -> str:
    r"""The text of a file, its byte order mark left out.

    ``UnreadableError`` with the code ``document.too_large``, ``document.empty``,
    ``document.binary`` or ``document.unknown_encoding``, or one of :func:`bounded`.

    >>> decode("规章".encode("gb18030")) == decode(b"\xef\xbb\xbf" + "规章".encode()) == "规章"
    True
    """
    limits.FILE.require(len(data))
    if data.startswith(BINARY):
        raise UnreadableError("document.binary")
    text = _decoded(data)
    if not text.strip():
        raise UnreadableError("document.empty")
    if "\0" in text or len(_NOISE.findall(text)) > _NOISE_A_CHARACTER * len(text):
        raise UnreadableError("document.binary")
    return bounded(text)


def bounded(text: str) -> str:
    """Return the text if its lines are no more and no longer than they may be.

    ``UnreadableError`` with the code ``document.too_many_lines`` or ``document.line_too_long``.
    """
    limits.LINES.require(text.count("\n") + 1)
    limits.LINE.require(max(map(len, text.split("\n"))))
    return text


def _decoded(data: bytes) -> str:
    is_marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if is_marked else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableError("document.unknown_encoding")
