# SPDX-License-Identifier: Apache-2.0
"""The document: title, header, parts and tables in order, in every language."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure import AnnualReport2019, AnnualReport2021, Draft, strategies
from gaidisclosure.document import Document, Grid, Paragraph
from gaidisclosure.draft import Cell
from gaidisclosure.form import ASPECTS, EDITIONS, SECTIONS
from gaidisclosure.i18n import LOCALES
from gaidisclosure.model import (
    Agency,
    AnnualReport,
    Contact,
    Level,
    Narrative,
    Overview,
    ReportingPeriod,
)
from gaidisclosure.writing import grid, tables_to_text, to_text
from gaidisclosure.zh.widths import width
from tests.whole import document

FULL = Overview(
    text="总体平稳。",
    proactive="主动公开126条。",
    on_request="未收到申请。",
    information_management="三审三校。",
    platform="网站一个。",
    supervision="纳入考核。",
)
REPORT = AnnualReport2021(
    agency=Agency(
        "云溪县商务局",
        Level.COUNTY,
        "11341702486344515H",
        "100001",
        Contact(address="文昌路6号", telephone="12345", postcode="000000", email="a@yunxi.example"),
    ),
    period=ReportingPeriod.of_year(2023),
    narrative=Narrative(
        preface="前言。", overview=FULL, problems_and_improvements="一、问题。\n二、改进。"
    ),
)
CHINESE = re.compile("[\u4e00-\u9fff]")


def lines(blocks: Document, *, indented: bool) -> list[str]:
    found = (block for block in blocks.blocks if isinstance(block, Paragraph))
    return [block.text for block in found if block.indented is indented]


def test_the_official_order() -> None:
    assert lines(document(REPORT), indented=False) == [
        "云溪县商务局2023年政府信息公开工作年度报告",
        "机关名称：云溪县商务局",
        "行政层级：县级",
        "统一社会信用代码：11341702486344515H",
        "行政区划代码：100001",
        "地址：文昌路6号",
        "电话：12345",
        "邮编：000000",
        "电子邮箱：a@yunxi.example",
        "统计期限：2023年1月1日至2023年12月31日",
        "报告格式：国办公开办函〔2021〕30号",
        SECTIONS[0].heading,
        *(aspect.heading for aspect in ASPECTS),
        *(part.heading for part in SECTIONS[1:]),
    ]
    assert lines(document(REPORT), indented=True) == [
        "前言。",
        "总体平稳。",
        "主动公开126条。",
        "未收到申请。",
        "三审三校。",
        "网站一个。",
        "纳入考核。",
        "一、问题。",
        "二、改进。",
    ]


def test_only_what_is_known_is_said() -> None:
    report = AnnualReport2019.zero("云溪县商务局", 2020)
    found = document(report).blocks
    assert [block.text for block in found[1:4] if isinstance(block, Paragraph)] == [
        "机关名称：云溪县商务局",
        "统计期限：2020年1月1日至2020年12月31日",
        "报告格式：国办公开办函〔2019〕60号",
    ]
    assert not lines(document(report), indented=True)


def test_a_draft_of_unknown_origin() -> None:
    bare = Draft(edition="2021", cells={})
    assert lines(document(bare), indented=False)[:2] == [
        "政府信息公开工作年度报告",
        "报告格式：国办公开办函〔2021〕30号",
    ]
    assert lines(document(bare, "en"), indented=False)[:2] == [
        "Annual Report on Open Government Information",
        "Form: 国办公开办函〔2021〕30号",
    ]


def test_the_year_is_said_where_the_period_does_not() -> None:
    both = Draft(edition="2021", year=2024, period=ReportingPeriod.of_year(2023), cells={})
    one = Draft(edition="2021", year=2024, cells={})
    assert "报告年度：2024年" in lines(document(both), indented=False)
    assert "报告年度：2024年" in lines(document(one), indented=False)
    assert "报告年度" not in to_text(REPORT)


@pytest.mark.parametrize("locale", LOCALES)
def test_headings_in_every_language(locale: str) -> None:
    found = lines(document(REPORT, locale), indented=False)
    expected = {
        "zh_Hans": ["一、总体情况", "（一）主动公开"],
        "zh_Hant": ["一、總體情況", "（一）主動公開"],
        "en": ["1. Overview", "(1) Proactive disclosure"],
    }[locale]
    assert found[11:13] == expected
    assert len(found) == 22
    if locale == "en":
        assert found[0] == "云溪县商务局: Annual Report on Open Government Information, 2023"
        assert found[9] == "Reporting period: 2023-01-01 to 2023-12-31"
        labels = {
            cell.text
            for b in document(REPORT, "en").blocks
            if isinstance(b, Grid)
            for row in b.rows
            for cell in row
        }
        assert not any(map(CHINESE.search, labels))


def test_a_title_of_its_own_is_no_translation() -> None:
    narrative = Narrative(title="本局2023年公开工作报告")
    report = AnnualReport2021(agency=REPORT.agency, period=REPORT.period, narrative=narrative)
    assert all(
        lines(document(report, each), indented=False)[0] == narrative.title for each in LOCALES
    )


@given(strategies.annual_reports())
def test_every_figure_stands_once_at_its_place(report: AnnualReport) -> None:
    draft = Draft.from_report(report)
    for number, printed in EDITIONS[report.edition].printed_tables.items():
        spots = {
            (spot.rows.start, spot.columns.start): spot.cell
            for spot in grid(draft, number).occupancy()
        }
        assert len(spots) == len(printed.figures) + len(printed.labels)
        for path, place in printed.figures.items():
            cell = spots[place.row, place.column]
            assert (cell.text, cell.align) == (draft.cells[path].text, "right")
            assert (cell.rowspan, cell.colspan) == (place.rowspan, place.colspan)
        for label in printed.labels:
            assert spots[label.span.row, label.span.column].text == label.text


def test_labels_beside_figures_stand_left_and_others_in_the_middle() -> None:
    aligned = {
        cell.text: cell.align for row in grid(Draft.from_report(REPORT), 3).rows for cell in row
    }
    assert aligned["1.属于国家秘密"] == aligned["三、本年度办理结果"] == "left"
    assert aligned["自然人"] == aligned["商业企业"] == "center"


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("一\n二", "一 二"),
        ("│", "¦"),
        ("\t12\u3000", "12"),
        ("1\x002", "1\ufffd2"),
        ("\u2028─┼\x85", "¦¦"),
    ],
)
def test_no_text_of_a_cell_breaks_the_table(raw: str, shown: str) -> None:
    draft = Draft.from_report(REPORT).replace({"proactive_disclosure.licensing": raw})
    texts = [cell.text for row in grid(draft, 2).rows for cell in row]
    assert shown in texts
    assert Cell.printed(shown).state == Cell.printed(raw).state


@given(st.text(), st.booleans())
def test_no_text_of_a_cell_changes_what_it_says(raw: str, money: bool) -> None:
    path = "proactive_disclosure.fees" if money else "proactive_disclosure.licensing"
    draft = Draft.from_report(REPORT).replace({path: raw})
    texts = {
        spot.rows.start: spot.cell.text
        for spot in grid(draft, 2).occupancy()
        if spot.cell.align == "right" and spot.columns.stop == 4
    }
    place = draft.form.cells[path].span
    again = Cell.printed(texts[place.row], money=money)
    assert (again.state, again.value) == (draft.cells[path].state, draft.cells[path].value)


def test_other_values_are_refused() -> None:
    with pytest.raises(TypeError, match="not dict"):
        to_text({})  # type: ignore[arg-type]


@given(strategies.drafts(), st.integers(80, 200))
def test_tables_fit_the_terminal(draft: Draft, columns: int) -> None:
    assert max(map(width, tables_to_text(draft, columns=columns).split("\n"))) <= columns


def test_one_table_alone() -> None:
    whole = tables_to_text(REPORT)
    parts = [tables_to_text(REPORT, number) for number in (2, 3, 4)]
    assert whole == "\n".join(parts)
    assert all(part.startswith("┌") and part.endswith("┘\n") for part in parts)
    assert all(part in to_text(REPORT) for part in parts)
    assert "Applicants" in tables_to_text(REPORT, 3, locale="en")
    with pytest.raises(ValueError, match=r"\[2, 3, 4\]"):
        tables_to_text(REPORT, 5)
