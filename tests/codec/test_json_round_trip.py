# SPDX-License-Identifier: Apache-2.0
"""Reports and drafts survive JSON, and equal values have equal bytes."""

from __future__ import annotations

import json
from decimal import Decimal
from random import Random

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure import strategies as gs
from gaidisclosure.codec import from_data
from gaidisclosure.codec.canonical import read
from gaidisclosure.codec.syntax import parse
from gaidisclosure.zh.figures import State

Report = gd.AnnualReport2021 | gd.AnnualReport2019


def test_a_completed_draft_says_in_json_what_forced_its_figures() -> None:
    total = "review_litigation.review.total"
    draft = gd.Draft.from_report(gd.AnnualReport2021.zero("云溪县商务局", 2023)).replace(
        {total: None}
    )
    completed = draft.completed()
    data = json.loads(gd.dumps(completed))["cells"]
    assert data[total]["forced_by"] == ["T4-SUM:review"]
    assert sum("forced_by" in cell for cell in data.values()) == 1
    again = gd.loads(gd.dumps(completed))
    assert again == completed
    assert isinstance(again, gd.Draft)
    assert again.cells[total].forced_by == ("T4-SUM:review",)


@given(gs.annual_reports())
def test_a_report_comes_back(report: Report) -> None:
    data = gd.dumps(report)
    assert gd.loads(data) == report
    assert gd.dumps(gd.loads(data)) == data


@given(gs.annual_reports())
def test_the_careful_way_reads_the_same(report: Report) -> None:
    assert from_data(parse(gd.dumps(report))) == report


@given(gs.drafts())
def test_a_draft_comes_back_with_its_places(draft: gd.Draft) -> None:
    back = gd.loads(gd.dumps(draft))
    assert back == draft
    assert isinstance(back, gd.Draft)
    assert {path: cell.place for path, cell in back.cells.items()} == {
        path: cell.place for path, cell in draft.cells.items()
    }


@given(gs.annual_reports())
def test_white_space_and_order_do_not_matter(report: Report) -> None:
    tree = json.loads(gd.dumps(report))
    backwards = dict(reversed(tree.items()))
    assert gd.loads(json.dumps(backwards, indent=1)) == report
    assert gd.loads(json.dumps(backwards, ensure_ascii=False)) == report


@given(gs.annual_reports())
def test_members_stand_in_the_order_of_the_form(report: Report) -> None:
    tree = json.loads(gd.dumps(report))
    assert list(tree)[:4] == ["format", "version", "kind", "edition"]
    written = [path for path, _ in _leaves(tree) if path in report.form.cells]
    assert written == list(report.form.cells)


def _leaves(node: object, path: str = "") -> list[tuple[str, object]]:
    if not isinstance(node, dict):
        return [(path, node)]
    return [
        leaf
        for name, inner in node.items()
        for leaf in _leaves(inner, f"{path}.{name}" if path else name)
    ]


@given(gs.annual_reports())
def test_every_figure_is_written_totals_included(report: Report) -> None:
    written = dict(_leaves(json.loads(gd.dumps(report))))
    for path, figure in report.figures().items():
        assert written[path] == (f"{figure:f}" if path.endswith(("fees", "amount")) else figure)


@given(gs.annual_reports())
def test_plain_data_is_the_same(report: Report) -> None:
    tree = json.loads(gd.dumps(report))
    assert json.loads(json.dumps(gd.to_data(report))) == tree
    assert gd.from_data(tree, type(report)) == report


@given(gs.annual_reports())
def test_a_canonical_document_takes_the_quick_way(report: Report) -> None:
    data = gd.dumps(report)
    assert read(data) == report
    assert read(json.dumps(json.loads(data), indent=1).encode()) == report


def test_other_inputs_than_bytes() -> None:
    report = gd.AnnualReport2021.zero("云溪县商务局", 2023)
    data = gd.dumps(report)
    assert gd.loads(data.decode()) == report
    assert gd.loads(bytearray(data)) == report
    assert gd.loads(memoryview(data)) == report
    with pytest.raises(TypeError):
        gd.loads(2)  # type: ignore[call-overload]


