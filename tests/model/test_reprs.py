# SPDX-License-Identifier: Apache-2.0
"""What a value of the model looks like: an expression without what is default."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from io import StringIO
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.vendor.pretty import pretty
from rich.console import Console

import gaidisclosure as gd
from gaidisclosure import strategies as gs
from gaidisclosure.model.value import Value
from gaidisclosure.strategies.registration import register

register()  # as a mutation run loads no plugins of Hypothesis

NAMES: dict[str, Any] = {
    "datetime": datetime,
    "Decimal": Decimal,
    **{name: getattr(gd, name) for name in gd.__all__},
}
CLASSES = sorted(
    (value for value in NAMES.values() if isinstance(value, type) and issubclass(value, Value)),
    key=lambda cls: cls.__name__,
)
REPORT = gd.AnnualReport2021(
    agency=gd.Agency("云溪县商务局", level=gd.Level.COUNTY),
    period=gd.ReportingPeriod.of_year(2021),
    request_handling=gd.RequestHandling2021(
        received=gd.ApplicantCounts(natural_person=1),
        carried_forward=gd.ApplicantCounts(natural_person=1),
    ),
)


def parts_of(value: object) -> Mapping[type, object]:
    """A value and every value in it, by class."""
    found: dict[type, object] = {type(value): value}
    for field in attrs.fields(type(value)):  # type: ignore[arg-type]
        if isinstance(part := getattr(value, field.name), Value):
            found |= parts_of(part)
    return found


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
@given(st.data())
def test_a_repr_is_an_expression_for_an_equal_value(cls: type[Any], data: st.DataObject) -> None:
    value = data.draw(st.from_type(cls))
    assert eval(repr(value), NAMES) == value
    assert eval(pretty(value), NAMES) == value


@given(gs.annual_reports())
def test_every_part_of_a_report_can_be_evaluated(report: gd.AnyReport) -> None:
    for part in parts_of(report).values():
        assert eval(repr(part), NAMES) == part


def test_what_is_default_is_left_out() -> None:
    assert repr(REPORT) == (
        "AnnualReport2021(agency=Agency('云溪县商务局', level=Level.COUNTY), "
        "period=ReportingPeriod.of_year(2021), request_handling=RequestHandling2021("
        "received=ApplicantCounts(natural_person=1), "
        "carried_forward=ApplicantCounts(natural_person=1)))"
    )
    assert repr(gd.ReviewLitigation()) == "ReviewLitigation()"


def test_part_of_a_year_shows_its_days() -> None:
    period = gd.ReportingPeriod(datetime.date(2024, 3, 20), datetime.date(2024, 12, 31))
    assert (
        repr(period) == "ReportingPeriod(datetime.date(2024, 3, 20), datetime.date(2024, 12, 31))"
    )


def test_hypothesis_and_ipython_get_a_few_lines() -> None:
    assert pretty(REPORT).splitlines() == [
        "AnnualReport2021(",
        "    agency=Agency('云溪县商务局', level=Level.COUNTY),",
        "    period=ReportingPeriod.of_year(2021),",
        "    request_handling=RequestHandling2021(",
        "        received=ApplicantCounts(natural_person=1),",
        "        carried_forward=ApplicantCounts(natural_person=1)))",
    ]


def test_rich_leaves_defaults_out_too() -> None:
    console = Console(file=StringIO(), width=100)
    console.print(REPORT.request_handling)
    assert console.file.getvalue().split() == [  # type: ignore[attr-defined]
        "RequestHandling2021(",
        "received=ApplicantCounts(natural_person=1),",
        "carried_forward=ApplicantCounts(natural_person=1)",
        ")",
    ]
