# SPDX-License-Identifier: Apache-2.0
"""``conform``: ourselves, another program, the suite as a file, and its strength."""

from __future__ import annotations

import json
import sys
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from gaidisclosure.conformance import casebook, printed
from gaidisclosure.conformance.runner import request
from gaidisclosure.conformance.suite import SECTIONS, lines
from tests.cli.command_line import Command

ANSWER = "import json,sys\nfor l in sys.stdin: print(json.dumps({'id': json.loads(l)['id'], %s}))"
WHOLE = b'{"id":"a"}\n{"id":"b"}\n'


@pytest.fixture(scope="module")
def few() -> list[dict[str, Any]]:
    """Valid ones, wrong ones and some figures: the making of all takes seconds."""
    return [*islice(casebook.cases(), 110, 140), *islice(printed.cases(), 0, None, 200)]


@pytest.fixture
def thin(few: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> int:
    """A thin suite, so that a test is quick; the number of its cases."""

    def cases(section: str | None = None) -> list[dict[str, Any]]:
        return [case for case in few if section is None or SECTIONS[section] in case]

    monkeypatch.setattr("gaidisclosure.cli.commands.conform.cases", cases)
    return len(few)


def test_we_are_right_ourselves(command: Command, thin: int) -> None:
    result = command("conform")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"gaidisclosure：{thin} 个用例，全对的 {thin} 个\n")
    data = json.loads(command("conform", "--format", "json").stdout)
    assert (data["cases"], data["right"], data["differences"]) == (thin, thin, [])
    assert data["compared"] == [
        "failed", "verdict", "not_evaluable", "faults", "cells", "repair", "state", "value",
    ]  # fmt: skip


def test_a_program_that_finds_nothing_wrong_is_wrong(command: Command, thin: int) -> None:
    program = [sys.executable, "-c", ANSWER % "'failed': []"]
    asked = ("conform", "--section", "documents")
    result = command(*asked, "--lang", "en", "--", *program)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert "casesright" in "".join(result.stdout.split())
    assert "Compared: failed" in result.stdout
    assert "found []" in result.stdout
    assert "more" in lines[-1]
    data = json.loads(command(*asked, "--format", "json", "--", *program).stdout)
    assert 0 < data["right"] < thin
    assert {each["member"] for each in data["differences"]} == {"failed"}


def test_a_program_that_does_not_answer_is_told(command: Command, thin: int) -> None:
    result = command("conform", "--", sys.executable, "-c", "")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "提前结束" in result.stderr


def test_a_program_that_knows_documents_only_is_told_so(command: Command, thin: int) -> None:
    program = [sys.executable, "-c", ANSWER % "'failed': []"]
    result = command("conform", "--lang", "en", "--", *program)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--section documents" in " ".join(result.stderr.split())


def test_figures_are_asked_alone(command: Command, thin: int, few: list[dict[str, Any]]) -> None:
    program = [sys.executable, "-c", ANSWER % "'state': 'text', 'value': None"]
    data = json.loads(
        command("conform", "--section", "figures", "--format", "json", "--", *program).stdout
    )
    figures = sum("figure" in case for case in few)
    assert (data["cases"], data["compared"]) == (figures, ["state", "value"])
    assert 0 < data["right"] < figures < thin
    assert {each["member"] for each in data["differences"]} == {"state", "value"}


def test_we_answer_as_we_ask(command: Command, few: list[dict[str, Any]]) -> None:
    requests = lines({**request(case)} for case in few)
    result = command("conform", "--answer", given=requests)
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert answers == [{"id": case["id"]} | case["expect"] for case in few]


def test_the_suite_can_be_taken_along(
    command: Command,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    thin: int,
    few: list[dict[str, Any]],
) -> None:
    monkeypatch.setattr("gaidisclosure.cli.commands.conform.whole", lambda: WHOLE)
    assert command("conform", "--export", "cases.jsonl").exit_code == 0
    assert (folder / "cases.jsonl").read_bytes() == WHOLE
    assert command("conform", "--export", "-").stdout_bytes == WHOLE
    command("conform", "--section", "figures", "--export", "figures.jsonl")
    assert (folder / "figures.jsonl").read_bytes() == lines(few[30:])
    result = command("conform", "--export", str(folder))
    assert result.exit_code == 2
    assert str(folder) in result.stderr
