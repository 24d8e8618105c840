# SPDX-License-Identifier: Apache-2.0
"""From a name on the command line to a verdict, 校验.

Every file is either judged, or comes with the reason why it cannot be.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import Final

from attrs import frozen

import gaidisclosure as gd
from gaidisclosure.checks import Violation
from gaidisclosure.codec.peer import is_peer
from gaidisclosure.codec.refused import draft_of_figures
from gaidisclosure.draft import Blanks, Conclusion, Draft, Verdict
from gaidisclosure.errors import InvalidJSONError, InvalidReportError, UnreadableError
from gaidisclosure.i18n import text
from gaidisclosure.model import AnnualReport2019, AnnualReport2021
from gaidisclosure.reading.folders import Found, walk
from gaidisclosure.reading.sources import bounded_bytes, contents, is_json

STDIN: Final = "-"
UNREADABLE: Final = "unreadable"
Source = str | Found
"""A path, ``-``, or a file in a folder or an archive."""
NotRead: Final = (UnreadableError, InvalidJSONError)
"""The errors of :func:`load`: the file cannot be judged."""

_SHOWN: Final = 5


@frozen
class Loaded:
    """The draft in a file, 读入结果, and the faults of a JSON report."""

    draft: Draft
    faults: tuple[Violation, ...] = ()

    def seal(self, blanks: Blanks) -> AnnualReport2021 | AnnualReport2019:
        """Return the report.

        Raises:
            InvalidReportError: All that stands against it.
        """
        if self.faults:
            raise InvalidReportError(self.faults)
        return self.draft.seal(blanks)


@frozen
class Judged:
    """A file that holds a report, and the verdict on it."""

    source: str
    loaded: Loaded
    verdict: Verdict

    @property
    def conclusion(self) -> str:
        """The conclusion: valid, invalid or incomplete."""
        return Conclusion.INVALID if self.loaded.faults else self.verdict.conclusion

    @property
    def violations(self) -> tuple[Violation, ...]:
        """All that contradicts the form, then warnings."""
        faults, verdict = self.loaded.faults, self.verdict
        if not faults:
            return verdict.violations
        told = {key for fault in faults for key in (fault.code, fault.cells)}
        others = (each for each in verdict.violations if told.isdisjoint((each.code, each.cells)))
        return (*faults, *others)


@frozen
class NotJudged:
    """A file in which no report could be found, and the reason."""

    source: str
    error: str
    cause: Exception | None = None
    conclusion: str = UNREADABLE


Judgement = Judged | NotJudged


def walked(names: Iterable[str]) -> list[Source]:
    """Return the files that are named, those in folders and archives each by itself."""
    found: list[Source] = []
    for name in names:
        within: list[Source] = [] if name == STDIN else [*walk(name)]
        found += within or [name]
    return found


def judge(source: Source, blanks: Blanks, locale: str) -> Judgement:
    """Return the verdict on one file, whatever is wrong with it."""
    try:
        loaded = load(source)
    except NotRead as error:
        return NotJudged(str(source), why_not(error, locale), error)
    return Judged(str(source), loaded, loaded.draft.check(blanks))


def status(conclusions: set[str]) -> int:
    """Return the exit status, which is that of the gravest file.

    >>> status({"valid"}), status({"valid", "incomplete"}), status({"invalid", "unreadable"})
    (0, 1, 2)
    """
    if UNREADABLE in conclusions:
        return 2
    return 1 if conclusions - {Conclusion.VALID} else 0


def load(source: Source) -> Loaded:
    """Read the draft in a file, or in the standard input for ``-``.

    Raises:
        UnreadableError: No report can be found there, or its reader is not installed.
        InvalidJSONError: JSON that is no report and no draft of ours.
    """
    data = opened(source)
    return _of_json(data) if is_json(data) and not is_peer(data) else Loaded(gd.read(data))


def why_not(error: UnreadableError | InvalidJSONError, locale: str) -> str:
    """Return in one sentence why a file could not be read, and what to do."""
    if isinstance(error, UnreadableError):
        return error.message(locale)
    faults = [fault.message(locale) for fault in error.violations]
    if len(faults) > _SHOWN:
        faults[_SHOWN:] = [text("cli.more", locale, count=len(faults) - _SHOWN)]
    return text("cli.no_document", locale, faults=" ".join(faults))


def opened(source: Source) -> bytes:
    """Return the bytes of a file, or of the standard input for ``-``.

    Raises:
        UnreadableError: It cannot be opened.
    """
    if isinstance(source, Found):
        return source.data()
    if source == STDIN:
        if not sys.stdin:
            raise UnreadableError("cli.no_stdin")
        return bounded_bytes(sys.stdin.buffer)
    if os.path.isdir(source):
        raise UnreadableError("cli.folder")
    return contents(source)


def _of_json(data: bytes) -> Loaded:
    try:
        value = gd.loads(data)
    except InvalidJSONError as error:
        return Loaded(draft_of_figures(data, error), error.violations)
    return Loaded(value if isinstance(value, Draft) else Draft.from_report(value))
