# SPDX-License-Identifier: Apache-2.0
"""Topics of table 2, 主动公开事项: documents, decisions and fees, of both editions."""

from __future__ import annotations

from typing import Final

from gaidisclosure.form import NOTICE_2019, NOTICE_2021, Citation
from gaidisclosure.topics.topic import Topic, reading
from gaidisclosure.topics.words import terms

_FORM: Final = Citation(document=NOTICE_2021)
_TRIAL: Final = Citation(document=NOTICE_2019)
_TABLE: Final = "proactive_disclosure"

KINDS: Final = {
    "rules": ("government_rules", terms("规章 政府规章 市政府规章 部门规章")),
    "normative": ("normative_documents", terms("规范性文件 行政规范性文件")),
}
"""The kinds of documents: the row, and the words."""
DEEDS: Final = {
    "issued": terms("制发 制定 出台 印发 新制定 新制作 新增公开 制定出台 制定印发"),
    "repealed": terms("废止"),
    "in_force": terms("现行有效 保留现行有效 继续有效 有效"),
    "published": terms("新公开"),
    "total_published": terms("累计对外公开 对外公开"),
}
"""The verbs of documents, by the column that counts them."""
_OTHER_EDITION: Final = {"issued": "made"}
"""Columns of the trial form under another name."""


def _documents() -> dict[str, Topic]:
    """Return the topics of documents by kind and deed."""
    found: dict[str, Topic] = {}
    for kind, (row, words) in KINDS.items():
        for deed in DEEDS:
            columns = (deed, _OTHER_EDITION.get(deed))
            readings = tuple(
                reading(f"{_TABLE}.{row}.{column}", citation=citation)
                for column, citation in zip(columns, (_FORM, _TRIAL), strict=True)
                if column
            )
            found[f"{kind}_{deed}"] = Topic(f"{kind}_{deed}", "documents", words, readings)
    return found


DOCUMENTS: Final = _documents()
"""The topics of documents by key, such as ``normative_issued``."""


_SERVICES: Final = {
    "licensing": ("行政许可",),
    "other_services": ("其他对外管理服务", "其他对外管理服务事项"),
    "penalties": ("行政处罚",),
    "compulsion": ("行政强制",),
}


def _decisions() -> dict[str, Topic]:
    """Return the topics of decisions and of the trial form's items, by key."""
    found: dict[str, Topic] = {}
    for row, words in _SERVICES.items():
        path = f"{_TABLE}.{row}"
        made = (reading(path, citation=_FORM), reading(f"{path}.decisions", citation=_TRIAL))
        # Other services stand on the trial form alone.
        readings = made[1:] if row == "other_services" else made
        found[row] = Topic(row, "decisions", words, readings)
    for row in (*_SERVICES, "fees"):
        # A decrease is the same subject, named by the change that follows it here.
        less = reading(minus=(f"{_TABLE}.{row}.change",), citation=_TRIAL)
        found[f"{row}_removed"] = Topic(f"{row}_change", "decisions", (), (less,))
        for column in ("previous", "change"):
            of = reading(f"{_TABLE}.{row}.{column}", citation=_TRIAL)
            found[f"{row}_{column}"] = Topic(f"{row}_{column}", "decisions", (), (of,))
    path = f"{_TABLE}.procurement.projects"
    found["procurement"] = Topic(
        "procurement", "decisions", ("政府集中采购",), (reading(path, citation=_TRIAL),)
    )
    return found


DECISIONS: Final = _decisions()
"""The topics of decisions, services and purchases by key."""

FEES: Final = {
    "fees": Topic(
        "fees",
        "fees",
        ("行政事业性收费", "行政事业性收费金额", "行政事业性收费总额"),
        (reading(f"{_TABLE}.fees", citation=_FORM),),
    ),
    "procurement_amount": Topic(
        "procurement_amount",
        "fees",
        ("采购总金额", "政府集中采购总金额"),
        (reading(f"{_TABLE}.procurement.amount", citation=_TRIAL),),
    ),
}
"""The topics of money by key: never the information fee of part six."""
