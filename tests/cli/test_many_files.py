# SPDX-License-Identifier: Apache-2.0
"""Folders, archives, and many files on several cores."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path

import pytest
from msgspec import msgpack

from gaidisclosure import dumps, samples
from gaidisclosure.cli import judging, telling
from gaidisclosure.cli.telling import Telling
from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats import limits
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
        archive.writestr("bad.html", "<html><p>本日无事。</p></html>")
        archive.mkdir("empty")
    result = command("check", "all.zip", "--format", "json")
    assert [(line["source"], line["verdict"]) for line in lines(result.stdout)] == [
        ("all.zip/一月/甲.json", "valid"),
        ("all.zip/bad.html", "unreadable"),
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
    monkeypatch.setattr(telling, "WORTH_PROCESSES", 3)
    for number in range(5):
        (folder / f"{number}.json").write_bytes(dumps(report) if number != 2 else b"{}")
    result = command("check", *(f"{number}.json" for number in range(5)), "--format", layout)
    places = [result.stdout.index(f"{number}.json") for number in range(5)]
    assert places == sorted(places)
    assert result.exit_code == 2


def test_few_files_or_one_core_need_no_process(
    command: Command, folder: Path, report: AnnualReport2021, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise AssertionError("no process is needed")

    monkeypatch.setattr(telling, "Workers", refused)
    (folder / "a.json").write_bytes(dumps(report))
    assert command("check", "a.json").exit_code == 0
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert command("check", *["a.json"] * telling.WORTH_PROCESSES).exit_code == 0


@pytest.mark.parametrize("layout", ["json", "text"])
def test_files_give_the_same_in_other_processes(
    command: Command, folder: Path, report: AnnualReport2021, layout: str
) -> None:
    for path in samples.files():
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "bad.txt").write_text("本日无事。", "utf-8")
    names = [*sorted(path.name for path in folder.iterdir()), "missing.txt", ".", "-"]
    here = command("check", *names, "--format", layout, given=dumps(report))
    there = command("check", *names, "--format", layout, "--isolate", given=dumps(report))
    assert there.stdout == here.stdout
    assert there.exit_code == here.exit_code == 2


@pytest.mark.parametrize("layout", ["json", "text", "sarif", "junit", "github"])
def test_a_verdict_arrives_as_it_was(folder: Path, layout: str) -> None:
    told = Telling(layout, "keep", "en", 80, listed=True, marks=True)
    (wrong,) = [path for path in samples.files() if path.suffix == ".xlsx"]
    for name, data in (("a", wrong.read_bytes()), ("b\udce8", b"0")):
        (folder / name).write_bytes(data)
        request = told._request(Found(str(folder / name)))
        assert isinstance(request, bytes)
        found = msgpack.decode(telling.answer(request), type=telling.Told)
        assert found == told.judged(Found(str(folder / name)))
        assert found.verdict
        assert found.summary.faults
        if isinstance(found.verdict, tuple):
            assert any(style for _, style in found.verdict)


def test_want_of_memory_is_no_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    def exhausted(_: object) -> None:
        try:
            raise MemoryError
        except MemoryError as error:
            raise UnreadableError("document.damaged", kind="PDF") from error

    monkeypatch.setattr(judging, "load", exhausted)
    with pytest.raises(MemoryError):
        telling.answer(msgpack.encode((Telling("json", "keep", "en", 80), b"a.pdf", b"", b"")))


@pytest.mark.parametrize("layout", ["json", "text"])
def test_a_process_that_ends_costs_one_file(
    command: Command,
    folder: Path,
    report: AnnualReport2021,
    layout: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The time is so short that no process gets ready."""
    monkeypatch.setattr(limits, "MOST_SECONDS", 0.01)
    (folder / "a.json").write_bytes(dumps(report))
    result = command("check", "a.json", "--isolate", "--format", layout, "--lang", "en")
    assert result.exit_code == 2
    assert "0.01 seconds" in " ".join(result.stdout.split())
