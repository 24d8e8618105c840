# SPDX-License-Identifier: Apache-2.0
"""Copies of files with wrong cells marked, 标注件, each under the name of its file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
from attrs import frozen

from gaidisclosure.cli.output import complain, write
from gaidisclosure.cli.targets import below, first_clash, make_folder
from gaidisclosure.i18n import text
from gaidisclosure.reading.folders import Found


@frozen
class Copies:
    """The folder for the copies of some files, with their subfolders."""

    folder: Path
    locale: str
    force: bool

    @classmethod
    def of(cls, files: Sequence[Found], folder: str, locale: str, *, force: bool) -> Copies:
        """Make the folder, and return it.

        Raises:
            click.UsageError: The folder cannot be made, or a copy would be written over another or
                over a file that is read.
        """
        copies = cls(Path(folder), locale, force)
        targets = [copies.target(each) for each in files]
        if clash := first_clash([str(each) for each in files], targets):
            raise click.UsageError(text("cli.clash", locale, path=clash))
        make_folder(copies.folder, locale)
        return copies

    def target(self, file: Found) -> Path:
        """Return the name of the copy of a file."""
        return self.folder / below(file)

    def keep(self, file: Found, copy: bytes, unmarked: str) -> int:
        """Write a copy, or say why there is none, and return the exit status."""
        if unmarked:
            reason = text("cli.mark.unmarked", self.locale, reason=unmarked)
            complain(str(file), reason, self.locale)
            return 0
        target = self.target(file)
        target.parent.mkdir(parents=True, exist_ok=True)
        return write(target, copy, self.locale, force=self.force)
