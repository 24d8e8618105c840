# SPDX-License-Identifier: Apache-2.0
"""The three tables: every way to build one gives the same."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, localcontext
from operator import attrgetter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.errors import InvalidReportError
from gaidisclosure.form import EDITION_2019, EDITION_2021
from gaidisclosure.model import (
    ProactiveDisclosure2019,
    ProactiveDisclosure2021,
    ReviewLitigation,
    leaves,
)
from gaidisclosure.model.requests import outcome_rows
from tests import contract
from tests.model.tabled import (
    TABLES,
    Table,
    codes,
    drawn,
    each_handling,
    each_table,
    figures_of,
    printed_rows,
    some,
    without_totals,
)


@each_table
def test_the_leaves_are_those_of_the_contract(cls: Table, variant: str) -> None:
    expected = [*figures_of(cls, variant, dict.fromkeys(contract.leaves(variant)))]
    assert list(leaves(cls.form, cls.key)) == expected


@each_table
@given(data=st.data())
def test_a_table_has_the_figures_that_it_is_built_from(
    cls: Table, variant: str, data: st.DataObject
) -> None:
    figures = drawn(data, cls, variant)
    table = cls.from_figures(without_totals(variant, figures))
    assert [*table.figures().items()] == [*figures.items()]
    for path, number in figures.items():
        assert attrgetter(path.removeprefix(f"{cls.key}."))(table) == number


@each_table
@given(data=st.data())
def test_totals_may_be_given_if_they_are_right(
    cls: Table, variant: str, data: st.DataObject
) -> None:
    figures = drawn(data, cls, variant)
    inner = without_totals(variant, figures)
    for path in some(data, figures):
        inner[path] = figures[path]
    assert cls.from_figures(inner) == cls.from_figures(figures)
    assert cls.from_figures(figures).figures() == figures


@each_table
@given(data=st.data())
def test_a_table_is_built_from_rows_with_totals_or_without(
    cls: Table, variant: str, data: st.DataObject
) -> None:
    figures = drawn(data, cls, variant)
    table = cls.from_figures(figures)
    total_rows = f"{contract.T3}.outcomes.total."
    keeps: tuple[Callable[[str], bool], ...] = (
        lambda path: True,
        lambda path: not path.startswith(total_rows),
        lambda path: not path.endswith(".total"),
        lambda path: not path.startswith(total_rows) and not path.endswith(".total"),
    )
    for keep in keeps:
        kept = {path: number for path, number in figures.items() if keep(path)}
        rows = [[kept[path] for path in row] for row in printed_rows(cls, variant, kept)]
        assert cls.from_rows(rows) == table
        assert cls.from_rows(tuple(map(iter, rows))) == table


@each_table
@given(data=st.data())
def test_a_table_is_built_from_events_in_any_order(
    cls: Table, variant: str, data: st.DataObject
) -> None:
    figures = drawn(data, cls, variant)
    events: list[tuple[str, Any]] = []
    for path, number in without_totals(variant, figures).items():
        name = path.removeprefix(f"{cls.key}.")
        if number:
            part = data.draw(st.sampled_from([0, 1, abs(number) // 2]))
            events += [(name, number)] if abs(number) <= part else split(name, number, part)
    table = cls.from_figures(figures)
    with localcontext(prec=1):
        assert cls.from_events(data.draw(st.permutations(events))) == table
    once = {path.removeprefix(f"{cls.key}."): n for path, n in figures.items() if n}
    assert cls.from_events(without_total_events(cls, variant, once)) == table


def split(name: str, number: Any, part: Any) -> list[tuple[str, Any]]:
    part = Decimal(part) if isinstance(number, Decimal) else part
    sign = -1 if number < 0 else 1
    with localcontext(prec=60):
        return [(name, sign * part), (name, number - sign * part)]


def without_total_events(cls: Table, variant: str, events: dict[str, Any]) -> dict[str, Any]:
    kept = set(contract.leaves(variant))
    return {name: number for name, number in events.items() if f"{cls.key}.{name}" in kept}


@each_table
def test_no_event_and_no_row_is_the_table_of_zeros(cls: Table, variant: str) -> None:
    assert cls.zero() == cls.from_events([]) == cls.from_events({}) == cls()
    assert set(cls.zero().figures().values()) == {0}
    assert len(cls.zero().figures()) == len(
        figures_of(cls, variant, dict.fromkeys(contract.cells(variant)))
    )


def test_events_with_amounts_and_with_signs_add_up() -> None:
    fees: list[tuple[str, Decimal | int]] = [
        ("fees", Decimal("1.5")),
        ("fees", Decimal("2.25")),
        ("fees", 1),
    ]
    assert ProactiveDisclosure2021.from_events(fees).fees == Decimal("4.75")
    changes = [("licensing.change", -3), ("licensing.change", -4)]
    assert ProactiveDisclosure2019.from_events(changes).licensing.change == -7


def test_a_total_can_be_an_event_if_it_is_right() -> None:
    events = {"review.upheld": 2, "review.pending": 1}
    expected = ReviewLitigation.from_events(events)
    assert ReviewLitigation.from_events({**events, "review.total": 3}) == expected
    with pytest.raises(InvalidReportError) as caught:
        ReviewLitigation.from_events({**events, "review.total": 2})
    assert codes(caught.value.violations) == ["T4-SUM:review"]


@each_handling
def test_the_rows_of_outcomes_come_in_printed_order(cls: Table, variant: str) -> None:
    events: list[tuple[str, int]] = []
    for number, row in enumerate(contract.OUTCOMES[variant]):
        events += [(f"{row}.natural_person", number), ("received.natural_person", number)]
    rows = outcome_rows(cls.from_events(events).outcomes)  # type: ignore[attr-defined]
    assert [row.total for row in rows] == [*range(len(contract.OUTCOMES[variant]))]


def test_the_form_and_the_key_of_a_table() -> None:
    assert [(cls.form, cls.key) for cls, _ in TABLES] == [
        (EDITION_2021, contract.T2),
        (EDITION_2019, contract.T2),
        (EDITION_2021, contract.T3),
        (EDITION_2019, contract.T3),
        (EDITION_2021, contract.T4),
    ]
