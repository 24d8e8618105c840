# SPDX-License-Identifier: Apache-2.0
"""The reports of one agency over some years."""

from __future__ import annotations

import pickle
from collections.abc import Sequence

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure import strategies
from gaidisclosure.checks import Status

CELLS = {
    "request_handling.carried_forward.total": ("YEAR-CARRY:total", (1,)),
    "request_handling.carried_forward.natural_person": ("YEAR-CARRY:natural_person", (1,)),
    "request_handling.brought_forward.other_organization": ("YEAR-CARRY:other_organization", (0,)),
    "proactive_disclosure.government_rules.issued": ("YEAR-STOCK:government_rules", (0,)),
    "proactive_disclosure.normative_documents.repealed": ("YEAR-STOCK:normative_documents", (0,)),
    "proactive_disclosure.normative_documents.in_force": ("YEAR-STOCK:normative_documents", (0, 1)),
}
"""Cells with the relation that each breaks, and the pairs of years: before it, after it."""
SERIES = strategies.report_series()


def zero(year: int, agency: str = "云溪县商务局") -> gd.Draft:
    return gd.Draft.from_report(gd.AnnualReport2021.zero(agency, year))


def broken(series: gd.ReportSeries) -> set[tuple[str, tuple[int, int]]]:
    results = series.check().results
    return {(each.code, each.years) for each in results if each.status is Status.FAILED}


@given(reports=SERIES, data=st.data())
def test_a_series_passes_in_any_order(reports: Sequence[gd.AnyReport], data: st.DataObject) -> None:
    series = gd.ReportSeries(data.draw(st.permutations(reports)))
    assert tuple(series) == tuple(reports)
    verdict = series.check()
    assert verdict.ok
    assert {each.family for each in verdict.findings} <= {
        *("YEAR-EDITION", "YEAR-SIZE", "YEAR-UNIT", "YEAR-TEXT")
    }


@given(
    reports=strategies.report_series(edition="2021", min_years=2),
    path=st.sampled_from(sorted(CELLS)),
    data=st.data(),
)
def test_a_changed_cell_fails_exactly_the_pairs_next_to_it(
    reports: Sequence[gd.AnyReport], path: str, data: st.DataObject
) -> None:
    drafts = [gd.Draft.from_report(each) for each in reports]
    at = data.draw(st.integers(0, len(drafts) - 1))
    figure = drafts[at].figures()[path]
    assert isinstance(figure, int)
    drafts[at] = drafts[at].replace({path: figure + 1})
    year, (code, sides) = reports[at].year, CELLS[path]
    pairs = {(year - 1 + side, year + side) for side in sides}
    known = {(year, year + 1) for year in (each.year for each in reports[:-1])}
    assert broken(gd.ReportSeries(drafts)) == {(code, pair) for pair in pairs & known}


@given(reports=strategies.report_series(min_years=3), data=st.data())
def test_a_year_that_is_absent_is_not_evaluable(
    reports: Sequence[gd.AnyReport], data: st.DataObject
) -> None:
    absent = data.draw(st.sampled_from(reports[1:-1]))
    series = gd.ReportSeries(each for each in reports if each is not absent)
    assert series.missing == (absent.year,)
    assert not series.check().ok
    for result in series.check().results:
        is_open = absent.year in result.years
        assert (result.status is Status.NOT_EVALUABLE) is is_open
        assert result.absent == ((absent.year,) if is_open else ())


def test_a_series_is_indexed_by_year() -> None:
    series = gd.ReportSeries([zero(2023), zero(2021).seal()])
    assert (series.years, len(series), series.missing) == ((2021, 2023), 2, (2022,))
    assert series[2023] == zero(2023)
    assert series[2021] == zero(2021).seal()
    with pytest.raises(KeyError):
        series[2022]
    assert repr(series) == "<ReportSeries years=(2021, 2023) missing=(2022,)>"
    assert pickle.loads(pickle.dumps(series)) == series


