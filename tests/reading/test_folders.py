# SPDX-License-Identifier: Apache-2.0
"""Folders and archives: what is left out, and that one file never stops the others."""

from __future__ import annotations

import os
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from threading import Thread

import pytest
from attrs import evolve

import gaidisclosure as gd
from gaidisclosure import samples
from gaidisclosure.errors import MissingExtraError, MissingReaderError
from gaidisclosure.formats import limits
from gaidisclosure.reading import folders
from gaidisclosure.reading.folders import walk

SYSTEM = ["Thumbs.db", "thumbs.db", "desktop.ini", "Desktop.ini", ".DS_Store", "~$a.docx"]
MODULES = {
    "html": "turbohtml",
    "xlsx": "python_calamine",
    "pdf": "pdfplumber",
    "doc": "doc2docx",
}


def test_files_of_the_system_are_left_out_of_folders(tmp_path: Path) -> None:
    for name in (*SYSTEM, "a.txt", "thumbs.db.txt"):
        (tmp_path / name).write_bytes(b"x")
    assert {Path(str(found)).name for found in walk(str(tmp_path))} == {"a.txt", "thumbs.db.txt"}


def test_files_of_the_system_are_left_out_of_archives(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in (*SYSTEM, "a.txt", "x/Thumbs.db", "x/b.txt", "__MACOSX/x/._b.txt"):
            archive.writestr(name, "x")
    assert [str(found) for found in walk(str(path))] == [f"{path}/a.txt", f"{path}/x/b.txt"]


def test_every_file_of_an_archive_may_be_as_large_as_the_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "UNPACKED", evolve(limits.UNPACKED, most=15))
    path, opened = tmp_path / "all.zip", list[str]()
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("a", "b", "c"):
            archive.writestr(name, name * 10)
    files = [*walk(str(path))]

    def contents(path: str) -> bytes:
        opened.append(path)
        return Path(path).read_bytes()

    monkeypatch.setattr(folders, "contents", contents)
    assert [each.data() for each in files] == [b"a" * 10, b"b" * 10, b"c" * 10]
    assert opened == [str(path)]
    assert files[0].data() == b"a" * 10


def test_an_archive_of_hidden_files_holds_nothing(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr(".DS_Store", "x")
    assert [*walk(str(tmp_path))] == []


@pytest.mark.parametrize("extra", MODULES)
def test_a_missing_reader_costs_its_own_files_only(
    extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, MODULES[extra], None)
    doc = Path(__file__).parents[1] / "data" / "report.doc"
    for path in (*samples.files(), doc):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    found = {Path(name).suffix[1:]: each for name, each in gd.read_all(tmp_path)}
    error = found.pop(extra)
    assert isinstance(error, gd.UnreadableError)
    assert isinstance(error, MissingReaderError)
    assert isinstance(error, MissingExtraError)
    assert error.params["extra"] == extra
    assert [kind for kind, each in found.items() if isinstance(each, MissingReaderError)] == []
    assert sum(isinstance(each, gd.Draft) for each in found.values()) >= 4


def test_pipes_and_links_to_folders_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("无", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "lost").symlink_to(tmp_path / "nothing")
    os.mkfifo(tmp_path / "pipe")
    assert [Path(str(found)).name for found in walk(str(tmp_path))] == ["a.txt", "link.txt"]
    assert [str(found) for found in walk(str(tmp_path / "pipe"))] == [str(tmp_path / "pipe")]


def test_a_pipe_by_name_is_read_whole(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    text = gd.to_text(gd.AnnualReport2021.zero("云溪县商务局", 2023)).encode()
    writer = Thread(target=pipe.write_bytes, args=(text,))
    writer.start()
    ((_, draft),) = gd.read_all(pipe)
    writer.join()
    assert isinstance(draft, gd.Draft)
    assert draft.agency == "云溪县商务局"


def test_an_archive_within_an_archive_is_named(tmp_path: Path) -> None:
    inner = BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("a.txt", "无")
    with zipfile.ZipFile(tmp_path / "outer.zip", "w") as archive:
        archive.writestr("镇街.zip", inner.getvalue())
    ((name, error),) = gd.read_all(tmp_path)
    assert name.endswith("镇街.zip")
    assert isinstance(error, gd.UnreadableError)
    assert error.code == "document.nested"
    for locale in ("zh_Hans", "zh_Hant", "en"):
        assert "镇街.zip" in error.message(locale)
