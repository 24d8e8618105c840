# SPDX-License-Identifier: Apache-2.0
"""Files in folders and archives, 多份报告, each read by itself."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from gaidisclosure.draft import Draft
from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats.detection import ARCHIVE, detect
from gaidisclosure.formats.limits import MOST_BYTES
from gaidisclosure.formats.packages import listed, unpacked
from gaidisclosure.reading.sources import contents, read

__all__ = ["Found", "read_all", "walk"]

_HIDDEN: Final = (".", "~$", "__MACOSX")
"""Beginnings of the names of files and folders that no person has put there."""
_SYSTEM: Final = frozenset({"thumbs.db", "desktop.ini"})
"""Files that Windows leaves in folders, by their names in small letters."""
_ZIP: Final = b"PK\x03\x04"


@frozen
class Found:
    """A file that may hold a report, 文件.

    It stands alone or in a folder, or has a key in an archive.
    """

    path: str
    member: str | None = None
    name: str = ""

    def __str__(self) -> str:
        return self.path if self.member is None else f"{self.path}/{self.name}"

    def data(self) -> bytes:
        """Return its bytes.

        Raises:
            UnreadableError: The file cannot be opened or unpacked.
        """
        whole = contents(self.path)
        return whole if self.member is None else unpacked(whole, self.member)


def walk(path: str) -> Iterator[Found]:
    """Yield the files in a folder or an archive, in the order of their names.

    Any other path, even of nothing, stands for itself. Hidden files are left out, and links are not
    followed.
    """
    if os.path.isdir(path) and not os.path.islink(path):
        for name in sorted(os.listdir(path)):
            if not _is_hidden(name):
                yield from walk(os.path.join(path, name))
    else:
        yield from _members(path)


def _members(path: str) -> Iterator[Found]:
    try:
        names = listed(contents(path)) if _is_archive(path) else None
    except UnreadableError:
        names = None
    if names is None:
        yield Found(path)
    else:
        shown = (each for each in names if not any(map(_is_hidden, each[1].split("/"))))
        yield from (Found(path, key, name) for key, name in shown)


def _is_hidden(name: str) -> bool:
    return name.startswith(_HIDDEN) or name.lower() in _SYSTEM


def _is_archive(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            if file.read(len(_ZIP)) != _ZIP:
                return False
            file.seek(0)
            data = file.read(MOST_BYTES + 1)
    except OSError:
        return False
    return len(data) <= MOST_BYTES and detect(data) is ARCHIVE


def read_all(path: str | os.PathLike[str]) -> Iterator[tuple[str, Draft | UnreadableError]]:
    """Yield every report in a folder or an archive, with the name of its file.

    A file that cannot be read comes with its :class:`~gaidisclosure.errors.UnreadableError`
    instead, and the others are read all the same.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from gaidisclosure import AnnualReport2021, to_text
    >>> report = AnnualReport2021.zero("云溪县商务局", 2023)
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "a.txt").write_text(to_text(report), encoding="utf-8")
    ...     _ = Path(folder, "b.txt").write_text("本日无事。", encoding="utf-8")
    ...     [type(found).__name__ for _, found in read_all(folder)]
    ['Draft', 'UnreadableError']
    """
    if not isinstance(path, str | os.PathLike):
        kind = type(path).__name__
        raise TypeError(f"expected the path of a folder or a file, not {kind}; read() takes bytes")
    return _each(walk(os.fspath(path)))


def _each(files: Iterator[Found]) -> Iterator[tuple[str, Draft | UnreadableError]]:
    for found in files:
        try:
            yield str(found), read(found.data())
        except UnreadableError as error:
            yield str(found), error
