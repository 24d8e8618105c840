"""Zip archives of several files, 压缩包: their members, within limits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats.packages import Package

__all__ = ["MOST_MEMBERS", "members"]

MOST_MEMBERS: Final = 2_000
"""The most files in an archive."""
_UNNAMED: Final = 1 << 11
"""The bit that says that a name is UTF-8."""


def members(data: bytes) -> Iterator[tuple[str, bytes | UnreadableError]]:
    """The files of an archive with their names, each when it is its turn; folders are none.

    One that cannot be unpacked comes as the error that it is. ``UnreadableError`` where the archive
    itself is damaged, or has more than :data:`MOST_MEMBERS` files.
    """
    package = Package.of(data, "ZIP")
    infos = [info for info in package.archive.infolist() if not info.is_dir()]
    if len(infos) > MOST_MEMBERS:
        raise UnreadableError("document.too_many_files", found=len(infos), limit=MOST_MEMBERS)
    for info in infos:
        try:
            yield _name(info.filename, info.flag_bits), package.part(info.filename) or b""
        except UnreadableError as error:
            yield _name(info.filename, info.flag_bits), error


def _name(name: str, flags: int) -> str:
    """The name of a member; Chinese programs write it in their own encoding."""
    if flags & _UNNAMED:
        return name
    try:
        return name.encode("cp437").decode("gb18030")
    except UnicodeError:
        return name
