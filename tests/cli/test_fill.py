# SPDX-License-Identifier: Apache-2.0
"""``fill`` and ``convert`` to files that people publish."""

from __future__ import annotations

from pathlib import Path

import pytest

import gaidisclosure as gd
from tests.cli.command_line import Command

OLD = gd.AnnualReport2021.zero("云溪县商务局", 2023)
NEW = gd.AnnualReport2021.zero("云溪县商务局", 2024)
PUBLISHED = ["html", "docx", "xlsx", "pdf"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    gd.write(OLD, tmp_path / "old.docx")
    gd.write(NEW, tmp_path / "new.json")
    return tmp_path


def arguments(folder: Path, *more: str) -> list[str]:
    names = [str(folder / name) for name in ("old.docx", "new.json", "out.docx")]
    return ["fill", *names[:2], "--output", names[2], "--lang", "en", *more]


def test_a_file_is_filled_in_once(command: Command, folder: Path) -> None:
    result = command(*arguments(folder))
    assert (result.exit_code, result.output) == (0, "")
    assert gd.read(folder / "out.docx").year == 2024
    again = command(*arguments(folder))
    assert again.exit_code == 2
    assert "exists" in again.output
    assert command(*arguments(folder, "--force")).exit_code == 0


def test_the_name_of_a_filled_file_ends_as_that_of_its_template(
    command: Command, folder: Path
) -> None:
    run = arguments(folder)
    result = command(*[each.replace("out.docx", "out.pdf") for each in run])
    assert result.exit_code == 2
    assert "one of these: .docx" in result.output
    assert not (folder / "out.pdf").exists()
    (folder / "old.html").write_text(gd.to_html(OLD), encoding="utf-8")
    page = [each.replace("old.docx", "old.html").replace("out.docx", "out.HTM") for each in run]
    assert command(*page).exit_code == 0


@pytest.mark.parametrize("name", ["old.docx", "./old.docx", "new.json"])
def test_neither_the_template_nor_the_report_is_written_over(
    command: Command, folder: Path, name: str
) -> None:
    before = [(folder / each).read_bytes() for each in ("old.docx", "new.json")]
    template = str(folder / ("new.json" if name == "new.json" else "old.docx"))
    result = command(
        *("fill", template, str(folder / "new.json"), "--force", "--lang", "en"),
        *("--output", f"{folder}/{name}"),
    )
    assert result.exit_code == 2
    assert "over its source" in result.output
    assert [(folder / each).read_bytes() for each in ("old.docx", "new.json")] == before


def test_a_file_that_cannot_be_filled_in_is_told_before_its_ending(
    command: Command, folder: Path
) -> None:
    gd.write(OLD, folder / "old.xlsx")
    run = [each.replace("old.docx", "old.xlsx") for each in arguments(folder)]
    result = command(*run)
    assert result.exit_code == 2
    assert "(xlsx) cannot be filled in" in result.output
    result = command(*[each.replace("old.xlsx", "") for each in run])
    assert "is a folder, not a file" in result.output


def test_what_is_left_of_the_template_is_told(command: Command, folder: Path) -> None:
    result = command(*arguments(folder, "--no-title"))
    assert result.exit_code == 1
    assert "still tells another agency or year" in result.output
    assert "paragraph 1: This sentence speaks of another year" in result.output


def test_cells_that_have_no_place_are_named(command: Command, folder: Path) -> None:
    page = gd.to_html(OLD, data=False)
    (folder / "old.docx").write_text(page[: page.rindex("<table")], encoding="utf-8")
    result = command(*arguments(folder))
    assert result.exit_code == 1
    assert "have no place in the file" in result.output


def test_neither_a_draft_nor_a_strange_template_is_filled(command: Command, folder: Path) -> None:
    (folder / "old.docx").write_bytes(b"nothing")
    assert command(*arguments(folder)).exit_code == 2
    gd.write(gd.Draft.blank("云溪县商务局", 2024), folder / "new.json")
    result = command(*arguments(folder))
    assert result.exit_code == 1
    assert not (folder / "out.docx").exists()


@pytest.mark.parametrize("kind", PUBLISHED)
def test_a_report_is_converted_to_publish(command: Command, folder: Path, kind: str) -> None:
    target = folder / f"out.{kind}"
    run = ["convert", str(folder / "new.json"), "--to", kind, "-o", str(target), "--lang", "en"]
    assert command(*run).exit_code == 0
    assert gd.read(target).seal() == NEW
    assert "exists" in command(*run).output
    assert command(*run, "--no-data", "--force").exit_code == 0
    assert gd.read(target).seal() == NEW


def test_a_draft_is_converted_with_a_mark(command: Command, folder: Path) -> None:
    draft = gd.Draft.from_report(NEW).replace({"request_handling.received.total": 3})
    gd.write(draft, folder / "draft.json")
    target = folder / "out.html"
    run = ["convert", str(folder / "draft.json"), "--to", "html", "-o", str(target), "--lang", "en"]
    result = command(*run)
    assert result.exit_code == 1
    assert "received" in result.output
    assert "不得公布" in target.read_text(encoding="utf-8")
    assert gd.read(target) == draft
