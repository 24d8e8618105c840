# SPDX-License-Identifier: Apache-2.0
"""Constructors take what people have: a name, a year, an int for an amount."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure.checks import MAX_COUNT
from gaidisclosure.model import REPORTS, tables_of
from gaidisclosure.strategies import annual_reports, names

each_report = pytest.mark.parametrize("cls", REPORTS.values(), ids=lambda cls: cls.edition)


def faults(make: Any) -> list[tuple[str, tuple[str, ...]]]:
    with pytest.raises(gd.InvalidReportError) as caught:
        make()
    return [(violation.code, violation.cells) for violation in caught.value.violations]


@each_report
@given(name=names(), year=st.integers(1000, 9999))
def test_a_name_and_a_year_will_do(cls: type[gd.AnyReport], name: str, year: int) -> None:
    agency, period = gd.Agency(name), gd.ReportingPeriod.of_year(year)
    report = cls(agency=name, period=year)
    assert report == cls(agency=agency, period=period) == cls.zero(name, year)
    assert report == cls(agency=name, period=period) == cls(agency=agency, period=year)
    assert report == cls.zero(agency, year)
    assert (type(report.agency), type(report.period)) == (gd.Agency, gd.ReportingPeriod)
    assert not any(report.figures().values())


@given(report=annual_reports(), name=names(), year=st.integers(1000, 9999))
def test_one_thing_is_changed_by_its_name(report: gd.AnyReport, name: str, year: int) -> None:
    changed = attrs.evolve(report, agency=name, period=year)
    assert (changed.agency.name, changed.year) == (name, year)
    assert changed.figures() == report.figures()


@each_report
def test_all_faults_of_a_report_are_told_together(cls: type[gd.AnyReport]) -> None:
    wrong: dict[str, Any] = {"agency": "", "period": 99, "narrative": "x"}
    assert faults(lambda: cls(**wrong)) == [
        ("TEXT-EMPTY", ("agency",)),
        ("PERIOD-YEAR", ("period",)),
        ("FIELD-TYPE", ("narrative",)),
    ]
    missing: dict[str, Any] = {"agency": None, "period": None}
    assert faults(lambda: cls(**missing)) == [
        ("FIELD-TYPE", ("agency",)),
        ("FIELD-TYPE", ("period",)),
    ]
    parts: dict[str, Any] = dict.fromkeys(tables_of(cls), 1)
    expected = [("FIELD-TYPE", (name,)) for name in parts]
    assert faults(lambda: cls(agency="x", period=2023, **parts)) == expected


@given(amount=st.integers(0, MAX_COUNT))
def test_an_amount_may_be_an_int(amount: int) -> None:
    fees = gd.ProactiveDisclosure2021(fees=amount).fees
    assert type(fees) is Decimal
    assert fees == amount
    spent = gd.Procurement2019(amount=amount).amount
    assert type(spent) is Decimal
    assert spent == amount


@each_report
def test_the_edition_is_told_by_the_class_and_by_the_report(cls: type[gd.AnyReport]) -> None:
    assert cls.edition == cls.form.name == cls.zero("云溪县商务局", 2023).edition
    assert "edition" not in attrs.fields_dict(cls)


def test_a_report_needs_an_edition() -> None:
    makers: tuple[Callable[[], object], ...] = (
        lambda: gd.AnnualReport.zero("云溪县商务局", 2023),
        lambda: gd.AnnualReport.from_figures("云溪县商务局", 2023, {}),
        gd.AnnualReport,
    )
    for make in makers:
        with pytest.raises(TypeError, match="use AnnualReport2021 or AnnualReport2019"):
            make()


def test_figures_of_no_mapping_are_one_fault() -> None:
    wrong: Any = [1]
    report = gd.AnnualReport2021
    assert faults(lambda: report.from_figures("x", 2023, wrong)) == [("FIELD-TYPE", ("figures",))]
