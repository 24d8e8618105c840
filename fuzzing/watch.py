# SPDX-License-Identifier: Apache-2.0
"""One input after another under watch, 监视: time, memory, and which input was the last.

A target that takes too long or too much memory raises, as one that is wrong does. What never comes
back to Python, or ends the process, leaves its input in the file ``current`` of the folder.
"""

from __future__ import annotations

import faulthandler
import json
import re
import resource
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NoReturn

from attrs import asdict, define

from fuzzing.targets import Target

__all__ = ["MOST_SECONDS", "Hang", "TooMuchMemory", "Watch"]

MOST_SECONDS: Final = 10.0
"""The most seconds of computing for one input, which has 64 kB at most."""
MOST_GROWTH: Final = 256 * 1024 * 1024
"""The most bytes by which one input may raise the peak of the process."""
_STATUS: Final = Path("/proc/self/status")
_PEAK: Final = re.compile(r"^VmHWM:\s+([0-9]+) kB", re.MULTILINE)
_PATIENCE: Final = 6
"""After so many times as many seconds by the clock the process is ended from without Python."""


class Hang(BaseException):  # not an Exception: some readers turn any of these into their own
    """An input took too long."""


class TooMuchMemory(BaseException):
    """An input took too much memory."""


def peak() -> int:
    """The most bytes of memory that the process ever had.

    What Linux tells of itself, as usage counts the memory of the process that started this one.
    """
    try:
        found = _PEAK.search(_STATUS.read_text("ascii", "replace"))
    except OSError:
        found = None
    if found:
        return int(found[1]) * 1024
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


@define
class Tally:
    """What a run came to so far."""

    seconds: float = 0.0
    inputs: int = 0
    slowest: float = 0.0
    peak: int = 0


class Watch:
    """Calls the target; ``folder`` is where it leaves what is known if the process ends."""

    def __init__(
        self, target: Target, folder: Path | None = None, seconds: float = MOST_SECONDS
    ) -> None:
        self.tally = Tally()
        self._target = target
        self._folder = folder
        self._seconds = seconds
        self._start = time.monotonic()
        self._saved = 0.0
        signal.signal(signal.SIGPROF, _interrupt)

    def __call__(self, data: bytes) -> None:
        """One input; raises what the target raises, :class:`Hang` or :class:`TooMuchMemory`."""
        self._begin(data)
        before, start = peak(), time.process_time()
        try:
            with _limited(self._seconds):
                self._target(data)
        finally:
            self._end(data, time.process_time() - start)
        if self.tally.peak - before > MOST_GROWTH:
            raise TooMuchMemory(self.tally.peak - before)

    def _begin(self, data: bytes) -> None:
        if self._folder:
            (self._folder / "current").write_bytes(data)
            faulthandler.dump_traceback_later(_PATIENCE * self._seconds, exit=True)

    def _end(self, data: bytes, seconds: float) -> None:
        self.tally.inputs += 1
        self.tally.peak = peak()
        if seconds > self.tally.slowest:
            self.tally.slowest = seconds
            self._keep("slowest", data)
        if self._folder:
            faulthandler.cancel_dump_traceback_later()
            if time.monotonic() - self._saved > 1:
                self.save()

    def _keep(self, name: str, data: bytes) -> None:
        if self._folder:
            (self._folder / name).write_bytes(data)

    def save(self) -> None:
        """Write down the tally; the process may end at any time."""
        self._saved = time.monotonic()
        self.tally.seconds = self._saved - self._start
        self._keep("tally.json", json.dumps(asdict(self.tally)).encode())


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """By the time of computing, so that a busy machine does no harm."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _interrupt(*_: object) -> NoReturn:
    raise Hang
