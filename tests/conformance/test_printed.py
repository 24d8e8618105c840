# SPDX-License-Identifier: Apache-2.0
"""The section of figures: a witness for each rule of reading, and careless readers noticed."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from typing import Any

import pytest

from gaidisclosure.conformance import answered, cases, printed
from gaidisclosure.conformance.suite import line
from gaidisclosure.form import Kind
from gaidisclosure.zh.figures import State
from tests.conformance.misreadings import characters, misreadings, rightly, tally
from tests.conformance.test_suite import Case


@cache
def known() -> tuple[Case, ...]:
    return tuple(cases("figures"))


def expected(text: str, kind: str) -> dict[str, Any]:
    found = [case["expect"] for case in known() if case["figure"] == {"text": text, "kind": kind}]
    assert len(found) == 1
    return dict(found[0])


def test_there_are_enough_cases_of_every_state_and_kind() -> None:
    found = Counter((case["figure"]["kind"], case["expect"]["state"]) for case in known())
    assert len(found) == len(Kind) * len(State)
    assert min(found.values()) >= 30
    assert min(found[kind, State.FIGURE] for kind in Kind) >= 300
    names = [case["id"] for case in known()]
    assert len(set(names)) == len(names)
    figures = {tuple(case["figure"].values()) for case in known()}
    assert len(figures) == len(names) >= 4000


def test_it_is_made_from_the_seed_alone() -> None:
    assert [*printed.cases()] == [*known()]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("0", "count", 0), ("-0", "change", 0), ("-0", "money", "0"), ("-0元", "money", "0"),
        ("007", "count", 7), ("1，204", "count", 1204), ("１，２０４．５０", "count", "1204.50"),
        ("12,345", "money", "12345"), ("减1,204件", "change", -1204), ("1.0件", "count", 1),
        ("9007199254740991", "count", 2**53 - 1), ("9007199254740992", "count", str(2**53)),
        ("-9007199254740993", "change", "-9007199254740993"), ("00.10", "money", "0.10"),
        ("251,000元", "money", "25.1"), ("0.01元", "money", "0.000001"), ("1.5万", "money", "1.5"),
        ("22（其中网上3件）", "count", 22), ("22（a）件", "change", 22), ("-22（a）", "count", -22),
        ("零", "money", "0"), ("持平", "change", 0), ("－－", "count", None),
    ],
)  # fmt: skip
def test_expectations_are_as_one_would_have_them(text: str, kind: str, value: Any) -> None:
    found = expected(text, kind)
    assert found["value"] == value
    assert type(found["value"]) is type(value)
    assert (found["state"] == "figure") is (value is not None)


@pytest.mark.parametrize(
    ("text", "kind", "state"),
    [
        ("", "count", "blank"), (" " * 300, "money", "blank"), ("\u200b", "change", "blank"),
        ("—", "count", "not_applicable"), ("不涉及", "money", "not_applicable"),
        ("持平", "count", "text"), ("251,000元", "count", "text"), ("减1,204件", "money", "text"),
        ("22（a）3", "count", "text"), ("1234,567", "count", "text"), ("1e3", "money", "text"),
        ("1" * 200, "count", "text"), ("٣", "count", "text"), ("\u2800", "count", "text"),
    ],
)  # fmt: skip
def test_what_is_no_figure_is_told_apart(text: str, kind: str, state: str) -> None:
    assert expected(text, kind) == {"state": state, "value": None}


def test_requests_are_lines_in_any_language() -> None:
    for case in known():
        written = line(case)
        assert len(written.decode().splitlines()) == 1
        assert json.loads(written) == case
        value = case["expect"]["value"]
        assert not isinstance(value, int) or abs(value) < 2**53


def test_our_own_answers_are_right() -> None:
    for case in known()[::7]:
        assert answered({"id": case["id"], "figure": case["figure"]}) == case["expect"]


def test_every_careless_reader_is_noticed() -> None:
    found = tally(known())
    assert found.alive == ()
    assert found.killed == sum(found.made.values()) > 300
    assert set(found.made) == {
        "unknown", "skipped", "cell", "lenient", "strict", "state", "value",
    }  # fmt: skip


def test_a_single_case_notices_few_careless_readers() -> None:
    found = tally([case for case in known() if case["figure"] == {"text": "7", "kind": "count"}])
    assert {"cell", "lenient", "strict", "state"} <= {each.kind for each in found.alive}
    assert found.alive[-1].name == "an amount in 元 is rounded"  # type: ignore[attr-defined]
    assert tally([]).killed == 0


def test_careless_readers_read_most_cells_rightly() -> None:
    cell = ("12", Kind.COUNT)
    wrong = [each.name for each in misreadings("元") if each.read(*cell) != rightly(*cell)]
    assert wrong == ["the sign is turned"]


def test_each_character_that_a_reader_knows_stands_in_a_case() -> None:
    asked = [(case["figure"]["text"], Kind(case["figure"]["kind"])) for case in known()]
    witnessed = set(characters([(text, kind, rightly(text, kind)) for text, kind in asked]))
    patterns = ("{}", "12{}", "{}12", "1{}234", "12{}元", "12（{}")
    found = {
        sign
        for sign in map(chr, [*range(0x3400), *range(0x4E00, 0xA000), *range(0xF900, 0x10000)])
        for pattern in patterns
        for kind in (Kind.CHANGE, Kind.MONEY)
        if rightly(pattern.format(sign), kind)[0] is not State.TEXT
    }
    assert {*"7７,，.．+-－−增减件元\u3000\u200b○)）"} <= found
    assert found <= witnessed
