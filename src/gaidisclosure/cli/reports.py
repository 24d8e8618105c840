# SPDX-License-Identifier: Apache-2.0
"""Reports by the names of files, 读入年报: each is read, skipped or refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from attrs import Factory, define

from gaidisclosure.cli.as_text import refuse
from gaidisclosure.cli.judging import Skipped, SkippedError, loaded_from, tell_skipped, walked
from gaidisclosure.cli.terminal import tracked
from gaidisclosure.codec.refused import Loaded
from gaidisclosure.errors import InvalidReportError, UnreadableError
from gaidisclosure.reading.folders import Found


@define
class Reports:
    """The files that a command reads one by one, and its exit status for each."""

    files: list[Found]
    skipped: Skipped
    locale: str
    statuses: list[int] = Factory(list[int])

    @classmethod
    def of(
        cls,
        names: Iterable[str],
        locale: str,
        choose: Callable[[list[Found]], list[Found]] = list,
    ) -> Reports:
        """Return the files that are named, those in folders and archives each by itself.

        Args:
            names: Names of files, folders and archives.
            locale: The language of complaints.
            choose: Removes the files that the run itself writes.
        """
        skipped: Skipped = {}
        return cls(choose(walked(names, skipped)), skipped, locale)

    @property
    def status(self) -> int:
        """The gravest exit status, 2 if there was no report."""
        return max(self.statuses, default=2)

    def each(self, *, has_bar: bool = True) -> Iterator[tuple[Found, Loaded]]:
        """Yield each report with its file, and then name the files that were skipped.

        Args:
            has_bar: Show a bar on a terminal, as nothing else is printed meanwhile.
        """
        count = len(self.files)
        for source in tracked(self.files, count, self.locale) if has_bar else self.files:
            try:
                yield source, loaded_from(source)
            except SkippedError:
                self.skipped[str(source)] = "text"
            except UnreadableError as error:
                self.refuse(source, error)
        tell_skipped(self.skipped, self.locale)

    def refuse(self, source: Found, error: UnreadableError | InvalidReportError) -> None:
        """Print why a file has no report."""
        self.statuses.append(refuse(str(source), error, self.locale))
