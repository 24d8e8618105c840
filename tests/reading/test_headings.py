# SPDX-License-Identifier: Apache-2.0
"""Headings in the wordings that agencies use, and what only looks like one."""

from __future__ import annotations

import pytest

from gaidisclosure.document import Paragraph
from gaidisclosure.form import ASPECTS, SECTIONS
from gaidisclosure.reading.text.headings import FRONT, Placed, divided, find_aspects, find_parts


def placed(*lines: str) -> list[Placed]:
    """Paragraphs, those that begin with two wide spaces indented."""
    return [
        (at, Paragraph(line.removeprefix("　　"), indented=line.startswith("　　")))
        for at, line in enumerate(lines)
    ]


HEADINGS = [part.heading for part in SECTIONS]


@pytest.mark.parametrize(
    ("number", "heading"),
    [
        (1, "一、总体情况"),
        (1, "⼀．总体工作情况"),
        (1, "一 概述"),
        (2, "二、行政机关主动公开政府信息情况"),
        (3, "三、行政机关收到和处理政府信息公开申请情况"),
        (4, "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"),
        (5, "五、政府信息公开工作存在的主要问题及改进情况："),
        (6, "六、其他需要报告的事项"),
        (6, "六、其他应报告事项。"),
    ],
)
def test_a_heading_in_other_words(number: int, heading: str) -> None:
    assert find_parts(placed(heading), {}) == {number: 0}


@pytest.mark.parametrize(
    "line",
    [
        "一是总体情况良好。",
        "总体情况",
        "二、主动公开。全年公开120条。",
        "二、主动公开：120条",
        "一、" + "总" * 130 + "总体情况",
        "七、其他需要报告的事项",
    ],
)
def test_what_is_no_heading(line: str) -> None:
    assert find_parts(placed(line), {}) == {}


def test_flush_headings_count_alone_if_complete() -> None:
    lines = [HEADINGS[0], f"　　{HEADINGS[0]}", *HEADINGS[1:], "　　五、问题"]
    assert find_parts(placed(*lines), {}) == {1: 0, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6}


def test_indented_headings_count_where_others_are_missing() -> None:
    lines = placed(*(f"　　{heading}" for heading in HEADINGS))
    assert find_parts(lines, {}) == {number: number - 1 for number in range(1, 7)}


def test_the_last_heading_before_a_table_is_its_own() -> None:
    lines = placed(*HEADINGS, "", *HEADINGS[:2], "table", HEADINGS[2], "table")
    assert find_parts(lines, {2: 9, 3: 11}) == {1: 7, 2: 8, 3: 10}


def test_a_heading_behind_its_table_is_none() -> None:
    assert find_parts(placed("table", HEADINGS[1]), {2: 0}) == {}


@pytest.mark.parametrize(
    ("number", "heading"),
    [
        (1, "(一)主动公开"),
        (2, "（二）依申请公开情况"),
        (3, "（三） 政府信息管理"),
        (4, "四）平台建设。"),
        (5, "（五）监督保障"),
    ],
)
def test_an_aspect_in_other_words(number: int, heading: str) -> None:
    assert find_aspects(placed(heading)) == {number: 0}
    assert find_aspects(placed(f"　　{heading}")) == {number: 0}


def test_aspects_rise_and_flush_ones_count_alone() -> None:
    headings = [aspect.heading for aspect in ASPECTS]
    lines = placed(headings[1], f"　　{headings[2]}", headings[0], headings[1], headings[4])
    assert find_aspects(lines) == {2: 0, 5: 4}


def test_paragraphs_are_divided_at_headings_and_tables() -> None:
    lines = placed("前言", HEADINGS[0], "全年", "table", "表下", HEADINGS[5], "无", "无")
    sections = divided([line for line in lines if line[0] != 3], {1: 1, 6: 5}, {2: 3})
    assert [at for at, _ in sections[FRONT]] == [0]
    assert [at for at, _ in sections[1]] == [2]
    assert [at for at, _ in sections[6]] == [6, 7]
    assert sections[2] == []
