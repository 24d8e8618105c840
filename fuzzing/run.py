# SPDX-License-Identifier: Apache-2.0
"""Fuzz one format or all: ``python -m fuzzing.run FORMAT|all``; docs/fuzzing.md explains it.

Each format runs in a process of its own, so that one that is killed fails the run as well. With
atheris the run is guided by coverage; without, it changes the corpus at random. Exit status 1 if
any input failed, which is kept in a file.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from attrs import frozen

from fuzzing.guided import is_installed

__all__ = ["FORMATS", "Outcome", "run", "watched"]

ROOT: Final = Path(__file__).parents[1]
CORPUS: Final = ROOT / "fuzzing" / "corpus"
FORMATS: Final = (
    *("text", "html", "mhtml", "docx", "doc", "xlsx", "xls", "xml-spreadsheet", "csv", "pdf"),
    *("zip", "json", "peer"),
)
_ENGINES: Final = {
    "atheris": "it sees what Python code is reached, and nothing of compiled libraries",
    "plain": "changes of the corpus at random, without knowing what they reach",
}
_REACHED: Final = re.compile(r"cov: (\d+) ft: (\d+)")
_HEAD: Final = (
    *("format", "engine", "seconds", "inputs", "corpus"),
    *("cov/ft", "crashes", "slowest[s]", "peak[MB]"),
)


@frozen
class Outcome:
    """What a run came to; ``failed`` is the file with the input that failed."""

    format: str
    engine: str
    seconds: float
    inputs: int
    corpus: int
    reached: str
    slowest: float
    peak: int
    failed: Path | None = None

    def row(self) -> list[str]:
        """The cells of the table, in the order of its head."""
        return [
            self.format,
            self.engine,
            f"{self.seconds:.0f}",
            str(self.inputs),
            str(self.corpus),
            self.reached,
            str(int(self.failed is not None)),
            f"{self.slowest:.2f}",
            str(self.peak // 2**20),
        ]


def run(kind: str, engine: str, seconds: int, corpus: Path, folder: Path) -> Outcome:
    """Fuzz one format for so many seconds; what is kept of it lies in the folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    arguments = (kind, engine, str(seconds), str(corpus), str(folder))
    status = watched([sys.executable, "-m", "fuzzing.inside", *arguments], folder)
    return _outcome(kind, engine, corpus, folder, status)


def watched(command: list[str], folder: Path) -> int:
    """Run the command, keep what it says in ``log``; its status."""
    environment = os.environ | {"RUST_BACKTRACE": "0"}  # to print one takes longer than to read
    with (folder / "log").open("wb") as log:
        return subprocess.run(
            command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT, check=False
        ).returncode


def _outcome(kind: str, engine: str, corpus: Path, folder: Path, status: int) -> Outcome:
    tally = _tally(folder)
    reached = _REACHED.findall((folder / "log").read_text("utf-8", "replace"))
    return Outcome(
        format=kind,
        engine=engine,
        seconds=tally.get("seconds", 0.0),
        inputs=int(tally.get("inputs", 0)),
        corpus=sum(1 for place in (corpus, folder / "grown") for _ in place.glob("*")),
        reached="/".join(reached[-1]) if reached else "-",
        slowest=tally.get("slowest", 0.0),
        peak=int(tally.get("peak", 0)),
        failed=_failed(folder) if status else None,
    )


def _tally(folder: Path) -> dict[str, float]:
    saved = folder / "tally.json"
    found: dict[str, float] = json.loads(saved.read_bytes()) if saved.exists() else {}
    return found


def _failed(folder: Path) -> Path:
    """The input that was under way when the process ended, under a name that lasts."""
    target = folder / "failed"
    current = folder / "current"
    target.write_bytes(current.read_bytes() if current.exists() else b"")
    return target


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m fuzzing.run", description=__doc__)
    parser.add_argument("format", choices=[*FORMATS, "all"])
    parser.add_argument("--seconds", type=int, default=60, help="for each format (60)")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="a folder for each format")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "fuzzing")
    parser.add_argument("--plain", action="store_true", help="without atheris even if it is there")
    asked = parser.parse_args()
    engine = "atheris" if is_installed() and not asked.plain else "plain"
    print(f"engine: {engine}; {_ENGINES[engine]}")
    outcomes = [
        run(kind, engine, asked.seconds, asked.corpus / kind, (asked.work / kind).resolve())
        for kind in (FORMATS if asked.format == "all" else (asked.format,))
    ]
    return _printed(outcomes)


def _printed(outcomes: list[Outcome]) -> int:
    for row in (_HEAD, *(outcome.row() for outcome in outcomes)):
        print("".join(cell.ljust(16) for cell in row).rstrip())
    failed = [outcome.failed for outcome in outcomes if outcome.failed]
    for path in failed:
        print(f"failed: {path}; why: {path.parent / 'log'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
