# SPDX-License-Identifier: Apache-2.0
"""How often the first repair proposed is the error that was planted, by kind of error.

    python benchmarks/repair_quality.py [EXAMPLES]

Reports are drawn at random, errors of each kind are planted in them, and the repairs of the
verdict are compared with what was planted: ``first``, it is the first one proposed; ``listed``, it
is among those proposed; ``only``, the library itself is certain; all three of the reports that are
invalid. ``deduced``: of all reports, those whose blanks are all worked out rightly. Errors in table
4 are apart: its sums cannot tell which of five cells is wrong. Nothing here is a test.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from typing import get_args

from hypothesis import HealthCheck, Phase, given, seed, settings

from gaidisclosure import strategies as gs
from gaidisclosure.draft import Verdict

EXAMPLES = int(sys.argv[1]) if len(sys.argv) > 1 else 300
SLIPS: tuple[gs.SlipName, ...] = get_args(gs.SlipName)
COLUMNS = ("planted", "invalid", "first", "listed", "only", "deduced")


def sample(slips: set[gs.SlipName], errors: int) -> Iterator[gs.Corrupted]:
    """Reports with errors of these kinds, the same for every run."""
    found: list[gs.Corrupted] = []

    @seed(2021)
    @settings(
        max_examples=EXAMPLES,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=[*HealthCheck],
    )
    @given(gs.corrupted(slips, errors=errors))
    def draw(one: gs.Corrupted) -> None:
        found.append(one)

    draw()
    return iter(found)


def judged(one: gs.Corrupted, verdict: Verdict) -> Iterator[str]:
    """What became of one report: the columns that it counts for."""
    yield "planted"
    if one.draft.completed().figures() == one.report.figures():
        yield "deduced"
    if verdict.conclusion != "invalid":
        return
    yield "invalid"
    right = {error.cell: error.right for error in one.errors if error.printed is not None}
    proposals = [repair.figures for repair in verdict.repairs]
    if proposals and proposals[0] == right:
        yield "first"
        if verdict.repairs[0].only:
            yield "only"
    if right in proposals:
        yield "listed"


def table_of(one: gs.Corrupted) -> str:
    form = one.report.form
    return "+".join(sorted({str(form.cells[error.cell].table) for error in one.errors}))


def line(name: str, counted: Counter[str]) -> None:
    invalid = counted["invalid"] or 1
    wholes = {"deduced": counted["planted"]}
    shares = (f"{counted[c] / wholes.get(c, invalid):7.1%}" for c in COLUMNS[2:])
    numbers = f"{counted['planted']:8} {counted['invalid']:8}"
    print(f"{name:34} {numbers} {' '.join(shares)}")


def main() -> None:
    print(
        f"{'errors':34} {'planted':>8} {'invalid':>8} " + " ".join(f"{c:>7}" for c in COLUMNS[2:])
    )
    for errors in (1, 2):
        for slips in (*({slip} for slip in SLIPS), set(SLIPS) - {"in_yuan", "blank"}):
            counted: dict[str, Counter[str]] = {}
            for one in sample(slips, errors):
                found = counted.setdefault(table_of(one), Counter())
                found.update(judged(one, one.draft.check()))
            name = f"{errors} × {next(iter(slips)) if len(slips) == 1 else 'any of these'}"
            for table in sorted(counted):
                line(f"{name}, table {table}", counted[table])


if __name__ == "__main__":
    main()
