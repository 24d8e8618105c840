# SPDX-License-Identifier: Apache-2.0
"""The verdict is never too kind: invalid exactly if no lawful figures can fill the blanks."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure.algebra import graphs
from gaidisclosure.checks import MAX_COUNT
from gaidisclosure.form import EDITION_2021
from gaidisclosure.repair import known_counts, unfillable
from tests import contract
from tests.repair.repaired import added_up, apart, contradicts, draft_of, flows, solvable

each_variant = pytest.mark.parametrize("variant", contract.VARIANTS)


@st.composite
def printed(draw: st.DrawFn, variant: str) -> dict[str, Any]:
    """Figures of tables 3 and 4, one to eighty of them blank and up to two wrong."""
    right = flows(variant, draw(st.integers(0, 99)), draw(st.integers(0, 40)), 99)
    cells = st.sampled_from([*right])
    wrong = draw(st.dictionaries(cells, st.sampled_from([-90, -9, -1, 1, 9, 90]), max_size=2))
    figures = right | {cell: max(0, right[cell] + by) for cell, by in wrong.items()}
    return figures | dict.fromkeys(draw(st.sets(cells, min_size=1, max_size=80)))


@each_variant
@given(data=st.data())
def test_a_draft_is_invalid_exactly_if_integer_programming_finds_no_filling(
    variant: str, data: st.DataObject
) -> None:
    figures = data.draw(printed(variant))
    verdict = draft_of(variant, figures).check()
    can_hold = solvable(contract.identities(variant), figures)
    assert (verdict.conclusion is gd.Conclusion.INVALID) is not can_hold
    assert not (can_hold and verdict.repairs)


@each_variant
@given(data=st.data())
def test_what_contradicts_together_contradicts_by_addition(
    variant: str, data: st.DataObject
) -> None:
    figures = data.draw(printed(variant))
    for violation in draft_of(variant, figures).check().errors:
        if violation.code == "T3-BLANKS":
            signs = signs_of(variant)
            terms = added_up(variant, {code: signs[code] for code in violation.identities})
            assert contradicts(terms, figures)
            assert {*violation.cells} == {cell for cell in terms if figures[cell] is not None}
            assert [figures[cell] for cell in violation.cells] == [*violation.figures]
            sides = [sum((terms[c] == s and figures[c]) or 0 for c in terms) for s in (1, -1)]
            assert [violation.expected, violation.actual] == sorted(sides)
            assert violation.edition == contract.edition(variant)


def signs_of(variant: str) -> dict[str, int]:
    """1, or -1 for the identities that are turned round, by hand."""
    turned = {f"T3-ROW:{row}" for row in contract.INFLOWS} | {"T3-BAL:total"}
    turned |= {f"T3-SUM:{column}" for column in contract.APPLICANTS}
    return {code: -1 if code in turned else 1 for code in contract.identities(variant)}


@each_variant
@given(data=st.data())
def test_every_repair_can_be_completed(variant: str, data: st.DataObject) -> None:
    figures = data.draw(printed(variant))
    draft = draft_of(variant, figures)
    for repair in draft.check().repairs[:10]:
        for change in repair:
            if change.to is None:
                assert change.least is not None
                assert change.most is not None
                assert change.least < change.most <= MAX_COUNT
                assert not change.least <= (figures[change.cell] or 0) <= change.most
        assert solvable(contract.identities(variant), figures | repair.figures)
        assert draft.replace(repair.figures).check().conclusion is not gd.Conclusion.INVALID


def test_identities_that_cannot_hold_together_are_one_violation() -> None:
    figures = apart()
    verdict = draft_of("2021", figures).check()
    (violation,) = verdict.violations
    graph = graphs(EDITION_2021)[0]
    cut = unfillable(EDITION_2021, graph, known_counts(graph.arcs, figures))
    assert cut
    assert (violation.code, violation.identities) == ("T3-BLANKS", tuple(cut.identities))
    assert violation.edition == "2021"
    assert {result.status for result in verdict.results} == {"passed", "not_evaluable"}
    assert violation.cells == tuple(cell for cell in cut.cells if figures[cell] is not None)
    assert [figures[cell] for cell in violation.cells] == [*violation.figures]
    assert [violation.expected, violation.actual] == sorted(cut.sides(figures))
    assert abs(cut.misses(figures)) == 1
    (component,) = verdict.location.components
    assert component.codes == violation.identities
    message = violation.message("zh")
    assert "空白处无论填多少都不能同时成立" in message
    for repair in verdict.repairs:
        assert not draft_of("2021", figures | repair.figures).check().errors


def test_a_block_of_table_4_with_a_blank_fails_under_its_own_code() -> None:
    review = "review_litigation.review."
    draft = gd.Draft.blank("云溪县商务局", 2023)
    verdict = draft.replace({f"{review}corrected": 5, f"{review}total": 3}).check()
    assert [violation.code for violation in verdict.violations] == ["T4-SUM:review"]
    assert verdict.result("T4-SUM:review").unknown == (
        f"{review}upheld",
        f"{review}other",
        f"{review}pending",
    )


def test_nothing_is_said_of_blanks_next_to_a_figure_that_cannot_be() -> None:
    right: dict[str, Any] = flows("2021", 5, 40, 9)
    blank = f"{contract.T3}.received.natural_person"
    draft = draft_of("2021", right | {blank: None, f"{contract.T3}.received.total": -1})
    codes = [each.code for each in draft.check().errors]
    assert codes[0] == "CELL-NEGATIVE"
    assert "T3-BLANKS" not in codes


@pytest.mark.parametrize(("first", "second"), [(-5, 0), (MAX_COUNT, 1)])
def test_a_blank_total_that_nothing_can_equal_is_not_told_as_zero(first: int, second: int) -> None:
    review, row = "review_litigation.review.", f"{contract.T3}.received."
    right = dict.fromkeys([*flows("2021", 0, 0, 0)], 0)
    cells = [f"{review}upheld", f"{review}corrected", f"{row}natural_person"]
    wrong = dict(zip(cells, (first, second, first + second), strict=True))
    totals = dict.fromkeys((f"{review}total", f"{row}total"))
    verdict = draft_of("2021", right | wrong | totals).check()
    told = {each.code: each for each in verdict.violations}
    for code in ("T4-SUM:review", "T3-ROW:received"):
        found = told[code]
        assert (found.expected, found.actual) == (first + second, None)
        for locale, blank in (("zh_Hans", "总计空白"), ("zh_Hant", "總計空白"), ("en", "blank")):
            message = found.message(locale)
            assert blank in message
            assert f" {first + second}" in message
            assert "None" not in message
