# SPDX-License-Identifier: Apache-2.0
"""Sentences in which one word decides what a number means, by the rule that they show."""

from __future__ import annotations

import pytest

from gaidisclosure.checks import Number
from gaidisclosure.form import EDITIONS
from gaidisclosure.statements import Claim, Setting, Tables, claims_in
from tests.statements.test_spoken import FIGURES

COUNTY = "云溪县人民政府"
BUREAU = "云溪县财政局"


def claims(sentence: str, agency: str = COUNTY, field: str = "overview.text") -> list[Claim]:
    setting = Setting(tables=Tables(EDITIONS["2021"], FIGURES), agency=agency, year=2023)
    return list(claims_in(sentence, setting, field))


def told(found: list[Claim]) -> str:
    return ", ".join(f"{each.topic} {each.said} {each.status.value}" for each in found)


REQUESTS = """
受理申请37件，其中予以公开20件，正在办理1件。
in 37 agrees, disclosed 20 agrees, carried_forward 1 agrees
收到申请37件，1件结转。
received 37 agrees, brought_forward 1 agrees
收到申请37件，2件结转。
received 37 agrees, brought_forward 2 agrees
2022年的2件申请予以结转。
brought_forward 2 agrees
其中受理1件结转下年度继续办理。
carried_forward 1 agrees
1件申请结转下年度
carried_forward 1 agrees
受理申请38件，其中予以公开20件，其他17件，结转下年1件。
in 38 differs, disclosed 20 agrees, other 17 not_comparable, carried_forward 1 agrees
12345热线结转上年3件，结转下年2件，办结1件。
hotline 3 not_comparable, hotline 2 not_comparable, hotline 1 not_comparable
对3件申请收取信息处理费20元。
information_fee 3 not_comparable, information_fee 20 not_comparable
移送申请5件。
transferred 5 not_comparable
公司类申请5件。
subject 5 not_comparable
收到网上和信函申请30件。
received 30 not_comparable
收到申请37件，加上上年结转2件，扣除结转下年度1件，共38件，均已办结。
received 37 agrees, brought_forward 2 agrees, carried_forward 1 agrees, outcomes_total 38 agrees
收到申请37件，加上上年结转2件，除去结转下年度1件，共办理37件。
received 37 agrees, brought_forward 2 agrees, carried_forward 1 agrees, outcomes_total 37 differs
予以公开20件，办结30件。
disclosed 20 agrees, outcomes_total 30 differs
另外，全年我局共收到申请30件。
received 30 differs
受理39件申请（含上年结转2件）。
in 39 agrees, brought_forward 2 agrees
收到申请36件，办结38件，其中予以公开20件，部分公开6件。
received 36 differs, outcomes_total 38 agrees, disclosed 20 agrees, partially_disclosed 6 agrees
印送12份给5件申请的申请人。
unknown 12 not_understood, received 5 not_comparable
"""
OUTCOMES = """
收到申请1件，结转下年度办理。
received 1 differs, carried_forward 1 agrees
上年结转的不计，收到申请1件，结转下年度办理。
received 1 differs, carried_forward 1 agrees
共办理申请39件，其中上年结转2件，收到申请39件。
in 39 agrees, brought_forward 2 agrees, received 39 differs, list_sum 41 differs
有20件予以公开、6件部分公开。
disclosed 20 agrees, partially_disclosed 6 agrees
20件予以公开或部分公开。
disclosed_or_partially 20 differs
作其他处理（含申请人主动撤回申请）9件。
other 9 differs
办结自然人申请31件。
natural_person 31 not_comparable
收到公民申请31件。
natural_person 31 not_comparable
收到自然人申请31件。
natural_person 31 differs
不予公开2件（过程性信息2件），其他处理3件（逾期未补正1件，其他2件）。
withheld 2 agrees, process_information 2 agrees, other 3 agrees, supplement_overdue 1 agrees, \
other_reason 2 agrees
"""
OTHERS = """
有5件行政复议。
review 5 differs
备案行政复议3件。
review 3 not_comparable
报送备案，行政复议3件，行政诉讼2件。
review 3 not_comparable, litigation 2 not_comparable
3件行政许可，受理5件。
licensing 3 not_comparable, unknown 5 not_understood
"""
NOISE = """
编号〔2023〕12号3件申请，“一网通办”5件。
received 3 not_comparable, unknown 5 not_understood
12345件申请。
received 12345 not_comparable
12345热线受理5件。
hotline 5 not_comparable
第12批申请12345个。
received 12345 not_comparable
近30件一次性办结。
outcomes_total ~30 compatible
5月30件申请。
received 30 not_comparable
电话：0571—12345678，申请5件。
received 5 not_comparable
近三年来收到申请37件。
received 37 not_comparable
收到申请约30至40件。
received 30..40 compatible
收到申请30至35件左右。
received 30..35 compatible
予以公开20件，占30%至40%。
disclosed 20 agrees, disclosed 30..40% not_comparable
"""
LISTS = """
受理申请35件，答复38件（含上年结转2件，另有1件结转下年度）。
received 35 differs, outcomes_total 38 agrees, brought_forward 2 agrees, carried_forward 1 agrees, \
closure 37 differs
受理申请37件，收到申请35件，答复38件（含上年结转2件，另有1件结转下年度）。
received 37 agrees, received 35 differs, outcomes_total 38 agrees, brought_forward 2 agrees, \
carried_forward 1 agrees
收到申请约30件，其中自然人28件，法人7件。
received ~30 not_comparable, natural_person 28 differs, organizations 7 agrees
收到申请30件，其中自然人37件。
received 30 differs, natural_person 37 differs
收到申请30件，其中自然人约28件，法人7件。
received 30 differs, natural_person ~28 compatible, organizations 7 agrees
收到申请30件，其中自然人28件，法人7件。
received 30 differs, natural_person 28 differs, organizations 7 agrees, list_sum 35 differs
收到申请36件，其中自然人30件，法人6件，商业企业7件。
received 36 differs, natural_person 30 agrees, organizations 6 differs, \
commercial_enterprise 7 agrees
办结申请5件，其中不予公开2件，过程性信息2件，无法提供2件。
outcomes_total 5 differs, withheld 2 agrees, process_information 2 agrees, unavailable 2 differs
办理建议提案10件，其中建议8件，提案5件。
unknown 10 not_understood, unknown 8 not_understood, unknown 5 not_understood
"""


