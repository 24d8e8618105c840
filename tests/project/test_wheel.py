"""What people install: built from the source archive, as an index would do it."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def python(folder: Path, *arguments: str | Path) -> None:
    command = [sys.executable, "-m", *map(str, arguments)]
    subprocess.run(command, cwd=folder, capture_output=True, check=True)


def build(kind: str, source: Path, target: Path) -> Path:
    python(source, "hatchling", "build", "-t", kind, "-d", target)
    (built,) = target.iterdir()
    return built


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("source")
    python(folder, "tarfile", "-e", build("sdist", ROOT, folder / "archive"), folder / "unpacked")
    (unpacked,) = (folder / "unpacked").iterdir()
    return unpacked


@pytest.fixture(scope="module")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    with zipfile.ZipFile(build("wheel", source, tmp_path_factory.mktemp("wheel"))) as archive:
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
    assert (source / "src" / "gaidisclosure" / "conformance" / "making.py").exists()
