# SPDX-License-Identifier: Apache-2.0
"""Warnings about what is seldom right: each is seen to come, and to stay away."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from gaidisclosure import AnnualReport2019, AnnualReport2021, Draft, Severity, strategies
from gaidisclosure.checks import LARGE_FEES, RULES, Violation
from gaidisclosure.i18n import LOCALES
from gaidisclosure.model import Agency, Level, Narrative, Overview, ReportingPeriod

FEES = "proactive_disclosure.fees"
RULE = "proactive_disclosure.government_rules."
OF_PLAUSIBILITY = {
    "FEES-YUAN", "RULES-POWER", "PART-EMPTY", "FEE-SILENT", "TITLE-OTHER", "PUBLISHED-EARLY",
}  # fmt: skip
WORDS = Narrative(
    overview=Overview(proactive="及时公开。"),
    problems_and_improvements="更新不够及时。",
    other_matters="没有收取信息处理费。",
)


def draft(agency: str | Agency = "云溪县商务局", year: int = 2023, **more: Any) -> Draft:
    found = Draft.from_report(AnnualReport2021.zero(agency, year))
    return evolve(found, **{"narrative": WORDS} | more)


def told(checked: Draft) -> dict[str, Violation]:
    verdict = checked.check()
    assert verdict.ok
    assert verdict.errors == ()
    assert {each.severity for each in verdict.remarks} <= {Severity.WARNING}
    assert checked.seal().figures() == checked.figures()
    return {each.code: each for each in verdict.remarks}


def test_an_ordinary_report_gets_no_warning() -> None:
    assert told(draft()) == {}
    assert told(draft().replace({FEES: "12.6"})) == {}


@pytest.mark.parametrize("amount", [LARGE_FEES, 35000, "35207.74", "1000.0000"])
def test_fees_that_look_like_yuan(amount: int | str) -> None:
    found = told(draft().replace({FEES: amount}))
    assert [*found] == ["FEES-YUAN"]
    (warning,) = found.values()
    meant = Decimal(str(amount)) / 10_000
    assert (warning.cells, warning.expected) == ((FEES,), meant)
    assert f"应填 {meant}" in warning.message("zh")


@pytest.mark.parametrize("amount", [LARGE_FEES - 1, "999.99", "59237.2449", "3.5", 0])
def test_fees_that_are_small_or_finer_than_yuan_are_not(amount: int | str) -> None:
    assert told(draft().replace({FEES: amount})) == {}


@pytest.mark.parametrize(
    "agency", ["云溪县人民政府", "松岚省教育厅", Agency("青禾局", Level.PROVINCE)]
)
def test_fees_of_a_region_are_large(agency: str | Agency) -> None:
    assert told(draft(agency).replace({FEES: 35000})) == {}


def test_the_fees_of_an_unknown_agency_may_be_those_of_a_region() -> None:
    nobody = evolve(draft(), issuer=None).replace({FEES: 35000, f"{RULE}issued": 1})
    assert nobody.check().remarks == ()


@pytest.mark.parametrize("agency", ["云溪县商务局", Agency("青禾市人民政府", Level.COUNTY)])
@pytest.mark.parametrize("column", ["issued", "repealed", "in_force"])
def test_rules_in_a_body_without_the_power(column: str, agency: str | Agency) -> None:
    found = told(draft(agency).replace({RULE + column: 3}))
    assert [*found] == ["RULES-POWER"]
    (warning,) = found.values()
    assert (warning.cells, warning.expected, warning.actual) == ((RULE + column,), 0, 3)
    assert "“规章”一行填有 3 件" in warning.message("zh")


def test_rules_of_the_trial_form() -> None:
    old = Draft.from_report(AnnualReport2019.zero("云溪县商务局", 2019))
    found = told(old.replace({f"{RULE}made": 1, f"{RULE}total_published": 2}))
    assert found["RULES-POWER"].cells == (f"{RULE}made", f"{RULE}total_published")


@pytest.mark.parametrize(
    "agency", ["松岚省人民政府", "松岚省人民政府办公厅", "青禾市人民政府", "教育部"]
)
def test_rules_in_a_body_with_the_power_or_of_which_nothing_is_known(agency: str) -> None:
    assert told(draft(agency).replace({f"{RULE}issued": 2, f"{RULE}in_force": 9})) == {}


EMPTY: Mapping[str, dict[str, Any]] = {
    "overview": {"overview": Overview()},
    "problems_and_improvements": {"problems_and_improvements": ""},
    "other_matters": {"other_matters": ""},
}
HEADINGS = {
    "overview": "一、总体情况",
    "problems_and_improvements": "五、存在的主要问题及改进情况",
    "other_matters": "六、其他需要报告的事项",
}


@pytest.mark.parametrize("part", EMPTY)
def test_a_part_without_text_among_others_with_some(part: str) -> None:
    found = told(draft(narrative=evolve(WORDS, **EMPTY[part])))
    assert [*found] == [f"PART-EMPTY:{part}"]
    (warning,) = found.values()
    assert HEADINGS[part] in warning.message("zh")
    without = {name: value for each in EMPTY if each != part for name, value in EMPTY[each].items()}
    others = told(draft(narrative=evolve(WORDS, **without)))
    assert [*others] == [f"PART-EMPTY:{each}" for each in EMPTY if each != part]


@pytest.mark.parametrize("words", [Narrative(), Narrative(title="年报", preface="依照条例编制。")])
def test_a_source_of_tables_alone_lacks_no_part(words: Narrative) -> None:
    assert told(draft(narrative=words)) == {}


def test_part_six_is_silent_on_the_fee() -> None:
    found = told(draft(narrative=evolve(WORDS, other_matters="无。")))
    assert [*found] == ["FEE-SILENT"]
    assert "“六、其他需要报告的事项”没有写收取信息处理费" in found["FEE-SILENT"].message("zh")


@pytest.mark.parametrize(
    "words",
    [
        {"other_matters": "本年度未收取任何费用。"},
        {"other_matters": "未收取資訊處理費。"},
        {"other_matters": "无。", "preface": "未收取信息处理费。"},
        {"other_matters": "无。", "overview": Overview(on_request="未收取信息處理費。")},
    ],
)
def test_a_fee_that_is_named_somewhere_is_enough(words: dict[str, Any]) -> None:
    assert told(draft(narrative=evolve(WORDS, **words))) == {}


def test_the_trial_form_does_not_ask_for_the_fee() -> None:
    old = Draft.from_report(AnnualReport2019.zero("云溪县商务局", 2019))
    assert told(evolve(old, narrative=evolve(WORDS, other_matters="无。"))) == {}


def titled(title: str, agency: str = "云溪县商务局") -> dict[str, Violation]:
    return told(draft(agency, narrative=evolve(WORDS, title=title)))


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("云溪县财政局2023年政府信息公开工作年度报告", {"agency": "云溪县商务局"}),
        ("云溪县商务局2022年政府信息公开工作年度报告", {"year": "2023"}),
        ("2022年度云溪县商务局政府信息公开年报", {"year": "2023"}),
        (
            "云溪县财政局２０２２年政府信息公开工作年度报告",
            {"year": "2023", "agency": "云溪县商务局"},
        ),
    ],
)
def test_a_title_of_another_agency_or_year(title: str, codes: dict[str, str]) -> None:
    found = titled(title)
    assert {each.code: each.expected for each in found.values()} == {
        f"TITLE-OTHER:{what}": expected for what, expected in codes.items()
    }
    assert all(title in each.message("zh") for each in found.values())
    assert {each.cells for each in found.values()} == {("title",)}


@pytest.mark.parametrize(
    "title",
    [
        "商务局2023年政府信息公开工作年度报告",
        "2023年政府信息公开工作年度报告",
        "关于2022年和2023年政府信息公开工作的报告",
        "政府信息公开工作年度报告",
        "年报",
    ],
)
def test_a_title_that_says_less_or_more_is_not_another(title: str) -> None:
    assert titled(title) == {}


@pytest.mark.parametrize(
    ("named", "agency"),
    [
        ("云溪县人社局", "云溪县人力资源和社会保障局"),
        ("云溪县政府", "云溪县人民政府"),
        ("云溪县人民政府", "云溪县人民政府办公室"),
        ("云溪县 商务局（本级）", "云溪县商务局(本级)"),
    ],
)
def test_a_short_name_is_no_other_agency(named: str, agency: str) -> None:
    assert titled(f"{named}2023年政府信息公开工作年度报告", agency) == {}


def test_publication_before_the_end_of_the_period() -> None:
    found = told(draft(published=date(2023, 12, 20)))
    assert [*found] == ["PUBLISHED-EARLY"]
    early = found["PUBLISHED-EARLY"]
    assert early.cells == ("period",)
    assert (early.expected, early.actual) == ("2023-12-31", "2023-12-20")
    assert "2023-12-20" in early.message("zh")


def test_publication_when_the_period_is_over() -> None:
    for day in (None, date(2023, 12, 31), date(2024, 1, 20)):
        assert told(draft(published=day)) == {}
    part = ReportingPeriod(date(2023, 1, 1), date(2023, 6, 30))
    assert told(draft(published=date(2023, 7, 5), period=part)) == {}
    assert [*told(draft(published=date(2023, 6, 5), period=part))] == ["PUBLISHED-EARLY"]
    nameless = evolve(draft(), year=None, period=None, published=date(2000, 1, 1))
    assert nameless.check().remarks == ()


def test_the_year_is_enough_to_know_the_end_of_the_period() -> None:
    early = draft(period=None, published=date(2023, 11, 30))
    assert [*told(early)] == ["PUBLISHED-EARLY"]
    assert evolve(early, year=20).check().remarks == ()


@given(
    strategies.drafts(),
    st.none() | st.dates(date(1999, 1, 1), date(2031, 1, 1)),
    st.sampled_from(["", "云溪县财政局2001年政府信息公开工作年度报告"]),
)
@example(draft().replace({FEES: 35000, f"{RULE}issued": 1}), date(2023, 1, 1), "2001年年报")
def test_warnings_change_no_verdict(read: Draft, day: date | None, title: str) -> None:
    changed = evolve(read, published=day, narrative=evolve(read.narrative, title=title))
    plain = evolve(read, published=None, narrative=Narrative())
    ours, theirs = changed.check(), plain.check()
    assert (ours.ok, ours.conclusion) == (theirs.ok, theirs.conclusion)
    assert (ours.errors, ours.gaps, ours.repairs) == (theirs.errors, theirs.gaps, theirs.repairs)
    assert ours.violations == (*ours.errors, *ours.remarks)
    assert {each.family for each in ours.remarks} <= {*OF_PLAUSIBILITY, "CELL-FEN"}
    assert not ours.ok or changed.seal().figures() == plain.seal().figures()


def test_every_rule_is_a_warning_with_its_reason_in_every_language() -> None:
    rules = {rule.code: rule for rule in RULES if rule.code in OF_PLAUSIBILITY}
    assert rules.keys() == OF_PLAUSIBILITY
    for rule in rules.values():
        assert rule.consequence == "warning"
        assert rule.citations or rule.basis == "practice"
        assert len({rule.words(locale) for locale in LOCALES}) == len(LOCALES)
        assert all(rule.grounds(locale) for locale in LOCALES)
    assert "第九十一条" in rules["RULES-POWER"].grounds("zh")
