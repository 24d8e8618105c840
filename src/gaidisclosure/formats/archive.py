# SPDX-License-Identifier: Apache-2.0
"""Zip archives of several files, 压缩包: their members, within limits."""

from __future__ import annotations

from gaidisclosure.formats.packages import Package

__all__ = ["listed", "unpacked"]


def listed(data: bytes) -> list[tuple[str, str]]:
    """The files of an archive, each with the key by which it is unpacked and its name.

    Chinese programs write names in their own encoding without saying so; folders are no files.
    ``UnreadableError`` with a code of :class:`~gaidisclosure.formats.packages.Package`.
    """
    return [(key, _name(key)) for key in Package(data, "ZIP") if not key.endswith("/")]


def unpacked(data: bytes, key: str) -> bytes:
    """The bytes of the file with that key; ``UnreadableError`` as above, or for the file alone."""
    return Package(data, "ZIP").read(key)


def _name(key: str) -> str:
    try:
        return key.encode("cp437").decode("gb18030")
    except UnicodeError:
        return key
