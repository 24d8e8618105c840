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
from typing import Any

import pytest

import gaidisclosure as gd
from gaidisclosure.form import FORMS
from gaidisclosure.i18n import LOCALES
from tests.javascript.test_module import HOME, NODE, needs_node
from tools.npm_package import data_files, imported, main

NPM = shutil.which("npm")
needs_npm = pytest.mark.skipif(NPM is None, reason="npm is not installed")
TYPESCRIPT = "typescript@5.9.3"
ES_CHECK = "es-check@9.4.4"
QUIET = ("--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier")
LARGEST_FORM = 50_000
"""Bytes of the compact data of one form, in three languages."""

USED = """
import { createRequire } from "node:module";
import { blankDraft, checkedForm, openedDocument, reportFrom, sentence, violations, withCell } from "gaidisclosure";

const data = createRequire(import.meta.url);
const words = data("gaidisclosure/words.json");
const form = checkedForm(data("gaidisclosure/forms/2021.json"));
const { tree } = openedDocument(form, data("./report.json"));
const wrong = withCell(form, tree, "review_litigation.review.total", "3");
const [found] = violations(form, wrong);
console.log(JSON.stringify({
  code: found.code,
  told: Object.keys(words).map((locale) => sentence(found, form, words, locale)),
  gaps: violations(form, blankDraft(form)).length,
  report: reportFrom(form, tree),
}));
""".replace('data("./report.json")', 'JSON.stringify(data("./report.json"))')

TYPED = """
import * as gai from "gaidisclosure";
import data from "gaidisclosure/forms/2021.json";
import words from "gaidisclosure/words.json";
import fragments from "gaidisclosure/fragments/2021.json";

const form: gai.Form = gai.checkedForm(data);
const tree: gai.Tree = gai.withCell(form, gai.blankDraft(form), "proactive_disclosure.fees", "1.50");
const value: number | string | null = tree.cells["proactive_disclosure.fees"]!.value;
const told: string[] = gai.violations(form, tree).map((each) => gai.sentence(each, form, words, "en"));
const html: string = gai.fragmentOf(form, gai.withOrigin(tree, { year: "2023" }), fragments.zh_Hans);
const { doubt } = gai.carriedOver(form, tree, gai.withText(tree, "overview.text", "甲"));
const why: string = doubt === null ? "" : gai.refusalWords(doubt, words.zh_Hant);
const saved: string | null = gai.reportFrom(form, gai.openedDocument(form, gai.savedDocument(form, tree)).tree);
const placed: gai.Placed = gai.placedBlock(form, "proactive_disclosure.fees", gai.pastedBlock("1"));
gai.check(form, { edition: "2021", cells: { [placed.cells[0]![0]]: 1 } }).faults.map(([code, cell]) => code + cell);
gai.certainChanges(form, tree).map(({ to }) => to + 1);
gai.readFigure("12", "count").state === "blank" || gai.printedCell("12", "money").how;
export { html, saved, told, value, why };
// @ts-expect-error: trees are never changed
tree.cells["proactive_disclosure.fees"] = gai.printedCell("1", "money");
// @ts-expect-error: there is no such kind
gai.readFigure("12", "number");
"""


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
    main(folder)
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
    (project / "use.mjs").write_text(USED, "utf-8")
    said = json.loads(ran([str(NODE), "use.mjs"], project))
    wrong = gd.Draft.from_report(report).replace({"review_litigation.review.total": 3})
    (violation,) = wrong.check().errors
    assert said["code"] == violation.code
    assert said["told"] == [violation.message(locale) for locale in LOCALES]
    assert said["gaps"] == 202
    assert said["report"].encode() == gd.dumps(report)


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


def test_no_module_of_the_package_needs_a_browser_or_node() -> None:
    for name in imported("index.mjs"):
        code = re.sub(r"/\*.*?\*/|//.*", "", (HOME / name).read_text("utf-8"), flags=re.DOTALL)
        assert not re.search(r"\b(document|window|process|require|navigator)\b[.(\[]", code), name


@pytest.mark.parametrize("key", FORMS)
def test_the_data_of_a_form_is_small(package: Path, key: str) -> None:
    assert (package / "forms" / f"{key}.json").stat().st_size <= LARGEST_FORM


def test_types_name_every_function_that_is_exported() -> None:
    listed = re.findall(r"^export \{ (.*) \} from", (HOME / "index.mjs").read_text("utf-8"), re.M)
    exported = {name for names in listed for name in names.split(", ")}
    declared = re.findall(
        r"^export (?:function|class) (\w+)", (HOME / "index.d.ts").read_text("utf-8"), re.M
    )
    assert exported == {*declared}


def test_no_two_modules_have_a_name_of_the_top_level_in_common() -> None:
    places: dict[str, list[str]] = {}
    for file in sorted(HOME.glob("*.mjs")):
        found = re.findall(
            r"^(?:export )?(?:async )?(?:const|let|class|function\*?) (\w+)",
            file.read_text("utf-8"), re.MULTILINE,
        )  # fmt: skip
        for name in found if file.name != "conform.mjs" else ():
            places.setdefault(name, []).append(file.name)
    assert {name: files for name, files in places.items() if len(files) > 1} == {}


@needs_npm
def test_types_hold_for_a_strict_program(project: Path) -> None:
    commands = fetched(project, TYPESCRIPT)
    (project / "use.mts").write_text(TYPED, "utf-8")
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
        [commands / "es-check", "es2020", "--module", wrong], capture_output=True, check=False
    )
    assert found.returncode != 0
