# SPDX-License-Identifier: Apache-2.0
"""Drafts are values: how one is made and changed, and what it refuses to hold."""

from __future__ import annotations

import pickle
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.checks import Violation
from gaidisclosure.document import Place
from gaidisclosure.draft import BLANK, Cell, Draft
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.form import FORMS, Edition
from gaidisclosure.model import AnnualReport2021, Narrative
from gaidisclosure.zh.figures import State
from tests import contract
from tests.draft.drafted import (
    AGENCY,
    UNDIVIDED,
    draft_of,
    each_variant,
    printed_figures,
    zero_draft,
)


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_the_key_of_the_form_tells_what_cells_there_are(form: Edition) -> None:
    assert Draft(edition=form.key, cells={}) == Draft(edition=form, cells={})
    divided = f"{contract.T3}.outcomes.other.other.total"
    for path in (*UNDIVIDED, divided):
        if path in form.cells:
            draft = Draft(edition=form.key, cells={path: BLANK})
            assert (draft.form, draft.edition) == (form, form.name)
            continue
        with pytest.raises(InvalidReportError) as caught:
            Draft(edition=form.key, cells={path: BLANK})
        unknown = Violation("CELL-UNKNOWN", (path,), edition=form.name)
        assert [*caught.value.violations] == [unknown]


def test_replaced_cells_are_read_as_printed() -> None:
    draft = zero_draft()
    path, money = "request_handling.received.total", "proactive_disclosure.fees"
    changed = draft.replace({path: "１２件", money: "251000元"})
    assert changed.cells[path] == Cell("１２件", 12, State.FIGURE)
    assert changed.cells[money] == Cell("251000元", Decimal("25.1"), State.FIGURE)
    assert changed.replace({path: None}).cells[path] is BLANK
    assert changed.replace({path: 7}).cells[path] == Cell.of(7)
    assert changed.replace({money: Decimal("1.50")}).cells[money].text == "1.50"
    assert changed.replace({path: 0, money: 0}).figures() == draft.figures()
    assert changed.replace({path: "0", money: Decimal(0)}) == draft
    assert changed.replace({}) == changed
    assert draft == zero_draft()
    assert changed.narrative == draft.narrative


@each_variant
def test_only_cells_of_the_form_can_be_replaced(variant: str) -> None:
    draft = draft_of(variant, dict.fromkeys(contract.cells(variant), ("0", 0)))
    fees, total = "proactive_disclosure.fees", "request_handling.received.total"
    strange = {"nonsense": 1, "request_handling.received": "x", "agency": None}
    bad = {total: True, "review_litigation.review.total": 1.5}
    with pytest.raises(InvalidReportError) as caught:
        draft.replace({**strange, **bad, "review_litigation.review.upheld": 3})  # type: ignore[dict-item]
    assert [(v.code, v.cells, v.edition) for v in caught.value.violations] == [
        *(("CELL-UNKNOWN", (path,), contract.edition(variant)) for path in strange),
        *(("CELL-TYPE", (path,), "") for path in bad),
    ]
    assert draft.replace({fees: 3} if variant != "2019" else {total: 3})


@pytest.mark.parametrize(
    ("given_", "code", "expected"),
    [
        (Decimal("NaN"), "CELL-SIZE", "Decimal"),
        (Decimal("1E-40"), "CELL-DECIMALS", "Decimal"),
        (10**40, "CELL-SIZE", "Decimal"),
        (1.9, "CELL-TYPE", "Decimal"),
        (Decimal("0E-40"), "CELL-DECIMALS", None),
    ],
)
def test_what_cannot_stand_in_a_cell_is_named(given_: Any, code: str, expected: str | None) -> None:
    with pytest.raises(InvalidReportError) as caught:
        zero_draft().replace({"proactive_disclosure.fees": given_})
    [violation] = caught.value.violations
    assert (violation.code, violation.expected) == (code, expected)
    assert violation.cells == ("proactive_disclosure.fees",)
    assert violation.actual is not None


def test_half_a_character_is_refused_at_its_cell() -> None:
    path = "proactive_disclosure.licensing"
    with pytest.raises(InvalidReportError) as caught:
        Draft.blank().replace({path: "1\udfff", "proactive_disclosure.fees": "1.5"})
    assert [*caught.value.violations] == [Violation("TEXT-CONTROL", (path,), actual="U+DFFF")]


@pytest.mark.parametrize("edition", ["2020", "", 2021, None, [], "２０２１"])
def test_a_draft_is_on_an_edition(edition: object) -> None:
    with pytest.raises(InvalidReportError) as caught:
        Draft(edition=edition, cells={})  # type: ignore[arg-type]
    [violation] = caught.value.violations
    code = "EDITION" if isinstance(edition, str) else "TEXT-TYPE"
    assert (violation.code, violation.cells) == (code, ("edition",))
    assert str(violation.expected).replace('"', "") == "2019, 2021, 2021-undivided"


