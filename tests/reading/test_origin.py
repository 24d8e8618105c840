# SPDX-License-Identifier: Apache-2.0
"""Agency, year and period from titles, prefaces and headers."""

from __future__ import annotations

from datetime import date

import pytest

from gaidisclosure.document import Grid, Paragraph
from gaidisclosure.form import HEADER
from gaidisclosure.model import Agency, Contact, Level, ReportingPeriod
from gaidisclosure.reading.own import read_header
from gaidisclosure.reading.text.about import period_of
from gaidisclosure.reading.text.named import completed
from gaidisclosure.reading.text.title import read_title

WHO = Agency("云溪县商务局")


def placed(*lines: str) -> list[tuple[int, Paragraph]]:
    return [(at, Paragraph(line)) for at, line in enumerate(lines)]


@pytest.mark.parametrize(
    ("lines", "end"),
    [
        (["云溪县商务局2023年政府信息公开工作年度报告"], 1),
        (["云溪县商务局２０２３年度政府信息公开工作年度报告"], 1),
        (["云溪县商务局 2023 年", "政府信息公开工作年度报告"], 2),
        (["云溪县商务局", "2023年政府信息公开工作", "年度报告"], 3),
        (["2023年云溪县商务局政府信息公开工作年度报告"], 1),
        (["云溪县商务局政府信息公开工作年度报告（2023年）"], 1),
        (["首页", "云溪县商务局2023年政府信息公开年报", "来源：办公室"], 2),
        (["云溪县商务局关于2023年政府信息公开工作的年度报告"], 1),
        (["# 云溪县商务局2023年政府信息公开工作年度报告"], 1),
        (["云溪县商务局二〇二三年政府信息公开工作年度报告"], 1),
        (["云溪县商务局二○二三年度政府信息公开工作年度报告"], 1),
        (["云溪县商务局政府信息公开工作年度报告", "（２０２３年度）", "正文。"], 2),
        (["云溪县商务局2023年政府信息公开工作年度报告", "正文。"], 1),
    ],
)
def test_a_title_says_who_and_when(lines: list[str], end: int) -> None:
    origin = read_title(placed(*lines))
    assert (origin.agency, origin.year, origin.end) == (WHO, 2023, end)


@pytest.mark.parametrize(
    ("lines", "year", "end"),
    [
        (["2023年政府信息公开工作年度报告"], 2023, 1),
        (["政府信息公开工作年度报告"], None, 1),
        (["本报告依据条例编制。", "共六部分。"], None, 0),
        (["云" * 100 + "2023年政府信息公开工作年度报告" + "二" * 20], None, 0),
        ([], None, 0),
    ],
)
def test_a_title_that_names_nobody(lines: list[str], year: int | None, end: int) -> None:
    origin = read_title(placed(*lines))
    assert (origin.agency, origin.year, origin.end) == (None, year, end)


def test_a_name_that_no_agency_has() -> None:
    origin = read_title(placed("——2023年政府信息公开工作年度报告"))
    assert (origin.agency, origin.year) == (None, 2023)


@pytest.mark.parametrize(
    ("title", "front", "last"),
    [
        ("云溪县财政局", "本报告由云溪县商务局负责编制。", ""),
        ("云溪县财政局", "", "云溪县商务局（盖章）"),
    ],
)
def test_a_text_that_names_another_agency_than_the_title_is_a_doubt(
    title: str, front: str, last: str
) -> None:
    origin = read_title(placed(f"{title}2023年政府信息公开工作年度报告"))
    found, doubt = completed(origin, [], placed(front), placed(last))
    assert found == origin
    assert doubt is not None
    assert (doubt.code, doubt.found) == ("reading.doubt.other_agency", "云溪县商务局")


@pytest.mark.parametrize(
    ("title", "front"),
    [
        ("云溪县商务局", "本报告由云溪县商务局负责编制。"),
        ("云溪县商务局", "本报告依照条例编制。"),
        ("云溪县人社局", "本报告由云溪县人力资源和社会保障局负责编制。"),
        ("云溪县人民政府", "本报告由云溪县人民政府办公室负责编制。"),
    ],
)
def test_a_text_that_names_the_agency_of_the_title_or_none_is_no_doubt(
    title: str, front: str
) -> None:
    origin = read_title(placed(f"{title}2023年政府信息公开工作年度报告"))
    assert completed(origin, [], placed(front), []) == (origin, None)


@pytest.mark.parametrize(
    ("year", "expected"),
    [(2023, date(2023, 3, 20)), (2022, date(2022, 1, 1)), (None, date(2023, 3, 20))],
)
def test_the_period_in_the_year_of_the_report(year: int | None, expected: date | None) -> None:
    preface = placed(
        "自2021年12月1日至2022年3月1日清理文件。",
        "2022年1月1日至2022年12月31日为上一年度。",
        "统计期限为2023年3月20日至12月31日。",
    )
    period = period_of(preface, year)
    assert period is not None
    assert period.start == expected
    assert period_of(preface[:1], year) is None


def header(*lines: str) -> list[Paragraph | Grid]:
    return [Paragraph("题目"), *map(Paragraph, lines)]


LAST = "报告格式：国办公开办函〔2021〕30号"


def test_a_whole_header() -> None:
    origin = read_header(
        header(
            "机关名称：云溪县商务局",
            "行政层级：县级",
            "统一社会信用代码：11341702486344515H",
            "行政区划代码：100001",
            "地址：文昌路6号：3楼",
            "电话：12345",
            "邮编：000000",
            "电子邮箱：info@yunxi.example",
            "报告年度：2024年",
            "统计期限：2023年3月1日至2023年3月1日",
            LAST,
            "地址：正文",
        )
    )
    assert origin is not None
    contact = Contact(
        address="文昌路6号：3楼", telephone="12345", postcode="000000", email="info@yunxi.example"
    )
    assert origin.agency == Agency(
        "云溪县商务局", Level.COUNTY, "11341702486344515H", "100001", contact
    )
    assert origin.year == 2024
    assert origin.period == ReportingPeriod(date(2023, 3, 1), date(2023, 3, 1))
    assert (origin.title, origin.end) == ("题目", 12)


def test_what_is_unlawful_in_a_header_is_left_out() -> None:
    lines = ("机关名称：云溪县商务局", "行政层级：村级", "统一社会信用代码：1", "地址：\x07")
    origin = read_header(header(*lines, "报告年度：今年", "统计期限：全年", LAST))
    assert origin is not None
    assert (origin.agency, origin.year, origin.period) == (WHO, None, None)
    nameless = read_header(header("机关名称：", LAST))
    assert nameless is not None
    assert nameless.agency is None


@pytest.mark.parametrize(
    "blocks",
    [
        [],
        header(),
        header("机关名称：云溪县商务局"),
        header("机关名称：云溪县商务局", "正文", LAST),
        header("电话：1", "地址：2", LAST),
        [Paragraph("题目"), Paragraph(LAST, indented=True)],
        [Paragraph("题目"), Grid()],
        [Grid(), Paragraph(LAST)],
        [Paragraph("题目", indented=True), Paragraph(LAST)],
    ],
)
def test_what_is_no_header(blocks: list[Paragraph | Grid]) -> None:
    assert read_header(blocks) is None


def test_labels_differ() -> None:
    assert len({item.label for item in HEADER.values()}) == len(HEADER)
