# SPDX-License-Identifier: Apache-2.0
"""``table``: many reports as one table, and tables wherever a command takes reports."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

import gaidisclosure as gd
from tests.cli.command_line import Command

NAMES = ("云溪县商务局", "云溪县审计局")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in NAMES:
        gd.write(gd.AnnualReport2021.zero(name, 2023), tmp_path / f"{name}.json")
    wrong = gd.Draft.blank("云溪县民政局", 2023).replace({"行政许可": "若干"})
    (tmp_path / "云溪县民政局.json").write_bytes(gd.dumps(wrong))
    return tmp_path


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_folder_becomes_a_table_that_leaves_itself_out(
    ending: str, command: Command, folder: Path
) -> None:
    output = folder / f"all.{ending}"
    args = ["table", str(folder), "--output", str(output), "--lang", "en"]
    for more in ([], ["--force"], ["--force", "--headings", "paths"]):
        result = command(*args, *more)
        assert (result.exit_code, result.output) == (0, "")
        drafts = [found for _, found in gd.read_all(output)]
        assert [found.agency for found in drafts if isinstance(found, gd.Draft)] == [
            *("云溪县商务局", "云溪县审计局", "云溪县民政局")
        ]
    again = command(*args)
    assert again.exit_code == 2
    assert "exists" in again.output


def test_other_endings_and_the_table_itself_are_refused(command: Command, folder: Path) -> None:
    output = str(folder / "all.docx")
    result = command("table", str(folder), "--output", output, "--lang", "en")
    assert result.exit_code == 2
    assert ".xlsx, .csv" in result.output
    named = str(folder / "all.csv")
    command("table", str(folder), "--output", named)
    result = command("table", named, "--output", named, "--force", "--lang", "en")
    assert result.exit_code == 2
    assert "over its source" in result.output


def test_files_that_are_no_reports_do_not_stop_the_others(
    command: Command, folder: Path, tmp_path: Path
) -> None:
    (folder / "notes.txt").write_text("本日无事。", "utf-8")
    (folder / "page.html").write_text("<html><body>本日无事。</body></html>", "utf-8")
    output = tmp_path / "all.csv"
    result = command("table", str(folder), "--output", str(output), "--lang", "en")
    assert result.exit_code == 2
    assert "notes.txt: " in result.output
    assert "page.html: " in result.output
    assert len([*gd.read_all(output)]) == 3
    alone = str(folder / "page.html")
    nothing = command("table", alone, "--output", str(folder / "none.csv"))
    assert nothing.exit_code == 2
    assert not (folder / "none.csv").exists()


def test_every_line_is_checked_and_converted_by_itself(command: Command, folder: Path) -> None:
    table = folder / "all.xlsx"
    command("table", str(folder), "--output", str(table))
    result = command("check", str(table), "--format", "json")
    lines = [json.loads(line) for line in result.output.splitlines()]
    assert [line["source"] for line in lines] == [f"{table}!{number}" for number in (7, 8, 9)]
    assert [line["verdict"] for line in lines] == ["valid", "valid", "incomplete"]
    assert lines[0]["agency"] == NAMES[0]
    assert command("check", str(table), "--isolate", "--format", "json").output == result.output
    target = folder / "out"
    command("convert", str(table), "--to", "draft-json", "--output", str(target))
    assert sorted(each.name for each in target.iterdir()) == [
        f"{number}.draft.json" for number in (7, 8, 9)
    ]


def test_no_file_is_written_above_its_folder(command: Command, tmp_path: Path) -> None:
    drafts = [gd.Draft.blank("云溪县商务局", 2023), gd.Draft.blank("甲", 2020, edition="2019")]
    gd.write_table(drafts, tmp_path / "all.xlsx")
    target = tmp_path / "out"
    args = ("--to", "draft-json", "--output", str(target))
    command("convert", str(tmp_path / "all.xlsx"), *args)
    assert sorted(str(each.relative_to(target)) for each in target.rglob("*.json")) == [
        str(Path(name, "7.draft.json")) for name in ("2019格式", "2021格式")
    ]


def test_a_file_that_is_named_twice_is_one_line(command: Command, folder: Path) -> None:
    file, output = folder / f"{NAMES[0]}.json", folder.parent / "out.csv"
    names = (file, file, folder / "." / ".." / folder.name / file.name, folder)
    result = command("table", *map(str, names), "--output", str(output))
    assert (result.exit_code, result.output) == (0, "")
    assert len([*gd.read_all(output)]) == len(NAMES) + 1


def test_parquet_holds_the_figures_for_programs(command: Command, folder: Path) -> None:
    output = folder / "all.parquet"
    args = ("table", str(folder), "--output", str(output), "--lang", "en")
    for more in ((), ("--headings", "flat"), ("--headings", "labels"), ("--headings", "paths")):
        result = command(*args, *more, "--force")
        assert (result.exit_code, result.output) == (0, "")
        found = dict(gd.read_all(output))
        assert [*found] == [f"{output}!{number}" for number in (1, 2, 3)]
        drafts = [each for each in found.values() if isinstance(each, gd.Draft)]
        assert {each.agency for each in drafts} == {*NAMES, "云溪县民政局"}
    names = pq.read_schema(output).names
    assert "proactive_disclosure.licensing" in names


def test_parquet_can_have_a_row_for_each_cell(command: Command, folder: Path) -> None:
    output = folder / "cells.parquet"
    result = command("table", str(folder), "--output", str(output), "--long", "--lang", "en")
    assert (result.exit_code, result.output) == (0, "")
    table = pq.read_table(output)
    assert table.num_rows == 3 * 200
    assert "Administrative licensing" in table["row"].to_pylist()
    assert table.filter(pc.equal(table["text"], "若干")).num_rows == 1


@pytest.mark.parametrize("option", [("--long",), ("--headings", "flat")])
def test_what_only_parquet_has_is_refused_for_others(
    option: tuple[str, ...], command: Command, folder: Path
) -> None:
    result = command("table", str(folder), "--output", str(folder / "all.csv"), *option)
    assert result.exit_code == 2
    assert ".parquet" in result.output
    assert not (folder / "all.csv").exists()


def test_a_folder_without_reports_makes_no_table(command: Command, tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.txt").write_text("本日无事。", "utf-8")
    for ending in ("parquet", "csv"):
        output = tmp_path / f"all.{ending}"
        result = command("table", str(tmp_path / "notes"), "--output", str(output))
        assert result.exit_code == 2
        assert not output.exists()
