# SPDX-License-Identifier: Apache-2.0
"""The other process of isolated reading, 隔离进程, which answers requests.

``python -m gaidisclosure.reading.worker MODULE:FUNCTION BYTES`` calls the function with each
request, and takes at most so many bytes of memory where the system can limit them.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import IO

from gaidisclosure.errors import UnreadableError
from gaidisclosure.reading import wire
from gaidisclosure.reading.isolation import OUT_OF_MEMORY, receive, send
from gaidisclosure.reading.sources import read


def answer(data: bytes) -> bytes:
    """Return the draft or the error of a file, as bytes of :mod:`wire`.

    Raises:
        MemoryError: Reading the file takes too much memory.
    """
    try:
        return wire.encode(read(data))
    except UnreadableError as error:
        require_memory(error)
        return wire.encode(error)


def require_memory(error: BaseException | None) -> None:
    """Raise the lack of memory that led to an error, if there was one.

    Raises:
        MemoryError: The reader of a format took it for damage.
    """
    while error is not None:
        if isinstance(error, MemoryError):
            raise error
        error = error.__context__


def serve(work: Callable[[bytes], bytes], requests: IO[bytes], answers: IO[bytes]) -> int:
    """Answer requests until there are no more, and return the exit status."""
    try:
        while (request := receive(requests)) is not None:
            send(answers, work(request))
    except MemoryError:
        return OUT_OF_MEMORY
    return 0


def limit_memory(most: int) -> None:
    """Limit the bytes of memory of this process, where the system can."""
    with suppress(ImportError, ValueError, OSError):  # Windows, a lower limit, macOS
        import resource  # noqa: PLC0415

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def main(work: str, most: str) -> int:
    """Do the work on the requests of the standard input."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the program that asks ends this one
    with os.fdopen(os.dup(1), "wb") as answers:
        os.dup2(2, 1)  # so that no library prints among the answers
        module, _, name = work.partition(":")
        function = getattr(import_module(module), name)
        limit_memory(int(most))
        return serve(function, sys.stdin.buffer, answers)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
