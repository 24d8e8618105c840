# SPDX-License-Identifier: Apache-2.0
"""Help, mistakes in the command line, and languages."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from gaidisclosure import AnnualReport2021
from gaidisclosure._version import __version__
from gaidisclosure.cli import main, speech
from gaidisclosure.cli.program import COMMANDS, program, run
from gaidisclosure.zh.widths import width
from tests.cli.command_line import Command, Saved

LANGUAGES = ["zh", "zh-Hant", "en"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", [None, *COMMANDS])
def test_every_command_and_option_is_explained(
    command: Command, name: str | None, lang: str
) -> None:
    result = command(*filter(None, [name]), "--help", "--lang", lang, COLUMNS="200")
    context = click.Context(program, info_name="gaidisclosure")
    of = program.get_command(context, name) if name else program
    assert of
    assert result.exit_code == 0
    options = [each for each in of.get_params(context) if isinstance(each, click.Option)]
    assert all(", ".join(option.opts) in result.stdout for option in options)
    assert max(map(width, result.stdout.splitlines())) <= 80
    assert ("选项：" in result.stdout, "Options:" in result.stdout) == (lang == "zh", lang == "en")
    assert "cli." not in result.stdout


def test_the_commands_are_listed_in_the_order_of_need(command: Command) -> None:
    lines = command("--help").stdout.splitlines()
    assert [line.split()[0] for line in lines if line.startswith("  ") and line[2] != "-"] == list(
        COMMANDS
    )


def test_nothing_to_do_is_answered_with_help(command: Command) -> None:
    result = command()
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == command("--help").stdout


def test_the_version(command: Command) -> None:
    assert command("--version").stdout == f"gaidisclosure {__version__}\n"


@pytest.mark.parametrize(
    ("args", "zh", "en"),
    [
        (["check"], "缺少 FILE...：要处理的文件或者文件夹。", "FILE... is missing: files or"),
        (["compare", "a"], "缺少 AFTER：本年的年报", "AFTER is missing: the report"),
        (["fill", "a"], "缺少 FILE：填有本年数据", "FILE is missing: the report with"),
        (["convert", "a"], "缺少 --to：转成哪一种", "--to is missing: the form"),
        (["table", "a"], "缺少 --output：写出的文件", "--output is missing: "),
        (
            ["schema", "2020"],
            "NAME 应为下列之一：2021、2019、draft、check。",
            "NAME is one of: 2021, 2019, draft, check.",
        ),
        (
            ["check", "a", "--blanks", "x"],
            "--blanks 应为下列之一：",
            "--blanks is one of: keep, zero.",
        ),
        (["check", "a", "--bad"], "没有 --bad 这个选项。", "There is no option --bad."),
        (["check", "a", "--format"], "--format 后面缺少内容：", "Nothing follows --format: "),
        (["check", "a", "--failed=x"], "--failed 后面不带内容", "--failed takes no value."),
        (["--lang"], "--lang 后面缺少内容：语言", "Nothing follows --lang: "),
        (["check", "a", "—failed"], "两个英文连字符：--failed。", "with two hyphens: --failed."),
        (["check", "a", "-failed"], "没有“-failed”这个选项。", "There is no option “-failed”."),
        (["check", "－－format=json"], "英文连字符：--format。", "two hyphens: --format."),
        (["tests"], "没有“tests”这个命令。", "There is no command “tests”."),
        (["--bad"], "没有 --bad 这个选项。", "There is no option --bad."),
        (
            ["judge"],
            "没有“judge”这个命令。",
            "There are: check, demo, show, convert, ",
        ),
        (["schema", "2021", "x", "y"], "用不着的参数：x y。", "Too many arguments: x y."),
    ],
)
def test_a_mistake_is_told_in_one_sentence(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    args: list[str],
    zh: str,
    en: str,
) -> None:
    assert run(args) == 2
    out, err = capsys.readouterr()
    sentence, hint = err.splitlines()
    assert (out, zh in sentence) == ("", True)
    assert hint.startswith("查看用法：gaidisclosure ")
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    run(args)
    sentence, hint = capsys.readouterr().err.splitlines()
    assert en in sentence
    assert hint.startswith("For help: gaidisclosure ")


def test_help_is_that_of_the_command_and_in_its_language(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["check", "a", "--lang", "en", "--expect"]) == 2
    sentence, hint = capsys.readouterr().err.splitlines()
    assert sentence.startswith("Nothing follows --expect: ")
    assert hint == "For help: gaidisclosure check --help"


def test_what_follows_two_hyphens_is_no_option(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(["check", "--", "-failed"]) == 2
    assert "没有“-failed”这个文件" in capsys.readouterr().out.replace("\n  ", "")


def test_a_file_in_place_of_a_command_is_checked_by_check(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "年报.txt").write_bytes(b"")
    assert run([str(tmp_path / "年报.txt")]) == 2
    assert f"gaidisclosure check {tmp_path}" in capsys.readouterr().err


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", COMMANDS)
def test_help_names_no_option_that_is_gone(command: Command, name: str, lang: str) -> None:
    context = click.Context(program, info_name="gaidisclosure")
    all_of = (program.get_command(context, each).get_params(context) for each in COMMANDS)
    known = {opt for params in all_of for param in params for opt in param.opts}
    said = command(name, "--help", "--lang", lang).stdout
    assert {*re.findall(r"(?<![\w|-])--?[a-z][a-z-]*", said)} <= known


def test_a_mistake_of_no_command_is_told_as_well(capsys: pytest.CaptureFixture[str]) -> None:
    speech.explain_usage(click.UsageError("x\x1b"))
    assert capsys.readouterr().err == "x�\n查看用法：gaidisclosure --help\n"


def test_an_interrupt_ends_quietly(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("gaidisclosure.cli.telling.judge", interrupt)
    assert run(["check", "x"]) == 130
    assert "Traceback" not in capsys.readouterr().err


def test_the_status_is_that_of_the_command(
    capsys: pytest.CaptureFixture[str],
    saved: Saved,
    report: AnnualReport2021,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert main(["check", saved(report)]) == 0
    monkeypatch.setattr(sys, "argv", ["gaidisclosure", "check", "missing"])
    assert main() == 2
    assert main(["schema", "2021"]) == 0
    assert capsys.readouterr().out


def test_the_module_runs_the_same() -> None:
    assert importlib.import_module("gaidisclosure.__main__").main is main


@pytest.mark.parametrize("missing", ["click", "rich"])
def test_without_the_extra_it_says_what_to_install(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert main(["check", "x"]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert 'pip install "gaidisclosure[cli]"' in err


@pytest.mark.parametrize(
    ("args", "environ", "expected"),
    [
        ([], {}, "zh_Hans"),
        ([], {"LANG": "C"}, "zh_Hans"),
        ([], {"LANG": "en_US.UTF-8"}, "en"),
        ([], {"LANG": "en_US", "LC_MESSAGES": "zh_TW"}, "zh_Hant"),
        ([], {"LANG": "en_US", "LC_ALL": "de_DE"}, "zh_Hans"),
        ([], {"LANG": "en_US", "LC_ALL": ""}, "en"),
        (["--lang", "en"], {}, "en"),
        (["--lang=zh-Hant"], {"LANG": "en"}, "zh_Hant"),
        (["--lang", "en", "check", "--lang", "zh"], {}, "zh_Hans"),
        (["check", "--", "--lang", "en"], {}, "zh_Hans"),
        (["check", "--lang"], {"LANG": "en"}, "en"),
        (["--language=en"], {}, "zh_Hans"),
        (["--lang", "nonsense"], {"LANG": "en"}, "en"),
    ],
)
def test_the_language_that_is_spoken(
    args: list[str], environ: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert speech.chosen(args) == expected


@pytest.mark.parametrize(
    ("name", "said"),
    [
        *((name, "选项：") for name in ("zh", "zh-CN", "zh_CN", "zh-Hans", "zh_CN.UTF-8", "ZH-SG")),
        *((name, "選項：") for name in ("zh-TW", "zh_HK", "zh_Hant", "zh-Hant-TW")),
        *((name, "Options:") for name in ("en", "en-US", "en_GB.UTF-8", "EN")),
    ],
)
def test_languages_go_by_their_usual_names(command: Command, name: str, said: str) -> None:
    result = command("check", "-h", "--lang", name)
    assert result.exit_code == 0
    assert said in result.stdout


@pytest.mark.parametrize("name", ["de", "english", "中文", "zh CN", ""])
def test_other_languages_are_refused_with_a_list(
    capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert run(["check", "--lang", name, "x"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert f"--lang 不认识“{name}”" in err
    assert all(each in err for each in ("zh-CN", "zh-TW", "en-US"))


@pytest.mark.parametrize(
    ("args", "zh", "en"),
    [
        (["chek"], "是不是“check”？", "Did you mean “check”?"),
        (["check", "a", "--blank"], "是不是 --blanks？", "Did you mean --blanks?"),
        (["convert", "a", "--outptu", "b"], "是不是 --output？", "Did you mean --output?"),
    ],
)
def test_the_nearest_name_is_offered(
    capsys: pytest.CaptureFixture[str], args: list[str], zh: str, en: str
) -> None:
    assert run(args) == 2
    assert zh in capsys.readouterr().err
    assert run(["--lang", "en", *args]) == 2
    assert en in capsys.readouterr().err


@pytest.mark.parametrize("lang", LANGUAGES)
def test_help_for_check_names_all_kinds_of_files_and_has_examples(
    command: Command, lang: str
) -> None:
    text = command("check", "--help", "--lang", lang).stdout
    assert all(kind in text for kind in ("DOCX", "DOC", "XLSX", "XLS", "PDF", "ZIP", "JSON"))
    assert len([line for line in text.splitlines() if line.startswith("  gaidisclosure ")]) == 2


HEAVY = ("gaidisclosure.reading", "babel", "cattrs", "msgspec", "rich")


@pytest.mark.parametrize("arg", ["--version", "--help", "-h"])
def test_what_needs_no_report_loads_no_reader(arg: str) -> None:
    program = (
        "import sys\n"
        "from gaidisclosure.cli import main\n"
        f"assert main([{arg!r}]) == 0\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[-1] == "[]"


def test_the_language_of_a_whole_run(command: Command, folder: Path) -> None:
    assert command("check", ".", LANG="en_US").stdout.startswith("? unreadable  .")
    assert command("--lang", "zh-Hant", "check", ".", LANG="en_US").stdout.startswith("? 無法校驗")
    assert command("check", ".").stdout.startswith("? 无法校验")
