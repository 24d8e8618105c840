# SPDX-License-Identifier: Apache-2.0
"""The schemas of reports: weaker than the model, and valid for all that it writes."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import gaidisclosure as gd
from gaidisclosure import strategies as gs
from gaidisclosure.form import EDITIONS, EditionName
from tests.codec.faulty import put
from tests.codec.test_schemas_of_all import spoil

VALIDATORS = {name: Draft202012Validator(gd.schema(name)) for name in ("2021", "2019")}


@given(gs.annual_reports())
def test_what_the_model_writes_is_valid(report: gd.AnyReport) -> None:
    assert VALIDATORS[report.edition].is_valid(json.loads(gd.dumps(report)))


@given(gs.annual_reports(), st.data())
def test_what_the_schema_refuses_the_model_refuses(
    report: gd.AnyReport, data: st.DataObject
) -> None:
    tree = json.loads(gd.dumps(report))
    spoil(tree, data)
    if not VALIDATORS[report.edition].is_valid(tree):
        with pytest.raises(gd.InvalidJSONError):
            gd.loads(json.dumps(tree))


def test_the_schema_is_that_of_the_edition_in_force_unless_another_is_asked_for() -> None:
    assert gd.schema() == gd.schema("2021") != gd.schema("2019")


@pytest.mark.parametrize("edition", EDITIONS)
def test_each_rule_of_the_schema_refuses_something(edition: EditionName) -> None:
    report = gd.AnnualReport2021 if edition == "2021" else gd.AnnualReport2019
    good = json.loads(gd.dumps(report.zero("云溪县商务局", 2023)))
    assert VALIDATORS[edition].is_valid(good)
    for path, value in [
        ("edition", "1999"),
        ("agency.name", ""),
        ("agency.division_code", "1"),
        ("agency.unified_social_credit_code", "1"),
        ("period.start", "2023"),
        ("request_handling.received.total", -1),
        ("request_handling.received.total", 10**15),
        ("proactive_disclosure.government_rules", {}),
        ("narrative.overview.text", 1),
        ("review_litigation.review.more", 0),
    ]:
        tree = json.loads(json.dumps(good))
        put(tree, path, value)
        assert not VALIDATORS[edition].is_valid(tree), path
