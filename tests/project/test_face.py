# SPDX-License-Identifier: Apache-2.0
"""``import gaidisclosure``: what it offers, and what it does not load."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import gaidisclosure
from gaidisclosure import strategies

HEAVY = {"babel", "cattrs", "click", "hypothesis", "msgspec", "rich"}
OPENED = "import gaidisclosure, sys; print(*sys.modules)"


def modules_after(program: str) -> set[str]:
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True
    )
    return set(result.stdout.split())


def test_every_public_name_is_there() -> None:
    assert gaidisclosure.__all__
    missing = [name for name in gaidisclosure.__all__ if not hasattr(gaidisclosure, name)]
    assert not missing
    assert set(gaidisclosure.__all__) <= set(dir(gaidisclosure))


@pytest.mark.parametrize("package", [gaidisclosure, strategies])
def test_editors_and_type_checkers_see_the_same_names(package: ModuleType) -> None:
    stub = Path(str(package.__file__)).with_suffix(".pyi").read_text(encoding="utf-8")
    imports = [node for node in ast.walk(ast.parse(stub)) if isinstance(node, ast.ImportFrom)]
    seen = [alias.asname for node in imports for alias in node.names if alias.asname == alias.name]
    assert sorted(map(str, seen)) == package.__all__


def test_whole_rooms_are_reached_by_their_names() -> None:
    assert gaidisclosure.__getattr__("form") is gaidisclosure.form
    assert gaidisclosure.__getattr__("strategies") is gaidisclosure.strategies


def test_public_names_are_sorted_and_stand_once() -> None:
    assert list(gaidisclosure.__all__) == sorted(set(gaidisclosure.__all__))


def test_an_unknown_name_is_an_attribute_error() -> None:
    assert not hasattr(gaidisclosure, "no_such_name")


WITHOUT_HYPOTHESIS = """
import inspect, pydoc, sys
sys.modules["hypothesis"] = None
import gaidisclosure as gd
from gaidisclosure import *
assert len(inspect.getmembers(gd)) >= len(gd.__all__)
assert "AnnualReport2021" in pydoc.render_doc(gd)
"""


def test_introspection_works_without_hypothesis() -> None:
    modules_after(WITHOUT_HYPOTHESIS)


def test_importing_the_package_loads_nothing_heavy() -> None:
    loaded = modules_after(OPENED)
    assert "gaidisclosure" in loaded
    assert not {name.partition(".")[0] for name in loaded} & HEAVY
    assert not {name for name in loaded if name.startswith("gaidisclosure.formats")}


def test_the_version_has_one_home() -> None:
    from importlib.metadata import version

    from gaidisclosure._version import __version__

    assert version("gaidisclosure") == __version__
