# SPDX-License-Identifier: Apache-2.0
"""Titles and periods of a filled file, which are those of the report."""

from __future__ import annotations

import re

import pytest
from attrs import evolve

import gaidisclosure as gd
from gaidisclosure import Draft
from gaidisclosure.model import ReportingPeriod
from tests.filling.last_year import (
    HEADER,
    NEW,
    OLD,
    PAGE,
    RECEIVED,
    TITLE,
    WRITERS,
    codes,
    parts,
    with_header,
)


@pytest.mark.parametrize("name", WRITERS)
def test_title_and_period_are_those_of_the_report(name: str) -> None:
    data = WRITERS[name](OLD)
    filled = gd.fill(data, NEW)
    read = gd.read(filled.data)
    assert (read.agency, read.year, codes(filled)) == ("云溪县民政局", 2024, [])
    assert read.narrative.preface == "统计期限自2024年1月1日起至2024年12月31日止。"
    left = gd.fill(data, NEW, title=False)
    assert gd.read(left.data).agency == "云溪县商务局"
    assert codes(left) == ["title", "year", "year"]


def test_a_part_of_a_year_replaces_a_whole_one() -> None:
    period = ReportingPeriod.of_year(2024)
    part = evolve(NEW, period=evolve(period, start=period.start.replace(month=3)))
    read = gd.read(gd.fill(PAGE.encode(), part).data)
    assert read.period == part.period


@pytest.mark.parametrize(
    "title",
    [
        "2023年云溪县商务局政府信息公开年报",
        "关于云溪县商务局2023年度政府信息公开工作年度报告",
        "《云溪县商务局2023年政府信息公开工作年度报告》",
    ],
)
def test_customary_titles(title: str) -> None:
    page = re.sub("<h1.*?</h1>", f"<h1>{title}</h1>", PAGE)
    filled = gd.fill(page.encode(), NEW)
    assert (gd.read(filled.data).agency, codes(filled)) == ("云溪县民政局", [])


@pytest.mark.parametrize("around", ["%s", "<div>%s</div>", "<p>%s", "<pre>%s</pre>"])
def test_only_the_title_changes_in_an_element_that_holds_more(around: str) -> None:
    title = "云溪县商务局2023年政府信息公开工作年度报告"
    text = f"\n{title}<br>云溪县商务局2023年没有行政诉讼。<br>{title}\n"
    end = PAGE.index("</h1>")
    article = around % text + PAGE[end + 5 :].replace("统计期限自2023", "")
    filled = gd.fill(article.encode(), NEW)
    new = title.replace("商务局2023", "民政局2024")
    assert filled.data.decode() == article.replace(title, new)
    assert codes(filled) == ["year", "year"]


def test_a_title_that_the_source_spells_otherwise_is_left() -> None:
    page = PAGE.replace("云溪县商务局2023年政府", "云溪县商\u200b务局2023年政府")
    filled = gd.fill(page.encode(), NEW)
    assert gd.read(filled.data).agency == "云溪县商务局"
    assert "title" in codes(filled)


def test_a_blank_title_is_completed() -> None:
    filled = gd.fill(gd.template("2021", "docx"), NEW)
    assert (gd.read(filled.data).agency, gd.read(filled.data).year) == ("云溪县民政局", 2024)


def test_a_draft_without_agency_and_year_leaves_the_title() -> None:
    draft = Draft.from_figures(None, None, {RECEIVED: 3})
    filled = gd.fill(PAGE.encode(), draft)
    assert gd.read(filled.data).agency == "云溪县商务局"
    assert "title" in codes(filled)


def test_the_title_changes_wherever_a_file_has_it() -> None:
    page = gd.fill(PAGE.encode(), NEW).data.decode()
    assert page.count("云溪县民政局2024年") == PAGE.count("云溪县商务局2023年") == 2
    after = parts(gd.fill(with_header(HEADER), NEW).data)
    new = TITLE.replace("商务局2023", "民政局2024")
    assert f"<dc:title>{new}</dc:title>" in after["docProps/core.xml"].decode()
    assert "云溪县民政局2024年" in after["word/header9.xml"].decode()


def test_a_damaged_header_stays_as_it_is() -> None:
    filled = gd.fill(with_header("<w:hdr>2023"), NEW)
    assert parts(filled.data)["word/header9.xml"] == b"<w:hdr>2023"
