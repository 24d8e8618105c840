# SPDX-License-Identifier: Apache-2.0
"""Topics of table 3, 申请办理事项: requests, outcomes, applicants."""

from __future__ import annotations

from itertools import permutations
from typing import Final

from gaidisclosure.form import EDITION_2021, NOTICE_2021, Citation, Item
from gaidisclosure.topics.expressions import Reading
from gaidisclosure.topics.labels import bare
from gaidisclosure.topics.topic import HANDLING, Topic, reading
from gaidisclosure.topics.words import terms

_FORM: Final = Citation(document=NOTICE_2021)
(_BLOCK,) = EDITION_2021.table(3).blocks
_R1: Final = f"{HANDLING}received"
_R2: Final = f"{HANDLING}brought_forward"
_OUT: Final = f"{HANDLING}outcomes.total"
_CF: Final = f"{HANDLING}carried_forward"
_OUTCOMES: Final = f"{HANDLING}outcomes"
_OTHER: Final = f"{_OUTCOMES}.other"
_OTHER_ROWS: Final = ("supplement_overdue", "fee_overdue", "other")
_OVERDUE: Final = f"{_OTHER}.{_OTHER_ROWS[0]}"

RECEIVED: Final = Topic(
    "received",
    "received",
    readings=(reading(_R1, citation=_FORM), reading(_R1, _R2)),
)
"""收到 and 受理 may count the new requests or all at hand."""
HANDLED: Final = Topic(
    "received",
    "received",
    readings=(
        *RECEIVED.readings,
        reading(_OUT),
        reading(_OUT, minus=(_R2,)),
        reading(_OUT, minus=(_OTHER,)),
    ),
)
"""办理 or 处理 alone, which may also count the requests that were concluded."""
ONLY_NEW: Final = Topic("received", "received", readings=RECEIVED.readings[:1])
"""新收, or last year's in a clause of its own."""
IN: Final = Topic("in", "received", readings=RECEIVED.readings[1:])
"""All requests at hand: last year's follow in a bracket, or 共计 follows both."""
CONCLUDED: Final = Topic("outcomes_total", "outcomes", readings=(reading(_OUT, citation=_FORM),))
"""办结 with its outcomes or with last year's in a bracket."""
ANSWERED: Final = Topic(
    "outcomes_total",
    "outcomes",
    ("办结", "答复"),
    (
        *CONCLUDED.readings,
        reading(_OUT, minus=(_R2,)),
        reading(_OUT, minus=(_OTHER,)),
        reading(_OUT, minus=(_OTHER, _R2)),
        *(reading(_OUT, minus=(f"{_OTHER}.{row}",)) for row in _OTHER_ROWS),
    ),
)
"""办结 and 答复 may count all at hand or the new ones."""
BROUGHT: Final = Topic(
    "brought_forward", "received", ("上年结转",), (reading(_R2, citation=_FORM),)
)
CARRIED: Final = Topic("carried_forward", "carried", ("结转下年",), (reading(_CF, citation=_FORM),))
RATE: Final = Topic(
    "completion_rate",
    "share",
    ("办结率", "答复率"),
    ANSWERED.readings,
    wholes=RECEIVED.readings[::-1],
)

BASES: Final[tuple[Reading, ...]] = (
    CONCLUDED.readings[0],
    reading(_OUT, minus=(_OTHER,)),
    RECEIVED.readings[0],
    IN.readings[0],
)
"""The wholes of which shares are taken, likeliest first."""

_PRACTICE: Final = {
    "disclosed": ("予以公开", "同意公开", "给予公开"),
    "partially_disclosed": ("部分公开", "予以部分公开", "同意部分公开"),
    "withheld": ("不予公开", "不予以公开", "不同意公开"),
    "unavailable": ("无法提供", "无法公开", "不能提供"),
    "not_processed": ("不予处理", "不予以处理"),
    "other": ("其他处理", "其它处理"),
    "state_secrets": ("涉及国家秘密", "属于国家秘密"),
    "security_and_stability": ("三安全一稳定", "危及三安全一稳定"),
    "third_party_rights": ("第三方权益", "第三方合法权益", "保护第三方合法权益"),
    "internal_affairs": ("内部事务信息", "三类内部事务信息"),
    "process_information": ("过程性信息", "四类过程性信息"),
    "enforcement_files": ("行政执法案卷", "执法案卷"),
    "administrative_inquiry": ("行政查询", "行政查询事项"),
    "not_held": ("不掌握", "本机关不掌握", "不掌握相关政府信息", "信息不存在"),
    "requires_creation": ("没有现成信息", "另行制作", "需要另行制作"),
    "still_unclear": ("仍不明确", "内容不明确"),
    "petition": tuple(
        f"{mark.join(kinds)}类{what}"
        for count in (2, 3)
        for kinds in permutations(("信访", "举报", "投诉"), count)
        for mark in ("", "、")
        for what in ("", "申请")
    ),
    "repeated": ("重复申请",),
    "published_material": ("公开出版物",),
    "excessive": ("大量反复申请", "反复申请"),
    "confirmation": ("重新出具已获取信息",),
    "supplement_overdue": ("逾期未补正", "逾期不补正", "无正当理由逾期不补正"),
    "fee_overdue": (
        "未按收费通知要求缴纳费用",
        *(f"逾期{not_}{pay}" for not_ in ("未", "不") for pay in ("缴费", "缴纳费用")),
    ),
}
"""Words of practice for rows of the form, next to the labels of the form itself."""


