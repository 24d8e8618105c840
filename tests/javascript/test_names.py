# SPDX-License-Identifier: Apache-2.0
"""Names in the JavaScript modules: those of the top level, those exported, and those of types."""

from __future__ import annotations

import re

from tests.javascript.test_module import HOME
from tests.javascript.test_package import imported


def test_no_module_of_the_package_needs_a_browser_or_node() -> None:
    for name in imported("index.mjs"):
        code = re.sub(r"/\*.*?\*/|//.*", "", (HOME / name).read_text("utf-8"), flags=re.DOTALL)
        assert not re.search(r"\b(document|window|process|require|navigator)\b[.(\[]", code), name


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
