"""Zip archives of several files, 压缩包: their members, within limits."""

from __future__ import annotations

from typing import Final

from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats.packages import Package

__all__ = ["MOST_MEMBERS", "listed", "unpacked"]

MOST_MEMBERS: Final = 2_000
"""The most files in an archive."""
_UNICODE: Final = 1 << 11
"""The bit that says that a name is UTF-8."""


def listed(data: bytes) -> list[tuple[int, str]]:
    """The files of an archive, each by its number and its name; folders are none.

    ``UnreadableError``: ``document.damaged`` or ``document.too_many_files``.
    """
    package = Package.of(data, "ZIP")
    infos = enumerate(package.archive.infolist())
    found = [(n, _name(i.filename, i.flag_bits)) for n, i in infos if not i.is_dir()]
    if len(found) > MOST_MEMBERS:
        raise UnreadableError("document.too_many_files", found=len(found), limit=MOST_MEMBERS)
    return found


def unpacked(data: bytes, number: int) -> bytes:
    """The bytes of the file with that number.

    ``UnreadableError`` with a code of :class:`~gaidisclosure.formats.packages.Package`.
    """
    package = Package.of(data, "ZIP")
    infos = package.archive.infolist()
    return package.member(infos[number]) if number < len(infos) else b""


def _name(name: str, flags: int) -> str:
    """The name of a member; Chinese programs write it in their own encoding."""
    if flags & _UNICODE:
        return name
    try:
        return name.encode("cp437").decode("gb18030")
    except UnicodeError:
        return name
