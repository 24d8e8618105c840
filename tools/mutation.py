# SPDX-License-Identifier: Apache-2.0
"""Mutation testing of the rooms that judge reports; docs/mutation.md explains it.

Usage: ``python tools/mutation.py FOLDER [--only PATTERN ...] [--sample N] [--quick] [--cores N]``,
where FOLDER is outside the project; a run that was interrupted there goes on where it stopped.
mutmut makes the mutants: all those of a module in one file, where an environment variable chooses
among them. Each is tested in a process of its own, at first forked from one that has collected the
quick tests of its room. One that survives this is tested in a process forked from one that has
imported everything but the library, so that code is spoilt as well that runs at import or fills a
cache.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import resource
import shutil
import signal
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import unified_diff
from fnmatch import fnmatch
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_file_location
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest
from mutmut.mutation.file_mutation import mutate_file_contents

ROOT: Final = Path(__file__).parents[1]
TESTS: Final = ("tests", "tools", "examples")
"""The folders that tests are in or read."""
SPOILT: Final = Path("spoilt")
KILLER: Final = Path("killer")
"""The test that killed a mutant last: it may well kill the next one."""
BORROWED: Final = ("attrs", "babel", "cattrs", "hypothesis", "jsonschema", "msgspec")
PATIENCE: Final = {False: 900, True: 60}
"""Seconds of computing after which a mutant is taken to go on for ever, with quick tests or all."""
QUICK: Final = 2
"""Seconds that a quick test takes at most."""
SOUND: Final = ""
"""The mutant that changes nothing: every test must pass."""
FATES: Final = {0: "survived", 1: "killed", -signal.SIGXCPU: "timeout"}
DEAD: Final = {"killed", "timeout"}


def main(folder: Path, only: list[str], sample: int | None, quick: bool, cores: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    os.chdir(folder)
    for name in TESTS:
        copy(name)
    if not Path("mutants.json").exists():
        copy("src")
        shutil.copy2(ROOT / "pyproject.toml", "pyproject.toml")
        save("mutants.json", drawn(spoil(only or settings()["only_mutate"]), sample))
    prepare()
    mutants = load("mutants.json")
    report(mutants, look(mutants, quick, cores))


def load(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Path(name).read_text("utf-8")) if Path(name).exists() else {}
    return found


def save(name: str, what: dict[str, Any]) -> None:
    Path(name).write_text(json.dumps(what, ensure_ascii=False, indent=1), "utf-8")


def copy(name: str) -> None:
    shutil.rmtree(name, ignore_errors=True)
    shutil.copytree(ROOT / name, name, ignore=shutil.ignore_patterns("__pycache__"))


def settings() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))
    mutmut: dict[str, Any] = found["tool"]["mutmut"]
    return mutmut


def spoil(patterns: list[str]) -> dict[str, str]:
    """Write the mutants of the modules whose paths match, and return what each changes."""
    mutants: dict[str, str] = {}
    for path in sorted(Path("src").rglob("*.py")):
        if any(fnmatch(path.as_posix(), pattern) for pattern in patterns):
            mutants |= dict(spoilt(path))
    return mutants


def drawn(mutants: dict[str, str], sample: int | None) -> dict[str, str]:
    """Some mutants of each module, the same in every run, or all."""
    if sample is None:
        return mutants
    random, names = Random(1), list[str]()
    for _, found in groupby(mutants, lambda name: name.rpartition(".")[0]):
        own = [*found]
        chosen = {*random.sample(own, min(sample, len(own)))}
        names += [name for name in own if name in chosen]
    return {name: mutants[name] for name in names}


def spoilt(path: Path) -> Iterator[tuple[str, str]]:
    made = mutate_file_contents(str(path), path.read_text("utf-8"))
    module = ".".join(path.with_suffix("").parts[1:]).removesuffix(".__init__")
    if made.mutant_names:
        SPOILT.mkdir(exist_ok=True)
        (SPOILT / f"{module}.py").write_text(made.code, "utf-8")
    lines = made.code.splitlines()
    for name in made.mutant_names:
        source = f"{name.rpartition('_')[0]}_orig"
        before, after = (made.line_span_by_function_name[each] for each in (source, name))
        new = [line.replace(name, source) for line in lines[after.start - 1 : after.end]]
        changes = list(unified_diff(lines[before.start - 1 : before.end], new, n=0, lineterm=""))
        yield f"{module}.{name}", "\n".join(line for line in changes[2:] if line[0] in "-+")


def prepare() -> None:
    """Import whatever the tests need, but nothing that a mutant may spoil."""
    os.environ["HYPOTHESIS_PROFILE"] = "mutation"
    os.environ["HYPOTHESIS_NO_PLUGINS"] = "1"  # its plugins would import the library
    sys.path.insert(0, str(Path("src").resolve()))
    sys.dont_write_bytecode = False  # whatever is set: each process would compile all again
    for module in BORROWED:
        importlib.import_module(module)
    assert "gaidisclosure" not in sys.modules


def look(mutants: dict[str, str], quick: bool, cores: int) -> dict[str, str]:
    """The fate of each mutant; it is kept in a file, and a killed one is not looked at again."""
    rooms = sorted({f"tests/{room_of(name)}" for name in mutants})
    tests = rooms if quick else settings()["pytest_add_cli_args_test_selection"]
    if ended({started(SOUND, tests, Order(SOUND)): SOUND}) != (SOUND, "survived"):
        raise SystemExit("the tests do not pass without a mutant")
    for module, names in groupby(alive(mutants), lambda name: name.rpartition(".")[0]):
        own = [f"tests/{room_of(module)}"]
        os.waitpid(started(f"{module}.", own, Order(module, quick=True), Each([*names], cores)), 0)
    fates: dict[str, str] = load("fates.json")
    left = alive(mutants)
    running: dict[int, str] = {}
    while left or running:
        while left and len(running) < cores:
            name = left.pop(0)
            own = [f"tests/{room_of(name)}"] if quick else tests
            running |= {started(name, own, Order(name, quick), patience=PATIENCE[quick]): name}
        fates |= dict([ended(running)])
        save("fates.json", fates)
    return {name: fates[name] for name in mutants}


def alive(mutants: dict[str, str]) -> list[str]:
    fates = load("fates.json")
    return [name for name in mutants if fates.get(name) not in DEAD]


def room_of(name: str) -> str:
    """The room of a module or a mutant."""
    return [*name.split("."), "", ""][1]


def ended(running: dict[int, str]) -> tuple[str, str]:
    """Wait for one of the processes: which mutant it had, and what became of it."""
    process, status = os.wait()
    code = os.waitstatus_to_exitcode(status)
    return running.pop(process), FATES.get(code, f"exit code {code}")


def started(mutant: str, tests: list[str], *plugins: object, patience: int = 900) -> int:
    """The number of a new process that tests the library with this mutant."""
    if process := os.fork():
        return process
    os.environ["MUTANT_UNDER_TEST"] = mutant
    resource.setrlimit(resource.RLIMIT_CPU, (patience, patience + 1))
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, sys.stdout.fileno())
    os.dup2(silence, sys.stderr.fileno())
    try:
        os._exit(tested(mutant.rpartition(".")[0], tests, plugins))
    finally:
        os._exit(99)


def tested(module: str, tests: list[str], plugins: Iterable[object]) -> int:
    """Pytest's exit code; a module that cannot be imported any more is a failed test."""
    sys.meta_path.insert(0, Chooser(module))
    try:
        importlib.import_module(module or "gaidisclosure.draft")
    except Exception:
        return 1
    plain = ["-x", "-q", "--import-mode=importlib", "--assert=plain", "--tb=no", "-o", "addopts="]
    arguments = [*plain, *settings()["pytest_add_cli_args"], *tests]
    return int(pytest.main(arguments, plugins=[*plugins]))