def pairs(lines: str) -> list[tuple[str, str]]:
    each = [line for line in lines.splitlines() if line]
    return list(zip(each[::2], each[1::2], strict=True))


@pytest.mark.parametrize(
    ("sentence", "expected"), pairs(REQUESTS + OUTCOMES + OTHERS + NOISE + LISTS)
)
def test_a_sentence_says_this(sentence: str, expected: str) -> None:
    assert told(claims(sentence)) == expected


TRIAL_FIGURES = {
    "proactive_disclosure.licensing.previous": 7,
    "proactive_disclosure.licensing.change": -3,
    "proactive_disclosure.penalties.change": 2,
    "proactive_disclosure.fees.previous": 4,
    "proactive_disclosure.fees.change": -1,
    "proactive_disclosure.procurement.projects": 9,
}
TRIAL = """
上一年有行政许可项目7项。
licensing_previous 7 agrees
上一年有行政许可项目6项。
licensing_previous 6 differs
减少行政许可事项3项。
licensing_change 3 agrees
增加行政许可事项3项。
licensing_change 3 differs
增加行政处罚事项2项。
penalties_change 2 agrees
上一年行政事业性收费项目4项。
fees_previous 4 agrees
2018年行政事业性收费上一年项目4项。
fees_previous 4 agrees
减少行政事业性收费1项。
fees_change 1 agrees
增加行政事业性收费1项。
fees_change 1 differs
政府集中采购项目8个。
procurement 8 differs
政府集中采购8次。
procurement 8 not_comparable
"""


@pytest.mark.parametrize(("sentence", "expected"), pairs(TRIAL))
def test_items_and_changes_of_the_trial_form(sentence: str, expected: str) -> None:
    form = EDITIONS["2019"]
    figures: dict[str, Number | None] = {**dict.fromkeys(form.cells, 0), **TRIAL_FIGURES}
    setting = Setting(tables=Tables(form, figures), agency=COUNTY, year=2019)
    assert told(list(claims_in(sentence, setting))) == expected


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("2022年收到申请5件。", "scope"),
        ("予以公开20件，2022年占80%。", "scope"),
        ("热线5件。", "no_cell"),
        ("收取信息处理费5元。", "no_cell"),
        ("行政复议3件，占50%。", "no_cell"),
        ("受理约100件申请。", "approximate"),
        ("网上和信函申请30件。", "open"),
        ("栽种树木5件。", "unknown"),
        ("共1，2，3件。", "unknown"),
        ("收到申请37件。", ""),
        ("收到申请5件。", ""),
    ],
)
def test_a_claim_that_is_not_compared_tells_why(sentence: str, reason: str) -> None:
    assert claims(sentence)[-1].reason == reason


def test_a_share_of_nothing_has_no_whole() -> None:
    zeros: dict[str, Number | None] = dict.fromkeys(EDITIONS["2021"].cells, 0)
    setting = Setting(tables=Tables(EDITIONS["2021"], zeros), agency=COUNTY, year=2023)
    share = list(claims_in("予以公开0件，占0%。", setting))[-1]
    assert (share.status.value, share.reason, share.expected) == (
        "not_comparable",
        "no_whole",
        (),
    )


def test_either_side_of_the_year_has_the_cells_of_both() -> None:
    assert claims("收到申请37件，2件结转。")[-1].cells == (
        "request_handling.brought_forward.total",
        "request_handling.carried_forward.total",
    )


def test_a_claim_knows_its_words_its_clause_and_its_reading() -> None:
    first, second = claims("总体平稳。收到申请50件，办结其中的 3 8 件。")
    assert (first.text, first.span, first.unit) == ("50件", (9, 12), "件")
    assert (second.text, second.value, second.clause) == ("3 8 件", 38, "办结其中的 3 8 件")
    assert first.reading is None
    assert second.reading is second.readings[0]
    assert (second.field, second.edition) == ("overview.text", "2021")
