# SPDX-License-Identifier: Apache-2.0
"""Bytes of a web page to text, 网页编码, by a mark, a declaration or trial."""

from __future__ import annotations

import codecs
import re
from typing import Final

from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats import limits

_SEARCHED: Final = 4096
_DECLARED: Final = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,30})""")
_CHINESE: Final = ("gb2312", "gb-2312", "gb_2312", "gbk", "x-gbk", "gb18030", "cp936")
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TRIED: Final = ("utf-8", "gb18030", "big5")
_FAULTS_A_CHARACTER: Final = 0.001
_BROKEN: Final = "\ufffd"


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
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return [encoding]
    found = _DECLARED.search(data[:_SEARCHED])
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
