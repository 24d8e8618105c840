"""Files that are not there, no files, or no reports: each gets a sentence, and status 2."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import ClassVar

import pytest

from gaidisclosure import AnnualReport2021, UnreadableError, dumps
from gaidisclosure.cli import sources
from gaidisclosure.formats.encoding import MOST_BYTES
from tests.cli.command_line import Command, Saved


def code(name: str) -> str:
    with pytest.raises(UnreadableError) as caught:
        sources.load(name)
    for locale in ("zh", "zh-Hant", "en"):
        assert "\n" not in caught.value.message(locale)
    return caught.value.code


def test_each_mishap_has_its_own_sentence(folder: Path, saved: Saved) -> None:
    (folder / "folder").mkdir()
    large = folder / "large.txt"
    with large.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert code("missing.txt") == "cli.no_file"
    assert code("") == "cli.no_file"
    assert code(saved("x") + "/below") == "cli.no_file"
    assert code("folder") == "cli.folder"
    assert code("large.txt") == "document.too_large"
    assert code("x" * 5000) == "cli.not_read"
    assert code(saved("")) == "document.empty"
    assert code(saved(b"PK\0\1" * 9)) == "document.binary"
    assert code(saved(bytes(range(256)) * 4)) == "document.unknown_encoding"
    assert code(saved("本日无事。")) == "reading.no_report"


class Watched(io.FileIO):
    """A file that notes how much of it is asked for, or fails."""

    asked: ClassVar[list[int]] = []
    failure: ClassVar[OSError | None] = None

    def read(self, size: int | None = -1, /) -> bytes:
        if self.failure:
            raise self.failure
        self.asked.append(size or 0)
        return super().read(size) or b""


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> type[Watched]:
    """The kind of file that the command opens."""
    monkeypatch.setattr(sources, "open", lambda name, mode: Watched(name), raising=False)
    monkeypatch.setattr(sources, "MOST_BYTES", 3)
    monkeypatch.setattr(Watched, "asked", [])
    return Watched


def test_a_large_file_is_not_read(saved: Saved, watched: type[Watched]) -> None:
    assert code(saved("1234")) == "document.too_large"
    assert watched.asked == []


def test_what_has_no_size_is_read_to_the_bound(folder: Path, watched: type[Watched]) -> None:
    os.mkfifo(folder / "pipe")
    end = os.open(folder / "pipe", os.O_RDWR)
    os.write(end, b"123456")
    assert code("pipe") == "reading.no_report"
    os.close(end)
    assert watched.asked == [4]


def test_a_file_that_one_may_not_read(
    saved: Saved, watched: type[Watched], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watched, "failure", PermissionError())
    assert code(saved("x")) == "cli.forbidden"


def test_a_broken_disk_is_told_in_its_words(
    saved: Saved, watched: type[Watched], monkeypatch: pytest.MonkeyPatch, command: Command
) -> None:
    monkeypatch.setattr(watched, "failure", OSError(5, "Input/output error"))
    result = command("check", saved("x"))
    assert "无法读取：Input/output error。" in result.stdout
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
    monkeypatch.setattr(sources, "_is_json", lambda data: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        command("check", saved("x"))


def test_the_standard_input_is_a_file(command: Command, report: AnnualReport2021) -> None:
    result = command("check", "-", given=dumps(report))
    assert result.exit_code == 0
    assert result.stdout.startswith("✓ 通过  标准输入\n")
    empty = command("check", "-", "--lang=en", given=b"")
    assert empty.exit_code == 2
    assert empty.stdout.startswith("? unreadable  standard input\n  ")
