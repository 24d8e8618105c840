# SPDX-License-Identifier: Apache-2.0
"""Hooks for a converter of another program: ours are added, and theirs stay as they are."""

from __future__ import annotations

import json
from datetime import datetime
from decimal import Decimal
from typing import Any

import attrs
import cattrs
import pytest
from cattrs.preconf.json import make_converter
from hypothesis import given

import gaidisclosure as gd
from gaidisclosure import codec
from gaidisclosure import strategies as gs

ZERO = gd.AnnualReport2021.zero("云溪县商务局", 2023)
OLD = gd.AnnualReport2019.zero("云溪县商务局", 2020)
NOTHING = gd.to_data(ZERO)["request_handling"]["received"]
RECEIVED = gd.RequestHandling2021.from_events(
    [("received.natural_person", 1), ("carried_forward.natural_person", 1)]
)


@attrs.define
class Filing:
    at: datetime
    report: gd.AnnualReport
    ratio: float
    count: int = attrs.field(init=False, default=0)
    either: gd.AnyReport | None = None
    document: gd.AnnualReport | gd.Draft | None = None
    agency: gd.Agency | None = None
    tables: list[gd.RequestHandling2021] = attrs.field(factory=list)
    by_year: dict[str, gd.AnnualReport2019] = attrs.field(factory=dict)


def registered() -> cattrs.Converter:
    made = make_converter(forbid_extra_keys=True)
    codec.register(made)
    return made


def through(made: Any, value: Any) -> Any:
    return made.structure(json.loads(json.dumps(made.unstructure(value))), type(value))


def test_a_class_with_every_kind_of_field_comes_back_equal() -> None:
    filing = Filing(
        at=datetime(2024, 1, 31, 17, 5),
        report=ZERO,
        ratio=2e9,
        either=OLD,
        document=gd.Draft.from_report(OLD).replace({"proactive_disclosure.fees.previous": "／"}),
        agency=gd.Agency("云溪县商务局", level=gd.Level.COUNTY),
        tables=[RECEIVED],
        by_year={"2020": OLD},
    )
    made = registered()
    data = made.unstructure(filing)
    assert data["at"] == "2024-01-31T17:05:00"
    assert data["report"] == gd.to_data(ZERO)
    assert data["tables"][0]["received"]["total"] == 1
    assert "count" not in data
    assert through(made, filing) == filing
    assert through(made, Filing(filing.at, OLD, 0.5)) == Filing(filing.at, OLD, 0.5)


@given(gs.annual_reports())
def test_every_report_and_every_table_of_it(report: gd.AnyReport) -> None:
    made = registered()
    assert through(made, report) == report
    assert through(made, report.agency) == report.agency
    assert through(made, report.period) == report.period
    assert through(made, report.narrative) == report.narrative
    for table in (report.proactive_disclosure, report.request_handling, report.review_litigation):
        assert through(made, table) == table


def test_hooks_of_the_user_stay_and_do_not_reach_ours() -> None:
    made = registered()
    made.register_structure_hook(str, lambda value, _: str(value).upper())
    made.register_unstructure_hook(int, lambda value: value + 1)
    made.register_unstructure_hook(Decimal, float)
    latin = gd.AnnualReport2021.zero("Yunxi Bureau", 2023)
    assert made.unstructure(latin) == gd.to_data(latin)
    assert made.structure(gd.to_data(latin), gd.AnnualReport) == latin
    assert gd.loads(gd.dumps(latin)) == gd.loads(b" " + gd.dumps(latin)) == latin
    assert made.structure("abc", str) == "ABC"
    assert made.unstructure(3) == 4
    assert made.unstructure(Decimal("0.5")) == 0.5
    assert made.structure("2", int) == 2


