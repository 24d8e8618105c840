# SPDX-License-Identifier: Apache-2.0
"""Whose figures words name, and of what time."""

from __future__ import annotations

import pytest

from gaidisclosure.statements.scope import Scope, Speaker, Times, body_of, names_parts

OWN, OPEN, OTHER = Scope.OWN, Scope.OPEN, Scope.OTHER
COUNTY, BUREAU, OFFICE = "云溪县人民政府", "云溪县财政局", "云溪县人民政府办公室"
BODIES: list[tuple[str, str, Scope | None]] = [
    (COUNTY, "", None),
    (COUNTY, "今年全年共", None),
    (COUNTY, "我县", OWN),
    (COUNTY, "其中本机关", OWN),
    (COUNTY, "■■■", OWN),
    (COUNTY, "全县", OWN),
    (COUNTY, "全市", OTHER),
    (COUNTY, "全县各部门", OPEN),
    (COUNTY, "全县各级各部门", OWN),
    (COUNTY, "各级", OWN),
    (COUNTY, "各乡镇", OPEN),
    (COUNTY, "县住建局", OTHER),
    (COUNTY, "云溪县", OWN),
    (COUNTY, "县政府", OPEN),
    (COUNTY, "望川县政府", OTHER),
    (COUNTY, "本地社区", OPEN),
    (COUNTY, "城市", OPEN),
    (COUNTY, "依托平台", OPEN),
    (BUREAU, "全县", OTHER),
    (BUREAU, "全局", OPEN),
    (BUREAU, "全系统", OTHER),
    (BUREAU, "各单位", OTHER),
    (BUREAU, "县财政局", OWN),
    (BUREAU, "财政局", OWN),
    (BUREAU, "云溪县", OTHER),
    (BUREAU, "县政府", OTHER),
    (OFFICE, "全县", OPEN),
    (OFFICE, "各部门", OPEN),
    (OFFICE, "县政府办", OWN),
    (OFFICE, "县政府办公室", OWN),
    (OFFICE, "云溪县", OTHER),
]


@pytest.mark.parametrize(("agency", "words", "scope"), BODIES)
def test_a_body_is_the_one_that_reports_or_another(
    agency: str, words: str, scope: Scope | None
) -> None:
    assert body_of(words, Speaker.of(agency)) is scope


def test_parts_of_a_body_are_named_without_all_levels() -> None:
    words = ("各部门", "全县单位", "各级部门", "全县", "各级")
    assert [names_parts(each) for each in words] == [True, True, False, False, False]


TIMES = [
    ("收到申请", OWN),
    ("2023年收到申请", OWN),
    ("2022年收到申请", OTHER),
    ("二〇二三年度收到申请", OWN),
    ("二〇二二年度收到申请", OTHER),
    ("2022年5件，2023年收到申请", OWN),
    ("2023年1月1日至2023年12月31日收到申请", OWN),
    ("2022年5件，1月1日至12月31日收到申请", OWN),
    ("2022年5件，今年收到申请", OWN),
    ("上半年收到申请", OTHER),
    ("每年收到申请", OTHER),
    ("去年收到申请", OTHER),
    ("明年收到申请", OTHER),
    ("目前收到申请", OPEN),
    ("目前，2023年收到申请", OPEN),
    ("历年2023年收到申请", OTHER),
    ("今年以来收到申请", OWN),
    ("年初以来收到申请", OWN),
    ("2023年以来收到申请", OWN),
    ("自2023年收到申请", OWN),
    ("2019年以来收到申请", OTHER),
    ("比2022年增加，收到申请", OWN),
    ("比2022年增加收到申请", OTHER),
    ("2022年结转，收到申请", OWN),
    ("2022年结转", OWN),
    ("2021年结转", OPEN),
    ("二〇二一年结转", OPEN),
    ("2021年结转，收到申请", OWN),
    ("2022年结转下年度", OTHER),
    ("2023年结转下年度", OWN),
    ("顺延至2024年，收到申请", OWN),
    ("上一年有行政许可项目", OWN),
    ("上一年有行政许可", OTHER),
]


@pytest.mark.parametrize(("text", "scope"), TIMES)
def test_a_time_is_the_year_of_the_report_or_another(text: str, scope: Scope) -> None:
    clause = text.rfind("，") + 1
    assert Times(text, 2023).scope_at(len(text), clause) is scope


def test_a_time_after_a_place_says_nothing_of_it() -> None:
    times = Times("收到申请5件，2022年收到3件", 2023)
    assert times.scope_at(4, 0) is OWN
    assert times.scope_at(7, 7) is OWN
    assert times.scope_at(8, 7) is OTHER


def test_years_are_open_where_that_of_the_report_is_not_known() -> None:
    assert Times("2022年收到申请", None).scope_at(9, 0) is OPEN


def test_a_year_carried_is_the_own_one_where_that_of_the_report_is_not_known() -> None:
    assert Times("2022年结转下年度", None).scope_at(9, 0) is OWN
