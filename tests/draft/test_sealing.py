# SPDX-License-Identifier: Apache-2.0
"""A draft becomes a report exactly if nothing stands against it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.checks import MAX_COUNT, Severity, Violation
from gaidisclosure.draft import Conclusion, Draft
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.form import FORMS
from gaidisclosure.model import REPORTS, AnnualReport2021, Narrative, ReportingPeriod
from tests import contract, lawful
from tests.draft.drafted import (
    AGENCY,
    UNDIVIDED,
    Printed,
    decisions,
    draft_of,
    each_variant,
    known,
    plain,
    printed_figures,
    zero_draft,
)

ORIGINS = ["both", "period", "no agency", "no year"]


@each_variant
@given(data=st.data(), blanks=decisions, origin=st.sampled_from(ORIGINS))
def test_sealing_succeeds_exactly_if_nothing_stands_against_it(
    variant: str, blanks: Any, origin: str, data: st.DataObject
) -> None:
    printed = data.draw(printed_figures(variant))
    origins: dict[str, dict[str, Any]] = {
        "both": {},
        "no agency": {"issuer": None},
        "no year": {"year": None},
        "period": {"year": None, "period": ReportingPeriod.of_year(2022)},
    }
    draft = draft_of(variant, printed, narrative=Narrative(preface="前言。"), **origins[origin])
    verdict = draft.check(blanks)
    assert not (verdict.ok and origin in {"no agency", "no year"})
    if verdict.ok:
        report = draft.seal(blanks)
        assert type(report) is REPORTS[contract.edition(variant)]
        assert (report.agency, report.year) == (AGENCY, 2022)
        assert report.narrative == Narrative(preface="前言。")
        figures = known(printed, zero=blanks == "zero")
        divided = {path: figures.get(path, 0) for path in contract.cells(report.edition)}
        assert report.figures() == divided
        assert blanks == "zero" or report == draft.seal()
        return
    with pytest.raises(InvalidReportError) as caught:
        draft.seal(blanks)
    missing = {"no agency": ["AGENCY-MISSING"], "no year": ["PERIOD-MISSING"]}.get(origin, [])
    assert [v.code for v in verdict.gaps[: len(missing)]] == missing
    errors = verdict.errors
    assert caught.value.violations == errors + verdict.gaps


@each_variant
@given(data=st.data())
def test_what_seals_is_what_the_model_accepts(variant: str, data: st.DataObject) -> None:
    figures: dict[str, Any] = data.draw(lawful.figures(variant))
    for path in data.draw(st.lists(st.sampled_from([*figures]), max_size=2)):
        figures[path] = data.draw(st.integers(-1, 5) | st.sampled_from([MAX_COUNT, MAX_COUNT + 1]))
    draft = draft_of(variant, {path: (plain(n), n) for path, n in figures.items()})
    if variant.endswith("undivided"):
        return
    try:
        made = REPORTS[variant].from_figures(AGENCY, 2022, figures)
    except InvalidReportError as error:
        assert not draft.check().ok
        model = {(v.code, v.cells) for v in error.violations}
        with pytest.raises(InvalidReportError) as caught:
            draft.seal()
        assert model <= {(v.code, v.cells) for v in caught.value.violations}
    else:
        assert draft.seal() == made


@pytest.mark.parametrize("text", ["0", "7", "", "/", "若干"])
def test_an_undivided_row_seals_only_if_it_is_all_zero(text: str) -> None:
    zeros: dict[str, Printed] = dict.fromkeys(contract.cells("2021-undivided"), ("0", 0))
    draft = draft_of("2021-undivided", zeros)
    assert draft.seal() == AnnualReport2021.zero(AGENCY, 2022)
    row = f"{contract.T3}.outcomes.other"
    changed = draft.replace(
        {
            f"{row}.natural_person": text,
            f"{row}.total": text,
            f"{contract.T3}.outcomes.total.natural_person": text,
            f"{contract.T3}.outcomes.total.total": text,
            f"{contract.T3}.received.natural_person": text,
            f"{contract.T3}.received.total": text,
        }
    )
    verdict = changed.check()
    assert verdict.violations == ()
    assert verdict.conclusion is (Conclusion.VALID if text == "0" else Conclusion.INCOMPLETE)
    undivided = Violation("CELL-UNDIVIDED", tuple(UNDIVIDED), edition="2021")
    assert (undivided in verdict.gaps) is (text == "7")
    assert (len(verdict.gaps) == 0) is (text == "0")
    assert changed.check("zero").ok is (text in {"0", ""})


@each_variant
def test_nothing_printed_is_all_missing(variant: str) -> None:
    draft = Draft(edition=FORMS[variant], cells={})
    assert draft.figures() == draft.figures("zero") == dict.fromkeys(contract.cells(variant))
    assert [(v.code, v.cells) for v in draft.check("zero").gaps] == [
        ("AGENCY-MISSING", ("agency",)),
        ("PERIOD-MISSING", ("year",)),
        *(("CELL-MISSING", (path,)) for path in contract.cells(variant)),
    ]
    assert draft.check().conclusion is Conclusion.INCOMPLETE
    assert (draft.agency, draft.issuer, draft.year, draft.period) == (None,) * 4
    with pytest.raises(InvalidReportError) as caught:
        draft.seal()
    assert [v.code for v in caught.value.violations][:3] == [
        "AGENCY-MISSING",
        "PERIOD-MISSING",
        "CELL-MISSING",
    ]
    assert [v.cells for v in caught.value.violations][:2] == [("agency",), ("year",)]


def test_a_blank_is_a_zero_only_if_the_caller_says_so() -> None:
    path = "request_handling.received.total"
    for text in ("", "  ", "\u3000"):
        draft = zero_draft().replace({path: text})
        assert draft.figures()[path] is None
        assert draft.check().conclusion is Conclusion.INCOMPLETE
        assert draft.figures("zero")[path] == 0
        assert draft.seal("zero") == draft.seal(blanks="zero") == zero_draft().seal()
    for text in ("/", "若干"):
        assert not zero_draft().replace({path: text}).check(blanks="zero").ok


def test_year_and_period_must_agree() -> None:
    part = ReportingPeriod(date(2023, 3, 20), date(2023, 12, 31))
    assert zero_draft(period=part).seal().period == part
    assert zero_draft(period=part, year=None).seal().period == part
    assert zero_draft(period=None).seal().period == ReportingPeriod.of_year(2023)
    disagreeing = zero_draft(period=part, year=2022)
    assert disagreeing.check().conclusion is Conclusion.INVALID
    with pytest.raises(InvalidReportError) as caught:
        disagreeing.seal()
    assert caught.value.violations == disagreeing.check().violations
    assert [*caught.value.violations] == [
        Violation("PERIOD-DISAGREES", ("year", "period"), 2022, 2023)
    ]


@pytest.mark.parametrize("year", [0, 999, 12345])
def test_a_year_that_is_none_cannot_be_sealed(year: int) -> None:
    with pytest.raises(InvalidReportError) as caught:
        zero_draft(year=year, period=None).seal()
    assert [*caught.value.violations] == [Violation("PERIOD-YEAR", ("year",), actual=year)]
    assert caught.value.violations == zero_draft(year=year, period=None).check().violations


@pytest.mark.parametrize(
    ("edition", "path"),
    [("2021", "proactive_disclosure.fees"), ("2019", "proactive_disclosure.procurement.amount")],
)
def test_a_remark_refuses_nothing(edition: str, path: str) -> None:
    draft = Draft.from_report(REPORTS[edition].zero(AGENCY, 2020)).replace({path: "0.0000001"})
    verdict = draft.check()
    assert verdict.remarks == verdict.violations
    [remark] = verdict.remarks
    assert (remark.code, remark.cells, remark.edition) == ("CELL-FEN", (path,), edition)
    assert remark.severity is Severity.WARNING
    assert verdict.ok
    assert draft.seal().figures()[path] == Decimal("0.0000001")
    assert draft.replace({path: "0.000001"}).check().remarks == ()
    assert draft.replace({"request_handling.received.total": "1.5"}).check().remarks == (remark,)