def test_all_fields_of_another_class_are_told_together() -> None:
    path = "proactive_disclosure.licensing"
    with pytest.raises(InvalidReportError) as caught:
        Draft(
            edition="2022",  # type: ignore[arg-type]
            issuer="云溪县商务局",  # type: ignore[arg-type]
            year=True,
            period=2023,  # type: ignore[arg-type]
            narrative=None,  # type: ignore[arg-type]
            cells={path: 12, "nonsense": BLANK},  # type: ignore[dict-item]
        )
    assert [(v.code, v.cells, v.expected, v.actual) for v in caught.value.violations] == [
        ("EDITION", ("edition",), "2019, 2021, 2021-undivided", "2022"),
        ("FIELD-TYPE", ("issuer",), "Agency", "云溪县商务局"),
        ("FIELD-TYPE", ("year",), "int", True),
        ("FIELD-TYPE", ("period",), "ReportingPeriod", 2023),
        ("FIELD-TYPE", ("narrative",), "Narrative", None),
        ("FIELD-TYPE", (path,), "Cell", 12),
    ]


@pytest.mark.parametrize(
    ("member", "value", "violation"),
    [
        ("cells", [1], Violation("FIELD-TYPE", ("cells",), "Mapping", "[1]")),
        ("basis", ("a", 5), Violation("FIELD-TYPE", ("basis",), "str", 5)),
        ("basis", ["a"], Violation("FIELD-TYPE", ("basis",), "tuple", "['a']")),
        ("basis", ("a", "\ud800"), Violation("TEXT-CONTROL", ("basis",), actual="U+D800")),
        ("doubts", ("a",), Violation("FIELD-TYPE", ("doubts",), "Doubt", "a")),
        ("text_places", [1], Violation("FIELD-TYPE", ("text_places",), "Mapping", "[1]")),
        ("text_places", {"preface": 1}, Violation("FIELD-TYPE", ("preface",), "tuple", 1)),
        (
            "text_places",
            {"preface": (Place(3),), "other_matters": (7,)},
            Violation("FIELD-TYPE", ("other_matters",), "tuple", "(7,)"),
        ),
        ("year", -1, Violation("PERIOD-YEAR", ("year",), actual=-1)),
        ("year", 10**9, Violation("PERIOD-YEAR", ("year",), actual=10**9)),
    ],
)
def test_no_draft_holds_what_no_document_can(member: str, value: Any, violation: Violation) -> None:
    with pytest.raises(InvalidReportError) as caught:
        Draft(**{"edition": "2021", "cells": {}, member: value})
    assert [*caught.value.violations] == [violation]


def test_all_unknown_cells_are_told_together() -> None:
    with pytest.raises(InvalidReportError) as caught:
        Draft(edition="2019", cells=dict.fromkeys(["a", "b"], BLANK))
    assert [*caught.value.violations] == [
        Violation("CELL-UNKNOWN", (path,), edition="2019") for path in ("a", "b")
    ]


@each_variant
@given(data=st.data())
def test_a_draft_is_a_value(variant: str, data: st.DataObject) -> None:
    draft = draft_of(
        variant, data.draw(printed_figures(variant)), narrative=Narrative(preface="一")
    )
    copied = pickle.loads(pickle.dumps(draft))
    assert copied == draft
    assert hash(copied) == hash(draft)
    assert [*copied.cells.items()] == [*draft.cells.items()]
    assert copied.check() == draft.check()
    assert pickle.loads(pickle.dumps(draft.check())) == draft.check()
    assert attrs.evolve(draft, year=2020) != draft
    assert draft.agency == "云溪县商务局"
    with pytest.raises(TypeError):
        draft.cells["request_handling.received.total"] = BLANK  # type: ignore[index]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        draft.year = 2020  # type: ignore[misc]


def test_a_draft_does_not_share_the_cells_that_it_is_given() -> None:
    cells = {"proactive_disclosure.licensing": Cell.of(7)}
    draft = Draft(edition="2021", cells=cells)
    cells.clear()
    assert draft.figures()["proactive_disclosure.licensing"] == 7


def test_a_period_survives() -> None:
    draft = Draft.from_report(AnnualReport2021.zero(AGENCY, 2023))
    assert draft.period is not None
    assert pickle.loads(pickle.dumps(draft)) == draft


def test_places_survive() -> None:
    cell = Cell.printed("7", place=Place(12, 3))
    draft = Draft(edition="2021", cells={"proactive_disclosure.licensing": cell})
    assert pickle.loads(pickle.dumps(draft)).cells["proactive_disclosure.licensing"].place == (
        Place(12, 3)
    )
