# SPDX-License-Identifier: Apache-2.0
"""Charts: every figure is one of the form, and every label has its place."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure import AnnualReport2021, AnyReport, chart, strategies
from gaidisclosure.i18n import LOCALES
from gaidisclosure.pages.charts import KINDS, ChartKind
from gaidisclosure.pages.charts.drawing import ACCENT, INK, LINE, PALE, PALE_ACCENT, QUIET
from tests.pages.drawn import boxes, collisions, figures, outside, root_of, size, texts
from tests.writing.written import HOSTILE

AGENCY = "云溪县商务局"
ALL: tuple[ChartKind | None, ...] = (*KINDS, None)
BLOCKS = ("review", "litigation_direct", "litigation_after_review")
LIMIT = 12_000
"""The most bytes of a chart of one kind."""

locales = st.sampled_from(LOCALES)
kinds = st.sampled_from(ALL)
sizes: st.SearchStrategy[Any] = st.sampled_from(["office", "extreme"])
reports: st.SearchStrategy[AnyReport] = st.one_of(
    *(strategies.annual_reports(edition=edition, size=size)
      for edition in ("2021", "2019") for size in ("county", "extreme"))
)  # fmt: skip
series = sizes.flatmap(lambda size: strategies.report_series(min_years=1, size=size))


def plain(report: AnyReport) -> AnyReport:
    """A report whose agency and period have no figures but the year."""
    return evolve(report, agency=AGENCY, period=report.year)


def cell_or_sum(report: AnyReport, path: str) -> object:
    cells = report.figures()
    below = [cells[each] for each in cells if re.fullmatch(rf"{re.escape(path)}\.\w+\.total", each)]
    return cells[path] if path in cells else sum(below)


@given(series, kinds, locales)
def test_every_figure_is_a_cell_or_a_sum_of_cells(
    given: tuple[AnyReport, ...], kind: ChartKind | None, locale: str
) -> None:
    drawn = [plain(each) for each in given]
    years = {each.year: each for each in drawn}
    picture = chart(drawn, kind, locale=locale)
    assert picture.data
    for (year, path), number in picture.data.items():
        assert cell_or_sum(years[year], path) == number
    shown = texts(picture.svg)
    found = Counter(int(box.text) for box in shown if box.color == ACCENT and box.text.isdigit())
    if kind:
        assert found == Counter(picture.data.values())
    values = {*picture.data.values()}
    assert {*found} == values
    assert values <= {*figures(picture.description)} <= values | {*years}
    words = [*(box.text for box in shown), *root_of(picture.svg).itertext()]
    assert {*figures(" ".join(words))} <= values | {*years}


@given(reports, kinds, locales)
def test_labels_keep_clear_of_each_other_within_the_picture(
    report: AnyReport, kind: ChartKind | None, locale: str
) -> None:
    picture = chart(report, kind, locale=locale)
    assert size(picture.svg) == (picture.width, picture.height)
    assert outside(picture.svg) == []
    assert collisions(picture.svg) == []
    assert len(picture.svg.encode()) <= (LIMIT if kind else 2 * LIMIT)
    assert chart(report, kind, locale=locale) == picture


@given(reports, st.sampled_from(("outcomes", "applicants", "cases")))
def test_bars_are_as_long_as_their_figures_are_large(report: AnyReport, kind: ChartKind) -> None:
    picture = chart(plain(report), kind)
    sums = ("outcomes.total.total", "received.total", *(f"{each}.total" for each in BLOCKS))
    parts = [count for (_, path), count in picture.data.items() if not path.endswith(sums)]
    counts = [count for count in parts if count]
    lengths = [box.right - box.left for box in boxes(picture.svg) if box.tag == "rect"][1:]
    assert len(lengths) == len(counts)
    for count, length in zip(counts, lengths, strict=True):
        assert length == pytest.approx(max(count / max(counts) * max(lengths), 1), abs=0.11)
    assert max(lengths, default=100) > 40


@given(reports)
def test_what_comes_in_is_as_high_as_what_goes_out(report: AnyReport) -> None:
    picture = chart(plain(report), "flow")
    ends = [box for box in boxes(picture.svg) if box.tag == "rect"][1:]
    beam, *parts = ends
    highs = [box.bottom - box.top for box in parts]
    table = report.request_handling
    counts = [
        table.brought_forward.total,
        table.received.total,
        table.outcomes.total.total,
        table.carried_forward.total,
    ]
    assert [*picture.data.values()] == counts
    total = counts[0] + counts[1]
    for high, count in zip(highs, counts, strict=True):
        share = count / total if total else 0
        assert high == pytest.approx(max(128 * share, 1), abs=0.11)
    assert beam.bottom - beam.top == 128


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_year_without_anything_is_drawn_as_it_is(kind: ChartKind, locale: str) -> None:
    picture = chart(AnnualReport2021.zero(AGENCY, 2023), kind, locale=locale)
    assert {*picture.data.values()} == {0}
    assert not collisions(picture.svg)
    assert not outside(picture.svg)
    areas = [box for box in boxes(picture.svg) if box.tag == "rect"][1:]
    assert all(box.bottom - box.top == 1 or box.right - box.left == 1 for box in areas)


@pytest.mark.parametrize("name", [*HOSTILE, "Ж" * 500, "﷽" * 9, "e\u0301" * 200, "㍿😀" * 90])
def test_no_name_becomes_markup_or_leaves_the_picture(name: str) -> None:
    agency = evolve(gd.Agency(AGENCY), name=f"{name[:490].strip()}局")
    report = evolve(AnnualReport2021.zero(AGENCY, 2023), agency=agency)
    for kind in ("outcomes", None):
        picture = chart(report, kind)
        root = root_of(picture.svg)
        assert {each.tag.partition("}")[2] for each in root.iter()} <= {
            *("svg", "title", "desc", "rect", "g", "text", "path")
        }
        attributes = {name for each in root.iter() for name in each.attrib}
        assert not attributes & {"style", "href", "class"}
        assert not [each for each in attributes if each.startswith("on")]
        assert not [value for each in root.iter() for value in each.attrib.values() if "/" in value]
        assert outside(picture.svg) == []
        assert agency.name in picture.title


def test_a_picture_is_heard_by_its_own_names() -> None:
    report = AnnualReport2021.zero(AGENCY, 2023)
    names = set[str]()
    for kind in ALL:
        picture = chart(report, kind, locale="en")
        root = root_of(picture.svg)
        title, said, *_ = root
        assert (root.get("role"), root.get("lang")) == ("img", "en")
        assert re.findall(r"\b[a-z]+:/|@import|url", picture.svg) == ["http:/"]
        assert (title.text, said.text) == (picture.title, picture.description)
        assert root.get("aria-labelledby") == f"{title.get('id')} {said.get('id')}"
        names |= {title.get("id", ""), said.get("id", "")}
    assert len(names) == 2 * len(ALL)


def luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [x / 12.92 if x <= 0.03928 else ((x + 0.055) / 1.055) ** 2.4 for x in parts]
    return sum(x * y for x, y in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_colors_are_told_apart_on_white_and_in_grey() -> None:
    assert min(contrast(ink, "#ffffff") for ink in (INK, QUIET, ACCENT)) >= 4.5
    assert min(contrast(edge, "#ffffff") for edge in (LINE, ACCENT)) >= 3
    assert contrast(LINE, PALE) >= 3
    assert contrast(ACCENT, PALE_ACCENT) >= 3


def test_the_words_of_a_picture_and_of_its_figures() -> None:
    table = gd.RequestHandling2021.from_events(
        {
            "received.natural_person": 20,
            "brought_forward.natural_person": 3,
            "outcomes.disclosed.natural_person": 15,
            "outcomes.withheld.state_secrets.natural_person": 1,
            "outcomes.withheld.internal_affairs.natural_person": 4,
            "carried_forward.natural_person": 3,
        }
    )
    report = AnnualReport2021(agency=AGENCY, period=2023, request_handling=table)
    picture = chart(report, "outcomes", locale="zh")
    assert picture.title == "云溪县商务局2023年政府信息公开申请办理结果"
    assert picture.description == (
        "予以公开15件，部分公开0件，不予公开5件，无法提供0件，不予处理0件，其他处理0件，总计20件。"
    )
    assert picture.data[2023, "request_handling.outcomes.withheld"] == 5
    assert chart(report, "flow", locale="en").description == (
        "Brought forward: 3, received: 20. Total of outcomes: 20, carried forward: 3."
    )
    assert repr(picture) == "<Chart '云溪县商务局2023年政府信息公开申请办理结果' figures=7>"
    assert picture._repr_svg_() == picture.svg
    assert {picture, chart(report, "outcomes", locale="zh")} == {picture}


def test_the_trial_form_has_one_row_of_other_handling() -> None:
    report = gd.AnnualReport2019.zero(AGENCY, 2020)
    assert (2020, "request_handling.outcomes.other.total") in chart(report, "outcomes").data


def test_years_without_a_report_are_told_and_not_drawn() -> None:
    found: list[AnyReport] = [gd.AnnualReport2019.zero(AGENCY, 2019)]
    found += [gd.AnnualReport2019.zero(AGENCY, 2020)]
    found += [AnnualReport2021.zero(AGENCY, year) for year in (2026, 2022)]
    picture = chart(found, "years", locale="zh")
    assert picture.title == "云溪县商务局2019年至2026年各年政府信息公开申请"
    assert {year for year, _ in picture.data} == {2019, 2020, 2022, 2026}
    shown = [box.text for box in texts(picture.svg)]
    assert shown.count("2021年没有年报") == shown.count("2023年至2025年没有年报") == 3
    assert "2023年至2025年没有年报，2026年0件。" in picture.description
    assert not collisions(picture.svg)
    assert not outside(picture.svg)


def test_a_part_of_a_year_is_told() -> None:
    period = gd.ReportingPeriod(date(2024, 3, 20), date(2024, 12, 31))
    part = AnnualReport2021(agency=AGENCY, period=period)
    whole = AnnualReport2021.zero(AGENCY, 2025)
    note = "统计期限：2024年3月20日至2024年12月31日"
    for kind in ALL:
        with gd.language("zh"):
            assert note in chart(part, kind).svg
            is_shown = kind in (None, "years")
            assert (note in chart([part, whole], kind).svg) is is_shown


def test_drafts_are_sealed_and_all_that_is_wrong_is_told() -> None:
    report = AnnualReport2021.zero(AGENCY, 2023)
    draft = gd.Draft.from_report(report)
    assert chart(draft, "flow") == chart([draft], "flow") == chart(report, "flow")
    assert chart(gd.ReportSeries([draft]), "flow") == chart(report, "flow")
    with pytest.raises(gd.InvalidReportError) as caught:
        chart(draft.replace({"request_handling.received.total": 1}))
    assert {each.code for each in caught.value.violations} >= {"T3-ROW:received"}
    with pytest.raises(gd.InvalidReportError, match="SERIES-AGENCY"):
        chart([report, AnnualReport2021.zero("云溪县审计局", 2024)])
    with pytest.raises(gd.InvalidReportError, match="SERIES-YEAR"):
        chart([report, report])


def test_what_is_no_report_and_no_kind_is_refused() -> None:
    wrong: Any = "share"
    with pytest.raises(ValueError, match="only flow, outcomes, applicants, cases, years"):
        chart(AnnualReport2021.zero(AGENCY, 2023), wrong)
    with pytest.raises(ValueError, match="one report or more"):
        chart([])
    path: Any = ["report.docx"]
    with pytest.raises(TypeError, match="a report or a draft"):
        chart(path)
