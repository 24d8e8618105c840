# SPDX-License-Identifier: Apache-2.0
"""Count what one reading walks through: ``python benchmarks/reading_walk.py [COMMIT]``.

For a report in each format: the modules and functions of the package that a warm ``gd.read``
enters, and how often it calls them. With a COMMIT, the same files are read by that state as well,
and its figures stand first. Comprehensions and lambdas are parts of their function.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Final, TypeAlias

import gaidisclosure as gd

ROOT: Final = Path(__file__).parents[1]
PACKAGE: Final = os.path.dirname(gd.__file__) + os.sep
PROGRAMS: Final = (
    "2021-word.html",
    "2021-libreoffice.docx",
    "2021-libreoffice.xlsx",
    "2019-libreoffice.xls",
    "2021-chromium.pdf",
)
Walk: TypeAlias = tuple[int, int, int]
"""Modules, functions, calls."""


def sources() -> dict[str, bytes]:
    """Return a report in our own text and in the official layout, and files of other programs."""
    from json_speed import city  # noqa: PLC0415  (an older state need not have them)
    from published_files import page, pasted, word  # noqa: PLC0415

    report = city()
    own = {"own text": gd.to_text(report).encode(), "page": page(report), "DOCX": word(report)}
    files = {name: (ROOT / "tests/data/programs" / name).read_bytes() for name in PROGRAMS}
    return {**own, "pasted text": pasted(report), **files}


def walk(data: bytes) -> Walk:
    """Return what a second reading of the same file enters."""
    entered: list[tuple[str, str, int]] = []

    def note(frame: FrameType, event: str, _: object) -> None:
        code = frame.f_code
        if event == "call" and code.co_filename.startswith(PACKAGE):
            entered.append((code.co_filename, code.co_name, code.co_firstlineno))

    gd.read(data)
    sys.setprofile(note)
    try:
        gd.read(data)
    finally:
        sys.setprofile(None)
    calls = [each for each in entered if not each[1].startswith("<")]
    return len({file for file, _, _ in entered}), len({*calls}), len(calls)


def walks(source: Path, folder: Path) -> dict[str, Walk]:
    """Return what the reader below ``source`` walks through for each file of a folder."""
    command = [sys.executable, __file__, "--walk", str(folder)]
    done = subprocess.run(command, env={"PYTHONPATH": str(source)}, check=True, stdout=-1)
    return dict(json.loads(done.stdout))


def at_commit(commit: str, folder: Path) -> dict[str, Walk]:
    """Return the walks of another state of the project."""
    git = ["git", "-C", str(ROOT), "worktree"]
    with TemporaryDirectory() as place:
        old = Path(place, "old")
        subprocess.run([*git, "add", "--detach", "--quiet", str(old), commit], check=True)
        try:
            compile_ = [sys.executable, "-m", "gaidisclosure.i18n.compile"]
            subprocess.run(
                compile_, env={"PYTHONPATH": str(old / "src")}, check=True, stdout=-3, cwd=old
            )
            return walks(old / "src", folder)
        finally:
            subprocess.run([*git, "remove", "--force", str(old)], check=True)


def main(commits: list[str]) -> None:
    with TemporaryDirectory() as place:
        folder = Path(place)
        for name, data in sources().items():
            (folder / name).write_bytes(data)
        states = [at_commit(commit, folder) for commit in commits] + [walks(ROOT / "src", folder)]
    head = f"{'modules':>9}{'functions':>11}{'calls':>9}"
    print(f"{'':24}{head * len(states)}")
    for name in sources():
        figures = (state[name] for state in states)
        told = "".join(
            f"{modules:9}{functions:11}{calls:9}" for modules, functions, calls in figures
        )
        print(f"{name:24}{told}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--walk"]:
        files = sorted(Path(sys.argv[2]).iterdir())
        print(json.dumps({path.name: walk(path.read_bytes()) for path in files}))
    else:
        main(sys.argv[1:])
