# SPDX-License-Identifier: Apache-2.0
"""Every example runs, without a warning, and says what it is meant to say."""

from __future__ import annotations

import ast
import runpy
import sys
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "examples"
EXAMPLES = sorted(path.stem for path in FOLDER.glob("*.py"))
NEEDS = {"web_endpoint": ("fastapi", "httpx2"), "property_test": ("hypothesis",)}
SAYS = {
    "build_report": [
        "云溪县商务局2023年政府信息公开工作年度报告",
        "新收 received: 4",
        '{"format":"gaid',
    ],
    "check_text": ["云溪县商务局 2023 年度，2021 版：valid"],
    "compare_years": [
        "2022 → 2023: passed",
        "2023 → 2024: failed",
        "2024 → 2025: not_evaluable 没有 2025 年的年报。",
    ],
    "consolidate": [
        "合计 sum: 12 + 30 = 42",
        "MEMBER-INVALID 云溪县教育局",
        "MEMBER-MISSING 云溪县财政局",
    ],
    "figures_table": ["云溪县商务局,2023,request_handling.received.total,"],
    "property_test": ["三个性质都成立。All three properties hold."],
    "read_folder": ["yunxi-2023-page.html,云溪县商务局,2023,2021,invalid,18,200,7,"],
    "repair_report": ["71 → 14（唯一 only）", "T4-SUM:review", "云溪县商务局 2023：valid"],
    "web_endpoint": [
        "云溪县商务局2023年政府信息公开工作年度报告",
        "T3-ROW:received Row “I. Requests received this year (一",
        "valid",
    ],
}


def load(name: str) -> dict[str, Any]:
    for package in NEEDS.get(name, ()):
        pytest.importorskip(package, reason=f"{package} is not installed; the test extra has it")
    return runpy.run_path(str(FOLDER / f"{name}.py"))


def test_there_is_an_expectation_for_every_example() -> None:
    assert sorted(SAYS) == EXAMPLES


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_runs(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    load(name)["main"]()
    printed = capsys.readouterr().out
    assert [line for line in SAYS[name] if line not in printed] == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_uses_public_names_only_and_speaks_both_languages(name: str) -> None:
    tree = ast.parse((FOLDER / f"{name}.py").read_text("utf-8"))
    modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    modules |= {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    ours = {module for module in modules if module and module.startswith("gaidisclosure")}
    assert ours <= {"gaidisclosure", "gaidisclosure.strategies", "gaidisclosure.form"}
    said = ast.get_docstring(tree) or ""
    assert any("一" <= character <= "鿿" for character in said)
    assert any("a" <= character <= "z" for character in said)


def test_a_wrong_text_is_told_with_its_lines(capsys: pytest.CaptureFixture[str]) -> None:
    main = load("check_text")["main"]
    assert main(FOLDER / "data" / "yunxi-2023-wrong.txt") == 1
    assert "第 104 至 110 行：" in capsys.readouterr().out


def test_a_text_that_is_no_report_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "note.txt").write_text("本日无事。", "utf-8")
    assert load("check_text")["main"](tmp_path / "note.txt") == 2
    assert capsys.readouterr().out.strip()


def test_a_file_that_cannot_be_read_keeps_its_row(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "note.txt").write_text("本日无事。", "utf-8")
    load("read_folder")["main"](tmp_path)
    assert "note.txt,,,,,,,,没有找到" in capsys.readouterr().out


def test_the_table_of_figures_goes_without_pandas(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    load("figures_table")["main"]()
    assert "pandas 没有安装" in capsys.readouterr().err
