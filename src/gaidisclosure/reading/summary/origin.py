# SPDX-License-Identifier: Apache-2.0
"""The columns that identify the report of a line, 来源各列, and their headings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final
from unicodedata import normalize

from gaidisclosure.form import EDITIONS, FORMS, HEADER, FormKey
from gaidisclosure.i18n import LOCALES
from gaidisclosure.model import Agency, ReportingPeriod
from gaidisclosure.model.period import YEARS
from gaidisclosure.reading.lawful import lawful, with_field
from gaidisclosure.reading.text.about import period_in

AGENCY_HEADINGS: Final = (
    *("机关名称", "单位名称", "单位全称", "行政机关名称", "机构名称", "报告单位", "填报单位"),
    *("填报机关", "报送机关", "公开主体", "部门名称", "部门"),
    *("报送单位", "行政机关", "机关", "单位", "名称", "機關名稱", "單位名稱", "單位", "名稱"),
    *("agency", "name"),
)
"""Headings of the column with the names, the surest first."""
_OTHERS: Final = {
    "unified_social_credit_code": ("信用代码", "社会信用代码", "信用代碼"),
    "year": ("年度", "年份", "報告年份", "报告年份"),
    "period": ("报告期", "報告期"),
    "edition": ("格式", "表格格式", "格式版本"),
    "missing": ("缺项", "缺項"),
    "number": ("序号", "编号", "序號", "編號", "no", "no."),
}
_SUMS: Final = frozenset(
    {"合计", "总计", "小计", "共计", "总和", "累计", "总数", "合計", "總計", "小計", "共計", "總數"}
    | {"total", "sum", "totals", "subtotal", "grandtotal"}
)
_AFTER: Final = re.compile(r"[(（:：].*$")
_REMARK: Final = re.compile(r"(?<=...)[(（].*$")
"""A remark after a heading, unless it is as short as the 单位 of an amount."""
_YEAR: Final = re.compile(r"([0-9]{1,9})(?:年度?)?")
_YEAR_IN: Final = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})年")


def bare(text: str) -> str:
    """Return a heading without white space, in compatibility form and lower case."""
    return "".join(normalize("NFKC", text).split()).casefold().rstrip(":")


@cache
def _subjects() -> Mapping[str, str]:
    found = {bare(each): key for key, words in _OTHERS.items() for each in (key, *words)}
    for key in ("unified_social_credit_code", "year", "period", "edition"):
        found |= {bare(HEADER[key].label_in(locale)): key for locale in LOCALES}
    named = {bare(HEADER["agency"].label_in(locale)): "agency" for locale in LOCALES}
    return MappingProxyType(found | named | dict.fromkeys(AGENCY_HEADINGS, "agency"))


def subject(text: str) -> str | None:
    """Return the subject of a column by its heading, ``None`` for figures.

    >>> subject("单 位 名 称（盖章）"), subject("统一社会信用代码"), subject("自然人")
    ('agency', 'unified_social_credit_code', None)
    """
    name = bare(text)
    return _subjects().get(name) or _subjects().get(_REMARK.sub("", name))


def is_sum(name: str) -> bool:
    """Tell if a name is that of a line with sums, 合计, with or without a remark.

    >>> is_sum("合 计（12家）"), is_sum("总计办公室")
    (True, False)
    """
    return bare(_AFTER.sub("", name)) in _SUMS


def agency_of(name: str, code: str) -> tuple[Agency | None, str]:
    """Return the agency of a line, and the words that are no lawful name or code."""
    agency = lawful(lambda: Agency("".join(name.splitlines()).strip()))
    if agency is None:
        return None, " ".join(filter(None, (name.strip(), code.strip())))
    coded = with_field(agency, "unified_social_credit_code", code.strip().upper())
    return coded, code if coded is agency and code.strip() else ""


def year_of(text: str) -> int | None:
    """Return the year that a cell says: 2023, 2023年, 2023年度."""
    found = _YEAR.fullmatch(bare(text))
    return int(found[1]) if found else None


def year_in(text: str) -> int | None:
    """Return the only year that a title names, ``None`` if it names several or none."""
    found = {int(year) for year in _YEAR_IN.findall(bare(text))}
    return found.pop() if len(found) == 1 else None


def period_of(text: str, year: int | None) -> ReportingPeriod | None:
    """Return the period that a cell says, or else the whole of a year.

    >>> period_of("2024-03-20至2024-12-31", 2024)
    ReportingPeriod(datetime.date(2024, 3, 20), datetime.date(2024, 12, 31))
    >>> period_of("", 2023)
    ReportingPeriod.of_year(2023)
    """
    if text.strip():
        return period_in(text)
    return ReportingPeriod.of_year(year) if year is not None and year in YEARS else None


def form_key(text: str) -> FormKey | None:
    """Return the key of a form that a cell names, also by the number of its notice.

    >>> form_key("2021-undivided"), form_key("国办公开办函〔2019〕60号"), form_key("2021年格式")
    ('2021-undivided', '2019', '2021')
    """
    said = bare(text)
    exact = [form for form in FORMS.values() if form.key == said]
    named = exact or [form for form in EDITIONS.values() if said.count(form.name)]
    return named[0].key if len(named) == 1 else None
