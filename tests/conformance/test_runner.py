# SPDX-License-Identifier: Apache-2.0
"""Asking a program: answers are compared; whatever else it does is told in a sentence."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from gaidisclosure.conformance.runner import LONGEST, asked, compared
from gaidisclosure.errors import UnansweredError
from gaidisclosure.i18n import LOCALES

CASES: list[dict[str, Any]] = [
    {
        "id": name,
        "document": {"edition": "2021", "cells": {}},
        "expect": {"failed": ["A", "B"], "cells": ["x"], "repair": [{"cell": "x", "to": 1}]},
    }
    for name in ("one", "two")
]
ECHO = """
import json, sys
for line in sys.stdin:
    asked = json.loads(line)
    assert list(asked) in (["id", "document"], ["id", "figure"])
    print(json.dumps({"id": asked["id"], **ANSWER}), flush=True)
"""


def program(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def answering(**members: Any) -> list[str]:
    return program(ECHO.replace("ANSWER", repr(members)))


def test_right_answers_in_any_order_are_right() -> None:
    answers = asked(answering(failed=["B", "A"], cells=["x"]), CASES)
    found = compared(CASES, answers)
    assert (found.cases, found.right, found.differences) == (2, 2, ())
    assert found.compared == ("failed", "cells")


def test_only_what_is_claimed_is_compared() -> None:
    found = compared(CASES, {case["id"]: {"failed": ["A", "B"], "other": 1} for case in CASES})
    assert (found.right, found.compared) == (2, ("failed",))


def test_wrong_answers_are_told_apart() -> None:
    answers: dict[str, dict[str, Any]] = {
        "one": {"failed": ["A"], "cells": ["x"]},
        "two": {"failed": ["A", "B"], "cells": [], "repair": [{"cell": "x", "to": 2}]},
    }
    found = compared(CASES, answers)
    assert found.right == 0
    told = [(each.case, each.member, each.found) for each in found.differences]
    assert told == [
        ("one", "failed", ["A"]),
        ("two", "cells", []),
        ("two", "repair", [{"cell": "x", "to": 2}]),
    ]
    assert found.differences[0].expected == ["A", "B"]


FIGURE: dict[str, Any] = {
    "id": "one",
    "figure": {"text": "1.50", "kind": "money"},
    "expect": {"state": "figure", "value": "1.50"},
}


@pytest.mark.parametrize(
    ("value", "right"),
    [
        ("1.50", 1),
        ("1.5", 1),
        ("01.500", 1),
        (1.5, 0),
        ("1.51", 0),
        ("1.5.0", 0),
        (None, 0),
        ([], 0),
    ],
)
def test_decimals_are_compared_as_numbers(value: Any, right: int) -> None:
    found = compared([FIGURE], asked(answering(state="figure", value=value), [FIGURE]))
    assert (found.right, found.compared) == (right, ("state", "value"))


@pytest.mark.parametrize("answer", [{}, {"state": "figure"}, {"state": 1, "value": 1}])
def test_a_reading_has_a_state_and_a_value(answer: dict[str, Any]) -> None:
    with pytest.raises(UnansweredError) as caught:
        asked(answering(failed=[], **answer), [FIGURE])
    assert caught.value.code == "conformance.no_reading"
    assert all("--section documents" in caught.value.message(locale) for locale in LOCALES)


def test_programs_may_answer_backwards_and_leave_lines_empty() -> None:
    code = """
import json, sys
asked = [json.loads(line) for line in sys.stdin]
for each in reversed(asked):
    print(); print(json.dumps({"id": each["id"], "failed": []}))
"""
    assert [*asked(program(code), CASES)] == ["two", "one"]


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("", "too_few"),
        ("print('hello')", "no_json"),
        ("print('[' * 100000)", "no_json"),
        ("print('[]')", "no_id"),
        ("print('{\"id\": 7}')", "no_id"),
        ('print(\'{"id": "one"}\')', "no_codes"),
        ('print(\'{"id": "one", "failed": "A"}\')', "no_codes"),
        ('print(\'{"id": "six", "failed": []}\')', "unknown_id"),
        ('print(\'{"id": "one", "failed": []}\\n\' * 2)', "twice"),
        (f"print('x' * {LONGEST + 5})", "too_long"),
        ("import sys; sys.stdout.buffer.write(b'\\xff\\xfe\\n')", "no_json"),
    ],
)
def test_what_is_no_answer_is_told(code: str, fault: str) -> None:
    with pytest.raises(UnansweredError) as caught:
        asked(program(code), CASES)
    assert caught.value.code == f"conformance.{fault}"
    for locale in LOCALES:
        assert caught.value.message(locale)


def test_a_program_that_hangs_is_stopped() -> None:
    with pytest.raises(UnansweredError) as caught:
        asked(program("import time; time.sleep(60)"), CASES, patience=0.3)
    assert caught.value.code == "conformance.too_late"


def test_a_program_that_is_not_there_is_told() -> None:
    with pytest.raises(UnansweredError) as caught:
        asked(["no-such-program-anywhere"], CASES)
    assert caught.value.code == "conformance.no_program"
    assert "no-such-program-anywhere" in str(caught.value)


def test_a_program_that_cannot_be_started_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnansweredError) as caught:
        asked([str(tmp_path)], CASES)
    assert caught.value.code == "conformance.no_start"


def test_requests_that_nobody_reads_do_no_harm() -> None:
    many = [{**CASES[0], "id": f"{number}" * 500} for number in range(2000)]
    with pytest.raises(UnansweredError) as caught:
        asked(program("import sys; sys.stdin.close(); print('x')"), many)
    assert caught.value.code == "conformance.no_json"
