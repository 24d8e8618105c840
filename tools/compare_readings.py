# SPDX-License-Identifier: Apache-2.0
"""Compare the readings of two states: ``python tools/compare_readings.py COMMIT [FOLDER ...]``.

The reader of a commit and the reader of the working tree read the same sources: the project's
published cases and files of other programs, every file and case (JSON with ``raw_tables``) of each
FOLDER, and random reports in the layouts of ``tests/layouts``, half of them with wrong figures.
Printed is every source of which a cell, a doubt, the text, the agency, the year, the edition or the
error differs. Exit status 1 if any does.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[1]
GENERATED = 400
OWN = (ROOT / "tests" / "data" / "published", ROOT / "tests" / "data" / "programs")
Outcome = dict[str, Any]


def sources(folders: list[Path]) -> Iterator[tuple[str, bytes]]:
    """Yield each source with a name."""
    for folder in (*OWN, ROOT / "tests" / "data", *folders):
        for path in sorted(folder.glob("*.*")):
            yield from of_file(path)
    yield from generated()


def of_file(path: Path) -> Iterator[tuple[str, bytes]]:
    name = f"{path.parent.name}/{path.name}"
    case = json.loads(path.read_bytes()) if path.suffix == ".json" else None
    if case is None:
        yield name, path.read_bytes()
    elif isinstance(case, dict) and "raw_tables" in case:
        tables = case["raw_tables"]
        texts = tables.values() if isinstance(tables, dict) else tables
        yield name, ("\n".join(map(str, texts)) if not isinstance(tables, str) else tables).encode()


def generated() -> Iterator[tuple[str, bytes]]:
    """Yield random reports in random layouts, the same in each run."""
    sys.path.append(str(ROOT))
    from hypothesis import HealthCheck, Phase, given, settings  # noqa: PLC0415
    from hypothesis import strategies as st  # noqa: PLC0415

    from gaidisclosure import strategies  # noqa: PLC0415
    from gaidisclosure.form import EDITIONS  # noqa: PLC0415
    from tests.layouts import Wishes, publication  # noqa: PLC0415

    found: list[bytes] = []

    @settings(
        max_examples=GENERATED,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data(), strategies.annual_reports(), st.integers(0, 3), st.integers(0, 99))
    def publish(data: st.DataObject, report: Any, choice: int, seed: int) -> None:
        figures = dict(report.figures())
        if choice < 2:
            spoil(figures, random.Random(seed))
        wishes = Wishes(pushed=choice == 0)
        printed = publication(data.draw, EDITIONS[report.edition], figures, wishes=wishes)
        found.append(printed.data.encode())

    publish()
    yield from ((f"generated/{number}", data) for number, data in enumerate(found))


def spoil(figures: dict[str, Any], chance: random.Random) -> None:
    for path in chance.sample(list(figures), chance.choice([1, 3, 10, 40])):
        figures[path] += chance.choice([1, 2, 9, 10])


def outcome(data: bytes) -> Outcome:
    """Return all that the reader says of a source."""
    import gaidisclosure as gd  # noqa: PLC0415  (of the state that PYTHONPATH names)

    try:
        draft = gd.read(data)
    except gd.UnreadableError as error:
        return {"error": str(error)}
    return {
        "cells": {
            path: [str(cell.value), cell.text, cell.state, cell.how, where(cell.place)]
            for path, cell in draft.cells.items()
        },
        "doubts": sorted(f"{each.code} {each.found} {where(each.place)}" for each in draft.doubts),
        "text": repr(draft.narrative),
        "origin": [draft.edition, repr(draft.issuer), draft.year, repr(draft.period)],
    }


def where(place: Any) -> str:
    """Return a place without its words, which may change."""
    if place is None:
        return ""
    return f"{place.sheet or ''}{place.address or place.element or place.line or place.page or ''}"


def outcomes(source: Path, folder: Path) -> dict[str, Outcome]:
    """Return what the reader below ``source`` says of each file of a folder."""
    command = [sys.executable, __file__, "--read", str(folder)]
    done = subprocess.run(command, env={"PYTHONPATH": str(source)}, check=True, stdout=-1)
    return dict(json.loads(done.stdout))


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    for part in dict.fromkeys([*before, *after]):
        old, new = before.get(part), after.get(part)
        if old == new:
            continue
        if isinstance(old, dict) and isinstance(new, dict):
            changed = [p for p in {**old, **new} if old.get(p) != new.get(p)]
            yield from (f"{path}: {old.get(path)} -> {new.get(path)}" for path in changed[:5])
            yield f"{len(changed)} {part} differ"
        elif part == "doubts" and old and new:
            yield f"doubts gone {[*(Counter(old) - Counter(new))]}"
            yield f"doubts new {[*(Counter(new) - Counter(old))]}"
        else:
            yield f"{part}: {old} -> {new}"


def main(commit: str, folders: list[Path]) -> int:
    with TemporaryDirectory() as place:
        old, folder = Path(place, "old"), Path(place, "sources")
        folder.mkdir()
        names = {}
        for number, (name, data) in enumerate(sources(folders)):
            names[str(number)] = name
            Path(folder, str(number)).write_bytes(data)
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run([*git, "add", "--detach", "--quiet", str(old), commit], check=True)
        try:
            compile_ = [sys.executable, "-m", "gaidisclosure.i18n.compile"]
            subprocess.run(
                compile_, env={"PYTHONPATH": str(old / "src")}, check=True, stdout=-3, cwd=old
            )
            before, after = (outcomes(tree / "src", folder) for tree in (old, ROOT))
        finally:
            subprocess.run([*git, "remove", "--force", str(old)], check=True)
    changed = 0
    for key, name in names.items():
        told = list(differences(before[key], after[key]))
        changed += bool(told)
        if told:
            print(name, *told, sep="\n    ")
    cells = sum(len(each.get("cells", ())) for each in before.values())
    doubts = [
        sum(len(each.get("doubts", ())) for each in state.values()) for state in (before, after)
    ]
    print(f"{len(names)} sources, {cells} cells, {doubts[0]} doubts before and {doubts[1]} now")
    print(f"{changed} sources are read otherwise")
    return int(bool(changed))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--read"]:
        files = sorted(Path(sys.argv[2]).iterdir())
        print(json.dumps({path.name: outcome(path.read_bytes()) for path in files}))
    else:
        sys.exit(main(sys.argv[1], [Path(name) for name in sys.argv[2:]]))
