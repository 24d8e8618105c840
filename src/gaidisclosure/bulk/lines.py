# SPDX-License-Identifier: Apache-2.0
"""Check of JSON Lines, 逐行 JSON, in order and with bounded memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from typing import BinaryIO, Final, Protocol, runtime_checkable

from attrs import frozen

from gaidisclosure.checks import Violation, implausible
from gaidisclosure.codec import loads
from gaidisclosure.codec.faults import ROOT, fault
from gaidisclosure.codec.refused import Loaded, load_json
from gaidisclosure.codec.syntax import MAX_BYTES
from gaidisclosure.draft import Conclusion, Draft
from gaidisclosure.draft.sealing import figure_remarks, particulars
from gaidisclosure.errors import InvalidJSONError
from gaidisclosure.model import AnnualReport

UNREADABLE: Final = "unreadable"
"""The conclusion on a line that holds neither a report nor a draft."""
_BATCH_LINES: Final = 64
_BATCH_BYTES: Final = 512 * 1024
"""Most lines, and about as many bytes, that go to another process at once."""
_AHEAD: Final = 32
"""Most batches that wait for their results."""


@frozen
class Checked:
    """The result of one line, 一行的结论, small enough to send between processes.

    ``conclusion`` is ``valid``, ``invalid``, ``incomplete`` or ``unreadable``. ``codes`` are those
    of all violations, warnings and gaps of the verdict, each once, or of the faults in the JSON of
    a line without a report. ``faults`` are the violations of a refused document, each with its JSON
    path.

    >>> Checked(1, "valid").ok
    True
    """

    line: int
    """The number of the line, from 1."""
    conclusion: str
    codes: tuple[str, ...] = ()
    edition: str | None = None
    """The key of the form."""
    agency: str | None = None
    year: int | None = None
    faults: tuple[Violation, ...] = ()

    @property
    def ok(self) -> bool:
        """True if every check passed and nothing is missing."""
        return self.conclusion == Conclusion.VALID


def check_lines(
    lines: Iterable[bytes] | BinaryIO, start: int = 0, executor: Executor | None = None
) -> Iterator[Checked]:
    r"""Check reports and drafts in JSON, one a line, and yield the results in order.

    Every check runs, as for :meth:`Draft.check() <gaidisclosure.Draft.check>`. A line without a
    report has a result as well, and stops nothing. Blank lines have no result, but count. A few
    megabytes are held at a time, however many lines there are. If ``lines`` is a file, a line above
    the limit of :func:`~gaidisclosure.loads` is not held at all.

    Args:
        lines: A file open in binary mode, or lines as bytes.
        start: The number of lines that come before these, for a part of a file.
        executor: Runs the checks: one of :mod:`concurrent.futures`, or that of Dask or another
            library. Without one, they run in this thread.

    Raises:
        TypeError: A line is text and not bytes, or ``lines`` is the name of a file.

    >>> from io import BytesIO
    >>> from gaidisclosure import AnnualReport2021, dumps
    >>> report = dumps(AnnualReport2021.zero("云溪县商务局", 2023))
    >>> for each in check_lines(BytesIO(report + b"\n{}\n")):
    ...     print(each.line, each.conclusion, each.codes)
    1 valid ()
    2 unreadable ('JSON-MISSING-KEY',)
    """
    numbered = enumerate(_bounded(lines), start + 1)
    batches = _batches((number, line) for number, line in numbered if _holds_any(line))
    if executor is None:
        for batch in batches:
            yield from check_numbered(batch)
        return
    yield from _spread(batches, executor)


def _holds_any(line: bytes | int) -> bool:
    return isinstance(line, int) or bool(line.strip())


def _bounded(lines: Iterable[bytes] | BinaryIO) -> Iterator[bytes | int]:
    """Yield lines, or the length of a line of a file that is too long."""
    if isinstance(lines, _Readable):
        yield from _of_file(lines.readline)
        return
    if isinstance(lines, bytes | bytearray | memoryview) or not isinstance(lines, Iterable):
        raise _no_lines(lines)
    for line in lines:
        if not isinstance(line, bytes):
            raise _no_lines(line)
        yield line


def _no_lines(given: object) -> TypeError:
    kind = type(given).__name__
    return TypeError(f"expected lines as bytes or a file open in binary mode, not {kind}")


@runtime_checkable
class _Readable(Protocol):
    """A file whose lines are read only up to a limit."""

    def readline(self, size: int, /) -> bytes: ...


def _of_file(read: Callable[[int], bytes]) -> Iterator[bytes | int]:
    while line := read(MAX_BYTES + 1):
        if not isinstance(line, bytes):
            raise _no_lines(line)
        if len(line) <= MAX_BYTES or line.endswith(b"\n"):
            yield line
        else:
            yield len(line) + sum(map(len, _rest(read)))


def _rest(read: Callable[[int], bytes]) -> Iterator[bytes]:
    """Yield the rest of a line, a part at a time."""
    while part := read(MAX_BYTES):
        yield part
        if part.endswith(b"\n"):
            return


Numbered = tuple[int, bytes | int]


def _batches(lines: Iterable[Numbered]) -> Iterator[list[Numbered]]:
    batch: list[Numbered] = []
    size = 0
    for number, line in lines:
        batch.append((number, line))
        size += len(line) if isinstance(line, bytes) else 0
        if len(batch) == _BATCH_LINES or size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _spread(batches: Iterator[list[Numbered]], executor: Executor) -> Iterator[Checked]:
    """Yield the results of batches in order, with a bounded number of them under way."""
    waiting: deque[Future[list[Checked]]] = deque()
    try:
        for batch in batches:
            waiting.append(executor.submit(check_numbered, batch))
            if len(waiting) == _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()


def check_numbered(batch: list[Numbered]) -> list[Checked]:
    """Return the results of numbered lines. An executor calls it in other processes."""
    return [_checked(number, line) for number, line in batch]


def _checked(number: int, line: bytes | int) -> Checked:
    if isinstance(line, int):
        return _unreadable(number, (fault("JSON-LENGTH", ROOT, line, MAX_BYTES),))
    data = line.rstrip(b"\r\n")
    try:
        value = loads(data)
    except InvalidJSONError:
        return _faulty(number, data)
    if isinstance(value, Draft):
        return _of_draft(number, Loaded(value))
    return _of_report(number, value)


def _of_report(number: int, report: AnnualReport) -> Checked:
    """Return the result of a lawful report, which can only have warnings."""
    figures = report.proactive_disclosure.figures()
    told = particulars(report.agency, report.year, report.period, report.narrative)
    warnings = (
        *figure_remarks(report.form, figures),
        *implausible(report.form, figures, told),
    )
    origin = report.form.key, report.agency.name, report.year
    return Checked(number, Conclusion.VALID.value, _codes(warnings), *origin)


def _faulty(number: int, data: bytes) -> Checked:
    """Return the result of a report that was refused, if it has the shape of one."""
    try:
        return _of_draft(number, load_json(data))
    except InvalidJSONError as error:
        return _unreadable(number, error.violations)


def _of_draft(number: int, loaded: Loaded) -> Checked:
    draft, verdict = loaded.draft, loaded.draft.check()
    conclusion = Conclusion.INVALID if loaded.faults else verdict.conclusion
    found = (*verdict.with_faults(loaded.faults), *verdict.gaps)
    origin = draft.form.key, draft.agency, draft.year
    return Checked(number, conclusion.value, _codes(found), *origin, loaded.faults)


def _unreadable(number: int, faults: tuple[Violation, ...]) -> Checked:
    return Checked(number, UNREADABLE, _codes(faults), faults=faults)


def _codes(found: Iterable[Violation]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.code for each in found))