def _topic(path: str, item: Item, *more: Reading) -> Topic:
    """Return the topic of a row. 3.其他 has a fuller name in sentences."""
    key = "other_reason" if path == f"{_OTHER}.other" else item.key
    words = (*((bare(item.label),) if key != "other_reason" else ()), *_PRACTICE.get(key, ()))
    return Topic(key, "outcomes", words, (reading(path, citation=_FORM), *more))


def _rows() -> dict[str, Topic]:
    """Return the topic of each row of outcomes by its path, in printed order."""
    found: dict[str, Topic] = {}
    for item in next(row for row in _BLOCK.rows if row.key == "outcomes").children:
        path = f"{_OUTCOMES}.{item.key}"
        if item.total:
            continue
        rest = (reading(_OTHER, minus=(_OVERDUE,)),) if item.key == "other" else ()
        found[path] = _topic(path, item, *rest)
        found |= {f"{path}.{row.key}": _topic(f"{path}.{row.key}", row) for row in item.children}
    return found


ROWS: Final = _rows()
"""The topics of the rows of outcomes, by path."""
DISCLOSURE_RATE: Final = Topic(
    "disclosed_or_partially",
    "outcomes",
    ("公开率",),
    (
        reading(f"{_OUTCOMES}.disclosed", f"{_OUTCOMES}.partially_disclosed"),
        reading(f"{_OUTCOMES}.disclosed"),
    ),
)
RATES: Final = (RATE, DISCLOSURE_RATE)
"""Shares that have words of their own."""
OUTCOMES: Final = (
    *ROWS.values(),
    Topic(
        "disclosed_or_partially",
        "outcomes",
        tuple(
            f"{one}{and_}{other}部分公开"
            for one in ("予以公开", "同意公开", "公开")
            for and_ in ("和", "及", "或", "与", "、", "以及", "或者")
            for other in ("", "予以", "同意")
        )
        + tuple(
            f"{one}（{with_}部分公开）"
            for one in ("予以公开", "同意公开", "公开")
            for with_ in ("含", "包括", "包含")
        ),
        DISCLOSURE_RATE.readings[:1],
    ),
    Topic(
        "not_processed_or_other",
        "outcomes",
        ("其他情况", "其他情形", "其它情况"),
        (
            reading(f"{_OUTCOMES}.not_processed", _OTHER),
            reading(_OTHER),
            reading(f"{_OUTCOMES}.unavailable", f"{_OUTCOMES}.not_processed", _OTHER),
        ),
    ),
)
"""Outcomes by class and by row, and the classes that sentences take together."""

_OTHERS: Final = "other_organization"
_ORGANIZATIONS: Final = {
    leaf.key: leaf.label
    for leaf in _BLOCK.columns[0].leaves
    if not leaf.total and leaf.key != "natural_person"
}
"""The columns of 法人或其他组织 with their labels."""


def _of(*columns: str) -> tuple[Reading, ...]:
    """Return columns of the new ones, of all at hand, and of those concluded."""
    rows = ((_R1,), (_R1, _R2), (_OUT,))
    return tuple(
        reading(*(f"{row}.{column}" for row in some for column in columns)) for some in rows
    )


APPLICANTS: Final = (
    Topic(
        "natural_person",
        "applicants",
        terms("自然人 公民 公民个人 个人申请"),
        _of("natural_person"),
    ),
    Topic(
        "organizations",
        "applicants",
        terms("""
            法人或其他组织 法人和其他组织 法人及其他组织 法人或者其他组织 法人、其他组织
            法人组织 法人
        """),
        _of(*_ORGANIZATIONS),
    ),
    *(
        Topic(key, "applicants", (label,), _of(key))
        for key, label in _ORGANIZATIONS.items()
        if key != _OTHERS
    ),
    Topic(_OTHERS, "applicants", terms("其他法人或组织 其他法人或其他组织"), _of(_OTHERS)),
)
"""The kinds of applicants. 其他 has a fuller name in sentences."""