def test_only_reports_and_drafts_are_written() -> None:
    for write in (gd.dumps, gd.to_data):
        with pytest.raises(TypeError, match="expected an AnnualReport or a Draft, not dict"):
            write({"a": 1})  # type: ignore[arg-type]


@given(gs.annual_reports() | gs.drafts())
def test_plain_data_is_what_json_holds(value: Report | gd.Draft) -> None:
    tree = gd.to_data(value)
    assert tree == json.loads(gd.dumps(value))
    assert gd.from_data(tree) == value


@given(gs.annual_reports() | gs.drafts())
def test_the_expected_class_is_checked(value: Report | gd.Draft) -> None:
    data = gd.dumps(value)
    for of in (gd.AnnualReport2021, gd.AnnualReport2019, gd.AnnualReport, gd.Draft):
        if isinstance(value, of):
            assert gd.loads(data, of) == value
            continue
        with pytest.raises(gd.InvalidJSONError) as caught:
            gd.loads(data, of)
        (violation,) = caught.value.violations
        both_reports = isinstance(value, gd.AnnualReport) and of is not gd.Draft
        assert violation.code == "JSON-CHOICE"
        assert violation.path == ("$.edition" if both_reports else "$.kind")


@given(gs.drafts(), st.randoms(use_true_random=False))
def test_equal_drafts_give_equal_bytes(draft: gd.Draft, random: Random) -> None:
    cells = [*draft.cells.items()]
    random.shuffle(cells)
    other = attrs.evolve(draft, cells=dict(cells))
    assert other == draft
    assert gd.dumps(other) == gd.dumps(draft)


def test_equal_figures_of_a_draft_have_one_spelling() -> None:
    def with_fees(value: Decimal) -> gd.Draft:
        cell = gd.Cell("1.5", value, State.FIGURE)
        return gd.Draft(edition="2021", cells={"proactive_disclosure.fees": cell})

    one, other = with_fees(Decimal("1.5")), with_fees(Decimal("1.50"))
    assert one == other
    assert gd.dumps(one) == gd.dumps(other)


def test_a_count_of_a_draft_is_a_whole_number_however_it_was_given() -> None:
    def with_licences(value: Decimal | int) -> gd.Draft:
        cell = gd.Cell("5", value, State.FIGURE)
        return gd.Draft(edition="2021", cells={"proactive_disclosure.licensing": cell})

    assert b'"value":5,' in gd.dumps(with_licences(Decimal("5.0")))
    assert gd.dumps(with_licences(Decimal("5.0"))) == gd.dumps(with_licences(5))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("proactive_disclosure.fees", "5_0"),
        ("proactive_disclosure.fees", " 5"),
        ("proactive_disclosure.fees", "１"),
        ("proactive_disclosure.fees", "5.0"),
        ("proactive_disclosure.fees", "5e1"),
        ("proactive_disclosure.fees", 5),
        ("proactive_disclosure.licensing", "5"),
        ("proactive_disclosure.licensing", "5.50"),
    ],
)
def test_a_figure_of_a_draft_has_one_spelling_in_json(path: str, value: object) -> None:
    cell = {"text": "5", "value": value, "state": "figure"}
    tree = {**gd.to_data(gd.Draft(edition="2021", cells={})), "cells": {path: cell}}
    with pytest.raises(gd.InvalidJSONError) as caught:
        gd.from_data(tree)
    (violation,) = caught.value.violations
    assert (violation.code, violation.path) == ("JSON-FIGURE", f"$.cells['{path}'].value")


def test_half_a_character_is_not_the_text_of_a_cell() -> None:
    draft = gd.Draft(edition="2021", cells={"proactive_disclosure.fees": gd.Cell.printed("甲")})
    with pytest.raises(gd.InvalidReportError):
        draft.replace({"proactive_disclosure.fees": "\ud800"})
    with pytest.raises(gd.InvalidJSONError):
        gd.loads(gd.dumps(draft).replace("甲".encode(), b"\\ud800"))
