# SPDX-License-Identifier: Apache-2.0
"""Evaluating identities, against the contract's sums in exact fractions."""

from __future__ import annotations

import pickle
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.checks import (
    MAX_COUNT,
    Finding,
    Status,
    Violation,
    added,
    evaluate,
    failures,
    findings,
)
from gaidisclosure.form import EDITION_2019, EDITION_2021, EDITION_2021_UNDIVIDED, Edition
from gaidisclosure.i18n import LOCALES
from tests import contract, lawful

FORMS = {"2021": EDITION_2021, "2019": EDITION_2019, "2021-undivided": EDITION_2021_UNDIVIDED}
SUMS = [(form, identity) for form in FORMS.values() for identity in form.identities.values()]

figures = st.one_of(
    st.integers(-5, 5),
    st.integers(-(10**36), 10**36),
    st.decimals(-100, 100, places=2),
    st.builds(
        lambda sign, digits, exponent: Decimal((sign, tuple(map(int, str(digits))), exponent)),
        st.integers(0, 1),
        st.integers(0, 10**30),
        st.integers(-30, 0),
    ),
)


def numbers(variant: str) -> st.SearchStrategy[dict[str, object]]:
    """Lawful figures of which some are changed, unknown or left out."""
    paths = st.sampled_from([*contract.cells(variant)])
    changes = st.dictionaries(paths, figures | st.none(), max_size=8)
    gaps = st.sets(paths, max_size=3)
    return st.builds(
        lambda all_, some, none: {p: n for p, n in {**all_, **some}.items() if p not in none},
        lawful.figures(variant),
        changes,
        gaps,
    )


@pytest.mark.parametrize("variant", FORMS)
@given(data=st.data())
def test_what_fails_is_what_fails_in_fractions(variant: str, data: st.DataObject) -> None:
    form = FORMS[variant]
    given_: Any = data.draw(numbers(variant))
    found = findings(form, given_)
    statuses = {finding.code: finding.status for finding in found}
    failed = contract.failed(variant, given_)
    unknown = contract.unknown(variant, given_)
    failed |= contract.hopeless(variant, given_)
    assert list(statuses) == list(form.identities)
    assert {code for code, status in statuses.items() if status is Status.FAILED} == failed
    undecided = {c for c, status in statuses.items() if status is Status.NOT_EVALUABLE}
    assert undecided == set(unknown) - failed
    assert {f.code: set(f.unknown) for f in found if f.unknown} == unknown
    assert {violation.code for violation in failures(form.name, found)} == failed


@given(sum_=st.sampled_from(SUMS), data=st.data())
def test_both_sides_are_added_exactly_whatever_the_callers_context(
    sum_: tuple[Edition, Any], data: st.DataObject
) -> None:
    _, identity = sum_
    size = len(identity.cells)
    given_ = data.draw(st.lists(figures, min_size=size, max_size=size))
    split = len(identity.left)
    by_path = dict(zip(identity.cells, given_, strict=True))
    with localcontext(prec=3, Emax=3, Emin=-3) as context:
        context.traps = dict.fromkeys(context.traps, True)
        finding = evaluate(identity, by_path)
    assert finding.expected is not None
    assert finding.actual is not None
    assert Fraction(finding.expected) == sum(map(Fraction, given_[:split]))
    assert Fraction(finding.actual) == sum(map(Fraction, given_[split:]))
    holds = Fraction(finding.expected) == Fraction(finding.actual)
    assert finding.status is (Status.PASSED if holds else Status.FAILED)
    assert finding.figures == tuple(given_)
    assert finding.unknown == ()


@given(given_=st.lists(figures))
def test_whole_numbers_stay_whole_when_they_are_added(given_: list[int | Decimal]) -> None:
    total = added(given_)
    assert Fraction(total) == sum(map(Fraction, given_))
    whole = all(type(figure) is int for figure in given_)
    assert type(total) is (int if whole else Decimal)


@pytest.mark.parametrize("given_", [[Decimal("1E+3")], [Decimal("1E+3"), 0], [1, Decimal("999")]])
def test_a_sum_is_printed_in_full(given_: list[int | Decimal]) -> None:
    assert str(added(given_)) == "1000"


def test_a_finding_as_a_violation() -> None:
    identity = EDITION_2021.identities["T4-SUM:review"]
    finding = evaluate(identity, dict(zip(identity.cells, (1, 2, 3, 4, 11), strict=True)))
    assert finding == Finding(identity, Status.FAILED, 10, 11, (), (1, 2, 3, 4, 11))
    assert finding.violation("2019") == Violation(
        code="T4-SUM:review",
        cells=identity.cells,
        expected=10,
        actual=11,
        figures=(1, 2, 3, 4, 11),
        edition="2019",
    )
    assert finding.violation().edition == ""
    assert [*failures("2021", [finding])] == [finding.violation("2021")]
    assert pickle.loads(pickle.dumps(finding)) == finding


def test_what_no_blank_can_make_up_for_fails() -> None:
    identity = EDITION_2021.identities["T4-SUM:review"]
    given_ = dict(zip(identity.cells, (None, 5, 0, 0, 3), strict=True))
    finding = evaluate(identity, given_)
    upheld, *others = identity.cells
    assert finding == Finding(identity, Status.FAILED, 5, 3, (upheld,), (5, 0, 0, 3))
    messages = [finding.violation("2021").message(locale) for locale in LOCALES]
    assert len(set(messages)) == len(LOCALES)
    assert all("5" in message and "3" in message for message in messages)
    assert evaluate(identity, given_ | {others[-1]: None}).status is Status.NOT_EVALUABLE
    assert evaluate(identity, given_ | {others[-1]: 5}).status is Status.NOT_EVALUABLE
    most = given_ | {others[0]: 0, others[-1]: MAX_COUNT + 1}
    assert evaluate(identity, most).status is Status.FAILED


def test_a_cell_without_a_figure_says_neither_yes_nor_no() -> None:
    identity = EDITION_2021.identities["T4-SUM:review"]
    known = dict(zip(identity.cells, (1, 2, 3, 4, 11), strict=True))
    for path in identity.cells:
        for blank in ({**known, path: None}, {p: n for p, n in known.items() if p != path}):
            finding = evaluate(identity, blank)
            assert finding == Finding(identity, Status.NOT_EVALUABLE, unknown=(path,))
            assert (finding.expected, finding.actual, finding.figures) == (None, None, ())
