"""The two commands of the README."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
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


def test_the_tests_of_the_readme_are_the_tests_of_the_build(tmp_path: Path) -> None:
    folder = tmp_path / ".ci"
    folder.mkdir()
    (folder / "run").write_text((ROOT / ".ci" / "run").read_text("utf-8"), "utf-8")
    readme = README.replace(command("test-command"), "printf '<%s>' ran; exit 3")
    (tmp_path / "README.md").write_text(readme, "utf-8")
    result = subprocess.run(
        ["bash", str(folder / "run")], capture_output=True, encoding="utf-8", check=False
    )
    assert (result.returncode, result.stdout.splitlines()[-1]) == (3, "<ran>")


def test_every_pin_is_a_plain_version() -> None:
    pins = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pattern = re.compile(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+( ; .+)?")
    assert pins
    assert [pin for pin in pins if not pattern.fullmatch(pin)] == []
