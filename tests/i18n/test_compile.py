# SPDX-License-Identifier: Apache-2.0
"""Compiling .po files to what the standard library reads."""

from __future__ import annotations

import runpy
from datetime import UTC, datetime
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, write_po
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.i18n.compile import compile_catalogs

LINES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1)


def source(folder: Path, name: str = "zh_Hans") -> Path:
    path = folder / name / "LC_MESSAGES" / "room.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


@given(st.dictionaries(LINES.map("room.{}".format), LINES, min_size=1))
def test_what_was_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, messages: dict[str, str]
) -> None:
    path = source(tmp_path_factory.mktemp("locale"))
    catalog = Catalog(locale="zh_Hans")
    for code, message in messages.items():
        catalog.add(code, message)
    with path.open("wb") as output:
        write_po(output, catalog, width=0)
    (compiled,) = compile_catalogs(path.parents[2])
    with compiled.open("rb") as data:
        translations = GNUTranslations(data)
    assert {code: translations.gettext(code) for code in messages} == messages


def test_a_second_run_replaces_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = source(tmp_path)
    for message in ("旧", "新"):
        path.write_text(f'msgid ""\nmsgstr ""\n\nmsgid "room.a"\nmsgstr "{message}"\n', "utf-8")
        (compiled,) = compile_catalogs(tmp_path)
    assert "新".encode() in compiled.read_bytes()
    assert sorted(path.parent.iterdir()) == [compiled, path]


def test_the_same_source_gives_the_same_bytes_on_any_day(tmp_path: Path) -> None:
    source(tmp_path).write_text('msgid "room.a"\nmsgstr "甲"\n', "utf-8")
    (compiled,) = compile_catalogs(tmp_path)
    assert str(datetime.now(UTC).year).encode() not in compiled.read_bytes()


@pytest.mark.parametrize("text", ["nonsense\n", 'msgid "room.a"\nmsgid "room.b"\n'])
def test_a_broken_catalog_stops_the_build(tmp_path: Path, text: str) -> None:
    source(tmp_path).write_text(text, "utf-8")
    with pytest.raises(PoFileError):
        compile_catalogs(tmp_path)


@pytest.mark.filterwarnings("ignore:.*found in sys.modules:RuntimeWarning")
def test_the_command_compiles_the_catalogs_of_the_package(
    capsys: pytest.CaptureFixture[str],
) -> None:
    runpy.run_module("gaidisclosure.i18n.compile", run_name="__main__")
    assert capsys.readouterr().out.endswith(" catalogs compiled\n")
