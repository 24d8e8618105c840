# SPDX-License-Identifier: Apache-2.0
"""Rows of other programs: an agency or a period that no report can have is missing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure import bulk

REPORT = gd.AnnualReport2021.zero("云溪县商务局", 2023)
FIRST, LAST = date(2023, 1, 1), date(2023, 12, 31)


def with_columns(count: int = 1, /, **columns: list[Any]) -> Any:
    """A table in which some columns hold something else."""
    table = bulk.to_table([REPORT] * count)
    for name, values in columns.items():
        at = table.schema.get_field_index(name)
        table = table.set_column(at, name, pa.array(values, table.schema.field(name).type))
    return table


def codes(table: Any) -> tuple[str, ...]:
    (found,) = bulk.codes(bulk.check_batch(table))
    return found


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("agency", ""),
        ("agency", "  "),
        ("agency", " 云溪县商务局"),
        ("agency", "云溪县\n商务局"),
        ("agency", "甲" * 501),
        ("agency", "——"),
        ("level", "县级"),
        ("unified_social_credit_code", "11341702486344515A"),
        ("unified_social_credit_code", "1134"),
        ("division_code", "5301"),
    ],
)
def test_an_agency_that_no_report_can_have_is_missing(name: str, value: str) -> None:
    table = with_columns(**{name: [value]})
    assert codes(table) == ("AGENCY-MISSING",)
    assert codes(table.to_batches()[0]) == ("AGENCY-MISSING",)
    with pytest.raises(gd.InvalidRowError):
        bulk.from_table(table)


@pytest.mark.parametrize("name", ["level", "unified_social_credit_code", "division_code"])
def test_an_empty_text_tells_nothing(name: str) -> None:
    table = with_columns(**{name: [""]})
    assert codes(table) == ()
    assert bulk.from_table(table) == [REPORT]


@pytest.mark.parametrize("name", ["level", "unified_social_credit_code", "division_code"])
def test_what_has_no_column_is_not_told(name: str) -> None:
    table = with_columns().drop_columns([name])
    assert codes(table) == ()
    assert bulk.from_table(table) == [REPORT]
    strange = with_columns(**{name: ["galaxy"]}).drop_columns(["agency"])
    assert codes(strange) == ("AGENCY-MISSING",)


def test_each_row_is_asked_for_its_own_agency() -> None:
    table = with_columns(
        5,
        agency=["云溪县商务局", " ", None, "云溪县教育局", "云溪县商务局"],
        level=[None, None, "county", "galaxy", "county"],
    )
    kinds = bulk.check_batch(pa.concat_tables([table[:2], table[2:]]))["conclusion"].to_pylist()
    assert kinds == ["valid", "incomplete", "incomplete", "incomplete", "valid"]


def test_no_rule_on_agencies_is_asked_of_one_that_is_missing() -> None:
    fees: Any = {"proactive_disclosure.fees": [5000]}
    assert codes(with_columns(**fees)) == ("FEES-YUAN",)
    assert codes(with_columns(level=["galaxy"], **fees)) == ("AGENCY-MISSING",)


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (FIRST, LAST, ()),
        (date(2023, 3, 20), LAST, ()),
        (FIRST, FIRST, ()),
        (None, None, ()),
        (FIRST, None, ("PERIOD-MISSING",)),
        (None, LAST, ("PERIOD-MISSING",)),
        (LAST, FIRST, ("PERIOD-MISSING",)),
        (FIRST, date(2024, 1, 1), ("PERIOD-MISSING",)),
        (date(2022, 12, 31), FIRST, ("PERIOD-MISSING",)),
        (date(999, 1, 1), date(999, 12, 31), ("PERIOD-MISSING",)),
        (date(1000, 1, 1), date(1000, 12, 31), ("PERIOD-DISAGREES",)),
        (date(9999, 1, 1), date(9999, 12, 31), ("PERIOD-DISAGREES",)),
    ],
)
def test_days_that_are_no_period_are_missing(
    start: date | None, end: date | None, found: tuple[str, ...]
) -> None:
    table = with_columns(period_start=[start], period_end=[end])
    assert codes(table) == found
    if "PERIOD-MISSING" in found:
        with pytest.raises(gd.InvalidRowError):
            bulk.from_table(table)


def test_the_end_of_an_impossible_period_tells_no_day() -> None:
    early: Any = {"published": [date(2023, 6, 1)], "period_start": [None], "period_end": [FIRST]}
    assert codes(with_columns(**early)) == ("PERIOD-MISSING", "PUBLISHED-EARLY")


days = st.none() | st.sampled_from([FIRST, LAST, date(2022, 5, 1), date(2024, 1, 1), date.min])


@given(
    st.sampled_from(["云溪县商务局", "", " ", None, "a\tb", "—"]) | st.text(max_size=3),
    st.sampled_from([None, "", "county", "县级"]),
    st.sampled_from([None, "", "990064", "99", "990064001"]),
    st.sampled_from([None, 2023, 2022, 999, -1]),
    days,
    days,
)
def test_a_valid_row_is_a_report(
    agency: str | None,
    level: str | None,
    code: str | None,
    year: int | None,
    start: date | None,
    end: date | None,
) -> None:
    table = with_columns(
        agency=[agency],
        level=[level],
        division_code=[code],
        year=[year],
        period_start=[start],
        period_end=[end],
    )
    valid = bulk.check_batch(table)["conclusion"].to_pylist() == ["valid"]
    try:
        bulk.from_table(table)
    except gd.InvalidRowError:
        assert not valid
    else:
        assert valid
