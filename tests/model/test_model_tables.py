"""The three tables: every way to build one, and every reason not to."""

from __future__ import annotations

from decimal import Decimal, localcontext
from itertools import chain
from operator import attrgetter
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import contract
import lawful
from gaidisclosure.checks import MAX_COUNT, Violation, seen
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.form import EDITION_2019, EDITION_2021
from gaidisclosure.model import (
    ApplicantCounts,
    FormTable,
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
    leaves,
)
from gaidisclosure.model.fields import hints
from gaidisclosure.model.requests import balances, outcome_rows

Table = type[FormTable]

TABLES: list[tuple[Table, str]] = [
    (ProactiveDisclosure2021, "2021"),
    (ProactiveDisclosure2019, "2019"),
    (RequestHandling2021, "2021"),
    (RequestHandling2019, "2019"),
    (ReviewLitigation, "2021"),
]
each_table = pytest.mark.parametrize(("cls", "variant"), TABLES)
each_handling = pytest.mark.parametrize(("cls", "variant"), TABLES[2:4])

BAD = {
    "count": [
        (True, "CELL-TYPE"),
        (2.0, "CELL-TYPE"),
        ("7", "CELL-TYPE"),
        (None, "CELL-TYPE"),
        (Decimal(7), "CELL-FRACTION"),
        (Decimal("sNaN"), "CELL-FRACTION"),
        (-1, "CELL-NEGATIVE"),
        (MAX_COUNT + 1, "CELL-SIZE"),
    ],
    "change": [
        (False, "CELL-TYPE"),
        (-2.0, "CELL-TYPE"),
        ("-7", "CELL-TYPE"),
        (Decimal(-7), "CELL-FRACTION"),
        (-MAX_COUNT - 1, "CELL-SIZE"),
    ],
    "money": [
        (True, "CELL-TYPE"),
        (1.9, "CELL-TYPE"),
        ("1.9", "CELL-TYPE"),
        (Decimal("-0.1"), "CELL-NEGATIVE"),
        (Decimal("NaN"), "CELL-SIZE"),
        (Decimal("sNaN"), "CELL-SIZE"),
        (Decimal("1E+15"), "CELL-SIZE"),
        (Decimal("1E-16"), "CELL-DECIMALS"),
        (Decimal("1E-99999999"), "CELL-DECIMALS"),
    ],
}


def figures_of(cls: Table, variant: str, figures: dict[str, Any]) -> dict[str, Any]:
    """The figures of one table."""
    assert variant == cls.form.name
    return {path: n for path, n in figures.items() if path.startswith(f"{cls.key}.")}


def drawn(data: st.DataObject, cls: Table, variant: str) -> dict[str, Any]:
    return figures_of(cls, variant, data.draw(lawful.figures(variant)))


def without_totals(variant: str, figures: dict[str, Any]) -> dict[str, Any]:
    kept = set(contract.leaves(variant))
    return {path: number for path, number in figures.items() if path in kept}


def some(data: st.DataObject, figures: dict[str, Any], **sizes: int) -> list[str]:
    return data.draw(st.lists(st.sampled_from([*figures]), unique=True, **sizes))


def codes(violations: tuple[Violation, ...]) -> list[str]:
    return sorted(violation.code for violation in violations)


@each_table
def test_the_leaves_are_those_of_the_contract(cls: Table, variant: str) -> None:
    expected = [*figures_of(cls, variant, dict.fromkeys(contract.leaves(variant)))]
    assert list(leaves(cls.form, cls.key)) == expected


@each_table
@given(data=st.data())
def test_a_table_has_the_figures_that_it_is_built_from(
    cls: Table, variant: str, data: st.DataObject
) -> None:
    figures = drawn(data, cls, variant)
    table = cls.from_figures(without_totals(variant, figures))
    assert [*table.figures().items()] == [*figures.items()]
    for path, number in figures.items():
        assert attrgetter(path.removeprefix(f"{cls.key}."))(table) == number


@each_table
@given(data=st.data())
def test_totals_may_be_given_if_they_are_right(
    cls: Table, variant: str, data: st.DataObject
) -> None:
    figures = drawn(data, cls, variant)
    inner = without_totals(variant, figures)
    for path in some(data, figures):
        inner[path] = figures[path]
    assert cls.from_figures(inner) == cls.from_figures(figures)
    assert cls.from_figures(figures).figures() == figures


