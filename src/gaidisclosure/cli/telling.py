# SPDX-License-Identifier: Apache-2.0
"""Verdicts as they are printed, 输出: made here, or in several processes.

A few files are read in this process, as starting another takes longer than reading them. Many are
read on all cores, each core by a process with limits of time and memory, and printed in order.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve, field, frozen
from msgspec import msgpack

from gaidisclosure.cli import as_text
from gaidisclosure.cli.as_text import Piece
from gaidisclosure.cli.judging import (
    SKIPPED,
    Judged,
    Judgement,
    NotJudged,
    judge,
)
from gaidisclosure.cli.outputs.document import output_of
from gaidisclosure.cli.summary import Summary
from gaidisclosure.draft import Blanks, Conclusion
from gaidisclosure.errors import UnreadableError
from gaidisclosure.explain.findings import NOT_COMPARED, left_out
from gaidisclosure.i18n import text
from gaidisclosure.reading.folders import Found
from gaidisclosure.reading.isolation import Workers
from gaidisclosure.reading.worker import require_memory

_TEXT: Final = "text"
_ANY: Final = "surrogatepass"
"""The treatment of names with half a character, which some systems have."""
WORTH_PROCESSES: Final = 24
"""Fewest files for which starting processes saves time."""


def is_worth_processes(files: int) -> bool:
    """Tell if starting processes for these files saves more time than it takes."""
    return files >= WORTH_PROCESSES and os.cpu_count() != 1


@frozen
class Told:
    """The verdict on a file, as bytes or in pieces of text, and its summary.

    ``page`` shows it on the web. ``copy`` is the file with wrong cells marked, and ``unmarked`` the
    reason why there is none.
    """

    summary: Summary
    verdict: bytes | tuple[Piece, ...] = b""
    page: bytes = b""
    copy: bytes = b""
    unmarked: str = ""


@frozen
class Telling:
    """The format of verdicts: pieces of a document for programs, or lines of text.

    ``listed`` asks for the lines of a list to send back, ``pages`` for web pages, and ``marks`` for
    copies of files with wrong cells marked. ``not_compared`` are the comparisons that are not made,
    which each verdict names.
    """

    layout: str
    blanks: Blanks
    locale: str
    wide: int
    listed: bool = False
    pages: bool = False
    marks: bool = False
    not_compared: Sequence[str] = NOT_COMPARED

    def each(self, files: Sequence[Found], *, isolate: bool) -> Iterator[Told]:
        """Yield the verdict on each file, in order.

        Args:
            files: The files.
            isolate: Read them in other processes, however few they are.
        """
        if not isolate and not is_worth_processes(len(files)):
            yield from map(self.judged, files)
            return
        answers = Workers("gaidisclosure.cli.telling:answer").each(map(self._request, files))
        for file, found in zip(files, answers, strict=True):
            if isinstance(found, UnreadableError):
                yield self._told(NotJudged(str(file), found.message(self.locale), found))
            else:
                yield msgpack.decode(found, type=Told)

    def judged(self, source: Found) -> Told:
        """Return the verdict on a file."""
        try:
            contents: bytes | UnreadableError = source.data()
        except UnreadableError as error:
            contents = error
        return self.on(_Opened(str(source), root=source.root, contents=contents))

    def on(self, file: _Opened, *, has_own_memory: bool = False) -> Told:
        """Return the verdict on a file that has been opened.

        Args:
            file: The file.
            has_own_memory: This process reads nothing else, so that too little memory ends it.

        Raises:
            MemoryError: There was not enough memory to read it.
        """
        reads_text = _TEXT not in self.not_compared
        judgement = judge(file, self.blanks, self.locale, text=reads_text)
        if has_own_memory and isinstance(judgement, NotJudged):
            require_memory(judgement.cause)
        copy, unmarked = self._copy(judgement, file) if self.marks else (b"", "")
        return evolve(self._told(judgement), copy=copy, unmarked=unmarked)

    def _told(self, judgement: Judgement) -> Told:
        summary = Summary.of(judgement, self.locale, listed=self.listed)
        if judgement.conclusion == SKIPPED:
            return Told(summary)
        not_compared, page = self.not_compared, b""
        if isinstance(judgement, Judged):
            not_compared = left_out(judgement.loaded.draft, not_compared)
            page = self._page(judgement, not_compared) if self.pages else b""
        if self.layout != "text":
            piece = output_of(self.layout).piece(judgement, self.locale, not_compared)
            return Told(summary, piece, page)
        shown = as_text.shown(judgement, self.wide, self.locale, not_compared)
        return Told(summary, tuple(shown), page)

    def _page(self, judged: Judged, not_compared: Sequence[str]) -> bytes:
        """Return the verdict as a web page."""
        from gaidisclosure.pages.verdict_page import page_of  # noqa: PLC0415  (few want pages)

        source = as_text.source_name(judged.source, self.locale)
        return page_of(judged.findings, self.locale, not_compared, source).encode()

    def _copy(self, judgement: Judgement, file: _Opened) -> tuple[bytes, str]:
        """Return a copy of a file that is not valid, or the reason why there is none."""
        if not isinstance(judgement, Judged) or judgement.conclusion == Conclusion.VALID:
            return b"", ""
        from gaidisclosure.filling import mark, wrong_cells  # noqa: PLC0415  (few runs mark)

        data = file.data()
        try:
            found = mark(data, wrong_cells(judgement.verdict))
        except UnreadableError as error:
            return b"", error.message(self.locale)
        return (b"", text("cli.mark.none", self.locale)) if found.data == data else (found.data, "")

    def _request(self, source: Found) -> bytes | UnreadableError:
        try:
            data = source.data()
        except UnreadableError as error:
            return error
        names = (name.encode("utf-8", _ANY) for name in (str(source), source.root))
        return msgpack.encode((self, *names, data))


@frozen
class _Opened(Found):
    """A file that has been opened, perhaps by another process."""

    contents: bytes | UnreadableError = field(kw_only=True)

    def data(self) -> bytes:
        """Return its bytes.

        Raises:
            UnreadableError: It could not be opened.
        """
        if isinstance(self.contents, UnreadableError):
            raise self.contents
        return self.contents


def answer(request: bytes) -> bytes:
    """Return the verdict on a file that another process asks for.

    Raises:
        MemoryError: There is not enough memory to read it.
    """
    telling, *names, data = msgpack.decode(request, type=tuple[Telling, bytes, bytes, bytes])
    name, root = (each.decode("utf-8", _ANY) for each in names)
    return msgpack.encode(telling.on(_Opened(name, root=root, contents=data), has_own_memory=True))
