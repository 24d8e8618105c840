# SPDX-License-Identifier: Apache-2.0
"""How long a verdict with repairs takes, beside trying everything, in one run.

    python benchmarks/repair_speed.py

A busy city's report, one to six figures of table 3 wrong at random places by random amounts,
without blanks and with up to eighty. The peer does what one would write first: it changes every
cell by every amount by which some sum fails, checks all sums again, and for two wrong figures does
so twice. Nothing here is a test.
"""

from __future__ import annotations

import gc
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator

from json_speed import city, line

from gaidisclosure import Draft
from gaidisclosure.form import EDITION_2021

PROMISES = {1: "≤ 2 ms", 2: "≤ 50 ms"}
WITH_BLANKS = {1: "≤ 10 ms", 2: "≤ 300 ms"}
SAMPLES, NAIVE_SAMPLES = 300, 3
CELLS = [path for path, cell in EDITION_2021.cells.items() if cell.table == 3]


def wrong(draft: Draft, errors: int, seed: int) -> Draft:
    """The draft with so many figures of table 3 printed wrong."""
    choice = random.Random(seed)
    figures = draft.figures()
    cells = choice.sample(CELLS, errors)
    return draft.replace({cell: int(figures[cell] or 0) + choice.randint(1, 999) for cell in cells})


def blanked(draft: Draft, seed: int) -> Draft:
    """The draft with one to eighty cells of table 3 left blank."""
    choice = random.Random(seed)
    return draft.replace(dict.fromkeys(choice.sample(CELLS, choice.randint(1, 80))))


def everything(figures: dict[str, int], depth: int) -> Iterator[dict[str, int]]:
    """All repairs of so many changes, found by trying."""
    amounts = set(failing(figures))
    for cell in CELLS:
        for amount in {*amounts, *(-amount for amount in amounts)}:
            changed = {**figures, cell: figures[cell] + amount}
            if changed[cell] >= 0 and not failing(changed):
                yield changed
            elif changed[cell] >= 0 and depth > 1:
                yield from everything(changed, depth - 1)


def failing(figures: dict[str, int]) -> list[int]:
    sides = (
        (sum(map(figures.__getitem__, each.left)), sum(map(figures.__getitem__, each.right)))
        for each in EDITION_2021.identities.values()
        if each.family.startswith("T3")
    )
    return [one - other for one, other in sides if one != other]


def times(call: Callable[[Draft], object], drafts: list[Draft]) -> list[float]:
    found = []
    gc.collect()
    gc.disable()  # or the garbage of all drafts before it is counted for one
    for draft in drafts:
        start = time.process_time()
        call(draft)
        found.append((time.process_time() - start) * 1e3)
    gc.enable()
    return found


def by_trying(draft: Draft) -> object:
    figures = {cell: int(figure or 0) for cell, figure in draft.figures().items()}
    return list(everything(figures, 1))


def main() -> None:
    print(f"Python {sys.version.split()[0]}")
    right = Draft.from_report(city())
    for errors in (0, 1, 2, 3, 4, 5, 6):
        drafts = [wrong(right, errors, seed) for seed in range(SAMPLES)]
        found = times(lambda draft: draft.check().repairs, drafts)
        middle, worst = statistics.median(found), max(found)
        listed = sum(bool(draft.check().repairs) for draft in drafts)
        what = f"verdict with repairs, {errors} wrong ({listed} of {SAMPLES} repaired)"
        line(what, f"{middle:.2f} ms, worst {worst:.1f} ms", PROMISES.get(errors, ""))
    for errors, promise in WITH_BLANKS.items():
        drafts = [blanked(wrong(right, errors, seed), seed) for seed in range(SAMPLES)]
        found = times(lambda draft: draft.check().repairs, drafts)
        several = sum(len(draft.check().repairs) > 1 for draft in drafts)
        middle, worst = statistics.median(found), max(found)
        what = f"    with blanks, {errors} wrong ({several} of {SAMPLES} with several repairs)"
        line(what, f"{middle:.2f} ms, worst {worst:.1f} ms", promise)
    naive = times(by_trying, [wrong(right, 1, seed) for seed in range(NAIVE_SAMPLES)])
    line("everything tried, 1 wrong", f"{statistics.median(naive):.0f} ms", "")
    amounts = len(set(failing(_figures(wrong(right, 2, 0)))))
    steps = len(CELLS) * 2 * amounts
    guess = statistics.median(naive) * steps / 1e3
    line("everything tried, 2 wrong: so many times that", f"about {guess:.0f} s", "")


def _figures(draft: Draft) -> dict[str, int]:
    return {cell: int(figure or 0) for cell, figure in draft.figures().items()}


if __name__ == "__main__":
    main()
