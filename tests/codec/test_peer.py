# SPDX-License-Identifier: Apache-2.0
"""The JSON of another tool: every key it has, nothing guessed, unknown keys in doubt."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure import strategies
from gaidisclosure.codec.peer import read_peer
from gaidisclosure.errors import UnreadableError
from gaidisclosure.zh.figures import State
from tests.codec.peer_keys import KEYS


def tree(figures: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, path in KEYS.items():
        if path in figures:
            node = found
            *above, last = key.split(".")
            for name in above:
                node = node.setdefault(name, {})
            node[last] = figures[path]
    return found


def plain(value: Any) -> Any:
    return value if isinstance(value, int) else float(value)


SHAPES = (
    lambda t: t,
    lambda t: {"table_2": t, "report_id": 1},
    lambda t: {
        "sections": [
            {"type": "table_2", "title": "二", "activeDisclosureData": t["activeDisclosureData"]},
            {"type": "table_3", "tableData": t["tableData"]},
            {"type": "table_4", "reviewLitigationData": t["reviewLitigationData"]},
            "nothing",
        ]
    },
)


@given(strategies.annual_reports(edition="2021"), st.sampled_from(SHAPES))
def test_a_whole_report_in_every_shape(report, shape) -> None:  # type: ignore[no-untyped-def]
    figures = {path: plain(value) for path, value in report.figures().items()}
    draft = gd.read(json.dumps(shape(tree(figures))).encode())
    assert {path: plain(cell.value) for path, cell in draft.cells.items()} == figures


def test_null_stays_null_and_what_is_missing_is_missing() -> None:
    draft = read_peer(b'{"tableData": {"total": {"newReceived": null, "carriedOver": "12"}}}')
    received = draft.cells["request_handling.received.total"]
    assert (received.value, received.state) == (None, State.BLANK)
    assert draft.cells["request_handling.brought_forward.total"].value == 12
    assert len(draft.cells) == 2


def test_fees_alone_are_read_as_an_amount_of_money() -> None:
    fees = {"activeDisclosureData": {"fees": {"amount": "15000元"}}}
    counts = {"tableData": {"total": {"newReceived": "15000元"}}}
    draft = read_peer(json.dumps(fees | counts).encode())
    assert [cell.value for cell in draft.cells.values()] == [Decimal("1.5"), None]


def test_unknown_keys_and_shapes_are_in_doubt() -> None:
    given_tree = {
        "tableData": {"total": {"newReceived": 1, "color": 3, "results": [1]}, "all": {}},
        "reviewLitigationData": None,
        "sections": {"a": 1},
        "table_2": 7,
    }
    draft = read_peer(json.dumps(given_tree).encode())
    assert [doubt.found for doubt in draft.doubts] == [
        "$.sections",
        "$.table_2",
        "tableData.total.color",
        "tableData.total.results",
        "tableData.all",
    ]
    assert all(doubt.message("en") for doubt in draft.doubts)


def test_values_that_are_no_figures_are_kept_as_text() -> None:
    draft = read_peer(b'{"tableData": {"total": {"newReceived": true, "carriedOver": [1]}}}')
    assert {cell.text for cell in draft.cells.values()} == {"true", '["1"]'}
    assert {cell.state for cell in draft.cells.values()} == {State.TEXT}


def test_texts_go_to_their_parts() -> None:
    sections = [
        {"type": "text", "title": "一、总体情况", "content": "甲"},
        {"type": "text", "title": "五、存在的主要问题及改进情况", "content": "乙"},
        {"type": "text", "title": "其他需要报告的事项", "content": "丙"},
        {"type": "text", "title": "目录", "content": "丁"},
        {"type": "text", "title": ["六"], "content": "丁"},
        "戊",
        {"type": "table_4", "reviewLitigationData": {"review": {"total": 0}}},
    ]
    draft = read_peer(json.dumps({"sections": sections}).encode())
    narrative = draft.narrative
    assert narrative.overview.text == "甲"
    assert (narrative.problems_and_improvements, narrative.other_matters) == ("乙", "丙")
    assert [doubt.found for doubt in draft.doubts] == [
        "$.sections[3].content",
        "$.sections[4].content",
    ]


@pytest.mark.parametrize(
    "data",
    [b"{", b"[]", b"{}", b'{"tableData": {}}', b"[" * 100_000, b'{"tableData": 1' + b"0" * 5000],
)
def test_what_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_peer(data)
    assert caught.value.code == "reading.peer"


def test_a_large_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gaidisclosure.codec.peer.MOST_BYTES", 1)
    with pytest.raises(UnreadableError) as caught:
        read_peer(b"{}")
    assert (caught.value.code, caught.value.params) == (
        "document.too_large",
        {"found": 2, "limit": 1},
    )


@given(st.binary(max_size=100))
def test_any_bytes(data: bytes) -> None:
    try:
        read_peer(b'{"tableData": ' + data)
    except UnreadableError as error:
        error.message("en")
