# SPDX-License-Identifier: Apache-2.0
"""The words that the reader of claims knows, and labels of the form within sentences."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gaidisclosure.checks import Number
from gaidisclosure.form import EDITIONS
from gaidisclosure.topics import (
    LEXICON,
    STRANGERS,
    TOPICS,
    Expression,
    Role,
    Word,
    bare,
    cells_below,
    short_label,
    words_of,
)

FORM = EDITIONS["2021"]
TRIAL = EDITIONS["2019"]
KNOWN = {
    "共计": Word(Role.SUM),
    "结转": Word(Role.CARRY),
    "上年": Word(Role.LAST),
    "收到": Word(Role.VERB, "receive"),
    "新收": Word(Role.VERB, "new"),
    "办理": Word(Role.VERB, "handle"),
    "办结": Word(Role.VERB, "conclude"),
    "政府信息公开申请": Word(Role.REQUEST),
    "办结率": Word(Role.RATE, "completion_rate"),
    "纠错率": Word(Role.RATE, "corrected"),
    "热线": Word(Role.STRANGER, "hotline"),
    "来信": Word(Role.STRANGER, "letters"),
    "制发": Word(Role.DEED, "issued"),
    "现行有效": Word(Role.DEED, "in_force"),
    "规章": Word(Role.DOCUMENT, "rules"),
    "行政规范性文件": Word(Role.DOCUMENT, "normative"),
    "行政许可": Word(Role.DECISION, "licensing"),
    "其他对外管理服务事项": Word(Role.DECISION, "other_services"),
    "行政处罚": Word(Role.DECISION, "penalties"),
    "行政强制": Word(Role.DECISION, "compulsion"),
    "政府集中采购": Word(Role.DECISION, "procurement"),
    "行政事业性收费": Word(Role.FEE, "fees"),
    "采购总金额": Word(Role.FEE, "procurement_amount"),
    "自然人": Word(Role.APPLICANT, "natural_person"),
    "法人和其他组织": Word(Role.APPLICANT, "organizations"),
    "其他法人律所": None,
    "予以公开": Word(Role.OUTCOME, "disclosed"),
    "公开以及予以部分公开": Word(Role.OUTCOME, "disclosed_or_partially"),
    "其他法律行政法规禁止公开": Word(Role.OUTCOME, "prohibited_by_law"),
    "危及“三安全一稳定”": Word(Role.OUTCOME, "security_and_stability"),
    "属于行政查询事项": Word(Role.OUTCOME, "administrative_inquiry"),
    "信息不存在": Word(Role.OUTCOME, "not_held"),
    "重复申请": Word(Role.OUTCOME, "repeated"),
    "其他处理": Word(Role.OUTCOME, "other"),
    "其他": None,
    "结果维持": Word(Role.RESULT, "upheld"),
    "败诉": Word(Role.RESULT, "corrected"),
    "行政复议": Word(Role.CASE, "review"),
    "行政复议申请": Word(Role.CASE, "review"),
    "诉讼": Word(Role.CASE, "litigation"),
    "行政争议": Word(Role.CASE, "review_and_litigation"),
}


@pytest.mark.parametrize("word", KNOWN)
def test_a_word_has_this_part_and_names_this(word: str) -> None:
    assert LEXICON.get(word) == KNOWN[word]


def test_a_row_has_the_words_of_the_form_and_those_of_practice() -> None:
    words = {
        key: set(TOPICS[key].words) for key in ("withheld", "other_reason", "prohibited_by_law")
    }
    assert words == {
        "withheld": {"不予公开", "不予以公开", "不同意公开"},
        "other_reason": set(),
        "prohibited_by_law": {"其他法律行政法规禁止公开"},
    }
    assert TOPICS["hotline"].words == ("热线", "工单", "12345", "市民服务热线", "接诉即办")
    assert TOPICS["normative_issued"].words == ("规范性文件", "行政规范性文件")
    assert TOPICS["litigation"].words[:2] == ("行政诉讼", "诉讼")
    assert TOPICS["licensing"].words == ("行政许可",)
    for key in ("licensing_previous", "licensing_change", "review_upheld", "received"):
        assert TOPICS[key].words == ()


def test_a_stranger_is_a_family_of_its_own_without_cells() -> None:
    assert len(STRANGERS) > 6
    for each in STRANGERS:
        assert (each.family, each.readings) == (each.key, ())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("收到并受理", ["收到并受理"]),
        ("收到并办结", ["收到", "办结"]),
        ("申受理", ["受理"]),
        ("复议后起诉", ["复议后起诉"]),
        ("复议后", ["复议"]),
    ],
)
def test_the_longest_word_at_each_place_is_taken(text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end, _ in words_of(text)] == words


def test_words_are_looked_for_in_a_stretch_alone() -> None:
    text = "上年收到申请，办结申请"
    words = [(text[start:end], start) for start, end, _ in words_of(text, 2, 8)]
    assert words == [("收到", 2), ("申请", 4)]
    assert [text[start:end] for start, end, _ in words_of(text, 7)] == ["办结", "申请"]
    assert [text[start:end] for start, end, _ in words_of(text, 7, 9)] == ["办结"]
    assert list(words_of("申天予天")) == []


LABELS = {
    "received": ("本年新收政府信息公开申请数量", "Requests received this year"),
    "received.total": ("本年新收政府信息公开申请数量", "Requests received this year"),
    "received.natural_person": (
        "本年新收政府信息公开申请数量·自然人",
        "Requests received this year, Natural persons",
    ),
    "received.commercial_enterprise": (
        "本年新收政府信息公开申请数量·法人或其他组织 商业企业",
        "Requests received this year, Legal persons or other organizations Commercial enterprises",
    ),
    "outcomes.withheld": ("不予公开", "Withheld"),
    "outcomes.withheld.state_secrets": ("属于国家秘密", "State secrets"),
    "outcomes.other.other": ("其他", "Other"),
    "outcomes.total": ("总计", "Total"),
}
OTHER_LABELS = {
    "proactive_disclosure.fees": (
        "行政事业性收费·本年收费金额",
        "Administrative fees, Fees collected this year",
    ),
    "proactive_disclosure.normative_documents.made": (
        "规范性文件·本年新制作数量",
        "Normative documents, Made this year",
    ),
    "review_litigation.review": ("行政复议", "Administrative review"),
    "review_litigation.litigation_direct": (
        "行政诉讼 未经复议直接起诉",
        "Administrative litigation Sued directly without review",
    ),
    "review_litigation.litigation_direct.upheld": (
        "行政诉讼 未经复议直接起诉 结果维持",
        "Administrative litigation Sued directly without review Upheld",
    ),
}
SHORT = {f"request_handling.{path}": words for path, words in LABELS.items()} | OTHER_LABELS


@pytest.mark.parametrize("name", SHORT)
def test_a_label_is_short_within_a_sentence(name: str) -> None:
    assert (short_label(FORM, name, "zh"), short_label(FORM, name, "en")) == SHORT[name]


def test_a_form_has_its_own_label_of_a_cell_that_both_have() -> None:
    assert short_label(TRIAL, "proactive_disclosure.fees", "zh") == "行政事业性收费"


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("（一）予以公开", "予以公开"),
        ("1.属于国家秘密", "属于国家秘密"),
        ("一、本年新收政府信息公开申请数量", "本年新收政府信息公开申请数量"),
        ("(2) Partially disclosed (of which)", "Partially disclosed"),
        ("III. Results", "Results"),
        ("其他", "其他"),
    ],
)
def test_a_label_has_no_ordinal_and_no_remark(label: str, words: str) -> None:
    assert bare(label) == words


def test_an_expression_is_told_with_signs() -> None:
    sides = Expression(
        ("request_handling.received", "request_handling.brought_forward"),
        ("request_handling.carried_forward", "request_handling.outcomes.other"),
    )
    assert sides.label(FORM, "zh") == (
        "本年新收政府信息公开申请数量 + 上年结转政府信息公开申请数量"
        " − 结转下年度继续办理 − 其他处理"
    )
    assert sides.label(FORM, "en") == (
        "Requests received this year + Requests brought forward from last year"
        " − Carried forward to next year − Other handling"
    )


def test_figures_are_added_without_rounding() -> None:
    both = Expression(("proactive_disclosure.fees", "proactive_disclosure.licensing"))
    long = Decimal("12345678901234567890.1234567891234")

    def value(fees: Number, licensing: Number) -> Number | None:
        figures = {"proactive_disclosure.fees": fees, "proactive_disclosure.licensing": licensing}
        return both.value(FORM, figures)

    assert value(2, 3) == 5
    assert value(long, 1) == Decimal("12345678901234567891.1234567891234")
    assert value(1, long) == Decimal("12345678901234567891.1234567891234")


def test_a_topic_has_the_figure_of_its_first_reading() -> None:
    figures: dict[str, Number | None] = dict.fromkeys(FORM.cells, 0)
    figures["request_handling.received.total"] = 37
    figures["request_handling.brought_forward.total"] = 2
    assert TOPICS["received"].figure(FORM, figures) == 37
    assert TOPICS["in"].figure(FORM, figures) == 39
    assert TOPICS["carried_forward"].figure(FORM, figures) == 0
    assert TOPICS["licensing_previous"].figure(FORM, figures) == 0


def test_a_reading_tells_on_what_it_rests() -> None:
    form, practice = TOPICS["received"].readings
    assert [form.grounds(locale) for locale in ("zh", "en")] == ["国办公开办函〔2021〕30号"] * 2
    assert practice.grounds("zh") == "年报通行写法"
    assert practice.grounds("en") == "practice of published reports"


def test_a_block_of_a_table_is_its_totals_or_its_cells() -> None:
    assert cells_below(FORM, "review_litigation.litigation_direct") == (
        "review_litigation.litigation_direct.total",
    )
    assert cells_below(FORM, "request_handling.outcomes.unavailable") == (
        "request_handling.outcomes.unavailable.not_held.total",
        "request_handling.outcomes.unavailable.requires_creation.total",
        "request_handling.outcomes.unavailable.still_unclear.total",
    )
    assert cells_below(FORM, "proactive_disclosure.fees") == ("proactive_disclosure.fees",)
    assert cells_below(FORM, "proactive_disclosure.licensing.previous") == ()
