# SPDX-License-Identifier: Apache-2.0
"""Terminals: colours, bars, encodings and closed pipes; the last three in real processes."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TextIO

import pytest

from gaidisclosure import AnnualReport2021, Draft, dumps, samples
from gaidisclosure.cli import output, terminal
from gaidisclosure.cli.program import run
from tests.cli.command_line import Saved

PROGRAM = (sys.executable, "-m", "gaidisclosure")
FULL = Path("/dev/full")
LICENSING = "proactive_disclosure.licensing"


class Stream(io.TextIOWrapper):
    """A stream with bytes below it, as the real ones are."""

    def __init__(self, terminal: bool) -> None:
        self.raw_bytes = io.BytesIO()
        self.terminal = terminal
        super().__init__(self.raw_bytes, encoding="ascii")

    def isatty(self) -> bool:
        return self.terminal

    def getvalue(self) -> str:
        self.flush()
        return self.raw_bytes.getvalue().decode()


@pytest.fixture
def tty(monkeypatch: pytest.MonkeyPatch) -> Stream:
    """A terminal of 120 columns that has colours."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return Stream(terminal=True)


@pytest.fixture
def pipe() -> Stream:
    return Stream(terminal=False)


def run_on(out: TextIO, err: TextIO, *args: str) -> int:
    with redirect_stdout(out), redirect_stderr(err):
        return run(args)


def test_a_verdict_has_colours_on_a_terminal(
    tty: Stream, pipe: Stream, saved: Saved, report: AnnualReport2021
) -> None:
    assert run_on(tty, pipe, "check", saved(report)) == 0
    assert tty.getvalue().startswith("\x1b[1;32m✓ 通过\x1b[0m")
    assert pipe.getvalue() == ""


@pytest.mark.parametrize("variable", ["NO_COLOR", "TERM"])
def test_colours_can_be_turned_off(
    tty: Stream,
    saved: Saved,
    report: AnnualReport2021,
    monkeypatch: pytest.MonkeyPatch,
    variable: str,
) -> None:
    monkeypatch.setenv(variable, "dumb")
    assert run_on(tty, tty, "check", saved(report)) == 0
    assert tty.getvalue().startswith("✓ 通过")
    assert "\x1b" not in tty.getvalue()


def test_text_is_as_wide_as_the_terminal_but_not_too_wide(tty: Stream, pipe: Stream) -> None:
    assert output.columns(tty) == 100
    assert output.columns(pipe) == 80


def test_a_bar_shows_how_far_it_is(tty: Stream, saved: Saved, report: AnnualReport2021) -> None:
    assert run_on(tty, tty, "check", *[saved(report)] * terminal.WORTH_BAR) == 0
    assert "处理中" in tty.getvalue()
    assert tty.getvalue().count("✓ 通过") == terminal.WORTH_BAR
    assert f"共 {terminal.WORTH_BAR} 份" in tty.getvalue()


@pytest.mark.parametrize("args", [["check", "--format", "json"], ["convert", "--to", "json"]])
def test_no_bar_disturbs_what_programs_read(
    tty: Stream, saved: Saved, report: AnnualReport2021, args: list[str]
) -> None:
    assert run_on(tty, tty, *args, *[saved(report)] * terminal.WORTH_BAR) == 0
    assert tty.getvalue().startswith("{")
    assert "\x1b" not in tty.getvalue()


@pytest.mark.parametrize("layout", ["json", "text"])
def test_the_bar_is_on_the_standard_error_only(
    tty: Stream, pipe: Stream, saved: Saved, report: AnnualReport2021, layout: str
) -> None:
    args = ["check", "--format", layout, *[saved(report)] * terminal.WORTH_BAR]
    assert run_on(pipe, tty, *args) == 0
    assert "云溪县商务局" in pipe.getvalue()
    assert "\x1b" not in pipe.getvalue()
    assert "处理中" in tty.getvalue()
    assert "云溪县商务局" not in tty.getvalue()


def test_a_bar_while_files_are_written(
    tty: Stream, pipe: Stream, saved: Saved, report: AnnualReport2021
) -> None:
    names = [saved(report, f"{number}.in") for number in range(terminal.WORTH_BAR)]
    assert run_on(pipe, tty, "convert", *names, "--to", "json", "--output", "out") == 0
    assert "处理中" in tty.getvalue()
    assert len(list(Path("out").iterdir())) == terminal.WORTH_BAR


@pytest.mark.parametrize("count", [1, terminal.WORTH_BAR - 1])
def test_few_files_need_no_bar(
    tty: Stream, pipe: Stream, saved: Saved, report: AnnualReport2021, count: int
) -> None:
    assert run_on(pipe, tty, "check", *[saved(report)] * count) == 0
    assert tty.getvalue() == ""


