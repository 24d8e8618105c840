"""Zip packages and the XML in them, 压缩包: opened within limits, and refused beyond them.

What a package says of its own sizes is not believed: a part is read up to its limit and no
further. XML with a document type is refused, as it can only be meant to do harm here: it could
name other files, or make a short text a huge one.
"""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import Any, Final
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser
from zipfile import BadZipFile, ZipFile, ZipInfo

from attrs import frozen

from gaidisclosure.errors import UnreadableError

__all__ = ["MOST_ELEMENTS", "MOST_ENTRIES", "MOST_EXPANDED", "Package", "damaged"]

MOST_ENTRIES: Final = 4_000
"""The most files in a package."""
MOST_EXPANDED: Final = 16 * 1024 * 1024
"""The most bytes that a part of a package may have when unpacked."""
MOST_ELEMENTS: Final = 400_000
"""The most elements of one part: a report has some ten thousands."""

_FAULTS: Final = (BadZipFile, EOFError, NotImplementedError, OSError, ValueError, zlib.error)


def damaged(kind: str) -> UnreadableError:
    """The error for a file that is no sound file of its kind."""
    return UnreadableError("document.damaged", kind=kind)


@frozen(eq=False)
class Package:
    """An opened zip file; ``kind`` is what error messages call it."""

    archive: ZipFile
    kind: str

    @classmethod
    def of(cls, data: bytes, kind: str) -> Package:
        """Open it; ``UnreadableError``: ``document.damaged`` or ``document.too_many_files``."""
        try:
            archive = ZipFile(BytesIO(data))
        except _FAULTS:
            raise damaged(kind) from None
        found = len(archive.infolist())
        if found > MOST_ENTRIES:
            raise UnreadableError("document.too_many_files", found=found, limit=MOST_ENTRIES)
        return cls(archive, kind)

    def part(self, name: str) -> bytes | None:
        """The bytes of a part, ``None`` if there is none; errors as in :meth:`member`."""
        try:
            info = self.archive.getinfo(name)
        except KeyError:
            return None
        return self.member(info)

    def member(self, info: ZipInfo) -> bytes:
        """The bytes of a file in the package.

        ``UnreadableError``: ``document.damaged``, ``document.encrypted``,
        ``document.expands`` for a part that grows beyond :data:`MOST_EXPANDED`.
        """
        if info.flag_bits & 1:
            raise UnreadableError("document.encrypted")
        try:
            with self.archive.open(info) as file:
                data = file.read(MOST_EXPANDED + 1)
        except (*_FAULTS, RuntimeError):
            raise damaged(self.kind) from None
        if len(data) > MOST_EXPANDED:
            raise UnreadableError("document.expands", name=info.filename, limit=MOST_EXPANDED)
        return data

    def xml(self, name: str) -> Element | None:
        """The root element of a part, ``None`` if there is no such part.

        Errors as in :meth:`part`; ``document.damaged`` for XML that is not well-formed or has a
        document type, and ``document.too_many_nodes``.
        """
        data = self.part(name)
        if data is None:
            return None
        if data.count(b"<") > 2 * MOST_ELEMENTS:
            raise UnreadableError("document.too_many_nodes", limit=MOST_ELEMENTS)
        parser = XMLParser(target=_Builder())
        try:
            parser.feed(data)
            root: Element = parser.close()
        except (ParseError, ValueError, LookupError):
            raise damaged(self.kind) from None
        return root


class _Builder(TreeBuilder):
    """Builds the tree of a part that has no document type."""

    def doctype(self, name: str, *_: Any) -> None:
        """Called for a document type before anything in it is looked at."""
        raise ValueError(name)
