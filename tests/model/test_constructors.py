# SPDX-License-Identifier: Apache-2.0
"""The constructors of tables and of their parts: what they take, refuse and keep."""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.checks import MAX_COUNT, seen
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.model import (
    ApplicantCounts,
    Outcomes2019,
    Outcomes2021,
    ProactiveDisclosure2019,
    ProactiveDisclosure2021,
    Procurement2019,
    RequestHandling2019,
    RequestHandling2021,
    ReviewLitigation,
    ServiceCounts2019,
    Withheld,
)
from gaidisclosure.model.fields import hints
from gaidisclosure.model.requests import balances
from tests import contract, lawful
from tests.model.tabled import (
    Table,
    completed,
    drawn,
    each_handling,
    each_table,
    some,
    without_totals,
)
from tests.unlawful import BAD


def constructed(cls: type[Any], figures: dict[str, Any], path: str) -> Any:
    """The value built from the inside out by the constructors that users call."""
    inner = {
        name: constructed(hint, figures, f"{path}.{name}")
        if attrs.has(hint)
        else figures[f"{path}.{name}"]
        for name, hint in hints(cls).items()
    }
    return cls(**inner)


@each_table
@given(data=st.data())
def test_the_constructors_build_the_same_table(
    cls: Table, variant: str, data: st.DataObject
) -> None:
    figures = drawn(data, cls, variant)
    table = constructed(cls, figures, cls.key)
    assert table == cls.from_figures(figures)
    assert table.figures() == figures
    assert attrs.evolve(table) == table


@each_handling
@given(data=st.data())
def test_the_constructor_refuses_what_does_not_balance(
    cls: Table, variant: str, data: st.DataObject
) -> None:
    figures = drawn(data, cls, variant)
    for path in some(data, without_totals(variant, figures), max_size=4):
        figures[path] = data.draw(st.integers(0, 9))
    inner = without_totals(variant, figures)
    complete = completed(variant, inner)
    failed = contract.failed(variant, complete)
    if not failed:
        assert balances(constructed(cls, inner, cls.key))
        return
    with pytest.raises(InvalidReportError) as caught:
        constructed(cls, inner, cls.key)
    assert {violation.code for violation in caught.value.violations} == failed
    assert all(code.startswith("T3-BAL:") for code in failed)
    for violation in caught.value.violations:
        left, right = contract.identities(variant)[violation.code]
        assert violation.cells == (*left, *right)
        assert violation.expected == sum(complete[path] for path in left)
        assert violation.actual == sum(complete[path] for path in right)
        assert violation.figures == tuple(complete[path] for path in (*left, *right))
        assert violation.edition == variant


@pytest.mark.parametrize("outcomes", [Outcomes2021, Outcomes2019])
def test_outcomes_are_bounded_in_each_column(outcomes: type[Any]) -> None:
    most = ApplicantCounts(commercial_enterprise=MAX_COUNT)
    assert outcomes(disclosed=most).total == most
    with pytest.raises(InvalidReportError) as caught:
        outcomes(disclosed=most, partially_disclosed=ApplicantCounts(1, 1))
    [violation] = caught.value.violations
    assert violation.code == "CELL-SIZE"
    assert violation.cells == ("request_handling.outcomes.total.commercial_enterprise",)
    with pytest.raises(InvalidReportError) as caught:
        outcomes(disclosed=most, partially_disclosed=ApplicantCounts(1))
    [violation] = caught.value.violations
    assert violation.cells == ("request_handling.outcomes.total.total",)


SECTIONS: dict[type[Any], str] = {
    RequestHandling2021: "received",
    RequestHandling2019: "carried_forward",
    ReviewLitigation: "review",
    ProactiveDisclosure2021: "government_rules",
    ProactiveDisclosure2019: "procurement",
    Withheld: "state_secrets",
    Outcomes2021: "other",
    Outcomes2019: "unavailable",
}


@pytest.mark.parametrize("cls", SECTIONS)
@pytest.mark.parametrize("stranger", [None, 3, {"natural_person": 1}, "x"])
def test_a_part_of_another_class_is_refused(cls: type[Any], stranger: object) -> None:
    name = SECTIONS[cls]
    with pytest.raises(InvalidReportError) as caught:
        cls(**{name: stranger})
    [violation] = caught.value.violations
    assert (violation.code, violation.cells) == ("FIELD-TYPE", (name,))
    assert violation.expected == hints(cls)[name].__name__
    assert violation.actual == seen(stranger)


@pytest.mark.parametrize(
    ("cls", "name", "kind"),
    [
        (ProactiveDisclosure2021, "fees", "money"),
        (ProactiveDisclosure2021, "licensing", "count"),
        (ServiceCounts2019, "change", "change"),
        (Procurement2019, "amount", "money"),
    ],
)
def test_one_bad_figure_is_enough(cls: type[Any], name: str, kind: str) -> None:
    for bad, code in BAD[kind]:
        with pytest.raises(InvalidReportError) as caught:
            cls(**{name: bad})
        assert [(v.code, v.cells) for v in caught.value.violations] == [(code, (name,))]


def test_all_faults_of_a_constructor_are_told_together() -> None:
    with pytest.raises(InvalidReportError) as caught:
        ProactiveDisclosure2021(
            government_rules=None,  # type: ignore[arg-type]
            licensing=True,
            penalties=-1,
            fees=1.9,  # type: ignore[arg-type]
        )
    assert [(v.code, v.cells) for v in caught.value.violations] == [
        ("CELL-TYPE", ("licensing",)),
        ("CELL-NEGATIVE", ("penalties",)),
        ("CELL-TYPE", ("fees",)),
        ("FIELD-TYPE", ("government_rules",)),
    ]


@given(amount=lawful.amounts)
def test_money_is_kept_in_its_shortest_form(amount: Decimal) -> None:
    fees = ProactiveDisclosure2021(fees=amount).fees
    assert fees == amount
    plain = f"{amount:f}"
    assert f"{fees:f}" == (plain.rstrip("0").rstrip(".") if "." in plain else plain)


@pytest.mark.parametrize(
    ("given_", "kept"),
    [
        (0, "0"),
        (12, "12"),
        (Decimal("12.50"), "12.5"),
        (Decimal("1E+3"), "1000"),
        (Decimal("-0.00"), "0"),
        (Decimal("0E-99999"), "0"),
        (Decimal("1." + "0" * 400), "1"),
    ],
)
def test_how_money_is_kept(given_: Decimal | int, kept: str) -> None:
    for digits in (28, 2):
        with localcontext(prec=digits):
            fees = ProactiveDisclosure2021(fees=given_).fees
        assert (type(fees), str(fees)) == (Decimal, kept)
