# SPDX-License-Identifier: Apache-2.0
"""How many cells of published tables are read right: ``python benchmarks/reading_accuracy.py DIR``.

DIR holds cases: JSON files with ``raw_tables`` (the tables as text or HTML) or ``file`` (a file
beside it), and ``cells`` (what stands there; null for blank). Counted over the cells that the case
names: right; wrong (another figure); missed (no figure); invented (a figure where there is none,
or in a table that the case has whole). Beside it, on HTML, pandas.read_html with labels matched.
Without DIR the project's own cases are taken.
"""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from attrs import astuple, frozen

import gaidisclosure as gd
from gaidisclosure.form import EDITIONS

OWN = Path(__file__).parents[1] / "tests" / "data" / "published"
Figures = Mapping[str, Decimal | None]


@frozen
class Count:
    """What became of the cells of a case."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    invented: int = 0

    def __add__(self, other: Count) -> Count:
        pairs = zip(astuple(self), astuple(other), strict=True)
        return Count(*(one + two for one, two in pairs))

    def __str__(self) -> str:
        total = self.right + self.wrong + self.missed + self.invented
        share = f"{100 * self.right / total:.1f} %" if total else "-"
        return (
            f"{self.right:5}/{total:<5} {self.wrong:5} {self.missed:6} {self.invented:8} {share:>8}"
        )


def cases(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.glob("*.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        yield case | {"folder": folder}


def source(case: Mapping[str, Any]) -> bytes:
    if "file" in case:
        return bytes((case["folder"] / case["file"]).read_bytes())
    return str(case["raw_tables"]).encode()


def ours(case: Mapping[str, Any]) -> Figures:
    try:
        draft = gd.read(source(case))
    except gd.UnreadableError as error:
        print(f"{case['id']}: {error}", file=sys.stderr)
        return {}
    return {p: None if c.value is None else Decimal(c.value) for p, c in draft.cells.items()}


def wanted(case: Mapping[str, Any]) -> Figures:
    """What stands there, money in 万元 where the cell itself names 元."""
    found: dict[str, Decimal | None] = {}
    for path, value in case["cells"].items():
        printed = case.get("printed", {}).get(path, "")
        yuan = printed.endswith("元") and not printed.endswith("万元")
        number = None if value is None else Decimal(str(value))
        found[path] = number / 10_000 if number is not None and yuan else number
    return found


def count(case: Mapping[str, Any], got: Figures, *, nonzero: bool) -> Count:
    right = wrong = missed = invented = 0
    expected = wanted(case)
    for path, value in expected.items():
        found = got.get(path)
        if nonzero and not value and not found:
            continue
        right += found == value
        wrong += None not in (found, value) and found != value
        missed += found is None and value is not None
        invented += found is not None and value is None
    whole = {2: "table2", 3: "table3", 4: "table4"}
    form = EDITIONS[case["edition"]]
    for path, found in got.items():
        cell = form.cells.get(path)
        known = cell and case.get("complete", {}).get(whole[cell.table])
        invented += bool(known and path not in expected and found is not None)
    return Count(right, wrong, missed, invented)


def plain_pandas(case: Mapping[str, Any]) -> Figures:
    """What a script of a few lines makes of a page: labels to the left, figures by their number."""
    import pandas as pd  # noqa: PLC0415  (an extra)

    form = EDITIONS[case["edition"]]
    rows: dict[str, list[str]] = {}
    for path, cell in form.cells.items():
        rows.setdefault(cell.row.leaf.label, []).append(path)
    found: dict[str, Decimal | None] = {}
    for frame in pd.read_html(io.StringIO(source(case).decode())):
        for _, line in frame.iterrows():
            texts = ["" if pd.isna(value) else str(value).strip() for value in line]
            label = next((text for text in reversed(texts) if text in rows), None)
            if label:
                figures = texts[len(texts) - texts[::-1].index(label) :]
                found |= dict(zip(rows[label], map(_number, figures), strict=False))
    return found


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except ArithmeticError:
        return None


def table(folder: Path, read: Callable[[Mapping[str, Any]], Figures], kind: str = "") -> list[str]:
    lines = [f"{'case':34} {'all cells':>11} wrong missed invented  right % | figures other than 0"]
    totals = [Count(), Count()]
    for case in cases(folder):
        if kind and case["kind"] != kind:
            continue
        got = read(case)
        counts = [count(case, got, nonzero=nonzero) for nonzero in (False, True)]
        totals = [total + each for total, each in zip(totals, counts, strict=True)]
        lines.append(f"{case['id']:34} {counts[0]} | {counts[1]}")
    return [*lines, f"{'together':34} {totals[0]} | {totals[1]}"]


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else OWN
    start = time.perf_counter()
    print("\n".join(["gaidisclosure", *table(folder, ours)]))
    print(f"{time.perf_counter() - start:.2f} s\n")
    print(
        "\n".join(["pandas.read_html and labels (HTML only)", *table(folder, plain_pandas, "html")])
    )


if __name__ == "__main__":
    main()
