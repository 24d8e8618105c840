# SPDX-License-Identifier: Apache-2.0
"""Two reports held against each other member by member."""

from __future__ import annotations

import pickle
from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure import strategies
from gaidisclosure.model import Contact, Level
from gaidisclosure.relations.changes import member_label

CODE = "11341702486344515H"
EITHER = strategies.drafts() | strategies.annual_reports()
ZERO = gd.Draft.from_report(gd.AnnualReport2021.zero("云溪县商务局", 2023))
FEES = "proactive_disclosure.fees"


@given(before=EITHER, after=EITHER)
def test_applying_the_changes_gives_the_later_one(
    before: gd.Draft | gd.AnyReport, after: gd.Draft | gd.AnyReport
) -> None:
    found = gd.compare(before, after)
    assert found.apply(before) == after
    assert type(found.apply(before)) is type(after)
    assert bool(found.changes) is (found.before != found.after)


@given(value=EITHER)
def test_nothing_differs_from_itself(value: gd.Draft | gd.AnyReport) -> None:
    found = gd.compare(value, value)
    assert (found.changes, found.findings, found.results) == ((), (), ())
    assert set(found.shares.values()) <= {1.0}


@given(draft=strategies.drafts(), data=st.data())
def test_a_cell_that_is_changed_is_the_only_change(draft: gd.Draft, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(draft.cells)))
    later = draft.replace({path: "７"})
    (change,) = gd.compare(draft, later).changes
    assert (change.path, change.is_cell) == (path, True)
    assert (change.before, change.after) == (draft.cells[path], later.cells[path])
    assert change.label() == gd.form.FORMS[draft.form.key].cells[path].label()


def contents(before: gd.Draft, after: gd.Draft, locale: str = "zh") -> list[str]:
    return [change.message(locale) for change in gd.compare(before, after).changes]


def test_changes_are_told_in_the_words_of_the_form() -> None:
    later = ZERO.replace({FEES: "3.5", "行政许可": None, "review_litigation.review.total": " 2 "})
    assert contents(ZERO, later) == [
        "行政许可 / 本年处理决定数量：0 → （空白）",
        "行政事业性收费 / 本年收费金额（单位：万元）：0 → 3.5",
        "行政复议 总计：0 → 2",
    ]
    assert contents(later, ZERO, "en")[0].endswith("(blank) → 0")
    less = evolve(ZERO, cells={path: cell for path, cell in ZERO.cells.items() if path != FEES})
    assert contents(ZERO, less) == ["行政事业性收费 / 本年收费金额（单位：万元）：0 → （没有）"]


def test_changes_of_cells_stand_in_the_order_of_the_form_and_facts_before_them() -> None:
    later = gd.Draft.from_report(gd.AnnualReport2019.zero("云溪县商务局", 2023))
    paths = [change.path for change in gd.compare(ZERO, later).changes]
    assert paths[0] == "edition"
    cells = [path for path in later.form.cells if path in paths]
    assert paths[1 : len(cells) + 1] == cells
    assert paths[len(cells) + 1 :] == [path for path in ZERO.form.cells if path in paths]
    forms = {change.path: change.form for change in gd.compare(ZERO, later).changes}
    assert forms[FEES] == "2021"
    assert forms["proactive_disclosure.procurement.amount"] == "2019"


def test_facts_and_texts_have_names() -> None:
    agency = gd.Agency(
        "云溪县商务和投资促进局",
        level=Level.COUNTY,
        unified_social_credit_code=CODE,
        contact=Contact(telephone="0550-1234567"),
    )
    words = gd.Narrative(
        title="年度报告", overview=gd.Overview(text="甲", platform="乙"), other_matters="无"
    )
    period = gd.ReportingPeriod(date(2023, 3, 1), date(2023, 12, 31))
    later = evolve(ZERO, issuer=agency, narrative=words, period=period)
    assert contents(ZERO, later) == [
        "统计期限：2023-01-01–2023-12-31 → 2023-03-01–2023-12-31",
        "机关名称：云溪县商务局 → 云溪县商务和投资促进局",
        "行政层级：（没有） → 县级",
        f"统一社会信用代码：（没有） → {CODE}",
        "电话：（没有） → 0550-1234567",
        "标题：（没有） → 年度报告",
        "总体情况：（没有） → 甲",
        "政府信息公开平台建设：（没有） → 乙",
        "其他需要报告的事项：（没有） → 无",
    ]