def printed_rows(cls: Table, variant: str, figures: dict[str, Any]) -> list[list[str]]:
    """The paths of a table, row by row as the form prints them."""
    if cls.key == contract.T2:
        names = {path: path.split(".")[1] for path in figures}
    elif cls.key == contract.T3:
        names = {path: path.rpartition(".")[0] for path in figures}
    else:
        names = dict.fromkeys(figures, "the only row")
    rows: dict[str, list[str]] = {}
    for path, name in names.items():
        rows.setdefault(name, []).append(path)
    return [*rows.values()]


@each_table
@given(data=st.data())
def test_a_table_is_built_from_rows_with_totals_or_without(
    cls: Table, variant: str, data: st.DataObject
) -> None:
    figures = drawn(data, cls, variant)
    table = cls.from_figures(figures)
    total_rows = f"{contract.T3}.outcomes.total."
    for keep in (
        lambda path: True,
        lambda path: not path.startswith(total_rows),
        lambda path: not path.endswith(".total"),
        lambda path: not path.startswith(total_rows) and not path.endswith(".total"),
    ):
        kept = {path: number for path, number in figures.items() if keep(path)}
        rows = [[kept[path] for path in row] for row in printed_rows(cls, variant, kept)]
        assert cls.from_rows(rows) == table
        assert cls.from_rows(tuple(map(iter, rows))) == table


@each_table
@given(data=st.data())
def test_rows_of_another_shape_are_refused(cls: Table, variant: str, data: st.DataObject) -> None:
    figures = drawn(data, cls, variant)
    rows = [[figures[path] for path in row] for row in printed_rows(cls, variant, figures)]
    row = data.draw(st.sampled_from(rows))
    data.draw(st.sampled_from([lambda: row.append(0), rows.clear, lambda: rows.append([0])]))()
    with pytest.raises(InvalidReportError) as caught:
        cls.from_rows(rows)
    [violation] = caught.value.violations
    assert (violation.code, violation.cells) == ("ROWS-SHAPE", (cls.key,))
    assert violation.edition == cls.form.name


SHAPES = {
    ProactiveDisclosure2021: "2 × 3 + 4 × 1",
    ProactiveDisclosure2019: "6 × 3 + 2 × 2",
    RequestHandling2021: "25 × 7; 25 × 6; 24 × 7; 24 × 6",
    RequestHandling2019: "23 × 7; 23 × 6; 22 × 7; 22 × 6",
    ReviewLitigation: "1 × 15; 1 × 12",
}


@pytest.mark.parametrize("cls", SHAPES)
def test_the_message_says_which_shapes_there_are(cls: Table) -> None:
    with pytest.raises(InvalidReportError) as caught:
        cls.from_rows([[1, 2], [3]])
    [violation] = caught.value.violations
    assert (violation.expected, violation.actual) == (SHAPES[cls], "2, 1")
    assert SHAPES[cls] in violation.message("en")


