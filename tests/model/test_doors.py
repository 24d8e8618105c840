# SPDX-License-Identifier: Apache-2.0
"""A value of the model is checked by whatever way it comes to be: there is no second door."""

from __future__ import annotations

import copy
import json
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import attrs
import cattrs
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure import model
from gaidisclosure import strategies as gs
from gaidisclosure.checks import Violation
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.model.value import Value

ZERO = gd.AnnualReport2021.zero("云溪县商务局", 2023)
CLASSES = sorted(
    (
        found
        for found in vars(model).values()
        if isinstance(found, type) and issubclass(found, Value)
    ),
    key=lambda cls: cls.__name__,
)
Way = Callable[[Any, type], Any]
WAYS: dict[str, Way] = {
    "msgspec.json.decode": lambda plain, of: msgspec.json.decode(json.dumps(plain), type=of),
    "msgspec.convert": msgspec.convert,
}


def plain(value: Value) -> Any:
    return msgspec.to_builtins(value)


def figures(node: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The paths of all counts in plain data, totals included."""
    for key, inner in node.items():
        if isinstance(inner, dict):
            yield from figures(inner, (*path, key))
        elif type(inner) is int:
            yield (*path, key)


def replaced(node: Any, path: tuple[str, ...], by: int) -> Any:
    name, *rest = path
    return node | {name: replaced(node[name], tuple(rest), by) if rest else by}


def is_checked(error: BaseException | None) -> bool:
    """Whether an error is one of ours, or was raised from one."""
    while error is not None:
        if isinstance(error, InvalidReportError):
            return True
        error = error.__cause__
    return False


@pytest.mark.parametrize("way", WAYS)
@given(report=gs.annual_reports())
def test_a_lawful_report_comes_through_every_door(way: str, report: gd.AnnualReport) -> None:
    assert WAYS[way](plain(report), type(report)) == report


@pytest.mark.parametrize("way", WAYS)
@given(data=st.data(), report=gs.annual_reports(size="office"))
def test_no_door_lets_a_wrong_figure_in(
    way: str, data: st.DataObject, report: gd.AnnualReport
) -> None:
    tree = plain(report)
    path = data.draw(st.sampled_from([*figures(tree)]))
    other = replaced(tree, path, data.draw(st.sampled_from([-7, 7, 10**15])))
    found: Any = None
    try:
        found = WAYS[way](other, type(report))
    except msgspec.ValidationError as caught:
        error = caught
    assert is_checked(error) if found is None else gd.Draft.from_report(found).seal() == found


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("value", "wrong"),
    [
        (model.ApplicantCounts(natural_person=1), {"total": 7}),
        (model.ApplicantCounts(natural_person=1), {"natural_person": -1, "total": -1}),
        (model.CaseResults(upheld=1), {"total": 7}),
        (model.Outcomes2021(), {"total": {"natural_person": 7, "total": 7}}),
        (model.DocumentCounts2021(), {"issued": -1}),
        (model.ProactiveDisclosure2021(), {"fees": "-1"}),
        (model.Agency("云溪县商务局"), {"name": ""}),
        (model.Contact(), {"telephone": "1\n2"}),
        (model.ReportingPeriod.of_year(2023), {"end": "2031-01-01"}),
        (model.Narrative(), {"title": " "}),
        (model.Overview(), {"text": "甲\x07"}),
        (model.RequestHandling2021(), {"received": {"natural_person": 1, "total": 1}}),
    ],
)
def test_rows_groups_and_tables_are_checked_like_reports(
    way: str, value: Value, wrong: dict[str, Any]
) -> None:
    tree = plain(value)
    assert WAYS[way](tree, type(value)) == value
    zeros = {name: inner for name, inner in tree.items() if name in wrong}
    changed = {
        name: zeros[name] | inner if isinstance(inner, dict) else inner
        for name, inner in wrong.items()
    }
    with pytest.raises(msgspec.ValidationError) as caught:
        WAYS[way](tree | changed, type(value))
    assert is_checked(caught.value)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("cls", "code", "total", "shown"),
    [
        (model.ApplicantCounts, "T3-ROW", 7, (0, 7)),
        (model.CaseResults, "T4-SUM", 7, (0, 7)),
        (
            model.Outcomes2021,
            "T3-SUM",
            {"natural_person": 7, "total": 7},
            ("ApplicantCounts()", "ApplicantCounts(natural_person=7)"),
        ),
    ],
)
def test_a_written_total_is_shown_next_to_the_sum(
    way: str, cls: type, code: str, total: object, shown: tuple[Any, Any]
) -> None:
    with pytest.raises(msgspec.ValidationError) as caught:
        WAYS[way]({"total": total}, cls)
    cause = caught.value.__cause__
    assert isinstance(cause, InvalidReportError)
    assert cause.violations == (Violation(code, ("total",), *shown),)


def test_copies_go_through_the_constructor() -> None:
    row = model.ApplicantCounts(natural_person=1)
    object.__setattr__(row, "natural_person", -1)
    ways: list[Callable[[Any], Any]] = [
        copy.copy,
        copy.deepcopy,
        lambda value: pickle.loads(pickle.dumps(value)),
        attrs.evolve,
    ]
    for way in ways:
        with pytest.raises(InvalidReportError):
            way(row)


def test_plain_cattrs_takes_our_defaults_and_our_checks() -> None:
    made = cattrs.Converter()
    assert made.structure({"name": "云溪县商务局"}, gd.Agency) == gd.Agency("云溪县商务局")
    with pytest.raises(cattrs.ClassValidationError) as caught:
        made.structure({"natural_person": -1}, gd.ApplicantCounts)
    assert any(map(is_checked, caught.value.exceptions))


@pytest.mark.parametrize("cls", [*CLASSES, gd.AnnualReport])
def test_no_class_can_be_subclassed(cls: type[Any]) -> None:
    with pytest.raises(TypeError, match=f"{cls.__name__} cannot be subclassed.*in a field of Mine"):
        type("Mine", (cls,), {"__module__": "somewhere.else"})


def test_no_class_mixed_in_opens_the_way_for_subclasses() -> None:
    class Registered:
        def __init_subclass__(cls) -> None:
            """Pass nothing on, as many do."""

    with pytest.raises(TypeError, match="Agency cannot be subclassed"):
        type("Mine", (Registered, gd.Agency), {"__module__": "somewhere.else"})


THREADS = """
import os, sys, threading
import attrs, cattrs, msgspec
import gaidisclosure as gd

data = open(sys.argv[1], "rb").read()

def run():
    barrier = threading.Barrier(8)
    def work():
        barrier.wait()
        for _ in range(5):
            gd.loads(data)
    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()

for _ in range(40):
    if (child := os.fork()) == 0:
        run()
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0, "a run died"
print("40 runs")
"""


@pytest.mark.skipif(not hasattr(sys.modules["os"], "fork"), reason="os.fork is not there")
def test_threads_whose_first_act_is_to_load(tmp_path: Any) -> None:
    """Decoders that were built by several threads at once took the interpreter down."""
    file = tmp_path / "report.json"
    file.write_bytes(gd.dumps(ZERO))
    ran = subprocess.run(
        [sys.executable, "-c", THREADS, str(file)], capture_output=True, text=True, check=False
    )
    assert ran.stdout == "40 runs\n", ran.stderr
