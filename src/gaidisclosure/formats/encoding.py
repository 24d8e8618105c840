# SPDX-License-Identifier: Apache-2.0
"""Decoding, 编码, of text files and of pages that declare an encoding.

A text file is read as UTF-16 if it has a byte order mark, otherwise as UTF-8 or GB 18030.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats import limits

_NOISE: Final = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
"""Control characters that a text hardly has."""
_NOISE_A_CHARACTER: Final = 0.01
"""Most of them, as a fraction of the characters of a text."""

ZIP: Final = b"PK\x03\x04"
EMPTY_ZIP: Final = b"PK\x05\x06"
OLE: Final = b"\xd0\xcf\x11\xe0"
BINARY: Final = (b"%PDF-", ZIP, OLE, b"\x89PNG", b"\xff\xd8\xff")
"""First bytes of PDF, ZIP (DOCX, XLSX), OLE (DOC, XLS), PNG and JPEG files.

Parts of such files may look like text.
"""
_HEAD: Final = 4096
"""Bytes of a page that are searched for the encoding that it declares."""
_DECLARED: Final = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,30})""")
_CHINESE: Final = ("gb2312", "gb-2312", "gb_2312", "gbk", "x-gbk", "gb18030", "cp936")
UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""The byte order marks of UTF-16."""
_TRIED: Final = ("utf-8", "gb18030", "big5")
_FAULTS_A_CHARACTER: Final = 0.001
"""Most broken characters, as a fraction of the characters of a page."""
_BROKEN: Final = "\ufffd"


def decode(data: bytes) -> str:
    r"""Return the text of a file, without a byte order mark.

    Raises:
        UnreadableError: ``document.too_large``, ``document.empty``, ``document.binary`` or
            ``document.unknown_encoding``, or as by :func:`bounded`.

    >>> decode("规章".encode("gb18030")) == decode(b"\xef\xbb\xbf" + "规章".encode()) == "规章"
    True
    >>> decode("\ufeff规章".encode("gb18030"))
    '规章'
    """
    limits.FILE.require(len(data))
    if data.startswith(BINARY):
        raise UnreadableError("document.binary")
    tried = ("utf-16",) if data.startswith(UTF_16) else ("utf-8-sig", "gb18030")
    texts = (_decoded(data, encoding, "strict") for encoding in tried)
    text = next((each.removeprefix("\ufeff") for each in texts if each is not None), None)
    if text is None:
        raise UnreadableError("document.unknown_encoding")
    if not text.strip():
        raise UnreadableError("document.empty")
    if "\0" in text or len(_NOISE.findall(text)) > _NOISE_A_CHARACTER * len(text):
        raise UnreadableError("document.binary")
    return bounded(text)


def bounded(text: str) -> str:
    """Return the text if the number and length of its lines are within the limits.

    Raises:
        UnreadableError: ``document.too_many_lines`` or ``document.line_too_long``.
    """
    limits.LINES.require(text.count("\n") + 1)
    limits.LINE.require(max(map(len, text.split("\n"))))
    return text


def page_text(data: bytes, declared: str | None = None) -> str:
    """Return the text of a page, including its tags.

    A page is often not in the encoding that it declares, and a few of its bytes may be broken.
    Broken bytes become U+FFFD.

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
    """Return Python's name of the encoding that the first bytes declare, if any."""
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