def test_which_relations_there_are_between_years_that_are_absent() -> None:
    results = gd.ReportSeries([zero(2018), zero(2022)]).check().results
    stocks = [each.years for each in results if each.code == "YEAR-STOCK:government_rules"]
    assert stocks == [(2021, 2022)]
    assert results[0].why("zh") == "没有 2019 年的年报。"
    assert results[-1].why("en") == "There is no report for 2021."


def test_findings_of_all_pairs_in_order() -> None:
    path = "proactive_disclosure.government_rules.in_force"
    series = gd.ReportSeries([zero(2023), zero(2022).replace({path: 3}), zero(2021)])
    verdict = series.check()
    assert [each.sources for each in verdict.findings] == [("2021", "2022"), ("2022", "2023")]
    result = verdict.result("YEAR-STOCK:government_rules", 2023)
    assert (result.expected, result.actual, result.status) == (3, 0, Status.FAILED)
    with pytest.raises(KeyError, match="2021"):
        verdict.result("YEAR-STOCK:government_rules", 2021)
    assert repr(verdict).startswith("<SeriesVerdict failed=2 passed=16 findings=[")
    with pytest.raises(TypeError, match=r"\.ok"):
        bool(verdict)


def test_each_pair_of_years_is_compared_once() -> None:
    series = gd.ReportSeries([zero(2021), zero(2022), zero(2024)])
    (pair,) = series.comparisons
    assert pair.years == (2021, 2022)
    assert series.comparisons is series.comparisons
    assert series.check().results[:9] == pair.results


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_reports_are_no_pass(count: int) -> None:
    series = gd.ReportSeries([zero(2023)] * count)
    assert (series.check().results, series.check().ok, series.missing) == ((), False, ())


REFUSED = {
    "SERIES-YEAR": [zero(2023), zero(2022), zero(2023).seal()],
    "SERIES-AGENCY": [zero(2023), zero(2022, "云溪县审计局"), zero(2021, "云溪县档案馆")],
    "AGENCY-MISSING": [evolve(zero(2023), issuer=None)],
    "PERIOD-MISSING": [evolve(zero(2023), year=None, period=None)],
    "PERIOD-YEAR": [evolve(zero(2023), year=10**8, period=None), zero(2022)],
}


@pytest.mark.parametrize("code", REFUSED)
def test_what_is_no_series(code: str) -> None:
    with pytest.raises(gd.InvalidReportError) as caught:
        gd.ReportSeries(REFUSED[code])  # type: ignore[arg-type]
    (violation,) = caught.value.violations
    assert violation.code == code
    for locale in ("zh", "zh-Hant", "en"):
        assert "{" not in violation.message(locale)


def test_all_that_is_wrong_with_a_series_is_told_at_once() -> None:
    wrong = [zero(2023), zero(2023, "云溪县审计局"), evolve(zero(2022), issuer=None)]
    with pytest.raises(gd.InvalidReportError) as caught:
        gd.ReportSeries(wrong)
    found = [
        (each.code, each.cells, each.expected, each.actual) for each in caught.value.violations
    ]
    assert found == [
        ("AGENCY-MISSING", ("agency",), None, None),
        ("SERIES-YEAR", ("year",), 1, 2),
        ("SERIES-AGENCY", ("agency",), "云溪县商务局", "云溪县审计局"),
    ]
    assert "2023 年的年报有 2 份" in caught.value.message("zh")
    sources = [each.sources for each in caught.value.violations]
    assert sources == [(), ("2023",), ("云溪县商务局", "云溪县审计局")]


def test_a_year_that_no_report_can_have_is_told() -> None:
    with pytest.raises(gd.InvalidReportError) as caught:
        gd.ReportSeries([evolve(zero(2023), year=10**8, period=None)])
    (violation,) = caught.value.violations
    assert (violation.cells, violation.actual) == (("year",), 10**8)


def test_an_agency_that_was_renamed_is_known_by_its_code() -> None:
    agency = gd.Agency("云溪县商务局", unified_social_credit_code="11341702486344515H")
    renamed = evolve(agency, name="云溪县商务和投资促进局")
    series = gd.ReportSeries(
        evolve(zero(year), issuer=who) for year, who in ((2022, agency), (2023, renamed))
    )
    assert series.check().findings == ()
