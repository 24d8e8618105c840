# SPDX-License-Identifier: Apache-2.0
"""Files in folders and archives, 多份报告, each read by itself."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from itertools import tee
from typing import Final
from zipfile import ZipInfo

from attrs import define, field, frozen

from gaidisclosure.codec import dumps
from gaidisclosure.codec.refused import Loaded
from gaidisclosure.draft import Draft
from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats.detection import ARCHIVE, File, detect, parse
from gaidisclosure.formats.encoding import ZIP
from gaidisclosure.formats.packages import Package
from gaidisclosure.reading.isolation import isolated_all
from gaidisclosure.reading.leftovers import leftover
from gaidisclosure.reading.own import is_list_of_faults
from gaidisclosure.reading.sources import contents, is_json, load
from gaidisclosure.reading.summary.table import Line, summary_lines

_HIDDEN: Final = (".", "~$", "__MACOSX")
"""Prefixes of files and folders that programs create."""
_SYSTEM: Final = frozenset({"thumbs.db", "desktop.ini"})
"""Files that Windows leaves in folders, by their names in lower case."""
_KIND: Final = "ZIP"
_UNIX: Final = 3
"""The ``ZipInfo.create_system`` of archives that keep the kind of a file."""
_SPECIAL: Final = frozenset({stat.S_IFIFO, stat.S_IFSOCK, stat.S_IFCHR, stat.S_IFBLK})
_ODD: Final = re.compile(r"\W+")
"""Characters of a sheet name that a file name should not have."""
_PLAIN: Final = frozenset({"text", "csv"})
"""Formats of notes, lists and logs that stand next to reports."""
_REPORTS: Final = (".docx", ".doc", ".xlsx", ".xls", ".pdf", ".html", ".htm")
"""Suffixes of reports. Such a file is never passed over, however few its words."""


@define
class Archive:
    """An archive of reports, kept open until its last file is read."""

    path: str
    last: ZipInfo
    _package: Package | None = None

    def read(self, member: ZipInfo) -> bytes:
        """Return the bytes of a file, within the limits of a single file.

        Raises:
            UnreadableError: The archive cannot be opened, or the file not unpacked.
        """
        package = self._package or Package(contents(self.path), _KIND)
        self._package = None if member is self.last else package
        return Package.of(package, _KIND).read(member)


@frozen
class Found:
    """A file that may hold a report, 文件.

    It stands alone or in a folder, or is a member of an archive.
    """

    path: str
    member: ZipInfo | None = None
    name: str = ""
    archive: Archive | None = field(default=None, eq=False, repr=False)
    root: str = field(default="", kw_only=True)
    """The folder or archive that was walked, empty for a file that was given itself."""

    def __str__(self) -> str:
        return self.path if self.member is None else f"{self.path}/{self.name}"

    def data(self) -> bytes:
        """Return its bytes.

        Raises:
            UnreadableError: The file cannot be opened or unpacked, or is an archive in another.
        """
        if self.member is None or self.archive is None:
            return contents(self.path)
        data = self.archive.read(self.member)
        if detect(data) is ARCHIVE:
            raise UnreadableError("document.nested", name=self.name)
        return data

    def load(self) -> Loaded:
        """Return the report in it, with the faults of a refused JSON report.

        Raises:
            UnreadableError: As by :meth:`data`, or there is no report in it.
        """
        return load(self.data())

    def is_other(self, found: UnreadableError | Draft) -> bool:
        """Tell if the file only lies among reports: a note, or a list of faults.

        A list of faults names rows of the form, so that it is read as a draft without contents.

        Args:
            found: The outcome of reading the file.

        Raises:
            UnreadableError: The file cannot be read a second time.
        """
        if isinstance(found, UnreadableError):
            is_nothing = found.code == "reading.no_report"
        else:
            is_nothing = not (found.cells or found.issuer or found.year or found.period)
        if not (self.root and is_nothing):
            return False
        format_ = detect(data := self.data()).name
        if format_ in _PLAIN:
            return not (is_json(data) or str(self).lower().endswith(_REPORTS))
        return format_ == "xlsx" and is_list_of_faults(parse(data))


@frozen
class FoundLine(Found):
    """A line of a table with one line per agency, 汇总表的一行, named by its number."""

    line: Line = field(kw_only=True, repr=False)

    def __str__(self) -> str:
        return f"{self.path}!{self.line.name}"

    def is_other(self, found: UnreadableError | Draft) -> bool:
        """Return ``False``, as each line of such a table is a report."""
        return False

    def data(self) -> bytes:
        """Return its draft as JSON, with the places of the cells and the doubts."""
        return dumps(self.line.draft())

    def load(self) -> Loaded:
        """Return its draft."""
        return Loaded(self.line.draft())


def walk(path: str, passed: dict[str, str] | None = None) -> Iterator[Found]:
    """Yield the files in a folder or an archive, in the order of their names.

    Any other path is yielded itself, even if nothing is there. A table with one line per agency
    gives its lines. Hidden files are left out. Pipes and devices, which may never end, links to
    folders, which may form a loop, and what earlier runs wrote are skipped.

    Args:
        path: The folder, the archive or the file.
        passed: A mapping to which the names of skipped files are added: ``link`` for a link to a
            folder or a broken link, ``special`` for a pipe, a socket or a device, ``outside`` for
            a file whose name leads out of its archive, ``planted`` for the list of errors next to
            test files, ``page`` for a verdict page.
    """
    passed = {} if passed is None else passed
    return _within(path, path, passed) if _is_folder(path) else _members(path, "", passed)


def _within(folder: str, root: str, passed: dict[str, str]) -> Iterator[Found]:
    try:
        names = sorted(os.listdir(folder))
    except OSError:  # reported when the file is read
        yield Found(folder, root=root)
        return
    for name in names:
        inner = os.path.join(folder, name)
        if _is_hidden(name):
            continue
        if _is_folder(inner):
            yield from _within(inner, root, passed)
        elif os.path.isfile(inner):
            yield from _members(inner, root, passed)
        else:
            leads_to_file = os.path.exists(inner) and not os.path.isdir(inner)
            passed[inner] = "special" if leads_to_file else "link"


def _members(path: str, root: str, passed: dict[str, str]) -> Iterator[Found]:
    if root and (kind := leftover(path)):
        passed[path] = kind
        return
    files = _files(path)
    if files is None:
        yield from _lines(path, root) or [Found(path, root=root)]
        return
    outside = [name for _, name in files if _is_outside(name)]
    passed |= {f"{path}/{name}": "outside" for name in outside}
    files = [each for each in files if each[1] not in outside]
    shown = [each for each in files if not any(map(_is_hidden, each[1].split("/")))]
    passed |= {f"{path}/{name}": "special" for info, name in shown if _is_special(info)}
    if regular := [each for each in shown if not _is_special(each[0])]:
        archive = Archive(path, regular[-1][0])
        yield from (Found(path, *each, archive, root=root or path) for each in regular)


def _files(path: str) -> list[tuple[ZipInfo, str]] | None:
    """Return the files of an archive of reports, or ``None`` for anything else.

    A pipe is not opened, as it can be read only once.
    """
    if not os.path.isfile(path):
        return None
    try:
        with open(path, "rb") as file:
            if file.read(len(ZIP)) != ZIP:
                return None
        opened = File(contents(path))
        return opened.package.files() if opened.package and detect(opened) is ARCHIVE else None
    except (OSError, UnreadableError):
        return None


def _lines(path: str, root: str) -> list[Found]:
    """Return the lines of a table with one line per agency, none for anything else."""
    if not os.path.isfile(path):
        return []
    try:
        lines = summary_lines(contents(path)) or ()
    except UnreadableError:  # reported when the file is read
        return []
    # A file written for a line is named after it, and a sheet may have the name "..".
    names = ("/".join(_ODD.sub("_", part) for part in each.name.rsplit("!", 1)) for each in lines)
    return [
        FoundLine(path, name=name, root=root or path, line=line)
        for name, line in zip(names, lines, strict=True)
    ]


def _is_special(info: ZipInfo) -> bool:
    return info.create_system == _UNIX and stat.S_IFMT(info.external_attr >> 16) in _SPECIAL


def _is_outside(name: str) -> bool:
    """Tell if a name in an archive leads out of it, as ``../a.txt`` does."""
    return ".." in name.replace("\\", "/").split("/")


def _is_hidden(name: str) -> bool:
    return name.startswith(_HIDDEN) or name.lower() in _SYSTEM


def _is_folder(path: str) -> bool:
    return os.path.isdir(path) and not os.path.islink(path)


def read_all(
    path: str | os.PathLike[str], *, isolate: bool = False
) -> Iterator[tuple[str, Draft | UnreadableError]]:
    """Yield every report in a folder, an archive or a table, with its name.

    A table with one line per agency, 汇总表, in a workbook or a CSV file gives one draft per line,
    named by the file and the number of the line: ``table.xlsx!5``.

    A file that cannot be read comes with its :class:`~gaidisclosure.errors.UnreadableError`
    instead, and the others are still read. A text without a report comes with the code
    ``reading.no_report``, as only the caller knows if a report was expected. Pipes, devices, links
    to folders, verdict pages and lists of planted errors are skipped.

    Args:
        path: A folder, a ZIP archive, a table, or a single report.
        isolate: Read the files in separate processes, one for each core, with limits of time and
            memory.

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
    return read_files(walk(os.fspath(path)), isolate=isolate)


def read_files(
    files: Iterable[Found], *, isolate: bool = False
) -> Iterator[tuple[str, Draft | UnreadableError]]:
    """Yield each report with the name of its file, or the error of the file."""
    return _isolated(files) if isolate else _each(files)


def _each(files: Iterable[Found]) -> Iterator[tuple[str, Draft | UnreadableError]]:
    for found in files:
        try:
            yield str(found), found.load().draft
        except UnreadableError as error:
            yield str(found), error


def _isolated(files: Iterable[Found]) -> Iterator[tuple[str, Draft | UnreadableError]]:
    names, opened = tee(files)
    return zip(map(str, names), isolated_all(map(_data, opened)), strict=True)


def _data(found: Found) -> bytes | UnreadableError:
    try:
        return found.data()
    except UnreadableError as error:
        return error
