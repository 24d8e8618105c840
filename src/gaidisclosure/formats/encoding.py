# SPDX-License-Identifier: Apache-2.0
"""Bytes to text, 编码: of a text file, or of a page that declares its encoding.

A text is in UTF-8, in UTF-16 with a mark, or else in GB 18030.
"""

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
_HEAD: Final = 4096
_DECLARED: Final = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,30})""")
_CHINESE: Final = ("gb2312", "gb-2312", "gb_2312", "gbk", "x-gbk", "gb18030", "cp936")
UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""The marks of UTF-16."""
_TRIED: Final = ("utf-8", "gb18030", "big5")
_FAULTS_A_CHARACTER: Final = 0.001
_BROKEN: Final = "\ufffd"


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
    tried = ("utf-16",) if data.startswith(UTF_16) else ("utf-8-sig", "gb18030")
    texts = (_decoded(data, encoding, "strict") for encoding in tried)
    text = next((each for each in texts if each is not None), None)
    if text is None:
        raise UnreadableError("document.unknown_encoding")
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


def page_text(data: bytes, declared: str | None = None) -> str:
    """Return the text of a page, tags and all.

    A page is often not in the encoding that it declares, and a few of its bytes may be broken:
    these become U+FFFD.

    Args:
        data: The bytes of the page.
        declared: The encoding that its container declares.

    Raises:
        UnreadableError: ``document.too_large``, ``document.empty`` or
            ``document.unknown_encoding``.

    >>> page_text('<meta charset="gb2312">規章'.encode("gb18030"))
    '<meta charset="gb2312">規章'
    """
    return decoded_page(data, declared)[0]


def decoded_page(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """Return the text of a page as :func:`page_text` does, and its encoding.

    Raises:
        UnreadableError: As by :func:`page_text`.
    """
    limits.FILE.require(len(data))
    if not data.strip():
        raise UnreadableError("document.empty")
    tried = tuple(dict.fromkeys((*_said(data), *_known(declared or ""), *_TRIED)))
    for errors in ("strict", "replace"):
        for encoding in tried:
            text = _decoded(data, encoding, errors)
            most = _FAULTS_A_CHARACTER * len(text or "")
            if text is not None and (errors == "strict" or text.count(_BROKEN) <= most):
                return text, encoding
    raise UnreadableError("document.unknown_encoding")


def _said(data: bytes) -> list[str]:
    """Return the encoding that the first bytes tell, as Python knows it."""
    if data.startswith((codecs.BOM_UTF8, *UTF_16)):
        return ["utf-16" if data.startswith(UTF_16) else "utf-8-sig"]
    found = _DECLARED.search(data[:_HEAD])
    return _known(found[1].decode("ascii")) if found else []


def _known(name: str) -> list[str]:
    if name.lower() in _CHINESE:
        return ["gb18030"]
    try:
        return [codecs.lookup(name).name] if name else []
    except (LookupError, UnicodeError, ValueError):
        return []


def _decoded(data: bytes, encoding: str, errors: str) -> str | None:
    try:
        return data.decode(encoding, errors)
    except (UnicodeError, LookupError):
        return None
