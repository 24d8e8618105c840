# SPDX-License-Identifier: Apache-2.0
"""More doors: fields of other programs' classes, pickles of every protocol, copies with changes."""

from __future__ import annotations

import copy
import json
import pickle
import sys
from collections.abc import Callable
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import attrs
import cattrs
import msgspec
import pytest
from hypothesis import given
from pydantic import TypeAdapter

import gaidisclosure as gd
from gaidisclosure import strategies as gs
from gaidisclosure.draft import Cell
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.model.protocols import offer_types
from gaidisclosure.strategies import registration

ZERO = gd.AnnualReport2021.zero("云溪县商务局", 2023)
ONE = gd.ApplicantCounts(1)
WRONG_ROW = {"natural_person": 1, "total": 7}


class Filing(msgspec.Struct):
    number: int
    report: gd.AnnualReport2021
    rows: dict[str, list[gd.ApplicantCounts]] = {}
    either: gd.CaseResults | None = None


def is_checked(error: BaseException | None) -> bool:
    """Whether an error is one of ours, was raised from one, or groups one."""
    while error is not None:
        if isinstance(error, InvalidReportError):
            return True
        if isinstance(error, BaseExceptionGroup):
            return any(map(is_checked, error.exceptions))
        error = error.__cause__
    return False


def test_a_struct_of_msgspec_holds_reports() -> None:
    filing = Filing(7, ZERO, {"a": [ONE]}, gd.CaseResults(upheld=1))
    data = msgspec.json.encode(filing)
    assert msgspec.json.decode(data, type=Filing) == filing
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(filing), type=Filing) == filing


@pytest.mark.parametrize(
    "change",
    [
        {"rows": {"a": [WRONG_ROW]}},
        {"either": {"upheld": 1, "total": 2}},
        {"either": {"upheld": -1, "corrected": 0, "other": 0, "pending": 0, "total": -1}},
        {
            "report": {
                "agency": {"name": ""},
                "period": {"start": "2023-01-01", "end": "2023-12-31"},
            }
        },
    ],
)
def test_a_struct_of_msgspec_holds_nothing_wrong(change: dict[str, Any]) -> None:
    data = msgspec.to_builtins(Filing(7, ZERO)) | change
    with pytest.raises(msgspec.ValidationError) as caught:
        msgspec.convert(data, Filing)
    assert is_checked(caught.value)
    with pytest.raises(msgspec.ValidationError) as caught:
        msgspec.msgpack.decode(msgspec.msgpack.encode(data), type=Filing)
    assert is_checked(caught.value)


def test_attributes_of_another_object_are_checked() -> None:
    with pytest.raises(msgspec.ValidationError) as caught:
        msgspec.convert(SimpleNamespace(**WRONG_ROW), gd.ApplicantCounts, from_attributes=True)
    assert is_checked(caught.value)


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
@given(report=gs.annual_reports())
def test_pickles_of_every_protocol(protocol: int, report: gd.AnyReport) -> None:
    assert pickle.loads(pickle.dumps(report, protocol)) == report
    draft = gd.Draft.from_report(report)
    assert pickle.loads(pickle.dumps(draft, protocol)) == draft


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_what_was_forced_is_not_pickled_into_a_report(protocol: int) -> None:
    table = gd.RequestHandling2021()
    object.__setattr__(table, "received", ONE)
    with pytest.raises(InvalidReportError):
        pickle.loads(pickle.dumps(table, protocol))


def changed(report: Any, **changes: Any) -> Any:
    return attrs.evolve(report, **changes)


WAYS: list[Callable[..., Any]] = [changed]
if sys.version_info >= (3, 13):
    WAYS.append(copy.replace)


