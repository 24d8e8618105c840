# SPDX-License-Identifier: Apache-2.0
"""How fast the command checks a folder of many files, and how much memory it takes.

    python benchmarks/many_files.py [COUNT]

Of the files 40 % are DOCX, 25 % web pages, 15 % XLSX, 10 % text and 10 % PDF, and one is broken.
DOCX, pages and text are of different agencies. XLSX and PDF are those that LibreOffice and Chromium
have written for the tests. Other programs on the machine take their part of the cores, so the
rate of two free cores is worked out from the processor time as well.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from attrs import evolve, frozen
from json_speed import city, line
from published_files import page, pasted, word

import gaidisclosure as gd

FILES, CORES = 1000, 2
COMMAND = "import sys; from gaidisclosure.cli import main; sys.exit(main())"
PROGRAMS = Path(__file__).parents[1] / "tests" / "data" / "programs"
WRITTEN: dict[str, Callable[[gd.AnnualReport], bytes]] = {
    "docx": word,
    "html": page,
    "txt": pasted,
}
COPIED = {
    "xlsx": cycle(["2021-libreoffice.xlsx"]),
    "pdf": cycle(["2021-chromium.pdf", "2021-libreoffice.pdf", "2019-chromium.pdf"]),
}
MIX = (
    *("docx", "html", "xlsx", "docx", "txt", "html", "docx", "pdf", "docx", "xlsx"),
    *("docx", "html", "pdf", "docx", "xlsx", "html", "docx", "txt", "docx", "html"),
)


@frozen
class Run:
    """The cost of checking a folder."""

    count: int
    seconds: float
    processor: float
    memory: float
    """Most memory of a process, in MB."""
    said: str

    def show(self) -> None:
        wall, free = self.count / self.seconds, CORES * self.count / self.processor
        figures = f"{wall:4.0f} a second, {self.processor:5.1f} s of processor time"
        line(f"{self.count} files", figures, "")
        line("    a second on two free cores", f"{free:4.0f}", "≥ 80")
        line("    most memory of a process", f"{self.memory:4.0f} MB", "")
        print(f"    {self.said}")


def fill(folder: Path, count: int) -> None:
    """Write some files of each kind, and one that is none of them."""
    report = city()
    for number, kind in zip(range(count - 1), cycle(MIX), strict=False):
        if kind in WRITTEN:
            data = WRITTEN[kind](evolve(report, agency=gd.Agency(f"云溪市第{number}局")))
        else:
            data = (PROGRAMS / next(COPIED[kind])).read_bytes()
        (folder / f"{number:04}.{kind}").write_bytes(data)
    (folder / "broken.docx").write_bytes(b"PK\x03\x04" + bytes(500))


def checked(folder: Path, count: int) -> Run:
    """Check a folder with the command, in a process that uses the cores."""
    cores = set(sorted(os.sched_getaffinity(0))[:CORES])
    script = f"import os; os.sched_setaffinity(0, {cores}); {COMMAND}"
    watch = (
        f"import resource, subprocess, sys; "
        f"subprocess.run([sys.executable, '-c', {script!r}, *sys.argv[1:]]); "
        f"used = resource.getrusage(resource.RUSAGE_CHILDREN); "
        f"print(used.ru_utime + used.ru_stime, used.ru_maxrss, file=sys.stderr)"
    )
    start = time.perf_counter()
    command = [sys.executable, "-c", watch, "check", "--lang", "en", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds = time.perf_counter() - start
    processor, memory = done.stderr.split()[-2:]
    said = re.sub(r"\s+", " ", done.stdout.strip().splitlines()[-1])
    return Run(count, seconds, float(processor), int(memory) / 1024, said)


def main(count: int = FILES) -> None:
    print(f"Python {sys.version.split()[0]}")
    runs: list[Run] = []
    for some in (count // 10, count):
        with tempfile.TemporaryDirectory() as name:
            fill(Path(name), some)
            runs.append(checked(Path(name), some))
        runs[-1].show()
    line("memory after all / after a tenth", f"{runs[1].memory / runs[0].memory:4.2f}", "≤ 1.2")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
