# SPDX-License-Identifier: Apache-2.0
"""Verdicts on the screen, 显示: each as it comes, and the last lines of a run."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import click
from attrs import define, field
from rich.console import Console

from gaidisclosure.cli import as_text
from gaidisclosure.cli.attendance import Attendance
from gaidisclosure.cli.judging import SKIPPED
from gaidisclosure.cli.output import block, harmless
from gaidisclosure.cli.summary import Summary
from gaidisclosure.cli.telling import Telling, Told
from gaidisclosure.cli.terminal import screen, tracked
from gaidisclosure.i18n import text

_NAMED: Final = ("invalid", "incomplete", "unreadable", "warned")
"""The verdicts whose files are named, the gravest first."""


@define
class Printer:
    """Prints verdicts, and with ``failed`` only those that somebody has to look at."""

    telling: Telling
    failed: bool = False
    _out: Console | None = field(init=False)
    _apart: bool = field(init=False, default=False)
    """Something stands above the next verdict."""

    def __attrs_post_init__(self) -> None:
        self._out = screen(sys.stdout) if self.telling.layout == "text" else None

    def each(self, told: Iterable[Told], count: int) -> Iterator[Told]:
        """Print verdicts as they come, with a bar below them, and hand them on.

        Args:
            told: The verdicts. Files that are skipped have none.
            count: The number of files.
        """
        bar_would_disturb = self._out is None and sys.stdout.isatty()
        locale = self.telling.locale
        for each in told if bar_would_disturb else tracked(told, count, locale, self._out):
            is_passed = self.failed and each.summary.is_clean
            if each.summary.conclusion != SKIPPED and not is_passed:
                self._print(each.verdict)
            yield each

    def _print(self, verdict: object) -> None:
        if self._out is None:
            click.echo(verdict)
            return
        self._out.print("\n" * self._apart, verdict, sep="", end="", soft_wrap=True)
        self._apart = True

    def close(self, summaries: Sequence[Summary], attendance: Attendance | None) -> None:
        """Print the last lines: the files concerned, who has filed, and the numbers of files.

        With JSON for programs, sentences on who has filed go to the standard error.

        Args:
            summaries: All files.
            attendance: Who has filed, ``None`` if the files are not seen as the reports of one
                year, so that there is little to be named.
        """
        locale = self.telling.locale
        found = [*attendance.lines(locale)] if attendance else []
        if self._out is None:
            print("".join(f"{harmless(line)}\n" for line in found), end="", file=sys.stderr)
            return
        files = [*concerned(summaries, locale)] if attendance else []
        is_told = self._apart or found or not self.failed
        if is_told and (len(summaries) > 1 or attendance):
            last = as_text.summary([each.conclusion for each in summaries], locale)
            wide = self.telling.wide
            lines = [block(line, wide, first="") for line in (*files, *found, last)]
            self._out.print("\n" * self._apart + "".join(lines), end="", soft_wrap=True)


def concerned(summaries: Sequence[Summary], locale: str) -> Iterator[str]:
    """Yield a line with the files of each verdict that somebody has to look at."""
    for name in _NAMED:
        files = [each.file for each in summaries if each.verdict == name]
        if files:
            names = text("cli.list", locale).join(files)
            word = text(f"cli.verdict.{name}", locale)
            yield text("cli.closing.files", locale, kind=word, count=len(files), names=names)
