# SPDX-License-Identifier: Apache-2.0
"""The hook for pre-commit names a command, extras and files as they are."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import yaml

from gaidisclosure import samples
from gaidisclosure.cli.program import program

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


def test_the_hook_runs_a_command_that_there_is() -> None:
    script, *args = HOOK["entry"].split()
    assert script in PROJECT["scripts"]
    context = program.make_context(script, [*args, "a.docx"], resilient_parsing=False)
    name, command, rest = program.resolve_command(context, [*args, "a.docx"])
    assert command is not None
    parsed = command.make_context(name, rest, parent=context)
    assert parsed.params["files"] == ("a.docx",)
    assert parsed.params["failed"]


def test_the_hook_installs_extras_that_there_are() -> None:
    (installed,) = HOOK["additional_dependencies"]
    extras = installed.removeprefix(".[").removesuffix("]").split(",")
    assert {*extras} <= PROJECT["optional-dependencies"].keys()


def test_the_hook_is_for_files_that_are_read() -> None:
    wanted = re.compile(HOOK["files"])
    named = {path.name for path in samples.files() if path.suffix != ".txt"}
    assert all(wanted.search(f"年报/{name}") for name in named)
    assert not wanted.search("年报/README.txt")
