# SPDX-License-Identifier: Apache-2.0
"""``consolidate``: a folder of reports becomes one, and who is not in it is told."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path

import pytest
import xlsxwriter
from click.testing import Result

import gaidisclosure as gd
from gaidisclosure.writing import ENDINGS
from tests.cli.command_line import Command

AGENCY = "云溪县人民政府"
LICENSING = "proactive_disclosure.licensing"
TOTAL = "request_handling.received.total"


@pytest.fixture
def reports(folder: Path) -> Path:
    """A folder of two reports, each with one licence."""
    (folder / "in").mkdir()
    for name in ("甲县局", "乙县局"):
        put(folder / "in", name, {LICENSING: 1})
    return folder / "in"


def put(folder: Path, name: str, cells: dict[str, int | None], year: int = 2023) -> None:
    draft = gd.Draft.from_report(gd.AnnualReport2021.zero(name, year)).replace(cells)
    gd.write(draft, folder / f"{name}.json")


def summed(command: Command, *more: str, output: str = "out.json") -> Result:
    return command("consolidate", "in", "--agency", AGENCY, "--lang", "en", "-o", output, *more)


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_sum_is_written_in_any_format(command: Command, reports: Path, ending: str) -> None:
    result = summed(command, output=f"out.{ending}")
    assert (result.exit_code, result.stderr) == (0, "")
    assert (
        result.output
        == f"Reports summed into out.{ending}: 2. Left out: 0. No roster was compared.\n"
    )
    report = gd.read(f"out.{ending}").seal()
    assert report.agency.name == AGENCY
    assert report.figures()[LICENSING] == 2


def test_no_file_is_written_over_unless_forced(command: Command, reports: Path) -> None:
    assert summed(command).exit_code == 0
    result = summed(command)
    assert (result.exit_code, "exists" in result.output) == (2, True)
    assert summed(command, "--force").exit_code == 0


def test_the_sum_itself_is_never_summed(command: Command, reports: Path) -> None:
    assert summed(command, output="in/out.json").exit_code == 0
    assert summed(command, "--force", output="in/out.json").exit_code == 0
    assert gd.read("in/out.json").figures()[LICENSING] == 2


def test_the_sum_of_an_earlier_run_is_left_out_and_named(command: Command, reports: Path) -> None:
    assert summed(command, output="in/earlier.docx").exit_code == 0
    result = summed(command)
    assert result.exit_code == 1
    assert "out.json: 2. Left out: 1." in result.output
    assert "in/earlier.docx" in result.output
    assert "may be an earlier sum" in " ".join(result.output.split())
    assert gd.read("out.json").figures()[LICENSING] == 2


def test_another_ending_is_refused(command: Command, reports: Path) -> None:
    result = summed(command, output="out.doc")
    assert result.exit_code == 2
    assert ".xlsx" in result.output
    assert not Path("out.doc").exists()


def test_who_is_left_out_and_why(command: Command, reports: Path) -> None:
    put(reports, "丙县局", {TOTAL: 3})
    put(reports, "丁县局", {LICENSING: None})
    put(reports, "戊县局", {}, year=2022)
    (reports / "README.txt").write_text("本日无事。", encoding="utf-8")
    result = summed(command)
    assert result.exit_code == 1
    assert "out.json: 2." in result.output
    assert "(2 of its rules)" in result.output
    assert "0 + 0 + 0 + 0 + 0 + 0 = 0" in " ".join(result.output.split())
    assert "no figure in 1 of its cells" in result.output
    assert "run it again with --blanks zero" in result.output
    assert "is the report for 2022" in result.output
    assert "README.txt" in result.stderr
    found = summed(command, "--force", "--blanks", "zero", "--exclude", "丙县局", "--year", "2023")
    assert "out.json: 3." in found.output
    assert "--blanks" not in found.output
    found = summed(command, "--force", "--year", "2022")
    assert "out.json: 1." in found.output


def test_what_is_excluded_needs_no_attention(command: Command, reports: Path) -> None:
    put(reports, "丙县局", {TOTAL: 3})
    assert summed(command, "--exclude", "丙县局.json").exit_code == 0
    assert summed(command, "--force", "--exclude", "丙县局", "--exclude", "庚县局").exit_code == 1


def test_a_sum_that_does_not_hold_is_a_draft(command: Command, reports: Path) -> None:
    put(reports, "丙县局", {TOTAL: 3})
    result = summed(command, "--include", "丙县局", output="out.html")
    assert result.exit_code == 1
    assert "written as a draft" in result.output
    assert gd.read("out.html").check().conclusion == "invalid"


def test_the_roster_tells_who_is_missing(command: Command, reports: Path) -> None:
    Path("roster.csv").write_text("单位名称\n甲县局\n丙县局\n", encoding="gb18030")
    result = summed(command, "--expect", "roster.csv")
    assert result.exit_code == 1
    assert "Left out: 0. Without a report: 1." in result.output
    assert "“丙县局” is on the roster, and there is no report of it" in result.output
    assert "not on the roster" in result.output
    result = summed(command, "--force", "--expect", "nobody.csv")
    assert result.exit_code == 2
    assert "nobody.csv" in result.stderr


def test_an_agency_that_is_there_twice_is_looked_into(command: Command, reports: Path) -> None:
    again = reports / "again"
    again.mkdir()
    put(again, "甲县局", {LICENSING: 1})
    result = summed(command)
    assert result.exit_code == 1
    assert "out.json: 2." in result.output
    assert "counted once" in result.output


def test_a_file_that_cannot_be_read_is_graver(command: Command, reports: Path) -> None:
    (reports / "scan.rtf").write_text(r"{\rtf1 }", encoding="utf-8")
    result = summed(command)
    assert result.exit_code == 2
    assert "out.json: 2." in result.output
    assert "scan.rtf: not read" in result.output
    assert "RTF" in result.output
    assert Path("out.json").exists()


def test_without_any_report_nothing_is_written(command: Command, folder: Path) -> None:
    (folder / "in").mkdir()
    put(folder / "in", "甲县局", {TOTAL: 3})
    result = summed(command)
    assert result.exit_code == 2
    assert "No report is left" in result.stderr
    assert "甲县局" in result.stderr
    assert not Path("out.json").exists()
    assert command("consolidate", "in", "-o", "a.json", "--agency", "").exit_code == 2
    result = command("consolidate", "nowhere", "-o", "a.json", "--agency", AGENCY, "--lang", "zh")
    assert "没有“nowhere”这个文件" in result.stderr


def test_many_files_are_read_in_other_processes(
    command: Command, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("gaidisclosure.cli.telling"), "WORTH_PROCESSES", 2)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    (reports / "README.txt").write_text("本日无事。", encoding="utf-8")
    result = summed(command)
    assert result.exit_code == 0
    assert "out.json: 2." in result.output


def test_lists_and_the_roster_in_the_folder_are_no_members(
    command: Command, reports: Path, folder: Path
) -> None:
    """A list names rows of the form, and was summed or complained of as a report without a year."""
    cells: dict[str, int | None] = {LICENSING: None, TOTAL: 5}
    put(reports, "丙县局", cells)
    for name in ("faults.csv", "faults.xlsx"):
        command("check", "in", "--output", f"in/{name}")
    command("sample", "--count", "10", "--wrong", "10", "--to", "json", "-o", "out")
    (folder / "out" / "planted.csv").rename(reports / "planted.csv")
    with xlsxwriter.Workbook(reports / "roster.xlsx") as book:
        book.add_worksheet().write_column(0, 0, ["单位名称", "甲县局", "乙县局", "丙县局"])
    result = summed(command, "--expect", "in/roster.xlsx")
    assert result.exit_code == 1
    assert result.stdout.startswith("Reports summed into out.json: 2. Left out: 1. Without")
    assert [line.partition(":")[0] for line in result.stderr.splitlines()] == [
        str(Path("in") / name) for name in ("faults.csv", "faults.xlsx", "planted.csv")
    ]
