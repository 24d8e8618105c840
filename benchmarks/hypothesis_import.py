# SPDX-License-Identifier: Apache-2.0
"""What importing Hypothesis costs with the library installed, next to Hypothesis alone, in one run.

    python benchmarks/hypothesis_import.py [rounds]

Hypothesis calls our entry point whenever anything imports it, so every project of the environment
pays for it. Plugins are switched off, or those of others would count, and ours is called by hand.
Every time is the processor's, the median of rounds that alternate between the programs, each in a
process of its own. The promise is half of the 120 ms that it cost once.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys

from json_speed import line

PROMISE = 60
"""Milliseconds above Hypothesis alone."""
REGISTERED = "from gaidisclosure.strategies.registration import register; register()"
PROGRAMS = {
    "Hypothesis alone": "import hypothesis",
    "with the entry point of the library": f"import hypothesis; {REGISTERED}",
    "and gaidisclosure.model": f"import hypothesis; {REGISTERED}; import gaidisclosure.model",
    "gaidisclosure.model alone": "import gaidisclosure.model",
    "and all strategies": (
        f"import hypothesis; {REGISTERED}; from gaidisclosure.strategies import *"
    ),
    "strategies.sample(), without Hypothesis": (
        "from gaidisclosure import strategies; strategies.sample(1)"
    ),
}
BARE = {**os.environ, "HYPOTHESIS_NO_PLUGINS": "1"}


def milliseconds(program: str) -> float:
    """Processor time of a process that runs a program."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", program], check=True, env=BARE)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime) * 1e3


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 21
    found: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    for _ in range(rounds):
        for name, program in PROGRAMS.items():
            found[name].append(milliseconds(program))
    alone, ours, *_ = found.values()
    cost = statistics.median(map(float.__sub__, ours, alone))
    for name, times in found.items():
        line(name, f"{statistics.median(times):4.0f} ms", "")
    line("the entry point alone, median of pairs", f"{cost:+4.0f} ms", f"{PROMISE} ms")
    return cost > PROMISE


if __name__ == "__main__":
    sys.exit(main())
