# SPDX-License-Identifier: Apache-2.0
"""What figures look like: sparse, steerable, both editions, and simple once shrunk."""

from __future__ import annotations

from collections.abc import Callable
from statistics import mean, median
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis.strategies import SearchStrategy

from gaidisclosure import AnnualReport2019, AnnualReport2021, CaseResults, Narrative, Overview
from gaidisclosure import strategies as gs
from gaidisclosure.draft import Draft
from gaidisclosure.form import Kind
from gaidisclosure.model import (
    Agency,
    ApplicantCounts,
    Contact,
    ProactiveDisclosure2021,
    RequestHandling2021,
    ReviewLitigation,
    leaves,
)

Report = AnnualReport2021 | AnnualReport2019
SIZES = ("office", "county", "city", "nation")
UNKEPT = settings(derandomize=True, database=None, max_examples=3000)


def drawn(strategy: SearchStrategy[Any], examples: int = 200) -> list[Any]:
    found: list[Any] = []

    @settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def collect(value: Any) -> None:
        found.append(value)

    collect()
    return found


def not_zero(report: Report) -> int:
    figures = report.figures()
    free = (path for table in report.form.tables for path in leaves(report.form, table.key))
    return sum(figures[path] != 0 for path in free)


def test_sizes_steer_how_many_figures_are_not_zero_and_how_large_they_are() -> None:
    reports = [drawn(gs.annual_reports(size=size)) for size in SIZES]  # type: ignore[call-overload]
    many = [mean(map(not_zero, some)) for some in reports]
    large = [
        mean(float(max(abs(figure) for figure in report.figures().values())) for report in some)
        for some in reports
    ]
    assert many == sorted(many)
    assert many[-1] > 5 * many[0]
    assert large == sorted(large)
    assert large[-1] > 1000 * large[0]


def test_figures_are_shaped_like_those_of_real_reports() -> None:
    reports = drawn(gs.annual_reports(), 400)
    assert median(map(not_zero, reports)) < 30
    assert any(not_zero(report) == 0 for report in reports)
    figures = [n for report in reports for n in report.request_handling.figures().values() if n]
    assert median(figures) < 20 < max(figures) / 20
    by_column = [
        sum(report.request_handling.received.counts[column] for report in reports)
        for column in range(6)
    ]
    assert by_column[0] > max(by_column[1:]) > min(by_column[1:]) > 0


def test_every_free_cell_is_reached() -> None:
    for edition in ("2021", "2019"):
        reports = drawn(gs.annual_reports(edition=edition, size="nation"), 200)
        reached = {path for report in reports for path, n in report.figures().items() if n}
        assert reached == set(reports[0].form.cells)


def test_both_editions_are_drawn_and_the_trial_form_in_late_years_too() -> None:
    reports = drawn(gs.annual_reports(), 300)
    late = [r for r in reports if isinstance(r, AnnualReport2019) and r.year > 2020]
    share = sum(isinstance(report, AnnualReport2021) for report in reports) / len(reports)
    assert 0.2 < share < 0.9
    assert late
    assert {type(table) for table in drawn(gs.request_handlings(), 50)} == {
        type(report.request_handling) for report in reports
    }
    assert {report.edition for report in drawn(gs.annual_reports(edition="2019"), 20)} == {"2019"}


def test_changes_go_both_ways_and_money_has_decimals() -> None:
    tables = drawn(gs.proactive_disclosures(edition="2019"), 300)
    changes = {table.licensing.change for table in tables}
    assert min(changes) < 0 < max(changes)
    assert any(table.procurement.amount % 1 for table in tables)


def test_agencies_are_ordinary_and_now_and_then_odd() -> None:
    found = drawn(gs.agencies(), 400)
    assert any(agency.unified_social_credit_code for agency in found)
    assert any(agency.contact.telephone for agency in found)
    assert any(len(agency.division_code or "") == 9 for agency in found)
    assert sum(agency.name.isprintable() for agency in found) < len(found)


