"""What people install: built from the source archive, as an index would do it."""

from __future__ import annotations

import shlex
import sys
import zipfile
from pathlib import Path

import pytest

from beside import Program

HATCHLING = f"{shlex.quote(sys.executable)} -m hatchling build"

pytestmark = pytest.mark.tool(
    "sh",
    "-euc",
    f"""
    {HATCHLING} -t sdist -d {{folder}}/archive
    mkdir {{folder}}/unpacked
    tar -xf {{folder}}/archive/*.tar.gz -C {{folder}}/unpacked
    cp -r {{folder}}/unpacked {{folder}}/copied
    cd {{folder}}/copied/*
    {HATCHLING} -t wheel -d {{folder}}/wheel
    """,
)


@pytest.fixture
def source(tool: Program) -> Path:
    assert tool.status() == 0, tool.output
    (unpacked,) = (tool.folder / "unpacked").iterdir()
    return unpacked


@pytest.fixture
def wheel(source: Path, tool: Program) -> set[str]:
    (built,) = (tool.folder / "wheel").iterdir()
    with zipfile.ZipFile(built) as archive:
        return set(archive.namelist())


def test_the_source_archive_holds_sources_only(source: Path) -> None:
    assert not [*source.rglob("*.mo"), *source.rglob("*.jsonl.gz")]
    assert list(source.rglob("*.po"))


def test_the_wheel_holds_every_catalog_compiled(source: Path, wheel: set[str]) -> None:
    root = source / "src"
    wanted = {path.relative_to(root).with_suffix(".mo").as_posix() for path in root.rglob("*.po")}
    assert {name for name in wheel if name.endswith(".mo")} == wanted
    assert not [name for name in wheel if name.endswith(".po")]


def test_the_wheel_holds_all_other_files_of_the_package(source: Path, wheel: set[str]) -> None:
    root = source / "src"
    files = [path for path in root.rglob("*.*") if path.suffix not in {".po", ".mo", ".pyc"}]
    assert {path.relative_to(root).as_posix() for path in files} <= wheel
    assert "gaidisclosure/py.typed" in wheel


def test_the_wheel_holds_the_conformance_suite_and_the_source_archive_its_seed(
    source: Path, wheel: set[str]
) -> None:
    assert "gaidisclosure/conformance/cases.jsonl.gz" in wheel
    assert "gaidisclosure/conformance/digest.txt" in wheel
    assert (source / "src" / "gaidisclosure" / "conformance" / "casebook.py").exists()
