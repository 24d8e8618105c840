# SPDX-License-Identifier: Apache-2.0
"""The JavaScript module: it passes the suite under Node, and a broken copy of it does not."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from gaidisclosure.conformance import cases
from gaidisclosure.conformance.runner import asked, compared
from gaidisclosure.explain import exported
from gaidisclosure.form import FORMS

HOME = Path(__file__).parents[2] / "javascript"
NODE = shutil.which("node")
needs_node = pytest.mark.skipif(NODE is None, reason="Node.js is not installed")

BREAKAGES = {
    "an addend is left out": ("violations", "= [left, right].map", "= [left.slice(1), right].map"),
    "sides are mixed up": ("violations", "= [left, right].map", "= [left, left].map"),
    "a comparison is loose": ("violations", "one.sum.units <= other.most && ", ""),
    "a blank is zero": ("violations", "BigInt(blanks) * MOST", "0n * MOST"),
    "blanks are never asked together": ("violations", "const cut = isLawful", "const cut = false"),
    "a sign is lost": ("exact", "BigInt(value) * UNIT", "BigInt(Math.abs(value)) * UNIT"),
    "negative is allowed": ("violations", 'units < 0n && kind !== "change"', "false"),
    "decimals are allowed": ("violations", 'kind !== "money" && decimals > 0', "false"),
    "any size is allowed": ("violations", "size / UNIT > MOST", "false"),
    "missing is complete": ("gaidisclosure", "found.length > 0", "false"),
    "cells are not told": ("gaidisclosure", "concerned.has(path)", "false"),
    "what flows out flows in": (
        "network",
        "excess.get(tail) - figure",
        "excess.get(tail) + figure",
    ),
    "figures have no bound": ("network", "way.along * along > 0 ? MOST", "false ? MOST"),
}
MODULES = sorted(file.name for file in HOME.glob("*.mjs") if file.name != "conform.mjs")


def command(folder: Path) -> list[str]:
    files = [str(folder / f"{key}.json") for key in FORMS]
    for key, file in zip(FORMS, files, strict=True):
        Path(file).write_text(json.dumps(exported(key)), "utf-8")
    return [str(NODE), str(folder / "conform.mjs"), *files]


def spoil(folder: Path, name: str, before: str, after: str) -> None:
    """Replace the one place of a module in a folder that has a text."""
    module = folder / f"{name}.mjs"
    text = module.read_text("utf-8")
    assert text.count(before) == 1
    module.write_text(text.replace(before, after), "utf-8")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for file in HOME.glob("*.mjs"):
        shutil.copy(file, tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def known() -> list[dict[str, Any]]:
    return list(cases("documents"))


@needs_node
def test_it_passes_the_whole_suite(copy: Path, known: list[dict[str, Any]]) -> None:
    found = compared(known, asked(command(copy), known))
    assert found.differences == ()
    assert found.right == len(known)
    assert found.compared == ("failed", "verdict", "not_evaluable", "faults", "cells")


@needs_node
@pytest.mark.parametrize("breakage", BREAKAGES)
def test_a_broken_copy_fails(copy: Path, breakage: str, known: list[dict[str, Any]]) -> None:
    spoil(copy, *BREAKAGES[breakage])
    some = known[::15]
    found = compared(some, asked(command(copy), some))
    assert found.differences


@needs_node
def test_data_that_is_no_form_is_refused(copy: Path) -> None:
    (copy / "form.json").write_text('{"format": "something else"}', "utf-8")
    ran = subprocess.run(
        [str(NODE), str(copy / "conform.mjs"), str(copy / "form.json")],
        input=b"", capture_output=True, check=False,
    )  # fmt: skip
    assert ran.returncode != 0
    assert b"expected a form" in ran.stderr


@pytest.mark.parametrize("name", MODULES)
def test_the_module_stands_alone(name: str) -> None:
    text = (HOME / name).read_text("utf-8")
    imported = re.findall(r'^(?:im|ex)port [^;]* from "\./([^"]*)";$', text, re.MULTILINE)
    assert {*imported} <= {*MODULES}
    assert text.count(' from "') == len(imported)
    assert "require(" not in text
    assert "process." not in text
