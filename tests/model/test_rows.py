# SPDX-License-Identifier: Apache-2.0
"""Rows of counts: the total is the sum, and nothing but counts gets in."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.checks import MAX_COUNT, Violation
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.model import APPLICANTS, ApplicantCounts, CaseResults
from gaidisclosure.model.applicants import ZERO, add_up, row_violations
from tests import contract
from tests.unlawful import BAD

SIXTH = MAX_COUNT // 6
counts = st.lists(st.integers(0, SIXTH), min_size=6, max_size=6)
bad_counts = st.sampled_from(BAD["count"])
rows = counts.map(lambda given_: ApplicantCounts(*given_))


def test_the_columns_are_those_of_the_contract() -> None:
    assert APPLICANTS == contract.APPLICANTS


@given(given_=counts)
def test_the_total_of_a_row_is_the_sum(given_: list[int]) -> None:
    row = ApplicantCounts(*given_)
    assert row.total == sum(given_)
    assert list(row.counts) == given_ == [getattr(row, name) for name in APPLICANTS]
    assert ApplicantCounts(**dict(zip(APPLICANTS, given_, strict=True))) == row


@given(given_=st.lists(st.integers(0, MAX_COUNT // 4), min_size=4, max_size=4))
def test_the_total_of_cases_is_the_sum(given_: list[int]) -> None:
    cases = CaseResults(**dict(zip(contract.RESULTS, given_, strict=True)))
    assert cases.total == sum(given_)
    assert [getattr(cases, name) for name in contract.RESULTS] == given_


@given(wrong=st.dictionaries(st.sampled_from(APPLICANTS), bad_counts, min_size=1))
def test_a_row_names_every_bad_count(wrong: dict[str, tuple[object, str]]) -> None:
    with pytest.raises(InvalidReportError) as caught:
        ApplicantCounts(**{name: bad for name, (bad, _) in wrong.items()})  # type: ignore[arg-type]
    found = {violation.cells[0]: violation.code for violation in caught.value.violations}
    assert found == {name: code for name, (_, code) in wrong.items()}
    assert len(caught.value.violations) == len(wrong)


@given(wrong=st.dictionaries(st.sampled_from(contract.RESULTS), bad_counts, min_size=1))
def test_cases_name_every_bad_count(wrong: dict[str, tuple[object, str]]) -> None:
    with pytest.raises(InvalidReportError) as caught:
        CaseResults(**{name: bad for name, (bad, _) in wrong.items()})  # type: ignore[arg-type]
    found = {violation.cells[0]: violation.code for violation in caught.value.violations}
    assert found == {name: code for name, (_, code) in wrong.items()}


@pytest.mark.parametrize(
    "make",
    [
        lambda one, two: ApplicantCounts(natural_person=one, other_organization=two),
        lambda one, two: ApplicantCounts(one) + ApplicantCounts(two),
        lambda one, two: CaseResults(upheld=one, pending=two),
    ],
)
def test_a_total_is_bounded_like_any_figure(make: object) -> None:
    assert make(MAX_COUNT - 1, 1)  # type: ignore[operator]
    with pytest.raises(InvalidReportError) as caught:
        make(MAX_COUNT, 1)  # type: ignore[operator]
    [violation] = caught.value.violations
    assert violation.code == "CELL-SIZE"
    assert violation.cells in {("total",), ("natural_person",)}
    assert (violation.expected, violation.actual) == ("int", MAX_COUNT + 1)


def test_a_total_cannot_be_given_or_changed() -> None:
    with pytest.raises(TypeError):
        ApplicantCounts(total=3)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        ApplicantCounts(1, 2, 3, 4, 5, 6, 21)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        CaseResults(1)  # type: ignore[call-arg]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        ApplicantCounts(1).total = 2  # type: ignore[misc]


@given(one=rows, other=rows, third=rows)
def test_rows_add_up_by_column(
    one: ApplicantCounts, other: ApplicantCounts, third: ApplicantCounts
) -> None:
    if max(one.total + other.total, third.total) < MAX_COUNT // 2:
        assert (one + other) + third == one + (other + third)
    half = ApplicantCounts(*(count // 2 for count in one.counts))
    rest = ApplicantCounts(*(count - count // 2 for count in one.counts))
    assert half + rest == rest + half == one
    assert (half + rest).total == half.total + rest.total
    assert one + ZERO == one


def test_a_row_adds_to_rows_only() -> None:
    for stranger in (1, (1, 2, 3, 4, 5, 6), None):
        with pytest.raises(TypeError):
            ApplicantCounts(1) + stranger  # type: ignore[operator]


@given(given_=st.lists(rows, max_size=5))
def test_many_rows_add_up_by_column(given_: list[ApplicantCounts]) -> None:
    columns = zip(*(row.counts for row in given_), strict=True) if given_ else [()] * 6
    assert add_up(given_) == tuple(map(sum, columns))


def test_what_is_wrong_with_a_row_has_the_path_of_the_row() -> None:
    assert row_violations((1, 2, 3, 4, 5, 6), "row.") == []
    [one] = row_violations((0, 0, 0, 0, 0, -1), "row.")
    assert (one.code, one.cells) == ("CELL-NEGATIVE", ("row.other_organization",))
    [one] = row_violations((MAX_COUNT, 0, 1, 0, 0, 0), "row.")
    assert one == Violation("CELL-SIZE", ("row.total",), "int", MAX_COUNT + 1)
    [one] = row_violations((MAX_COUNT, 0, 1, 0, 0, 0))
    assert one.cells == ("total",)
