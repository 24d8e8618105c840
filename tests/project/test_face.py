# SPDX-License-Identifier: Apache-2.0
"""``import gaidisclosure``: what it offers, and what it does not load."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import gaidisclosure

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


def test_editors_and_type_checkers_see_the_same_names() -> None:
    tree = ast.parse(Path(gaidisclosure.__file__).read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    seen = {alias.asname for node in imports for alias in node.names if alias.asname}
    assert seen == {*gaidisclosure.__all__, "strategies"}
    assert set(gaidisclosure._HOMES) <= seen


def test_whole_rooms_are_reached_by_their_names() -> None:
    assert gaidisclosure.__getattr__("form") is gaidisclosure.form


def test_public_names_are_sorted_and_stand_once() -> None:
    assert list(gaidisclosure.__all__) == sorted(set(gaidisclosure.__all__))


def test_strategies_are_reached_like_any_room_or_say_what_they_need(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert gaidisclosure.__getattr__("strategies") is gaidisclosure.strategies
    for name in [name for name in sys.modules if name.startswith("gaidisclosure.strategies")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    with pytest.raises(AttributeError, match="strategies") as caught:
        gaidisclosure.__getattr__("strategies")
    assert isinstance(caught.value.__cause__, gaidisclosure.MissingExtraError)


def test_an_unknown_name_is_an_attribute_error() -> None:
    assert not hasattr(gaidisclosure, "no_such_name")


WITHOUT_HYPOTHESIS = """
import inspect, pydoc, sys
sys.modules["hypothesis"] = None
import gaidisclosure as gd
from gaidisclosure import *
assert not hasattr(gd, "strategies")
assert len(inspect.getmembers(gd)) >= len(gd.__all__)
assert "AnnualReport2021" in pydoc.render_doc(gd)
try:
    gd.strategies
except AttributeError as error:
    print(type(error.__cause__).__name__, "gaidisclosure[strategies]" in str(error))
"""


def test_introspection_works_without_hypothesis() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", WITHOUT_HYPOTHESIS], capture_output=True, text=True, check=False
    )
    assert ran.stdout == "MissingExtraError True\n", ran.stderr


def test_importing_the_package_loads_nothing_heavy() -> None:
    loaded = modules_after(OPENED)
    assert "gaidisclosure" in loaded
    assert not {name.partition(".")[0] for name in loaded} & HEAVY
    assert not {name for name in loaded if name.startswith("gaidisclosure.formats")}


def test_the_version_has_one_home() -> None:
    from importlib.metadata import version

    from gaidisclosure._version import __version__

    assert version("gaidisclosure") == __version__
