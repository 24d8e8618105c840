# SPDX-License-Identifier: Apache-2.0
"""No name and no text of a file steers a terminal or a build server, in any format."""

from __future__ import annotations

import sys
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure import Agency, Draft, dumps, to_docx, to_html
from gaidisclosure.cli.output import harmless, one_line
from gaidisclosure.cli.program import run
from gaidisclosure.zh.controls import escaped_controls, without_controls
from tests.cli.command_line import Command
from tests.cli.machines import commands, is_control

NAME = "a\x1b[31m\x07\x7f\x9b31m\x85\u2028\u2029\u202e\u2066\t\r\n::error::b##[c]"
if sys.platform == "win32":  # where no name may have such characters
    NAME = "a\x7f\x9b31m\x85\u2028\u2029\u202e\u2066##[c]"
FEES = "proactive_disclosure.fees"
TOTAL = "request_handling.received.total"


@pytest.fixture
def hostile(folder: Path, draft: Draft) -> str:
    """A folder of files with hostile names and texts: right, wrong, and no reports."""
    wrong = evolve(draft.replace({TOTAL: 3, FEES: f"若干{NAME}"}), issuer=Agency("云溪县审计局"))
    (folder / NAME).mkdir()
    for name, data in {
        "a.json": dumps(draft),
        "b.json": dumps(wrong),
        "c.docx": to_docx(wrong),
        "d.html": to_html(wrong).encode(),
        "e.pdf": b"%PDF-1.7",
        "f.txt": b"\x1b[31m",
    }.items():
        (folder / NAME / f"{NAME}{name}").write_bytes(data)
    with ZipFile(folder / NAME / f"{NAME}g.zip", "w") as archive:
        archive.writestr(f"{NAME}.json", dumps(wrong))
        archive.writestr(f"{NAME}.pdf", b"%PDF-1.7")
    (folder / "roster.csv").write_text("单位名称\n云溪县教育局\n", "utf-8")
    return NAME


def controls(output: str) -> set[str]:
    alone = output.replace("\r\n", "\n")
    return {each for each in alone if is_control(each) or each == "\r"}


@pytest.mark.parametrize(
    "args",
    [
        *(("check", "--format", layout) for layout in ("text", "json", "sarif", "junit")),
        ("check", "--format", "text", "--expect", "roster.csv", "--failed"),
        *(
            ("check", "--format", layout, "--expect", "roster.csv")
            for layout in ("json", "sarif", "junit")
        ),
        *(("show", *more) for more in ((), ("--sources",), ("--prose",))),
        *(("convert", "--to", to) for to in ("json", "text", "prose")),
        ("consolidate", "--agency", "云溪县人民政府", "--output", "all.json"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_stream_is_steered(
    command: Command, hostile: str, args: tuple[str, ...], lang: str
) -> None:
    ran = command(*args, hostile, "--lang", lang)
    for stream in (ran.stdout, ran.stderr):
        assert controls(stream) == set()
        assert [*commands(stream)] == []
    assert ran.output


@pytest.mark.parametrize("more", [(), ("--expect", "roster.csv")])
def test_annotations_are_the_only_commands(
    command: Command, hostile: str, more: tuple[str, ...]
) -> None:
    ran = command("check", hostile, "--format", "github", *more)
    found = [*commands(ran.stdout)]
    assert len(found) >= 8
    assert {each.name for each in found} == {"error", "warning"}
    assert controls(ran.output) == set()
    assert [*commands(ran.stderr)] == []


@pytest.mark.parametrize("layout", ["text", "json"])
def test_two_reports_are_compared(command: Command, hostile: str, layout: str) -> None:
    for pair in ([f"{hostile}/{NAME}b.json", f"{hostile}/{NAME}a.json"], [hostile, hostile]):
        ran = command("compare", *pair, "--format", layout)
        assert controls(ran.output) == set()
        assert [*commands(ran.output)] == []


@pytest.mark.parametrize(
    "args",
    [
        *(("check", "--output", f"out.{ending}") for ending in ("csv", "xlsx")),
        ("check", "--output", "out"),
        ("check", "--output", "out.csv", "--expect", "roster.csv"),
        *(("table", "--output", f"out.{ending}") for ending in ("csv", "xlsx")),
        ("consolidate", "--agency", "云溪县人民政府", "--output", "out.xlsx"),
    ],
    ids=" ".join,
)
def test_no_file_has_them(command: Command, hostile: str, args: tuple[str, ...]) -> None:
    ran = command(*args, hostile)
    assert controls(ran.output) == set()
    written = [path for path in Path().rglob("*") if path.is_file() and path.parts[0] != NAME]
    for path in written:
        for content in contents(path):
            assert controls(content) == set()
    assert len(written) > 1


def contents(path: Path) -> list[str]:
    if not is_zipfile(path):
        return [path.read_bytes().decode("utf-8-sig")]
    with ZipFile(path) as archive:
        return [archive.read(name).decode() for name in archive.namelist()]


@pytest.mark.parametrize(
    "args",
    [
        *(("explain", NAME), ("explain", f"YEAR-CARRY:{NAME}"), ("form", NAME), ("schema", NAME)),
        *(
            ("check", NAME),
            ("check", "--lang", NAME),
            (NAME,),
            ("check", f"--{NAME}"),
            ("show", NAME),
        ),
        *(("check", "--expect", NAME, "."), ("check", ".", "--output", f"{NAME}.csv")),
        *(("check", ".", "--output", f"{NAME}/a.csv"), ("chart", NAME, "--output", f"{NAME}.svg")),
        ("fill", NAME, NAME, "--output", NAME),
    ],
)
def test_no_complaint_is_steered(args: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(args) == 2
    told = capsys.readouterr()
    assert told.err or told.out
    assert controls(told.err + told.out) == set()
    assert [*commands(told.err), *commands(told.out)] == []


@given(st.text() | st.text("::##[ a\n\r\v\x85\u3000"))
def test_any_text_is_harmless(words: str) -> None:
    for shown in (harmless(words), one_line(words), without_controls(words)):
        assert controls(shown) == set()
    assert [*commands(harmless(words))] == []
    assert not {each for each in escaped_controls(words) if is_control(each)}
    assert "\n" not in one_line(words)
