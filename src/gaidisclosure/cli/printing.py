# SPDX-License-Identifier: Apache-2.0
"""Verdicts on the screen, 显示: each as it comes, and the last lines of a run."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import define, field
from rich.console import Console
from rich.text import Text

from gaidisclosure.cli.as_text import Piece
from gaidisclosure.cli.filings import Filings
from gaidisclosure.cli.judging import SKIPPED
from gaidisclosure.cli.output import block, harmless
from gaidisclosure.cli.outputs.document import Closing, Document, output_of
from gaidisclosure.cli.summary import Summary
from gaidisclosure.cli.telling import Telling, Told
from gaidisclosure.cli.terminal import screen, tracked
from gaidisclosure.draft import Conclusion
from gaidisclosure.explain.findings import conclusion_in_words, summary_in_words
from gaidisclosure.i18n import text

_APART: Final = ("warned",)
"""The verdicts on files that pass, and are named all the same."""
_NAMED: Final = ("invalid", "incomplete", "unreadable", *_APART)
"""The verdicts whose files are named, the gravest first."""
_MOST_APART: Final = 10
"""Most files that pass and are named."""


@define
class Printer:
    """Prints verdicts, and with ``failed`` only those of reports that did not pass."""

    telling: Telling
    failed: bool = False
    roster: str = ""
    """The name of the file with the roster, empty if none was given."""
    _out: Console | None = field(init=False, default=None)
    _document: Document | None = field(init=False, default=None)
    _apart: bool = field(init=False, default=False)
    """Something stands above the next verdict."""

    def __attrs_post_init__(self) -> None:
        if self.telling.layout == "text":
            self._out = screen(sys.stdout)
        else:
            self._document = Document(output_of(self.telling.layout), self.telling.locale)

    def each(self, told: Iterable[Told], count: int) -> Iterator[Told]:
        """Print verdicts as they come, with a bar below them, and yield them.

        Args:
            told: The verdicts. Files that are skipped have none.
            count: The number of files.
        """
        bar_would_disturb = self._out is None and sys.stdout.isatty()
        locale = self.telling.locale
        for each in told if bar_would_disturb else tracked(told, count, locale, self._out):
            is_passed = self.failed and each.summary.conclusion == Conclusion.VALID
            if each.summary.conclusion != SKIPPED and not is_passed:
                self._print(each.verdict)
            yield each

    def _print(self, verdict: bytes | Sequence[Piece]) -> None:
        if self._document and isinstance(verdict, bytes):
            self._document.add(verdict)
        elif self._out and not isinstance(verdict, bytes) and verdict:
            shown = Text.assemble("\n" * self._apart, *verdict)
            self._out.print(shown, end="", soft_wrap=True)
            self._apart = True

    def close(self, summaries: Sequence[Summary], filings: Filings | None) -> None:
        """Print the last lines: files by verdict, who has filed, and counts of files.

        With JSON, the lines on who has filed go to the standard error, and only if a roster or a
        year was given.

        Args:
            summaries: All files.
            filings: Who has filed, ``None`` if the files are not a collection.
        """
        locale = self.telling.locale
        found = [*filings.lines(locale)] if filings else []
        if self._document:
            faults = [*filings.faults(locale)] if filings else []
            self._document.close(Closing(summaries, faults, self.roster, locale))
            if self.telling.layout == "json" and filings and filings.is_asked:
                print("".join(f"{harmless(line)}\n" for line in found), end="", file=sys.stderr)
            return
        is_summed_up = len(summaries) > 1 and (filings or not self.failed)
        named = _NAMED if filings and is_summed_up else _APART if self.failed else ()
        files = [*concerned(summaries, named, locale)]
        if self.failed and not (files or found):
            return
        last = [summary_in_words([each.conclusion for each in summaries], locale)]
        self._print_lines((*files, *found, *(last if is_summed_up else ())))

    def _print_lines(self, lines: Iterable[str]) -> None:
        wide = self.telling.wide
        self._print([(block(line, wide, first=""), "") for line in lines])


def concerned(summaries: Sequence[Summary], verdicts: Sequence[str], locale: str) -> Iterator[str]:
    """Yield a line for each of some verdicts, with the names of its files."""
    for name in verdicts:
        files = [each.file for each in summaries if each.verdict == name]
        if files:
            shown = [*files[:_MOST_APART], "…"] if name in _APART and files[_MOST_APART:] else files
            names = text("cli.list", locale).join(shown)
            word = conclusion_in_words(name, locale)
            yield text("cli.closing.files", locale, kind=word, count=len(files), names=names)
