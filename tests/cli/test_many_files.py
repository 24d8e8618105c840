# SPDX-License-Identifier: Apache-2.0
"""Folders, archives, and many files on several cores."""

from __future__ import annotations

import json
import os
import time
import zipfile
from pathlib import Path

import pytest

from gaidisclosure import dumps
from gaidisclosure.cli import workers
from gaidisclosure.cli.commands.check import Telling
from gaidisclosure.model import AnnualReport2021
from gaidisclosure.reading.folders import Found
from tests.cli.command_line import Command

Lines = list[dict[str, object]]


def lines(output: str) -> Lines:
    return [json.loads(line) for line in output.splitlines()]


def test_a_folder_is_walked_in_the_order_of_names(
    command: Command, folder: Path, report: AnnualReport2021
) -> None:
    (folder / "all" / "b").mkdir(parents=True)
    for name in ("all/c.json", "all/a.json", "all/b/d.json", "all/.hidden", "all/~$c.json"):
        (folder / name).write_bytes(dumps(report))
    result = command("check", "all", "--format", "json")
    found = [line["source"] for line in lines(result.stdout)]
    assert found == [str(Path("all", each)) for each in ("a.json", "b/d.json", "c.json")]
    assert result.exit_code == 0


def test_an_archive_is_walked_and_a_bad_member_is_one_of_its_files(
    command: Command, folder: Path, report: AnnualReport2021
) -> None:
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        archive.writestr("一月/甲.json", dumps(report))
        archive.writestr("bad.txt", "本日无事。")
        archive.mkdir("empty")
    result = command("check", "all.zip", "--format", "json")
    assert [(line["source"], line["verdict"]) for line in lines(result.stdout)] == [
        ("all.zip/一月/甲.json", "valid"),
        ("all.zip/bad.txt", "unreadable"),
    ]
    assert result.exit_code == 2


def test_an_archive_that_is_damaged_is_one_file(command: Command, folder: Path) -> None:
    (folder / "bad.zip").write_bytes(b"PK\x03\x04" + b"\0" * 50)
    (found,) = lines(command("check", "bad.zip", "--format", "json").stdout)
    assert (found["source"], found["verdict"]) == ("bad.zip", "unreadable")


@pytest.mark.parametrize("layout", ["json", "text"])
def test_many_files_are_judged_in_their_order(
    command: Command,
    folder: Path,
    report: AnnualReport2021,
    layout: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workers, "MANY", 3)
    for number in range(5):
        (folder / f"{number}.json").write_bytes(dumps(report) if number != 2 else b"{}")
    result = command("check", *(f"{number}.json" for number in range(5)), "--format", layout)
    places = [result.stdout.index(f"{number}.json") for number in range(5)]
    assert places == sorted(places)
    assert result.exit_code == 2


def work(number: int) -> int:
    if number == 3:
        os._exit(1)
    time.sleep(0.01)
    return number * number


def lost(number: int) -> int:
    return -number


def test_a_process_that_dies_costs_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(workers, "MANY", 2)
    monkeypatch.setattr(workers, "_AHEAD", 1)
    assert list(workers.each(work, range(8), lost)) == [0, 1, 4, -3, 16, 25, 36, 49]


def test_few_files_or_one_core_need_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise AssertionError("no process is needed")

    monkeypatch.setattr(workers, "ProcessPoolExecutor", refused)
    assert list(workers.each(abs, [-1, 2], lost)) == [1, 2]
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert list(workers.each(abs, range(-50, 0), lost)) == list(range(50, 0, -1))


def test_a_file_that_is_lost_is_unreadable() -> None:
    conclusion, line = Telling("json", "keep", "zh_Hans", 80).lost(Found("a.pdf"))
    assert isinstance(line, bytes)
    assert (conclusion, json.loads(line)["source"]) == ("unreadable", "a.pdf")
    conclusion, shown = Telling("text", "keep", "en", 80).lost(Found("a.pdf"))
    assert conclusion == "unreadable"
    assert "a.pdf" in str(shown)


def test_a_pool_that_breaks_while_it_is_given_work() -> None:
    from concurrent.futures.process import BrokenProcessPool

    class Broken:
        def submit(self, *_: object) -> None:
            raise BrokenProcessPool

    assert list(workers._results(Broken(), abs, [1, 2], 1)) == [None]  # type: ignore[arg-type]
