# SPDX-License-Identifier: Apache-2.0
"""How fast reports are drawn, and how fast a failure shrinks, beside two naive ways to do it.

    python benchmarks/strategies_speed.py [examples]

A peer draws the six counts of each of the 23 free rows of table 3 from ``st.integers``: one drops
every table that is not in balance, the other makes plain classes that nothing checks. Every time
is the processor's, for a whole ``@given`` run with Hypothesis's own share in it.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import attrs
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample, Unsatisfiable
from hypothesis.strategies import SearchStrategy

from gaidisclosure import AnnualReport2019, AnnualReport2021
from gaidisclosure.form import EDITION_2021
from gaidisclosure.model import APPLICANTS, leaves
from gaidisclosure.strategies import (
    annual_reports,
    drafts,
    report_series,
    request_handlings,
    sample,
)

ROUNDS = 7
DRAW_PROMISE = 1.5
"""Milliseconds for one example of annual_reports()."""
SHRINK_PROMISE = 1.0
"""Seconds from the first failure to the simplest."""
CELLS_PROMISE = 2
PATIENCE = 20.0
"""Seconds after which a shrink that goes on and on is cut short."""
PATHS = leaves(EDITION_2021, "request_handling")
ROWS = tuple(dict.fromkeys(path.rpartition(".")[0] for path in PATHS))
Row = tuple[int, ...]
Report = AnnualReport2021 | AnnualReport2019


@attrs.frozen
class PlainRow:
    natural_person: int
    commercial_enterprise: int
    research_institution: int
    public_interest_organization: int
    legal_service_institution: int
    other_organization: int


PlainTable: type[Any] = attrs.make_class(
    "PlainTable", {row.replace(".", "_"): attrs.field(type=PlainRow) for row in ROWS}, frozen=True
)
COUNTS = st.integers(0, 600)
BUILT: SearchStrategy[tuple[Row, ...]] = st.tuples(
    *[st.tuples(*[COUNTS] * len(APPLICANTS)) for _ in ROWS]
)


def balanced(rows: tuple[Row, ...]) -> bool:
    columns = list(zip(*rows, strict=True))
    return all(sum(column[:2]) == sum(column[2:]) for column in columns)


def per_example(strategy: SearchStrategy[Any], examples: int) -> float:
    """Milliseconds of processor time for one example, the best of some rounds."""
    drawn = 0

    @settings(
        max_examples=examples, database=None, deadline=None, suppress_health_check=list(HealthCheck)
    )
    @given(strategy)
    def run(_: object) -> None:
        nonlocal drawn
        drawn += 1

    rounds: list[float] = []
    for _ in range(ROUNDS):
        drawn, start = 0, time.process_time()
        run()
        rounds.append((time.process_time() - start) / drawn * 1000)
    return min(rounds)


@attrs.frozen
class Shrunk:
    seconds: float
    """Processor time from the first failure to the simplest, the median of some rounds."""
    worst: float
    simplest: list[Any]
    """What was left of it in each round."""


def shrunk(strategy: SearchStrategy[Any], fails: Callable[[Any], bool], rounds: int) -> Shrunk:
    took, simplest = [], []
    quiet = settings(database=None, max_examples=5000)
    for seed in range(rounds):
        failures: list[tuple[float, Any]] = []

        def watched(value: Any, failures: list[tuple[float, Any]] = failures) -> bool:
            failed = fails(value)
            if failed:
                failures.append((time.process_time(), value))
            if failures and time.process_time() - failures[0][0] > PATIENCE:
                raise KeyboardInterrupt
            return failed

        try:
            simplest.append(find(strategy, watched, settings=quiet, random=random.Random(seed)))
        except KeyboardInterrupt:
            simplest.append(failures[-1][1])
        took.append(time.process_time() - failures[0][0])
    return Shrunk(statistics.median(took), max(took), simplest)


def leaf_cells(report: Report) -> int:
    figures = report.figures()
    free = (path for table in report.form.tables for path in leaves(report.form, table.key))
    return sum(figures[path] != 0 for path in free)


def rows_not_zero(report: Report) -> int:
    figures = report.figures()
    rows = {
        path.rpartition(".")[0]
        for path, figure in figures.items()
        if figure and path.startswith("request_handling") and "outcomes.total" not in path
    }
    return len(rows)


FAILURES: dict[str, Callable[[Report], bool]] = {
    "some total > 100": lambda report: report.request_handling.received.total > 100,
    "any figure > 100": lambda report: any(n > 100 for n in report.figures().values()),
    "two rows not zero": lambda report: rows_not_zero(report) >= 2,
    "carried forward": lambda report: report.request_handling.carried_forward.total > 0,
    "withheld, an enterprise": lambda report: (
        report.request_handling.outcomes.withheld.third_party_rights.commercial_enterprise > 0
    ),
    "a pending case": lambda report: report.review_litigation.review.pending > 3,
}


def naive_failure(rows: tuple[Row, ...]) -> bool:
    return sum(map(any, rows)) >= 2


def say(label: str, *columns: object) -> None:
    print(f"{label:<46}" + "".join(f"{column!s:>14}" for column in columns), flush=True)


def drawing(examples: int) -> bool:
    say("drawing", "ms/example", "promise")
    default = per_example(annual_reports(), examples)
    say("  annual_reports()", f"{default:.2f}", f"{DRAW_PROMISE} ms")
    few = max(50, examples // 10)
    others = {
        "annual_reports(size='office')": (annual_reports(size="office"), examples),
        "annual_reports(size='city')": (annual_reports(size="city"), examples),
        "annual_reports(size='nation')": (annual_reports(size="nation"), examples),
        "annual_reports(size='extreme')": (annual_reports(size="extreme"), examples),
        "report_series(min_years=4)": (report_series(min_years=4), few),
        "request_handlings(edition='2021')": (request_handlings(edition="2021"), examples),
        "drafts()": (drafts(), few),
        "one st.integers: the least a run can take": (st.integers(0, 10**6), examples),
        "peer, table 3 only: from_type, unbalanced": (st.from_type(PlainTable), few),
        "peer, table 3 only: integers, unbalanced": (BUILT, few),
    }
    for label, (strategy, count) in others.items():
        say(f"  {label}", f"{per_example(strategy, count):.2f}")
    say("  peer, table 3 only: filter(balanced)", filtered(few))
    start = time.process_time()
    sample(examples)
    say("  sample(), without Hypothesis", f"{(time.process_time() - start) / examples * 1000:.2f}")
    return default <= DRAW_PROMISE


def filtered(examples: int) -> str:
    """What is left when tables out of balance are dropped."""
    quiet = settings(database=None, max_examples=examples, phases=[Phase.generate])
    try:
        find(BUILT, lambda rows: balanced(rows) and any(map(any, rows)), settings=quiet)
    except (NoSuchExample, Unsatisfiable):
        return "only zeros"
    return "found some"


def shrinking() -> bool:
    say("shrinking a failure", "s, median", "s, worst", "leaf cells", "promise")
    kept = True
    for label, fails in FAILURES.items():
        found = shrunk(annual_reports(), fails, ROUNDS)
        cells = max(map(leaf_cells, found.simplest))
        kept &= found.worst <= SHRINK_PROMISE and cells <= CELLS_PROMISE
        times = (f"{found.seconds:.2f}", f"{found.worst:.2f}")
        say(f"  {label}", *times, cells, f"{SHRINK_PROMISE} s, {CELLS_PROMISE}")
    found = shrunk(BUILT, naive_failure, 1)
    cells = sum(count != 0 for row in found.simplest[0] for count in row)
    say(
        "  peer, unbalanced: two rows not zero", f"{found.seconds:.2f}", f"{found.worst:.2f}", cells
    )
    return kept


def main() -> int:
    examples = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    kept = [drawing(examples), shrinking()]
    print("promises kept" if all(kept) else "PROMISES BROKEN")
    return not all(kept)


if __name__ == "__main__":
    sys.exit(main())
