# SPDX-License-Identifier: Apache-2.0
"""The figures in the texts of a draft: held against its tables, with their places."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from gaidisclosure.document import Place
from gaidisclosure.draft import Draft
from gaidisclosure.draft.claims import find_claims, text_remarks
from gaidisclosure.model import Agency, Narrative, Overview
from gaidisclosure.statements import ClaimStatus, TextRemark
from tests.draft.drafted import zero_draft

RECEIVED = "全年收到政府信息公开申请12件。"
ELSEWHERE = "望川县商务局"


def draft_with(**words: Any) -> Draft:
    return zero_draft(narrative=Narrative(**words))


def remarks(draft: Draft) -> list[TextRemark]:
    return [*text_remarks(draft, draft.figures())]


def test_a_blank_cell_contradicts_a_text_only_if_it_means_zero() -> None:
    draft = draft_with(preface=RECEIVED)
    rows = ("received", "brought_forward")
    blank = draft.replace({f"request_handling.{row}.total": "" for row in rows})
    (kept,) = find_claims(blank)
    (zero,) = find_claims(blank, "zero")
    assert kept.status is ClaimStatus.NOT_COMPARABLE
    assert zero.status is ClaimStatus.DIFFERS


@pytest.mark.parametrize(
    ("agency", "differs"), [("云溪县人民政府", True), ("云溪县商务局", False), (None, False)]
)
def test_figures_of_a_whole_county_are_those_of_its_government(
    agency: str | None, differs: bool
) -> None:
    draft = draft_with(preface="全县收到政府信息公开申请12件。")
    issued = evolve(draft, issuer=Agency(agency) if agency else None)
    assert [each.code for each in remarks(issued)] == ["TEXT-RECEIVED"] * differs


def test_a_claim_and_a_misprint_know_their_lines() -> None:
    lines = ("全年工作平稳。", RECEIVED, "依据国务院令第711条编制。", "无。")
    draft = draft_with(overview=Overview(text="\n".join(lines)))
    places = tuple(Place(line) for line in (3, 5, 7, 9))
    placed = evolve(draft, text_places={"overview.text": places})
    told = [(each.code, each.words, each.place) for each in remarks(placed)]
    assert told == [
        ("TEXT-RECEIVED", "12件", Place(5)),
        ("TEXT-MISPRINT", "国务院令第711条", Place(7)),
    ]
    assert [each.place for each in find_claims(placed)] == [Place(5)]
    assert [each.place for each in find_claims(draft)] == [None]


@pytest.mark.parametrize(
    ("field", "before", "after"),
    [
        ("title", "", "政府信息公开工作年度报告"),
        ("preface", "现将情况公布如下。", "依法编制本报告。"),
        ("problems_and_improvements", "", "存在不足。"),
        ("other_matters", "无。\n", "\n2024年1月10日"),
        ("other_matters", "无。\n", ""),
    ],
)
def test_another_body_is_told_where_a_report_names_its_own(
    field: str, before: str, after: str
) -> None:
    (found,) = remarks(draft_with(**{field: f"{before}{ELSEWHERE}{after}"}))
    start = len(before)
    assert (found.code, found.field, found.words) == ("TEXT-BODY", field, ELSEWHERE)
    assert found.span == (start, start + len(ELSEWHERE))


@pytest.mark.parametrize(
    "words",
    [
        {"problems_and_improvements": f"存在不足。{ELSEWHERE}有经验。"},
        {"problems_and_improvements": f"存在不足。\n{ELSEWHERE}", "other_matters": "无。"},
        {"other_matters": f"无。\n{ELSEWHERE}{'与我局联合开展政务公开培训' * 3}。"},
    ],
)
def test_another_body_may_be_meant_anywhere_else(words: dict[str, str]) -> None:
    assert remarks(draft_with(**words)) == []
