# SPDX-License-Identifier: Apache-2.0
"""Violations and gaps in JavaScript: those of Python in the same order, with the same figures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gaidisclosure import Draft
from gaidisclosure.explain import exported
from gaidisclosure.form import FORMS
from gaidisclosure.pages.form_data import form_data
from tests.depth import DEEPER, IS_DEEP
from tests.javascript.engine import (
    Given,
    answered,
    differing,
    drawn,
    in_json,
    known,
    ran,
    suite,
)
from tests.javascript.test_module import copy, needs_node

__all__ = ["copy"]


def expected(draft: Draft) -> list[Given]:
    verdict = draft.check()
    return [
        {
            "code": each.code,
            "severity": each.severity.value,
            "isGap": each in verdict.gaps,
            "cells": list(each.cells),
            "expected": in_json(each.expected),
            "actual": in_json(each.actual),
            "figures": [*map(in_json, each.figures)],
            "edition": each.edition,
            "identities": list(each.identities),
            "sources": list(each.sources),
        }
        for each in (*verdict.errors, *verdict.gaps)
    ]


@needs_node
def test_they_are_those_of_python_in_the_suite(copy: Path) -> None:
    some = suite(1 if IS_DEEP else 9)
    assert differing(copy, "violations", known(some, expected)) == []


@needs_node
def test_they_are_those_of_python_in_random_drafts(copy: Path) -> None:
    some = [*drawn(200 * DEEPER, seed=16)]
    assert differing(copy, "violations", known(some, expected)) == []
    codes = {each.family for draft, _ in some for each in draft.check().errors}
    assert {"T3-ROW", "T3-SUM", "T3-BAL", "T4-SUM", "CELL-NEGATIVE", "CELL-FRACTION"} <= codes


@needs_node
def test_a_document_is_of_nobody_and_a_draft_of_somebody(copy: Path) -> None:
    cells = dict.fromkeys(FORMS["2021"].cells, 0) | {"proactive_disclosure.fees": "0"}
    nobody = {"kind": "draft", "issuer": None, "year": None, "period": None}
    document = {"edition": "2021", "cells": cells}
    drafts: list[Any] = [document, document | nobody, document | nobody | {"issuer": {"name": ""}}]
    told = answered(copy, "violations", [{"draft": each} for each in drafts])
    codes = [[each["code"] for each in one] for one in told]
    assert codes == [[], *[["AGENCY-MISSING", "PERIOD-MISSING"]] * 2]


@needs_node
def test_figures_may_be_numbers_strings_and_big_integers(copy: Path) -> None:
    asking = """
    const values = [12, 12n, "12", "12.50", "1.5", null, "若干", 2n ** 70n];
    const found = values.map(exactOf).map((each) => each && dataOf(each));
    print(found, () => exactOf(2 ** 53), () => exactOf(0.5));
    """
    found, *refused = ran(copy, asking, "exact")
    assert found == [12, 12, 12, "12.50", "1.5", None, None, str(2**70)]
    assert all("not a whole number of safe size" in each for each in refused)


@needs_node
@pytest.mark.parametrize("key", FORMS)
def test_a_form_has_one_shape_however_it_is_exported(copy: Path, key: str) -> None:
    asking = f"print({json.dumps([exported(key), form_data(key)])}.map(checkedForm))"
    ((whole, compact),) = ran(copy, asking)
    assert whole == compact
    assert [each["path"] for each in whole["cells"]] == list(FORMS[key].cells)
    assert {each["code"] for each in whole["identities"]} == FORMS[key].identities.keys()
