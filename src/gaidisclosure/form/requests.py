# SPDX-License-Identifier: Apache-2.0
"""Table 3 as data, 收到和处理政府信息公开申请情况: rows, columns and the printed balance."""

from __future__ import annotations

from typing import Final

from gaidisclosure.form.layout import Balance, Block, Item, Table
from gaidisclosure.form.sources import FEE_RULES, Citation

_APPLICANTS: Final = Item(
    "",
    "申请人情况",
    name="applicants",
    children=(
        Item("natural_person", "自然人"),
        Item(
            "",
            "法人或其他组织",
            name="organizations",
            children=(
                Item("commercial_enterprise", "商业企业"),
                Item("research_institution", "科研机构"),
                Item("public_interest_organization", "社会公益组织"),
                Item("legal_service_institution", "法律服务机构"),
                Item("other_organization", "其他"),
            ),
        ),
        Item("total", "总计", total=True),
    ),
)


def _row(key: str, label: str, *citations: Citation, name: str = "") -> Item:
    return Item(key, label, citations=citations, name=name)


_WITHHELD: Final = Item(
    "withheld",
    "（三）不予公开",
    (
        _row("state_secrets", "1.属于国家秘密", Citation(14)),
        _row("prohibited_by_law", "2.其他法律行政法规禁止公开", Citation(14)),
        _row("security_and_stability", "3.危及“三安全一稳定”", Citation(14)),
        _row("third_party_rights", "4.保护第三方合法权益", Citation(15), Citation(32)),
        _row("internal_affairs", "5.属于三类内部事务信息", Citation(16, 1)),
        _row("process_information", "6.属于四类过程性信息", Citation(16, 2)),
        _row("enforcement_files", "7.属于行政执法案卷", Citation(16, 2)),
        _row("administrative_inquiry", "8.属于行政查询事项", Citation(36, items=(7,))),
    ),
)
_UNAVAILABLE: Final = Item(
    "unavailable",
    "（四）无法提供",
    (
        _row("not_held", "1.本机关不掌握相关政府信息", Citation(36, items=(4, 5), basis="sourced")),
        _row("requires_creation", "2.没有现成信息需要另行制作", Citation(38)),
        _row("still_unclear", "3.补正后申请内容仍不明确", Citation(30)),
    ),
)
_NOT_PROCESSED: Final = Item(
    "not_processed",
    "（五）不予处理",
    (
        _row("petition", "1.信访举报投诉类申请", Citation(39, 1)),
        _row("repeated", "2.重复申请", Citation(36, items=(6,))),
        _row("published_material", "3.要求提供公开出版物", Citation(39, 2)),
        _row("excessive", "4.无正当理由大量反复申请", Citation(35)),
        _row("confirmation", "5.要求行政机关确认或重新出具已获取信息"),
    ),
)
_OTHER: Final = Item(
    "other",
    "（六）其他处理",
    name="other_processing",
    children=(
        _row(
            "supplement_overdue",
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            Citation(30),
        ),
        _row(
            "fee_overdue",
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            Citation(42),
            Citation(document=FEE_RULES),
        ),
        _row("other", "3.其他", name="other_reasons"),
    ),
)
_UNDIVIDED_OTHER: Final = _row("other", _OTHER.label, name=_OTHER.name)


def _table(other: Item) -> Table:
    outcomes = Item(
        "outcomes",
        "三、本年度办理结果",
        (
            _row("disclosed", "（一）予以公开", Citation(36, items=(1, 2))),
            _row(
                "partially_disclosed",
                "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
                Citation(37),
            ),
            _WITHHELD,
            _UNAVAILABLE,
            _NOT_PROCESSED,
            other,
            Item("total", "（七）总计", name="outcomes_total", total=True),
        ),
    )
    block = Block(
        rows=(
            _row("received", "一、本年新收政府信息公开申请数量", Citation(31)),
            _row("brought_forward", "二、上年结转政府信息公开申请数量"),
            outcomes,
            _row("carried_forward", "四、结转下年度继续办理"),
        ),
        columns=(_APPLICANTS,),
        corner="（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
        corner_code="form.label.balance_note",
    )
    return Table(
        number=3,
        key="request_handling",
        blocks=(block,),
        across="T3-ROW",
        down="T3-SUM",
        balance=Balance("T3-BAL", left=(1, 2), right=(3, 4)),
    )


REQUESTS_2021: Final = _table(_OTHER)
"""25 rows and 7 columns, in force since report year 2021."""
REQUESTS_UNDIVIDED: Final = _table(_UNDIVIDED_OTHER)
"""23 rows and 7 columns, with （六）其他处理 as one row, as in the trial form."""
