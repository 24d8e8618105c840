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

from gaidisclosure import model, strategies
from gaidisclosure.draft import Cell, Draft, Verdict
from gaidisclosure.errors import MissingExtraError
from gaidisclosure.model.fields import hints
from gaidisclosure.strategies.registration import register

register()

VALUES = [value for value in vars(model).values() if isinstance(value, type) and attrs.has(value)]


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
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


ORDERS = {
    "the library first": (
        "import gaidisclosure.draft\nfrom hypothesis import find, strategies as st\n"
    ),
    "Hypothesis first": (
        "from hypothesis import find, strategies as st\nimport gaidisclosure.draft\n"
    ),
    "one room before and one after": (
        "import gaidisclosure.model\nfrom hypothesis import find, strategies as st\n"
        "import gaidisclosure.draft\n"
    ),
}


@pytest.mark.parametrize("order", ORDERS)
def test_types_are_known_in_whatever_order_things_are_imported(order: str) -> None:
    done = run(
        f"{ORDERS[order]}"
        "from hypothesis import Phase, settings\n"
        "import gaidisclosure as gd\n"
        "once = settings(database=None, max_examples=1, phases=[Phase.generate])\n"
        "for cls in (gd.AnnualReport, gd.Withheld, gd.Cell, gd.Draft, gd.Verdict):\n"
        "    found = find(st.from_type(cls), lambda _: True, settings=once)\n"
        "    print(cls.__name__, isinstance(found, cls))\n"
    )
    lines = ["AnnualReport True", "Withheld True", "Cell True", "Draft True", "Verdict True"]
    assert done.stdout.splitlines() == lines, done.stderr


def test_importing_hypothesis_loads_no_room() -> None:
    done = run("import sys, hypothesis\nprint(*[m for m in sys.modules if 'gaidisclosure' in m])")
    assert set(done.stdout.split()) == {
        "gaidisclosure",
        "gaidisclosure._lazy",
        "gaidisclosure.errors",
        "gaidisclosure.i18n",
        "gaidisclosure.i18n.catalog",
        "gaidisclosure.i18n.locales",
        "gaidisclosure.strategies",
        "gaidisclosure.strategies.registration",
    }, done.stderr


def test_without_plugins_hypothesis_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HYPOTHESIS_NO_PLUGINS", "1")
    done = run(
        "import sys, hypothesis, gaidisclosure.draft\n"
        "print('gaidisclosure.strategies.registration' in sys.modules)"
    )
    assert done.stdout == "False\n", done.stderr


WITHOUT_HYPOTHESIS = """
import inspect, pydoc, sys
sys.modules["hypothesis"] = None
import gaidisclosure as gd
from gaidisclosure import strategies
assert gd.strategies is strategies
assert len(strategies.sample(3, seed=1)) == 3
assert {name for name, _ in inspect.getmembers(strategies)} == {"PlantedError", "Size", "sample"}
assert "sample" in pydoc.render_doc(strategies)
gd.Draft.from_report(strategies.sample(1)[0]).check()
try:
    from gaidisclosure.strategies import annual_reports
except gd.MissingExtraError as error:
    print(*error.params.values(), "gaidisclosure[strategies]" in str(error))
"""


def test_without_hypothesis_there_is_plain_data_and_an_error_that_says_what_is_missing() -> None:
    done = run(WITHOUT_HYPOTHESIS)
    assert done.stdout == "strategies hypothesis True\n", done.stderr


def test_importing_the_library_imports_no_hypothesis() -> None:
    done = run("import sys, gaidisclosure.draft\nprint('hypothesis' in sys.modules)")
    assert done.stdout == "False\n", done.stderr


def test_plain_data_imports_no_hypothesis() -> None:
    done = run(
        "import sys\nfrom gaidisclosure import strategies\nstrategies.sample(2)\n"
        "print('hypothesis' in sys.modules)"
    )
    assert done.stdout == "False\n", done.stderr


def test_the_extra_is_named_where_hypothesis_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    with pytest.raises(MissingExtraError) as caught:
        strategies.__getattr__("annual_reports")
    assert caught.value.params["extra"] == "strategies"
    assert dir(strategies) == ["PlantedError", "Size", "sample"]


def test_every_name_is_there() -> None:
    assert [name for name in strategies.__all__ if not hasattr(strategies, name)] == []
    assert sorted(strategies.__all__) == strategies.__all__ == dir(strategies)
    assert not hasattr(strategies, "no_such_name")
