# SPDX-License-Identifier: Apache-2.0
"""Part one as agencies write it, 总体情况: the five aspects under headings of many kinds."""

from __future__ import annotations

from typing import Final

from attrs import frozen

P, R, M, B, S = "公开信息120条。", "收到申请3件。", "专人审核。", "网站改版。", "开展检查。"


@frozen
class Overview:
    """The paragraphs of part one, the text of each aspect, and the text before or between."""

    lines: tuple[str, ...]
    said: tuple[str, str, str, str, str] = (P, R, M, B, S)
    text: str = ""


OVERVIEWS: Final = (
    # A heading on a line of its own.
    Overview(
        (
            "（一）主动公开情况",
            P,
            "（二）依申请公开情况",
            R,
            "（三）政府信息管理情况",
            M,
            "（四）政府信息公开平台建设情况",
            B,
            "（五）监督保障情况",
            S,
        )
    ),
    Overview(
        ("1.主动公开", P, "2.依申请公开", R, "3.政府信息管理", M, "4.平台建设", B, "5.监督保障", S)
    ),
    Overview(
        (
            "1、主动公开情况",
            P,
            "2、依申请公开情况",
            R,
            "3、政府信息管理",
            M,
            "4、平台建设",
            B,
            "5、监督保障",
            S,
        )
    ),
    Overview(
        (
            "(一)主动公开。",
            P,
            "(二)依申请公开。",
            R,
            "(三)政府信息管理。",
            M,
            "(四)平台建设。",
            B,
            "(五)监督保障。",
            S,
        )
    ),
    Overview(
        (
            "主动公开情况",
            P,
            "依申请公开情况",
            R,
            "政府信息管理情况",
            M,
            "平台建设情况",
            B,
            "监督保障情况",
            S,
        )
    ),
    Overview(
        ("㈠主动公开", P, "㈡依申请公开", R, "㈢政府信息管理", M, "㈣平台建设", B, "㈤监督保障", S)
    ),
    # Heading and text in one paragraph.
    Overview(
        (
            f"（一）主动公开情况。{P}",
            f"（二）依申请公开情况。{R}",
            f"（三）政府信息管理情况。{M}",
            f"（四）平台建设情况。{B}",
            f"（五）监督保障情况。{S}",
        )
    ),
    Overview(
        (
            f"（一）主动公开：{P}",
            f"（二）依申请公开：{R}",
            f"（三）政府信息管理：{M}",
            f"（四）平台建设：{B}",
            f"（五）监督保障：{S}",
        )
    ),
    Overview(
        (
            f"1.主动公开。{P}",
            f"2.依申请公开。{R}",
            f"3.政府信息管理。{M}",
            f"4.平台建设。{B}",
            f"5.监督保障。{S}",
        )
    ),
    Overview(
        (
            f"一是主动公开。{P}",
            f"二是依申请公开。{R}",
            f"三是政府信息管理。{M}",
            f"四是平台建设。{B}",
            f"五是监督保障。{S}",
        )
    ),
    Overview(
        (
            f"一是主动公开情况：{P}",
            f"二是依申请公开情况：{R}",
            f"三是信息管理情况：{M}",
            f"四是公开平台建设情况：{B}",
            f"五是监督保障情况：{S}",
        )
    ),
    # Text before the first heading, several paragraphs, points below an aspect.
    Overview(
        (
            "2023年，我局认真贯彻条例。",
            "（一）主动公开情况。" + P,
            "（二）依申请公开情况。" + R,
            "（三）政府信息管理情况。" + M,
            "（四）平台建设情况。" + B,
            "（五）监督保障情况。" + S,
        ),
        text="2023年，我局认真贯彻条例。",
    ),
    Overview(
        (
            "（一）主动公开",
            "1.政策文件。公开10件。",
            "2.会议公开。公开5次。",
            "（二）依申请公开",
            R,
            "（三）政府信息管理",
            M,
            "（四）平台建设",
            B,
            "（五）监督保障",
            S,
        ),
        said=("1.政策文件。公开10件。\n2.会议公开。公开5次。", R, M, B, S),
    ),
    Overview(
        (
            "（一）主动公开",
            "一是网站公开100条。",
            "二是平台公开20条。",
            "（二）依申请公开",
            R,
            "（三）政府信息管理",
            M,
            "（四）平台建设",
            B,
            "（五）监督保障",
            S,
        ),
        said=("一是网站公开100条。\n二是平台公开20条。", R, M, B, S),
    ),
    # Another order, some missing, one of another kind between.
    Overview(
        (
            "（一）依申请公开",
            R,
            "（二）主动公开",
            P,
            "（三）监督保障",
            S,
            "（四）平台建设",
            B,
            "（五）政府信息管理",
            M,
        )
    ),
    Overview(
        ("（一）主动公开", P, "（二）依申请公开", R, "（三）监督保障", S), said=(P, R, "", "", S)
    ),
    Overview(
        (
            "（一）主动公开",
            P,
            "（二）依申请公开",
            R,
            "（三）政策解读情况",
            "解读4件。",
            "（四）政府信息管理",
            M,
            "（五）平台建设",
            B,
            "（六）监督保障",
            S,
        ),
        text="（三）政策解读情况\n解读4件。",
    ),
    Overview(
        (
            "（一）组织领导。成立小组。",
            f"（二）主动公开。{P}",
            f"（三）依申请公开。{R}",
            f"（四）政府信息管理。{M}",
            f"（五）平台建设。{B}",
            f"（六）监督保障。{S}",
        ),
        text="（一）组织领导。成立小组。",
    ),
    # Nothing is an aspect.
    Overview(
        ("2023年，我局主动公开信息120条。", "收到申请3件。"),
        said=("",) * 5,
        text="2023年，我局主动公开信息120条。\n收到申请3件。",
    ),
    Overview(
        ("一是加强学习。", "二是规范流程。"), said=("",) * 5, text="一是加强学习。\n二是规范流程。"
    ),
)
