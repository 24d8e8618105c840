# SPDX-License-Identifier: Apache-2.0
"""The six parts of the report and the five aspects of its first, 六部分."""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

from gaidisclosure.form.layout import Item
from gaidisclosure.zh.numerals import bracketed, ordinal


@frozen
class Section:
    """One of the six parts of the report, with its ordinal and its table, if any."""

    number: int
    item: Item
    table: int | None = None

    @property
    def heading(self) -> str:
        """The heading as printed, such as 一、总体情况."""
        return f"{ordinal(self.number)}、{self.item.label}"


@frozen
class Aspect:
    """One of the five aspects of 总体情况, with its ordinal in brackets."""

    number: int
    item: Item

    @property
    def heading(self) -> str:
        """The heading as printed, such as （一）主动公开."""
        return f"{bracketed(self.number)}{self.item.label}"


SECTIONS: Final = (
    Section(1, Item("overview", "总体情况")),
    Section(2, Item("proactive_disclosure", "主动公开政府信息情况"), table=2),
    Section(3, Item("request_handling", "收到和处理政府信息公开申请情况"), table=3),
    Section(4, Item("review_litigation", "政府信息公开行政复议、行政诉讼情况"), table=4),
    Section(5, Item("problems_and_improvements", "存在的主要问题及改进情况")),
    Section(6, Item("other_matters", "其他需要报告的事项")),
)
"""The six parts in the official order, with tables in parts two to four."""

ASPECTS: Final = (
    Aspect(1, Item("proactive", "主动公开", name="aspect_proactive")),
    Aspect(2, Item("on_request", "依申请公开", name="aspect_on_request")),
    Aspect(3, Item("information_management", "政府信息管理")),
    Aspect(4, Item("platform", "政府信息公开平台建设")),
    Aspect(5, Item("supervision", "监督保障")),
)
"""The five aspects of 总体情况.

监督保障 covers assessment and accountability.
"""

SUBJECT: Final = "政府信息公开工作年度报告"
"""The end of the customary title <机关名称><YYYY>年政府信息公开工作年度报告."""


def customary_title(agency: str | None, year: int | None) -> str:
    """Return the customary title of a report, 标题, without unknown parts.

    >>> customary_title("云溪县商务局", 2023)
    '云溪县商务局2023年政府信息公开工作年度报告'
    """
    return (agency or "") + (f"{year}年" if year is not None else "") + SUBJECT


_CUSTOMARY: Final = re.compile(f"(.*?)(?:([0-9]{{4}})年)?{SUBJECT}")
_ADDED: Final = re.compile(
    "^关于|^附件|[《》【】\\[\\]〔〕：:]"
    "|[0-9０-９〇○零一二三四五六七八九]{2,4}年|(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])"
)
"""Signs that more than an agency stands before the year in a title."""


def read_customary_title(title: str) -> tuple[str | None, int | None] | None:
    """Return the agency and the year of a customary title, ``None`` for other titles.

    A title that has more, as people type it into a blank form, is not the customary one.

    >>> read_customary_title("云溪县商务局2023年政府信息公开工作年度报告")
    ('云溪县商务局', 2023)
    >>> read_customary_title("2023年度云溪县商务局政府信息公开工作年度报告") is None
    True
    """
    found = _CUSTOMARY.fullmatch(title)
    if found is None or _ADDED.search(found[1]):
        return None
    return found[1] or None, int(found[2]) if found[2] else None
