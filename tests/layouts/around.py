# SPDX-License-Identifier: Apache-2.0
"""What stands around the tables: title, preface, headings, narrative, signature, navigation."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from attrs import frozen
from hypothesis import strategies as st

from gaidisclosure.form import SECTIONS
from gaidisclosure.zh.numerals import ordinal
from tests.layouts.sheet import Block, Draw, Sheet

__all__ = ["NUMBERINGS", "TITLES", "WORDINGS", "Surroundings", "surroundings"]

TITLES = (
    "{agency}{year}年政府信息公开工作年度报告",
    "{agency}\n{year}年政府信息公开工作年度报告",
    "{year}年度{agency}政府信息公开工作年度报告",
    "{agency}关于{year}年度政府信息公开工作的报告",
    "{agency}{year}年政府信息公开年报（公开版）",
)
"""Titles, on one line or on two."""

WORDINGS = (
    tuple(part.item.label for part in SECTIONS),
    (
        "本年度总体情况",
        "行政机关主动公开政府信息的情况",
        "行政机关收到和处理政府信息公开申请的情况",
        "因政府信息公开申请行政复议、提起行政诉讼的情况",
        "工作中的主要问题与改进措施",
        "需要报告的其他事项",
    ),
    (
        "概述",
        "主动公开情况",
        "依申请公开办理情况",
        "行政复议、行政诉讼情况",
        "存在问题及下一步打算",
        "其他事项",
    ),
)
"""The six headings without their ordinals; the first are the form's own."""

_Numbering = Callable[[int], str]


def _unnumbered(number: int) -> str:
    """No ordinal at all."""
    return ""


def _restarted(number: int) -> str:
    """Counted from one again behind the third heading, as with two word processor lists."""
    return f"{ordinal((number - 1) % 3 + 1)}、"


NUMBERINGS: tuple[_Numbering, ...] = (
    lambda number: f"{ordinal(number)}、",
    _unnumbered,
    _restarted,
    lambda number: f"{ordinal(number)}．",
    lambda number: f"{number}. ",
    lambda number: f"（{ordinal(number)}）",
    lambda number: f"第{ordinal(number)}部分 ",
)
"""Ordinals before the headings; the first are the form's own."""

_PREFACES = (
    "本报告由以下部分组成：{names}。",
    "现将本机关{year}年有关工作报告如下，内容包括{names}六个方面。",
    "本报告所列数据自{year}年1月1日起，至{year}年12月31日止。",
    "联系电话：000-1234567；邮编：000000。",
)
_SENTENCES = (
    "这一年，各科室按职责分工推进，未出现差错。",
    "全年发布各类信息412条，其中会议类36条，较上年增加17条。",
    "共收到申请3件，结转上年1件，均已按期答复。",
    "规章和行政规范性文件目录每季度核对一次。",
    "一是个别栏目更新偏慢；二是解读材料图表较少。",
    "来年将补充2名专职人员，并开展4次业务辅导。",
    "没有需要另行说明的事项。",
)
_BEFORE_TABLES = ("", "（一）数据表", "具体见下表：", "单位：件")
_NAVIGATION = (
    "首页 > 政务公开 > 年度报告",
    "网站首页",
    "政府信息公开指南",
    "政府信息公开制度",
    "依申请公开",
    "字号：大 中 小",
    "浏览次数：128",
    "发布日期：{after}-01-18 09:30",
    "打印本页 关闭窗口",
    "上一篇：{year}年度部门预算",
    "总计访问 20391",
)


@frozen
class Surroundings:
    """Everything but the tables, in the order of print."""

    front: tuple[str, ...]
    headings: tuple[str, ...]
    said: tuple[tuple[str, ...], ...]
    back: tuple[str, ...]

    def around(self, sheets: Mapping[int, Sheet]) -> list[Block]:
        """The whole report: headings stand before their tables, texts below their headings."""
        blocks: list[Block] = [*self.front]
        for part, heading, said in zip(SECTIONS, self.headings, self.said, strict=True):
            blocks += (heading, *said)
            if part.table:
                blocks.append(sheets[part.table])
        return [*blocks, *self.back]


def surroundings(draw: Draw, agency: str, year: int, *, navigation: bool) -> Surroundings:
    """A report's text around its tables; without choices it is hardly more than its headings."""
    words = draw(st.sampled_from(WORDINGS))
    numbered = draw(st.sampled_from(NUMBERINGS))
    known = {"agency": agency, "year": year, "after": year + 1, "names": "、".join(words)}
    title = draw(st.sampled_from(TITLES)).format(**known).split("\n")
    preface = _some(draw, _PREFACES, known)
    signed = draw(st.sampled_from(((), (agency, "{after}年1月20日"), ("{after}年1月",))))
    above, below = (_some(draw, _NAVIGATION, known) if navigation else () for _ in range(2))
    return Surroundings(
        front=(*above, *title, *preface),
        headings=tuple(f"{numbered(n)}{each}" for n, each in enumerate(words, 1)),
        said=tuple(_said(draw, known, table=bool(part.table)) for part in SECTIONS),
        back=(*(line.format(**known) for line in signed), *below),
    )


def _said(draw: Draw, known: Mapping[str, object], *, table: bool) -> tuple[str, ...]:
    """Sentences below a heading; before a table one line at most."""
    if not table:
        return _some(draw, _SENTENCES, known)
    line = draw(st.sampled_from(_BEFORE_TABLES))
    return (line,) if line else ()


def _some(draw: Draw, lines: Sequence[str], known: Mapping[str, object]) -> tuple[str, ...]:
    chosen = draw(st.lists(st.sampled_from(lines), max_size=3, unique=True))
    return tuple(line.format(**known) for line in chosen)