def test_names_and_values_are_told_in_the_language_that_is_asked_for() -> None:
    agency = gd.Agency("云溪县商务局", level=Level.COUNTY)
    words = gd.Narrative(overview=gd.Overview(text="甲", platform="乙"))
    later = evolve(ZERO, issuer=agency, narrative=words)
    with gd.language("zh"):
        assert contents(ZERO, later, "en") == [
            "level of government: (none) → County",
            "overview: (none) → 甲",
            "Disclosure platforms: (none) → 乙",
        ]
    with gd.language("en"):
        assert contents(ZERO, later, "zh")[0] == "行政层级：（没有） → 县级"


def test_a_cell_of_a_form_is_named_as_on_that_form() -> None:
    path = "proactive_disclosure.normative_documents.in_force"
    assert member_label(path, "2021-undivided") == "行政规范性文件 / 现行有效件数"
    path = "request_handling.received.total"
    assert member_label(path, "2021-undivided", "en") == member_label(path, "2019", "en")
    path = "proactive_disclosure.fees"
    assert member_label(path) == "行政事业性收费 / 本年收费金额（单位：万元）"
    other = "review_litigation.litigation_direct.other"
    assert member_label(other, "2019") == gd.form.EDITIONS["2019"].cells[other].label()


def test_long_texts_are_shown_around_the_change() -> None:
    def said(text: str) -> gd.Draft:
        return evolve(ZERO, narrative=gd.Narrative(problems_and_improvements=text))

    old = f"{'一' * 50}共受理申请12件。{'二' * 50}"
    (line,) = contents(said(old), said(old.replace("12", "13")))
    assert (
        line == "存在的主要问题及改进情况：…共受理申请12件。二二二二… → …共受理申请13件。二二二二…"
    )
    (line,) = contents(said(""), said("三" * 41))
    assert line.endswith(f"：（没有） → {'三' * 40}…")
    (line,) = contents(said("三" * 40), said(""))
    assert line.endswith(f"：{'三' * 40} → （没有）")
    (line,) = contents(said("四五"), said("四" * 200 + "五"))
    assert line.endswith(f"：四五 → {'四' * 40}…")
    (line,) = contents(said("一二三四五六七"), said("一二三四五六七八"))
    assert line.endswith("：…二三四五六七 → …二三四五六七八")
    (line,) = contents(said("一二三四五六"), said("一二三四五六八"))
    assert line.endswith("：一二三四五六 → 一二三四五六八")
    (line,) = contents(said("甲一二三四五六"), said("乙一二三四五六"))
    assert line.endswith("：甲一二三四五六 → 乙一二三四五六")
    (line,) = contents(said(""), said("甲乙" + "三" * 39))
    assert line.endswith(f"：（没有） → 甲乙{'三' * 38}…")


def test_changes_can_be_applied_to_another_version() -> None:
    change = gd.compare(ZERO, ZERO.replace({FEES: "3.5"}))
    other = ZERO.replace({"行政许可": 9})
    assert change.apply(other) == other.replace({FEES: "3.5"})


def test_a_change_that_a_value_cannot_have_is_refused() -> None:
    on_2019 = gd.Draft.from_report(gd.AnnualReport2019.zero("云溪县商务局", 2023))
    with pytest.raises(gd.InvalidReportError):
        gd.compare(ZERO, ZERO.replace({FEES: 1})).apply(on_2019)
    nameless = gd.compare(ZERO, evolve(ZERO, issuer=None))
    coded = evolve(ZERO, issuer=gd.Agency("云溪县商务局", level=Level.COUNTY))
    with pytest.raises(gd.InvalidReportError):
        nameless.apply(coded)
    report = ZERO.seal()
    wrong = ZERO.replace({"request_handling.received.total": 1})
    with pytest.raises(gd.InvalidReportError):
        gd.compare(report, report).apply(wrong)


def test_a_file_is_no_report() -> None:
    with pytest.raises(TypeError, match=r"not str; read\(\) takes files"):
        gd.compare("2022.docx", ZERO)  # type: ignore[arg-type]


def test_a_comparison_is_a_value_with_a_short_repr() -> None:
    found = gd.compare(ZERO, ZERO.replace({FEES: 1}))
    assert repr(found) == "<Comparison '云溪县商务局' 2023 2023 changes=1>"
    later = evolve(ZERO, year=2024, period=gd.ReportingPeriod.of_year(2024))
    broken = gd.compare(ZERO, later.replace({"规章 / 现行有效件数": 2}))
    assert repr(broken).endswith("changes=3 findings=['YEAR-STOCK:government_rules']>")
    assert pickle.loads(pickle.dumps(found)) == found
    assert found.changes is found.changes
