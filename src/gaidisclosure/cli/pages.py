# SPDX-License-Identifier: Apache-2.0
"""Verdict pages of a run as files, 校验结论页: one file, or a folder with an index."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import click
from attrs import frozen

from gaidisclosure.cli.judging import STDIN
from gaidisclosure.cli.output import harmless, refused, sound, write
from gaidisclosure.cli.summary import Summary
from gaidisclosure.cli.targets import below, first_clash, make_folder
from gaidisclosure.i18n import text
from gaidisclosure.pages.verdict_index import Listed, verdict_index
from gaidisclosure.reading.folders import Found

ENDING: Final = ".html"
INDEX: Final = "index.html"
_ODD: Final = re.compile(r"[^\w.()（）-]+")
"""Characters that some systems refuse in names of files, or that make paths."""
_DEVICE: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)
"""Names of devices on Windows, with any ending."""
_LONGEST: Final = 216
"""Most bytes of a name, which has fewer than 255 with its number and ending."""


def is_wanted(output: str) -> bool:
    """Tell if an output is for pages: ``.html``, a name without ending, or a folder."""
    if output in (STDIN, ""):
        return False
    path = Path(output)
    return path.suffix.lower() in ("", ENDING) or path.is_dir()


def page_names(files: Iterable[Found]) -> Iterator[str]:
    """Yield a name for the page of each file, no two alike on any system.

    >>> [*page_names([Found("云溪县/年报 1.docx"), Found("b/INDEX"), Found("c/con")])]
    ['年报_1.docx.html', 'INDEX-2.html', '_con.html']
    """
    taken = {INDEX}
    for file in files:
        inside = _cut(_ODD.sub("_", sound(below(file).as_posix())).strip("._"))
        name = _DEVICE.sub(r"_\g<0>", inside) if _DEVICE.match(inside) else inside or "_"
        found, number = f"{name}{ENDING}", 1
        while found.casefold() in taken:
            number += 1
            found = f"{name}-{number}{ENDING}"
        taken.add(found.casefold())
        yield found


def _cut(name: str) -> str:
    return name.encode()[:_LONGEST].decode(errors="ignore")


@frozen
class Pages:
    """The files for the pages of a run, one for each file that is read.

    ``folder`` is ``None`` if the only page is the output itself.
    """

    folder: Path | None
    targets: tuple[Path, ...]
    locale: str
    force: bool

    @classmethod
    def of(cls, files: Sequence[Found], output: str, locale: str, *, force: bool) -> Pages:
        """Return the targets. They are in a folder unless a single file has a named page.

        Raises:
            click.UsageError: A page would be written over a file that is read, or into a folder
                that is read.
        """
        path = Path(output)
        is_named = path.suffix.lower() == ENDING and not path.is_dir()
        if is_named and len(files) == 1 and not files[0].root:
            pages = cls(None, (path,), locale, force)
        else:
            folder = path.with_suffix("") if is_named else path
            targets = tuple(folder / name for name in page_names(files))
            pages = cls(folder, targets, locale, force)
        roots = {each.root for each in files if each.root}
        sources = [each.path for each in files]
        folders = [pages.folder] if pages.folder else []
        if clash := first_clash([*sources, *roots], [*folders, *pages.written]):
            raise click.UsageError(text("cli.clash", locale, path=clash))
        return pages

    @property
    def written(self) -> list[Path]:
        """All files that may be written, the index first."""
        return [*([self.folder / INDEX] if self.folder else ()), *self.targets]

    def refused(self) -> int:
        """Make the folder, and return the exit status if a page cannot be written.

        Raises:
            click.UsageError: The folder cannot be made.
        """
        if self.folder is None:
            return refused(self.targets[0], self.locale, force=self.force)
        make_folder(self.folder, self.locale)
        statuses = (refused(each, self.locale, force=self.force) for each in self.written)
        return next(filter(None, statuses), 0)

    def keep(self, at: int, page: bytes) -> int:
        """Write the page of a file by its number, and return the exit status."""
        return write(self.targets[at], page, self.locale, force=self.force)

    def close(self, summaries: Iterable[Summary], notes: Iterable[str]) -> int:
        """Write the index of a folder, say where it is, and return the exit status.

        Args:
            summaries: The summaries of all files.
            notes: Sentences about the run as a whole.
        """
        if self.folder is None:
            return 0
        page = verdict_index([_listed(each) for each in summaries], notes, self.locale)
        status = write(self.folder / INDEX, page.encode(), self.locale, force=self.force)
        message = text("cli.pages.folder", self.locale, path=self.folder)
        print(harmless(message), file=sys.stderr)
        return status


def _listed(summary: Summary) -> Listed:
    return Listed(
        file=summary.file,
        result=summary.verdict,
        agency=summary.agency or "",
        year=summary.year,
        count=summary.findings,
        reason=summary.reason,
        page=summary.page,
    )