@pytest.mark.parametrize("layout", ["text", "json"])
def test_whoever_has_read_enough_may_leave(
    pipe: Stream, saved: Saved, report: AnnualReport2021, layout: str
) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as stream:
        assert run_on(stream, pipe, "check", "--format", layout, saved(report)) == 2
    assert pipe.getvalue() == ""


@pytest.mark.skipif(not FULL.exists(), reason="a device that is always full is needed")
@pytest.mark.parametrize("args", [["check"], ["convert", "--to", "json"], ["schema", "2021"]])
def test_a_full_disk_is_told(
    pipe: Stream, saved: Saved, report: AnnualReport2021, args: list[str]
) -> None:
    names = [] if args[0] == "schema" else [saved(report)]
    with FULL.open("w", encoding="utf-8") as stream:
        assert run_on(stream, pipe, *args, *names) == 2
    assert pipe.getvalue().startswith("标准输出：无法写入：磁盘空间不足。")
    assert pipe.getvalue().count("\n") == 1


def test_streams_that_write_text_as_it_is_are_left_alone() -> None:
    out, err = io.StringIO(), io.StringIO()
    assert run_on(out, err, "check", "缺.txt") == 2
    assert out.getvalue().startswith("? 无法校验  缺.txt\n")


def result_of(*args: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, **environment}
    return subprocess.run([*PROGRAM, *args], env=env, capture_output=True, check=False)


def test_a_terminal_that_tells_no_width_is_written_to(
    saved: Saved, report: AnnualReport2021
) -> None:
    name = saved(report, "good")
    assert result_of("check", name, COLUMNS="0").stdout == result_of("check", name).stdout != b""


def test_exit_statuses(saved: Saved, report: AnnualReport2021, draft: Draft) -> None:
    good = saved(report, "good")
    blank = saved(draft.replace({LICENSING: None}), "blank")
    results = [result_of("check", *names) for names in ([good], [good, blank], [blank, "missing"])]
    assert [result.returncode for result in results] == [0, 1, 2]
    assert [result.stderr for result in results] == [b"", b"", b""]


@pytest.mark.parametrize("encoding", ["", "ascii", "gbk"])
def test_output_is_utf8_in_any_locale(
    saved: Saved, report: AnnualReport2021, encoding: str
) -> None:
    name = saved(report, "年报.json")
    plain = {"LC_ALL": "C", "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    result = result_of("check", name, "缺.txt", **plain)
    assert "✓ 通过  年报.json\n  云溪县商务局" in result.stdout.decode()
    assert (result.returncode, result.stderr) == (2, b"")
    written = result_of("convert", name, "--to", "json", **plain)
    assert written.stdout == dumps(report) + b"\n"


def test_colours_stay_away_from_a_pipe(saved: Saved, report: AnnualReport2021) -> None:
    result = result_of("check", saved(report), FORCE_COLOR="1", TERM="xterm-256color")
    assert b"\x1b" not in result.stdout


@pytest.mark.parametrize("args", [["check"], ["check", "--format=json"], ["show"]])
def test_a_closed_pipe_leaves_no_traceback(
    saved: Saved, report: AnnualReport2021, args: list[str]
) -> None:
    command = [*PROGRAM, *args, *[saved(report)] * 100]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 2


def test_a_name_that_is_no_utf8_is_judged_all_the_same(
    folder: Path, report: AnnualReport2021
) -> None:
    name = os.fsencode(folder) + b"/\xff.json"
    try:
        with open(name, "wb") as file:
            file.write(dumps(report))
    except OSError:
        pytest.skip("the file system takes UTF-8 names only")
    for layout in ("text", "json"):
        result = result_of("check", "--format", layout, os.fsdecode(name))
        assert (result.returncode, result.stderr) == (0, b"")
        assert "�.json" in result.stdout.decode()


@pytest.mark.parametrize(
    ("closed", "args", "says"),
    [
        ("stdin", ["check", "-"], "标准输入已关闭"),
        ("stdout", ["schema", "2021"], "已关闭，无法写出结果"),
        ("stderr", ["schema", "2021"], ""),
    ],
)
def test_a_closed_stream_is_told_without_a_traceback(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    closed: str,
    args: list[str],
    says: str,
) -> None:
    monkeypatch.setattr(sys, closed, None)
    assert run(args) == 2
    out, err = capsys.readouterr()
    assert says in out + err


@pytest.mark.parametrize("kind", ["docx", "xlsx", "pdf"])
def test_a_file_of_an_office_program_is_not_written_to_a_terminal(
    kind: str, tty: Stream, pipe: Stream
) -> None:
    file = str(samples.folder() / "health-2023.txt")
    assert run_on(tty, pipe, "convert", file, "--to", kind) == 2
    assert "--output" in pipe.getvalue()
    assert tty.getvalue() == ""
