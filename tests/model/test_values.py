# SPDX-License-Identifier: Apache-2.0
"""The classes of the model as values: equal, hashed, pickled, frozen, slotted."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Iterator
from datetime import date
from typing import Any, cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure import model
from gaidisclosure.draft import Draft
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.model import (
    REPORTS,
    Agency,
    ApplicantCounts,
    Contact,
    Level,
    Narrative,
    Overview,
    ReportingPeriod,
)
from tests import contract, lawful
from tests.unlawful import BAD

AGENCY = Agency(
    "云溪县商务局",
    Level.COUNTY,
    "11341702486344515H",
    "341702",
    Contact(address="云溪县青云路 1 号", email="office@example.org"),
)
PERIOD = ReportingPeriod(date(2020, 3, 20), date(2020, 12, 31))
NARRATIVE = Narrative(
    title="云溪县年报",
    preface="前言。",
    overview=Overview(text="总。", platform="平台。"),
    other_matters="无。",
)


@st.composite
def reports(draw: st.DrawFn) -> Any:
    edition = draw(st.sampled_from([*REPORTS]))
    figures: Any = draw(lawful.figures(edition))
    return REPORTS[edition].from_figures(AGENCY, PERIOD, figures, NARRATIVE)


def parts(value: Any) -> Iterator[Any]:
    """A value of the model with all values in it."""
    yield value
    for field in attrs.fields(type(value)):
        if attrs.has(type(inner := getattr(value, field.name))):
            yield from parts(inner)


CLASSES = [cls for cls in vars(model).values() if isinstance(cls, type) and attrs.has(cls)]


def test_every_class_of_the_model_occurs_in_a_report() -> None:
    zeros = [
        cls.from_figures(AGENCY, PERIOD, dict.fromkeys(contract.leaves(edition), 0))
        for edition, cls in REPORTS.items()
    ]
    assert {type(part) for report in zeros for part in parts(report)} == set(CLASSES)


@pytest.mark.parametrize("cls", CLASSES)
def test_a_class_of_the_model_has_slots_and_no_more(cls: type[Any]) -> None:
    assert "__dict__" not in dir(cls)
    for base in cls.__mro__[:-1]:
        assert "__slots__" in vars(base)


@pytest.mark.parametrize("cls", CLASSES)
def test_what_a_constructor_takes_by_default_is_known(cls: type[Any]) -> None:
    needed: dict[Any, dict[str, Any]] = {
        Agency: {"name": "云溪县商务局"},
        ReportingPeriod: {"start": date(2020, 1, 1), "end": date(2020, 1, 1)},
        **{report: {"agency": AGENCY, "period": PERIOD} for report in REPORTS.values()},
    }
    given_ = needed.get(cls, {})
    made = cls(**given_)
    names = [field.name for field in attrs.fields(cls) if field.init]
    expected = {name: getattr(made, name) for name in names if name not in given_}
    found = {
        field.name: field.default.factory() if hasattr(field.default, "factory") else field.default
        for field in attrs.fields(cls)
        if field.name in expected
    }
    assert found == expected


@given(report=reports())
def test_copies_are_equal_and_hash_alike(report: Any) -> None:
    for made in (
        pickle.loads(pickle.dumps(report)),
        copy.copy(report),
        copy.deepcopy(report),
        attrs.evolve(report),
        type(report).from_figures(AGENCY, PERIOD, report.figures(), NARRATIVE),
    ):
        assert made == report
        assert hash(made) == hash(report)
        assert repr(made) == repr(report)
        assert made.figures() == report.figures()


@given(report=reports(), protocol=st.integers(0, pickle.HIGHEST_PROTOCOL))
def test_every_part_can_be_pickled(report: Any, protocol: int) -> None:
    if protocol >= 2:  # slotted classes ask for it, as Python's own do
        for part in parts(report):
            made = pickle.loads(pickle.dumps(part, protocol))
            assert made == part
            assert repr(made) == repr(part)


@given(report=reports())
def test_nothing_in_a_report_can_be_changed(report: Any) -> None:
    for part in parts(report):
        for field in attrs.fields(type(part)):
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(part, field.name, None)
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                delattr(part, field.name)
        with pytest.raises(AttributeError):
            part.anything_else = 1


@given(one=reports(), other=reports())
def test_reports_are_equal_if_their_figures_are(one: Any, other: Any) -> None:
    assert (one == other) == (one.figures() == other.figures())
    assert one != other or hash(one) == hash(other)
    assert one != Draft.from_report(one)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("agency", Agency("青禾市教育局")),
        ("period", ReportingPeriod.of_year(2020)),
        ("narrative", Narrative()),
    ],
)
@given(report=reports())
def test_reports_differ_in_whatever_differs(report: Any, name: str, value: object) -> None:
    changed = attrs.evolve(report, **{name: value})
    assert changed != report
    assert getattr(changed, name) == value
    assert changed.figures() == report.figures()


def test_a_total_is_no_part_of_equality_and_not_shown() -> None:
    one = ApplicantCounts(natural_person=3)
    assert repr(one) == "ApplicantCounts(natural_person=3)"
    assert one == ApplicantCounts(3)
    assert one != ApplicantCounts(0, 3)
    assert one != cast(Any, (3, 0, 0, 0, 0, 0))


@given(data=st.data())
def test_a_refusal_survives_pickling(data: st.DataObject) -> None:
    edition = data.draw(st.sampled_from([*REPORTS]))
    figures: Any = data.draw(lawful.figures(edition))
    counts = [path for path, kind in contract.cells(edition).items() if kind == "count"]
    for path in data.draw(st.sets(st.sampled_from(counts), min_size=1, max_size=3)):
        figures[path], _ = data.draw(st.sampled_from(BAD["count"]))
    with pytest.raises(InvalidReportError) as caught:
        REPORTS[edition].from_figures(AGENCY, PERIOD, figures)
    copied = pickle.loads(pickle.dumps(caught.value))
    assert type(copied) is InvalidReportError
    assert copied.violations == caught.value.violations
    assert str(copied) == str(caught.value)
    assert copied.message() == caught.value.message()
    assert copied.message("en").count("\n") == len(copied.violations) - 1
    assert isinstance(copied, ValueError)
