# SPDX-License-Identifier: Apache-2.0
"""Published reports in the tab layout: figures, lines, parts, agency, year and period."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure import strategies
from gaidisclosure.draft import Conclusion, Draft
from gaidisclosure.form import SECTIONS
from gaidisclosure.model import (
    Agency,
    AnnualReport,
    AnnualReport2019,
    AnnualReport2021,
    Contact,
    Narrative,
    Overview,
    ReportingPeriod,
)
from gaidisclosure.reading import read, read_text
from tests.reading.tab_layout import HEADINGS, Hand

EXAMPLES: Final = Path(__file__).parents[2] / "examples" / "data"
SENTENCES: Final = st.lists(
    st.sampled_from(
        [
            "全年工作平稳有序。",
            "一是主动公开还不够及时；二是解读形式单一。",
            "公开工作由办公室负责，电话：000-1234567。",
            "其他情况见附件，没有其他需要报告的事项。",
            "2022年10月1日至2023年3月1日开展专项清理。",
        ]
    ),
    max_size=3,
).map("\n".join)
NAMES: Final = st.sampled_from(["云溪县商务局", "青禾市人民政府办公室", "北原区档案馆（史志办）"])
TITLES: Final = (
    "{agency}{year}年政府信息公开工作年度报告",
    "{agency}{year}年政府信息公开工作\n年度报告",
    "{agency}\n{year}年政府信息公开工作年度报告",
    "{year}年度{agency}政府信息公开工作年度报告",
    "{agency}政府信息公开{year}年年度报告（公开版）",
    "首页 > 政府信息公开\n{agency}{year}年政府信息公开年报",
)
WIDE: Final = str.maketrans("0123456789", "０１２３４５６７８９")


@st.composite
def narratives(draw: st.DrawFn) -> Narrative:
    fields = (
        "text",
        "proactive",
        "on_request",
        "information_management",
        "platform",
        "supervision",
    )
    return Narrative(
        overview=Overview(**{field: draw(SENTENCES) for field in fields}),
        problems_and_improvements=draw(SENTENCES),
        other_matters=draw(SENTENCES),
    )


@st.composite
def hands(draw: st.DrawFn, year: int) -> Hand:
    """A layout with its own wording, broken labels and white space behind figures."""
    title = draw(st.sampled_from(TITLES))
    cut = draw(st.integers(1, 4))
    wide = draw(st.booleans())
    space = draw(st.sampled_from(["", " ", "\xa0", "\u3000"]))

    def label(text: str) -> str:
        return f"{text[:cut]}\n{text[cut:]}" if len(text) > cut else text

    def figure(text: str) -> str:
        return (text.translate(WIDE) if wide else text) + space

    return Hand(
        headings=draw(st.sampled_from(HEADINGS)),
        title=lambda agency, year: title.format(agency=agency, year=year),
        label=label if draw(st.booleans()) else str,
        figure=figure,
        after_table=draw(st.sampled_from(["", "\t\n\t\n", "\n\n\n", "\t\n"])),
        sign=draw(st.booleans()),
        preface=(f"本报告的数据自{year}年1月1日起至12月31日止。",) if draw(st.booleans()) else (),
    )


@st.composite
def reports(draw: st.DrawFn) -> AnnualReport:
    drawn = draw(strategies.annual_reports())
    report: type[AnnualReport] = AnnualReport2021 if drawn.edition == "2021" else AnnualReport2019
    period = ReportingPeriod.of_year(drawn.year)
    return report.from_figures(draw(NAMES), period, drawn.figures(), draw(narratives()))


@given(st.data(), reports())
def test_a_report_in_the_tab_layout_is_read(data: st.DataObject, report: AnnualReport) -> None:
    hand = data.draw(hands(report.year))
    text = hand.write(Draft.from_report(report))
    draft = read_text(text)
    assert draft.edition == report.edition
    assert draft.figures() == report.figures()
    assert (draft.agency, draft.year) == (report.agency.name, report.year)
    assert draft.narrative.overview == report.narrative.overview
    assert draft.narrative.problems_and_improvements == report.narrative.problems_and_improvements
    assert draft.narrative.other_matters == report.narrative.other_matters
    assert draft.narrative.preface == "\n".join(hand.preface)
    assert draft.period == (report.period if hand.preface else None)
    assert draft.seal().figures() == report.figures()
    lines = text.split("\n")
    for cell in draft.cells.values():
        assert cell.place is not None
        assert cell.place.line is not None
        assert lines[cell.place.line - 1] == "\t" + cell.text


def test_the_example_is_read_whole() -> None:
    draft = read(EXAMPLES / "yunxi-2023.txt")
    contact = Contact(address="云溪县文昌路6号", telephone="000-1234567", postcode="000000")
    assert (draft.edition, draft.year) == ("2021", 2023)
    assert draft.issuer == Agency("云溪县商务局", contact=contact)
    assert draft.period == ReportingPeriod.of_year(2023)
    assert len(draft.cells) == 200
    assert draft.check().ok
    report = draft.seal()
    assert report.request_handling.received.total == 18
    assert report.review_litigation.review.corrected == 1
    assert report.title == "云溪县商务局2023年政府信息公开工作年度报告"
    narrative = report.narrative
    assert narrative.preface.startswith("本报告依据")
    assert narrative.overview.text.startswith("2023年，云溪县商务局把信息公开")
    assert narrative.overview.supervision.endswith("被追究责任的情形。")
    assert narrative.problems_and_improvements.count("\n") == 1
    assert narrative.other_matters == "本年度未向申请人收取信息处理费。没有其他需要报告的事项。"


def test_the_wrong_example_differs_in_one_figure() -> None:
    right = read(EXAMPLES / "yunxi-2023.txt")
    wrong = read(EXAMPLES / "yunxi-2023-wrong.txt")
    changed = [path for path, cell in wrong.cells.items() if cell != right.cells[path]]
    assert changed == ["request_handling.outcomes.disclosed.natural_person"]
    verdict = wrong.check()
    assert verdict.conclusion is Conclusion.INVALID
    assert [violation.code for violation in verdict.violations] == [
        "T3-ROW:outcomes.disclosed",
        "T3-SUM:natural_person",
    ]


def test_the_2021_form_with_other_processing_in_one_row() -> None:
    draft = Draft.from_report(AnnualReport2021.zero("云溪县商务局", 2023))
    undivided = {p: c for p, c in draft.cells.items() if ".outcomes.other." not in p}
    row = "request_handling.outcomes.other."
    columns = (p.removeprefix(f"{row}other.") for p in draft.cells if p.startswith(f"{row}other."))
    from attrs import evolve

    cells = {**undivided, **{row + column: draft.cells[f"{row}other.total"] for column in columns}}
    printed = evolve(draft, edition="2021-undivided", cells=cells)
    again = read_text(Hand().write(printed))
    assert again.form.key == "2021-undivided"
    assert len(again.cells) == 186
    assert again.seal() == AnnualReport2021.zero("云溪县商务局", 2023)


def test_a_list_of_contents_and_rows_cut_short() -> None:
    draft = Draft.from_report(AnnualReport2021.zero("云溪县商务局", 2023))
    text = Hand(preface=("目录", *(part.heading for part in SECTIONS))).write(draft)
    cut = text.replace(
        "\t一、本年新收政府信息公开申请数量\n\t0\n", "\t一、本年新收政府信息公开申请数量\n", 1
    )
    again = read_text(cut)
    assert again.narrative.other_matters == ""
    missing = set(draft.cells) - set(again.cells)
    assert missing == {p for p in draft.cells if p.startswith("request_handling.received.")}
    assert again.check().conclusion is Conclusion.INCOMPLETE


def test_a_table_of_which_only_labels_are_left_gives_no_cells() -> None:
    whole = (EXAMPLES / "yunxi-2023.txt").read_text(encoding="utf-8")
    figures = re.search(r"(?:\t\d+[ \u3000\xa0]*\n){15}", whole)
    assert figures
    draft = read_text(whole.replace(figures[0], ""))
    assert not [path for path in draft.cells if path.startswith("review_litigation")]
    assert len(draft.cells) == 185
    assert draft.check().conclusion is Conclusion.INCOMPLETE
