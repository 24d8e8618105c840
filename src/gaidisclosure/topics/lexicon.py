# SPDX-License-Identifier: Apache-2.0
"""The words of sentences with figures, 词表: each with its part in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum, auto
from types import MappingProxyType
from typing import Final

from attrs import frozen

from gaidisclosure.topics.cases import BLOCKS, RESULTS
from gaidisclosure.topics.disclosure import DECISIONS, DEEDS, FEES, KINDS
from gaidisclosure.topics.requests import APPLICANTS, OUTCOMES, RATE
from gaidisclosure.topics.strangers import STRANGERS

__all__ = ["LEXICON", "Role", "Word", "words_of"]


class Role(Enum):
    """The part of a word in a sentence."""

    OUTCOME = auto()
    """A class or row of outcomes."""
    APPLICANT = auto()
    CASE = auto()
    """Review or suits."""
    RESULT = auto()
    """The result of a review or suit."""
    DOCUMENT = auto()
    DEED = auto()
    """The thing done with a document."""
    DECISION = auto()
    FEE = auto()
    STRANGER = auto()
    """A subject that is in no table."""
    REQUEST = auto()
    RATE = auto()
    VERB = auto()
    SUM = auto()
    CARRY = auto()
    LAST = auto()
    NEXT = auto()
    NOT = auto()
    ALL = auto()
    CHANGE = auto()
    UP_TO = auto()
    SHARE = auto()
    PART = auto()
    FILED = auto()
    """Documents and cases of others, which are filed or looked through."""
    OTHERS = auto()
    """The work of another body."""
    OFF = auto()
    """That which follows is taken off."""
    EACH = auto()
    IN_TURN = auto()
    TRIGGER = auto()
    """The cause or the beginning of a case."""
    FILLER = auto()
    """A word that adds nothing to a subject."""


_REQUESTS: Final = (
    *(
        f"{one}申请{two}"
        for one in ("政府信息公开", "信息公开", "依申请公开", "公开", "")
        for two in ("", "件", "案件", "事项", "量", "数", "数量", "总数")
    ),
    *(
        "依申请公开",
        "依申请公开件",
        "依申请公开办件",
        "依申请公开事项",
        "依申请公开请求",
        "信息公开请求",
    ),
    *("依申请公开政府信息", "依申请公开信息", "依申请公开答复", "申请公开政府信息", "申请公开信息"),
    *("申请公开事项", "申请答复"),
)
_VERBS: Final = {
    "receive": (
        *(
            "收到",
            "受理",
            "接收",
            "接到",
            "接收到",
            "收办",
            "登记",
            "收件",
            "接收处理",
            "收到并受理",
        ),
        *("受理并办理", "收到并办理", "接件", "收悉"),
    ),
    "new": ("新收", "新收到", "新受理", "新接收", "新增申请", "收到新的"),
    "handle": ("办理", "处理", "承办", "受理和办理", "处置"),
    "conclude": (
        *(
            "办结",
            "答复",
            "办复",
            "办理完毕",
            "处理完毕",
            "办理完成",
            "完成答复",
            "处理办结",
            "回复",
        ),
        *("完结", "办毕", "依法答复", "作出答复", "予以答复"),
    ),
}
_PLAIN: Final = {
    Role.SUM: ("共计", "合计", "总计", "一共", "总共", "共"),
    Role.CARRY: (
        *(
            "结转",
            "转结",
            "顺延",
            "转入",
            "延至",
            "转至",
            "跨年",
            "接转",
            "遗留",
            "延续",
            "留转",
            "转接",
        ),
        *(
            "未办结",
            "转",
            "正在办理",
            "正在处理",
            "办理中",
            "尚在办理",
            "未到期",
            "尚未到期",
            "在办",
        ),
    ),
    Role.LAST: ("上年", "上年度", "上一年", "上一年度", "去年", "去年度", "往年", "以前年度"),
    Role.NEXT: (
        *("下年", "下年度", "下一年", "下一年度", "次年", "次年度", "明年", "来年", "第二年"),
        *("下一年继续", "下年继续"),
    ),
    Role.NOT: (
        *(
            "未",
            "无",
            "没有",
            "未曾",
            "尚未",
            "暂未",
            "暂无",
            "未有",
            "从未",
            "并未",
            "均未",
            "均无",
        ),
        *("零",),
    ),
    Role.ALL: ("均", "全部", "都", "已全部", "均已", "全数"),
    Role.CHANGE: (
        *(
            "同比",
            "环比",
            "增长",
            "下降",
            "增加",
            "减少",
            "上升",
            "提升",
            "降低",
            "缩短",
            "上涨",
            "增幅",
        ),
        *("降幅", "提高", "增减", "多了", "少了", "回落", "压缩", "翻", "减"),
    ),
    Role.UP_TO: tuple(
        f"{one}{two}"
        for one in ("增", "增加", "增长", "上升", "升", "减", "减少", "下降", "降", "降低")
        for two in ("至", "到", "为")
    ),
    Role.SHARE: ("占", "占比", "比例", "比率", "比重", "公开率"),
    Role.PART: ("其中", "含", "包含", "包括", "其中包括", "其中含"),
    Role.FILED: (
        "备案",
        "报备",
        "报送备案",
        "清理",
        "起草",
        "审核",
        "审查",
        "审理",
        "审结",
        "应诉",
        "出庭",
        "代理",
        "集中公开",
    ),
    Role.OTHERS: ("代表", "指导", "协助", "督促", "督办", "配合", "代为", "代办"),
    Role.OFF: ("除去", "扣除", "减去", "除", "剔除"),
    Role.EACH: ("各",),
    Role.IN_TURN: ("分别",),
    Role.TRIGGER: (
        "引起",
        "引发",
        "发生",
        "涉及",
        "涉",
        "因",
        "被申请",
        "被提起",
        "提起",
        "产生",
        "导致",
        "出现",
    ),
    Role.FILLER: (
        *(
            "其他组织",
            "社会公众",
            "群众",
            "申请人",
            "任何形式",
            "任何",
            "形式",
            "各种",
            "提出",
            "提交",
        ),
        *(
            "书面提交",
            "公众",
            "当事人",
            "全年",
            "本年",
            "本年度",
            "年度",
            "今年",
            "年内",
            "期间",
            "本期",
            "案件",
        ),
        *(
            "依法",
            "依规",
            "按时",
            "按期",
            "及时",
            "规范",
            "法定期限",
            "规定期限",
            "期限",
            "时限",
            "规定",
            "程序",
        ),
        *(
            "数量",
            "总数",
            "总量",
            "数",
            "情况",
            "工作",
            "政府信息公开",
            "信息公开",
            "政府信息",
            "相关",
            "有关",
        ),
        *(
            "总体",
            "累计",
            "通过",
            "渠道",
            "方式",
            "方面",
            "目前",
            "截至",
            "截止",
            "一年来",
            "完成",
            "妥善",
        ),
        *("机关", "本机关", "向", "继续", "办公室", "行政机关", "工作人员", "决定", "结果", "类型"),
    ),
}


@frozen
class Word:
    """A word with its part in a sentence and the key of that which it names."""

    role: Role
    key: str = ""


def _named(role: Role, keyed: Iterable[tuple[str, Iterable[str]]]) -> Iterator[tuple[str, Word]]:
    """Yield each word of some topics."""
    for key, words in keyed:
        for word in words:
            yield word, Word(role, key)


def _lexicon() -> dict[str, Word]:
    """Return every word; where two topics have the same, that of the later line stands."""
    found: dict[str, Word] = {}
    for role, words in _PLAIN.items():
        found.update(_named(role, [("", words)]))
    found.update(_named(Role.VERB, _VERBS.items()))
    found.update(_named(Role.REQUEST, [("", _REQUESTS)]))
    found.update(_named(Role.RATE, [(RATE.key, RATE.words)]))
    found.update(_named(Role.STRANGER, ((each.key, each.words) for each in STRANGERS)))
    found.update(_named(Role.DEED, DEEDS.items()))
    found.update(_named(Role.DOCUMENT, ((kind, words) for kind, (_, words) in KINDS.items())))
    found.update(_named(Role.DECISION, ((key, each.words) for key, each in DECISIONS.items())))
    found.update(_named(Role.FEE, ((key, each.words) for key, each in FEES.items())))
    found.update(_named(Role.APPLICANT, ((each.key, each.words) for each in APPLICANTS)))
    found.update(_named(Role.OUTCOME, ((each.key, each.words) for each in OUTCOMES)))
    found.update(_named(Role.RESULT, RESULTS.items()))
    found.update(_named(Role.CASE, BLOCKS.items()))
    found["行政复议申请"] = Word(Role.CASE, "review")
    return found


LEXICON: Final[Mapping[str, Word]] = MappingProxyType(_lexicon())
"""Every word that the reader of claims knows, by its characters."""
_LONGEST: Final = max(map(len, LEXICON))


def _by_first() -> dict[str, tuple[int, ...]]:
    """Return the lengths of the words that begin with a character, longest first."""
    found: dict[str, set[int]] = {}
    for word in LEXICON:
        found.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


_LENGTHS: Final = _by_first()
_FIRST: Final = re.compile(f"[{''.join(map(re.escape, _LENGTHS))}]")


def words_of(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, Word]]:
    """Yield the words in a stretch of text with their places, the longest at each place.

    Args:
        text: The text, without white space and in the characters of the form.
        start: The first character.
        end: The character after the last, the end of the text if it is not given.

    >>> [text[a:b] for text in ["未收到政府信息公开申请"] for a, b, _ in words_of(text)]
    ['未', '收到', '政府信息公开申请']
    """
    stop = len(text) if end is None else end
    while (found := _FIRST.search(text, start, stop)) is not None:
        place = found.start()
        for length in _LENGTHS[text[place]]:
            if place + length <= stop and (word := LEXICON.get(text[place : place + length])):
                yield place, place + length, word
                start = place + length
                break
        else:
            start = place + 1
