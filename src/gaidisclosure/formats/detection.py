# SPDX-License-Identifier: Apache-2.0
"""What kind of file some bytes are, 文件类型: by what they hold, never by the name of the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from gaidisclosure.document import Document
from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats.encoding import MOST_BYTES, decode
from gaidisclosure.formats.excel import workbook
from gaidisclosure.formats.packages import Package
from gaidisclosure.formats.pdf import reader as pdf
from gaidisclosure.formats.plain import text
from gaidisclosure.formats.web import html
from gaidisclosure.formats.word import doc, docx

__all__ = ["FileKind", "is_page", "kind_of", "parse"]


class FileKind(StrEnum):
    """The kinds of files that can be told apart; those that are read have a reader."""

    TEXT = "text"
    PAGE = "html"
    DOCX = "docx"
    DOC = "doc"
    XLSX = "xlsx"
    XLS = "xls"
    PDF = "pdf"
    ARCHIVE = "zip"
    ENCRYPTED = "encrypted"
    PICTURE = "picture"
    OPEN_DOCUMENT = "OpenDocument"
    RTF = "RTF"
    MHTML = "MHTML"
    ARCHIVE_OF_OTHER_KIND = "RAR/7z/gzip"
    OTHER = "OLE/ZIP"


_PAGE: Final = re.compile(rb"<!doctype html|<html[\s>]|<body[\s>]|<t[dr][\s>]", re.IGNORECASE)
_FIRST_TAG: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!--|[a-z][a-z0-9]*[\s>/])", re.IGNORECASE)
_SEARCHED: Final = 64 * 1024
_BEGINNINGS: Final = (
    (b"%PDF-", FileKind.PDF),
    (b"\x89PNG", FileKind.PICTURE),
    (b"\xff\xd8\xff", FileKind.PICTURE),
    (b"GIF8", FileKind.PICTURE),
    (b"II*\x00", FileKind.PICTURE),
    (b"MM\x00*", FileKind.PICTURE),
    (b"{\\rtf", FileKind.RTF),
    (b"Rar!", FileKind.ARCHIVE_OF_OTHER_KIND),
    (b"7z\xbc\xaf", FileKind.ARCHIVE_OF_OTHER_KIND),
    (b"\x1f\x8b", FileKind.ARCHIVE_OF_OTHER_KIND),
    (b"MIME-Version:", FileKind.MHTML),
)
_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0"
_STREAMS: Final = tuple(
    (name.encode("utf-16-le"), kind)
    for name, kind in (
        ("EncryptedPackage", FileKind.ENCRYPTED),
        ("WordDocument", FileKind.DOC),
        ("Workbook", FileKind.XLS),
        ("Book\0", FileKind.XLS),
    )
)
_PARTS: Final = (
    ("word/document.xml", FileKind.DOCX),
    ("xl/workbook.xml", FileKind.XLSX),
    ("content.xml", FileKind.OPEN_DOCUMENT),
    ("[Content_Types].xml", FileKind.OTHER),
)
_READERS: Final[Mapping[FileKind, Callable[[bytes], Document]]] = MappingProxyType(
    {
        FileKind.TEXT: lambda data: text.parse(decode(data)),
        FileKind.PAGE: html.parse,
        FileKind.DOCX: docx.parse,
        FileKind.DOC: doc.parse,
        FileKind.XLSX: workbook.parse,
        FileKind.XLS: workbook.parse,
        FileKind.PDF: pdf.parse,
    }
)
_REASONS: Final = MappingProxyType(
    {
        FileKind.ARCHIVE: "document.archive",
        FileKind.ARCHIVE_OF_OTHER_KIND: "document.packed",
        FileKind.ENCRYPTED: "document.encrypted",
        FileKind.PICTURE: "document.picture",
    }
)


def kind_of(data: bytes) -> FileKind:
    r"""The kind of a file; text where nothing says otherwise.

    >>> kind_of(b"%PDF-1.7"), kind_of(b"<TABLE border=1>"), kind_of("一、总体情况".encode())
    (<FileKind.PDF: 'pdf'>, <FileKind.PAGE: 'html'>, <FileKind.TEXT: 'text'>)
    """
    if data.startswith(_ZIP):
        package = Package(data, "ZIP")
        return next((kind for name, kind in _PARTS if name in package), FileKind.ARCHIVE)
    if data.startswith(_OLE):
        return next((kind for name, kind in _STREAMS if name in data), FileKind.OTHER)
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning):
            return kind
    return FileKind.PAGE if is_page(data) else FileKind.TEXT


def is_page(data: bytes) -> bool:
    """Whether they begin with a tag, or there are tags near the beginning that only pages have."""
    return bool(_FIRST_TAG.match(data) or _PAGE.search(data, 0, _SEARCHED))


def parse(data: bytes) -> Document:
    """The document in a file of any kind that is read.

    ``UnreadableError`` with a code of the reader, ``document.too_large``, ``document.archive`` for
    a zip of several files, ``document.packed`` for an archive of another kind,
    ``document.picture``, ``document.encrypted``, ``document.unsupported``;
    :class:`~gaidisclosure.errors.MissingReaderError` if the library of the reader is not installed.
    """
    if len(data) > MOST_BYTES:
        raise UnreadableError("document.too_large", found=len(data), limit=MOST_BYTES)
    kind = kind_of(data)
    if kind in _READERS:
        return _READERS[kind](data)
    if kind in _REASONS:
        raise UnreadableError(_REASONS[kind], kind=kind.value)
    raise UnreadableError("document.unsupported", kind=kind.value)
