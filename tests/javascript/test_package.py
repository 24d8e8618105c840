# SPDX-License-Identifier: Apache-2.0
"""The npm package: packed, installed without a network, used, and described by its types.

TypeScript and es-check come from npm; without npm or without a registry their tests are skipped.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tarfile
from collections.abc import Sequence
from pathlib import Path
from runpy import run_path
from typing import Any

import pytest

import gaidisclosure as gd
from gaidisclosure.form import FORMS
from gaidisclosure.i18n import LOCALES
from tests.javascript.test_module import HOME, NODE, needs_node

PACKING: dict[str, Any] = run_path(str(HOME.parent / "tools" / "npm_package.py"))
imported, data_files = PACKING["imported"], PACKING["data_files"]
NPM = shutil.which("npm")
needs_npm = pytest.mark.skipif(NPM is None, reason="npm is not installed")
TYPESCRIPT = "typescript@5.9.3"
ES_CHECK = "es-check@9.4.4"
QUIET = ("--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier")
LARGEST_FORM = 50_000
"""Bytes of the compact data of one form, in three languages."""

OFFICE = Path(__file__).with_name("office")
"""Programs of a project that uses the package."""


def ran(command: Sequence[str | Path], folder: Path, seconds: int = 90) -> str:
    found = subprocess.run(
        command, cwd=folder, capture_output=True, check=False, encoding="utf-8", timeout=seconds
    )
    assert found.returncode == 0, found.stdout + found.stderr
    return found.stdout


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the package."""
    folder = tmp_path_factory.mktemp("npm") / "gaidisclosure"
    PACKING["main"](folder)
    return folder


@pytest.fixture(scope="module")
def project(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project in which the packed package is installed, without a network."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "package.json").write_text('{"name": "office", "version": "1.0.0"}', "utf-8")
    ran([str(NPM), "pack", *QUIET, package], folder)
    (archive,) = folder.glob("gaidisclosure-*.tgz")
    ran([str(NPM), "install", "--offline", *QUIET, archive], folder)
    return folder


def fetched(folder: Path, name: str) -> Path:
    """Return the folder of commands of an npm package, or skip the test."""
    command = [str(NPM), "install", "--no-save", *QUIET, "--prefix", str(folder), name]
    found = subprocess.run(command, capture_output=True, check=False, timeout=90)
    if found.returncode:
        pytest.skip(f"npm could not install {name}")
    return folder / "node_modules" / ".bin"


@needs_npm
@needs_node
def test_the_installed_package_checks_a_document_in_three_languages(project: Path) -> None:
    report = gd.AnnualReport2021.zero("云溪县商务局", 2023)
    (project / "report.json").write_bytes(gd.dumps(report))
    shutil.copy(OFFICE / "use.mjs", project)
    said = json.loads(ran([str(NODE), "use.mjs"], project))
    wrong = gd.Draft.from_report(report).replace({"review_litigation.review.total": 3})
    (violation,) = wrong.check().errors
    assert said["code"] == violation.code
    assert said["told"] == [violation.message(locale) for locale in LOCALES]
    assert said["gaps"] == 202
    assert said["report"].encode() == gd.dumps(report)


@needs_npm
@needs_node
def test_the_program_on_its_first_page_runs(project: Path) -> None:
    (program,) = re.findall(
        r"^```js\n(.*?)^```$", (HOME / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    (project / "first.mjs").write_text(program, "utf-8")
    draft = gd.Draft.blank().replace({"proactive_disclosure.licensing": "-3"})
    (violation,) = draft.check().errors
    expected = f"{violation.code} {violation.message('zh_Hans')}\n"
    assert ran([str(NODE), "first.mjs"], project) == expected


@needs_npm
def test_the_archive_holds_what_its_entry_imports_and_nothing_else(
    package: Path, project: Path
) -> None:
    (archive,) = project.glob("gaidisclosure-*.tgz")
    with tarfile.open(archive) as packed:
        held = {name.removeprefix("package/") for name in packed.getnames()}
    others = {"index.d.ts", "README.md", "LICENSE", "package.json", *data_files()}
    assert held == imported("index.mjs") | others
    described = json.loads((package / "package.json").read_text("utf-8"))
    assert described["version"] == gd.__version__
    named = {target.removeprefix("./") for target in leaves(described["exports"])}
    assert named == {"index.d.ts", "index.mjs", "package.json", *data_files()}


def leaves(exports: Any) -> set[str]:
    if isinstance(exports, str):
        return {exports}
    return {leaf for each in exports.values() for leaf in leaves(each)}


@pytest.mark.parametrize("key", FORMS)
def test_the_data_of_a_form_is_small(package: Path, key: str) -> None:
    assert (package / "forms" / f"{key}.json").stat().st_size <= LARGEST_FORM


@needs_npm
def test_types_hold_for_a_strict_program(project: Path) -> None:
    commands = fetched(project, TYPESCRIPT)
    shutil.copy(OFFICE / "use.mts", project)
    options = ["--noEmit", "--strict", "--noUncheckedIndexedAccess", "--resolveJsonModule"]
    where = ["--module", "esnext", "--moduleResolution", "bundler", "--target", "es2020"]
    ran([commands / "tsc", *options, *where, "use.mts"], project)


@needs_npm
def test_all_modules_are_es2020(tmp_path: Path) -> None:
    commands = fetched(tmp_path, ES_CHECK)
    files = [str(file) for file in sorted(HOME.glob("*.mjs")) if file.name != "conform.mjs"]
    ran([commands / "es-check", "es2020", "--module", "--checkFeatures", *files], tmp_path)
    wrong = tmp_path / "wrong.mjs"
    wrong.write_text("let one = null; one ??= 1; export { one };", "utf-8")
    found = subprocess.run(
        [commands / "es-check", "es2020", "--module", str(wrong)], capture_output=True, check=False
    )
    assert found.returncode != 0
