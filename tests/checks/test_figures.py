# SPDX-License-Identifier: Apache-2.0
"""Rules for one figure alone, over figures and over whatever else a caller may hand in."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import count

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from gaidisclosure.checks import (
    EXACT,
    FEN_DECIMALS,
    MAX_COUNT,
    MAX_DECIMALS,
    Severity,
    Violation,
    decimals,
    figure_faults,
    judge,
    remark,
    seen,
)
from gaidisclosure.form import EDITION_2021, Kind
from gaidisclosure.i18n import LOCALES

PATH = "proactive_disclosure.fees"


class WholeNumber(int):
    """An int of another type: it could do anything when it is added."""


class Amount(Decimal):
    """A Decimal of another type."""


class Unspeakable:
    def __repr__(self) -> str:
        raise RuntimeError("no words")


class Longwinded:
    def __repr__(self) -> str:
        return "字" * 10_000


def decimal(sign: int, digits: int, exponent: int) -> Decimal:
    return Decimal((sign, tuple(map(int, str(digits))), exponent))


moderate = st.builds(
    decimal, st.integers(0, 1), st.integers(0, 10**22), st.integers(-22, 17)
) | st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**16))
extreme = st.sampled_from(
    [
        Decimal("NaN"),
        Decimal("sNaN"),
        Decimal("-sNaN123"),
        Decimal("Infinity"),
        Decimal("-Infinity"),
        Decimal("1E+999999"),
        Decimal("1E+99999999999"),
        Decimal("1E-99999999999"),
        Decimal("-1E-1000300"),
        Decimal("0." + "9" * 300),
        Decimal("9" * 300),
        Decimal("1." + "0" * 300 + "1"),
    ]
)
integers = st.integers(-(10**16), 10**16) | st.sampled_from(
    [MAX_COUNT, MAX_COUNT + 1, -MAX_COUNT, -MAX_COUNT - 1, 10**5000, -(10**5000)]
)
strangers = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(),
    st.text(),
    st.binary(),
    st.complex_numbers(),
    st.fractions(),
    st.lists(st.integers()),
    st.just([10**5000]),
    st.dictionaries(st.text(), st.floats()),
    st.dates(),
    st.builds(WholeNumber, st.integers()),
    st.builds(Amount, st.integers()),
    st.sampled_from([object(), int, len, Unspeakable(), Longwinded(), "12", "１２", Kind.COUNT]),
)


def unlawful(kind: Kind, value: object) -> str | None:
    """The rules once more, in fractions instead of decimals."""
    if type(value) is int:
        if abs(value) > 999_999_999_999_999:
            return "CELL-SIZE"
    elif isinstance(value, Decimal) and kind is not Kind.MONEY:
        return "CELL-FRACTION"
    elif type(value) is Decimal:
        if not value.is_finite() or abs(Fraction(value)) >= 10**15:
            return "CELL-SIZE"
        if (Fraction(value) * 10**15).denominator != 1:
            return "CELL-DECIMALS"
    else:
        return "CELL-TYPE"
    return "CELL-NEGATIVE" if kind is not Kind.CHANGE and value < 0 else None


@given(kind=st.sampled_from(Kind), value=moderate | integers | strangers)
@example(kind=Kind.MONEY, value=Decimal("-0.00"))
@example(kind=Kind.MONEY, value=Decimal("999999999999999.999999999999999"))
@example(kind=Kind.MONEY, value=Decimal("1.50000000000000000000"))
@example(kind=Kind.MONEY, value=Decimal("1E+15"))
@example(kind=Kind.MONEY, value=Decimal("0E+40"))
@example(kind=Kind.MONEY, value=Decimal("0E-40"))
@example(kind=Kind.CHANGE, value=-MAX_COUNT)
@example(kind=Kind.COUNT, value=-0)
def test_a_figure_is_judged_by_the_first_rule_that_it_breaks(kind: Kind, value: object) -> None:
    found = judge(PATH, kind, value, "2021")
    assert (found and found.code) == unlawful(kind, value)
    if found:
        expected = "Decimal" if kind is Kind.MONEY else "int"
        assert (found.cells, found.expected, found.edition) == ((PATH,), expected, "2021")
        assert found.actual == seen(value)
        assert found.type_name == type(value).__name__
        assert found.severity is Severity.ERROR


@pytest.mark.parametrize("kind", Kind)
@given(value=extreme)
def test_no_extreme_decimal_is_a_figure(kind: Kind, value: Decimal) -> None:
    found = judge(PATH, kind, value)
    assert found
    if kind is Kind.MONEY:
        fine = value.is_finite() and value.adjusted() < 15
        assert found.code == ("CELL-DECIMALS" if fine else "CELL-SIZE")
    else:
        assert found.code == "CELL-FRACTION"


@given(value=extreme | moderate | integers | strangers, kind=st.sampled_from(Kind))
def test_judging_neither_asks_nor_changes_the_callers_arithmetic(value: object, kind: Kind) -> None:
    expected = judge(PATH, kind, value)
    with localcontext(prec=1, Emax=1, Emin=-1) as context:
        context.clear_flags()
        context.traps = dict.fromkeys(context.traps, True)
        assert judge(PATH, kind, value) == expected
        assert not any(context.flags.values())


def test_only_the_bounds_of_technique_bound_a_figure() -> None:
    assert (MAX_COUNT, MAX_DECIMALS, FEN_DECIMALS) == (999_999_999_999_999, 15, 6)
    assert EXACT.prec == 200


@given(amount=moderate)
def test_decimals_are_counted_without_trailing_zeros(amount: Decimal) -> None:
    shortest = next(n for n in count() if (Fraction(amount) * 10**n).denominator == 1)
    assert decimals(amount) == shortest


@given(value=extreme)
def test_counting_decimals_never_raises(value: Decimal) -> None:
    exponent = value.as_tuple().exponent
    assert decimals(value) == (max(0, -exponent) if isinstance(exponent, int) else 0)


@given(amount=moderate, kind=st.sampled_from(Kind))
@example(amount=Decimal("0.000001"), kind=Kind.MONEY)
@example(amount=Decimal("0.0000010"), kind=Kind.MONEY)
@example(amount=Decimal("0.0000001"), kind=Kind.MONEY)
def test_money_finer_than_one_fen_is_remarked_on(amount: Decimal, kind: Kind) -> None:
    found = remark(PATH, kind, amount, "2019")
    fine = (Fraction(amount) * 10**6).denominator != 1
    if kind is Kind.MONEY and fine:
        assert found == Violation(
            "CELL-FEN", (PATH,), 6, amount, severity=Severity.WARNING, edition="2019"
        )
    else:
        assert found is None


def test_figures_of_a_form_are_judged_by_its_edition() -> None:
    figures = {"proactive_disclosure.penalties": None, "proactive_disclosure.licensing": 0}
    (found,) = figure_faults(EDITION_2021, {**figures, PATH: -1})
    assert found == judge(PATH, Kind.MONEY, -1, "2021")


def test_a_remark_is_on_no_edition_unless_it_is_named() -> None:
    amount = Decimal("1E-7")
    assert remark(PATH, Kind.MONEY, amount) == remark(PATH, Kind.MONEY, amount, "")
    assert judge(PATH, Kind.MONEY, -1) == judge(PATH, Kind.MONEY, -1, "")


@given(value=extreme | integers | strangers, kind=st.sampled_from(Kind))
def test_remarks_never_raise(value: object, kind: Kind) -> None:
    assume(not isinstance(value, Decimal) or kind is not Kind.MONEY or not value.is_finite())
    assert remark(PATH, kind, value) is None


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        (Kind.COUNT, True, ("True", "bool")),
        (Kind.COUNT, 1.9, ("1.9", "float")),
        (Kind.COUNT, float("nan"), ("nan", "float")),
        (Kind.COUNT, "12", ("12", "str")),
        (Kind.COUNT, None, ("None", "NoneType")),
        (Kind.COUNT, [1, 2], ("[1, 2]", "list")),
        (Kind.MONEY, WholeNumber(7), ("7", "WholeNumber")),
        (Kind.MONEY, Unspeakable(), ("Unspeakable", "Unspeakable")),
    ],
)
def test_a_figure_of_the_wrong_type_is_shown_with_its_type(
    kind: Kind, value: object, shown: tuple[str, str]
) -> None:
    found = judge(PATH, kind, value)
    assert found
    assert found.code == "CELL-TYPE"
    for locale in LOCALES:
        assert all(part in found.message(locale) for part in shown)
