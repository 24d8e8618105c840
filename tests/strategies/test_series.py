# SPDX-License-Identifier: Apache-2.0
"""Consecutive years: each begins where the year before ended."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.vendor.pretty import pretty

from gaidisclosure import AnyReport
from gaidisclosure import strategies as gs
from gaidisclosure.form import edition_in_force
from gaidisclosure.model import Agency, AnnualReport2019, AnnualReport2021
from tests import contract

Series = tuple[AnyReport, ...]
ANY = settings(phases=[Phase.generate], database=None, derandomize=True, max_examples=3000)
SIZES: tuple[gs.Size, ...] = ("office", "county", "city", "nation", "extreme")
ANY_SIZE = st.sampled_from(SIZES).flatmap(lambda size: gs.report_series(size=size))
BOUND = 10**15 - 1


def row(report: AnyReport, name: str) -> list[int]:
    columns = contract.COLUMNS
    return [int(report.figures()[f"{contract.T3}.{name}.{column}"]) for column in columns]


def rolls(before: AnnualReport2021, after: AnnualReport2021) -> bool:
    """Whether documents in force follow from those issued and repealed."""
    old, new = before.proactive_disclosure, after.proactive_disclosure
    return (
        new.government_rules.in_force
        == old.government_rules.in_force
        + new.government_rules.issued
        - new.government_rules.repealed
    ) and (
        new.normative_documents.in_force
        == old.normative_documents.in_force
        + new.normative_documents.issued
        - new.normative_documents.repealed
    )


@given(ANY_SIZE)
def test_each_year_begins_where_the_year_before_ended(series: Series) -> None:
    assert 2 <= len(series) <= 4
    for before, after in pairwise(series):
        assert after.year == before.year + 1
        assert after.agency == before.agency
        assert after.period.is_whole_year
        assert row(after, "brought_forward") == row(before, "carried_forward")
        if isinstance(before, AnnualReport2021) and isinstance(after, AnnualReport2021):
            assert rolls(before, after)
        if isinstance(before, AnnualReport2019) and isinstance(after, AnnualReport2019):
            for name in ("licensing", "other_services", "penalties", "compulsion", "fees"):
                old = getattr(before.proactive_disclosure, name)
                new = getattr(after.proactive_disclosure, name)
                assert new.previous == old.previous + old.change >= 0


@given(ANY_SIZE)
def test_each_year_is_on_the_form_in_force(series: Series) -> None:
    for report in series:
        form = edition_in_force(report.year)
        assert form is not None
        assert report.edition == form.name


def test_a_series_can_cross_the_change_of_forms() -> None:
    def crosses(series: Series) -> bool:
        editions = [report.edition for report in series]
        return editions == ["2019", "2021", "2021"] and row(series[1], "brought_forward")[0] > 0

    find(gs.report_series(), crosses, settings=ANY)


def test_requests_are_often_carried_forward_and_answered_in_many_ways() -> None:
    def split(series: Series) -> bool:
        outcomes = series[1].request_handling.outcomes
        return outcomes.disclosed.total > 0 < outcomes.withheld.internal_affairs.total

    def answered(series: Series) -> bool:
        return sum(row(series[1], "received")) == 0 and split(series)

    find(gs.report_series(edition="2021"), answered, settings=ANY)
    carried: list[bool] = []

    @settings(ANY, max_examples=200)
    @given(gs.report_series())
    def collect(series: Series) -> None:
        carried.append(any(sum(row(report, "carried_forward")) for report in series))

    collect()
    assert sum(carried) > len(carried) / 3


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_one_form_in_all_years(edition: Any) -> None:
    @settings(max_examples=20)
    @given(gs.report_series(edition=edition))
    def check(series: Series) -> None:
        assert {report.edition for report in series} == {edition}

    check()


@given(st.integers(1, 8), st.integers(0, 7), st.data())
def test_options_are_followed(fewest: int, more: int, data: st.DataObject) -> None:
    most = min(fewest + more, 8)
    series = data.draw(
        gs.report_series(
            min_years=fewest,
            max_years=most,
            agencies=st.just(Agency("北原区档案馆")),
            years=[1000, 2015],
        )
    )
    assert fewest <= len(series) <= most
    assert series[0].year in {1000, 2015}
    assert {report.agency.name for report in series} == {"北原区档案馆"}
    assert series[0].edition == "2019"


@given(gs.report_series(min_years=8, max_years=8, size="nation"))
def test_the_longest_series_can_be_shown(series: Series) -> None:
    assert len(pretty(series)) < 30_000, "Hypothesis warns of such a length"


def test_the_simplest_series_is_two_zero_reports() -> None:
    simplest = tuple(AnnualReport2021.zero("云溪县商务局", year) for year in (2021, 2022))
    assert find(gs.report_series(), lambda _: True) == simplest


def test_a_failure_shrinks_to_the_requests_that_matter() -> None:
    before, after = find(
        gs.report_series(), lambda series: row(series[-1], "brought_forward")[0] > 2
    )
    for report in (before, after):
        assert sum(1 for figure in report.figures().values() if figure) <= 6


def test_extreme_series_reach_the_bound_by_what_was_brought_forward() -> None:
    def full(series: Series) -> bool:
        table = series[1].request_handling
        return 0 < table.received.total == BOUND - table.brought_forward.total < BOUND

    find(gs.report_series(size="extreme"), full, settings=ANY)


@pytest.mark.parametrize(
    "make",
    [
        lambda: gs.report_series(min_years=0),
        lambda: gs.report_series(min_years=3, max_years=2),
        lambda: gs.report_series(max_years=9),
        lambda: gs.report_series(edition="2020"),  # type: ignore[call-overload]
        lambda: gs.report_series(size="village"),  # type: ignore[call-overload]
        lambda: gs.report_series(years=[]),
        lambda: gs.report_series(years=2023),  # type: ignore[call-overload]
        lambda: gs.report_series(years=[9997]),
        lambda: gs.report_series(agencies="x"),  # type: ignore[call-overload]
    ],
)
def test_a_wrong_option_is_refused_at_once(make: Callable[[], Any]) -> None:
    with pytest.raises(InvalidArgument):
        make()
