# SPDX-License-Identifier: Apache-2.0
"""Who is summed, who is not, and why."""

from __future__ import annotations

import pytest

import gaidisclosure as gd
from tests.relations.summing import (
    CODE,
    GOVERNMENT,
    LICENSING,
    RECEIVED,
    codes,
    left_out,
    some,
    summed,
    told,
    zero,
)

TOTAL = "request_handling.received.total"


def test_wrong_and_blank_members_are_left_out_and_named() -> None:
    wrong = zero("云溪县审计局").replace({RECEIVED: 2})
    blank = zero("云溪县教育局").replace({RECEIVED: None})
    found = summed(("a.docx", wrong), ("b.docx", blank), zero())
    assert left_out(found) == {"a.docx": "MEMBER-INVALID", "b.docx": "MEMBER-BLANK"}
    assert [fault.code for fault in found.left_out[0].faults] == [
        "T3-ROW:received",
        "T3-BAL:natural_person",
    ]
    reasons = [each.reason for each in found.left_out if each.reason]
    assert [(each.sources, each.cells, each.actual, each.edition) for each in reasons] == [
        (("云溪县审计局（a.docx）",), (), 2, "2021"),
        (("云溪县教育局（b.docx）",), (RECEIVED,), 1, "2021"),
    ]
    assert "云溪县教育局（b.docx）：有 1 个单元格没有数据" in found.findings[1].message("zh")
    assert repr(found) == f"<Consolidation '2021' '{GOVERNMENT}' 2023 members=1 left_out=2>"
    assert repr(found.left_out[0]) == "<Member 'a.docx' '云溪县审计局' reason='MEMBER-INVALID'>"


def test_a_blank_total_follows_and_is_no_gap() -> None:
    draft = zero().replace({TOTAL: None, "request_handling.outcomes.other.other.total": None})
    assert summed(draft).report == gd.AnnualReport2021.zero(GOVERNMENT, 2023)


@pytest.mark.parametrize(("text", "stays_out"), [("", False), ("/", True), ("若干", True)])
def test_blanks_are_zero_only_if_somebody_says_so(text: str, stays_out: bool) -> None:
    draft = zero().replace({RECEIVED: text, "request_handling.received.total": ""})
    other = zero("云溪县审计局")
    assert left_out(summed(draft, other)) == {"云溪县商务局": "MEMBER-BLANK"}
    found = summed(draft, other, blanks="zero")
    assert bool(found.left_out) is stays_out


def test_a_blank_leaf_among_figures_is_zero_and_its_total_is_not() -> None:
    people = {"commercial_enterprise": 3, "natural_person": None, "total": None}
    rows = ("received", "outcomes.disclosed", "outcomes.total")
    cells = {
        f"request_handling.{row}.{column}": figure
        for row in rows
        for column, figure in people.items()
    }
    found = summed(zero().replace(cells), blanks="zero")
    assert found.report.request_handling.received.total == 3


def test_an_included_member_counts_as_filled_in() -> None:
    wrong = zero("云溪县审计局").replace({RECEIVED: 2, LICENSING: None})
    found = summed(zero(), wrong, include=["云溪县 审计局"])
    assert codes(found) == ["INCLUDED"]
    assert found.findings[0].cells == (LICENSING,)
    assert found.findings[0].actual == 3
    assert found.draft.figures()[RECEIVED] == 2
    assert found.draft.cells[LICENSING].state is gd.State.BLANK
    assert [*found.by_member(LICENSING).values()] == [0, None]
    with pytest.raises(gd.InvalidReportError, match="CELL-BLANK"):
        _ = found.report


def test_an_excluded_member_does_not_count() -> None:
    found = summed(
        ("d/a.docx", some("甲县局", licensing=1)),
        ("d/b.docx", zero("乙县局", code=CODE)),
        zero("丙县局"),
        exclude=("a.docx", CODE.lower(), "丁县局"),
        include=("甲县局", "庚县局"),
    )
    assert told(found) == [
        ("EXCLUDED", "甲县局（d/a.docx）"),
        ("EXCLUDED", "乙县局（d/b.docx）"),
        ("UNMATCHED", "庚县局"),
        ("UNMATCHED", "丁县局"),
    ]
    assert found.findings[0].severity is gd.Severity.NOTE
    assert found.findings[2].severity is gd.Severity.WARNING
    assert [member.name for member in found.members] == ["丙县局"]


@pytest.mark.parametrize("name", ["a.docx", "d\\A.docx", "d/a.docx", "甲县局", "甲 县局"])
def test_a_member_may_be_named_in_many_ways(name: str) -> None:
    found = summed(("d\\a.docx", zero("甲县局")), zero(), exclude=name)
    assert left_out(found) == {"d\\a.docx": "MEMBER-EXCLUDED"}
    assert [repr(member) for member in found.members] == ["<Member '云溪县商务局'>"]


