# SPDX-License-Identifier: Apache-2.0
"""``convert``: what is written, where, and what is refused."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given

import gaidisclosure as gd
from gaidisclosure import AnnualReport2021, Draft, dumps, loads, strategies
from gaidisclosure.cli import main
from gaidisclosure.cli.commands import convert
from gaidisclosure.cli.output import not_written
from tests.cli.command_line import Command, Saved, run

REVIEW = "review_litigation.review.total"
LICENSING = "proactive_disclosure.licensing"


def converted(draft: Draft, kind: str) -> bytes:
    return run("convert", "-", "--to", kind, given=dumps(draft)).stdout_bytes


@given(strategies.drafts(consistent=True))
def test_a_lawful_draft_becomes_its_report(draft: Draft) -> None:
    assert loads(converted(draft, "json")) == draft.seal()


@given(strategies.drafts())
def test_any_draft_can_be_written_as_a_draft(draft: Draft) -> None:
    assert loads(converted(draft, "draft-json")) == draft


def test_a_report_goes_to_the_standard_output(
    command: Command, saved: Saved, report: AnnualReport2021
) -> None:
    name = saved(report)
    result = command("convert", name, "--to", "json")
    assert (result.exit_code, result.stdout_bytes) == (0, dumps(report) + b"\n")
    text = command("convert", name, "--to", "text").stdout
    assert text == gd.to_text(report).rstrip("\n") + "\n"
    assert gd.read_text(text).seal() == report
    prose = command("convert", name, "--to", "prose").stdout
    assert prose == gd.to_prose(report).rstrip("\n") + "\n"


def test_what_is_written_knows_no_environment(
    command: Command, saved: Saved, report: AnnualReport2021
) -> None:
    name = saved(report)
    for kind in convert.SUFFIXES:
        plain = command("convert", name, "--to", kind).stdout_bytes
        assert command("convert", name, "--to", kind, LANG="en_US").stdout_bytes == plain
        assert command("convert", name, "--to", kind, COLUMNS="50").stdout_bytes == plain


def test_a_text_comes_back_as_json(
    command: Command, saved: Saved, report: AnnualReport2021
) -> None:
    result = command("convert", saved(gd.to_text(report)), "--to", "json")
    assert loads(result.stdout_bytes) == report


def test_a_name_that_is_too_long_is_the_one_complained_of(
    command: Command, saved: Saved, report: AnnualReport2021
) -> None:
    name = "长" * 300 + ".docx"
    result = command("convert", saved(report), "--to", "docx", "--output", name)
    assert (result.exit_code, result.stderr[:3]) == (2, "长长长")


def test_what_cannot_be_sealed_is_explained_in_full(
    command: Command, saved: Saved, draft: Draft
) -> None:
    name = saved(draft.replace({REVIEW: 1, LICENSING: None}))
    result = command("convert", name, "--to", "json", "--lang", "en", "--output", "out.json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("report is not a valid report yet; 2 problems:\n  · ")
    assert result.stderr.count("  · ") == 2
    assert result.stderr.endswith("run it again with --blanks zero.\n")
    assert not Path("out.json").exists()
    assert command("convert", name, "--to", "draft-json").exit_code == 0


def test_a_contradictory_json_report_is_explained_too(
    command: Command, saved: Saved, report: AnnualReport2021
) -> None:
    name = saved(dumps(report).replace(b'"upheld":0', b'"upheld":2', 1))
    result = command("convert", name, "--to", "text")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "$.review_litigation.review.total" in result.stderr
    assert "--blanks" not in result.stderr


def test_blanks_are_zero_on_request(command: Command, saved: Saved, draft: Draft) -> None:
    name = saved(draft.replace({LICENSING: None}))
    assert command("convert", name, "--to", "json").exit_code == 1
    result = command("convert", name, "--to", "json", "--blanks", "zero")
    assert loads(result.stdout_bytes) == draft.seal()


def test_a_file_is_written_with_a_line_end(
    command: Command, saved: Saved, report: AnnualReport2021
) -> None:
    result = command("convert", saved(report), "--to", "json", "--output", "结果.json")
    assert (result.exit_code, result.output) == (0, "")
    assert Path("结果.json").read_bytes() == dumps(report) + b"\n"


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("json", "a.json"),
        ("text", "a.txt"),
        ("prose", "a.prose.txt"),
        ("draft-json", "a.draft.json"),
    ],
)
def test_a_folder_gets_a_file_for_each_source(
    command: Command, saved: Saved, report: AnnualReport2021, kind: str, written: str
) -> None:
    names = [saved(report, "a.in"), "missing", saved(report, "b.in")]
    result = command("convert", *names, "--to", kind, "--output", "new/folder")
    assert result.exit_code == 2
    assert result.stderr.startswith("missing：没有“missing”这个文件。")
    assert sorted(path.name for path in Path("new/folder").iterdir()) == [
        written,
        written.replace("a", "b", 1),
    ]


def test_one_source_may_go_to_a_folder_as_well(
    command: Command, report: AnnualReport2021, folder: Path
) -> None:
    (folder / "out").mkdir()
    result = command("convert", "-", "--to", "json", "--output", "out", given=dumps(report))
    assert result.exit_code == 0
    assert loads(Path("out/stdin.json").read_bytes()) == report


@pytest.mark.parametrize(
    ("sources", "output"),
    [(["a.json", "b/a.txt"], "out"), (["a.json"], "."), (["a.json", "c"], ".")],
)
def test_nothing_is_written_twice_or_over_a_source(
    command: Command, saved: Saved, sources: list[str], output: str
) -> None:
    saved("{}", "a.json")
    result = command("convert", *sources, "--to", "json", "--output", output)
    assert result.exit_code == 2
    assert "a.json 会被写两次，或覆盖原文件。" in result.stderr
    assert Path("a.json").read_text() == "{}"
    assert not Path("out").exists()


def test_several_files_need_a_folder(command: Command, saved: Saved) -> None:
    result = command("convert", "a", "b", "--to", "json", "--output", saved("x", "file"))
    assert result.exit_code == 2
    assert "file 不是文件夹" in result.stderr


@pytest.mark.parametrize(
    ("number", "zh", "en"),
    [
        (2, "没有这个文件夹", "there is no such folder"),
        (13, "没有写入权限，或者文件正在别的程序中打开", "no permission"),
        (21, "这是文件夹，不是文件", "it is a folder"),
        (28, "磁盘空间不足", "the disk is full"),
        (36, "文件名过长", "the name is too long"),
        (5, "系统错误号 5", "system error 5"),
    ],
)
def test_reasons_are_told_in_the_language_of_the_user(
    capsys: pytest.CaptureFixture[str], number: int, zh: str, en: str
) -> None:
    error = OSError(number, "English words")
    assert not_written("a.json", error, "zh") == not_written("a.json", error, "en") == 2
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith(f"a.json：无法写入：{zh}。")
    assert second.startswith("a.json: It cannot be written: ")
    assert en in second
    assert "English words" not in first + second


def test_the_output_may_be_named_in_short(
    command: Command, saved: Saved, report: AnnualReport2021
) -> None:
    assert command("convert", saved(report), "--to", "json", "-o", "out.json").exit_code == 0
    assert loads(Path("out.json").read_bytes()) == report


def test_a_place_that_cannot_be_written_is_told(
    command: Command, saved: Saved, report: AnnualReport2021
) -> None:
    result = command("convert", saved(report), "--to", "json", "--output", "no/such/file")
    assert result.exit_code == 2
    assert result.stderr.startswith("no/such/file：无法写入：没有这个文件夹。")


@pytest.mark.parametrize("into_folder", [False, True])
def test_a_source_is_never_written_over(
    command: Command, saved: Saved, report: AnnualReport2021, into_folder: bool
) -> None:
    name = saved(report, "a.json")
    before = Path(name).read_bytes()
    output = str(Path(name).resolve().parent) if into_folder else name
    result = command("convert", name, "--to", "json", "--output", output)
    assert result.exit_code == 2
    assert "a.json" in result.stderr
    assert Path(name).read_bytes() == before


def test_a_name_with_a_slash_is_a_folder(
    command: Command, saved: Saved, report: AnnualReport2021, tmp_path: Path
) -> None:
    name = saved(report, "a.json")
    target = tmp_path / "new"
    assert command("convert", name, "--to", "text", "--output", f"{target}/").exit_code == 0
    assert gd.read(target / "a.txt").seal() == report


def written(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def saved_at(names: list[str], report: AnnualReport2021) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(dumps(report))


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["a.x"], ["a.json"]),
        (["a/b.x", "c/b.x", "b.x"], ["a/b.json", "b.json", "c/b.json"]),
        (["a/b.x", "a/b.y", "a/c.x"], ["a/b.x.json", "a/b.y.json", "a/c.json"]),
        (["b.x", "b.y", "b.x.z"], ["b.x.json", "b.x.z.json", "b.y.json"]),
        (["b.x", "B.y"], ["B.y.json", "b.x.json"]),
    ],
)
def test_folders_are_kept_and_files_of_one_stem_kept_apart(
    command: Command, report: AnnualReport2021, names: list[str], expected: list[str]
) -> None:
    saved_at([f"in/{name}" for name in names], report)
    for source, output in (("in", "out"), ("./in/", "other"), ("in/../in", "third")):
        result = command("convert", source, "--to", "json", "--output", output)
        assert (result.exit_code, result.output) == (0, "")
        assert written(Path(output)) == expected
        assert loads(Path(output, expected[0]).read_bytes()) == report


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_archives_are_kept_as_folders(
    command: Command, folder: Path, report: AnnualReport2021
) -> None:
    (folder / "in").mkdir()
    with zipfile.ZipFile(folder / "in" / "all.zip", "w") as archive:
        for name in ("x/a.json", "x/a.json", "/etc/b.json", "../c.json"):
            archive.writestr(name, dumps(report))
    assert command("convert", "in/all.zip", "--to", "json", "-o", "one").exit_code == 0
    found = ["etc/b.json", "x/a.json (2).json", "x/a.json.json"]
    assert written(folder / "one") == found
    assert command("convert", "in", "--to", "json", "-o", "two").exit_code == 0
    assert written(folder / "two") == [f"all.zip/{name}" for name in found]


def test_two_folders_that_would_be_one_are_refused(
    command: Command, report: AnnualReport2021
) -> None:
    saved_at(["a/x/r.json", "b/x/r.json"], report)
    result = command("convert", "a", "b", "--to", "json", "--output", "out")
    assert result.exit_code == 2
    assert "out/x/r.json 会被写两次" in result.stderr
    assert not Path("out").exists()


def test_a_folder_that_cannot_be_made_costs_its_own_files(
    command: Command, report: AnnualReport2021
) -> None:
    saved_at(["in/x/r.json", "in/s.json"], report)
    Path("out").mkdir()
    Path("out/x").write_bytes(b"")
    result = command("convert", "in", "--to", "json", "--output", "out")
    assert result.exit_code == 2
    assert result.stderr.startswith("out/x/r.json：无法写入：")
    assert written(Path("out")) == ["s.json", "x"]


@pytest.mark.parametrize(("kind", "is_written"), [("html", True), ("json", False)])
def test_a_wrong_report_is_published_as_a_draft_only(
    command: Command, folder: Path, draft: Draft, kind: str, is_written: bool
) -> None:
    (folder / "wrong.json").write_bytes(dumps(draft.replace({"行政许可": None})))
    result = command("convert", "wrong.json", "--to", kind, "--output", "out")
    assert result.exit_code == 1
    assert (folder / "out").exists() is is_written


@pytest.mark.parametrize(
    ("name", "beginning"),
    [("a.json", b"{"), ("a.TXT", "云溪县".encode()), ("a.docx", b"PK"), ("a.html", b"<!DOCTYPE")],
)
def test_the_ending_tells_the_form(
    command: Command,
    saved: Saved,
    report: AnnualReport2021,
    name: str,
    beginning: bytes,
) -> None:
    result = command("convert", saved(report), "--output", name)
    assert (result.exit_code, result.output) == (0, "")
    assert Path(name).read_bytes().startswith(beginning)


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("--output", "a"), "缺少 --to："),
        (("--output", "a.doc"), "扩展名应为下列之一：.json、.txt、"),
        (("--output", "a.xlsx", "--to", "docx"), "“a.xlsx”的扩展名与 --to docx 不符。"),
    ],
)
def test_an_ending_that_tells_no_form_or_another_is_refused(
    saved: Saved,
    report: AnnualReport2021,
    capsys: pytest.CaptureFixture[str],
    args: tuple[str, ...],
    told: str,
) -> None:
    source = saved(report)
    before = [*Path().iterdir()]
    assert main(["convert", source, *args]) == 2
    assert told in capsys.readouterr().err
    assert [*Path().iterdir()] == before


def test_a_draft_may_end_as_json(command: Command, saved: Saved, report: AnnualReport2021) -> None:
    source = saved(report)
    assert command("convert", source, "--to", "draft-json", "--output", "d.json").exit_code == 0
    assert command("convert", source, "--to", "prose", "--output", "p.txt").exit_code == 0
    assert command("convert", source, "--to", "prose", "--output", "p.prose").exit_code == 0
    assert command("convert", source, "--to", "docx", "--output", "x.json/").exit_code == 0


def test_a_draft_is_said_to_be_one(command: Command, folder: Path, draft: Draft) -> None:
    (folder / "wrong.json").write_bytes(dumps(draft.replace({"行政许可": None})))
    result = command("convert", "wrong.json", "--output", "a.html")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1].startswith("a.html：已写成录入稿，每页都有红色标记")
    assert "a.html：已写成" not in command("convert", "wrong.json", "--output", "a.html").stderr


def test_several_reports_are_not_put_into_a_folder_named_like_a_file(
    command: Command, folder: Path, saved: Saved, report: AnnualReport2021
) -> None:
    for name in ("a", "b"):
        saved(report, name)
    result = command("convert", "a", "b", "--output", "all.docx", "--lang", "en")
    assert result.exit_code == 2
    assert "There are 2 reports, and “all.docx” looks like the name of one file." in result.output
    assert not (folder / "all.docx").exists()
    (folder / "all.docx").mkdir()
    assert command("convert", "a", "b", "--to", "json", "--output", "all.docx").exit_code == 0
