# SPDX-License-Identifier: Apache-2.0
"""The problems of a file: each violation, warning and gap once, and the names of files."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given

from gaidisclosure import Draft, Narrative, Overview, dumps, read_text, strategies, to_text
from gaidisclosure.checks import Severity, Violation
from gaidisclosure.cli.judging import Judged, NotJudged, judge
from gaidisclosure.cli.outputs.problems import UNREADABLE, Problem, located, problems_of
from gaidisclosure.codec.refused import Loaded
from gaidisclosure.document import Place
from gaidisclosure.errors import UnreadableError
from gaidisclosure.i18n import LOCALES
from gaidisclosure.reading.folders import Found
from tests.cli.machines import judged, told

ROW = "request_handling.received."
TOTAL, PERSON = f"{ROW}total", f"{ROW}natural_person"
DIRECT = "review_litigation.litigation_direct."


@given(strategies.drafts())
def test_each_violation_and_each_gap_is_a_problem_once(draft: Draft) -> None:
    found = Counter[tuple[str, frozenset[str]]]()
    gaps = {gap.code for gap in draft.check().gaps}
    for each in problems_of(judged(draft), "en"):
        cells = [spot.cell for spot in each.spots]
        if each.code in gaps and cells:
            found.update((each.code, frozenset([cell])) for cell in cells)
        else:
            found[each.code, frozenset(cells)] += 1
    assert found == told(draft) + Counter(
        (gap.code, frozenset[str]()) for gap in draft.check().gaps if not gap.cells
    )


@given(strategies.drafts())
def test_a_file_passes_if_no_problem_refuses_it(draft: Draft) -> None:
    verdict, found = judged(draft), [*problems_of(judged(draft), "zh_Hans")]
    assert (verdict.conclusion == "valid") is not any(each.refuses for each in found)
    errors = sum(each.level == "error" for each in found)
    assert errors == len(verdict.verdict.errors)


def one(draft: Draft, code: str, locale: str = "zh_Hans") -> Problem:
    (found,) = (each for each in problems_of(judged(draft), locale) if each.code == code)
    return found


def test_the_figure_that_is_certainly_wrong_is_looked_at_first(draft: Draft) -> None:
    row = one(draft.replace({PERSON: 1}), "T3-ROW:received")
    assert row.spots[0].cell == PERSON
    assert row.spots[0].label == "一、本年新收政府信息公开申请数量 / 自然人"
    assert row.remedy == (
        "改动最少的办法只有一种，改 1 处：\n"
        "· 一、本年新收政府信息公开申请数量 / 自然人：1 应为 0（看错或打错了一位数字）"
    )
    assert row.words == f"{row.message}\n{row.remedy}"


def test_else_the_total_is_looked_at_first(draft: Draft) -> None:
    block = one(
        draft.replace({f"{DIRECT}total": 3, f"{DIRECT}other": 1}), "T4-SUM:litigation_direct"
    )
    assert [each.cell for each in block.spots][:2] == [f"{DIRECT}total", f"{DIRECT}upheld"]
    assert "· " in block.remedy


def test_an_unlawful_figure_has_its_repair(draft: Draft) -> None:
    found = one(draft.replace({TOTAL: -1}), "CELL-NEGATIVE")
    assert "应为 0" in found.remedy
    fees = one(draft.replace({"proactive_disclosure.fees": "-1"}), "CELL-NEGATIVE")
    assert "proactive_disclosure.fees" in {each.cell for each in fees.spots}
    assert fees.remedy


def test_blank_neighbours_are_one_problem(draft: Draft) -> None:
    blank = draft.replace(dict.fromkeys((PERSON, f"{ROW}commercial_enterprise", TOTAL)))
    pair, alone = (each for each in problems_of(judged(blank), "en"))
    assert [spot.cell for spot in pair.spots] == [PERSON, f"{ROW}commercial_enterprise"]
    assert "2 cells: The cell is blank." in pair.message
    assert alone.message.startswith("I. Requests received this year")
    assert (pair.level, pair.refuses, pair.remedy) == ("warning", True, "")


def test_lines_are_told_where_the_file_has_some(draft: Draft) -> None:
    def put(place: Place | None) -> Draft:
        wrong = draft.replace({PERSON: 1})
        cell = evolve(wrong.cells[PERSON], place=place)
        return evolve(wrong, cells={**wrong.cells, PERSON: cell})

    lines = [
        one(put(place), "T3-ROW:received").line
        for place in (Place(line=7), Place(line=7, page=2), Place(sheet="表", address="B2"), None)
    ]
    assert lines == [7, 1, 1, 1]
    assert one(put(Place(line=7)), "T3-ROW:received").message.startswith("第 7 行：")


def test_a_note_refuses_nothing(draft: Draft) -> None:
    note = Violation("YEAR-EDITION", severity=Severity.NOTE)
    verdict = evolve(draft.check(), violations=(note,))
    (found,) = problems_of(Judged("a", Loaded(draft), verdict), "en")
    assert (found.level, found.refuses, found.spots) == ("note", False, ())


@pytest.mark.parametrize("locale", LOCALES)
def test_a_file_without_a_report_is_a_problem(locale: str) -> None:
    judgement = judge(Found("nothing.txt"), "keep", locale)
    assert isinstance(judgement, NotJudged)
    (found,) = problems_of(judgement, locale)
    assert (found.code, found.level, found.reason) == (UNREADABLE, "error", "reading.missing")
    assert found.message == judgement.error
    (bare,) = problems_of(NotJudged("a", "b"), locale)
    assert bare.reason == ""
    assert isinstance(judgement.cause, UnreadableError)


def test_a_fault_of_the_document_is_a_problem(draft: Draft, tmp_path: Path) -> None:
    data = dumps(draft.seal()).replace("云溪县商务局".encode(), b"")
    (tmp_path / "a.json").write_bytes(data)
    found, missing = problems_of(judge(Found("a.json"), "keep", "en"), "en")
    assert (found.code, found.level) == ("TEXT-EMPTY", "error")
    assert (missing.code, missing.level, missing.refuses) == ("AGENCY-MISSING", "warning", True)
    assert [each.label for each in found.spots] == ["name of the agency"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("./甲//乙.docx", "甲/乙.docx"),
        ("-", "stdin"),
        ("../甲.docx", "../甲.docx"),
        ("../../a/../b", "../../a/_/b"),
        ("all.zip/../../../甲.docx", "all.zip/_/_/_/甲.docx"),
        ("..", ".."),
        ("/elsewhere/甲.docx", "/elsewhere/甲.docx"),
        ("\udce8\udca7\udc84", "规"),
    ],
)
def test_names_are_relative_and_lead_out_of_no_archive(name: str, found: str) -> None:
    assert located(name) == found


def test_a_name_below_the_folder_of_the_run_is_relative(folder: Path) -> None:
    assert located(str(folder / "甲" / "乙.docx")) == "甲/乙.docx"


def test_a_remark_on_a_text_is_a_note_at_its_line(draft: Draft) -> None:
    words = Narrative(
        overview=Overview(text="工作平稳。\n全年收到申请9999件，依据国务院令第711条。")
    )
    read = read_text(to_text(evolve(draft, narrative=words)))
    verdict = Judged("a.txt", Loaded(read), read.check(text=True))
    found = [each for each in problems_of(verdict, "en") if each.code.startswith("TEXT-")]
    assert [(each.code, each.level, each.refuses) for each in found] == [
        ("TEXT-RECEIVED", "note", False),
        ("TEXT-MISPRINT", "note", False),
    ]
    line = to_text(evolve(draft, narrative=words)).splitlines()[found[0].at - 1]
    assert "9999件" in line
