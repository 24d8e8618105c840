# SPDX-License-Identifier: Apache-2.0
"""Archives, 压缩包, including office files, unpacked within limits.

The sizes that an archive declares are not trusted. Each part is unpacked up to a limit and refused
beyond it.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Container, Iterator
from contextlib import suppress
from copy import copy
from io import BytesIO
from itertools import chain, count
from typing import Final
from urllib.parse import unquote
from xml.etree.ElementTree import Element
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats import limits
from gaidisclosure.formats.compound import ENCRYPTED, is_compound
from gaidisclosure.formats.markup import parse_xml

CONTENT_TYPES: Final = "[Content_Types].xml"
"""The part with the types of all others, which every office file has."""
_ENTRY: Final = b"PK\x01\x02"
_NAMELESS: Final = "_"
"""The name of a file without one."""


class Package:
    """An archive of parts.

    Args:
        data: The file.
        kind: The file format that an error names.

    Raises:
        UnreadableError: ``document.too_large`` for a large file, ``document.encrypted`` for one
            with a password, ``document.damaged`` for any other that is not an archive, and
            ``document.too_complex`` for an archive of too many files.
    """

    def __init__(self, data: bytes, kind: str) -> None:
        limits.FILE.require(len(data))
        if is_compound(data) and ENCRYPTED in data:
            raise UnreadableError("document.encrypted")
        limits.MEMBERS.require(data.count(_ENTRY))
        self.kind = kind
        self._left = self._most = limits.UNPACKED.most
        self._largest = len(data)
        self._archive = self._opened(data)
        self._members = {info.filename.lower(): info for info in self._archive.infolist()}

    @classmethod
    def of(cls, source: bytes | Package, kind: str, most: int | None = None) -> Package:
        """Return an archive from which nothing has been unpacked yet.

        Args:
            source: A file, or an archive that is open already.
            kind: The file format that an error names.
            most: The most bytes of all parts together, if not the usual limit.

        Raises:
            UnreadableError: As by the constructor.
        """
        again = copy(source) if isinstance(source, Package) else cls(source, kind)
        again._most = limits.UNPACKED.most if most is None else most
        again.kind, again._left = kind, again._most
        return again

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._members

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names of the parts. No two differ only in case."""
        return (info.filename for info in self._members.values())

    def read(self, name: str | ZipInfo) -> bytes:
        """Return the bytes of a part, given its name or an entry from :meth:`files`.

        Raises:
            UnreadableError: ``document.damaged`` if the part is missing or damaged,
                ``document.encrypted`` if it has a password, and ``document.unpacks_too_large`` if
                it or all parts together unpack to too many bytes.
        """
        info = name if isinstance(name, ZipInfo) else self._members.get(name.lower())
        if info is None or info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise UnreadableError("document.damaged", kind=self.kind)
        limit = max(limits.PART.most, min(info.compress_size, self._largest) * limits.MOST_TIMES)
        if self._left < limit:
            limit = self._most
        allowed = min(limit, self._left)
        data = self._unpacked(info, allowed + 1)
        if len(data) > allowed:
            raise limits.PART.refusal(limit=limit)
        self._left -= len(data)
        return data

    def tree(self, name: str, shortened: Callable[[str], str] | None = None) -> Element:
        """Return the root element of a part, parsed by ``formats.markup.parse_xml``."""
        return parse_xml(self.read(name), self.kind, shortened)

    def related(self, source: str, role: str) -> str | None:
        """Return the part that has a role for another part, ``None`` if there is none.

        Args:
            source: The other part, or ``""`` for the archive.
            role: The role, such as ``styles``.
        """
        found = next(self._with_role(source, role), "")
        return found if found in self else None

    def all_related(self, source: str, role: str) -> list[str]:
        """Return all parts that have a role for another part, as in :meth:`related`."""
        return [part for part in self._with_role(source, role) if part in self]

    def targets(self, source: str) -> dict[str, str]:
        """Return the parts that another part refers to, by its identifiers for them."""
        return {key: part for key, _, part in self._relations(source) if part in self}

    def _with_role(self, source: str, role: str) -> Iterator[str]:
        return (part for _, kind, part in self._relations(source) if kind.endswith(f"/{role}"))

    def _relations(self, source: str) -> Iterator[tuple[str, str, str]]:
        """Yield the identifier, the type and the target of each relation of a part."""
        folder, name = posixpath.split(source)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        for relation in self.tree(relations).iter("{r}Relationship") if relations in self else ():
            target = posixpath.join("/", folder, unquote(relation.get("Target", "")))
            part = posixpath.normpath(target).lstrip("/")
            yield relation.get("Id", ""), relation.get("Type", ""), part

    def files(self) -> list[tuple[ZipInfo, str]]:
        """Return the files of an archive of reports, each with its entry and its name.

        Folders are skipped. Chinese programs write names in GB 18030 without declaring it. If
        several files have the same name, all but the first get a number after it.
        """
        found: dict[str, ZipInfo] = {}
        for info in self._archive.infolist():
            if not info.filename.endswith("/"):
                found[_unlike(_name(info.filename), found)] = info
        return [(info, name) for name, info in found.items()]

    def _opened(self, data: bytes) -> ZipFile:
        try:
            return ZipFile(BytesIO(data))
        except Exception as error:  # the library can raise anything on hostile bytes
            raise UnreadableError("document.damaged", kind=self.kind) from error

    def _unpacked(self, info: ZipInfo, most: int) -> bytes:
        if info.flag_bits & 1:
            raise UnreadableError("document.encrypted")
        try:
            with self._archive.open(info) as part:
                return part.read(most)
        except Exception as error:  # the library can raise anything on hostile bytes
            raise UnreadableError("document.damaged", kind=self.kind) from error


def _name(key: str) -> str:
    """Decode a name without a declared encoding as UTF-8, or else as GB 18030."""
    for encoding in ("utf-8", "gb18030"):
        with suppress(UnicodeError):
            return key.encode("cp437").decode(encoding) or _NAMELESS
    return key


def _unlike(name: str, others: Container[str]) -> str:
    names = (f"{name} ({number})" for number in count(2))
    return next(each for each in chain([name], names) if each not in others)
