# SPDX-License-Identifier: Apache-2.0
"""Sentences on claims, word by word, in Chinese and in English."""

from __future__ import annotations

import pytest
from attrs import evolve

from gaidisclosure.checks import Severity
from gaidisclosure.document import Place
from gaidisclosure.form import EDITION_2021
from gaidisclosure.statements import (
    Claim,
    Setting,
    Tables,
    claims_in,
    misprints_in,
    on_claim,
    on_misprint,
)
from tests.statements.test_spoken import FIGURES

COUNTY = "云溪县人民政府"


def last_claim(sentence: str) -> Claim:
    setting = Setting(tables=Tables(EDITION_2021, FIGURES), agency=COUNTY, year=2023)
    return list(claims_in(sentence, setting))[-1]


TOLD = [
    (
        "上年结转2件。",
        "“上年结转2件”：上年结转，与表中数据相符（2（上年结转政府信息公开申请数量））。",
        "“上年结转2件”: requests brought forward agrees with the tables"
        " (2 (Requests brought forward from last year)).",
    ),
    (
        "收到申请50件。",
        "“收到申请50件”：正文中收到的申请为 50，按表中数据可以是 37（本年新收政府信息公开申请数量）"
        " 或 39（本年新收政府信息公开申请数量 + 上年结转政府信息公开申请数量）。请核对正文和表格。",
        "“收到申请50件”: the text gives 50 for requests received, and the tables allow"
        " 37 (Requests received this year) or 39 (Requests received this year + Requests brought"
        " forward from last year). Compare the text with the tables.",
    ),
    (
        "收到申请30余件。",
        "“收到申请30余件”：收到的申请，为约数，与表中数据不矛盾（37（本年新收政府信息公开申请数量）"
        " 或 39（本年新收政府信息公开申请数量 + 上年结转政府信息公开申请数量））。",
        "“收到申请30余件”: requests received is approximate, and fits the tables"
        " (37 (Requests received this year) or 39 (Requests received this year + Requests brought"
        " forward from last year)).",
    ),
    (
        "重复申请30至40件。",
        "“重复申请30至40件”：重复申请，未与表格核对。正文所述为约数。",
        "“重复申请30至40件”: Repeated requests, not compared with the tables."
        " The text gives an approximate figure.",
    ),
    (
        "2022年收到申请5件。",
        "“2022年收到申请5件”：收到的申请，未与表格核对。所述为其他年度、其他机关或者其他口径的数据。",
        "“2022年收到申请5件”: requests received, not compared with the tables."
        " It is of another year or body, or counted in another way.",
    ),
    (
        "受理热线5件。",
        "“受理热线5件”：热线工单，未与表格核对。表中没有对应的单元格。",
        "“受理热线5件”: calls of a hotline, not compared with the tables."
        " The tables have no cell for it.",
    ),
    (
        "栽种树木5件。",
        "“栽种树木5件”：不能确定所述事项，未与表格核对。",
        "“栽种树木5件”: the subject is not clear, and nothing was compared.",
    ),
    (
        "予以公开20件，占53%。",
        "“占53%”：予以公开，与表中数据相符（52.6%（总计））。",
        "“占53%”: Disclosed agrees with the tables (52.6% (Total)).",
    ),
    (
        "收到申请30件，其中自然人28件，法人7件。",
        "“法人7件”：所列各项合计 35，多于正文所述的总数 30。请核对各项和总数。",
        "“法人7件”: the items of the list add up to 35, more than the 30 that the text gives for"
        " the whole. Compare the items with the whole.",
    ),
]


@pytest.mark.parametrize(("sentence", "chinese", "english"), TOLD, ids=[row[0] for row in TOLD])
def test_a_message_names_what_the_text_says_and_what_the_tables_allow(
    sentence: str, chinese: str, english: str
) -> None:
    claim = last_claim(sentence)
    assert claim.message("zh") == chinese
    assert claim.message("en") == english


def test_a_figure_that_two_readings_give_is_told_once() -> None:
    claim = last_claim("行政诉讼5件。")
    assert claim.expected == (2, 1, 1)
    assert claim.expected_in("zh") == (
        "2（行政诉讼 未经复议直接起诉 + 行政诉讼 复议后起诉） 或 1（行政诉讼 未经复议直接起诉）"
    )


def test_a_list_is_told_with_its_whole_alone() -> None:
    claim = last_claim("收到申请30件，其中自然人28件，法人7件。")
    assert (claim.topic, claim.code, claim.said) == ("list_sum", "TEXT-LIST", "35")
    assert claim.expected_in("zh") == "30"
    assert claim.readings == ()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [("收到申请50件。", "37 / 39"), ("结转下年度5件。", 1), ("行政诉讼5件。", "2 / 1")],
)
def test_a_remark_on_a_claim_has_all_of_it(sentence: str, expected: int | str) -> None:
    setting = Setting(tables=Tables(EDITION_2021, FIGURES), agency=COUNTY, year=2023)
    (found,) = claims_in(sentence, setting, "overview.text")
    claim = evolve(found, place=Place(line=7), edition="2019")
    remark = on_claim(claim)
    assert (remark.code, remark.cells) == (claim.code, claim.cells)
    assert (remark.expected, remark.actual) == (expected, claim.value)
    assert (remark.severity, remark.edition) == (Severity.WARNING, "2019")
    assert (remark.field, remark.span, remark.words) == ("overview.text", claim.span, claim.text)
    assert (remark.place, remark.claim) == (Place(line=7), claim)
    assert [remark.message(locale) for locale in ("zh", "en")] == [
        claim.message(locale) for locale in ("zh", "en")
    ]


def test_a_remark_on_a_misprint_has_all_of_it() -> None:
    (found,) = misprints_in("见过半公开办函〔2021〕30号。")
    remark = on_misprint(found, "preface", Place(line=2))
    assert (remark.code, remark.cells) == ("TEXT-MISPRINT", ())
    assert (remark.expected, remark.actual) == ("国办公开办函", "过半公开办函")
    assert (remark.severity, remark.claim) == (Severity.WARNING, None)
    assert (remark.field, remark.span, remark.words) == ("preface", (1, 7), "过半公开办函")
    assert remark.place == Place(line=2)
    assert remark.message("zh") == "正文有“过半公开办函”，可能应为“国办公开办函”。"
    assert remark.message("en") == ("The text has “过半公开办函”; “国办公开办函” may be meant.")
