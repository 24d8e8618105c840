# SPDX-License-Identifier: Apache-2.0
"""Reading in separate processes, 隔离读取, with limits of time and memory.

A process is started as ``python -m gaidisclosure.reading.worker`` and kept for many files. It is
not forked, so programs with threads can use it. Requests and answers are bytes with their length,
so nothing that a process sends is executed. A bad file can only end its process, which is replaced
when the next file needs one.
"""

from __future__ import annotations

import atexit
import os
import struct
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from subprocess import DEVNULL, PIPE, Popen
from threading import Event, Lock, Timer
from typing import IO, Final

from gaidisclosure.draft import Draft
from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats import limits
from gaidisclosure.reading.wire import Outcome, decode

OUT_OF_MEMORY: Final = 77
"""The exit status of a process that ran out of memory."""
_AHEAD: Final = 4
"""Most requests that wait for each process, to bound the memory that they take."""
_LENGTH: Final = struct.Struct("<I")


def send(target: IO[bytes], message: bytes) -> None:
    """Write a message to a pipe."""
    target.write(_LENGTH.pack(len(message)))
    target.write(message)
    target.flush()


def receive(source: IO[bytes]) -> bytes | None:
    """Return the next message of a pipe, or ``None`` at its end."""
    head = source.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    message = source.read(length)
    return message if len(message) == length else None


class Workers:
    """Processes that do one kind of work on untrusted files.

    Any number of threads may use them. A process that has answered is kept for the next request.

    Args:
        work: The function that the processes call with each request, as ``module:name``. It takes
            bytes and returns bytes.
        most: The most processes that :meth:`each` keeps busy, by default one for each core.
    """

    def __init__(self, work: str, most: int | None = None) -> None:
        self._work = work
        self._most = most or os.cpu_count() or 1
        self.forget()

    def forget(self) -> None:
        """Start without processes. After a fork they belong to the parent."""
        self._lock = Lock()
        self._idle = list[_Worker]()
        self._all = set[_Worker]()
        self._closed = False

    def ask(self, request: bytes) -> bytes:
        """Return the answer to a request.

        Raises:
            UnreadableError: ``reading.too_slow``, ``reading.too_much_memory``, or ``reading.died``
                for any other end of the process.
        """
        worker = self._taken()
        try:
            answer = worker.ask(request)
        except BaseException:
            self._ended(worker)
            raise
        with self._lock:
            self._idle.append(worker)
        return answer

    def each(
        self, requests: Iterable[bytes | UnreadableError]
    ) -> Iterator[bytes | UnreadableError]:
        """Yield the answer to each request, in order, and then end the processes.

        A request that fails gives its error. An error given as a request is passed on.
        """
        waiting = deque[Future[bytes | UnreadableError]]()
        with ThreadPoolExecutor(self._most) as threads:
            try:
                for request in requests:
                    waiting.append(threads.submit(self._outcome, request))
                    if len(waiting) > self._most * _AHEAD:
                        yield waiting.popleft().result()
                while waiting:
                    yield waiting.popleft().result()
            finally:
                for future in waiting:
                    future.cancel()
                self.close()

    def close(self) -> None:
        """End all processes, also those at work. No other is started."""
        with self._lock:
            self._closed = True
            ending = [*self._all]
            self._all.clear()
            self._idle.clear()
        for worker in ending:
            worker.end()

    def _outcome(self, request: bytes | UnreadableError) -> bytes | UnreadableError:
        try:
            return request if isinstance(request, UnreadableError) else self.ask(request)
        except UnreadableError as error:
            return error

    def _taken(self) -> _Worker:
        with self._lock:
            if self._closed:
                raise UnreadableError("reading.died")
            if self._idle:
                return self._idle.pop()
            worker = _Worker(self._work)
            self._all.add(worker)
            return worker

    def _ended(self, worker: _Worker) -> None:
        """End a process, unless :meth:`close` does so at the same time."""
        with self._lock:
            is_open = worker in self._all
            self._all.discard(worker)
        if is_open:
            worker.end()


class _Worker:
    """One process, and the pipes to it and from it."""

    def __init__(self, work: str) -> None:
        command = [sys.executable, "-P", "-m", "gaidisclosure.reading.worker"]
        path = os.pathsep.join(each or os.curdir for each in sys.path)
        # Whatever a library prints about a bad file is not for the user.
        self._process = Popen(
            [*command, work, str(limits.MOST_MEMORY)],
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
        )

    def ask(self, request: bytes) -> bytes:
        late = Event()
        timer = Timer(limits.MOST_SECONDS, self._stop, [late])
        timer.daemon = True
        timer.start()
        try:
            answer = self._exchange(request)
        finally:
            timer.cancel()
        if answer is not None:
            return answer
        if late.is_set():
            raise UnreadableError("reading.too_slow", limit=limits.MOST_SECONDS)
        if self._process.wait() == OUT_OF_MEMORY:
            raise UnreadableError("reading.too_much_memory", limit=limits.MOST_MEMORY >> 20)
        raise UnreadableError("reading.died")

    def end(self) -> None:
        self._process.kill()
        with suppress(OSError):  # of a request that was only written in part
            self._process.communicate()

    def _exchange(self, request: bytes) -> bytes | None:
        assert self._process.stdin
        assert self._process.stdout
        try:
            send(self._process.stdin, request)
            return receive(self._process.stdout)
        except OSError:
            return None

    def _stop(self, late: Event) -> None:
        late.set()
        self._process.kill()


_ANSWER: Final = "gaidisclosure.reading.worker:answer"
_KEPT: Final = Workers(_ANSWER)
"""The processes for single files. They end with the program."""
atexit.register(_KEPT.close)
if hasattr(os, "register_at_fork"):  # pragma: no branch  (not on Windows)
    os.register_at_fork(after_in_child=_KEPT.forget)


def isolated(data: bytes) -> Draft:
    """Read a file in a separate process.

    Raises:
        UnreadableError: As by :func:`~gaidisclosure.read`, or the file took too much time or
            memory.
    """
    found = decode(_KEPT.ask(data))
    if isinstance(found, UnreadableError):
        raise found
    return found


def isolated_all(files: Iterable[bytes | UnreadableError]) -> Iterator[Outcome]:
    """Yield the draft or the error of each file, in order, on all cores.

    A file that could not be opened is given as its error.
    """
    for found in Workers(_ANSWER).each(files):
        yield found if isinstance(found, UnreadableError) else decode(found)
