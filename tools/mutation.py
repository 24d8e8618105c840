"""Mutation testing of the rooms that judge reports; docs/mutation.md explains it.

Usage: ``python tools/mutation.py FOLDER``, where FOLDER is outside the project and may hold an
earlier run, which is then continued. mutmut makes the mutants and has a first look, each time with
only the tests that reach the mutant. But it forks from a process that has imported the library: a
mutant of what is worked out once, at import or behind a cache, seems to live. So every survivor is
looked at once more in a process of its own, with all tests of these rooms.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parents[1]
COPIED = ("src", "tests", "pyproject.toml")
ALIVE = ("survived", "no tests", "suspicious")
DEAD = ("killed", "timeout")
CORES = 2
PATIENCE = 600


def main(folder: Path) -> None:
    copy(folder)
    os.environ["HYPOTHESIS_PROFILE"] = "mutation"
    mutmut = [sys.executable, "-m", "mutmut"]
    subprocess.run([*mutmut, "run", f"--max-children={CORES}"], cwd=folder, check=True)
    lines = said([*mutmut, "results", "--all", "true"], folder).splitlines()
    found = dict(line.strip().rsplit(": ", 1) for line in lines if ": " in line)
    found |= looked_at_again(folder, [name for name, status in found.items() if status in ALIVE])
    report(folder, found)


def copy(folder: Path) -> None:
    for name in COPIED:
        source, target = ROOT / name, folder / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, target, dirs_exist_ok=True, ignore=ignored)
        else:
            shutil.copy2(source, target)


def looked_at_again(folder: Path, names: list[str]) -> dict[str, str]:
    """Each mutant in a process of its own; what was seen before is kept in a file."""
    seen = folder / "second-look.json"
    known: dict[str, str] = json.loads(seen.read_text("utf-8")) if seen.exists() else {}
    left = [name for name in names if name not in known]
    with ThreadPoolExecutor(CORES) as pool:
        for name, status in zip(left, pool.map(lambda name: fate(folder, name), left), strict=True):
            known[name] = status
            seen.write_text(json.dumps(known, indent=1), "utf-8")
            print(f"{status:9}{name}", flush=True)
    return {name: known[name] for name in names}


def fate(folder: Path, mutant: str) -> str:
    settings = tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))["tool"]["mutmut"]
    tests = settings["pytest_add_cli_args_test_selection"]
    paths = os.pathsep.join([str(folder / "mutants" / "src"), os.environ.get("PYTHONPATH", "")])
    try:
        result = subprocess.run(
            [sys.executable, "-m", "pytest", "-x", "-q", *settings["pytest_add_cli_args"], *tests],
            cwd=folder / "mutants",
            env=os.environ | {"MUTANT_UNDER_TEST": mutant, "PYTHONPATH": paths},
            capture_output=True,
            check=False,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired:
        return "timeout"
    return "killed" if result.returncode else "survived"


def report(folder: Path, found: dict[str, str]) -> None:
    rooms: dict[str, Counter[bool]] = {}
    for mutant, status in found.items():
        rooms.setdefault(mutant.split(".")[1], Counter())[status in DEAD] += 1
    for room, count in sorted(rooms.items()):
        print(f"{room}: {count[True]} of {count.total()} killed")
    killed = sum(count[True] for count in rooms.values())
    print(f"all: {killed} of {len(found)} killed, {killed / len(found):.1%}")
    for mutant, status in found.items():
        if status not in DEAD:
            print(said([sys.executable, "-m", "mutmut", "show", mutant], folder))


def said(command: list[str], folder: Path) -> str:
    result = subprocess.run(command, cwd=folder, capture_output=True, check=True)
    return result.stdout.decode("utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
