# SPDX-License-Identifier: Apache-2.0
"""From a name on the command line to a verdict, 校验.

Every file is judged, or comes with the reason why it cannot be.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Final

from attrs import frozen

from gaidisclosure.cli.output import complain
from gaidisclosure.codec.refused import Loaded
from gaidisclosure.draft import Blanks, Conclusion, Verdict
from gaidisclosure.errors import UnreadableError
from gaidisclosure.explain.findings import Findings
from gaidisclosure.i18n import text
from gaidisclosure.reading.folders import Found, FoundLine, walk
from gaidisclosure.reading.sources import bounded_bytes, load

STDIN: Final = "-"
UNREADABLE: Final = "unreadable"
SKIPPED: Final = "skipped"
"""The conclusion on a file that only lies among reports."""
Skipped = dict[str, str]
"""The names of skipped files in folders and archives, each with the reason."""


class SkippedError(Exception):
    """A file in a folder or an archive only lies among reports."""


@frozen
class Stdin(Found):
    """The standard input, 标准输入, named ``-``."""

    def data(self) -> bytes:
        """Return all that is piped in.

        Raises:
            UnreadableError: The standard input is closed, or too large.
        """
        if not sys.stdin:
            raise UnreadableError("cli.no_stdin")
        return bounded_bytes(sys.stdin.buffer)


@frozen
class Empty(Found):
    """A folder or an archive in which there is no file to read, 空文件夹."""

    def data(self) -> bytes:
        """Refuse, as there is nothing to read.

        Raises:
            UnreadableError: Always.
        """
        raise UnreadableError("cli.no_files", path=self.path)


@frozen
class Judged:
    """A file that holds a report, and the verdict on it."""

    source: str
    loaded: Loaded
    verdict: Verdict

    @property
    def findings(self) -> Findings:
        """The verdict on the report."""
        return Findings(self.loaded.draft, self.verdict, tuple(self.loaded.faults))

    @property
    def conclusion(self) -> str:
        """The conclusion: valid, invalid or incomplete."""
        return self.findings.conclusion

    @property
    def result(self) -> str:
        """The conclusion, or ``warned`` for a valid report with warnings."""
        return self.findings.result


@frozen
class NotJudged:
    """A file in which no report could be found, and the reason."""

    source: str
    error: str
    cause: Exception | None = None
    conclusion: str = UNREADABLE

    @property
    def result(self) -> str:
        """The conclusion, as there are no warnings."""
        return self.conclusion


Judgement = Judged | NotJudged


def named(name: str) -> Found:
    """Return the file of a name, which may be ``-``."""
    return Stdin(name) if name == STDIN else Found(name)


def walked(names: Iterable[str], skipped: Skipped) -> list[Found]:
    """Return the files that are named, those in folders and archives each by itself.

    Args:
        names: Names of files, folders and archives.
        skipped: A mapping to which skipped files of folders and archives are added.
    """
    found: list[Found] = []
    for name in names:
        within = [] if name == STDIN else [*walk(name, skipped)]
        found += within or [named(name) if name == STDIN else Empty(name)]
    return found


def loaded_from(source: Found) -> Loaded:
    """Return the report in a file.

    Raises:
        SkippedError: It only lies among reports.
        UnreadableError: There is no report in it.
    """
    if isinstance(source, FoundLine):
        return source.load()
    data = source.data()
    try:
        loaded = load(data)
    except UnreadableError as error:
        if source.is_other(error):
            raise SkippedError from error
        raise
    if source.is_other(loaded.draft):
        raise SkippedError
    return loaded


def judge(source: Found, blanks: Blanks, locale: str, *, text: bool = False) -> Judgement:
    """Return the verdict on one file, whatever is wrong with it.

    Args:
        source: The file.
        blanks: The meaning of blank cells.
        locale: The language of reasons.
        text: Compare its text with its tables as well.
    """
    try:
        loaded = loaded_from(source)
    except SkippedError:
        return NotJudged(str(source), "", conclusion=SKIPPED)
    except UnreadableError as error:
        return NotJudged(str(source), error.message(locale), error)
    return Judged(str(source), loaded, loaded.draft.check(blanks, text=text))


def tell_skipped(skipped: Skipped, locale: str) -> None:
    """Name the skipped files on the standard error, in order of their names."""
    for name, reason in sorted(skipped.items()):
        complain(name, text(f"cli.skipped.{reason}", locale), locale)


def status(conclusions: set[str]) -> int:
    """Return the exit status: that of the gravest file, 2 if there is none.

    >>> status({"valid"}), status({"valid", "incomplete"}), status({"invalid", "unreadable"})
    (0, 1, 2)
    """
    if UNREADABLE in conclusions or not conclusions:
        return 2
    return 1 if conclusions - {Conclusion.VALID} else 0
