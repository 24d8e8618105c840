# SPDX-License-Identifier: Apache-2.0
"""How long the command takes to start, next to Python itself, in one run.

    python benchmarks/command_start.py

Every figure is the median of rounds that alternate between the commands, each in a process of its
own. Nothing here is a test; the promises stand next to the figures.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Sequence

from json_speed import line

from gaidisclosure import samples

ROUNDS = 21
OURS = ("-m", "gaidisclosure")
TEXT = next(str(path) for path in samples.files() if path.suffix == ".txt")
COMMANDS: dict[str, tuple[Sequence[str], str]] = {
    "Python that does nothing": (("-c", "pass"), ""),
    "--version": ((*OURS, "--version"), "150 ms above Python"),
    "--help": ((*OURS, "--help"), "150 ms above Python"),
    "check --help": ((*OURS, "check", "--help"), ""),
    "check of one text": ((*OURS, "check", TEXT), ""),
}


def seconds(args: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *args], check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    found: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(ROUNDS):
        for name, (args, _) in COMMANDS.items():
            found[name].append(seconds(args))
    python, *_ = (statistics.median(times) for times in found.values())
    for name, times in found.items():
        took = statistics.median(times)
        line(name, f"{took * 1e3:4.0f} ms, {(took - python) * 1e3:+4.0f} ms", COMMANDS[name][1])


if __name__ == "__main__":
    main()
