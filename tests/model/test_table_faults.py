# SPDX-License-Identifier: Apache-2.0
"""The three tables: what they refuse, and how it is named."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.checks import MAX_COUNT, Violation
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.model import (
    ProactiveDisclosure2019,
    ProactiveDisclosure2021,
    RequestHandling2019,
    RequestHandling2021,
    ReviewLitigation,
)
from tests import contract
from tests.model.tabled import (
    Table,
    codes,
    completed,
    drawn,
    each_handling,
    each_table,
    figures_of,
    printed_rows,
    some,
    without_totals,
)
from tests.unlawful import BAD


@each_table
@given(data=st.data())
def test_rows_of_another_shape_are_refused(cls: Table, variant: str, data: st.DataObject) -> None:
    figures = drawn(data, cls, variant)
    rows = [[figures[path] for path in row] for row in printed_rows(cls, variant, figures)]
    row = data.draw(st.sampled_from(rows))
    spoil: list[Callable[[], None]] = [lambda: row.append(0), rows.clear, lambda: rows.append([0])]
    data.draw(st.sampled_from(spoil))()
    with pytest.raises(InvalidReportError) as caught:
        cls.from_rows(rows)
    [violation] = caught.value.violations
    assert (violation.code, violation.cells) == ("ROWS-SHAPE", (cls.key,))
    assert violation.edition == cls.form.name


SHAPES: dict[Table, str] = {
    ProactiveDisclosure2021: "2 × 3 + 4 × 1",
    ProactiveDisclosure2019: "6 × 3 + 2 × 2",
    RequestHandling2021: "25 × 7; 25 × 6; 24 × 7; 24 × 6",
    RequestHandling2019: "23 × 7; 23 × 6; 22 × 7; 22 × 6",
    ReviewLitigation: "1 × 15; 1 × 12",
}


@pytest.mark.parametrize("cls", SHAPES)
def test_the_message_says_which_shapes_there_are(cls: Table) -> None:
    with pytest.raises(InvalidReportError) as caught:
        cls.from_rows([[1, 2], [3]])
    [violation] = caught.value.violations
    assert (violation.expected, violation.actual) == (SHAPES[cls], "2, 1")
    assert SHAPES[cls] in violation.message("en")


@each_table
@given(data=st.data())
def test_bad_figures_are_all_named_and_nothing_else(
    cls: Table, variant: str, data: st.DataObject
) -> None:
    figures = drawn(data, cls, variant)
    if data.draw(st.booleans()):
        figures = without_totals(variant, figures)
    kinds = contract.cells(variant)
    wrong: dict[str, str] = {}
    for path in some(data, figures, min_size=1, max_size=5):
        figures[path], wrong[path] = data.draw(st.sampled_from(BAD[kinds[path]]))
    with pytest.raises(InvalidReportError) as caught:
        cls.from_figures(figures)
    violations = caught.value.violations
    assert {violation.cells[0]: violation.code for violation in violations} == wrong
    assert len(violations) == len(wrong)
    assert {violation.edition for violation in violations} == {cls.form.name}


@each_table
@given(data=st.data())
def test_missing_and_unknown_cells_are_all_named(
    cls: Table, variant: str, data: st.DataObject
) -> None:
    figures = without_totals(variant, drawn(data, cls, variant))
    missing = some(data, figures, max_size=3)
    strange = ["", "nonsense", f"{cls.key}", f"{cls.key}.total", "agency.name"]
    unknown = data.draw(st.lists(st.sampled_from(strange), unique=True))
    given_ = {path: n for path, n in figures.items() if path not in missing}
    if not missing and not unknown:
        return
    with pytest.raises(InvalidReportError) as caught:
        cls.from_figures(given_ | dict.fromkeys(unknown, 7))
    edition = cls.form.name
    assert list(caught.value.violations) == [
        *(Violation("CELL-UNKNOWN", (path,), actual=7, edition=edition) for path in unknown),
        *(
            Violation("CELL-MISSING", (path,), edition=edition)
            for path in figures
            if path in missing
        ),
    ]


@each_table
def test_a_cell_of_another_table_is_unknown(cls: Table, variant: str) -> None:
    zeros = cls.zero().figures()
    other = next(path for path in contract.leaves(variant) if path not in zeros)
    with pytest.raises(InvalidReportError) as caught:
        cls.from_figures({**zeros, other: 7})
    assert caught.value.violations == (
        Violation("CELL-UNKNOWN", (other,), actual=7, edition=cls.form.name),
    )


@each_table
@given(data=st.data())
def test_a_bad_event_is_not_hidden_by_a_good_one(
    cls: Table, variant: str, data: st.DataObject
) -> None:
    kinds = contract.cells(variant)
    inner = [*figures_of(cls, variant, dict.fromkeys(contract.leaves(variant)))]
    path = data.draw(st.sampled_from(inner))
    bad, code = data.draw(st.sampled_from(BAD[kinds[path]]))
    name = path.removeprefix(f"{cls.key}.")
    events: list[Any] = data.draw(st.permutations([(name, bad), (name, 3), (name, 4)]))
    with pytest.raises(InvalidReportError) as caught:
        cls.from_events(events)
    assert [(v.code, v.cells) for v in caught.value.violations] == [(code, (path,))]


def test_an_event_where_the_form_has_no_cell_is_refused() -> None:
    with pytest.raises(InvalidReportError) as caught:
        RequestHandling2021.from_events([("received", 1), ("outcomes.nonsense.total", "x")])  # type: ignore[list-item]
    assert [(v.code, v.cells, v.actual) for v in caught.value.violations] == [
        ("CELL-UNKNOWN", ("received",), 1),
        ("CELL-UNKNOWN", ("outcomes.nonsense.total",), "x"),
    ]


def test_events_that_together_are_too_many_are_refused() -> None:
    events = [("licensing", MAX_COUNT), ("licensing", 1), ("licensing", 1)]
    with pytest.raises(InvalidReportError) as caught:
        ProactiveDisclosure2021.from_events(events)
    assert codes(caught.value.violations) == ["CELL-SIZE"]


@each_table
@given(data=st.data())
def test_figures_that_do_not_add_up_fail_exactly_the_sums_that_they_break(
    cls: Table, variant: str, data: st.DataObject
) -> None:
    figures = drawn(data, cls, variant)
    if data.draw(st.booleans()):
        figures = without_totals(variant, figures)
    bad: set[str] = set()
    kinds = contract.cells(variant)
    for path in some(data, figures, max_size=4):
        if kinds[path] == "count":
            figures[path] = data.draw(st.integers(0, 40))
            if data.draw(st.integers(0, 5)) == 5:
                figures[path], _ = data.draw(st.sampled_from(BAD["count"]))
                bad.add(path)
    complete = completed(variant, {p: None if p in bad else n for p, n in figures.items()})
    failed = contract.failed(variant, complete)
    if not failed and not bad:
        assert cls.from_figures(figures).figures() == complete
        return
    with pytest.raises(InvalidReportError) as caught:
        cls.from_figures(figures)
    violations = caught.value.violations
    assert {v.code for v in violations if not v.code.startswith("CELL-")} == failed
    assert {v.cells[0] for v in violations if v.code.startswith("CELL-")} == bad
    assert len(violations) == len(failed) + len(bad)


@each_handling
def test_totals_that_grow_too_large_are_all_named(cls: Table, variant: str) -> None:
    events = {
        f"{row}.{column}": MAX_COUNT
        for row in ("received", "outcomes.disclosed")
        for column in ("natural_person", "commercial_enterprise")
    }
    with pytest.raises(InvalidReportError) as caught:
        cls.from_events(events)
    assert [(v.code, v.cells) for v in caught.value.violations] == [
        ("CELL-SIZE", (f"request_handling.{row}.total",))
        for row in ("received", "outcomes.disclosed", "outcomes.total")
    ]


def test_a_row_of_text_is_a_row_of_bad_figures() -> None:
    with pytest.raises(InvalidReportError) as caught:
        ReviewLitigation.from_rows(["0" * 12])  # type: ignore[list-item]
    assert codes(caught.value.violations) == ["CELL-TYPE"] * 12
    assert len({*chain.from_iterable(v.cells for v in caught.value.violations)}) == 12


@each_handling
def test_a_total_that_is_left_out_adds_up_the_totals_that_are_given(
    cls: Table, variant: str
) -> None:
    figures = figures_of(cls, variant, dict.fromkeys(contract.leaves(variant), 0))
    figures[f"{contract.T3}.outcomes.total.natural_person"] = 1
    with pytest.raises(InvalidReportError) as caught:
        cls.from_figures(figures)
    by_code = {violation.code: violation for violation in caught.value.violations}
    wrong = {f"{kind}:{column}" for kind in ("T3-SUM", "T3-BAL") for column in contract.COLUMNS}
    assert by_code.keys() == {c for c in wrong if c.endswith((":natural_person", ":total"))}
    assert (by_code["T3-SUM:total"].expected, by_code["T3-SUM:total"].actual) == (0, 1)
