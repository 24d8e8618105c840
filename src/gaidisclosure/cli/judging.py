# SPDX-License-Identifier: Apache-2.0
"""From a name on the command line to a verdict, 校验.

Every file is either judged, or comes with the reason why it cannot be.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Final

from attrs import frozen

from gaidisclosure.checks import Severity, Violation
from gaidisclosure.cli.output import complain
from gaidisclosure.codec.refused import Loaded
from gaidisclosure.document import Place, in_words
from gaidisclosure.draft import Blanks, Conclusion, Draft, Verdict
from gaidisclosure.errors import UnreadableError
from gaidisclosure.i18n import text
from gaidisclosure.reading.folders import Found, FoundLine, walk
from gaidisclosure.reading.sources import bounded_bytes, load

STDIN: Final = "-"
UNREADABLE: Final = "unreadable"
SKIPPED: Final = "skipped"
"""The conclusion on a file that is no report, and was not said to be one."""
_ON_TEXT: Final = "TEXT-"
NOT_COMPARED: Final = ("text", "last_year", "roster")
"""Comparisons that no verdict rests on, unless a command makes them itself."""
Skipped = dict[str, str]
"""The names of all that is skipped in folders and archives, each with the reason."""


class SkippedError(Exception):
    """A file in a folder or an archive is a text that has nothing of a report."""


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

    @property
    def warnings(self) -> tuple[Violation, ...]:
        """All that is worth a look and refuses nothing."""
        return tuple(each for each in self.violations if each.severity is Severity.WARNING)

    @property
    def is_warned(self) -> bool:
        """``True`` if the report is valid, but with warnings."""
        return self.conclusion == Conclusion.VALID and bool(self.warnings)


@frozen
class NotJudged:
    """A file in which no report could be found, and the reason."""

    source: str
    error: str
    cause: Exception | None = None
    conclusion: str = UNREADABLE


Judgement = Judged | NotJudged


def named(name: str) -> Found:
    """Return the file of a name, which may be ``-``."""
    return Stdin(name) if name == STDIN else Found(name)


def walked(names: Iterable[str], skipped: Skipped) -> list[Found]:
    """Return the files that are named, those in folders and archives each by itself.

    Args:
        names: Names of files, folders and archives.
        skipped: A mapping to which all is added that is passed over in folders.
    """
    found: list[Found] = []
    for name in names:
        within = [] if name == STDIN else [*walk(name, skipped)]
        found += within or [named(name)]
    return found


def loaded_from(source: Found) -> Loaded:
    """Return the report in a file.

    Raises:
        SkippedError: It only stands among reports.
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
    """Name on the standard error all that was skipped, in the order of the names."""
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


def place_of(violation: Violation, draft: Draft, locale: str) -> str:
    """Return the place of that which a violation is about: words of a text, or cells."""
    place = getattr(violation, "place", None)
    if isinstance(place, Place):
        return place.text(locale)
    return "" if is_on_text(violation) else places_of(draft, violation.cells, locale)


def is_on_text(violation: Violation) -> bool:
    """Return ``True`` for a remark on words of a text."""
    return violation.code.startswith(_ON_TEXT) and violation.severity is Severity.WARNING


def places_of(draft: Draft, paths: Iterable[str], locale: str) -> str:
    """Return the places of some cells in words, empty if nothing is known of them."""
    cells = (draft.cells.get(path) for path in paths)
    return in_words((cell.place for cell in cells if cell and cell.place), locale)
