# SPDX-License-Identifier: Apache-2.0
"""Table 2 as data, 主动公开政府信息情况: of the form in force, and of the trial form."""

from __future__ import annotations

from typing import Final

from gaidisclosure.form.layout import Block, Item, Kind, Table
from gaidisclosure.form.sources import Citation
from gaidisclosure.zh.numerals import bracketed

_INFORMATION: Final = "信息内容"


def _block(
    item: int, *, rows: tuple[Item, ...], columns: tuple[Item, ...], spans: tuple[int, ...]
) -> Block:
    return Block(
        rows=rows,
        columns=columns,
        corner=_INFORMATION,
        corner_code="form.label.information",
        title=f"第二十条第{bracketed(item)}项",
        title_code=f"form.label.article_20_{item}",
        spans=spans,
        citations=(Citation(20, items=(item,), basis="sourced"),),
    )


_RULES: Final = Item("government_rules", "规章")
_LICENSING: Final = Item("licensing", "行政许可")
_SANCTIONS: Final = (Item("penalties", "行政处罚"), Item("compulsion", "行政强制"))
_FEES: Final = Item("", "本年收费金额（单位：万元）", name="fees_this_year", kind=Kind.MONEY)
_DECISIONS: Final = Item("", "本年处理决定数量", name="decisions_this_year")

DISCLOSURE_2021: Final = Table(
    number=2,
    key="proactive_disclosure",
    blocks=(
        _block(
            1,
            rows=(_RULES, Item("normative_documents", "行政规范性文件")),
            columns=(
                Item("issued", "本年制发件数"),
                Item("repealed", "本年废止件数"),
                Item("in_force", "现行有效件数"),
            ),
            spans=(1, 1, 1, 1),
        ),
        _block(5, rows=(_LICENSING,), columns=(_DECISIONS,), spans=(1, 3)),
        _block(6, rows=_SANCTIONS, columns=(_DECISIONS,), spans=(1, 3)),
        _block(
            8,
            rows=(Item("fees", "行政事业性收费"),),
            columns=(_FEES,),
            spans=(1, 3),
        ),
    ),
)

_PREVIOUS: Final = Item("previous", "上一年项目数量")
_CHANGE: Final = Item("change", "本年增/减", kind=Kind.CHANGE)
_PROJECTS: Final = (_PREVIOUS, _CHANGE, Item("decisions", "处理决定数量"))

DISCLOSURE_2019: Final = Table(
    number=2,
    key="proactive_disclosure",
    blocks=(
        _block(
            1,
            rows=(
                _RULES,
                Item("normative_documents", "规范性文件", name="normative_documents_2019"),
            ),
            columns=(
                Item("made", "本年新制作数量"),
                Item("published", "本年新公开数量"),
                Item("total_published", "对外公开总数量"),
            ),
            spans=(1, 1, 2, 1),
        ),
        _block(
            5,
            rows=(_LICENSING, Item("other_services", "其他对外管理服务事项")),
            columns=_PROJECTS,
            spans=(1, 2, 1, 1),
        ),
        _block(6, rows=_SANCTIONS, columns=_PROJECTS, spans=(1, 2, 1, 1)),
        _block(
            8, rows=(Item("fees", "行政事业性收费"),), columns=(_PREVIOUS, _CHANGE), spans=(1, 2, 2)
        ),
        _block(
            9,
            rows=(Item("procurement", "政府集中采购"),),
            columns=(
                Item("projects", "采购项目数量"),
                Item("amount", "采购总金额", kind=Kind.MONEY),
            ),
            spans=(1, 2, 2),
        ),
    ),
)
