# SPDX-License-Identifier: Apache-2.0
"""JSON to a checked report and back, beside orjson and a pydantic model, in one run.

    python benchmarks/json_speed.py

Every figure is the median of paired rounds, in processor time, so that a machine whose speed drifts
does not matter to the ratios, nor do other programs on it. Nothing here is a test; the promises
stand beside the figures.
"""

from __future__ import annotations

import gc
import json
import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import orjson
from hypothesis import Phase, given, seed, settings
from pydantic_peer import PeerReport

import gaidisclosure as gd
from gaidisclosure import (
    AnnualReport2021,
    Narrative,
    Overview,
    ProactiveDisclosure2021,
    RequestHandling2021,
)
from gaidisclosure.form import EDITION_2021
from gaidisclosure.model import APPLICANTS
from gaidisclosure.strategies import annual_reports

ROUNDS, CALLS = 41, 100
Call = Callable[[Any], object]
EXAMPLE = Path(__file__).parents[1] / "examples" / "data" / "yunxi-2023.txt"


def city() -> AnnualReport2021:
    """A city's report: some sixty flows of requests, figures in nearly every row."""
    rows = [path.split(".", 1)[1].rpartition(".")[0] for path in
            EDITION_2021.identities["T3-SUM:natural_person"].left]  # fmt: skip
    events = [
        (f"{row}.{APPLICANTS[number % 6]}", 7 * number * number % 900 + 1)
        for number, row in enumerate(rows * 3)
        if number % 4 != 3
    ]
    received = [(f"received.{path.rpartition('.')[2]}", number) for path, number in events]
    return AnnualReport2021(
        agency=gd.Agency("云溪市人民政府", level=gd.Level.CITY),
        period=gd.ReportingPeriod.of_year(2023),
        proactive_disclosure=ProactiveDisclosure2021(licensing=5176, fees=Decimal(4068)),
        request_handling=RequestHandling2021.from_events(events + received),
        narrative=narrative(),
    )


def bureau() -> AnnualReport2021:
    """The example of this project, a bureau with twenty requests: most rows are empty."""
    read = gd.read(EXAMPLE).seal()
    return AnnualReport2021.from_figures(read.agency, read.period, read.figures(), narrative())


def narrative() -> Narrative:
    """About 6 kB of it, three paragraphs to a section."""
    paragraph = "本机关按照要求稳步推进政府信息公开工作，各项制度执行良好。" * 6
    text = "\n".join([paragraph] * 3)
    return Narrative(
        overview=Overview(text=text, proactive=text),
        problems_and_improvements=text,
        other_matters=paragraph,
    )


def drawn(count: int = 50) -> list[AnnualReport2021]:
    """Random reports whose texts hold everything, the same in every run."""
    found: list[AnnualReport2021] = []

    @seed(2023)
    @settings(max_examples=count, database=None, phases=[Phase.generate])
    @given(annual_reports(edition="2021"))
    def keep(report: AnnualReport2021) -> None:
        found.append(report)

    keep()
    return found


def seconds(call: Callable[[], object], calls: int) -> float:
    """Seconds of processor time for a call, as other programs share the machine."""
    start = time.process_time()
    for _ in range(calls):
        call()
    return (time.process_time() - start) / calls


def beside(
    ours: Callable[[], object], peer: Callable[[], object], calls: int
) -> tuple[float, float, float]:
    """Median seconds of both, and the median of their ratio, in alternating rounds."""
    pairs = [(seconds(ours, calls), seconds(peer, calls)) for _ in range(ROUNDS)]
    one, two = (statistics.median(side) for side in zip(*pairs, strict=True))
    return one, two, statistics.median(a / b for a, b in pairs)


def line(what: str, measured: str, promise: str) -> None:
    print(f"{what:<58} {measured:>26}   {promise}")


def compared(
    what: str, given: Sequence[Any], ours: Call, peer: Call, goal: str, peers: Sequence[Any] = ()
) -> None:
    """Print how long ours takes for each of what is given, and how long the peer does."""
    one, two, ratio = beside(
        lambda: [*map(ours, given)],
        lambda: [*map(peer, peers or given)],
        max(1, CALLS // len(given)),
    )
    each = 1e6 / len(given)
    line(what, f"{one * each:6.1f} µs / {two * each:6.1f} µs = {ratio:5.2f}", goal)


def memory() -> float:
    """Bytes that one report read from JSON holds, its narrative empty."""
    bare = gd.dumps(AnnualReport2021.from_figures("云溪市人民政府", 2023, city().figures()))
    gd.loads(bare)
    gc.collect()
    tracemalloc.start()
    kept = [gd.loads(bare) for _ in range(200)]
    size = tracemalloc.get_traced_memory()[0] / len(kept)
    tracemalloc.stop()
    return size


def importing() -> float:
    """Median milliseconds that ``import gaidisclosure`` takes over bare Python."""
    script = "import time; t = time.perf_counter(); import gaidisclosure; "
    script += "print(time.perf_counter() - t)"
    runs = [
        float(
            subprocess.run([sys.executable, "-c", script], capture_output=True, check=True).stdout
        )
        for _ in range(15)
    ]
    return statistics.median(runs) * 1e3


def reading_and_writing(name: str, reports: Sequence[AnnualReport2021]) -> None:
    canonical = [gd.dumps(report) for report in reports]
    plain = [orjson.loads(data) for data in canonical]
    spaced = [json.dumps(tree, ensure_ascii=False, indent=2).encode() for tree in plain]
    escaped = [json.dumps(tree).encode() for tree in plain]
    for spelled in (canonical, spaced, escaped):
        assert [*map(gd.loads, spelled)] == reports
    assert [PeerReport.model_validate_json(data).agency.name for data in canonical] == [
        report.agency.name for report in reports
    ]
    print(f"{name}: {sum(map(len, canonical)) // len(reports)} bytes")
    peer = PeerReport.model_validate_json
    compared("loads / orjson.loads: canonical", canonical, gd.loads, orjson.loads, "≤ 4")
    compared("    white space (indent=2)", spaced, gd.loads, orjson.loads, "≤ 10")
    compared("    white space and escapes (json.dumps)", escaped, gd.loads, orjson.loads, "≤ 10")
    compared("loads / pydantic model with the same sums", canonical, gd.loads, peer, "≤ 0.7")
    compared("dumps / orjson.dumps", reports, gd.dumps, orjson.dumps, "≤ 3", plain)


def main() -> None:
    print(f"Python {sys.version.split()[0]}")
    reading_and_writing("a bureau", [bureau()])
    reading_and_writing("a city", [city()])
    reading_and_writing("50 random reports", drawn())
    draft = gd.Draft.from_report(city())
    verdict = statistics.median(seconds(draft.check, 20) for _ in range(ROUNDS))
    line("verdict of a full draft", f"{verdict * 1e6:.0f} µs", "≤ 200 µs")
    line("memory of a report without narrative", f"{memory() / 1024:.1f} kB", "≤ 8 kB")
    line("import gaidisclosure", f"{importing():.0f} ms", "≤ 60 ms")


if __name__ == "__main__":
    main()