@each_table
@given(data=st.data())
def test_a_table_is_built_from_events_in_any_order(
    cls: Table, variant: str, data: st.DataObject
) -> None:
    figures = drawn(data, cls, variant)
    events: list[tuple[str, Any]] = []
    for path, number in without_totals(variant, figures).items():
        name = path.removeprefix(f"{cls.key}.")
        if number:
            part = data.draw(st.sampled_from([0, 1, abs(number) // 2]))
            events += [(name, number)] if abs(number) <= part else split(name, number, part)
    table = cls.from_figures(figures)
    with localcontext(prec=1):
        assert cls.from_events(data.draw(st.permutations(events))) == table
    once = {path.removeprefix(f"{cls.key}."): n for path, n in figures.items() if n}
    assert cls.from_events(without_total_events(cls, variant, once)) == table


def split(name: str, number: Any, part: Any) -> list[tuple[str, Any]]:
    part = Decimal(part) if isinstance(number, Decimal) else part
    sign = -1 if number < 0 else 1
    with localcontext(prec=60):
        return [(name, sign * part), (name, number - sign * part)]


def without_total_events(cls: Table, variant: str, events: dict[str, Any]) -> dict[str, Any]:
    kept = set(contract.leaves(variant))
    return {name: number for name, number in events.items() if f"{cls.key}.{name}" in kept}


@each_table
def test_no_event_and_no_row_is_the_table_of_zeros(cls: Table, variant: str) -> None:
    assert cls.zero() == cls.from_events([]) == cls.from_events({}) == cls()
    assert set(cls.zero().figures().values()) == {0}
    assert len(cls.zero().figures()) == len(
        figures_of(cls, variant, dict.fromkeys(contract.cells(variant)))
    )


@each_table
@given(data=st.data())
def test_bad_figures_are_all_named_and_nothing_else(
    cls: Table, variant: str, data: st.DataObject
) -> None:
    figures = drawn(data, cls, variant)
    if data.draw(st.booleans()):
        figures = without_totals(variant, figures)
    kinds = contract.cells(variant)
    wrong = {}
    for path in some(data, figures, min_size=1, max_size=5):
        figures[path], wrong[path] = data.draw(st.sampled_from(BAD[kinds[path]]))
    with pytest.raises(InvalidReportError) as caught:
        cls.from_figures(figures)
    violations = caught.value.violations
    assert {violation.cells[0]: violation.code for violation in violations} == wrong
    assert len(violations) == len(wrong)
    assert {violation.edition for violation in violations} == {cls.form.name}


@each_table
@given(data=st.data())
def test_missing_and_unknown_cells_are_all_named(
    cls: Table, variant: str, data: st.DataObject
) -> None:
    figures = without_totals(variant, drawn(data, cls, variant))
    missing = some(data, figures, max_size=3)
    strange = ["", "nonsense", f"{cls.key}", f"{cls.key}.total", "agency.name"]
    unknown = data.draw(st.lists(st.sampled_from(strange), unique=True))
    given_ = {path: n for path, n in figures.items() if path not in missing}
    if not missing and not unknown:
        return
    with pytest.raises(InvalidReportError) as caught:
        cls.from_figures(given_ | dict.fromkeys(unknown, 7))
    edition = cls.form.name
    assert list(caught.value.violations) == [
        *(Violation("CELL-UNKNOWN", (path,), actual=7, edition=edition) for path in unknown),
        *(
            Violation("CELL-MISSING", (path,), edition=edition)
            for path in figures
            if path in missing
        ),
    ]


@each_table
@given(data=st.data())
def test_a_bad_event_is_not_hidden_by_a_good_one(
    cls: Table, variant: str, data: st.DataObject
) -> None:
    kinds = contract.cells(variant)
    inner = [*figures_of(cls, variant, dict.fromkeys(contract.leaves(variant)))]
    path = data.draw(st.sampled_from(inner))
    bad, code = data.draw(st.sampled_from(BAD[kinds[path]]))
    name = path.removeprefix(f"{cls.key}.")
    events = data.draw(st.permutations([(name, bad), (name, 3), (name, 4)]))
    with pytest.raises(InvalidReportError) as caught:
        cls.from_events(events)
    assert [(v.code, v.cells) for v in caught.value.violations] == [(code, (path,))]


def test_an_event_where_the_form_has_no_cell_is_refused() -> None:
    with pytest.raises(InvalidReportError) as caught:
        RequestHandling2021.from_events([("received", 1), ("outcomes.nonsense.total", "x")])
    assert [(v.code, v.cells, v.actual) for v in caught.value.violations] == [
        ("CELL-UNKNOWN", ("request_handling.received",), 1),
        ("CELL-UNKNOWN", ("request_handling.outcomes.nonsense.total",), "x"),
    ]


def test_events_that_together_are_too_many_are_refused() -> None:
    events = [("licensing", MAX_COUNT), ("licensing", 1), ("licensing", 1)]
    with pytest.raises(InvalidReportError) as caught:
        ProactiveDisclosure2021.from_events(events)
    assert codes(caught.value.violations) == ["CELL-SIZE"]


def test_events_with_amounts_and_with_signs_add_up() -> None:
    fees = [("fees", Decimal("1.5")), ("fees", Decimal("2.25")), ("fees", 1)]
    assert ProactiveDisclosure2021.from_events(fees).fees == Decimal("4.75")
    changes = [("licensing.change", -3), ("licensing.change", -4)]
    assert ProactiveDisclosure2019.from_events(changes).licensing.change == -7


def test_a_total_can_be_an_event_if_it_is_right() -> None:
    events = {"review.upheld": 2, "review.pending": 1}
    expected = ReviewLitigation.from_events(events)
    assert ReviewLitigation.from_events({**events, "review.total": 3}) == expected
    with pytest.raises(InvalidReportError) as caught:
        ReviewLitigation.from_events({**events, "review.total": 2})
    assert codes(caught.value.violations) == ["T4-SUM:review"]


@each_table
@given(data=st.data())
def test_figures_that_do_not_add_up_fail_exactly_the_sums_that_they_break(
    cls: Table, variant: str, data: st.DataObject
) -> None:
    figures = drawn(data, cls, variant)
    if data.draw(st.booleans()):
        figures = without_totals(variant, figures)
    bad, kinds = set(), contract.cells(variant)
    for path in some(data, figures, max_size=4):
        if kinds[path] == "count":
            figures[path] = data.draw(st.integers(0, 40))
            if data.draw(st.integers(0, 5)) == 5:
                figures[path], _ = data.draw(st.sampled_from(BAD["count"]))
                bad.add(path)
    complete = completed(variant, {p: None if p in bad else n for p, n in figures.items()})
    failed = contract.failed(variant, complete)
    if not failed and not bad:
        assert cls.from_figures(figures).figures() == complete
        return
    with pytest.raises(InvalidReportError) as caught:
        cls.from_figures(figures)
    violations = caught.value.violations
    assert {v.code for v in violations if not v.code.startswith("CELL-")} == failed
    assert {v.cells[0] for v in violations if v.code.startswith("CELL-")} == bad
    assert len(violations) == len(failed) + len(bad)


def completed(variant: str, figures: dict[str, Any]) -> dict[str, Any]:
    """With the totals that are not given, where what they add up is known."""
    order = dict.fromkeys(contract.cells(variant))
    sums = contract.identities(variant)
    found = dict(figures)
    for code in (*(c for c in sums if c.startswith("T3-SUM")), *sums, "T3-SUM:total"):
        left, right = sums[code]
        parts = [found.get(path) for path in left]
        if len(right) == 1 and right[0] not in figures and None not in parts:
            found[right[0]] = sum(parts)
    return {path: found[path] for path in order if path in found}


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


@each_handling
def test_totals_that_grow_too_large_are_all_named(cls: Table, variant: str) -> None:
    events = {
        f"{row}.{column}": MAX_COUNT
        for row in ("received", "outcomes.disclosed")
        for column in ("natural_person", "commercial_enterprise")
    }
    with pytest.raises(InvalidReportError) as caught:
        cls.from_events(events)
    assert [(v.code, v.cells) for v in caught.value.violations] == [
        ("CELL-SIZE", (f"request_handling.{row}.total",))
        for row in ("received", "outcomes.disclosed", "outcomes.total")
    ]


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


@each_handling
def test_the_rows_of_outcomes_come_in_printed_order(cls: Table, variant: str) -> None:
    events = []
    for number, row in enumerate(contract.OUTCOMES[variant]):
        events += [(f"{row}.natural_person", number), ("received.natural_person", number)]
    rows = outcome_rows(cls.from_events(events).outcomes)  # type: ignore[attr-defined]
    assert [row.total for row in rows] == [*range(len(contract.OUTCOMES[variant]))]


PARTS: dict[type[Any], str] = {
    RequestHandling2021: "received",
    RequestHandling2019: "carried_forward",
    ReviewLitigation: "review",
    ProactiveDisclosure2021: "government_rules",
    ProactiveDisclosure2019: "procurement",
    Withheld: "state_secrets",
    Outcomes2021: "other",
    Outcomes2019: "unavailable",
}


@pytest.mark.parametrize("cls", PARTS)
@pytest.mark.parametrize("stranger", [None, 3, {"natural_person": 1}, "x"])
def test_a_part_of_another_class_is_refused(cls: type[Any], stranger: object) -> None:
    name = PARTS[cls]
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


def test_a_part_may_be_of_a_derived_class() -> None:
    class MoreCounts(ApplicantCounts):
        pass

    row = MoreCounts(natural_person=1)
    assert Withheld(state_secrets=row).state_secrets is row


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
    for context in ({}, {"prec": 2}):
        with localcontext(**context):
            fees = ProactiveDisclosure2021(fees=given_).fees  # type: ignore[arg-type]
        assert (type(fees), str(fees)) == (Decimal, kept)


def test_the_form_and_the_key_of_a_table() -> None:
    assert [(cls.form, cls.key) for cls, _ in TABLES] == [
        (EDITION_2021, contract.T2),
        (EDITION_2019, contract.T2),
        (EDITION_2021, contract.T3),
        (EDITION_2019, contract.T3),
        (EDITION_2021, contract.T4),
    ]


def test_a_row_of_text_is_a_row_of_bad_figures() -> None:
    with pytest.raises(InvalidReportError) as caught:
        ReviewLitigation.from_rows(["0" * 12])  # type: ignore[list-item]
    assert codes(caught.value.violations) == ["CELL-TYPE"] * 12
    assert len({*chain.from_iterable(v.cells for v in caught.value.violations)}) == 12
