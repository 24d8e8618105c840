# SPDX-License-Identifier: Apache-2.0
"""``demo``: the first output that a new user sees, and the samples behind it."""

from __future__ import annotations

from pathlib import Path

import pytest

import gaidisclosure as gd
from gaidisclosure import samples
from gaidisclosure.formats.detection import detect
from tests.cli.command_line import Command

LANGUAGES = ["zh", "zh-Hant", "en"]


def test_the_samples_are_five_kinds_of_files_and_small() -> None:
    kinds = {detect(path.read_bytes()).name for path in samples.files()}
    assert kinds == {"docx", "html", "pdf", "text", "xlsx"}
    assert sum(path.stat().st_size for path in samples.files()) < 150_000


def test_the_samples_are_of_one_county_and_year_and_read_without_doubt() -> None:
    for path in samples.files():
        draft = gd.read(path)
        assert (draft.edition, draft.year, draft.doubts) == ("2021", 2023, ())
        assert draft.agency
        assert draft.agency.startswith("云溪县")
        assert len(draft.cells) == 200
        assert draft.narrative.overview.proactive


def test_one_sample_is_wrong_and_only_one_cell_mends_it() -> None:
    verdicts = {path.suffix: gd.read(path).check() for path in samples.files()}
    assert [suffix for suffix, verdict in verdicts.items() if not verdict.ok] == [".xlsx"]
    (repair,) = verdicts[".xlsx"].repairs
    (change,) = repair
    assert (repair.only, change.old, change.to) == (True, 18, 13)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_new_user_sees_the_wrong_figure_and_its_repair(command: Command, lang: str) -> None:
    result = command("demo", "--lang", lang)
    assert (result.exit_code, result.stderr) == (0, "")
    marks = [line[:1] for line in result.stdout.splitlines() if line[:1] in {"✓", "✗", "○", "?"}]
    assert marks == ["✓", "✓", "✓", "✓", "✗"]
    assert "  transport-2023.xlsx\n" in result.stdout
    (row,) = (line.split() for line in result.stdout.splitlines() if "✗ 18" in line)
    assert row[-5:] == ["✗", "18", "5", "1", "19"]
    assert len({"自然人", "Natural", "persons"} & {*result.stdout.split()}) >= 1
    assert "年度报告!D35：" in result.stdout or "年度报告!D35: " in result.stdout
    assert "gaidisclosure" in result.stdout.splitlines()[-2] + result.stdout.splitlines()[-1]


def test_the_samples_can_be_copied(command: Command, folder: Path) -> None:
    result = command("demo", "-o", "a/b")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "gaidisclosure check a" in result.stdout
    assert [path.name for path in sorted((folder / "a/b").iterdir())] == [
        path.name for path in samples.files()
    ]
    checked = command("check", "a/b", "--failed")
    assert checked.exit_code == 1
    assert checked.stdout.count("T3-") == 2


def test_no_file_is_written_over(command: Command, folder: Path) -> None:
    (folder / "commerce-2023.docx").write_text("mine")
    result = command("demo", "--output", ".")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("commerce-2023.docx：同名文件已存在，未写入。")
    assert (folder / "commerce-2023.docx").read_text() == "mine"
    assert command("demo", "--output", ".", "--force").exit_code == 0
    copied = (folder / "commerce-2023.docx").read_bytes()
    assert copied == (samples.folder() / "commerce-2023.docx").read_bytes()


def test_a_sample_that_cannot_be_read_is_told(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pdfplumber", None)
    result = command("demo")
    assert result.exit_code == 2
    assert "? 无法校验  water-2023.pdf" in result.stdout


def test_a_folder_that_cannot_be_made_is_told(command: Command, folder: Path) -> None:
    (folder / "file").write_text("mine")
    result = command("demo", "--output", "file/below")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("file/below：无法写入：")
