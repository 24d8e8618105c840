# SPDX-License-Identifier: Apache-2.0
"""A reader that is not installed costs the files of its format, and no other."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gaidisclosure import samples
from tests.cli.command_line import Command

READERS = {"html": "turbohtml", "xlsx": "python_calamine", "pdf": "pdfplumber"}
DOC = Path(__file__).parents[1] / "data" / "report.doc"
"""A file of Word's old format, which holds a part of a report only."""


def sample(suffix: str) -> str:
    if suffix == "doc":
        return str(DOC)
    return next(str(path) for path in samples.files() if path.suffix == f".{suffix}")


@pytest.mark.parametrize(("extra", "module"), [*READERS.items(), ("doc", "doc2docx")])
@pytest.mark.parametrize(
    "args",
    [
        ["check"],
        ["show"],
        ["show", "--prose"],
        ["convert", "--to", "json"],
        ["explain", "T4-SUM:review"],
    ],
    ids=" ".join,
)
def test_one_file(
    command: Command, monkeypatch: pytest.MonkeyPatch, extra: str, module: str, args: list[str]
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    result = command(*args, sample(extra), COLUMNS="500")
    said = "".join(result.output.split())
    assert result.exit_code == 2
    assert f'pipinstall"gaidisclosure[{extra}]"' in said
    assert 'pipinstall"gaidisclosure[all]"' in said
    assert "Traceback" not in result.output


def test_the_others_are_judged_shown_and_converted(
    command: Command, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    for module in READERS.values():
        monkeypatch.setitem(sys.modules, module, None)
    names = [str(path) for path in samples.files()]
    lines = command("check", "--format", "json", *names).stdout.splitlines()
    verdicts = {Path(found["source"]).suffix: found["verdict"] for found in map(json.loads, lines)}
    assert verdicts == {
        ".docx": "valid",
        ".html": "unreadable",
        ".txt": "valid",
        ".xlsx": "unreadable",
        ".pdf": "unreadable",
    }
    shown = command("show", *names)
    assert (shown.exit_code, shown.stderr.count("pip install")) == (2, 6)
    assert "云溪县商务局" in shown.stdout
    assert "云溪县卫生健康局" in shown.stdout
    assert command("convert", "--to", "json", "--output", "out", *names).exit_code == 2
    assert sorted(path.name for path in (folder / "out").iterdir()) == [
        "commerce-2023.json",
        "health-2023.json",
    ]


@pytest.mark.parametrize("layout", ["json", "text"])
def test_a_folder_of_many_files_in_other_processes(folder: Path, layout: str) -> None:
    stubs = folder / "stubs"
    stubs.mkdir()
    for module in READERS.values():
        (stubs / f"{module}.py").write_text(f"raise ModuleNotFoundError('no {module}')\n", "utf-8")
    (folder / "all").mkdir()
    for number in range(6):
        for path in samples.files():
            (folder / "all" / f"{number}-{path.name}").write_bytes(path.read_bytes())
    paths = [str(stubs), os.environ.get("PYTHONPATH", "")]
    done = subprocess.run(
        [sys.executable, "-m", "gaidisclosure", "check", "all", "--format", layout],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths)), "LC_ALL": "en"},
        capture_output=True,
        check=False,
    )
    out = done.stdout.decode()
    assert (done.returncode, done.stderr) == (2, b"")
    if layout == "text":
        assert out.endswith("Files: 30; valid 12, unreadable 18\n")
        return
    found = [json.loads(line) for line in out.splitlines()]
    assert len(found) == 30
    for each in found:
        suffix = Path(each["source"]).suffix[1:]
        assert (each["verdict"] == "unreadable") is (suffix in READERS)
        assert f"gaidisclosure[{suffix}]" in (each["error"] or f"gaidisclosure[{suffix}]")
