# SPDX-License-Identifier: Apache-2.0
"""How long the engine in JavaScript takes, beside Python's, in one run.

    python benchmarks/javascript_engine.py

A busy city's report with one to four wrong figures of table 3, without blanks and with up to
eighty. Python's repairs are all the smallest, those in JavaScript only the certain ones of one
figure. A call in JavaScript is timed at its best of five, as other rounds compile or collect
garbage. Nothing here is a test.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from json_speed import city, line
from repair_speed import blanked, times, wrong

from gaidisclosure import Draft, to_data
from gaidisclosure.pages.form_data import form_data, words

HERE = Path(__file__).parent
MODULE = HERE.parent / "javascript" / "gaidisclosure.mjs"
SAMPLES = 200
PROMISES = {"check": "≤ 1 ms", "certainChanges": "≤ 20 ms"}
IN_PYTHON: dict[str, Callable[[Draft], object]] = {
    "check": Draft.check,
    "violations": lambda draft: draft.check().violations,
    "certainChanges": lambda draft: draft.check().location,
}


def in_node(drafts: Iterable[Draft]) -> dict[str, list[float]]:
    node = shutil.which("node")
    if node is None:
        sys.exit("Node.js is not installed")
    data = {"form": form_data("2021"), "words": words(), "drafts": [*map(to_data, drafts)]}
    ran = subprocess.run(
        [node, str(HERE / "javascript_engine.mjs"), str(MODULE)],
        input=json.dumps(data), capture_output=True, check=True, encoding="utf-8",
    )  # fmt: skip
    found: dict[str, list[float]] = json.loads(ran.stdout)
    return found


def in_python(drafts: list[Draft]) -> dict[str, list[float]]:
    found = {name: times(call, drafts) for name, call in IN_PYTHON.items()}
    verdicts = [draft.check() for draft in drafts]
    listed: list[Any] = [each for v in verdicts for each in (*v.errors, *v.gaps)]
    found["sentence"] = times(lambda each: each.message("zh_Hans"), listed)  # type: ignore[attr-defined]
    return found


def shown(found: list[float]) -> str:
    return f"{statistics.median(found):.3f} ms, worst {max(found):.2f} ms"


def main() -> None:
    print(f"Python {sys.version.split()[0]}")
    right = Draft.from_report(city())
    faulty = [wrong(right, 1 + seed % 4, seed) for seed in range(SAMPLES)]
    gappy = [blanked(draft, seed) for seed, draft in enumerate(faulty)]
    for what, drafts in (("one to four wrong", faulty), ("the same with blanks", gappy)):
        ours, python = in_node(drafts), in_python(drafts)
        for name, found in ours.items():
            line(f"{name} in JavaScript, {what}", shown(found), PROMISES.get(name, ""))
            line("    in Python", shown(python[name]), "")


if __name__ == "__main__":
    main()
