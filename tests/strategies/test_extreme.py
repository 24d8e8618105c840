# SPDX-License-Identifier: Apache-2.0
"""The size extreme: figures at which 32 bits, floats and the bound itself give way, all lawful."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from gaidisclosure import AnyReport, ApplicantCounts, CaseResults
from gaidisclosure import strategies as gs
from gaidisclosure.checks import MAX_COUNT
from gaidisclosure.draft import Draft
from gaidisclosure.form import Kind

ANY = settings(phases=[Phase.generate], database=None, derandomize=True, max_examples=5000)
BOUND = 10**15 - 1
COUNTS = (2**31 - 1, 2**31, 2**32 - 1, 2**32, BOUND)
YUAN = (2**53 - 1, 2**53, 2**53 + 1, 10**19 - 1)
REPORTS = gs.annual_reports(size="extreme")


TABLES: dict[str, SearchStrategy[Any]] = {
    "table 2": gs.proactive_disclosures(edition="2021", size="extreme"),
    "table 3": gs.request_handlings(edition="2021", size="extreme"),
    "table 4": gs.review_litigations(size="extreme"),
}


@pytest.mark.parametrize("wanted", COUNTS)
@pytest.mark.parametrize("table", TABLES)
def test_each_width_is_reached_in_each_table(table: str, wanted: int) -> None:
    find(TABLES[table], lambda drawn: wanted in drawn.figures().values(), settings=ANY)


@pytest.mark.parametrize("wanted", COUNTS)
def test_each_width_is_reached_in_reports_and_drafts(wanted: int) -> None:
    find(REPORTS, lambda report: wanted in report.figures().values(), settings=ANY)
    drafts = gs.drafts(size="extreme")
    find(drafts, lambda draft: wanted in draft.figures().values(), settings=ANY)


def test_the_bound_is_reached_by_a_sum_of_smaller_figures() -> None:
    def fails(report: AnyReport) -> bool:
        figures = report.request_handling.received
        return figures.total == BOUND and max(figures.counts) < BOUND

    find(REPORTS, fails, settings=ANY)


@pytest.mark.parametrize("wanted", YUAN)
def test_money_reaches_what_no_float_holds(wanted: int) -> None:
    amount = Decimal(wanted).scaleb(-4)
    assert find(gs.amounts(size="extreme"), lambda money: money == amount, settings=ANY) == amount
    find(TABLES["table 2"], lambda table: table.fees == amount, settings=ANY)


def test_changes_reach_32_bits_in_both_directions() -> None:
    tables = gs.proactive_disclosures(edition="2019", size="extreme")
    find(tables, lambda table: table.licensing.change < -(2**31), settings=ANY)
    find(tables, lambda table: table.licensing.change > 2**31, settings=ANY)


@given(REPORTS)
def test_extreme_reports_are_lawful_and_within_the_bound(report: AnyReport) -> None:
    assert MAX_COUNT == BOUND
    draft = Draft.from_report(report)
    assert draft.check().ok
    assert draft.seal() == report
    for path, figure in report.figures().items():
        assert -BOUND <= figure <= BOUND or report.form.cells[path].kind is Kind.MONEY


@given(gs.counts(size="extreme"), gs.amounts(size="extreme"), gs.cells(size="extreme"))
def test_single_values_are_within_the_bound(count: int, amount: Decimal, cell: object) -> None:
    assert 0 <= count <= BOUND
    assert 0 <= amount < BOUND + 1
    assert cell is not None


@given(gs.applicant_counts(size="extreme"), gs.case_results(size="extreme"))
def test_rows_are_within_the_bound(row: ApplicantCounts, block: CaseResults) -> None:
    assert row.total <= BOUND
    assert block.total <= BOUND


def test_extremes_shrink_to_one_flow() -> None:
    report = find(REPORTS, lambda one: one.request_handling.received.total >= 2**31)
    assert report.request_handling.received.total == 2**31
    assert sum(1 for figure in report.figures().values() if figure) == 6


@given(st.data())
def test_extreme_faults_stay_within_the_bound(data: st.DataObject) -> None:
    codes = {"T3-ROW:received", "T3-BAL:total"}
    draft = data.draw(gs.violating(codes, size="extreme", edition="2021"))
    assert {violation.code for violation in draft.check().errors} == codes
    found = data.draw(gs.corrupted(errors=4, size="extreme"))
    assert found.draft.replace({e.cell: e.right for e in found.errors}).seal() == found.report
    assert data.draw(gs.drafts(consistent=True, size="extreme")).check().ok
