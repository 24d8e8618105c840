# SPDX-License-Identifier: Apache-2.0
"""The script of a page: modules one after the other, with every name once, right as one script."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from gaidisclosure.conformance import cases
from gaidisclosure.conformance.runner import asked, compared
from gaidisclosure.pages.script import content_hash, inlined, sources
from tests.javascript.test_module import HOME, NODE, needs_node
from tests.javascript.test_module import command as conforming

MODULES = [name for name in sources() if name != "conform.mjs"]
TOP_LEVEL = re.compile(
    r"^(?:export )?(?:async )?(?:function\*? |class |const |let )(\w+|\{[^}]*\}|\[[^\]]*\])",
    re.MULTILINE,
)


def top_level_names(source: str) -> list[str]:
    return [name for found in TOP_LEVEL.findall(source) for name in re.findall(r"\w+", found)]


def test_the_sources_are_the_modules_of_the_checkout() -> None:
    assert sorted(sources()) == sorted(file.name for file in HOME.glob("*.mjs"))
    assert sources()["exact.mjs"] == (HOME / "exact.mjs").read_text("utf-8")


def test_no_two_modules_have_a_name_in_common() -> None:
    assert top_level_names("export const [a, b] = c;\nfunction d() {}\n") == ["a", "b", "d"]
    names = Counter(each for name in MODULES for each in top_level_names(sources()[name]))
    assert len(names) > 100
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("name", MODULES)
def test_no_module_renames_what_it_imports(name: str) -> None:
    taken = re.findall(r"^(?:im|ex)port (\{[^;]*?\}) from", sources()[name], re.MULTILINE)
    assert len(taken) == sources()[name].count('} from "./')
    assert not any(re.search(r"\bas\b", each) for each in taken)


def test_each_module_stands_once_and_after_those_it_needs() -> None:
    script = inlined("gaidisclosure.mjs", "words.mjs")
    order = re.findall(r"^ \* @module (?:gaidisclosure/)?(\w+)$", script, re.MULTILINE)
    assert len(order) == len({*order})
    for one, other in (("figures", "exact"), ("network", "violations"), ("violations", "repairs")):
        assert order.index(one) < order.index(other)
    assert order[-1] == "gaidisclosure"


def test_nothing_is_imported_or_exported_any_more_and_no_markup_ends_it() -> None:
    script = inlined(*MODULES)
    assert not re.search(r"^\s*(?:import|export)\b", script, re.MULTILINE)
    assert "</script" not in script.lower()
    assert "<!--" not in script


def test_an_unknown_module_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        inlined("nonsense.mjs")


def test_the_hash_is_that_of_the_bytes_between_the_tags() -> None:
    example = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"  # of the specification
    assert content_hash("alert('Hello, world.');") == example
    assert content_hash("政") != content_hash("政\n")


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A folder with the program that answers the suite, and all it needs in one script."""
    script = f"{inlined('gaidisclosure.mjs')}\nexport {{ check, checkedForm, readFigure }};\n"
    (tmp_path / "gaidisclosure.mjs").write_text(script, "utf-8")
    (tmp_path / "conform.mjs").write_text(sources()["conform.mjs"], "utf-8")
    return tmp_path


@needs_node
def test_it_is_one_module_for_node(tmp_path: Path) -> None:
    """Node refuses a module with two declarations of a name."""
    file = tmp_path / "script.mjs"
    for text, is_right in ((inlined(*MODULES), True), ("const a = 1;\nfunction a() {}\n", False)):
        file.write_text(text, "utf-8")
        checked = subprocess.run(
            [str(NODE), "--check", str(file)], capture_output=True, check=False
        )
        assert (checked.returncode == 0) is is_right


@needs_node
def test_it_passes_the_suite_as_one_script(whole: Path) -> None:
    some = [*cases("documents")][::7] + [*cases("figures")][::7]
    found = compared(some, asked(conforming(whole), some))
    assert (found.right, found.differences) == (len(some), ())
