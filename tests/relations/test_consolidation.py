# SPDX-License-Identifier: Apache-2.0
"""Sums of reports: who is summed, who is not, and why."""

from __future__ import annotations

import pickle
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import gaidisclosure as gd
from gaidisclosure.checks import RULES
from gaidisclosure.i18n import LOCALES
from gaidisclosure.model.report import AnyReport
from gaidisclosure.relations import Consolidation, Member

GOVERNMENT = "云溪县人民政府"
RULES_ISSUED = "proactive_disclosure.government_rules.issued"
LICENSING = "proactive_disclosure.licensing"
FEES = "proactive_disclosure.fees"
RECEIVED = "request_handling.received.natural_person"
TOTAL = "request_handling.received.total"
OTHER = "request_handling.outcomes.other"
CODE = "11341702486344515H"
TITLE = "云溪县财政局2023年政府信息公开工作年度报告"


def zero(name: str = "云溪县商务局", year: int = 2023, code: str | None = None) -> gd.Draft:
    agency = gd.Agency(name, unified_social_credit_code=code)
    return gd.Draft.from_report(gd.AnnualReport2021.zero(agency, year))


def some(name: str, **cells: int | str | Decimal | None) -> gd.Draft:
    return zero(name).replace({f"proactive_disclosure.{path}": n for path, n in cells.items()})


def summed(*given: Any, **options: Any) -> Consolidation:
    return gd.consolidate(given, agency=options.pop("agency", GOVERNMENT), **options)


def codes(found: Consolidation) -> list[str]:
    return [each.code.removeprefix("MEMBER-") for each in found.findings]


def told(found: Consolidation) -> list[tuple[str, ...]]:
    """The codes of all findings, each with the members that it is about."""
    return [(code, *each.sources) for code, each in zip(codes(found), found.findings, strict=True)]


def left_out(found: Consolidation) -> dict[str, str]:
    return {each.source: each.reason.code for each in found.left_out if each.reason}


def test_figures_are_added_exactly() -> None:
    first = some("云溪县商务局", fees=Decimal("0.1"), licensing=3)
    second = gd.AnnualReport2021.zero("云溪县审计局", 2023)
    third = some("云溪县教育局", fees=Decimal("0.20"), licensing=10**15 - 4)
    found = summed(first, second, third)
    assert found.report.proactive_disclosure.fees == Decimal("0.3")
    assert found.report.proactive_disclosure.licensing == 10**15 - 1
    assert (found.report.agency.name, found.report.year) == (GOVERNMENT, 2023)
    assert [*found.by_member("行政许可").values()] == [3, 0, 10**15 - 4]
    assert [member.source for member in found.by_member(FEES)] == [
        "云溪县商务局",
        "云溪县审计局",
        "云溪县教育局",
    ]
    assert not found.findings
    with pytest.raises(gd.InvalidReportError, match="CELL-UNKNOWN"):
        found.by_member("没有这一格")


def test_a_sum_above_all_bounds_is_a_draft_and_no_report() -> None:
    found = summed(some("甲县局", licensing=10**15 - 1), some("乙县局", licensing=1))
    assert found.draft.figures()[LICENSING] == 10**15
    assert found.printed is found.draft
    with pytest.raises(gd.InvalidReportError, match="CELL-SIZE"):
        _ = found.report


def test_the_agency_of_the_sum_may_have_a_code() -> None:
    agency = gd.Agency(GOVERNMENT, unified_social_credit_code=CODE)
    assert summed(zero(), agency=agency).report.agency == agency
    with pytest.raises(gd.InvalidReportError):
        summed(zero(), agency="")


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
    draft = zero().replace({TOTAL: None, f"{OTHER}.other.total": None})
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


