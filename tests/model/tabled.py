# SPDX-License-Identifier: Apache-2.0
"""The three tables of each edition, with figures for them, good and bad."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import strategies as st

from gaidisclosure.checks import Violation
from gaidisclosure.model import (
    FormTable,
    ProactiveDisclosure2019,
    ProactiveDisclosure2021,
    RequestHandling2019,
    RequestHandling2021,
    ReviewLitigation,
)
from tests import contract, lawful

Table = type[FormTable]

TABLES: list[tuple[Table, str]] = [
    (ProactiveDisclosure2021, "2021"),
    (ProactiveDisclosure2019, "2019"),
    (RequestHandling2021, "2021"),
    (RequestHandling2019, "2019"),
    (ReviewLitigation, "2021"),
]
each_table = pytest.mark.parametrize(("cls", "variant"), TABLES)
each_handling = pytest.mark.parametrize(("cls", "variant"), TABLES[2:4])


def figures_of(cls: Table, variant: str, figures: dict[str, Any]) -> dict[str, Any]:
    """The figures of one table."""
    assert variant == cls.form.name
    return {path: n for path, n in figures.items() if path.startswith(f"{cls.key}.")}


def drawn(data: st.DataObject, cls: Table, variant: str) -> dict[str, Any]:
    return figures_of(cls, variant, data.draw(lawful.figures(variant)))


def without_totals(variant: str, figures: dict[str, Any]) -> dict[str, Any]:
    kept = set(contract.leaves(variant))
    return {path: number for path, number in figures.items() if path in kept}


def some(data: st.DataObject, figures: dict[str, Any], **sizes: Any) -> list[str]:
    return data.draw(st.lists(st.sampled_from([*figures]), unique=True, **sizes))


def codes(violations: tuple[Violation, ...]) -> list[str]:
    return sorted(violation.code for violation in violations)


def printed_rows(cls: Table, variant: str, figures: dict[str, Any]) -> list[list[str]]:
    """The paths of a table, row by row as the form prints them."""
    if cls.key == contract.T2:
        names = {path: path.split(".")[1] for path in figures}
    elif cls.key == contract.T3:
        names = {path: path.rpartition(".")[0] for path in figures}
    else:
        names = dict.fromkeys(figures, "the only row")
    rows: dict[str, list[str]] = {}
    for path, name in names.items():
        rows.setdefault(name, []).append(path)
    return [*rows.values()]


def completed(variant: str, figures: dict[str, Any]) -> dict[str, Any]:
    """With the totals that are not given, where what they add up is known."""
    order = dict.fromkeys(contract.cells(variant))
    sums = contract.identities(variant)
    found = dict(figures)
    for code in (*(c for c in sums if c.startswith("T3-SUM")), *sums, "T3-SUM:total"):
        left, right = sums[code]
        parts: list[Any] = [found.get(path) for path in left]
        if len(right) == 1 and right[0] not in figures and None not in parts:
            found[right[0]] = sum(parts)
    return {path: found[path] for path in order if path in found}
