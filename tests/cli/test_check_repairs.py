# SPDX-License-Identifier: Apache-2.0
"""What ``check`` says of repairs: which figure, what it should be, and how sure that is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure import AnnualReport2021, Draft, strategies
from gaidisclosure.checks import cell_label
from gaidisclosure.i18n import LOCALES
from tests import contract
from tests.cli.test_check_text import printed, shown

REVIEW = "review_litigation.review."
RECEIVED = "request_handling.received."
WIDE = 400


@given(strategies.drafts(), st.sampled_from(LOCALES))
def test_the_first_repair_of_every_part_is_told(draft: Draft, locale: str) -> None:
    text = shown(printed(draft), WIDE, locale)
    for component in draft.check().location.components:
        for change in component.repairs[0] if component.repairs else ():
            assert cell_label(change.cell, draft.edition, locale) in text
            assert change.reason(locale) in text


def test_the_only_repair_stands_with_its_line(draft: Draft) -> None:
    text = shown(printed(draft.replace({RECEIVED + "natural_person": 3})), WIDE)
    assert text.splitlines()[-2:] == [
        "  改动最少的办法只有一种，改 1 处：",
        "  · 第 11 行：一、本年新收政府信息公开申请数量 / 自然人：3 应为 0（看错或打错了一位数字）",
    ]


def test_alternatives_stand_likeliest_first(draft: Draft) -> None:
    text = shown(printed(draft.replace({REVIEW + "total": 3})), WIDE, "en")
    found = text.splitlines()[-6:]
    assert found[0] == (
        "  5 repairs are equally small, each changing 1 figure; "
        "the sums cannot tell which is right. Likeliest first:"
    )
    assert found[1].endswith("3 should be 0 (the total was not brought up to date)")
    assert all("0 should be 3 (" in line for line in found[2:])
    assert len({line.partition(": ")[0] for line in found[1:]}) == 5


def test_repairs_of_several_changes_stand_one_a_line(draft: Draft) -> None:
    both = draft.replace({RECEIVED + "natural_person": 30, RECEIVED + "total": 45})
    text = shown(both, WIDE)
    assert "改动最少的办法只有一种，改 2 处：" in text
    assert len([line for line in text.splitlines() if "应为 0" in line]) == 2


def test_many_alternatives_are_cut_short(draft: Draft) -> None:
    rows, two = contract.OUTCOMES["2021"], ("natural_person", "commercial_enterprise")
    wrong = {f"{contract.T3}.{row}.{column}": 5 for row in rows for column in two}
    wrong |= {f"{contract.T3}.{row}.total": 10 for row in rows}
    for row in ("outcomes.total", "received"):
        wrong |= {f"{contract.T3}.{row}.{column}": 5 * len(rows) for column in two}
        wrong[f"{contract.T3}.{row}.total"] = 10 * len(rows)
    flow = Draft.from_report(AnnualReport2021.zero("云溪县商务局", 2023)).replace(wrong)
    assert flow.check().ok
    moved = f"{contract.T3}.outcomes.disclosed."
    wrong = {moved + "natural_person": 3, moved + "commercial_enterprise": 7}
    text = shown(flow.replace(wrong), WIDE)
    assert "改 2 处即可相符的办法有 " in text
    assert "  · 另有 " in text
    assert text.count("；") >= 6


def test_what_cannot_be_told_has_to_be_looked_up(draft: Draft) -> None:
    text = shown(draft.replace({"proactive_disclosure.licensing": -3}), WIDE)
    assert "不可能成立的数据：\n  · 行政许可 / 本年处理决定数量：-3 有误，" in text
    assert "请查原始台账" in text


def test_where_nothing_is_found_it_is_said(draft: Draft) -> None:
    cells = [path for path in contract.cells("2021") if path.startswith(contract.T3)]
    chaos = {path: number * number for number, path in enumerate(cells)}
    text = shown(draft.replace(chaos), WIDE)
    assert "没有找到改动几处即可相符的办法" in text
    assert "应为 0" not in text.partition("没有找到")[2]


def test_a_figure_that_cannot_be_is_told_with_the_range_that_would_do(draft: Draft) -> None:
    bad = {REVIEW + "upheld": -4, REVIEW + "corrected": 7, REVIEW + "total": 0}
    text = shown(draft.replace(bad), WIDE)
    assert "行政复议 总计：0 有误，应不少于 7，请查原始台账；" in text


def test_a_range_that_only_the_bound_of_a_count_ends_has_no_upper_limit(draft: Draft) -> None:
    """Blank totals leave a figure room up to the bound, less what the same total holds besides."""
    disclosed = f"{contract.T3}.outcomes.disclosed.commercial_enterprise"
    column = f"{contract.T3}.{{}}.commercial_enterprise".format
    wrong: dict[str, int | None] = {path: None for path in draft.cells if path.endswith("total")}
    wrong |= {column("received"): 3, column("outcomes.total"): 9, disclosed: 9}
    wrong |= {column("carried_forward"): None, f"{contract.T3}.received.natural_person": 5}
    wrong |= {f"{contract.T3}.outcomes.disclosed.natural_person": 5}
    wrong |= {f"{contract.T3}.outcomes.total.natural_person": 5}
    verdict = draft.replace(wrong).check()
    (change,) = next(each for each in verdict.repairs if each[0].cell == column("received"))
    assert (change.least, change.most) == (9, 10**15 - 1 - 5)
    assert "商业企业：3 有误，应不少于 9，请查原始台账" in shown(draft.replace(wrong), WIDE)


def test_repairs_beyond_what_is_certain_say_so(draft: Draft) -> None:
    cells = [path for path in draft.cells if path.startswith(RECEIVED[:-9])]
    wrong = {path: 17 * n * n for n, path in enumerate(cells[::23], 1)}
    text = shown(draft.replace(wrong), WIDE)
    assert "没有找到改动几处即可相符的办法，请对照原始台账逐项核对：" in text


def test_blanks_that_follow_are_counted(draft: Draft) -> None:
    blank = draft.replace({REVIEW + "other": None, "proactive_disclosure.licensing": None})
    assert "其中 1 个可由其余数据按勾稽关系推出。" in shown(blank, WIDE)
    only = draft.replace({"proactive_disclosure.licensing": None})
    assert "推出" not in shown(only, WIDE)
