# SPDX-License-Identifier: Apache-2.0
"""Where the last part of a published report ends, 落款: above its signature or a page's foot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final
from unicodedata import normalize

from gaidisclosure.reading.text.headings import Placed
from gaidisclosure.zh.dates import read_date

__all__ = ["divide_closing"]

_MONTH: Final = re.compile(
    r"[0-9〇○零一二三四五六七八九]{4}年[0-9一二三四五六七八九十]{1,2}月(?:.{1,3}日)?"
)
_LONGEST: Final = 40
_FOOTER: Final = re.compile(
    "[【\\[]?(?:浏览|点击|访问|总计访问|阅读次数|打印|关闭|字号|分享|扫一扫|上一[篇条]|下一[篇条]|相关|附件"
    "|版权|主办|承办|责任编辑|编辑:|来源:|网站|联系我们|返回|政府信息公开(?:指南|制度|目录|年报)"
    "|依申请公开$|首页)"
)


def divide_closing(
    paragraphs: Sequence[Placed], name: str | None
) -> tuple[Sequence[Placed], date | None]:
    """The paragraphs above the signature and all that follows it, and the day that it bears."""
    for at, (_, paragraph) in enumerate(paragraphs):
        text = normalize("NFKC", paragraph.text.strip()[:_LONGEST]).replace(" ", "")
        if _is_signature(text, name) or _FOOTER.match(text):
            below = (read_date(other.text.strip()[-_LONGEST:]) for _, other in paragraphs[at:])
            return paragraphs[:at], next((day for day in below if day), None)
    return paragraphs, None


def _is_signature(text: str, name: str | None) -> bool:
    own = normalize("NFKC", name).replace(" ", "") if name else ""
    rest = text.removeprefix(own)
    return not rest or rest == "(盖章)" or _MONTH.fullmatch(rest) is not None
