# SPDX-License-Identifier: Apache-2.0
"""Claims of a text: facts found and false alarms beside plain patterns, and the time they take.

``python benchmarks/text_against_tables.py [FILE.csv]`` reads the labelled sentences of the tests,
or others of the same columns. The peer is what people write first: seven regular expressions, each
with one cell that the figure has to be. Times are processor time, the median of some rounds.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time
from typing import Final

from attrs import evolve

import gaidisclosure as gd
from gaidisclosure.checks import Number
from gaidisclosure.strategies import sample

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.statements.labelled import LABELLED, Row, rows

ROUNDS: Final = 41
LENGTH: Final = 3_000
_REQUESTS: Final = "request_handling."
PATTERNS: Final = {
    rf"{words}\D{{0,12}}?(\d+)\s*[件条起]": cell
    for words, cell in {
        "(?:收到|受理|新收)": _REQUESTS + "received.total",
        "(?:办结|答复)": _REQUESTS + "outcomes.total.total",
        "上年结转": _REQUESTS + "brought_forward.total",
        "结转(?:下|至)": _REQUESTS + "carried_forward.total",
        "行政复议": "review_litigation.review.total",
        "行政诉讼": "review_litigation.litigation_direct.total",
        "行政规范性文件": "proactive_disclosure.normative_documents.issued",
    }.items()
}
"""Seven patterns and the cell of each."""
JUDGED: Final = {"agrees", "differs"}
PLAIN: Final = (
    "我们按照要求做好各项工作，完善制度，明确分工，及时回应群众关切，不断提高公开的质量和实效。"
)


def taken(text: str, figures: Mapping[str, Number | None]) -> list[tuple[str, bool]]:
    """Return each figure that a pattern takes, and whether it is not the one in its cell."""
    return [
        (found[1], int(found[1]) != figures[cell])
        for pattern, cell in PATTERNS.items()
        for found in re.finditer(pattern, text)
    ]


def peer(labelled: list[Row]) -> tuple[int, int, int]:
    """Return the facts that the patterns judge as labelled, the alarms, and the false ones."""
    judged = alarmed = false = 0
    for row in labelled:
        differing = {fact.value for fact in row.facts if fact.status == "differs"}
        agreeing = {fact.value for fact in row.facts if fact.status == "agrees"}
        for value, alarm in taken(row.sentence, row.figures):
            judged += value in (differing if alarm else agreeing)
            alarmed += alarm
            false += alarm and value not in differing
    return judged, alarmed, false


def ours(labelled: list[Row]) -> tuple[int, int, int]:
    facts = sum(fact.status in JUDGED for row in labelled for fact in row.facts)
    missed = sum(fact.status in JUDGED for row in labelled for fact in row.missed())
    alarmed = sum(claim.status == "differs" for row in labelled for claim in row.claims)
    false = sum(claim.status == "differs" for row in labelled for claim in row.wrong())
    return facts - missed, alarmed, false


def texts(labelled: list[Row]) -> Iterator[tuple[str, str]]:
    """Yield three texts of 3,000 characters: without figures, as in most reports, and full."""
    prose = gd.to_prose(sample(1, seed=3, edition="2021", size="county")[0])
    sentences = "".join(row.sentence for row in labelled)
    yield "no figure", (PLAIN * LENGTH)[:LENGTH]
    yield "one sentence in five has figures", (prose + PLAIN * LENGTH)[:LENGTH]
    yield "every sentence has figures", sentences[:LENGTH]


def milliseconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = process_time()
        work()
        times.append(process_time() - start)
    return 1000 * median(times)


def main(path: Path) -> None:
    labelled = [*rows(path)]
    facts = sum(fact.status in JUDGED for row in labelled for fact in row.facts)
    print(
        f"Python {sys.version.split()[0]}, {len(labelled)} sentences, {facts} that agree or differ"
    )
    print(f"{'':36}{'as labelled':>12}{'alarms':>8}{'false':>8}")
    for name, found in (("ours", ours(labelled)), ("seven patterns", peer(labelled))):
        print(f"{name:36}{found[0]:12}{found[1]:8}{found[2]:8}")
    report = sample(1, seed=3, edition="2021", size="county")[0]
    print(f"{'3,000 characters':36}{'claims':>12}{'ms':>8}{'peer ms':>10}{'check() ms':>12}")
    for name, text in texts(labelled):
        told = gd.Narrative(overview=gd.Overview(text=text))
        draft = gd.Draft.from_report(evolve(report, narrative=told))
        claims = len(gd.find_claims(draft))
        figures = draft.figures()
        times = (
            milliseconds(partial(gd.find_claims, draft)),
            milliseconds(partial(taken, text, figures)),
            milliseconds(draft.check),
        )
        print(f"{name:36}{claims:12}{times[0]:8.2f}{times[1]:10.2f}{times[2]:12.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else LABELLED)
