# SPDX-License-Identifier: Apache-2.0
"""Remarks of a verdict on the text: with places, in three languages, and never refusing."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pytest
from attrs import evolve

import gaidisclosure as gd
from gaidisclosure import (
    AnnualReport2021,
    Claim,
    ClaimStatus,
    Draft,
    Narrative,
    Overview,
    Severity,
    TextRemark,
    find_claims,
    read_text,
    to_text,
)
from gaidisclosure.checks import RULES
from gaidisclosure.i18n import LOCALES
from gaidisclosure.statements import misprints_in, other_places_in

AGENCY = "云溪县商务局"
ZERO = AnnualReport2021.zero(AGENCY, 2023)


def draft_with(text: str, **words: str) -> Draft:
    told = Narrative(overview=Overview(text=text), **words)
    return evolve(Draft.from_report(ZERO), narrative=told)


def remarks(draft: Draft) -> list[TextRemark]:
    return [each for each in draft.check(text=True).remarks if isinstance(each, TextRemark)]


def claim(text: str, draft: Draft | None = None) -> Claim:
    found = draft_with(text) if draft is None else draft
    return find_claims(found)[0]


def test_remarks_are_warnings_that_refuse_nothing() -> None:
    verdict = draft_with("全年收到政府信息公开申请12件。").check(text=True)
    assert verdict.ok
    assert {each.severity for each in verdict.remarks} == {Severity.WARNING}


def test_without_the_option_no_text_is_read() -> None:
    assert remarks(draft_with("全年收到政府信息公开申请12件。")) != []
    draft = draft_with("全年收到政府信息公开申请12件。")
    assert not any(isinstance(each, TextRemark) for each in draft.check().remarks)


def test_without_the_option_nothing_of_the_reader_is_imported() -> None:
    program = (
        "import sys, gaidisclosure as gd\n"
        f"gd.Draft.from_report(gd.AnnualReport2021.zero('{AGENCY}', 2023)).check()\n"
        "print([name for name in sys.modules if '.statements' in name or '.topics' in name])"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[]"


def test_a_remark_knows_the_line_of_the_source() -> None:
    text = to_text(
        evolve(ZERO, narrative=Narrative(overview=Overview(text="平稳。\n收到申请9件。")))
    )
    (found,) = remarks(read_text(text))
    assert found.place is not None
    assert text.splitlines()[(found.place.line or 0) - 1].strip() == "收到申请9件。"


@pytest.mark.parametrize("locale", LOCALES)
def test_messages_name_both_figures_and_blame_nobody(locale: str) -> None:
    (found,) = remarks(draft_with("全年收到政府信息公开申请12件。"))
    message = found.message(locale)
    assert "12" in message
    assert "0" in message
    assert not any(word in message for word in ("错误", "錯誤", "wrong", "error", "false"))


def test_every_family_of_claims_has_a_rule() -> None:
    known = {rule.code for rule in RULES}
    for text in (
        "收到申请9件。",
        "结转下年度继续办理9件。",
        "予以公开9件。",
        "自然人申请9件。",
        "行政复议9件。",
        "制发规范性文件9件。",
        "作出行政许可决定9件。",
        "行政事业性收费9万元。",
        "收到申请3件，其中网络申请2件，信函申请2件。",
    ):
        assert [each.code for each in remarks(draft_with(text))], text
        assert {each.code for each in remarks(draft_with(text))} <= known


def test_misprints_are_told_with_the_right_words() -> None:
    text = (
        "依据国务院令第711条和《政府信息公开工作年度报告格式（试行）》（国办公开办函〔2021〕30号）、"
        "过半公开办函〔2021〕30号编制。"
    )
    assert [(each.said, each.right) for each in misprints_in(text)] == [
        ("国务院令第711条", "国务院令第711号"),
        ("国办公开办函〔2021〕30号", "国办公开办函〔2019〕60号"),
        ("过半公开办函", "国办公开办函"),
    ]
    for right in ("国务院令第711号", "国办公开办函〔2021〕30号", "国务院令第712条"):
        assert list(misprints_in(right)) == []
    fine = "《政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）"
    assert list(misprints_in(fine)) == []


def test_another_place_in_title_or_preface_is_told() -> None:
    found = remarks(
        draft_with("平稳。", preface="望川县商务局依法编制。", title="望川县商务局年报")
    )
    assert [(each.code, each.field, each.words) for each in found] == [
        ("TEXT-BODY", "title", "望川县商务局"),
        ("TEXT-BODY", "preface", "望川县商务局"),
    ]
    assert AGENCY in found[0].message("zh")
    assert list(other_places_in("云溪县商务局、望川县教育局、望川市商务局", AGENCY)) == []
    assert list(other_places_in("望川县商务局", "Bureau of Commerce")) == []


def test_blank_cells_are_no_contradiction() -> None:
    draft = draft_with("收到申请9件，予以公开3件，占30%。")
    blank = draft.replace(
        {"request_handling.received.total": None, "request_handling.outcomes.total.total": None}
    )
    assert [each.reason for each in find_claims(blank)] == ["blank", "", "blank"]
    assert next(iter(find_claims(blank, "zero"))).status is ClaimStatus.DIFFERS


def test_a_year_that_is_not_known_leaves_years_open() -> None:
    draft = evolve(draft_with("2022年收到申请9件。"), year=None, period=None)
    assert claim("", draft).status is ClaimStatus.NOT_COMPARABLE


def test_claims_tell_their_status_and_the_grounds_of_their_readings() -> None:
    assert repr(claim("收到申请1件。").status) == "ClaimStatus.DIFFERS"
    assert claim("收到申请1件。").readings[0].grounds("zh") == "国办公开办函〔2021〕30号"
    assert claim("收到申请1件。").readings[1].grounds("en") == "practice of published reports"


@pytest.mark.parametrize(
    ("said", "cell", "status"),
    [
        ("1260.4万元", "1260.4", "agrees"),
        ("12604000元", "1260.4", "agrees"),
        ("1260.4万元", "1260.38", "agrees"),
        ("12603812元", "1260.38", "agrees"),
        ("1260.4万元", "1260.3", "differs"),
        ("约1200万元", "1260.3", "compatible"),
        ("1000万元以上", "1260.3", "compatible"),
        ("1300万元以上", "1260.3", "not_comparable"),
    ],
)
def test_money_is_compared_in_one_unit_and_rounded(said: str, cell: str, status: str) -> None:
    draft = draft_with(f"行政事业性收费{said}。")
    found = claim("", draft.replace({"proactive_disclosure.fees": Decimal(cell)}))
    assert found.status.value == status


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ({"overview.text": "2023年，望川县商务局认真落实条例。"}, ["overview.text"]),
        ({"overview.text": "本报告由望川县商务局编制。"}, ["overview.text"]),
        ({"overview.text": "稳步推进。望川县商务局来我局交流。"}, []),
        ({"other_matters": "无其他事项。\n望川县商务局\n2024年1月20日"}, ["other_matters"]),
        ({"other_matters": "无其他事项。\n望川县商务局"}, ["other_matters"]),
        ({"problems_and_improvements": "有待改进。\n望川县商务局", "other_matters": "无。"}, []),
    ],
)
def test_another_place_is_told_where_a_report_names_itself(
    words: dict[str, str], fields: list[str]
) -> None:
    overview = gd.Overview(text=words.pop("overview.text", ""))
    draft = gd.Draft.from_figures(
        AGENCY, 2023, {}, narrative=gd.Narrative(overview=overview, **words)
    )
    found = [each for each in remarks(draft) if each.code == "TEXT-BODY"]
    assert [each.field for each in found] == fields
    assert all(each.words == "望川县商务局" for each in found)


@pytest.mark.parametrize(
    "text",
    [
        "未在规定的期限以内收到政府信息公开申请。",
        "没有按照规定的程序及时办结的政府信息公开申请。",
        "没有任何个人或者单位提出的政府信息公开申请。",
    ],
)
def test_a_negation_far_from_its_verb_counts_nothing(text: str) -> None:
    assert not find_claims(draft_with(text))
