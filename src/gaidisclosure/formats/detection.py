# SPDX-License-Identifier: Apache-2.0
"""File formats, 文件格式, detected by content and never by name."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import Final, TypeVar

from attrs import frozen

from gaidisclosure.document import Document
from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats import limits
from gaidisclosure.formats.encoding import EMPTY_ZIP, OLE, UTF_16, ZIP, decode
from gaidisclosure.formats.excel import workbook, xml_spreadsheet
from gaidisclosure.formats.packages import CONTENT_TYPES, Package
from gaidisclosure.formats.pdf import reader as pdf
from gaidisclosure.formats.plain import delimited, text
from gaidisclosure.formats.web import html, mhtml
from gaidisclosure.formats.word import doc, docx
from gaidisclosure.formats.word.docx_parts import MAIN

_PARTS: Final = {b"word/": "DOCX", b"xl/": "XLSX"}
_PAGE: Final = re.compile(rb"<!doctype html|<html[\s>]|<body[\s>]|<t[dr][\s>]", re.IGNORECASE)
_FIRST_TAG: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!--|[a-z][a-z0-9]*[\s>/])", re.IGNORECASE)
_SEARCHED: Final = 64 * 1024
"""Bytes that are searched for tags."""
_XML: Final = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<(?:\?xml|[a-z]+:)")
_NAMESPACES: Final = 8 * 1024
"""Bytes that are searched for namespaces, which the first element declares."""
_WORD_XML: Final = (
    b"http://schemas.microsoft.com/office/2006/xmlPackage",
    b"http://schemas.microsoft.com/office/word/2003/wordml",
)


@frozen
class File:
    """A file to read. An archive is opened only once."""

    data: bytes

    @cached_property
    def package(self) -> Package | None:
        """The archive, or ``None`` if the file is not one.

        Raises:
            UnreadableError: As for :class:`~gaidisclosure.formats.packages.Package`.
        """
        if not self.data.startswith(ZIP):
            return None
        kinds = (kind for part, kind in _PARTS.items() if part in self.data)
        return Package(self.data, next(kinds, "ZIP"))

    @property
    def opened(self) -> bytes | Package:
        """The archive if the file is one, otherwise its bytes."""
        return self.package or self.data

    def has_part(self, name: str) -> bool:
        """Tell if it is an archive with a file of this name."""
        return self.package is not None and name in self.package


_Result = TypeVar("_Result")
_Signature = Callable[[File], bool]


@frozen
class Format:
    """A file format, with the signature that identifies it and its reader."""

    name: str
    signature: _Signature
    extra: str | None = None
    """The extra of this package that brings the library, if one is needed."""
    parse: Callable[[File], Document] | None = None
    """The reader, ``None`` for a format that is recognized only to be refused."""
    refusal: str = "document.unsupported"
    """The code of the error for a format without a reader."""


def _begins(*beginnings: bytes) -> _Signature:
    return lambda file: file.data.startswith(beginnings)


def _has_part(name: str) -> _Signature:
    return lambda file: file.has_part(name)


def _is_docx(file: File) -> bool:
    """Check the folder of the main part, as web programs give it any name."""
    if file.has_part(MAIN):
        return True
    main = file.package.related("", "officeDocument") if file.package else None
    return main is not None and main.startswith("word/")


def _has_stream(*names: str) -> _Signature:
    """Look for stream names anywhere, so that a damaged file is recognized too."""
    spelt = [name.encode("utf-16-le") for name in names]
    return lambda file: file.data.startswith(OLE) and any(name in file.data for name in spelt)


def _names(*namespaces: bytes) -> _Signature:
    """Look for namespaces at the beginning of an XML file."""

    def signature(file: File) -> bool:
        start = file.data[:_NAMESPACES].replace(b"\0", b"")
        return bool(_XML.match(start)) and any(name in start for name in namespaces)

    return signature


def is_page(data: bytes) -> bool:
    """Tell if the bytes begin like a web page, or have tags that only pages have."""
    if data.startswith(UTF_16):
        data = data[:_SEARCHED].decode("utf-16", "replace").encode("utf-8", "replace")
    return bool(_FIRST_TAG.match(data) or _PAGE.search(data, 0, _SEARCHED))


def _bytes(work: Callable[[bytes], _Result]) -> Callable[[File], _Result]:
    return lambda file: work(file.data)


def _opened(parse: Callable[[bytes | Package], Document]) -> Callable[[File], Document]:
    return lambda file: parse(file.opened)


ARCHIVE: Final = Format("zip", _begins(ZIP), refusal="document.archive")
RTF: Final = Format("RTF", _begins(b"{\\rtf"))
FORMATS: Final = (
    Format("encrypted", _has_stream("EncryptedPackage"), refusal="document.encrypted"),
    Format("doc", _has_stream("WordDocument"), "doc", _bytes(doc.parse)),
    Format("xls", _has_stream("Workbook", "Book\0"), "xlsx", _opened(workbook.parse)),
    Format("docx", _is_docx, parse=_opened(docx.parse)),
    Format("xlsx", _has_part("xl/workbook.xml"), "xlsx", _opened(workbook.parse)),
    Format("OpenDocument", _has_part("content.xml")),
    Format("OFD", _has_part("OFD.xml")),
    Format("EPUB", _has_part("META-INF/container.xml")),
    Format("OLE/ZIP", lambda file: file.has_part(CONTENT_TYPES) or file.data.startswith(OLE)),
    ARCHIVE,
    Format("zip", _begins(EMPTY_ZIP), refusal="document.empty_archive"),
    Format("pdf", _begins(b"%PDF-"), "pdf", _bytes(pdf.parse)),
    Format(
        "picture",
        _begins(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*"),
        refusal="document.picture",
    ),
    RTF,
    Format("RAR/7z/gzip", _begins(b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b"), refusal="document.packed"),
    Format("mhtml", _bytes(mhtml.is_mhtml), "html", _bytes(mhtml.parse)),
    Format(
        "XML Spreadsheet",
        _bytes(xml_spreadsheet.is_xml_spreadsheet),
        parse=_bytes(xml_spreadsheet.parse),
    ),
    Format("Word XML", _names(*_WORD_XML)),
    Format("OpenDocument", _names(b"urn:oasis:names:tc:opendocument:xmlns:office")),
    Format("html", _bytes(is_page), "html", _bytes(html.parse)),
    Format("csv", _bytes(delimited.is_delimited), parse=_bytes(delimited.parse)),
    Format("text", _begins(b""), parse=lambda file: text.parse(decode(file.data))),
)
"""Every format that is recognized. The first one whose signature matches wins."""


def detect(data: bytes | File) -> Format:
    r"""Return the format of a file, detected by its content.

    Raises:
        UnreadableError: An archive cannot be opened. See
            :class:`~gaidisclosure.formats.packages.Package`.

    >>> [detect(data).name for data in (b"%PDF-1.7", b"<TABLE border=1>", "一、总体情况".encode())]
    ['pdf', 'html', 'text']
    """
    file = data if isinstance(data, File) else File(data)
    return next(each for each in FORMATS if each.signature(file))


def parse(data: bytes) -> Document:
    """Return the document in a file of any supported format.

    Raises:
        UnreadableError: With a code of the reader, ``document.too_large``, ``document.archive`` for
            a zip of several files, ``document.packed`` for an archive of another kind,
            ``document.picture``, ``document.encrypted`` or ``document.unsupported``.
        MissingReaderError: The library of the reader is not installed.
    """
    limits.FILE.require(len(data))
    file = File(data)
    found = detect(file)
    if found.parse is None:
        raise UnreadableError(found.refusal, kind=found.name)
    return found.parse(file)
