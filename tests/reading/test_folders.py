# SPDX-License-Identifier: Apache-2.0
"""Folders and archives: what is left out, and that one file never stops the others."""

from __future__ import annotations

import os
import stat
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from threading import Thread

import pytest
import xlsxwriter
from attrs import evolve

import gaidisclosure as gd
from gaidisclosure import samples
from gaidisclosure.errors import MissingExtraError, MissingReaderError
from gaidisclosure.formats import limits
from gaidisclosure.reading import folders
from gaidisclosure.reading.folders import walk
from gaidisclosure.reading.leftovers import HEADINGS, leftover
from gaidisclosure.writing import table_data

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
    (tmp_path / "x").mkdir()
    os.mkfifo(tmp_path / "x" / "pipe")
    (tmp_path / "x" / "socket").symlink_to(tmp_path / "x" / "pipe")
    (tmp_path / ".hidden").symlink_to(tmp_path)
    passed: dict[str, str] = {}
    found = [*walk(str(tmp_path), passed)]
    assert [Path(str(each)).name for each in found] == ["a.txt", "link.txt"]
    assert [str(each) for each in walk(str(tmp_path))] == [str(each) for each in found]
    assert passed == {
        str(tmp_path / "loop"): "link",
        str(tmp_path / "lost"): "link",
        str(tmp_path / "x" / "pipe"): "special",
        str(tmp_path / "x" / "socket"): "special",
    }
    pipe = str(tmp_path / "x" / "pipe")
    assert [str(each) for each in walk(pipe, passed)] == [pipe]
    assert len(passed) == 4


def test_pipes_and_devices_in_archives_are_passed_over(tmp_path: Path) -> None:
    path, passed = tmp_path / "all.zip", dict[str, str]()
    kinds = {"file": stat.S_IFREG, "pipe": stat.S_IFIFO, "device": stat.S_IFCHR}
    with zipfile.ZipFile(path, "w") as archive:
        for name, kind in kinds.items():
            info = zipfile.ZipInfo(name)
            info.create_system, info.external_attr = 3, (kind | 0o600) << 16
            archive.writestr(info, name)
        info = zipfile.ZipInfo("other")
        info.create_system, info.external_attr = 0, stat.S_IFIFO << 16
        archive.writestr(info, "other")
    assert [str(each) for each in walk(str(path), passed)] == [f"{path}/file", f"{path}/other"]
    assert passed == {f"{path}/pipe": "special", f"{path}/device": "special"}


