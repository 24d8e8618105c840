# SPDX-License-Identifier: Apache-2.0
"""Naive oracles for repairs: every possibility tried, apart from the library's way of searching."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from random import Random
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from gaidisclosure.draft import Cell, Draft
from gaidisclosure.form import EDITION_2019, EDITION_2021, EDITION_2021_UNDIVIDED
from gaidisclosure.model import Agency
from tests import contract

FORMS = {"2021": EDITION_2021, "2019": EDITION_2019, "2021-undivided": EDITION_2021_UNDIVIDED}
MOST = 999_999_999_999_999
_ENOUGH = 10**6  # no blank needs more, and a solver in floating point is not exact far above it

Counts = dict[str, int]
Solution = frozenset[tuple[str, int]]


def flows(variant: str, seed: int, number: int, largest: int) -> Counts:
    """Lawful figures of tables 3 and 4: so many requests or cases at random, totals added up."""
    random = Random(seed)
    given = dict.fromkeys(contract.leaves(variant), 0)
    ends = [*contract.OUTCOMES[variant], "carried_forward"]
    for _ in range(number):
        column, size = random.choice(contract.APPLICANTS), random.randint(1, largest)
        for row in (random.choice(contract.INFLOWS), random.choice(ends)):
            given[f"{contract.T3}.{row}.{column}"] += size
        block, result = random.choice(contract.BLOCKS), random.choice(contract.RESULTS)
        given[f"{contract.T4}.{block}.{result}"] += random.randint(1, largest)
    whole: dict[str, Any] = contract.with_totals(variant, given)
    return {path: figure for path, figure in whole.items() if not path.startswith(contract.T2)}


def draft_of(variant: str, figures: Mapping[str, Any]) -> Draft:
    """The draft that prints these figures, zeros in table 2."""
    whole = {**dict.fromkeys(contract.TABLE_2[variant], 0), **figures}
    paths = [path for path in contract.cells(variant) if path in whole or contract.T2 in path]
    cells = {path: Cell.of(whole.get(path, 0)) for path in paths if whole.get(path, 0) is not None}
    return Draft(edition=FORMS[variant], issuer=Agency("云溪县商务局"), year=2022, cells=cells)


def signs(variant: str) -> dict[str, dict[str, int]]:
    """For every cell: in which sums it stands, and on which side."""
    found: dict[str, dict[str, int]] = {}
    for code, (left, right) in contract.identities(variant).items():
        for sign, cells in ((1, left), (-1, right)):
            for cell in cells:
                found.setdefault(cell, {})[code] = sign
    return found


def missing_by(variant: str, figures: Mapping[str, int]) -> Counts:
    """By how much which sums do not agree."""
    sums = contract.identities(variant).items()
    by = {
        code: sum(figures[cell] for cell in left) - sum(figures[cell] for cell in right)
        for code, (left, right) in sums
    }
    return {code: amount for code, amount in by.items() if amount}


def singles(variant: str, figures: Mapping[str, int]) -> set[Solution]:
    """Every lawful change of one cell that puts everything right."""
    wrong, found = missing_by(variant, figures), set()
    for cell, stands in signs(variant).items():
        for by in {-sign * wrong.get(code, 0) for code, sign in stands.items()}:
            to = figures[cell] + by
            if by and 0 <= to <= MOST and not missing_by(variant, {**figures, cell: to}):
                found.add(frozenset({(cell, to)}))
    return found


def pairs(variant: str, figures: Mapping[str, int]) -> Iterator[Solution]:
    """Every lawful change of two cells that puts everything right.

    No two cells stand in the same sums, so of any two, one stands in a sum without the other.
    """
    wrong, stands = missing_by(variant, figures), signs(variant)
    touched = [cell for cell in stands if not wrong.keys().isdisjoint(stands[cell])]
    for one, two in combinations(touched, 2):
        if wrong.keys() <= stands[one].keys() | stands[two].keys():
            yield from _both(variant, figures, wrong, one, two)


def _both(
    variant: str, figures: Mapping[str, int], wrong: Counts, one: str, two: str
) -> Iterator[Solution]:
    stands = signs(variant)
    for first, second in ((one, two), (two, one)):
        alone = [code for code in stands[first] if code not in stands[second]]
        if alone:
            first_by = -stands[first][alone[0]] * wrong.get(alone[0], 0)
            to = figures[first] + first_by
            for change in singles(variant, {**figures, first: to}):
                ((cell, other_to),) = change
                if cell == second and first_by and 0 <= to <= MOST:
                    yield frozenset({(first, to), (second, other_to)})
            return


def apart() -> dict[str, Any]:
    """Figures of which each identity could hold by itself, but not all of them.

    One of the outcomes in a column is counted once too often, and the blanks, two in each of the
    identities around it, cannot tell which.
    """
    pair = ("natural_person", "commercial_enterprise")
    rows = (*contract.INFLOWS, "outcomes.disclosed", "outcomes.partially_disclosed")
    gone = [f"{contract.T3}.{row}.{column}" for row in rows for column in pair]
    figures: dict[str, Any] = flows("2021", 5, 40, 9) | dict.fromkeys(
        [*gone, f"{contract.T3}.outcomes.total.total"]
    )
    figures[f"{contract.T3}.outcomes.total.natural_person"] += 1
    return figures


Terms = dict[str, int]


def added_up(variant: str, identities: Mapping[str, int]) -> Terms:
    """The sum of identities, each once with its sign: what is left of their cells."""
    sums: Terms = {}
    for code, sign in identities.items():
        for cells, side in zip(contract.identities(variant)[code], (sign, -sign), strict=True):
            for cell in cells:
                sums[cell] = sums.get(cell, 0) + side
    return {cell: times for cell, times in sums.items() if times}


def contradicts(terms: Terms, figures: Mapping[str, Any]) -> bool:
    """Whether no blank can make up for what the known figures leave."""
    total = sum(times * (figures[cell] or 0) for cell, times in terms.items())
    return total != 0 and all(
        times * total > 0 for cell, times in terms.items() if figures[cell] is None
    )


def is_proved(
    variant: str,
    figures: Mapping[str, Any],
    proof: Any,
    changes: int,
    unchanged: frozenset[str] = frozenset(),
) -> bool:
    """Whether a sceptic is convinced that changes of so many figures do not suffice.

    A sum that cannot hold has a figure that must change. If no figure stands in more than two of
    several, so many changes mend twice as many at most. Else each figure of the first is given up
    in turn; those tried before it may be taken to be right.
    """
    wrong = [added_up(variant, cut.identities) for cut in proof.cuts]
    if not wrong or not all(contradicts(terms, figures) for terms in wrong):
        return False
    if max(Counter(cell for terms in wrong for cell in terms).values()) > 2:
        return False
    if len(wrong) > 2 * changes:
        return True
    for cell, then in proof.branches.items():
        given_up = {**figures, cell: None}
        if not is_proved(variant, given_up, then, changes - 1, unchanged):
            return False
        unchanged |= {cell}
    return all(figures[cell] is None or cell in unchanged for cell in wrong[0])


def solvable(
    sums: Mapping[str, tuple[Sequence[str], Sequence[str]]], figures: Mapping[str, int | None]
) -> bool:
    """Whether whole numbers for the blanks make these sums hold, by integer programming."""
    blank = {cell: n for n, cell in enumerate(c for c, f in figures.items() if f is None)}
    rows, rest = np.zeros((len(sums), len(blank) + 1)), np.zeros(len(sums))
    for number, sides in enumerate(sums.values()):
        for sign, cells in zip((1, -1), sides, strict=True):
            for cell in cells:
                rows[number, blank.get(cell, -1)] += sign * (cell in blank)
                rest[number] -= sign * (figures[cell] or 0)
    found = milp(
        np.zeros(len(blank) + 1),
        integrality=np.ones(len(blank) + 1),
        bounds=Bounds(0, _ENOUGH),
        constraints=LinearConstraint(rows, rest, rest),
    )
    return bool(found.success)