def test_files_that_cannot_be_read_are_named() -> None:
    error = gd.UnreadableError("reading.no_report")
    found = summed(("x.docx", error), zero())
    assert left_out(found) == {"x.docx": "MEMBER-UNREADABLE"}
    assert found.left_out[0].error is error
    assert str(found.left_out[0]) == "x.docx"
    assert (found.left_out[0].name, found.left_out[0].year) == (None, None)
    assert found.left_out[0].unified_social_credit_code is None
    nameless = summed(error, zero())  # no file, no agency
    assert left_out(nameless) == {"": "MEMBER-UNREADABLE"}


def test_the_year_is_that_of_most_or_as_given() -> None:
    given = [zero("甲县局", 2022), zero("乙县局"), zero("丙县局"), zero("丁县局", 2024)]
    found = summed(*given)
    assert found.draft.year == 2023
    assert left_out(found) == {"甲县局": "MEMBER-YEAR", "丁县局": "MEMBER-YEAR"}
    assert "“甲县局”是 2022 年度的年报" in found.findings[0].message("zh")
    assert (found.findings[0].expected, found.findings[0].actual) == (2023, 2022)
    found = summed(*given, year=2022, include=["丁县局"])
    assert [member.name for member in found.members] == ["甲县局", "丁县局"]
    assert codes(found) == ["YEAR", "YEAR", "INCLUDED"]
    assert summed(*given[1:2], *given[3:]).draft.year == 2024


def test_a_member_without_a_year_counts_only_among_such() -> None:
    timeless = gd.Draft.from_figures("甲县局", None, zero().figures())
    assert left_out(summed(zero(), timeless)) == {"甲县局": "MEMBER-NO-YEAR"}
    assert summed(timeless).draft.year is None


def test_a_year_can_be_that_of_the_period() -> None:
    period = gd.ReportingPeriod.of_year(2023)
    draft = gd.Draft(edition="2021", period=period, cells=zero().cells)
    assert told(summed(("a.docx", draft), zero())) == [("UNNAMED", "a.docx")]


def test_another_edition_is_never_added() -> None:
    old = gd.AnnualReport2019.zero("甲县局", 2023)
    found = summed(old, zero("乙县局"), zero("丙县局"), include=["甲县局"])
    assert told(found) == [("EDITION", "甲县局")]
    (note,) = found.findings
    assert (note.expected, note.actual, note.edition) == ("2021", "2019", "2019")
    assert summed(old, zero()).draft.edition == "2021"
    assert summed(old).report == gd.AnnualReport2019.zero(GOVERNMENT, 2023)


def test_an_agency_that_is_there_twice_counts_once_if_its_figures_are_equal() -> None:
    found = summed(("a", some("甲县局", licensing=1)), ("b", some("甲县 局", licensing=1)))
    assert found.report.proactive_disclosure.licensing == 1
    assert left_out(found) == {"b": "MEMBER-REPEATED"}
    assert found.findings[0].severity is gd.Severity.NOTE
    assert told(found) == [("REPEATED", "甲县局（a）", "甲县 局（b）")]
    assert [[each.source for each in group] for group in found.doubled] == [["a", "b"]]
    assert repr(found).endswith("members=1 left_out=1 doubled=1>")


def test_of_other_figures_none_is_taken_unless_one_is_chosen() -> None:
    given = [
        ("a", some("甲县局", licensing=1)),
        ("b", some("甲县局", licensing=2)),
        ("c", some("甲县局", licensing=2)),
        ("d", zero("乙县局", code=CODE)),
        ("e", zero("乙县办公室", code=CODE).replace({LICENSING: 5})),
        ("f", zero("丙县局")),
    ]
    found = summed(*given)
    assert left_out(found) == dict.fromkeys("abcde", "MEMBER-DOUBLED")
    assert codes(found) == ["DOUBLED", "DOUBLED"]
    assert [each.sources for each in found.findings] == [
        ("甲县局（a）", "甲县局（b）", "甲县局（c）"),
        ("乙县局（d）", "乙县办公室（e）"),
    ]
    found = summed(*given, include=["b", "e"])
    assert [member.source for member in found.members] == ["b", "e", "f"]
    assert left_out(found) == {
        "a": "MEMBER-DOUBLED",
        "c": "MEMBER-REPEATED",
        "d": "MEMBER-DOUBLED",
    }
    assert found.report.proactive_disclosure.licensing == 7
    assert left_out(summed(*given, include=["甲县局"]))["a"] == "MEMBER-DOUBLED"
    assert left_out(summed(*given, exclude=["a", "d"])) == {
        "a": "MEMBER-EXCLUDED",
        "c": "MEMBER-REPEATED",
        "d": "MEMBER-EXCLUDED",
    }


def test_two_years_of_an_agency_are_not_twice_the_same() -> None:
    found = summed(zero(), zero(year=2022), zero("甲县局"), include=["云溪县商务局"])
    assert not found.doubled
    assert len(found.members) == 3