def test_files_know_the_folder_or_archive_that_was_walked(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "a.txt").write_text("无", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "x" / "all.zip", "w") as archive:
        archive.writestr("b.txt", "无")
    assert {each.root for each in walk(str(tmp_path))} == {str(tmp_path)}
    assert [each.root for each in walk(str(tmp_path / "x" / "a.txt"))] == [""]
    path = str(tmp_path / "x" / "all.zip")
    assert [each.root for each in walk(path)] == [path]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_members_of_one_name_are_all_read(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in (("a.txt", "1"), ("a.txt (2)", "2"), ("a.txt", "3"), ("A.txt", "4")):
            archive.writestr(name, text)
    found = {str(each): each.data() for each in walk(str(path))}
    assert found == {
        f"{path}/a.txt": b"1",
        f"{path}/a.txt (2)": b"2",
        f"{path}/a.txt (3)": b"3",
        f"{path}/A.txt": b"4",
    }


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_names_of_members_without_their_encoding(encoding: str, tmp_path: Path) -> None:
    name = "商务局2023年报.txt"
    stored = name.encode(encoding).decode("cp437")
    info = zipfile.ZipInfo("x" * len(stored))
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr(info, "1")
    data = written.getvalue().replace(info.filename.encode(), name.encode(encoding))
    (tmp_path / "all.zip").write_bytes(data)
    assert [str(each) for each in walk(str(tmp_path / "all.zip"))] == [f"{tmp_path}/all.zip/{name}"]


@pytest.mark.parametrize(
    ("content", "is_other"),
    [
        ("本日无事。", True),
        ("# 说明\n\n- 一\n- 二\n", True),
        ("名称,数量\n甲,1\n乙,2\n", True),
        ("<html><p>本日无事。</p></html>", False),
        ("{", False),
        ("", False),
        ("一、总体情况\n二、主动公开政府信息情况\n无\n", False),
    ],
)
def test_only_a_text_without_any_part_of_a_report_is_another_file(
    content: str, is_other: bool, tmp_path: Path
) -> None:
    (tmp_path / "a").write_text(content, encoding="utf-8")
    (among,), (alone,) = walk(str(tmp_path)), walk(str(tmp_path / "a"))
    with pytest.raises(gd.UnreadableError) as caught:
        gd.read(among.data())
    assert among.is_other(caught.value) is is_other
    assert not alone.is_other(caught.value)
    ((_, error),) = gd.read_all(tmp_path)
    assert isinstance(error, gd.UnreadableError)
    assert error.code == caught.value.code


@pytest.mark.parametrize("name", ["a.docx", "a.PDF", "a.html"])
def test_a_text_named_as_a_report_is_no_other_file(name: str, tmp_path: Path) -> None:
    """A Word file of a bureau that was damaged in the mail was skipped."""
    (tmp_path / name).write_text("zzz", encoding="utf-8")
    (found,) = walk(str(tmp_path))
    assert not found.is_other(gd.UnreadableError("reading.no_report"))


def test_a_line_of_a_table_is_always_a_report(tmp_path: Path) -> None:
    blank = gd.Draft.blank("云溪县商务局", 2023)
    (tmp_path / "a.csv").write_bytes(table_data([blank], "csv"))
    (found,) = walk(str(tmp_path))
    assert not found.is_other(gd.UnreadableError("reading.no_report"))


def test_a_workbook_without_a_report_is_another_file_only_if_it_is_our_list(
    tmp_path: Path,
) -> None:
    for name, heads in {"a": ["机关", "文件"], "b": ["类别", "机关", "文件"]}.items():
        with xlsxwriter.Workbook(tmp_path / f"{name}.xlsx") as book:
            book.add_worksheet().write_row(0, 0, heads)
    missing = gd.UnreadableError("reading.no_report")
    assert [found.is_other(missing) for found in walk(str(tmp_path))] == [False, True]


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


def test_a_folder_that_may_not_be_listed_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "c.txt").write_text("本日无事。", encoding="utf-8")
    listed = os.listdir

    def refusing(folder: str) -> list[str]:
        if folder.endswith("a"):
            raise PermissionError
        return listed(folder)

    monkeypatch.setattr(os, "listdir", refusing)
    assert [str(found) for found in walk(str(tmp_path))] == [
        str(tmp_path / "a"),
        str(tmp_path / "b" / "c.txt"),
    ]


@pytest.mark.parametrize("name", ["a.html", "planted.csv"])
def test_what_cannot_be_opened_is_no_leftover(tmp_path: Path, name: str) -> None:
    """The reason is told when the file is read."""
    assert leftover(str(tmp_path / name)) == ""


def test_leftovers_are_skipped_and_named(tmp_path: Path) -> None:
    draft = gd.Draft.blank("云溪县商务局", 2023)
    (tmp_path / "a.HTML").write_text(gd.verdict_page(draft), "utf-8")
    (tmp_path / "b.html").write_text(gd.to_html(draft), "utf-8")
    (tmp_path / "planted.csv").write_text(",".join(HEADINGS), "utf-8-sig")
    passed: dict[str, str] = {}
    assert [Path(str(found)).name for found in walk(str(tmp_path), passed)] == ["b.html"]
    assert [*passed.values()] == ["page", "planted"]
    assert [Path(name).name for name, _ in gd.read_all(tmp_path)] == ["b.html"]
    assert gd.read(tmp_path / "a.HTML").agency == "云溪县商务局"
