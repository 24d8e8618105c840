# SPDX-License-Identifier: Apache-2.0
"""Tables as arithmetic: values of one class add up, and rows go out as they came in."""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure.checks import MAX_COUNT, Violation
from gaidisclosure.model import ApplicantCounts, CaseResults, FormTable, Withheld, tables_of
from gaidisclosure.model.value import Figures, Value
from gaidisclosure.strategies import annual_reports, applicant_counts
from tests import contract
from tests.model.tabled import each_table

EACH: dict[str, dict[str, Any]] = {"2021": {"edition": "2021"}, "2019": {"edition": "2019"}}
each_edition = pytest.mark.parametrize("edition", EACH)


def table_of(data: st.DataObject, cls: type[FormTable], variant: str) -> Any:
    return getattr(data.draw(annual_reports(edition=variant, size="nation")), cls.key)  # type: ignore[call-overload]


def parts_of(value: Any) -> list[Any]:
    """The value and all values in it that add up."""
    inner = (getattr(value, field.name) for field in attrs.fields(type(value)))
    return [
        value,
        *(part for each in inner if isinstance(each, Figures) for part in parts_of(each)),
    ]


@each_table
@given(data=st.data())
def test_rows_are_the_inverse_of_from_rows(
    cls: type[FormTable], variant: str, data: st.DataObject
) -> None:
    table = table_of(data, cls, variant)
    for totals in (True, False):
        assert cls.from_rows(table.rows(totals)) == table
    assert [n for row in table.rows() for n in row] == [*table.figures().values()]
    leaves = [table.figures()[path] for path in contract.leaves(variant) if path in table.figures()]
    assert [n for row in table.rows(totals=False) for n in row] == leaves


@each_table
@given(data=st.data())
def test_tables_add_up_cell_by_cell(
    cls: type[FormTable], variant: str, data: st.DataObject
) -> None:
    one, other, third = (table_of(data, cls, variant) for _ in range(3))
    with localcontext(prec=2):
        both = one + other
        assert both == other + one == sum([other, one])
        assert (one + other) + third == one + (other + third)
    expected = {path: n + other.figures()[path] for path, n in one.figures().items()}
    assert both.figures() == expected
    assert one + cls.zero() == one
    assert sum([one]) == one


@each_edition
@given(data=st.data())
def test_every_part_of_a_table_adds_up_with_its_like(edition: str, data: st.DataObject) -> None:
    report, other = (data.draw(annual_reports(**EACH[edition])) for _ in range(2))
    for name in tables_of(type(report)):
        whole = parts_of(getattr(report, name) + getattr(other, name))
        pairs = zip(parts_of(getattr(report, name)), parts_of(getattr(other, name)), strict=True)
        assert [one + two for one, two in pairs] == whole


@given(report=annual_reports())
def test_groups_have_totals(report: gd.AnyReport) -> None:
    outcomes = report.request_handling.outcomes
    groups: list[Any] = [outcomes.withheld, outcomes.unavailable, outcomes.not_processed]
    groups.append(outcomes.other)
    for group in groups[: 4 if report.edition == "2021" else 3]:
        rows = [getattr(group, field.name) for field in attrs.fields(type(group))]
        assert group.total == sum(rows, ApplicantCounts())
    other = outcomes.other.total if report.edition == "2021" else outcomes.other
    flat = outcomes.disclosed + outcomes.partially_disclosed
    assert flat + sum(group.total for group in groups[:3]) + other == outcomes.total


def test_a_group_of_too_many_has_no_total() -> None:
    most = ApplicantCounts(natural_person=MAX_COUNT)
    with pytest.raises(gd.InvalidReportError) as caught:
        _ = Withheld(state_secrets=most, internal_affairs=most).total
    assert [violation.code for violation in caught.value.violations] == ["CELL-SIZE"]


def test_amounts_add_up_exactly() -> None:
    large, small = Decimal(MAX_COUNT - 1), Decimal("0.000000000000001")
    one, other = (gd.ProactiveDisclosure2021(fees=fees) for fees in (large, small))
    assert (one + other).fees == Decimal("999999999999998.000000000000001")
    assert (one + one.zero()).fees == large
    with pytest.raises(gd.InvalidReportError):
        _ = one + one


STRANGERS = [1, 0.0, False, None, "x", (1, 2), CaseResults(), gd.ProactiveDisclosure2019()]


@pytest.mark.parametrize("stranger", STRANGERS, ids=repr)
@given(row=applicant_counts())
def test_only_values_of_one_class_add_up(stranger: Any, row: ApplicantCounts) -> None:
    for value in (row, Withheld(), gd.ProactiveDisclosure2021()):
        with pytest.raises(TypeError):
            _ = value + stranger
        with pytest.raises(TypeError):
            _ = stranger + value


def test_values_that_hold_no_figures_do_not_add_up() -> None:
    assert issubclass(gd.Agency, Value)
    agency: Any = gd.Agency("云溪县商务局")
    with pytest.raises(TypeError):
        _ = agency + agency


def test_a_row_of_one_figure_may_be_the_figure() -> None:
    table = gd.ProactiveDisclosure2021.from_rows([[1, 2, 3], (4, 5, 6), 7, [8], 9, Decimal("0.5")])  # type: ignore[list-item]
    assert [*table.figures().values()] == [1, 2, 3, 4, 5, 6, 7, 8, 9, Decimal("0.5")]


@each_table
@pytest.mark.parametrize("rows", [[1, 2], [], [[1], 2], ["ab"]], ids=repr)
def test_rows_of_another_shape_are_refused_in_words(
    cls: type[FormTable], variant: str, rows: Any
) -> None:
    with pytest.raises(gd.InvalidReportError) as caught:
        cls.from_rows(rows)
    assert [violation.code for violation in caught.value.violations] == ["ROWS-SHAPE"]


def test_rows_that_are_no_rows_are_told_as_such() -> None:
    with pytest.raises(gd.InvalidReportError) as caught:
        gd.ReviewLitigation.from_rows(7)  # type: ignore[arg-type]
    assert caught.value.violations == (Violation("FIELD-TYPE", ("rows",), "Iterable", 7),)
