# SPDX-License-Identifier: Apache-2.0
"""Words of a filled file that may be of another report, which are told."""

from __future__ import annotations

import pytest
from attrs import evolve

import gaidisclosure as gd
from gaidisclosure.model import Narrative
from tests.filling.last_year import (
    HEADER,
    NEW,
    OLD,
    PAGE,
    TITLE,
    WRITERS,
    codes,
    with_header,
)


def test_words_of_last_year_are_told() -> None:
    words = "2023年收到申请\n新收申请12件\n依据国务院令第711号\n没有变化\n2024年1月1日"
    old = evolve(OLD, narrative=Narrative(other_matters=words.replace("\n2024年1月1日", "")))
    new = evolve(NEW, narrative=Narrative(preface="本年度情况良好。", other_matters="没有变化"))
    filled = gd.fill(gd.to_docx(old), new)
    assert codes(filled) == ["year", "figure", "text"]
    assert [doubt.found for doubt in filled.doubts] == [
        "2023年收到申请",
        "新收申请12件",
        "本年度情况良好。",
    ]
    assert filled.doubts[0].place is not None
    assert "2023年收到申请" in filled.doubts[0].message("en")


def _told(words: str) -> list[str]:
    old = evolve(OLD, narrative=Narrative(preface=words))
    return codes(gd.fill(gd.to_docx(old, data=False), NEW))


@pytest.mark.parametrize(
    "words",
    [
        "统计期限自2023年1月1日起至2023年12月31日止，全年共收到申请12件。",
        "共收到申请十二件",
        "收到申请壹拾贰件",
        "主动公开①条",
        "增长百分之五",
        "增长两倍",
        "新收申请为零",
        "全年未收到政府信息公开申请。",
        "无行政复议和行政诉讼。",
        "2. 主动公开政府信息12件",
    ],
)
def test_figures_in_other_words_are_told(words: str) -> None:
    assert _told(words) in (["figure"], ["remark"])


@pytest.mark.parametrize("words", ["二〇二三年，我局主动公开信息。", "２０２３年", "二零二三年度"])
def test_years_in_other_digits_are_told(words: str) -> None:
    assert _told(words) == ["year"]


@pytest.mark.parametrize(
    "words",
    [
        "一年来，我局进一步加强管理，一起落实，第一次公布。",
        "依据《条例》第二十条、第50条编制，原因为第十四项。",
        "没有其他需要报告的事项。",
    ],
)
def test_words_without_figures_are_not_told(words: str) -> None:
    assert _told(words) == []


ROW = "<tr><td>2023年收到</td><td>12</td></tr>"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("</main>", f"<table>{ROW}{ROW}</table></main>", ["year"]),
        ("</main>", "<table><tr><td>主动公开</td><td>12</td></tr></table></main>", ["figure"]),
        ("</main>", "<table><tr><td>局长</td><td></td></tr></table></main>", []),
        ("<thead>", "<thead><tr><td colspan=9>2023年度数据</td></tr>", ["year"]),
    ],
)
def test_words_in_tables_are_told_once_for_each(old: str, new: str, told: list[str]) -> None:
    filled = gd.fill(PAGE.replace(old, new, 1).encode(), NEW)
    assert (filled.missing, codes(filled)) == ((), told)


def test_the_name_of_another_agency_is_told() -> None:
    sentence = "<p>云溪县商务局高度重视政府信息公开工作。</p><h2>"
    table = "<table><tr><td>单位<td>云溪县商务局<tr><td>表<td>一</table><h2>"
    for words in (sentence, table):
        page = PAGE.replace("<h2>", words, 1).replace("<h2", words.replace("<h2>", "<h2"), 1)
        assert codes(gd.fill(page.encode(), NEW))[:1] == ["agency"]
        same = gd.AnnualReport2021.zero("云溪县商务局", 2024)
        assert codes(gd.fill(page.encode(), same)) == []


def test_words_aside_of_the_text_are_told() -> None:
    filled = gd.fill(with_header(HEADER), NEW)
    assert [doubt.found for doubt in filled.doubts] == ["2023年收到12件"]
    meta = f'<meta name="description" content="{TITLE}，收到12件"><meta name="a"><title>'
    filled = gd.fill(PAGE.replace("<title>", meta, 1).encode(), NEW)
    assert codes(filled) == ["year"]


def test_figures_of_a_text_that_differ_from_the_new_tables_are_told() -> None:
    words = "全年收到政府信息公开申请12件，均已办结。\n开展培训2场。"
    old = evolve(OLD, narrative=Narrative(overview=gd.Overview(text=words)))
    for write in WRITERS.values():
        filled = gd.fill(write(old), evolve(NEW, agency=OLD.agency, period=OLD.period))
        assert codes(filled) == ["remark", "figure"]
        assert filled.doubts[0].cells[0].startswith("request_handling.")
        assert "12件" in filled.doubts[0].message("en")
        assert filled.doubts[1].found == "开展培训2场。"


def test_a_text_that_says_what_its_tables_do_not_is_told_of_the_report_itself() -> None:
    words = "全年收到政府信息公开申请12件。\n未发生行政复议。"
    told = evolve(NEW, narrative=Narrative(overview=gd.Overview(text=words)))
    filled = gd.fill(gd.to_docx(told, data=False), told)
    assert codes(filled) == ["remark"]
