# SPDX-License-Identifier: Apache-2.0
"""Sums of reports: their figures, their findings, and what is refused."""

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
from gaidisclosure.relations import Member
from tests.relations.summing import (
    CODE,
    GOVERNMENT,
    LICENSING,
    OTHER,
    RECEIVED,
    codes,
    some,
    summed,
    told,
    zero,
)

RULES_ISSUED = "proactive_disclosure.government_rules.issued"
FEES = "proactive_disclosure.fees"
TITLE = "云溪县财政局2023年政府信息公开工作年度报告"


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
    with pytest.raises(TypeError, match=r"with one, not None; read_all\(\) reads a folder$"):
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
