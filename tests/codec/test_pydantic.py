# SPDX-License-Identifier: Apache-2.0
"""Reports, drafts and agencies as fields of pydantic models."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from pydantic import BaseModel, TypeAdapter, ValidationError

import gaidisclosure as gd
from gaidisclosure import strategies as gs
from gaidisclosure.model import REPORTS

ZERO = gd.AnnualReport2021.zero("云溪县商务局", 2023)
OLD = gd.AnnualReport2019.zero("云溪县商务局", 2020)


class Filing(BaseModel):
    number: int
    report: gd.AnnualReport2021


class Whatever(BaseModel):
    report: gd.AnnualReport
    either: gd.AnyReport | None = None
    draft: gd.Draft | None = None
    agency: gd.Agency | None = None
    more: list[gd.AnnualReport | gd.Draft] = []


WHOLE = Whatever(
    report=OLD,
    either=ZERO,
    draft=gd.Draft.from_report(ZERO).replace({"proactive_disclosure.fees": "若干"}),
    agency=gd.Agency("云溪县商务局", level=gd.Level.COUNTY),
    more=[OLD, gd.Draft.from_report(OLD)],
)


def test_instances_plain_data_and_json_are_taken() -> None:
    filing = Filing(number=7, report=ZERO)
    assert filing.report is ZERO
    assert Filing.model_validate({"number": 7, "report": gd.to_data(ZERO)}) == filing
    assert Filing.model_validate_json(filing.model_dump_json()) == filing
    assert filing.model_dump() == {"number": 7, "report": ZERO}
    assert filing.model_dump(mode="json") == {"number": 7, "report": gd.to_data(ZERO)}
    assert filing.model_copy(deep=True) == filing


@given(gs.annual_reports())
def test_json_is_our_canonical_json(report: gd.AnyReport) -> None:
    of = TypeAdapter(type(report))
    assert of.dump_json(report) == gd.dumps(report)
    assert of.validate_json(gd.dumps(report)) == report
    assert TypeAdapter(gd.AnnualReport).validate_json(gd.dumps(report)) == report


@given(gs.drafts())
def test_json_of_drafts_is_our_canonical_json(draft: gd.Draft) -> None:
    assert TypeAdapter(gd.Draft).dump_json(draft) == gd.dumps(draft)
    assert TypeAdapter(gd.Draft).validate_json(gd.dumps(draft)) == draft


def test_every_kind_of_field() -> None:
    assert Whatever.model_validate_json(WHOLE.model_dump_json()) == WHOLE
    assert Whatever.model_validate(json.loads(WHOLE.model_dump_json())) == WHOLE


def wrong() -> dict[str, Any]:
    data = gd.to_data(ZERO)
    data["request_handling"]["received"]["natural_person"] = 2
    data["proactive_disclosure"]["licensing"] = 1.5
    data["agency"]["a b"] = 1
    return data


def test_every_fault_is_an_error_of_pydantic_with_our_words() -> None:
    with pytest.raises(ValidationError) as caught:
        Filing.model_validate({"number": "x", "report": wrong()})
    found = {error["type"]: error for error in caught.value.errors()}
    assert found["JSON-UNKNOWN-KEY"]["loc"] == ("report", "agency", "a b")
    assert found["CELL-TYPE"]["loc"] == ("report", "proactive_disclosure", "licensing")
    assert found["CELL-TYPE"]["input"] == wrong()
    row = found["T3-ROW:received"]
    assert row["loc"] == ("report", "request_handling", "received", "total")
    with pytest.raises(gd.InvalidJSONError) as ours:
        gd.from_data(wrong())
    messages = {each.code: each.message() for each in ours.value.violations}
    assert {code: error["msg"] for code, error in found.items() if code in messages} == messages
    assert "int_parsing" in found


@pytest.mark.parametrize("value", [None, 3, "{}", [], OLD, {"kind": "report"}])
def test_what_is_no_report(value: object) -> None:
    with pytest.raises(ValidationError):
        Filing.model_validate({"number": 7, "report": value})


@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_the_schema_of_a_model_contains_ours(mode: Any) -> None:
    found = Filing.model_json_schema(mode=mode)
    Draft202012Validator.check_schema(found)
    ours, whole = found["$defs"]["AnnualReport2021"], gd.schema("2021")
    assert ours["title"] == whole["title"]
    assert ours["properties"].keys() == whole["properties"].keys()
    assert "$ref" not in json.dumps(ours)
    good = json.loads(Filing(number=7, report=ZERO).model_dump_json())
    assert Draft202012Validator(found).is_valid(good)
    assert not Draft202012Validator(found).is_valid({"number": 7, "report": wrong()})
    good["report"]["request_handling"]["received"]["natural_person"] = -1
    assert not Draft202012Validator(found).is_valid(good)


def test_the_schema_of_every_kind_of_field() -> None:
    found = Whatever.model_json_schema()
    Draft202012Validator.check_schema(found)
    judge = Draft202012Validator(found)
    good = json.loads(WHOLE.model_dump_json())
    assert [*judge.iter_errors(good)] == []
    for name, value in [("report", {}), ("draft", {"cells": {}}), ("agency", {}), ("more", [1])]:
        assert not judge.is_valid(good | {name: value}), name


@pytest.mark.parametrize("cls", [gd.AnnualReport, *REPORTS.values(), gd.Draft, gd.Agency])
def test_a_schema_within_another_has_no_names_of_its_own(cls: type[Any]) -> None:
    found = TypeAdapter(cls).json_schema()
    assert not any(f'"{name}"' in json.dumps(found) for name in ("$ref", "$defs", "$id"))


def test_pydantic_is_not_imported_by_us() -> None:
    program = "import sys, gaidisclosure as gd; gd.dumps(gd.AnnualReport2021.zero('x', 2023))"
    program += "; print('pydantic' in sys.modules, 'pydantic_core' in sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ran.stdout == "False False\n"
