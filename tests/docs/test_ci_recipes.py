# SPDX-License-Identifier: Apache-2.0
"""The recipes of “in your CI”, which no test can run: they are YAML, and name what there is."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from gaidisclosure.cli.program import program

ROOT = Path(__file__).parents[2]
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"][
    "optional-dependencies"
]
BLOCK = re.compile(r"^```text\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"gaidisclosure (check [^'>\n]*)")


@pytest.fixture(params=["zh", "en"])
def page(request: pytest.FixtureRequest) -> str:
    language: str = request.param
    return (ROOT / "docs" / language / "how-to" / "in-your-ci.md").read_text("utf-8")


def blocks(page: str) -> list[str]:
    found = BLOCK.findall(page)
    assert len(found) == 5
    return found


def recipes(page: str) -> list[Any]:
    """Return the recipes in YAML, all but that of Jenkins."""
    return [yaml.safe_load(each) for each in blocks(page) if not each.startswith("pipeline")]


def test_the_hook_is_ours(page: str) -> None:
    (wanted,) = recipes(page)[0]["repos"][0]["hooks"]
    (ours,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert wanted["id"] == ours["id"]
    check = program.get_command(program.make_context("a", ["check", "b"]), "check")
    check.make_context("check", [*wanted["args"], "reports/a.docx"], obj="en")


def test_each_command_is_one_that_there_is(page: str) -> None:
    found = [command for each in blocks(page) for command in COMMAND.findall(each)]
    assert len(found) == 4
    for command in found:
        name, *args = command.split()
        check = program.get_command(program.make_context("a", ["check", "b"]), name)
        parsed = check.make_context(name, args, obj="en").params
        assert parsed["files"] == ("reports",)
        assert parsed["layout"] in command


def test_each_extra_is_one_that_there_is(page: str) -> None:
    installed = [found for each in blocks(page) for found in re.findall(r"\[([a-z,]+)\]'", each)]
    assert len(installed) == 3
    assert {extra for each in installed for extra in each.split(",")} <= EXTRAS.keys()


def test_what_is_written_is_what_is_shown(page: str) -> None:
    _, _, alerts, gitlab = recipes(page)
    *_, write, upload = alerts["jobs"]["check"]["steps"]
    assert write["run"].endswith(f"> {upload['with']['sarif_file']}")
    reports = gitlab["reports"]
    assert reports["script"][-1].endswith(f"> {reports['artifacts']['reports']['junit']}")
