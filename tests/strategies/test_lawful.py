# SPDX-License-Identifier: Apache-2.0
"""What the strategies draw is lawful by construction: nothing is rejected, everything seals."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, localcontext
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from gaidisclosure import AnnualReport2019, AnnualReport2021, InvalidReportError
from gaidisclosure import strategies as gs
from gaidisclosure.draft import Draft
from gaidisclosure.form import ASPECTS, SECTIONS, Kind
from gaidisclosure.model import Agency, Contact, ReportingPeriod
from gaidisclosure.model.texts import name_violations, text_violations
from gaidisclosure.model.uscc import check_character, is_well_formed
from gaidisclosure.zh.figures import State

Report = AnnualReport2021 | AnnualReport2019
SIZES: tuple[gs.Size, ...] = ("office", "county", "city", "nation")
REPEATABLE = settings(
    max_examples=150, derandomize=True, database=None, deadline=None, phases=[Phase.generate]
)

EVERYTHING: dict[str, Callable[[], SearchStrategy[Any]]] = {
    "annual_reports": gs.annual_reports,
    "nations": lambda: gs.annual_reports(size="nation", edition="2019"),
    "proactive_disclosures": gs.proactive_disclosures,
    "request_handlings": gs.request_handlings,
    "review_litigations": gs.review_litigations,
    "applicant_counts": gs.applicant_counts,
    "case_results": gs.case_results,
    "counts": gs.counts,
    "amounts": gs.amounts,
    "agencies": gs.agencies,
    "contacts": gs.contacts,
    "codes": gs.unified_social_credit_codes,
    "reporting_periods": gs.reporting_periods,
    "narratives": gs.narratives,
    "overviews": gs.overviews,
    "lines": gs.lines,
    "names": gs.names,
    "paragraphs": gs.paragraphs,
    "cells": lambda: st.one_of(*(gs.cells(kind=kind) for kind in Kind)),
    "drafts": gs.drafts,
    "sealable drafts": lambda: gs.drafts(consistent=True),
    "refused drafts": lambda: gs.drafts(consistent=False),
}


def drawn(strategy: SearchStrategy[Any], examples: int = 150) -> list[Any]:
    found: list[Any] = []

    @settings(REPEATABLE, max_examples=examples, suppress_health_check=list(HealthCheck))
    @given(strategy)
    def collect(value: Any) -> None:
        found.append(value)

    collect()
    return found


@pytest.mark.parametrize("name", EVERYTHING)
def test_nothing_is_ever_rejected(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from hypothesis.internal.conjecture.data import ConjectureData

    rejected: list[Any] = []

    def reject(self: ConjectureData, *why: Any, **more: Any) -> Any:
        rejected.append(why)
        return real(self, *why, **more)

    real = ConjectureData.mark_invalid
    monkeypatch.setattr(ConjectureData, "mark_invalid", reject)
    assert len(drawn(EVERYTHING[name](), 60)) > 30
    assert rejected == []


def test_a_rejection_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    EVERYTHING["odd"] = lambda: gs.counts().filter(lambda count: count % 7 == 3)
    try:
        with pytest.raises(AssertionError):
            test_nothing_is_ever_rejected("odd", monkeypatch)
    finally:
        del EVERYTHING["odd"]


@given(gs.annual_reports())
def test_a_report_passes_every_check_and_comes_back_from_its_draft(report: Report) -> None:
    draft = Draft.from_report(report)
    assert draft.check().ok
    assert draft.seal() == report


@given(st.sampled_from(SIZES).flatmap(lambda size: gs.annual_reports(size=size)))
def test_a_report_of_any_size_is_what_its_figures_say(report: Report) -> None:
    again = type(report).from_figures(
        report.agency, report.period, report.figures(), report.narrative
    )
    assert again == report


@given(gs.drafts(consistent=True))
def test_a_sealable_draft_seals(draft: Draft) -> None:
    assert draft.check().ok
    assert draft.seal().edition == draft.edition


@given(gs.drafts(consistent=False))
def test_a_refused_draft_never_seals(draft: Draft) -> None:
    with pytest.raises(InvalidReportError):
        draft.seal()


def test_drafts_come_with_everything_that_goes_wrong() -> None:
    drafts = drawn(gs.drafts(size="office"), 400)
    cells = [cell for draft in drafts for cell in draft.cells.values()]
    codes = {v.family for d in drafts for v in (*d.check().violations, *d.check().gaps)}
    assert {cell.state for cell in cells} == set(State)
    assert any(draft.form.key == "2021-undivided" for draft in drafts)
    assert any(draft.form.key == "2021-undivided" and draft.check().ok for draft in drafts)
    assert any(draft.issuer is None for draft in drafts)
    assert any(draft.year is None for draft in drafts)
    assert any(draft.year and draft.period is None for draft in drafts)
    assert any(draft.period and draft.year != draft.period.year for draft in drafts)
    assert any("０" <= sign <= "９" for cell in cells for sign in cell.text)
    assert codes >= {"T3-ROW", "T3-BAL", "CELL-BLANK", "CELL-MISSING", "CELL-TEXT"}
    assert codes >= {"CELL-NEGATIVE", "CELL-SIZE", "CELL-NOT-APPLICABLE"}


@given(gs.unified_social_credit_codes())
def test_codes_have_their_check_character(code: str) -> None:
    assert is_well_formed(code)
    assert check_character(code) == code[-1]


@given(gs.names(), gs.lines(), gs.paragraphs())
def test_text_is_lawful_as_it_is(name: str, line: str, text: str) -> None:
    assert not list(name_violations("name", name))
    assert Contact(address=line).address == line
    assert not list(text_violations("preface", text))


@given(st.data(), st.sampled_from(SIZES))
def test_money_is_exact_in_any_context(data: st.DataObject, size: Any) -> None:
    with localcontext(prec=2):
        amount = data.draw(gs.amounts(size=size))
        table = data.draw(gs.proactive_disclosures(edition="2021", size=size))
    for money in (amount, table.fees):
        assert money >= 0
        assert money == money.quantize(Decimal("0.0001"))
        assert str(money) == f"{money:f}"


@given(st.lists(st.integers(1000, 9999), min_size=1), st.data())
def test_years_are_those_asked_for(years: list[int], data: st.DataObject) -> None:
    assert data.draw(gs.reporting_periods(years=years)).year in years
    assert data.draw(gs.annual_reports(years=years)).year in years
    assert data.draw(gs.drafts(years=years, consistent=True)).seal().year in years


@given(gs.annual_reports(agencies=st.just(Agency("北原区档案馆"))))
def test_agencies_are_those_asked_for(report: Report) -> None:
    assert report.agency == Agency("北原区档案馆")


def test_words_look_like_reports_and_like_headings() -> None:
    narratives = drawn(gs.narratives(), 300)
    overviews = [one.overview for one in narratives]
    said = {line for one in narratives for line in one.other_matters.split("\n")}
    assert said >= {"没有收取信息处理费，也没有其他需要报告的事项。"}
    headings = {part.heading for part in SECTIONS} | {aspect.heading for aspect in ASPECTS}
    everything = {
        line
        for one in narratives
        for text in (one.preface, one.overview.text, one.problems_and_improvements)
        for line in text.split("\n")
    }
    assert everything & headings
    assert any(one.title for one in narratives)
    assert any(one.platform for one in overviews)


@pytest.mark.parametrize(
    "make",
    [
        lambda: gs.annual_reports(size="village"),  # type: ignore[call-overload]
        lambda: gs.annual_reports(edition="2020"),  # type: ignore[call-overload]
        lambda: gs.annual_reports(years=[]),
        lambda: gs.counts(size="county "),  # type: ignore[arg-type]
        lambda: gs.proactive_disclosures(edition="1"),  # type: ignore[call-overload]
    ],
)
def test_a_wrong_option_is_refused_at_once(make: Callable[[], Any]) -> None:
    with pytest.raises(InvalidArgument):
        make()


def test_periods_are_whole_years_and_now_and_then_parts() -> None:
    periods = drawn(gs.reporting_periods(), 200)
    parts = [period for period in periods if not period.is_whole_year]
    assert 0 < len(parts) < len(periods) / 4
    assert find(gs.reporting_periods(), lambda period: period.year == 2019) == (
        ReportingPeriod.of_year(2019)
    )
