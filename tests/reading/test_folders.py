# SPDX-License-Identifier: Apache-2.0
"""Folders and archives: what is left out, and that one file never stops the others."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

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
