# SPDX-License-Identifier: Apache-2.0
"""Judge drafts with blanks beside integer programming: ``python benchmarks/blanks.py 2000``.

Each draft has up to eighty blanks and up to two wrong figures. The verdict must be invalid exactly
if the solver HiGHS, by way of scipy, finds no lawful figures for the blanks, and every cut must
contradict by addition. Prints the number of differences, and the times of both.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import partial
from random import Random
from statistics import median
from time import process_time
from typing import TypeVar

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

import gaidisclosure as gd
from gaidisclosure.algebra import flows, graphs
from gaidisclosure.form import FORMS, Edition

T = TypeVar("T")
Figures = dict[str, int | None]
_LARGEST = 300
_SCALE = 10**6
"""No blank needs more in these drafts; a solver in floating point is not exact much further up."""


def printed(form: Edition, random: Random) -> Figures:
    """Return lawful figures of tables 3 and 4, some of them left blank and some changed."""
    found: dict[str, int | None] = dict.fromkeys(form.cells, 0)
    for flow in random.choices(flows(form), k=random.randint(0, 40)):
        by = random.randint(1, _LARGEST)
        for cell in flow.cells:
            found[cell] = (found[cell] or 0) + by
    tied = [cell for cell in form.cells if form.cells[cell].table > 2]
    for cell in random.sample(tied, random.randint(0, 2)):
        found[cell] = max(0, (found[cell] or 0) + random.choice((-90, -9, -1, 1, 9, 90)))
    return found | dict.fromkeys(random.sample(tied, random.randint(1, 80)))


def can_be_filled(form: Edition, figures: Mapping[str, int | None]) -> bool:
    """Ask the solver for whole numbers that make every identity hold."""
    blank = {cell: n for n, cell in enumerate(c for c, f in figures.items() if f is None)}
    rows = np.zeros((len(form.identities), len(blank)))
    rest = np.zeros(len(form.identities))
    for number, identity in enumerate(form.identities.values()):
        for sign, side in ((1, identity.left), (-1, identity.right)):
            for cell in side:
                if cell in blank:
                    rows[number, blank[cell]] += sign
                rest[number] -= sign * (figures[cell] or 0)
    found = milp(
        np.zeros(len(blank)),
        integrality=np.ones(len(blank)),
        bounds=Bounds(0, _SCALE),
        constraints=LinearConstraint(rows, rest, rest),
    )
    return bool(found.success)


def is_true(form: Edition, fault: gd.Violation, figures: Mapping[str, int | None]) -> bool:
    """Add up the identities of a cut and see that no blanks can make up for the difference."""
    (signs, *_) = (each.nodes for each in graphs(form) if fault.identities[0] in each.nodes)
    sums: dict[str, int] = {}
    for code in fault.identities:
        identity = form.identities[code]
        for sign, side in ((signs[code], identity.left), (-signs[code], identity.right)):
            for cell in side:
                sums[cell] = sums.get(cell, 0) + sign
    total = sum(sign * (figures[cell] or 0) for cell, sign in sums.items())
    blank = {sign for cell, sign in sums.items() if sign and figures[cell] is None}
    return total != 0 and all(sign * total > 0 for sign in blank)


def timed(call: Callable[[], T]) -> tuple[T, float]:
    """Return what a call gives, and the least processor time of five."""
    found = call()
    times = list[float]()
    for _ in range(5):
        start = process_time()
        call()
        times.append(process_time() - start)
    return found, min(times)


def main(count: int) -> None:
    random, differences, wrong_cuts, cuts = Random(2021), 0, 0, 0
    ours, theirs, invalid = list[float](), list[float](), 0
    for number in range(count):
        form = [*FORMS.values()][number % len(FORMS)]
        figures = printed(form, random)
        draft = gd.Draft.from_figures("云溪县商务局", 2023, figures, form)
        verdict, ours_took = timed(draft.check)
        fillable, theirs_took = timed(partial(can_be_filled, form, figures))
        ours.append(ours_took)
        theirs.append(theirs_took)
        differences += fillable is (verdict.conclusion is gd.Conclusion.INVALID)
        invalid += not fillable
        for fault in verdict.violations:
            if fault.identities:
                cuts += 1
                wrong_cuts += not is_true(form, fault, figures)
    print(f"{count} drafts, {invalid} of them cannot be filled: {differences} differences")
    print(f"{cuts} violations of several identities together, {wrong_cuts} not true by addition")
    for name, times in (("check()", ours), ("HiGHS", theirs)):
        print(f"{name}: median {median(times) * 1000:.2f} ms, at worst {max(times) * 1000:.2f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
