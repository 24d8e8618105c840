# SPDX-License-Identifier: Apache-2.0
"""The lines about a report below its title, 报头: agency, period and form.

The official form has no such lines, but a text without them cannot name the agency exactly, or a
period that is only a part of a year. They are written in this order, those that are known.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from gaidisclosure.form.layout import Item

_ITEMS: Final = (
    Item("agency", "机关名称", name="agency_name"),
    Item("level", "行政层级"),
    Item("unified_social_credit_code", "统一社会信用代码"),
    Item("division_code", "行政区划代码"),
    Item("address", "地址"),
    Item("telephone", "电话"),
    Item("postcode", "邮编"),
    Item("email", "电子邮箱"),
    Item("year", "报告年度", name="report_year"),
    Item("period", "统计期限", name="reporting_period"),
    Item("edition", "报告格式", name="report_form"),
)

HEADER: Final[Mapping[str, Item]] = MappingProxyType({item.key: item for item in _ITEMS})
"""The labelled lines by subject, in their order.

The edition is always given, and last.
"""
