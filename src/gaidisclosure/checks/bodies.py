# SPDX-License-Identifier: Apache-2.0
"""The powers of an agency, 机关类别, inferred from its name and level of government."""

from __future__ import annotations

import re
from typing import Final

from gaidisclosure.zh.simplified import simplified

_OFFICE: Final = re.compile("(?<=政府)办公[厅室]$")
"""The end of the name of a general office, which may report for a government."""
_GOVERNMENT: Final = re.compile("(?:政府|行署|行政公署|管委会|管理委员会)$")
_REGION: Final = re.compile("[省市县区州盟旗]$")
"""The end of a region's name, which stands for its government: 青禾市."""
_NATIONAL: Final = re.compile("^(?:国家|国务院|中国|中华|全国)|^[^省市县区州盟旗]*[部署行]$")
_DEPARTMENT: Final = re.compile("(?:[局厅委]|委员会|街道办事处)$")
_LOWER: Final = re.compile("(?:[县旗乡镇]|街道|(?<!自治)区)(?:人民)?政府$")
"""Governments of counties, districts and townships."""
_HIGHER: Final = re.compile("(?:省|自治区|自治州|^(?:北京|上海|天津|重庆)市)(?:人民)?政府$")
_OF_TOWNSHIP: Final = re.compile("(?:[乡镇](?:人民)?政府|街道办事处)$")
_OF_PROVINCE: Final = re.compile("厅$|^(?:北京|上海|天津|重庆)市[^区县]*$")

_BELOW: Final = {"county", "township"}
_ABOVE: Final = {"national", "province"}


def may_make_rules(name: str, level: str = "") -> bool | None:
    """Return ``True`` if an agency may issue 规章, ``None`` if this is unknown.

    Departments of the State Council may, as may governments of provinces, cities with districts
    and autonomous prefectures (立法法, arts 91 and 93). Their general offices report the rules of
    the government.

    Args:
        name: The name of the agency.
        level: Its level of government, such as ``"county"``, empty if it is not known.

    >>> may_make_rules("松岚省人民政府办公厅"), may_make_rules("云溪县商务局")
    (True, False)
    >>> may_make_rules("青禾市人民政府"), may_make_rules("青禾市人民政府", "city")
    (None, True)
    """
    whole = _OFFICE.sub("", simplified(name.strip()))
    if level == "national" or _NATIONAL.search(whole):
        return None if level in _BELOW else True
    if _HIGHER.search(whole):
        return True
    if level in _BELOW or _LOWER.search(whole):
        return False
    if whole.endswith("政府"):
        return True if level else None
    return False if _DEPARTMENT.search(whole) else None


def collects_widely(name: str, level: str = "") -> bool:
    """Return ``True`` if an agency can collect fees of tens of millions of yuan.

    The report of a government above the township covers its whole region. National and provincial
    departments collect fees for examinations, universities and the like.

    Args:
        name: The name of the agency.
        level: Its level of government, empty if it is not known.

    >>> collects_widely("云溪县人民政府"), collects_widely("云溪县桃湾镇人民政府")
    (True, False)
    """
    whole = _OFFICE.sub("", simplified(name.strip()))
    if level == "township" or _OF_TOWNSHIP.search(whole):
        return False
    regional = _GOVERNMENT.search(whole) or _REGION.search(whole) or _NATIONAL.search(whole)
    return bool(level in _ABOVE or regional or _OF_PROVINCE.search(whole))
