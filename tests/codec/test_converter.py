# SPDX-License-Identifier: Apache-2.0
"""The converter on its own, and the edges of the quick way."""

from __future__ import annotations

import json
from typing import Any

import attrs
import pytest

import gaidisclosure as gd
from gaidisclosure.codec.canonical import read
from gaidisclosure.codec.converter import CONVERTER
from gaidisclosure.codec.faults import faults_of
from gaidisclosure.document import Place
from gaidisclosure.draft import Cell
from gaidisclosure.model.texts import MAX_TEXT

ZERO = gd.AnnualReport2021.zero("云溪县商务局", 2023)


@attrs.frozen
class Filing:
    """A value of another program that holds a report."""

    number: int
    report: gd.AnnualReport2021


def test_a_report_within_data_of_another_program() -> None:
    filing = Filing(7, ZERO)
    data = json.loads(json.dumps(CONVERTER.unstructure(filing)))
    assert data["report"]["kind"] == "report"
    assert CONVERTER.structure(data, Filing) == filing


@pytest.mark.parametrize("cls", [gd.AnnualReport2021, gd.Draft])
def test_what_is_no_object_is_no_report(cls: type[Any]) -> None:
    with pytest.raises(gd.InvalidJSONError) as caught:
        CONVERTER.structure([1], cls)
    (violation,) = caught.value.violations
    assert (violation.code, violation.path, violation.actual) == ("JSON-OBJECT", "$", "array")


def test_an_error_of_a_program_is_not_taken_for_a_fault() -> None:
    with pytest.raises(ZeroDivisionError):
        list(faults_of(ZeroDivisionError(), "$"))


def test_a_draft_with_places() -> None:
    cell = Cell.printed("3", place=Place(line=12))
    draft = gd.Draft(edition="2021", cells={"proactive_disclosure.licensing": cell})
    data = gd.dumps(draft)
    assert b'"place":{"line":12' in data
    back = gd.loads(data)
    assert isinstance(back, gd.Draft)
    assert back.cells["proactive_disclosure.licensing"].place == Place(line=12)


def with_preface(text: str) -> bytes:
    return gd.dumps(ZERO).replace(b'"preface":""', f'"preface":"{text}"'.encode())


@pytest.mark.parametrize(
    "text",
    [
        "甲。",
        "甲。\\n乙。",
        "\\u7532",
        '甲\\"乙',
        "甲\\\\乙",
        "甲\\/乙",
        "甲\u00b7乙",
        "一" * MAX_TEXT,
    ],
)
def test_lawful_text_takes_the_quick_way(text: str) -> None:
    data = with_preface(text)
    assert read(data) == gd.loads(data)


@pytest.mark.parametrize(
    "text",
    [
        " 甲",
        "甲\\n\\n乙",
        "甲\\n",
        "\\u0007",
        "甲\u2028乙",
        "甲\x7f乙",
        "甲\u0085乙",
        "一" * (MAX_TEXT + 1),
    ],
)
def test_other_text_takes_the_careful_way(text: str) -> None:
    assert read(with_preface(text)) is None


def test_white_space_does_not_matter_to_the_quick_way() -> None:
    data = gd.dumps(ZERO)
    assert read(data.replace(b'"narrative":{', b'"narrative" : {\n') + b" ") == ZERO


def test_a_decrease_takes_the_quick_way() -> None:
    report = gd.AnnualReport2019.zero("云溪县商务局", 2020)
    data = gd.dumps(report).replace(b'"change":0', b'"change":-3')
    found = read(data)
    assert found is not None
    assert found.figures()["proactive_disclosure.licensing.change"] == -3
    assert read(data.replace(b"-3", b"-1000000000000000")) is None
    assert read(data.replace(b'"made":0', b'"made":-1')) is None


@pytest.mark.parametrize(
    ("title", "quick"),
    [
        ("二〇二三年年报", True),
        ("。。。", False),
        (" 年报", False),
        ("年\\n报", False),
        ("年" * 501, False),
        ("云溪县商务局2023年政府信息公开工作年度报告", False),
    ],
)
def test_titles(title: str, quick: bool) -> None:
    data = gd.dumps(ZERO).replace(b'"title":""', f'"title":"{title}"'.encode())
    assert (read(data) is not None) is quick


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"received":{"natural_person":0', b'"received":{"natural_person":1'),
        (b'"fees":"0"', b'"fees":"0.0"'),
        (b'"fees":"0"', b'"fees":"00"'),
        (b'"fees":"0"', b'"fees":"1234567890123456"'),
        (b'"licensing":0', b'"licensing":1000000000000000'),
        (b'"upheld":0', b'"upheld":1'),
        (b'"licensing":0', b'"licensing":-1'),
        (
            b'"natural_person":0,"commercial_enterprise":0',
            b'"natural_person":-1,"commercial_enterprise":1',
        ),
        (b'"upheld":0,"corrected":0', b'"upheld":-1,"corrected":1'),
        (b'"fees":"0"', b'"fees":0'),
        (b'"unified_social_credit_code":null', b'"unified_social_credit_code":""'),
        (b'"division_code":null', b'"division_code":"12"'),
        (b'"start":"2023', b'"start":"2022'),
        (b'"end":"2023', b'"end":"2024'),
        (b'"end":"2023-12-31"', b'"end":"2022-12-31"'),
        (b'"telephone":""', b'"telephone":" 1"'),
        (b'"postcode":""', b'"postcode":"1\\n2"'),
        ("云溪县商务局".encode(), b""),
        ("云溪县商务局".encode(), b"..."),
        (b'"licensing":0', b'"licensing":0,"more":0'),
        (b'"licensing":0,', b""),
    ],
)
def test_what_is_not_surely_right_is_not_read(old: bytes, new: bytes) -> None:
    data = gd.dumps(ZERO)
    assert read(data) == ZERO
    assert old in data
    assert read(data.replace(old, new, 1)) is None
