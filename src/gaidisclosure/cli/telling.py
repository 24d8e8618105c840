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

from attrs import asdict, field, frozen
from rich.text import Span, Text

from gaidisclosure.cli import as_json, as_text
from gaidisclosure.cli.judging import NOT_COMPARED, SKIPPED, Judgement, NotJudged, judge
from gaidisclosure.cli.output import sound
from gaidisclosure.draft import Blanks
from gaidisclosure.errors import UnreadableError
from gaidisclosure.reading.folders import Found
from gaidisclosure.reading.isolation import Workers
from gaidisclosure.reading.worker import require_memory

MANY: Final = 24
"""Fewest files for which starting processes takes less time than it saves."""
Told = tuple[str, bytes | Text]
"""The conclusion on a file, and the verdict as JSON or as text.

Of a file that is skipped, its name stands in place of the verdict."""


@frozen
class Telling:
    """The form of a verdict: a line of JSON, or some lines of text.

    Each verdict says what it was ``not_compared`` with: a command that compares, say, with a
    roster leaves that out.
    """

    layout: str
    blanks: Blanks
    locale: str
    wide: int
    not_compared: Sequence[str] = NOT_COMPARED

    def each(self, files: Sequence[Found], *, isolate: bool) -> Iterator[Told]:
        """Yield the verdict on each file, in their order.

        Args:
            files: The files.
            isolate: Read them in other processes, however few they are.
        """
        if not isolate and (len(files) < MANY or os.cpu_count() == 1):
            yield from map(self.judged, files)
            return
        answers = Workers("gaidisclosure.cli.telling:answer").each(map(self._request, files))
        for file, found in zip(files, answers, strict=True):
            if isinstance(found, UnreadableError):
                yield self._refused(file, found)
            else:
                yield _answered(found)

    def judged(self, source: Found) -> Told:
        """Return the verdict on a file."""
        return self._told(judge(source, self.blanks, self.locale))

    def sent(self, name: str, root: str, data: bytes) -> Told:
        """Return the verdict on a file that another process has opened.

        Args:
            name: Its name.
            root: The folder or archive in which it was found, empty if in none.
            data: Its bytes.

        Raises:
            MemoryError: There was not enough memory to read it.
        """
        judgement = judge(_Sent(name, root=root, contents=data), self.blanks, self.locale)
        if isinstance(judgement, NotJudged):
            require_memory(judgement.cause)
        return self._told(judgement)

    def _told(self, judgement: Judgement) -> Told:
        if judgement.conclusion == SKIPPED:
            return SKIPPED, sound(judgement.source).encode()
        if self.layout == "json":
            return judgement.conclusion, as_json.line(judgement, self.locale, self.not_compared)
        told = as_text.shown(judgement, self.wide, self.locale, self.not_compared)
        return judgement.conclusion, told

    def _refused(self, source: Found, error: UnreadableError) -> Told:
        return self._told(NotJudged(str(source), error.message(self.locale)))

    def _request(self, source: Found) -> bytes | UnreadableError:
        try:
            data = source.data()
        except UnreadableError as error:
            return error
        return _line([asdict(self), str(source), source.root]) + data


@frozen
class _Sent(Found):
    """A file that another process has opened."""

    contents: bytes = field(kw_only=True)

    def data(self) -> bytes:
        """Return its bytes."""
        return self.contents


def answer(request: bytes) -> bytes:
    """Return the verdict on a file that another process asks for.

    Raises:
        MemoryError: There is not enough memory to read it.
    """
    head, _, data = request.partition(b"\n")
    telling, name, root = json.loads(head)
    conclusion, verdict = Telling(**telling).sent(name, root, data)
    if isinstance(verdict, bytes):
        return _line([conclusion]) + verdict
    spans = [(span.start, span.end, str(span.style)) for span in verdict.spans]
    return _line([conclusion, verdict.plain, spans])


def _answered(found: bytes) -> Told:
    """Return the verdict in an answer."""
    head, _, line = found.partition(b"\n")
    conclusion, *lines = json.loads(head)
    if not lines:
        return conclusion, line
    plain, spans = lines
    return conclusion, Text(plain, spans=[Span(*each) for each in spans])


def _line(values: list[object]) -> bytes:
    """Return values as a line of JSON, also names that no encoding can write."""
    return json.dumps(values).encode() + b"\n"
