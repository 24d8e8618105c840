# SPDX-License-Identifier: Apache-2.0
"""What an error says as text: its code and cell to search for, then words of one language."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

import gaidisclosure as gd
from gaidisclosure.checks import RULES, Rule, cell_label, judge, seen
from gaidisclosure.errors import MissingExtraError
from gaidisclosure.form import EDITION_2021, Kind
from gaidisclosure.i18n import LOCALES

CHINESE = re.compile("[一-龥]")
RECEIVED = "request_handling.received.natural_person"


def test_an_error_has_a_line_for_each_violation_with_code_and_cell() -> None:
    with pytest.raises(gd.InvalidReportError) as caught:
        gd.ApplicantCounts(natural_person=-1, commercial_enterprise=1.5)  # type: ignore[arg-type]
    first, second = str(caught.value).splitlines()
    assert first.startswith("[CELL-NEGATIVE natural_person] “自然人”：-1 ")
    assert second.startswith("[CELL-TYPE commercial_enterprise] “商业企业”：1.5 ")
    assert caught.value.message().startswith("“自然人”：-1 ")
    with gd.language("en"):
        assert str(caught.value).startswith("[CELL-NEGATIVE natural_person] Natural persons ")


@pytest.mark.parametrize(
    ("violation", "begins"),
    [
        (gd.Violation("PERIOD-MISSING"), "[PERIOD-MISSING] 没有年度"),
        (gd.Violation("PERIOD-ORDER", ("start", "end"), "乙", "甲"), "[PERIOD-ORDER start end] "),
        (gd.Violation("T4-SUM:review", tuple("abc"), 1, 2), "[T4-SUM:review] “"),
        (gd.Violation("JSON-BOM", ("x",), path="$"), "[JSON-BOM] $："),
    ],
)
def test_few_cells_are_listed_and_a_path_comes_with_the_message(
    violation: gd.Violation, begins: str
) -> None:
    assert str(violation).startswith(begins)
    assert str(violation).endswith(f"] {violation.message()}")


def test_errors_with_a_code_begin_with_it() -> None:
    with pytest.raises(gd.UnreadableError) as unreadable:
        gd.read_text("本日无事。")
    assert str(unreadable.value) == f"[reading.no_report] {unreadable.value.message()}"
    with pytest.raises(gd.UnrealisableError) as unrealisable:
        gd.strategies.violating({"T3-BAL:total"})
    assert str(unrealisable.value) == f"[T3-BAL:total] {unrealisable.value.message()}"
    missing = MissingExtraError("errors.missing_extra", extra="cli", package="click")
    assert str(missing).startswith("[errors.missing_extra] 这一功能需要 click")


def test_an_error_about_a_violation_tells_it_in_the_same_language() -> None:
    with pytest.raises(gd.UnreadableError) as caught:
        gd.read_text('{"format": "gaidisclosure", "version": 1, "kind": "nonsense"}')
    assert not CHINESE.search(caught.value.message("en"))
    assert len({caught.value.message(locale) for locale in LOCALES}) == len(LOCALES)
    assert "[" not in caught.value.message("en")


def test_english_names_a_cell_by_the_label_of_the_form_too() -> None:
    violation = gd.Violation("CELL-BLANK", (RECEIVED,), edition="2021")
    assert violation.message("en").startswith(
        "I. Requests received this year (一、本年新收政府信息公开申请数量) / "
        "Natural persons (自然人): blank."
    )
    assert cell_label("review_litigation.review.total", locale="en") == (
        "Administrative review Total (行政复议 总计)"
    )
    for path, cell in EDITION_2021.cells.items():
        assert cell_label(path) == cell.label()
        assert not CHINESE.search(cell.label("en"))
        both = re.sub(r" \([^()]*[一-龥][^()]*\)(?= /|$)", "", cell_label(path, "2021", "en"))
        assert both == cell.label("en")
    assert "(" not in violation.message("zh_Hant")


def test_counts_and_amounts_of_a_wrong_type_have_a_sentence_each() -> None:
    count = judge("natural_person", Kind.COUNT, 1.5)
    amount = judge("proactive_disclosure.fees", Kind.MONEY, 1.5)
    assert count is not None
    assert amount is not None
    for locale in LOCALES:
        assert "Decimal" not in count.message(locale)
        assert 'Decimal("1.9")' in amount.message(locale)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_told_without_placeholders(rule: Rule) -> None:
    told = {rule.words(locale) for locale in LOCALES}
    assert len(told) == len(LOCALES)
    assert not any("{" in words for words in told)


def test_large_numbers_and_long_values_need_no_words() -> None:
    assert seen(10**5000) == "≈10^5000"
    assert seen(-(2**200)) == "≈-10^60"
    table = gd.ReviewLitigation(
        review=gd.CaseResults(upheld=1, corrected=2, other=3, pending=4),
        litigation_direct=gd.CaseResults(upheld=5, corrected=6, other=7, pending=8),
    )
    assert seen(table) == "ReviewLitigation(…)"
    assert seen(gd.CaseResults(upheld=1)) == "CaseResults(upheld=1)"
    assert seen([Decimal(1)]) == "[Decimal('1')]"


def test_one_request_is_of_one_person_in_english() -> None:
    one, two = (
        gd.RequestHandling2021(
            received=gd.ApplicantCounts(natural_person=count),
            carried_forward=gd.ApplicantCounts(natural_person=count),
        )
        for count in (1, 2)
    )
    for table, said in ((one, "1 request (from a natural person)"), (two, "2 requests (from nat")):
        report = gd.AnnualReport2021(
            agency=gd.Agency("云溪县商务局"),
            period=gd.ReportingPeriod.of_year(2023),
            request_handling=table,
        )
        assert said in gd.to_prose(report, "en")
