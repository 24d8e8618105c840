# SPDX-License-Identifier: Apache-2.0
"""Files that are not there, no files, or no reports: each gets a sentence, and status 2."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gaidisclosure import AnnualReport2021, UnreadableError, dumps
from gaidisclosure.cli import judging
from gaidisclosure.formats.limits import MOST_BYTES
from tests.cli.command_line import Command, Saved


def failing(error: OSError) -> Callable[[object], bytes]:
    def fail(_: object) -> bytes:
        raise error

    return fail


def code(name: str) -> str:
    with pytest.raises(UnreadableError) as caught:
        judging.load(name)
    for locale in ("zh", "zh-Hant", "en"):
        assert "\n" not in caught.value.message(locale)
    return caught.value.code


def test_each_mishap_has_its_own_sentence(folder: Path, saved: Saved) -> None:
    (folder / "folder").mkdir()
    large = folder / "large.txt"
    with large.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert code("missing.txt") == "reading.missing"
    assert code("") == "reading.missing"
    assert code(saved("x") + "/below") == "reading.missing"
    assert code("folder") == "cli.folder"
    assert code("large.txt") == "document.too_large"
    assert code("x" * 5000) == "reading.name"
    assert code(saved("")) == "document.empty"
    assert code(saved(b"PK\0\1" * 9)) == "document.binary"
    assert code(saved(bytes(range(256)) * 4)) == "document.unknown_encoding"
    assert code(saved("本日无事。")) == "reading.no_report"


def test_a_file_that_one_may_not_read(saved: Saved, monkeypatch: pytest.MonkeyPatch) -> None:
    name = saved("secret")
    monkeypatch.setattr(
        "gaidisclosure.reading.sources.bounded_bytes", failing(PermissionError(13, "x"))
    )
    assert code(name) == "reading.forbidden"


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
    monkeypatch.setattr(judging, "is_json", lambda data: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        command("check", saved("x"))


def test_the_standard_input_is_a_file(command: Command, report: AnnualReport2021) -> None:
    result = command("check", "-", given=dumps(report))
    assert result.exit_code == 0
    assert result.stdout.startswith("✓ 通过  标准输入\n")
    empty = command("check", "-", "--lang=en", given=b"")
    assert empty.exit_code == 2
    assert empty.stdout.startswith("? unreadable  standard input\n  ")
