"""From a name on the command line to a draft, 来源: text reports, and JSON of our own."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable
from typing import IO, Final

from attrs import frozen

import gaidisclosure as gd
from gaidisclosure.checks import Violation
from gaidisclosure.cli.doubtful import draft_of_figures
from gaidisclosure.draft import Blanks, Draft
from gaidisclosure.errors import InvalidJSONError, InvalidReportError, UnreadableError
from gaidisclosure.formats.encoding import MOST_BYTES
from gaidisclosure.i18n import text
from gaidisclosure.model import AnnualReport2019, AnnualReport2021
from gaidisclosure.reading.peer import is_peer
from gaidisclosure.reading.walking import Found, walk

STDIN: Final = "-"
Source = str | Found
"""A path, ``-``, or a file in a folder or an archive."""
NotRead: Final = (UnreadableError, InvalidJSONError)
"""Why a file cannot be judged: what :func:`load` raises, and nothing else."""

_SHOWN: Final = 5
_MARK: Final = b"\xef\xbb\xbf"


@frozen
class Loaded:
    """What a file holds: the draft, and the faults of a JSON report that no report can have."""

    draft: Draft
    faults: tuple[Violation, ...] = ()

    def seal(self, blanks: Blanks) -> AnnualReport2021 | AnnualReport2019:
        """The report, or :class:`~gaidisclosure.errors.InvalidReportError` with all violations."""
        if self.faults:
            raise InvalidReportError(self.faults)
        return self.draft.seal(blanks)


def walked(names: Iterable[str]) -> list[Source]:
    """The files that are named, those in folders and archives each by itself."""
    found: list[Source] = []
    for name in names:
        within: list[Source] = [] if name == STDIN else [*walk(name)]
        alone = len(within) == 1 and str(within[0]) == name
        found += within if within and not alone else [name]
    return found


def load(source: Source) -> Loaded:
    """The draft in a file; ``-`` is the standard input. Raises one of :data:`NotRead`."""
    data = _bytes(source) if isinstance(source, str) else source.data()
    ours = _is_json(data) and not is_peer(data)
    return _of_json(data) if ours else Loaded(gd.read(data))


def why_not(error: UnreadableError | InvalidJSONError, locale: str) -> str:
    """Why a file could not be read, in one sentence, and what to do."""
    if isinstance(error, UnreadableError):
        return error.message(locale)
    faults = [fault.message(locale) for fault in error.violations]
    if len(faults) > _SHOWN:
        faults[_SHOWN:] = [text("cli.more", locale, count=len(faults) - _SHOWN)]
    return text("cli.no_document", locale, faults=" ".join(faults))


def _is_json(data: bytes) -> bool:
    """Whether it is meant to be JSON; no printed report begins with a brace."""
    return data.removeprefix(_MARK).lstrip().startswith(b"{")


def _of_json(data: bytes) -> Loaded:
    try:
        value = gd.loads(data)
    except InvalidJSONError as error:
        return Loaded(draft_of_figures(data, error), error.violations)
    return Loaded(value if isinstance(value, Draft) else gd.Draft.from_report(value))


def _bytes(name: str) -> bytes:
    try:
        if name == STDIN:
            if not sys.stdin:
                raise UnreadableError("cli.no_stdin")
            return _bounded(sys.stdin.buffer)
        if os.path.isdir(name):
            raise UnreadableError("cli.folder")
        with open(name, "rb") as file:
            return _bounded(file)
    except (FileNotFoundError, NotADirectoryError):
        raise UnreadableError("cli.no_file") from None
    except PermissionError:
        raise UnreadableError("cli.forbidden") from None
    except OSError as error:
        raise UnreadableError("cli.not_read", reason=error.strerror or error) from None


def _bounded(file: IO[bytes]) -> bytes:
    """The whole of a file that is not too large; of a pipe or a device, no more than that."""
    if (size := _size(file)) > MOST_BYTES:
        raise UnreadableError("document.too_large", found=size, limit=MOST_BYTES)
    return file.read(MOST_BYTES + 1)


def _size(file: IO[bytes]) -> int:
    """The size of a regular file, before any of it is read."""
    try:
        found = os.fstat(file.fileno())
    except OSError:  # no real file, as in tests
        return 0
    return found.st_size if stat.S_ISREG(found.st_mode) else 0
