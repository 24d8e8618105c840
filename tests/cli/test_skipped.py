# SPDX-License-Identifier: Apache-2.0
"""What folders and archives hold besides reports: it is skipped, and named."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path

import pytest

from gaidisclosure import AnnualReport2021, dumps
from tests.cli.command_line import Command

NOTE = "本日无事。"
LISTING = "名称,数量\n甲,1\n乙,2\n"
ZH = {
    "link": "是指向文件夹或已经失效的链接，已跳过。",
    "special": "是管道、套接字或设备，不是普通文件，已跳过。",
    "outside": "名称里有“..”，指向压缩包以外，已跳过。",
    "text": "没有年报的任何内容，已跳过。",
    "planted": "是测试文件的差错清单，不是年报，已跳过。",
    "page": "是校验结论网页，不是年报，已跳过。",
}
COMMANDS = [
    ("check",),
    ("check", "--isolate"),
    ("check", "--format", "json"),
    ("check", "--format", "json", "--isolate"),
    ("show",),
    ("show", "--sources"),
    ("convert", "--to", "json"),
    ("convert", "--to", "json", "--output", "out"),
]


@pytest.fixture
def mixed(folder: Path, report: AnnualReport2021) -> str:
    """A folder with one report, and with everything that is none."""
    inner = folder / "all" / "x"
    inner.mkdir(parents=True)
    (inner / "report.json").write_bytes(dumps(report))
    (inner / "README.md").write_text(f"# 说明\n\n{NOTE}\n", "utf-8")
    (inner / "list.csv").write_text(LISTING, "utf-8")
    (inner / "loop").symlink_to(folder / "all")
    (inner / "lost").symlink_to(folder / "nothing")
    os.mkfifo(inner / "pipe")
    for name in ("Thumbs.db", "desktop.ini", ".DS_Store", "~$report.docx"):
        (inner / name).write_bytes(b"x")
    return "all"


@pytest.mark.parametrize("args", COMMANDS)
def test_all_that_is_skipped_is_named_once(
    command: Command, mixed: str, args: tuple[str, ...]
) -> None:
    result = command(*args, mixed)
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        f"all/x/README.md：{ZH['text']}",
        f"all/x/list.csv：{ZH['text']}",
        f"all/x/loop：{ZH['link']}",
        f"all/x/lost：{ZH['link']}",
        f"all/x/pipe：{ZH['special']}",
    ]
    assert "README" not in result.stdout
    assert "list.csv" not in result.stdout


@pytest.mark.parametrize(
    ("locale", "words"),
    [("zh", "已跳过。"), ("zh-Hant", "已跳過。"), ("en", "Skipped, as ")],
)
def test_it_is_named_in_the_language_of_the_command(
    command: Command, mixed: str, locale: str, words: str
) -> None:
    lines = command("check", mixed, "--failed", "--lang", locale).stderr.splitlines()
    assert len(lines) == 5
    assert all(words in line for line in lines)


def test_the_summary_counts_reports_only(
    command: Command, mixed: str, report: AnnualReport2021
) -> None:
    assert "共" not in command("check", mixed).stdout.splitlines()[-1]
    Path(mixed, "b.json").write_bytes(dumps(report))
    assert command("check", mixed).stdout.endswith("\n共 2 份：通过 2\n")


def test_a_text_that_is_named_itself_is_not_skipped(command: Command, mixed: str) -> None:
    result = command("check", mixed, "all/x/README.md", "--format", "json")
    assert [json.loads(line)["verdict"] for line in result.stdout.splitlines()] == [
        "valid",
        "unreadable",
    ]
    assert result.exit_code == 2


def test_a_page_without_a_report_is_not_skipped(command: Command, mixed: str) -> None:
    Path(mixed, "page.html").write_text(f"<html><p>{NOTE}</p></html>", "utf-8")
    result = command("check", mixed)
    assert result.exit_code == 2
    assert "? 无法校验  all/page.html" in result.stdout


@pytest.mark.parametrize("args", COMMANDS)
def test_members_of_archives_are_skipped_alike(
    command: Command, folder: Path, report: AnnualReport2021, args: tuple[str, ...]
) -> None:
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        archive.writestr("x/report.json", dumps(report))
        archive.writestr("x/说明.txt", NOTE)
        archive.writestr("__MACOSX/x/._说明.txt", NOTE)
    result = command(*args, "all.zip")
    assert (result.exit_code, result.stderr) == (0, f"all.zip/x/说明.txt：{ZH['text']}\n")


@pytest.mark.parametrize("args", COMMANDS)
def test_where_all_is_skipped_nothing_was_judged(
    command: Command, folder: Path, args: tuple[str, ...]
) -> None:
    (folder / "all").mkdir()
    (folder / "all" / "a.txt").write_text(NOTE, "utf-8")
    result = command(*args, "all")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"all/a.txt：{ZH['text']}\n"


def test_a_folder_of_pipes_only_holds_no_files(command: Command, folder: Path) -> None:
    (folder / "all").mkdir()
    os.mkfifo(folder / "all" / "pipe")
    result = command("check", "all")
    assert result.exit_code == 2
    assert "? 无法校验  all" in result.stdout
    assert result.stderr == f"all/pipe：{ZH['special']}\n"


def test_a_name_that_no_encoding_can_write_is_named(command: Command, folder: Path) -> None:
    (folder / "all").mkdir()
    (folder / "all" / "\udce8\udca7\udc84.txt").write_text(NOTE, "utf-8")
    for args in COMMANDS:
        assert command(*args, "all").stderr == f"all/规.txt：{ZH['text']}\n"


def test_a_list_of_cells_is_no_report(
    command: Command, mixed: str, report: AnnualReport2021
) -> None:
    """Each line names a row of the form, and has figures."""
    lines = [
        f"{n}.docx,云溪县商务局,{cell.path},{cell.label()},{n},0,T3-ROW T3-SUM"
        for n, cell in enumerate(report.form.cells.values())
        if n % 4 == 0
    ]
    Path(mixed, "planted.csv").write_text("\n".join(lines), "utf-8-sig")
    assert command("check", f"{mixed}/planted.csv").stdout.startswith("○ 不完整")
    result = command("check", mixed)
    assert result.exit_code == 0
    assert f"all/planted.csv：{ZH['text']}" in result.stderr.splitlines()


def test_the_list_of_planted_errors_is_named_as_such(command: Command, folder: Path) -> None:
    command("sample", "--count", "2", "--wrong", "1", "--to", "json", "--output", "all")
    result = command("check", "all", "--format", "json")
    assert len(result.stdout.splitlines()) == 2
    assert result.stderr == f"all/planted.csv：{ZH['planted']}\n"


def test_another_file_of_that_name_is_read(command: Command, mixed: str) -> None:
    Path(mixed, "planted.csv").write_text(LISTING, "utf-8-sig")
    assert f"all/planted.csv：{ZH['text']}" in command("check", mixed).stderr.splitlines()


def test_pages_of_an_earlier_run_are_no_second_reports(
    command: Command, folder: Path, report: AnnualReport2021
) -> None:
    """They hold the figures before a correction, which would contradict the corrected report."""
    (folder / "all").mkdir()
    for name in ("a", "b"):
        (folder / "all" / f"{name}.json").write_bytes(dumps(report))
    command("check", "all", "--output", "all/verdicts.html")
    command("check", "all/a.json", "--output", "all/a.html")
    result = command("check", "all")
    assert result.exit_code == 0
    assert result.stdout.endswith("\n共 2 份：通过 2\n")
    pages = ("a.html", "verdicts/a.json.html", "verdicts/b.json.html", "verdicts/index.html")
    assert result.stderr.splitlines() == [f"all/{page}：{ZH['page']}" for page in pages]
    assert command("check", "all/a.html").exit_code == 0


@pytest.mark.parametrize("args", [("check",), ("show",), ("convert", "--to", "json")])
def test_an_empty_folder_is_told_as_such(
    command: Command, folder: Path, args: tuple[str, ...]
) -> None:
    (folder / "all").mkdir()
    result = command(*args, "all")
    assert result.exit_code == 2
    assert "“all”里没有可以读取的文件。" in result.output


def test_members_that_lead_out_of_an_archive_are_named(
    command: Command, folder: Path, report: AnnualReport2021
) -> None:
    names = ["../a.json", "b/../../c.json", "..\\d.json"]
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        for name in (*names, "e.json"):
            archive.writestr(name, dumps(report))
    result = command("check", "all.zip")
    assert result.exit_code == 0
    assert result.stderr.splitlines() == sorted(
        f"all.zip/{each}：{ZH['outside']}" for each in names
    )


@pytest.mark.parametrize("name", ["x/", "../a.json"])
def test_an_archive_without_a_file_to_read_is_told(
    command: Command, folder: Path, name: str
) -> None:
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        archive.writestr(name, "")
    result = command("check", "all.zip")
    assert result.exit_code == 2
    assert "“all.zip”里没有可以读取的文件。" in result.stdout


def test_an_empty_archive_is_told(command: Command, folder: Path) -> None:
    zipfile.ZipFile(folder / "all.zip", "w").close()
    result = command("check", "all.zip")
    assert (result.exit_code, "这是一个空的压缩包" in result.stdout) == (2, True)
