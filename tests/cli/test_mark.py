# SPDX-License-Identifier: Apache-2.0
"""``check --mark``: copies of files with wrong cells marked."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from gaidisclosure import Draft, read, to_docx, to_html, to_text, to_xlsx
from gaidisclosure.cli import main
from gaidisclosure.filling import mark
from tests.cli.command_line import Command

TOTAL = "request_handling.received.total"
RED = b"FF7B7B"


@pytest.fixture
def wrong(draft: Draft) -> Draft:
    return draft.replace({TOTAL: 1})


@pytest.fixture
def county(folder: Path, draft: Draft, wrong: Draft) -> Path:
    """A folder with right and wrong reports in several formats."""
    (folder / "all" / "b").mkdir(parents=True)
    for name, data in {
        "a.docx": to_docx(wrong),
        "b/a.html": to_html(wrong).encode(),
        "c.xlsx": to_xlsx(wrong),
        "d.docx": to_docx(draft),
        "e.docx": b"PK\x03\x04" + b"\0" * 50,
    }.items():
        (folder / "all" / name).write_bytes(data)
    return folder / "all"


def names(folder: str) -> list[str]:
    return sorted(
        str(path.relative_to(folder)) for path in Path(folder).rglob("*") if path.is_file()
    )


@pytest.mark.parametrize("option", [(), ("--isolate",), ("--format", "json")])
def test_copies_of_wrong_reports_are_marked_and_others_named(
    command: Command, county: Path, option: tuple[str, ...]
) -> None:
    plain = command("check", "all", *option)
    result = command("check", "all", "--mark", "marks/new", *option)
    assert (result.exit_code, result.stdout) == (2, plain.stdout)
    assert names("marks/new") == ["a.docx", "b/a.html"]
    for name in names("marks/new"):
        source, copy = (county / name).read_bytes(), Path("marks/new", name).read_bytes()
        assert copy == mark(source).data
        assert copy != source
        assert read(copy) == read(source)
    assert result.stderr == (
        "all/c.xlsx：未标注：这类文件（xlsx）不能标注。能标注的是 Word 文件（DOCX）和网页。\n"
    )


@pytest.mark.usefixtures("county")
def test_copies_are_not_written_over_unless_forced(command: Command) -> None:
    command("check", "all", "--mark", "marks")
    Path("marks", "a.docx").write_text("mine")
    result = command("check", "all/a.docx", "--mark", "marks")
    assert (result.exit_code, Path("marks", "a.docx").read_text()) == (2, "mine")
    assert "--force" in result.stderr
    assert command("check", "all/a.docx", "--mark", "marks", "--force").exit_code == 1
    assert Path("marks", "a.docx").read_bytes().startswith(b"PK")


@pytest.mark.usefixtures("county")
def test_the_folder_may_be_within_that_of_the_reports(command: Command) -> None:
    first = command("check", "all", "--mark", "all/marks")
    again = command("check", "all", "--mark", "all/marks", "--force")
    assert (first.exit_code, first.output) == (again.exit_code, again.output)
    assert len(names("all")) == 5 + 2


@pytest.mark.usefixtures("county")
def test_no_report_is_written_over(command: Command, folder: Path) -> None:
    for args in (["all", "--mark", "all"], ["all/a.docx", "all/a.docx", "--mark", "x"]):
        result = command("check", *args)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "会被写两次" in result.stderr
    (folder / "file").write_text("x")
    result = command("check", "all", "--mark", "file/x")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "不是文件夹" in result.stderr


def test_reports_of_archives_and_of_the_standard_input(
    command: Command, folder: Path, wrong: Draft
) -> None:
    page = to_html(wrong).encode()
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        archive.writestr("甲/a.html", page)
        archive.writestr("/b.html", page)
    command("check", "all.zip", "-", "--mark", "marks", given=page)
    assert names("marks") == ["b.html", "stdin", "甲/a.html"]
    assert all(RED in path.read_bytes() for path in Path("marks").rglob("*") if path.is_file())


def test_a_page_of_text_has_nothing_to_be_marked(
    command: Command, folder: Path, wrong: Draft
) -> None:
    (folder / "a.html").write_text(f"<html><pre>{to_text(wrong)}</pre></html>", "utf-8")
    result = command("check", "a.html", "--mark", "marks")
    assert "没有可以标注的单元格" in result.stderr
    assert names("marks") == []


def test_the_reason_is_told_if_the_folder_cannot_be_made(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.txt").write_bytes(b"")
    assert main(["check", "a.txt", "--mark", "x" * 300]) == 2
    assert "：无法写入：文件名过长。" in capsys.readouterr().err