def test_who_is_missing_and_who_is_unknown() -> None:
    wrong = zero("甲县局").replace({RECEIVED: 2})
    late = zero("戊县局", 2022)
    roster = ["甲县局", "乙县局", "丙县局", "戊县局"]
    found = summed(wrong, late, zero("乙县局"), zero("丁县局"), expected=roster)
    assert list(map(str, found.missing)) == ["丙县局", "戊县局"]
    assert told(found) == [
        ("INVALID", "甲县局"),
        ("YEAR", "戊县局"),
        ("UNKNOWN", "丁县局"),
        ("MISSING", "丙县局"),
        ("MISSING", "戊县局"),
    ]
    assert repr(found).endswith("members=2 left_out=2 missing=2>")
    again = summed(zero("乙县局"), expected=gd.Roster.of(["乙县局"]))
    assert not again.findings
    with pytest.raises(TypeError, match=r"not one: Roster\.read\(\) reads a file$"):
        summed(zero(), expected="名单.txt")


def test_a_member_of_the_same_name_may_be_a_sum_itself() -> None:
    assert told(summed(zero(GOVERNMENT), zero())) == [("SELF", GOVERNMENT)]


def test_the_sum_is_undivided_as_soon_as_one_member_is() -> None:
    columns = {"natural_person": 2, "total": 2}
    rows = ("received", "outcomes.other.other", "outcomes.total")
    cells = {f"request_handling.{row}.{each}": n for row in rows for each, n in columns.items()}
    divided = zero("甲县局").replace(cells)
    undivided = gd.Draft.from_figures(
        "乙县局",
        2023,
        {
            path: divided.figures().get(path.replace(OTHER, f"{OTHER}.other"), 0)
            if path.startswith(OTHER)
            else divided.figures()[path]
            for path in gd.form.FORMS["2021-undivided"].cells
        },
        "2021-undivided",
    )
    found = summed(divided, undivided)
    assert found.draft.form.key == "2021-undivided"
    assert found.draft.figures()[f"{OTHER}.natural_person"] == 4
    assert [*found.by_member("（六）其他处理 / 自然人").values()] == [2, 2]
    with pytest.raises(gd.InvalidReportError, match="CELL-UNDIVIDED"):
        _ = found.report
    blank = gd.Draft.from_figures(
        "丙县局", 2023, dict.fromkeys(undivided.form.cells, 0), "2021-undivided"
    )
    assert summed(divided, blank).report.request_handling.received.total == 2


@pytest.mark.parametrize(
    "office",
    [
        "云溪县人民政府办公室",
        "云溪县政府办公室",
        "云溪县办公厅",
        "云溪县 人民政府办公厅",
        "云溪县政府办",
        "云溪县人民政府办",
        "云溪县人民政府办公室（县外事办公室）",
    ],
)
def test_the_rules_of_a_government_count_once(office: str) -> None:
    rules = {"government_rules.issued": 2, "government_rules.in_force": 9}
    given = [some(GOVERNMENT, **rules), some(office, **rules, licensing=4)]
    found = summed(*given, agency="云溪县")
    assert [each for each in told(found) if each[0] != "WARNED"] == [
        ("OFFICE-RULES", office, GOVERNMENT)
    ]
    assert found.report.figures()["proactive_disclosure.government_rules.in_force"] == 9
    assert found.report.figures()[LICENSING] == 4
    assert [*found.by_member(RULES_ISSUED).values()] == [2, 0]
    assert found.draft == summed(*reversed(given), agency="云溪县").draft


@pytest.mark.parametrize(
    ("office", "government", "issued"),
    [
        ("云溪县人民政府办公室", "青禾市人民政府", 2),
        ("云溪县人民政府信访办公室", GOVERNMENT, 2),
        ("云溪县商务局", GOVERNMENT, 2),
        ("云溪县住房保障办", GOVERNMENT, 2),
        ("云溪县人民政府办公室", GOVERNMENT, 0),
    ],
)
def test_other_rules_count(office: str, government: str, issued: int) -> None:
    given = [some(government), some(office, **{"government_rules.issued": issued})]
    found = summed(*given, agency="云溪县")
    assert "OFFICE-RULES" not in codes(found)
    assert found.draft.figures()[RULES_ISSUED] == issued


