# SPDX-License-Identifier: Apache-2.0
"""The kind of a body, as its name and its level tell: the power to issue rules, the fees."""

from __future__ import annotations

import pytest

from gaidisclosure.checks.bodies import collects_widely, may_make_rules

WITH = [
    ("松岚省人民政府", ""),
    ("松岚省人民政府办公厅", ""),
    ("松岚省政府办公厅", ""),
    ("北原自治区人民政府", ""),
    ("北原自治州人民政府办公室", ""),
    ("上海市人民政府", ""),
    ("上海市人民政府办公厅", ""),
    ("青禾市人民政府", "city"),
    ("青禾市人民政府办公室", "city"),
    ("国家青禾局", ""),
    ("国务院国有资产监督管理委员会", ""),
    ("教育部", ""),
    ("住房和城乡建设部", ""),
    ("海关总署", ""),
    ("中国人民银行", ""),
    ("青禾行业委员会", "national"),
]
WITHOUT = [
    ("云溪县人民政府", ""),
    ("云溪縣人民政府", ""),
    ("云溪县人民政府办公室", ""),
    ("青禾市北原区人民政府", ""),
    ("北原自治县人民政府", ""),
    ("北原自治旗人民政府", ""),
    ("云溪县桃湾镇人民政府", ""),
    ("云溪县桃湾鄉政府", ""),
    ("云溪县第6街道办事处", ""),
    ("云溪县商务局", ""),
    ("云溪县商务局", "city"),
    ("松岚省教育厅", ""),
    ("松岚省教育厅", "province"),
    ("青禾市发改委", ""),
    ("青禾市卫生健康委员会", ""),
    ("青禾市场监督管理局", ""),
    ("青禾市人民政府", "county"),
    ("云溪县12345热线服务中心", "county"),
]
UNKNOWN = [
    ("青禾市人民政府", ""),
    ("青禾市人民政府办公室", ""),
    ("云溪县档案馆", ""),
    ("国家税务总局云溪县税务局", "county"),
    ("青禾市", ""),
]


@pytest.mark.parametrize(
    ("told", "answer"),
    [(each, answer) for some, answer in ((WITH, True), (WITHOUT, False)) for each in some]
    + [(each, None) for each in UNKNOWN],
)
def test_a_name_and_a_level_tell_the_power_to_issue_rules(
    told: tuple[str, str], answer: bool | None
) -> None:
    assert may_make_rules(*told) is answer


@pytest.mark.parametrize(
    "told",
    [
        ("云溪县人民政府", ""),
        ("云溪县人民政府办公室", ""),
        ("青禾市", ""),
        ("青禾市高新区管委会", ""),
        ("松岚省教育厅", ""),
        ("上海市教育委员会", ""),
        ("教育部", ""),
        ("松岚教育考试院", "province"),
    ],
)
def test_governments_and_higher_bodies_collect_widely(told: tuple[str, str]) -> None:
    assert collects_widely(*told)


@pytest.mark.parametrize(
    "told",
    [
        ("云溪县商务局", ""),
        ("青禾市教育局", "city"),
        ("上海市北原区商务局", ""),
        ("云溪县桃湾镇人民政府", ""),
        ("云溪县桃湾乡政府", ""),
        ("云溪县第6街道办事处", ""),
        ("青禾人民政府", "township"),
    ],
)
def test_bureaus_and_townships_do_not(told: tuple[str, str]) -> None:
    assert not collects_widely(*told)
