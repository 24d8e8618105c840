# SPDX-License-Identifier: Apache-2.0
"""The hook before pre-commit, which installs the last commit of this project and runs it.

Without git or without a registry the test is skipped.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gaidisclosure import samples

ROOT = Path(__file__).parents[2]


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, capture_output=True, check=False, encoding="utf-8", timeout=900
    )


def test_the_hook_refuses_a_wrong_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if shutil.which("git") is None or run(ROOT, "git", "rev-parse", "HEAD").returncode:
        pytest.skip("pre-commit installs hooks from a repository, which is not there")
    folder = tmp_path / "office"
    folder.mkdir()
    for path in samples.files():
        shutil.copy(path, folder)
    for command in (("init", "--quiet"), ("add", "--all")):
        assert run(folder, "git", *command).returncode == 0
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("GAIDISCLOSURE_LANG", "en")
    monkeypatch.delenv("PYTHONPATH", raising=False)
    pre_commit = (sys.executable, "-m", "pre_commit", "try-repo", str(ROOT))
    ran = run(folder, *pre_commit, "gaidisclosure-check", "--ref", "HEAD", "--all-files")
    if "CalledProcessError" in ran.stdout:
        pytest.skip("the dependencies of the hook could not be installed")
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "✗ invalid  transport-2023.xlsx" in ran.stdout
    assert "commerce-2023.docx" not in ran.stdout
