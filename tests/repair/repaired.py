# SPDX-License-Identifier: Apache-2.0
"""Naive oracles for repairs: every possibility tried, apart from the library's way of searching."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from random import Random
from typing import Any

from gaidisclosure.draft import Cell, Draft
from gaidisclosure.form import EDITION_2019, EDITION_2021, EDITION_2021_UNDIVIDED
from gaidisclosure.model import Agency
from tests import contract

FORMS = {"2021": EDITION_2021, "2019": EDITION_2019, "2021-undivided": EDITION_2021_UNDIVIDED}
MOST = 999_999_999_999_999

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


def is_proved(variant: str, figures: Mapping[str, int], proof: Any, changes: int) -> bool:
    """Whether a sceptic is convinced that so many changes do not suffice.

    Some sum fails, so one of its cells must change. If it is the last change, it must put that
    very sum right; if it is not, one of the cells can be told by some sum of its own.
    """
    (code,) = proof.equation.codes
    left, right = contract.identities(variant)[code]
    if code not in missing_by(variant, figures):
        return False
    if not changes:
        return True
    tried = {(branch.cell, branch.to): branch for branch in proof.branches}
    wrong = missing_by(variant, figures)
    for cell in (*left, *right):
        stands = signs(variant)[cell]
        asking = [code] if changes == 1 else list(stands)
        for asked in asking:
            to = figures[cell] - stands[asked] * wrong.get(asked, 0)
            if to == figures[cell] or not 0 <= to <= MOST:
                continue
            branch = tried.get((cell, to))
            if branch is None or branch.then is None:
                return False
            if not is_proved(variant, {**figures, cell: to}, branch.then, changes - 1):
                return False
    return True
