# SPDX-License-Identifier: Apache-2.0
"""Sentences in which one word decides what a number means, by the rule that they show."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from gaidisclosure.checks import Number
from gaidisclosure.form import EDITIONS
from gaidisclosure.statements import Claim, Setting, Tables, claims_in
from tests.statements.test_spoken import FIGURES

CORNERS = Path(__file__).parent / "corners.csv"
COUNTY = "云溪县人民政府"


def claims(sentence: str, agency: str = COUNTY, field: str = "overview.text") -> list[Claim]:
    setting = Setting(tables=Tables(EDITIONS["2021"], FIGURES), agency=agency, year=2023)
    return list(claims_in(sentence, setting, field))


def told(found: list[Claim]) -> str:
    return ", ".join(f"{each.topic} {each.said} {each.status.value}" for each in found)


def corners(*, trial: bool) -> list[tuple[str, str]]:
    with CORNERS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [(row["sentence"], row["claims"]) for row in rows if (row["rule"] == "trial") is trial]


@pytest.mark.parametrize(("sentence", "expected"), corners(trial=False))
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


@pytest.mark.parametrize(("sentence", "expected"), corners(trial=True))
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
        ("占50%。", "unknown"),
        ("上半年上年结转3件。", "scope"),
        ("上半年结转下年度3件。", "scope"),
        ("共1，2，3件。", "unknown"),
        ("收到申请37件。", ""),
        ("收到申请5件。", ""),
    ],
)
def test_a_claim_that_is_not_compared_tells_why(sentence: str, reason: str) -> None:
    assert claims(sentence)[-1].reason == reason


@pytest.mark.parametrize(
    ("field", "sentence", "expected"),
    [
        ("problems_and_improvements", "收到申请5件。", "received 5 not_comparable"),
        ("problems_and_improvements", "收到申请37件。", "received 37 agrees"),
        ("overview.on_request", "办结5件。", "outcomes_total 5 differs"),
        ("overview.text", "办结5件。", "outcomes_total 5 not_comparable"),
    ],
)
def test_the_part_of_a_report_tells_what_it_speaks_of(
    field: str, sentence: str, expected: str
) -> None:
    assert told(claims(sentence, field=field)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("收到申请37件，均已办结。", "received 37 agrees, carried_forward 0 differs"),
        (
            "收到申请37件，全部在法定期限内办结。",
            "received 37 agrees, carried_forward 0 not_comparable",
        ),
        ("收到申请37件，均已答复。", "received 37 agrees, carried_forward 0 differs"),
        ("收到申请37件，均答复。", "received 37 agrees, carried_forward 0 differs"),
        ("收到申请37件，办结率50%。", "received 37 agrees, completion_rate 50% differs"),
        (
            "收到申请37件，按时办结，办结率50%。",
            "received 37 agrees, completion_rate 50% not_comparable",
        ),
        ("办结率50%。", "completion_rate 50% not_comparable"),
    ],
)
def test_more_left_than_came_from_last_year_cannot_be_all_done(
    sentence: str, expected: str
) -> None:
    left = {**FIGURES, "request_handling.carried_forward.total": 5}
    setting = Setting(tables=Tables(EDITIONS["2021"], left), agency=COUNTY, year=2023)
    assert told(list(claims_in(sentence, setting))) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("收到申请1.2万件。", "received ~12000 compatible"),
        ("收到申请1.3万件。", "received ~13000 compatible"),
        ("收到申请1.4万件。", "received 14000 differs"),
    ],
)
def test_a_half_may_be_rounded_up_or_down(sentence: str, expected: str) -> None:
    rounded = {
        **FIGURES,
        "request_handling.received.total": 12500,
        "request_handling.brought_forward.total": 0,
    }
    setting = Setting(tables=Tables(EDITIONS["2021"], rounded), agency=COUNTY, year=2023)
    assert told(list(claims_in(sentence, setting))) == expected


def test_a_rate_of_zero_is_compared_as_a_share() -> None:
    rate = claims("行政复议纠错率为0。")[-1]
    assert (rate.topic, rate.expected) == ("review_corrected", (Decimal("33.3"), Decimal("33.3")))


def test_a_share_of_nothing_has_no_whole() -> None:
    zeros: dict[str, Number | None] = dict.fromkeys(EDITIONS["2021"].cells, 0)
    setting = Setting(tables=Tables(EDITIONS["2021"], zeros), agency=COUNTY, year=2023)
    share = list(claims_in("予以公开0件，占0%。", setting))[-1]
    assert (share.status.value, share.reason, share.expected) == (
        "not_comparable",
        "no_whole",
        (),
    )


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("收到申请37件，均已办结。", "均已办结"),
        ("全年未收到政府信息公开申请。", "未收到政府信息公开申请"),
        ("无上年结转申请。", "无上年结转申请"),
        ("未发生行政诉讼败诉案件。", "未发生行政诉讼败诉"),
    ],
)
def test_a_zero_in_words_has_a_place(sentence: str, words: str) -> None:
    last = claims(sentence)[-1]
    assert (last.text, sentence[slice(*last.span)]) == (words, words)
    assert (last.value, last.unit) == (0, "")


def test_blank_cells_are_not_compared() -> None:
    blank = {**FIGURES, "request_handling.brought_forward.total": None}
    setting = Setting(tables=Tables(EDITIONS["2021"], blank), agency=COUNTY, year=2023)
    for sentence in ("收到申请30件。", "收到申请37件，网络占30%。", "予以公开20件，占10%。"):
        last = list(claims_in(sentence, setting))[-1]
        assert (last.status.value, last.reason) == ("not_comparable", "blank")


def test_a_balance_that_is_none_has_both_sides() -> None:
    last = claims("受理申请35件，答复38件（含上年结转2件，另有1件结转下年度）。")[-1]
    assert (last.topic, last.value, last.expected) == ("closure", 37, (39,))
    assert last.code == "TEXT-CLOSURE"


def test_a_share_that_differs_has_a_code_of_its_own() -> None:
    codes = [claims(f"予以公开20件，占{share}。")[-1].code for share in ("10%", "52%")]
    assert codes == ["TEXT-SHARE", "TEXT-OUTCOMES"]


def test_a_list_with_what_is_left_is_of_all_at_hand_or_of_the_new_ones() -> None:
    first = claims("受理申请50件，其中予以公开20件，正在办理1件。")[0]
    assert (first.topic, first.expected) == ("in", (39, 37))


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
    assert claims("予以公开20件，占12.5%。")[-1].value == Decimal("12.5")
    assert (second.field, second.edition) == ("overview.text", "2021")