SIMPLEST: dict[str, tuple[SearchStrategy[Any], Any]] = {
    "annual_reports": (
        gs.annual_reports(),
        AnnualReport2021.zero("云溪县商务局", 2021),
    ),
    "nation": (gs.annual_reports(size="nation"), AnnualReport2021.zero("云溪县商务局", 2021)),
    "2019": (gs.annual_reports(edition="2019"), AnnualReport2019.zero("云溪县商务局", 2019)),
    "proactive_disclosures": (gs.proactive_disclosures(), ProactiveDisclosure2021()),
    "request_handlings": (gs.request_handlings(), RequestHandling2021()),
    "review_litigations": (gs.review_litigations(), ReviewLitigation()),
    "applicant_counts": (gs.applicant_counts(), ApplicantCounts()),
    "case_results": (gs.case_results(), CaseResults()),
    "agencies": (gs.agencies(), Agency("云溪县商务局")),
    "contacts": (gs.contacts(), Contact()),
    "narratives": (gs.narratives(), Narrative()),
    "overviews": (gs.overviews(), Overview()),
    "counts": (gs.counts(), 0),
    "amounts": (gs.amounts(), 0),
    "lines": (gs.lines(), ""),
    "paragraphs": (gs.paragraphs(), ""),
    "drafts": (gs.drafts(), Draft.from_report(AnnualReport2021.zero("云溪县商务局", 2021))),
}


@pytest.mark.parametrize("name", SIMPLEST)
def test_all_zero_is_the_simplest_value(name: str) -> None:
    strategy, simplest = SIMPLEST[name]
    assert find(strategy, lambda _: True, settings=UNKEPT) == simplest


FAILURES: dict[str, Callable[[Report], Any]] = {
    "some total > 100": lambda report: report.request_handling.received.total > 100,
    "two rows": lambda report: (
        report.request_handling.received.total and report.request_handling.carried_forward.total
    ),
    "a rare row": lambda report: report.request_handling.outcomes.not_processed.excessive.total,
    "a column": lambda report: report.request_handling.outcomes.total.legal_service_institution,
    "a pending case": lambda report: report.review_litigation.review.pending > 3,
}


@pytest.mark.parametrize("label", FAILURES)
@pytest.mark.parametrize("size", ["county", "nation"])
def test_a_failure_shrinks_to_at_most_two_cells(label: str, size: Any) -> None:
    fails = FAILURES[label]
    report = find(gs.annual_reports(size=size), lambda one: bool(fails(one)), settings=UNKEPT)
    assert not_zero(report) <= 2
    assert report.agency == Agency("云溪县商务局")
    assert report.narrative == Narrative()


def test_amounts_shrink_to_the_least_that_fails() -> None:
    report = find(
        gs.annual_reports(), lambda one: one.request_handling.received.total > 100, settings=UNKEPT
    )
    assert report.request_handling.received.total < 110


@pytest.mark.parametrize("kind", Kind)
def test_cells_come_in_all_spellings(kind: Kind) -> None:
    cells = drawn(gs.cells(kind=kind, size="nation"), 300)
    texts = {cell.text for cell in cells}
    figures = [cell.value for cell in cells if cell.value is not None]
    assert any(text.endswith("万元" if kind is Kind.MONEY else "件") for text in texts)
    assert any("," in text for text in texts)
    assert any(text.startswith(" ") for text in texts)
    assert "" in texts
    assert min(figures) < 0 < max(figures)


@pytest.mark.parametrize("wanted", range(-6, 7))
def test_a_change_can_be_any_whole_number(wanted: int) -> None:
    tables = gs.proactive_disclosures(edition="2019")
    found = find(tables, lambda table: table.licensing.change == wanted, settings=UNKEPT)
    assert [n for n in found.figures().values() if n] == [wanted] * bool(wanted)


def test_the_nearest_change_below_zero_is_the_simplest() -> None:
    tables = gs.proactive_disclosures(edition="2019")
    found = find(tables, lambda table: table.licensing.change < 0, settings=UNKEPT)
    assert found.licensing.change == -1
