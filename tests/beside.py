"""Programs that look at the whole project, 旁侧程序: they run beside the tests, on another core.

A test names its program by the marker ``tool`` and takes what came of it by the fixture of that
name; tests that name the same one share it. The programs of all tests that are selected start when
the tests do, one after another.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterable
from pathlib import Path
from tempfile import mkdtemp

import pytest

ROOT = Path(__file__).parents[1]
PATIENCE = 600


class Program:
    """A program with a folder of its own, which ``{folder}`` in its command stands for."""

    def __init__(self, *command: str | Path) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._folder: Path | None = None

    @property
    def folder(self) -> Path:
        if self._folder is None:
            self._folder = Path(mkdtemp(prefix="beside-"))
        return self._folder

    @property
    def is_waiting(self) -> bool:
        return self._process is None

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def output(self) -> str:
        """All that it has printed, complaints included."""
        return self._log.read_text("utf-8", errors="replace")

    @property
    def _log(self) -> Path:
        return self.folder / "output.log"

    def start(self) -> None:
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [str(part).replace("{folder}", str(self.folder)) for part in self._command],
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # so that it can be ended with all that it starts
            )

    def status(self) -> int:
        """Its exit status, waited for."""
        if self._process is None:
            self.start()
        assert self._process
        return self._process.wait(PATIENCE)

    def end(self) -> None:
        if self._process and self.is_running:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        if self._folder:
            shutil.rmtree(self._folder)


class Programs:
    """The programs of all tests that are selected, in their order."""

    def __init__(self, items: Iterable[pytest.Item]) -> None:
        marks = [item.get_closest_marker("tool") for item in items if not _is_skipped(item)]
        self._found = {mark.args: Program(*mark.args) for mark in marks if mark}

    def __getitem__(self, command: tuple[str | Path, ...]) -> Program:
        return self._found[command]

    def advance(self) -> None:
        """Start the next one unless one is running."""
        waiting = [program for program in self._found.values() if program.is_waiting]
        if waiting and not any(program.is_running for program in self._found.values()):
            waiting[0].start()

    def end(self) -> None:
        for program in self._found.values():
            program.end()


def _is_skipped(item: pytest.Item) -> bool:
    return any(mark.args[0] for mark in item.iter_markers("skipif"))
