# SPDX-License-Identifier: Apache-2.0
"""Check client programs as their authors would: right ones pass, wrong ones fail where they say.

Run: ``python tools/check_clients.py``. In a program of tests/typing/wrong one line ends in
``# wrong``; mypy and pyright must complain about that line and about no other.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
CLIENTS = ROOT / "tests" / "typing"
SOURCES = ROOT / "src"
MARK = "# wrong"

Complaint = tuple[Path, int, str]
"""A file, a line from 1, and what a type checker says about it."""

_ERROR = re.compile(r"(.+\.py):(\d+)(?::\d+)?: error: (.*)")


def main() -> int:
    """Print everything unexpected; the exit status is the number of such things, at most 1."""
    programs = sorted(CLIENTS.glob("*/*.py"))
    found = [
        f"{checker}: {fault}"
        for checker, complaints in (("mypy", mypy(programs)), ("pyright", pyright(programs)))
        for fault in unexpected(programs, list(complaints))
    ]
    print(*found, f"{len(programs)} programs, {len(found)} surprises", sep="\n")
    return min(len(found), 1)


def unexpected(programs: list[Path], complaints: list[Complaint]) -> Iterator[str]:
    """Yield each complaint about a right line, and each wrong line without one."""
    wrong = {place for program in programs for place in marked(program)}
    for path, line, said in complaints:
        if (path, line) not in wrong:
            yield f"{path.relative_to(CLIENTS)}:{line}: {said}"
    for path, line in sorted(wrong - {(path, line) for path, line, _ in complaints}):
        yield f"{path.relative_to(CLIENTS)}:{line}: passes, but is wrong"


def marked(program: Path) -> list[tuple[Path, int]]:
    """Return the lines of a program that are meant to be wrong: one, or none of a right program."""
    lines = program.read_text("utf-8").splitlines()
    found = [(program, number) for number, line in enumerate(lines, 1) if line.endswith(MARK)]
    expected = int(program.parent.name == "wrong")
    assert len(found) == expected, f"{program}: {len(found)} lines end in {MARK}"
    return found


def mypy(programs: list[Path]) -> Iterator[Complaint]:
    """Yield what ``mypy --strict`` says, with no configuration but its own."""
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--no-error-summary"]
    environment = {**os.environ, "MYPYPATH": str(SOURCES)}
    said = _run([*command, "--show-absolute-path", *map(str, programs)], environment)
    for line in said.splitlines():
        if error := _ERROR.fullmatch(line):
            yield Path(error[1]), int(error[2]), error[3]


def pyright(programs: list[Path]) -> Iterator[Complaint]:
    """Yield what pyright says: in strict mode of right programs, else in its standard mode."""
    with TemporaryDirectory() as folder:
        project = Path(folder, "pyrightconfig.json")
        below = os.path.relpath(CLIENTS, folder)  # patterns are no absolute paths
        settings = {
            "include": [below],
            "strict": [f"{below}/right"],
            "extraPaths": [str(SOURCES)],
        }
        project.write_text(json.dumps(settings), encoding="utf-8")
        command = [sys.executable, "-m", "pyright", "--project", str(project), "--outputjson"]
        said = _run([*command, "--pythonpath", sys.executable], dict(os.environ))
    report = json.loads(said)
    assert report["summary"]["filesAnalyzed"] == len(programs), report["summary"]
    for each in report["generalDiagnostics"]:
        if each["severity"] == "error":
            yield Path(each["file"]), each["range"]["start"]["line"] + 1, each["message"]


def _run(command: list[str], environment: dict[str, str]) -> str:
    ran = subprocess.run(
        command, env=environment, cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    if ran.returncode not in {0, 1}:
        raise RuntimeError(f"{command[2]} did not run: {ran.stderr or ran.stdout}")
    return ran.stdout


if __name__ == "__main__":
    sys.exit(main())
