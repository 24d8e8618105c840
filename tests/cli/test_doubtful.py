# SPDX-License-Identifier: Apache-2.0
"""JSON reports that their own rules refuse, on the command line."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure import AnnualReport2021, InvalidJSONError, dumps, loads
from gaidisclosure.codec.refused import load_json
from gaidisclosure.form import EDITION_2021, Kind
from tests.cli.command_line import Command, Saved
from tests.codec.faulty import put

ODD = (
    st.none()
    | st.booleans()
    | st.floats()
    | st.integers()
    | st.text()
    | st.lists(st.integers())
    | st.text().map(lambda key: {key: 0})
)


def tree_of(report: AnnualReport2021) -> Any:
    return json.loads(dumps(report))


def fault_of(data: bytes) -> InvalidJSONError | None:
    try:
        loads(data)
    except InvalidJSONError as error:
        return error
    return None


def checked(command: Command, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(command("check", name, "--format", "json").stdout)
    return found


@given(st.sampled_from(list(EDITION_2021.cells)), ODD)
def test_any_value_in_a_cell_becomes_a_draft_or_no_document(path: str, value: object) -> None:
    tree = tree_of(AnnualReport2021.zero("云溪县商务局", 2023))
    put(tree, path, value)
    data = json.dumps(tree).encode()
    if (error := fault_of(data)) is None:
        return
    if any(fault.family.startswith("JSON-") for fault in error.violations):
        with pytest.raises(InvalidJSONError):
            load_json(data)
        return
    draft = load_json(data).draft
    assert loads(dumps(draft)) == draft
    if type(value) is int and EDITION_2021.cells[path].kind is Kind.COUNT and abs(value) < 10**15:
        assert draft.cells[path].value == value


def test_figures_that_contradict_are_judged(
    command: Command, saved: Saved, report: AnnualReport2021
) -> None:
    tree = tree_of(report)
    put(tree, "review_litigation.review.upheld", 2)
    found = checked(command, saved(json.dumps(tree)))
    assert (found["verdict"], found["error"]) == ("invalid", None)
    assert (found["edition"], found["agency"], found["year"]) == ("2021", "云溪县商务局", 2023)
    assert found["cells"]["review_litigation.review.upheld"] == 2
    (violation,) = found["violations"]
    assert (violation["code"], violation["expected"], violation["actual"]) == (
        "T4-SUM:review",
        2,
        0,
    )
    assert violation["message"].startswith("$.review_litigation.review.total")


def test_fields_at_fault_are_violations_too(
    command: Command, saved: Saved, report: AnnualReport2021
) -> None:
    tree = tree_of(report)
    tree["agency"]["division_code"] = "12"
    tree["period"] = {"start": "2023-12-31", "end": "2023-01-01"}
    del tree["narrative"]
    found = checked(command, saved(json.dumps(tree)))
    assert found["verdict"] == "invalid"
    assert [each["code"] for each in found["violations"]] == ["AGENCY-DIVISION", "PERIOD-ORDER"]
    assert (found["agency"], found["year"]) == (None, None)
    assert len(found["cells"]) == 200


@pytest.mark.parametrize("start", [b"", b" \n\t", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("document", [b"{", b"{}", b'{"kind":"report"}', b'{"kind":"draft"}'])
def test_what_is_no_document_is_not_judged(
    command: Command, saved: Saved, start: bytes, document: bytes
) -> None:
    found = checked(command, saved(start + document))
    assert (found["verdict"], found["violations"]) == ("unreadable", [])
    assert "JSON" in found["error"]


def test_a_draft_at_fault_is_no_document(command: Command, saved: Saved) -> None:
    agency = {"name": "云溪县商务局", "division_code": "12"}
    document = {"format": "gaidisclosure", "version": 1, "kind": "draft", "edition": "2021"}
    found = checked(command, saved(json.dumps({**document, "issuer": agency, "cells": {}})))
    assert (found["verdict"], found["edition"]) == ("unreadable", None)


def test_many_faults_are_not_all_told(
    command: Command, saved: Saved, report: AnnualReport2021
) -> None:
    tree = tree_of(report) | {f"extra{number}": 0 for number in range(9)}
    found = checked(command, saved(json.dumps(tree)))
    assert "extra4" in found["error"]
    assert "extra5" not in found["error"]
    assert "另有 4 处" in found["error"]
