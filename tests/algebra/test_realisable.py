# SPDX-License-Identifier: Apache-2.0
"""Sets of identities that can fail exactly: every small one tried, or proved impossible."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.algebra import ORDERS, amounts, broken, free_amounts, graphs
from gaidisclosure.errors import UnrealisableError
from gaidisclosure.form import EDITION_2021, FORMS
from tests import contract
from tests.repair.repaired import flows, missing_by

EDITION_NAMES = ("2021", "2019")
COUNTS = {  # of sets of one, two and three identities of table 3: realisable, and all
    "2021": [(0, 39), (423, 741), (3676, 9139)],
    "2019": [(0, 37), (370, 666), (2980, 7770)],
}
ONE, TWO, TOTAL = (
    f"T3-SUM:{column}" for column in ("natural_person", "commercial_enterprise", "total")
)
each_edition = pytest.mark.parametrize("edition", EDITION_NAMES)


def refusal(edition: str, codes: tuple[str, ...]) -> UnrealisableError | None:
    try:
        free_amounts(FORMS[edition], codes)
    except UnrealisableError as error:
        return error
    return None


@st.composite
def realisable(draw: st.DrawFn, edition: str) -> tuple[tuple[str, ...], dict[str, int]]:
    """Identities that can fail exactly, and the amounts that are chosen for them."""
    some = st.lists(st.sampled_from([*contract.identities(edition)]), unique=True, max_size=12)
    codes = tuple(draw(some.filter(lambda codes: not refusal(edition, tuple(codes)))))
    free = free_amounts(FORMS[edition], codes)
    return codes, {code: draw(st.integers(1, 9) | st.integers(-9, -1)) for code in free}


@pytest.mark.parametrize("size", [1, 2, pytest.param(3, marks=pytest.mark.law)])
@each_edition
def test_every_small_set_is_realised_or_proved_impossible(edition: str, size: int) -> None:
    form, realised = FORMS[edition], 0
    nothing = dict.fromkeys(contract.cells(edition), 0)
    codes_of_table_3 = [code for code in contract.identities(edition) if code.startswith("T3")]
    sets = [*combinations(codes_of_table_3, size)]
    for number, codes in enumerate(sets):
        if refused := refusal(edition, codes):
            assert contract.vanishes(edition, refused.dependency)
            assert [code for code in codes if code in refused.dependency] == [refused.code]
            continue
        order = 1 + number % (ORDERS - 1)
        figures = broken(form, codes, nothing, dict.fromkeys(codes, 1), order)
        assert contract.failed(edition, figures) == set(codes)
        assert min(figures.values()) >= 0
        realised += 1
    assert (realised, len(sets)) == COUNTS[edition][size - 1]


@each_edition
@given(data=st.data())
def test_amounts_are_what_the_dependencies_allow(edition: str, data: st.DataObject) -> None:
    codes, chosen = data.draw(realisable(edition))
    by = amounts(FORMS[edition], codes, chosen)
    assert by.keys() == {*codes}
    assert all(by.values())
    assert sum(by[code] != amount for code, amount in chosen.items()) <= 2
    for dependency in (each for graph in graphs(FORMS[edition]) for each in graph.dependencies):
        assert sum(sign * by.get(code, 0) for code, sign in dependency.items()) == 0


@each_edition
@given(data=st.data(), order=st.integers(0, ORDERS - 1))
def test_valid_figures_are_broken_by_just_these_amounts(
    edition: str, order: int, data: st.DataObject
) -> None:
    codes, chosen = data.draw(realisable(edition))
    valid = flows(edition, data.draw(st.integers(0, 9)), 20, 9)
    before = dict(valid)
    figures = broken(FORMS[edition], codes, valid, chosen, order)
    assert missing_by(edition, figures) == amounts(FORMS[edition], codes, chosen)
    assert valid == before
    assert [*figures] == [*valid]
    assert min(figures.values()) >= 0


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        (3, 4, (3, 4, 7)),
        (1, -1, (2, -1, 1)),  # 1 would leave the total at zero
        (-1, 1, (1, 1, 2)),  # neither -1 nor 0 will do
        (-2, 2, (-1, 2, 1)),
    ],
)
def test_an_amount_that_would_leave_another_at_zero_is_raised(
    one: int, two: int, found: tuple[int, int, int]
) -> None:
    codes = (TOTAL, ONE, TWO)
    assert free_amounts(EDITION_2021, codes) == (ONE, TWO)
    assert amounts(EDITION_2021, codes, {ONE: one, TWO: two}) == dict(
        zip((ONE, TWO, TOTAL), found, strict=True)
    )


def test_only_an_amount_that_can_make_up_for_another_is_raised() -> None:
    """A case of table 4 cannot, nor can the identity that stands in every dependency."""
    (graph, *_), review = graphs(EDITION_2021), "T4-SUM:review"
    codes = (review, TOTAL, ONE, TWO)
    by = amounts(EDITION_2021, codes, {review: 5, ONE: 1, TWO: -1})
    assert by == {review: 5, ONE: 2, TWO: -1, TOTAL: 1}
    with_dependent = (str(graph.dependent), TOTAL, ONE, "T3-ROW:received", "T3-BAL:total")
    free = free_amounts(EDITION_2021, with_dependent)
    assert graph.dependent in free
    for chosen in ((1, 1, 1), (1, -1, 1), (-1, 1, 1), (-1, -1, 1)):
        given_ = dict(zip(free, chosen, strict=True))
        by = amounts(EDITION_2021, with_dependent, given_)
        assert all(by.values())
        assert by[str(graph.dependent)] == given_[str(graph.dependent)]


def test_the_order_of_the_codes_chooses_which_amount_follows() -> None:
    rows = received, brought, carried = tuple(
        f"T3-ROW:{row}" for row in ("received", "brought_forward", "carried_forward")
    )
    assert free_amounts(EDITION_2021, rows) == (brought, carried)
    by = amounts(EDITION_2021, rows, {brought: 1, carried: 1})
    assert by == {received: -1, brought: 2, carried: 1}


@pytest.mark.parametrize("number", [0, 1, 7])
def test_figures_are_raised_no_further_than_they_must_be(number: int) -> None:
    """A total lowered below zero takes along the one request that leaves it at zero."""
    left, (total,) = contract.identities("2021")["T4-SUM:review"]
    lawful = dict.fromkeys(contract.cells("2021"), 0) | {left[0]: number, total: number}
    for by in (3, -3):
        figures = broken(EDITION_2021, ("T4-SUM:review",), lawful, {"T4-SUM:review": by})
        assert missing_by("2021", figures) == {"T4-SUM:review": by}
        assert sum(figures.values()) - sum(lawful.values()) <= 3


def test_the_first_way_touches_few_cells_and_all_are_the_same_in_every_process() -> None:
    nothing = dict.fromkeys(contract.cells("2021"), 0)
    codes = ("T3-SUM:natural_person", "T3-ROW:outcomes.disclosed")
    (free,) = free_amounts(EDITION_2021, codes)
    ways = [broken(EDITION_2021, codes, nothing, {free: 1}, n) for n in range(ORDERS)]
    touched = [sum(1 for figure in way.values() if figure) for way in ways]
    assert touched == [1, 10, 7, 1, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 1, 7]
    assert len({tuple(way.values()) for way in ways}) == 14
    assert ways[0] == broken(EDITION_2021, codes, nothing, {free: 1})
