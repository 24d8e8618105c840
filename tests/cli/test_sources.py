# SPDX-License-Identifier: Apache-2.0
"""Files that are not there, no files, or no reports: each gets a sentence, and status 2."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve

import gaidisclosure as gd
from gaidisclosure import AnnualReport2021, UnreadableError, dumps
from gaidisclosure.cli import judging
from gaidisclosure.formats.limits import MOST_BYTES
from tests.cli.command_line import Command, Saved

PEER = b'{"activeDisclosureData": {"licensing": {"processed": 3}}}'


def failing(error: OSError) -> Callable[[object], bytes]:
    def fail(_: object) -> bytes:
        raise error

    return fail


def told(command: Command, name: str, *, given: bytes | None = None) -> str:
    """The reason that the command gives, which is that of Python."""
    result = command("check", "--format", "json", name, given=given)
    assert result.exit_code == 2
    record = json.loads(result.stdout)
    assert record["verdict"] == "unreadable"
    assert "\n" not in record["error"]
    with pytest.raises(UnreadableError) as caught:
        gd.read(name if given is None else given)
    assert record["error"] == caught.value.message()
    return caught.value.code


def test_each_mishap_has_its_own_sentence(folder: Path, saved: Saved, command: Command) -> None:
    large = folder / "large.txt"
    with large.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert told(command, "missing.txt") == "reading.missing"
    assert told(command, "") == "reading.missing"
    assert told(command, saved("x") + "/below") == "reading.missing"
    assert told(command, "large.txt") == "document.too_large"
    assert told(command, "x" * 5000) == "reading.name"
    assert told(command, "https://example.cn/a.html") == "reading.address"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "document.empty"),
        (b"PK\0\1" * 9, "document.binary"),
        (bytes(range(256)) * 4, "document.unknown_encoding"),
        (b"{\\rtf1 x}", "document.unsupported"),
        ("本日无事。".encode(), "reading.no_report"),
        (b'{"a": ', "reading.json"),
        (b'{"kind":"report","edition":"1999"}', "reading.json"),
        (b'\xef\xbb\xbf{"kind":"draft"}', "reading.json"),
        (b'{"tableData": 1, "activeDisclosureData": 2}', "reading.peer"),
    ],
)
def test_a_file_and_the_standard_input_are_told_alike(
    content: bytes, code: str, saved: Saved, command: Command
) -> None:
    assert told(command, saved(content)) == code
    assert told(command, "-", given=content) == code


@pytest.mark.parametrize(("name", "module"), [("a.html", "turbohtml"), ("a.pdf", "pdfplumber")])
def test_a_missing_reader_is_told_alike(
    name: str, module: str, saved: Saved, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    content = b"%PDF-1.7" if name == "a.pdf" else b"<html><p>x</p></html>"
    assert told(command, saved(content, name)) == "errors.missing_reader"


def test_what_is_read_is_read_alike(
    saved: Saved, command: Command, report: AnnualReport2021
) -> None:
    braced = evolve(report, narrative=gd.Narrative(title="{年报"))
    wrong = dumps(report).replace(b'"upheld":0', b'"upheld":1', 1)
    for content in (gd.to_text(braced).encode(), wrong, dumps(gd.Draft.from_report(report)), PEER):
        found = json.loads(command("check", "--format", "json", saved(content)).stdout)
        assert found["error"] is None
        assert len(found["cells"]) == len(gd.read(content).cells)
        assert gd.read(content) == gd.read_text(content.decode())


def test_a_file_that_one_may_not_read(
    saved: Saved, monkeypatch: pytest.MonkeyPatch, command: Command
) -> None:
    name = saved("secret")
    monkeypatch.setattr(
        "gaidisclosure.reading.sources.bounded_bytes", failing(PermissionError(13, "x"))
    )
    assert told(command, name) == "reading.forbidden"


def test_a_broken_disk_is_told_by_its_number(
    saved: Saved, monkeypatch: pytest.MonkeyPatch, command: Command
) -> None:
    name = saved("x")
    error = OSError(5, "Input/output error")
    monkeypatch.setattr("gaidisclosure.reading.sources.bounded_bytes", failing(error))
    result = command("check", name)
    assert "无法打开“report”（系统错误号 5）。" in result.stdout
    assert result.exit_code == 2


def test_one_bad_file_does_not_stop_the_others(
    command: Command, saved: Saved, report: AnnualReport2021
) -> None:
    Path("empty").mkdir()
    result = command("check", "missing.txt", "empty", saved(report, "good"))
    assert "✓ 通过  good" in result.stdout
    assert "共 3 份：通过 1，无法校验 2" in result.stdout
    assert (result.exit_code, result.stderr) == (2, "")


def test_a_mistake_of_ours_is_not_hidden(
    command: Command, saved: Saved, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "load", lambda data: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        command("check", saved("x"))


def test_the_standard_input_is_a_file(command: Command, report: AnnualReport2021) -> None:
    result = command("check", "-", given=dumps(report))
    assert result.exit_code == 0
    assert result.stdout.startswith("✓ 通过  标准输入\n")
    empty = command("check", "-", "--lang=en", given=b"")
    assert empty.exit_code == 2
    assert empty.stdout.startswith("? unreadable  standard input\n  ")
