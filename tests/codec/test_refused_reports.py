# SPDX-License-Identifier: Apache-2.0
"""A JSON report that the model refuses is a draft if the document has the right shape."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

import gaidisclosure as gd
from gaidisclosure.codec.refused import load_json
from gaidisclosure.draft import BLANK, Doubt
from gaidisclosure.model import Narrative
from gaidisclosure.zh.figures import State
from tests.codec.faulty import put

LICENSING, FEES = "proactive_disclosure.licensing", "proactive_disclosure.fees"
CHANGE = "proactive_disclosure.licensing.change"
WRONG = {"review_litigation.review.upheld": 1}
"""A figure by which the sum of table 4 is wrong."""
REPORT = gd.AnnualReport2021(
    agency=gd.Agency("云溪县商务局"),
    period=gd.ReportingPeriod.of_year(2023),
    proactive_disclosure=gd.ProactiveDisclosure2021(licensing=3, fees=Decimal("1.5")),
    narrative=Narrative(preface="前言。"),
)


def read_draft(data: bytes) -> gd.Draft:
    return load_json(data).draft


def changed(report: gd.AnyReport, members: Mapping[str, object]) -> bytes:
    """The JSON of a report in which members have other values."""
    whole = gd.to_data(report)
    for path, value in members.items():
        put(whole, path, value)
    return json.dumps(whole).encode()


def test_what_is_not_refused_is_read_as_it_is() -> None:
    draft = gd.Draft.from_report(REPORT).replace({LICENSING: "若干"})
    assert read_draft(gd.dumps(REPORT)) == gd.Draft.from_report(REPORT)
    assert read_draft(gd.dumps(draft)) == draft


def test_wrong_sums_are_kept_with_all_that_is_right() -> None:
    draft = read_draft(changed(REPORT, WRONG))
    assert draft == gd.Draft.from_report(REPORT).replace(dict.fromkeys(WRONG, "1"))
    assert (draft.issuer, draft.period, draft.year) == (REPORT.agency, REPORT.period, 2023)
    assert (draft.narrative, draft.doubts) == (REPORT.narrative, ())
    assert [violation.code for violation in draft.check().violations] == ["T4-SUM:review"]


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("agency.division_code", "12"),
        ("period.end", "2022-12-31"),
        ("narrative.preface", "\u0007"),
    ],
)
def test_a_faulty_field_is_left_out_with_a_doubt(member: str, value: str) -> None:
    draft = read_draft(changed(REPORT, {member: value}))
    name = member.partition(".")[0]
    kept = {"agency": draft.issuer, "period": draft.period, "narrative": draft.narrative}
    left_out = {"agency": None, "period": None, "narrative": Narrative()}
    assert kept == {each: getattr(REPORT, each) for each in kept} | {name: left_out[name]}
    assert draft.year == (None if name == "period" else 2023)
    place = "$.period" if name == "period" else f"$.{member}"
    assert [doubt.code for doubt in draft.doubts] == ["reading.doubt.json"]
    assert draft.doubts[0].found.startswith(place)
    assert draft.figures() == REPORT.figures()


def test_only_faults_outside_the_cells_are_doubts() -> None:
    data = changed(REPORT, {**WRONG, LICENSING: -1, "agency.division_code": "12"})
    assert read_draft(data).doubts == (Doubt("reading.doubt.json", found="$.agency.division_code"),)


def test_a_narrative_that_was_left_out_is_empty() -> None:
    tree = json.loads(changed(REPORT, WRONG))
    del tree["narrative"]
    assert read_draft(json.dumps(tree).encode()).narrative == Narrative()


@pytest.mark.parametrize(
    ("value", "text", "state"),
    [
        (-1, "-1", State.FIGURE),
        (1.5, "1.5", State.FIGURE),
        ("若干\ud800", "若干?", State.TEXT),
        (True, "True", State.TEXT),
    ],
)
def test_an_unlawful_figure_is_the_text_of_its_cell(value: Any, text: str, state: State) -> None:
    cell = read_draft(changed(REPORT, {LICENSING: value})).cells[LICENSING]
    assert (cell.text, cell.state) == (text, state)


def test_null_is_a_blank() -> None:
    assert read_draft(changed(REPORT, {LICENSING: None})).cells[LICENSING] == BLANK


def test_each_cell_is_read_as_figures_of_its_kind_are() -> None:
    old = gd.AnnualReport2019.zero("云溪县商务局", 2020)
    draft = read_draft(changed(old, WRONG | {CHANGE: -3}))
    assert draft.form.key == "2019"
    assert draft.cells[CHANGE].value == -3
    assert read_draft(changed(old, {CHANGE: "未增未减"})).cells[CHANGE].value == 0
    assert read_draft(changed(REPORT, {LICENSING: "未增未减"})).cells[LICENSING].value is None
    assert read_draft(changed(REPORT, WRONG)).cells[FEES].value == Decimal("1.5")


@pytest.mark.parametrize(
    "data",
    [
        b"{",
        changed(REPORT, {"more": 1}),
        changed(REPORT, {"more": 1} | WRONG),
        gd.dumps(gd.Draft.from_report(REPORT)).replace(
            b'"division_code":null', b'"division_code":"12"'
        ),
    ],
    ids=["no JSON", "another member", "another member and a wrong sum", "a draft"],
)
def test_a_document_of_another_shape_is_refused_with_its_faults(data: bytes) -> None:
    with pytest.raises(gd.InvalidJSONError) as expected:
        gd.loads(data)
    with pytest.raises(gd.InvalidJSONError) as caught:
        read_draft(data)
    assert caught.value.violations == expected.value.violations