def test_without_any_member_there_is_no_sum() -> None:
    with pytest.raises(gd.InvalidReportError, match="MEMBER-NONE") as found:
        summed(("x", gd.UnreadableError("reading.no_report")))
    assert [each.code for each in found.value.violations] == ["MEMBER-NONE", "MEMBER-UNREADABLE"]
    with pytest.raises(gd.InvalidReportError) as found:
        summed(some("云溪县审计局", licensing=1), some("云溪县审计局", licensing=2))
    assert [each.code for each in found.value.violations] == ["MEMBER-NONE", "MEMBER-DOUBLED"]
    with pytest.raises(gd.InvalidReportError, match="MEMBER-NONE"):
        summed()


def test_anything_else_is_refused() -> None:
    with pytest.raises(TypeError, match=r"^expected reports, drafts"):
        summed("云溪县商务局.docx")
    with pytest.raises(TypeError, match=r"with one, not None$"):
        summed(("云溪县商务局.docx", None))
    with pytest.raises(TypeError, match=r"with one, not \("):
        summed(("云溪县商务局.docx", zero(), 2023))


@pytest.mark.parametrize(
    "wrong",
    [
        {"agency": None},
        {"year": "2023"},
        {"include": [3]},
        {"exclude": [gd.Agency("云溪县商务局")]},
        {"expected": "roster.txt"},
        {"expected": Path("roster.txt")},
        {"expected": [None]},
    ],
    ids=str,
)
def test_arguments_of_another_type_are_refused_with_a_reason(wrong: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match=r"not|expected"):
        summed(zero(), **wrong)


def test_no_year_is_taken_for_none() -> None:
    with pytest.raises(gd.InvalidReportError, match="MEMBER-YEAR"):
        summed(zero(), year=0)


def test_a_file_may_be_a_path() -> None:
    (member,) = summed((Path("in") / "a.docx", zero())).members
    assert Path(member.source) == Path("in") / "a.docx"


def test_what_check_warns_of_is_told_of_a_member_that_is_summed() -> None:
    """A sum with fees in yuan was printed without a word."""
    fees = some("云溪县审计局", fees=350_000)
    named = evolve(some("云溪县商务局"), narrative=gd.Narrative(title=TITLE))
    found = summed(zero("云溪县档案局"), fees, named)
    assert told(found) == [("WARNED", "云溪县审计局"), ("WARNED", "云溪县商务局")]
    assert (found.findings[0].cells, found.findings[0].edition) == ((FEES,), "2021")
    assert "行政事业性收费" in found.findings[0].message("zh")
    assert len(found.members) == 3


def test_what_does_not_touch_the_figures_is_not_told() -> None:
    silent = evolve(zero(), narrative=gd.Narrative(other_matters="本年度没有需要报告的事项。"))
    assert "FEE-SILENT" in {each.code for each in silent.check().violations}
    assert not summed(silent).findings


def test_reports_without_a_file_have_names_of_their_own() -> None:
    nameless = gd.Draft(edition="2021", year=2023, cells=zero().cells)
    found = summed(zero(), zero(), nameless, nameless, zero("云溪县商务局 (2)"))
    assert [member.source for member in found.members] == [
        "云溪县商务局",
        "#3",
        "#4",
        "云溪县商务局 (2) (2)",
    ]
    assert codes(found) == ["REPEATED", "UNNAMED", "UNNAMED"]


def test_everything_that_can_be_said_is_a_rule_and_has_words() -> None:
    rules = [rule for rule in RULES if rule.code.startswith("MEMBER-")]
    assert len(rules) == 18
    for rule in rules:
        assert len({rule.words(locale) for locale in LOCALES}) == len(LOCALES)
        assert len({rule.message(locale) for locale in LOCALES}) == len(LOCALES)


def test_a_sum_is_a_value() -> None:
    found, again = summed(zero(), zero("甲县局")), summed(zero(), zero("甲县局"))
    assert found == again
    assert hash(found) == hash(again)
    assert pickle.loads(pickle.dumps(found)) == found
    assert isinstance(found.members[0], Member)


def test_the_report_is_of_the_class_of_its_edition() -> None:
    report: AnyReport = summed(zero()).report
    assert type(report) is gd.AnnualReport2021
