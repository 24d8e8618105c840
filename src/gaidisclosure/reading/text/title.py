# SPDX-License-Identifier: Apache-2.0
"""The title of a published report, 标题, and what it says of agency and year.

Titles are worded in many ways, stand on one line or several, and behind whatever a page has above
them: 云溪县商务局2023年政府信息公开工作年度报告, 2023年度云溪县商务局政府信息公开年报.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrs import frozen

from gaidisclosure.reading.text.headings import Placed
from gaidisclosure.zh.digits import CHINESE, TO_ASCII
from gaidisclosure.zh.simplified import simplified

__all__ = ["Title", "find_title"]

_MOST_LINES: Final = 3
_SEARCHED: Final = 60
"""A title is one of the last so many paragraphs above the first heading or table."""
_LONGEST: Final = 120
_YEAR: Final = "(?:关于)?(?P<year>(?:19|20)[0-9]{2})年?度?"
_AGENCY: Final = "#*(?P<agency>(?!(?:19|20)[0-9]{2})[^，。；：>|/#]{2,60}?)"
_SUBJECT: Final = "政府信息公开.{0,16}报告?(?:[（(].{0,20}[）)])?"
_WORDINGS: Final = tuple(
    re.compile(wording + _SUBJECT)
    for wording in (_AGENCY + _YEAR, _YEAR + _AGENCY, _AGENCY, _YEAR, "")
)
_ORGAN: Final = re.compile(
    "[省市县區区州盟旗镇鎮乡鄉局厅廳委办辦府院室会會处處所站署队隊社中心街道库庫馆館校团團)）]$"
)
"""How the names of agencies end, so that a link above is not taken for one."""
_NAMELESS: Final = 3
"""The first wording without an agency."""
_ANY_YEAR: Final = re.compile("((?:19|20)[0-9]{2})年")
_YEAR_ALONE: Final = re.compile("[（(](?:19|20)[0-9]{2}年度?[）)]")
_CHINESE_YEAR: Final = re.compile("[一二][〇○零九][〇○零一二三四五六七八九]{2}(?=年)")
_FROM_CHINESE: Final = str.maketrans("○零" + CHINESE, "000123456789")


@frozen
class Title:
    """A title, what it says, and the first block behind it."""

    text: str
    agency: str | None
    year: int | None
    end: int


def find_title(paragraphs: Sequence[Placed]) -> Title | None:
    """The title above a report: best with an agency, rather the last, and on few lines.

    A page has links above the article, also to the reports of other agencies and other years.
    """
    above = paragraphs[-_SEARCHED:]
    for wordings in (_WORDINGS[:_NAMELESS], _WORDINGS[_NAMELESS:]):
        for end in range(len(above), 0, -1):
            for start in range(end - 1, max(end - _MOST_LINES, 0) - 1, -1):
                found = _title(above[start:end], wordings)
                if found and (end - start == 1 or _is_whole(found)):
                    more = _year_below(above[end:])
                    return _title(above[start : end + more], wordings)
    return None


def _is_whole(title: Title) -> bool:
    """Whether several lines are one title: the name of an agency ends as such names do."""
    return title.agency is None or _ORGAN.search(title.agency) is not None


def _year_below(lines: Sequence[Placed]) -> int:
    """1 if the next line is but the year of the title, in brackets."""
    return bool(lines and _YEAR_ALONE.fullmatch(lines[0][1].text.strip().translate(TO_ASCII)))


def _title(lines: Sequence[Placed], wordings: Sequence[re.Pattern[str]]) -> Title | None:
    text = "".join(paragraph.text.strip() for _, paragraph in lines)
    bare = "".join(text.split())
    if len(bare) > _LONGEST or "公" not in bare:
        return None
    digits = simplified(_CHINESE_YEAR.sub(_arabic, bare.translate(TO_ASCII)))
    for wording in wordings:
        if found := wording.fullmatch(digits):
            named = found.groupdict().get("agency")
            agency = bare[slice(*found.span("agency"))] if named else None
            year = found.groupdict().get("year") or next(iter(_ANY_YEAR.findall(digits)), None)
            return Title(text, agency, int(year) if year else None, lines[-1][0] + 1)
    return None


def _arabic(found: re.Match[str]) -> str:
    return found[0].translate(_FROM_CHINESE)
