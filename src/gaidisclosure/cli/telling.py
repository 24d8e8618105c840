# SPDX-License-Identifier: Apache-2.0
"""Verdicts as they are printed, 输出: made here, or in several processes.

A few files are read in this process, as starting another takes longer than reading them. Many are
read on all cores, each core by a process with limits of time and memory, and told in their order.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec
from attrs import asdict, field, frozen
from rich.text import Span, Text

from gaidisclosure.cli import as_text
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
WORTH_PROCESSES: Final = 24
"""Fewest files for which starting processes saves time."""


def is_worth_processes(files: int) -> bool:
    """Tell if starting processes for these files saves more time than it takes."""
    return files >= WORTH_PROCESSES and os.cpu_count() != 1


@frozen
class Told:
    """The verdict on a file as bytes or as text, and what the run keeps of it.

    ``page`` shows it on the web. ``copy`` is the file with wrong cells marked, or the reason why
    there is none.
    """

    summary: Summary
    verdict: bytes | Text = b""
    page: bytes = b""
    copy: bytes | str = b""


@frozen
class Telling:
    """The form of a verdict: a piece of a document for programs, or lines of text.

    ``listed`` asks for the lines of a list to send back, ``pages`` for web pages, and ``marks`` for
    copies of files with wrong cells marked. Each verdict says what it was ``not_compared`` with: a
    command that compares, say, with a roster leaves that out.
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
        """Yield the verdict on each file, in their order.

        Args:
            files: The files.
            isolate: Read them in other processes, however few they are.
        """
        if not isolate and not is_worth_processes(len(files)):
            yield from map(self.judged, files)
            return
        answers = Workers("gaidisclosure.cli.telling:answer").each(map(self._request, files))
        for file, found in zip(files, answers, strict=True):
            yield (
                self._refused(file, found)
                if isinstance(found, UnreadableError)
                else received(found)
            )

    def judged(self, source: Found) -> Told:
        """Return the verdict on a file."""
        try:
            contents: bytes | UnreadableError = source.data()
        except UnreadableError as error:
            contents = error
        return self._on(_Opened(str(source), root=source.root, contents=contents))

    def sent(self, name: str, root: str, data: bytes) -> Told:
        """Return the verdict on a file that another process has opened.

        Args:
            name: Its name.
            root: The folder or archive in which it was found, empty if in none.
            data: Its bytes.

        Raises:
            MemoryError: There was not enough memory to read it.
        """
        return self._on(_Opened(name, root=root, contents=data), has_own_memory=True)

    def _on(self, file: _Opened, *, has_own_memory: bool = False) -> Told:
        reads_text = _TEXT not in self.not_compared
        judgement = judge(file, self.blanks, self.locale, text=reads_text)
        if has_own_memory and isinstance(judgement, NotJudged):
            require_memory(judgement.cause)
        copy = self._copy(judgement, file) if self.marks else b""
        return self._told(judgement, copy)

    def _told(self, judgement: Judgement, copy: bytes | str = b"") -> Told:
        summary = Summary.of(judgement, self.locale, listed=self.listed)
        if judgement.conclusion == SKIPPED:
            return Told(summary)
        not_compared, page = self.not_compared, b""
        if isinstance(judgement, Judged):
            not_compared = left_out(judgement.loaded.draft, not_compared)
            page = self._page(judgement, not_compared) if self.pages else b""
        if self.layout != "text":
            piece = output_of(self.layout).piece(judgement, self.locale, not_compared)
            return Told(summary, piece, page, copy)
        shown = as_text.shown(judgement, self.wide, self.locale, not_compared)
        return Told(summary, shown, page, copy)

    def _page(self, judged: Judged, not_compared: Sequence[str]) -> bytes:
        """Return the verdict as a web page."""
        from gaidisclosure.pages.verdict_page import page_of  # noqa: PLC0415  (few want pages)

        source = as_text.source_name(judged.source, self.locale)
        return page_of(judged.findings, self.locale, not_compared, source).encode()

    def _copy(self, judgement: Judgement, file: _Opened) -> bytes | str:
        """Return a copy of a file that is not valid, or the reason why there is none."""
        if not isinstance(judgement, Judged) or judgement.conclusion == Conclusion.VALID:
            return b""
        from gaidisclosure.filling import mark, wrong_cells  # noqa: PLC0415  (few runs mark)

        data = file.data()
        try:
            found = mark(data, wrong_cells(judgement.verdict))
        except UnreadableError as error:
            return error.message(self.locale)
        return text("cli.mark.none", self.locale) if found.data == data else found.data

    def _refused(self, source: Found, error: UnreadableError) -> Told:
        return self._told(NotJudged(str(source), error.message(self.locale), error))

    def _request(self, source: Found) -> bytes | UnreadableError:
        try:
            data = source.data()
        except UnreadableError as error:
            return error
        return _line([asdict(self), str(source), source.root]) + data


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


@frozen
class _Head:
    """The beginning of an answer, before a line of JSON, a page and a copy.

    ``line`` and ``page`` are their lengths. ``spans`` are the styles of the ``text``, which is
    ``None`` where there is a line.
    """

    summary: Summary
    line: int = 0
    page: int = 0
    text: str | None = None
    spans: tuple[tuple[int, int, str], ...] = ()
    reason: str = ""


def answer(request: bytes) -> bytes:
    """Return the verdict on a file that another process asks for.

    Raises:
        MemoryError: There is not enough memory to read it.
    """
    head, _, data = request.partition(b"\n")
    telling, name, root = json.loads(head)
    told = Telling(**telling).sent(name, root, data)
    verdict, page, copy = told.verdict, told.page, told.copy
    reason, copied = (copy, b"") if isinstance(copy, str) else ("", copy)
    if isinstance(verdict, bytes):
        lengths = (len(verdict), len(page))
        return _joined(_Head(told.summary, *lengths, reason=reason), verdict, page, copied)
    spans = tuple((span.start, span.end, str(span.style)) for span in verdict.spans)
    return _joined(_Head(told.summary, 0, len(page), verdict.plain, spans, reason), page, copied)


def received(found: bytes) -> Told:
    """Return the verdict in an answer."""
    first, _, rest = found.partition(b"\n")
    head = msgspec.json.decode(first, type=_Head)
    line, rest = rest[: head.line], rest[head.line :]
    page, copy = rest[: head.page], head.reason or rest[head.page :]
    if head.text is None:
        return Told(head.summary, line, page, copy)
    shown = Text(head.text, spans=[Span(*each) for each in head.spans])
    return Told(head.summary, shown, page, copy)


def _joined(head: _Head, *parts: bytes) -> bytes:
    return b"\n".join((msgspec.json.encode(head), b"".join(parts)))


def _line(values: list[object]) -> bytes:
    """Return values as a line of JSON, also names that no encoding can write."""
    return json.dumps(values).encode() + b"\n"
