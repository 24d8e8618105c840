# SPDX-License-Identifier: Apache-2.0
"""The entry point: types of the library work with st.from_type in any project."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gaidisclosure import model
from gaidisclosure.draft import Cell, Draft, Verdict
from gaidisclosure.model.fields import hints
from gaidisclosure.strategies.registration import register

register()

VALUES = [value for value in vars(model).values() if isinstance(value, type) and attrs.has(value)]


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120
    )


@pytest.mark.parametrize("cls", [*VALUES, Cell, Draft, Verdict, model.AnnualReport, model.Level])
def test_every_type_of_the_model_can_be_drawn(cls: type[Any]) -> None:
    @settings(max_examples=5, database=None, suppress_health_check=list(HealthCheck))
    @given(st.from_type(cls))
    def check(value: Any) -> None:
        assert isinstance(value, cls)

    check()


def test_the_parts_of_tables_are_drawn_with_the_table_around_them() -> None:
    parts = {hint for cls in VALUES for hint in hints(cls).values() if attrs.has(hint)}
    assert parts <= set(VALUES)


@settings(max_examples=20)
@given(...)
def test_annotations_are_enough(report: model.AnnualReport2019, draft: Draft) -> None:
    assert Draft.from_report(report).seal() == report
    assert draft.check().edition == draft.edition


def test_hypothesis_finds_the_entry_point() -> None:
    (found,) = (
        point for point in entry_points(group="hypothesis") if point.name == "gaidisclosure"
    )
    assert found.load() is register


def test_another_project_needs_no_import_of_ours() -> None:
    done = run(
        "from hypothesis import given, settings, strategies as st\n"
        "from gaidisclosure import AnnualReport, Draft\n"
        "@settings(database=None)\n"
        "@given(st.from_type(AnnualReport))\n"
        "def check(report):\n"
        "    assert Draft.from_report(report).check().ok\n"
        "check()\n"
        "print('checked')\n"
    )
    assert done.stdout == "checked\n", done.stderr


def test_the_library_works_without_hypothesis_and_says_what_is_missing() -> None:
    done = run(
        "import sys\n"
        "sys.modules['hypothesis'] = None\n"
        "import gaidisclosure as gd\n"
        "gd.Draft.from_report(gd.AnnualReport2021.zero('云溪县商务局', 2023)).check()\n"
        "try:\n"
        "    gd.strategies\n"
        "except AttributeError as error:\n"
        "    cause = error.__cause__\n"
        "    print(*cause.params.values(), isinstance(cause, gd.MissingExtraError))\n"
    )
    assert done.stdout == "strategies hypothesis True\n", done.stderr


def test_importing_the_library_imports_no_hypothesis() -> None:
    done = run("import sys, gaidisclosure.draft\nprint('hypothesis' in sys.modules)")
    assert done.stdout == "False\n", done.stderr


def test_the_extra_is_named_where_hypothesis_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    from gaidisclosure.errors import MissingExtraError

    for name in [name for name in sys.modules if name.startswith("gaidisclosure.strategies")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    with pytest.raises(MissingExtraError) as caught:
        __import__("gaidisclosure.strategies")
    assert caught.value.params["extra"] == "strategies"