class Chooser(MetaPathFinder):
    """Finds the spoilt module in place of the sound one; without a mutant, all spoilt modules."""

    def __init__(self, module: str) -> None:
        self.module = module

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        place = SPOILT.resolve() / f"{name}.py"
        if not (name == self.module if self.module else place.exists()):
            return None
        package = Path("src", *name.split(".")).resolve()
        parts = [str(package)] if package.is_dir() else None
        return spec_from_file_location(name, place, submodule_search_locations=parts)


class Order:
    """A plugin of pytest: tests of the own room first, and there the quick ones."""

    def __init__(self, name: str, quick: bool = False) -> None:
        self.own = f"tests/{room_of(name)}/"
        self.sound = not name
        self.quick = quick
        self.seconds: dict[str, float] = load("seconds.json")

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        if self.quick:
            items[:] = [item for item in items if self.seconds.get(item.nodeid, 0) < QUICK]
        items.sort(key=self.rank)

    def rank(self, item: pytest.Item) -> tuple[bool, float]:
        return not item.nodeid.startswith(self.own), self.seconds.get(item.nodeid, 0)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0) + report.duration

    def pytest_sessionfinish(self) -> None:
        if self.sound:
            save("seconds.json", self.seconds)


class Each:
    """A plugin of pytest: a process for each mutant, when the tests have been collected."""

    def __init__(self, mutants: list[str], cores: int) -> None:
        self.mutants = mutants
        self.cores = cores
        self.running: dict[int, str] = {}
        self.killed: dict[str, str] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool | None:
        """Run the tests in the new processes alone, and keep which mutants they kill."""
        for mutant in (*self.mutants, SOUND):
            if not (process := os.fork()):
                os.environ["MUTANT_UNDER_TEST"] = mutant
                resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE[True], PATIENCE[False]))
                return None
            self.running[process] = mutant
            if len(self.running) == self.cores:
                self.wait(session)
        while self.running:
            self.wait(session)
        save("fates.json", load("fates.json") | self.killed)
        return True

    def wait(self, session: pytest.Session) -> None:
        """Wait for one of the processes; a test that failed there runs first from then on."""
        mutant, fate = ended(self.running)
        if mutant == SOUND and fate != "survived":
            self.killed.clear()  # the tests fail in this order, and so kill nothing
        if fate == "killed":
            self.killed[mutant] = fate
            killer = KILLER.read_text("utf-8")
            session.items.sort(key=lambda item: item.nodeid != killer)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            KILLER.write_text(report.nodeid, "utf-8")


def report(mutants: dict[str, str], fates: dict[str, str]) -> None:
    rooms: dict[str, Counter[bool]] = {}
    for name, fate in fates.items():
        rooms.setdefault(name.split(".")[1], Counter())[fate in DEAD] += 1
    for name, fate in fates.items():
        if fate not in DEAD:
            print(f"{fate}: {name}\n{mutants[name]}\n")
    for room, count in sorted(rooms.items()):
        print(f"{room}: {count[True]} of {count.total()} killed")
    killed = sum(count[True] for count in rooms.values())
    print(f"all: {killed} of {len(fates)} killed, {killed / len(fates):.1%}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, help="outside the project")
    parser.add_argument("--only", nargs="+", default=[], help="modules, instead of the settings'")
    parser.add_argument("--sample", type=int, help="some mutants of each module instead of all")
    parser.add_argument("--quick", action="store_true", help="quick tests of the own room alone")
    parser.add_argument("--cores", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    main(given.folder.resolve(), given.only, given.sample, given.quick, given.cores)
