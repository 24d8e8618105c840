# SPDX-License-Identifier: Apache-2.0
"""Many files on all cores, 并行, in their order, each in a process."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Final, TypeVar

MANY: Final = 24
"""Fewest files for which starting processes takes less time than it saves."""
_AHEAD: Final = 4
"""Files that wait for each process, a bound on memory."""

Given = TypeVar("Given")
Result = TypeVar("Result")


def each(
    work: Callable[[Given], Result], files: Sequence[Given], lost: Callable[[Given], Result]
) -> Iterator[Result]:
    """Yield the result for each file, in their order.

    Args:
        work: The work on one file, which another process can import.
        files: The files.
        lost: The result for a file at which a process died; the work goes on with the next.
    """
    cores = os.cpu_count() or 1
    if len(files) < MANY or cores == 1:
        yield from map(work, files)
        return
    at = 0
    while at < len(files):
        with ProcessPoolExecutor(cores, get_context("spawn")) as pool:
            for result in _results(pool, work, files[at:], cores * _AHEAD):
                if result is None:
                    break
                yield result[0]
                at += 1
        if at < len(files):
            yield _alone(work, files[at], lost)
            at += 1


def _results(
    pool: ProcessPoolExecutor, work: Callable[[Given], Result], files: Sequence[Given], ahead: int
) -> Iterator[tuple[Result] | None]:
    """Yield the results, and ``None`` when a process has died of some file."""
    waiting: list[Future[Result]] = []
    for file in files:
        try:
            waiting.append(pool.submit(work, file))
        except BrokenProcessPool:
            yield None
            return
        if len(waiting) > ahead:
            yield _result(waiting.pop(0))
    for future in waiting:
        yield _result(future)


def _result(future: Future[Result]) -> tuple[Result] | None:
    try:
        return (future.result(),)
    except BrokenProcessPool:
        return None


def _alone(work: Callable[[Given], Result], file: Given, lost: Callable[[Given], Result]) -> Result:
    """Return the result for the next file, from a process of its own."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        found = _result(pool.submit(work, file))
    return lost(file) if found is None else found[0]
