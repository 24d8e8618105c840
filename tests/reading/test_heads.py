# SPDX-License-Identifier: Apache-2.0
"""Agency, year and period from the heads that agencies print."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import gaidisclosure as gd
from gaidisclosure.draft import Draft
from tests.reading.heads import BODY, BUREAU, LAW, PERIODS, SENTENCES, SUBJECT, TITLES, Head

_MORE = json.loads((Path(__file__).parents[1] / "data" / "heads.json").read_text("utf-8"))
"""Heads written by somebody who had not seen the reader."""


def read(head: Head) -> Draft:
    return gd.read_text("\n\n".join((*head.lines, *BODY, *head.below)))


@pytest.mark.parametrize("head", [*TITLES, *SENTENCES, *PERIODS], ids=lambda head: head.lines[0])
def test_a_head_says_who_and_when(head: Head) -> None:
    draft = read(head)
    period = (draft.period.start, draft.period.end) if draft.period else None
    assert (draft.agency, draft.year, period) == (head.agency, head.year, head.period)
    doubts = [doubt.found for doubt in draft.doubts if doubt.code == "reading.doubt.agency"]
    assert doubts == ([head.agency] if head.told else [])
    assert draft.narrative.other_matters == "无。"


@pytest.mark.parametrize("head", _MORE, ids=lambda head: head["lines"][0][:40])
def test_a_head_of_another_hand(head: dict[str, Any]) -> None:
    draft = read(Head(tuple(head["lines"]), below=tuple(head["below"])))
    period = [str(draft.period.start), str(draft.period.end)] if draft.period else None
    assert (draft.agency, draft.year, period) == (head["agency"], head["year"], head["period"])


@pytest.mark.parametrize(
    "said",
    [
        "统计期限自2023年12月31日起至2023年1月1日止",
        "统计期限自2023年2月30日起至2023年12月31日止",
        "统计期限自2023年13月至14月",
    ],
)
def test_a_period_that_cannot_be_read_is_in_doubt(said: str) -> None:
    draft = read(Head((f"{BUREAU}2023年{SUBJECT}", f"{LAW}所列数据的{said}。")))
    assert draft.period is None
    assert [d.found for d in draft.doubts if d.code == "reading.doubt.period"] == [said]


@pytest.mark.parametrize(
    "line",
    [
        "如有疑问，请与我局联系。",
        "本报告由本机关编制。",
        "请与工作人员联系。",
        "由有关部门编制，现向社会公布。",
    ],
)
def test_a_sentence_that_names_nobody(line: str) -> None:
    assert read(Head((f"2023年{SUBJECT}", line))).agency is None


@pytest.mark.parametrize("mark", [" - ", "—", "——", " _ ", "·"])
def test_a_mark_before_the_year_is_not_of_the_name(mark: str) -> None:
    draft = read(Head((f"{BUREAU}{mark}2023年{SUBJECT}", LAW)))
    assert (draft.agency, draft.year) == (BUREAU, 2023)


def test_a_letter_among_the_digits_makes_no_year() -> None:
    assert read(Head((f"{BUREAU}2O23年{SUBJECT}",))).year is None


def test_a_name_that_no_agency_can_have() -> None:
    assert read(Head((f"……2023年{SUBJECT}", LAW))).agency is None
