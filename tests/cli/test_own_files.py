# SPDX-License-Identifier: Apache-2.0
"""Files that a run writes, and the roster: left out of folders, and never written over."""

from __future__ import annotations

from pathlib import Path

import pytest

import gaidisclosure as gd
from tests.cli.command_line import Command

RUNS = {
    "check": ("--output", "in/own.csv"),
    "consolidate": ("--agency", "云溪县人民政府", "--output", "in/own.json"),
    "table": ("--output", "in/own.csv"),
    "chart": ("--output", "in/own.html"),
}


@pytest.fixture(autouse=True)
def reports(folder: Path) -> Path:
    (folder / "in").mkdir()
    for year in (2022, 2023):
        report = gd.AnnualReport2021.zero("云溪县商务局", year)
        gd.write(report, folder / "in" / f"{year}.json")
    return folder / "in"


@pytest.mark.parametrize("name", RUNS)
def test_an_earlier_output_in_a_folder_is_left_out(name: str, command: Command) -> None:
    runs = [command(name, "in", *RUNS[name], "--force", "--lang", "en") for _ in range(2)]
    assert [each.exit_code for each in runs] == [runs[0].exit_code] * 2
    assert runs[0].output == runs[1].output
    assert "own" not in runs[1].stderr


@pytest.mark.parametrize("name", RUNS)
def test_a_file_that_is_named_is_not_written_over(name: str, command: Command) -> None:
    *_, output = RUNS[name]
    Path(output).write_bytes(Path("in/2023.json").read_bytes())
    found = command(name, "in/2022.json", output, *RUNS[name], "--force", "--lang", "en")
    assert found.exit_code == 2
    assert "over its source" in found.stderr
    assert Path(output).read_bytes() == Path("in/2023.json").read_bytes()


@pytest.mark.parametrize("folder_or_files", [("in",), ("in/2022.json", "in/2023.json", "in/r.txt")])
@pytest.mark.parametrize("name", ["check", "consolidate"])
def test_the_roster_is_no_report(
    name: str, folder_or_files: tuple[str, ...], command: Command
) -> None:
    Path("in/r.txt").write_text("云溪县商务局\n", encoding="utf-8")
    found = command(name, *folder_or_files, *RUNS[name], "--expect", "in/r.txt", "--lang", "en")
    assert "r.txt" not in found.output
    assert found.exit_code < 2