def codes(error: BaseException) -> list[tuple[str, str | None]]:
    """The faults in what a converter raised, wherever it put them."""
    if isinstance(error, gd.InvalidJSONError):
        return [(violation.code, violation.path) for violation in error.violations]
    assert isinstance(error, cattrs.BaseValidationError)
    return [found for nested in error.exceptions for found in codes(nested)]


@pytest.mark.parametrize(
    ("field", "value", "found"),
    [
        ("report", {"kind": "report"}, [("JSON-MISSING-KEY", "$.edition")]),
        ("either", gd.to_data(gd.Draft.from_report(ZERO)), [("JSON-CHOICE", "$.kind")]),
        ("agency", {"name": ""}, [("TEXT-EMPTY", "$.name")]),
        ("agency", [], [("JSON-OBJECT", "$")]),
        ("by_year", {"2021": gd.to_data(ZERO)}, [("JSON-CHOICE", "$.edition")]),
    ],
)
def test_faults_are_those_of_loads(field: str, value: object, found: list[tuple[str, str]]) -> None:
    data = registered().unstructure(Filing(datetime(2024, 1, 31), ZERO, 0.5))
    with pytest.raises(cattrs.BaseValidationError) as caught:
        registered().structure(data | {field: value}, Filing)
    assert codes(caught.value) == found


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"received": 1}, [("JSON-OBJECT", "$.received")]),
        ({"more": 1}, [("JSON-UNKNOWN-KEY", "$.more")]),
        (
            {"carried_forward": NOTHING},
            [
                ("T3-BAL:natural_person", "$.carried_forward.natural_person"),
                ("T3-BAL:total", "$.carried_forward.total"),
            ],
        ),
    ],
)
def test_a_wrong_table(change: dict[str, Any], found: list[tuple[str, str]]) -> None:
    made = registered()
    with pytest.raises(gd.InvalidJSONError) as caught:
        made.structure(made.unstructure(RECEIVED) | change, gd.RequestHandling2021)
    assert codes(caught.value) == found


def test_what_is_missing_in_a_table_and_what_is_none() -> None:
    made = registered()
    data = made.unstructure(gd.ProactiveDisclosure2021())
    with pytest.raises(gd.InvalidJSONError) as caught:
        made.structure({**data, "fees": 1}, gd.ProactiveDisclosure2021)
    assert codes(caught.value) == [("JSON-MONEY", "$.fees")]
    del data["fees"]
    with pytest.raises(gd.InvalidJSONError) as caught:
        made.structure(data, gd.ProactiveDisclosure2021)
    assert codes(caught.value) == [("JSON-MISSING-KEY", "$.fees")]
    with pytest.raises(gd.InvalidJSONError) as caught:
        made.structure([1], gd.ProactiveDisclosure2021)
    assert codes(caught.value) == [("JSON-OBJECT", "$")]


def test_a_union_that_leaves_an_edition_out() -> None:
    made = registered()
    of: Any = gd.AnnualReport2021 | gd.Draft
    assert made.structure(gd.to_data(ZERO), of) == ZERO
    with pytest.raises(gd.InvalidJSONError) as caught:
        made.structure(gd.to_data(OLD), of)
    (violation,) = caught.value.violations
    assert (violation.path, violation.actual, violation.expected) == ("$.edition", "2019", "2021")


@pytest.mark.parametrize(
    "of",
    [gd.AnyReport, gd.AnnualReport | gd.Draft, gd.AnnualReport | gd.AnyReport | gd.Draft | None],
    ids=str,
)
def test_any_union_of_documents(of: Any) -> None:
    made = registered()
    assert made.unstructure(ZERO, unstructure_as=of) == gd.to_data(ZERO)
    assert made.structure(gd.to_data(ZERO), of) == ZERO
    with pytest.raises(gd.InvalidJSONError):
        made.structure({"kind": "report"}, of)


def test_the_converter_behind_loads_is_not_public() -> None:
    assert not {"converter", "configured"} & {*codec.__all__, *vars(gd)}
    assert not isinstance(codec.converter, cattrs.Converter)
