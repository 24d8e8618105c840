# SPDX-License-Identifier: Apache-2.0
"""JSON Lines per second in one process, in two, in Dask, in Sail and in Spark.

``python benchmarks/engines.py`` checks 20,000 lines with each, ``python benchmarks/engines.py
100000`` more of them. Each runs once in a process of its own, by the clock: the time until it can
take work, that of all lines and their results after it, and both together. The engines are in the
dependency groups ``engines`` and ``spark``; those that are missing are named.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from gaidisclosure import dumps
from gaidisclosure.strategies import sample

ROOT: Final = Path(__file__).parents[1]
DRAWN: Final = 2_000
NAMES: Final = {
    "one": "one process",
    "pool": "two processes",
    "dask": "Dask, two workers",
    "sail": "Sail, mapInArrow",
    "spark": "PySpark local[2], mapInArrow",
}


def measured(engine: str, folder: Path) -> dict[str, float] | None:
    """The seconds until the engine is ready and until all is done, or nothing without it."""
    first = [str(Path(sys.prefix) / "spark")] if engine == "spark" else []
    paths = [*first, str(ROOT), os.environ.get("PYTHONPATH", "")]
    ran = subprocess.run(
        [sys.executable, "-m", "tests.engines.engine", engine, str(folder)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(paths), "PYSPARK_PYTHON": sys.executable},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    if ran.returncode:
        print(f"{NAMES[engine]}: {ran.stderr.strip().splitlines()[-1]}")
        return None
    found: dict[str, float] = json.loads(ran.stdout)
    return found


def main(lines: int) -> None:
    print(f"Python {sys.version.split()[0]}, {lines} lines, {os.cpu_count()} cores")
    print(f"{'':32}{'ready, s':>10}{'lines, s':>10}{'lines/s':>10}{'with start':>12}")
    documents = [dumps(each) + b"\n" for each in sample(min(DRAWN, lines), seed=1, edition="2021")]
    with TemporaryDirectory() as folder:
        with Path(folder, "lines.jsonl").open("wb") as file:
            file.writelines(islice(cycle(documents), lines))
        for engine, name in NAMES.items():
            if times := measured(engine, Path(folder)):
                ready, done = times["ready"], times["done"]
                print(
                    f"{name:32}{ready:10.1f}{done - ready:10.1f}"
                    f"{lines / (done - ready):10,.0f}{lines / done:12,.0f}",
                    flush=True,
                )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