@pytest.mark.parametrize("way", WAYS)
def test_copies_with_changes(way: Callable[..., Any]) -> None:
    other = gd.Agency("云溪县财政局")
    assert way(ZERO, agency=other).agency == other
    assert way(ONE, natural_person=3).total == 3
    cases: list[tuple[Any, dict[str, Any]]] = [
        (ZERO, {"agency": "云溪县财政局" * 200}),
        (ZERO, {"request_handling": gd.RequestHandling2019()}),
        (ZERO.request_handling, {"received": ONE}),
        (ONE, {"natural_person": -1}),
        (ONE, {"natural_person": True}),
        (gd.CaseResults(), {"upheld": 10**15}),
        (gd.Cell.of(5), {"value": None}),
    ]
    for value, wrong in cases:
        with pytest.raises(InvalidReportError):
            way(value, **wrong)
    with pytest.raises((TypeError, ValueError)):
        way(ONE, total=7)


def test_a_hook_of_the_standard_library_goes_through_the_constructor() -> None:
    made = json.loads(
        '{"natural_person": 1}', object_hook=lambda found: gd.ApplicantCounts(**found)
    )
    assert made == ONE
    for wrong in (WRONG_ROW, {"natural_person": -1}, {"natural_person": 1.0}):
        with pytest.raises((InvalidReportError, TypeError)):
            json.loads(json.dumps(wrong), object_hook=lambda found: gd.ApplicantCounts(**found))


@pytest.mark.parametrize("detailed", [True, False])
def test_plain_cattrs_checks_whole_reports(detailed: bool) -> None:
    made = cattrs.Converter(detailed_validation=detailed)
    data = {
        "agency": {"name": "云溪县商务局"},
        "period": ZERO.period,
        "request_handling": {"received": {"natural_person": 1}},
    }
    made.register_structure_hook(Decimal, lambda value, _: Decimal(value))
    made.register_structure_hook(gd.ReportingPeriod, lambda value, _: value)
    with pytest.raises((cattrs.ClassValidationError, InvalidReportError)) as caught:
        made.structure(data, gd.AnnualReport2021)
    assert is_checked(caught.value)
    data["request_handling"] = {}
    assert made.structure(data, gd.AnnualReport2021) == ZERO


@pytest.mark.parametrize(
    "data",
    [
        {"text": "5", "value": None, "state": "figure"},
        {"text": "5", "value": 5, "state": "blank"},
        {"text": "5", "value": 10**300, "state": "figure"},
    ],
)
def test_a_cell_of_a_draft_is_checked(data: dict[str, Any]) -> None:
    with pytest.raises(msgspec.ValidationError) as caught:
        msgspec.convert(data, Cell)
    assert is_checked(caught.value)


class Text(str):
    """As ``numpy.str_``: a text that encoders do not know."""

    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        return True


def test_texts_of_a_subclass_become_plain() -> None:
    report = gd.AnnualReport2021(
        agency=gd.Agency(
            Text("云溪县商务局"),
            unified_social_credit_code=Text("11341702486344515H"),
            division_code=Text("341702"),
            contact=gd.Contact(telephone=Text("0550-0000000")),
        ),
        period=2023,
        narrative=gd.Narrative(
            title=Text("年报"), preface=Text("甲"), overview=gd.Overview(text=Text("乙"))
        ),
    )
    assert gd.loads(gd.dumps(report)) == report
    with pytest.raises(InvalidReportError):
        gd.Agency(Text(" \n"))


def test_a_room_offers_its_types_only_where_they_were_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(registration, "register_types", asked.append)
    offer_types("gaidisclosure.draft")
    monkeypatch.delitem(sys.modules, registration.__name__)
    offer_types("gaidisclosure.model")
    assert asked == ["gaidisclosure.draft"]


def test_pydantic_reads_what_it_writes_and_tells_our_schema() -> None:
    of = TypeAdapter(gd.AnnualReport2021)
    assert of.validate_json(of.dump_json(ZERO)) == ZERO
    assert of.json_schema()["properties"].keys() == gd.schema("2021")["properties"].keys()
