# SPDX-License-Identifier: Apache-2.0
"""The two commands of the README."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
PYTHON = """\
#!/bin/sh
test "$2" != dependency_groups || { echo "some $3"; exit; }
echo "<$*>$PYTEST_ADDOPTS"; exit 3
"""
ENGLISH = (ROOT / "README.en.md").read_text("utf-8")


def command(name: str, page: str = README) -> str:
    (found,) = re.findall(rf"^<!-- {name} -->\n```sh\n(.*\n)```$", page, re.MULTILINE)
    return str(found).strip()


@pytest.mark.parametrize("name", ["main-command", "test-command"])
def test_a_command_is_one_line_that_needs_python_only(name: str) -> None:
    line = command(name)
    assert "\n" not in line
    assert line.startswith("python3 -m venv .venv && ")
    assert "-c constraints.txt" in line
    assert command(name, ENGLISH) == line


def test_the_build_runs_the_tasks_and_then_the_tests_of_the_readme(tmp_path: Path) -> None:
    """With an environment in which Python only says what it is asked for."""
    for name, text in {
        ".ci/run": (ROOT / ".ci" / "run").read_text("utf-8"),
        ".venv/bin/chromedriver": "",
        ".venv/bin/initdb": "",
        ".venv/bin/java": "",
        ".venv/bin/soffice": "",
        ".venv/bin/python": PYTHON,
        "README.md": README.replace(command("test-command"), "echo made && .venv/bin/python tests"),
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
        (tmp_path / name).chmod(0o755)
    programs = tmp_path / ".venv" / "bin"
    result = subprocess.run(
        ["bash", ".ci/run"], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False,
        env={**os.environ, "PYTEST_ADDOPTS": "", "PATH": f"{programs}:{os.environ['PATH']}"},
    )  # fmt: skip
    printed = [line for line in result.stdout.splitlines() if not line.startswith("+ ")]
    assert printed == [
        "made",
        "<-m pip install -q -c constraints.txt some engines>",
        "<-m pip install -q -c constraints.txt --target .venv/spark some spark>",
        "<-m nox -s lint types wheel engines validators>",
        "<-m nox -s docs browser office>",
        "made",
        "<tests> --cov",
    ]
    assert result.returncode == 3


def test_every_pin_is_a_plain_version() -> None:
    head, *pins = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pattern = re.compile(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+( ; .+)?")
    assert head.startswith("# ")
    assert pins
    assert [pin for pin in pins if not pattern.fullmatch(pin)] == []
