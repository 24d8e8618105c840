# SPDX-License-Identifier: Apache-2.0
"""The title of a published report, 标题, with its agency and year.

Titles are worded in many ways, stand on one line or several, and come after whatever a page has
above them: 云溪县商务局2023年政府信息公开工作年度报告, 2023年度云溪县商务局政府信息公开年报.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrs import frozen

from gaidisclosure.errors import InvalidReportError
from gaidisclosure.model import Agency, ReportingPeriod
from gaidisclosure.model.texts import legible
from gaidisclosure.reading.text.headings import Placed
from gaidisclosure.zh.digits import CHINESE, TO_ASCII
from gaidisclosure.zh.simplified import simplified

__all__ = ["Origin", "read_title"]

_MOST_LINES: Final = 3
_SEARCHED: Final = 60
"""Most paragraphs above the first heading or table among which a title is sought."""
_LONGEST: Final = 120
_YEAR: Final = "(?:关于)?(?P<year>(?:19|20)[0-9]{2})年?度?"
_AGENCY: Final = "#*(?P<agency>(?!(?:19|20)[0-9]{2})[^，。；：>|/#]{2,60}?)"
_SUBJECT: Final = "政府信息公开.{0,16}报告?(?:[（(].{0,20}[）)])?"
_NAMING: Final = tuple(
    re.compile(wording + _SUBJECT) for wording in (_AGENCY + _YEAR, _YEAR + _AGENCY, _AGENCY)
)
"""Titles with the name of an agency."""
_NAMELESS: Final = tuple(re.compile(wording + _SUBJECT) for wording in (_YEAR, ""))
_ORGAN: Final = re.compile(
    "[省市县區区州盟旗镇鎮乡鄉局厅廳委办辦府院室会會处處所站署队隊社中心街道库庫馆館校团團)）]$"
)
"""Ends of agencies' names, so that a link above is not taken for one."""
_ANY_YEAR: Final = re.compile("((?:19|20)[0-9]{2})年")
_YEAR_ALONE: Final = re.compile("[（(](?:19|20)[0-9]{2}年度?[）)]")
_CHINESE_YEAR: Final = re.compile("[一二][〇○零九][〇○零一二三四五六七八九]{2}(?=年)")
_FROM_CHINESE: Final = str.maketrans("○零" + CHINESE, "000123456789")


@frozen(kw_only=True)
class Origin:
    """The agency and the year of a report, 报告主体与年度, as far as they are known."""

    title: str = ""
    agency: Agency | None = None
    year: int | None = None
    period: ReportingPeriod | None = None
    end: int = 0
    """The first block after the title and the header."""


def read_title(paragraphs: Sequence[Placed]) -> Origin:
    """Read the title that stands somewhere above a report.

    A title with an agency goes before one without, the last before others, and few lines before
    many: a page has links above the article, also to the reports of other agencies and years.
    """
    above = paragraphs[-_SEARCHED:]
    for wordings in (_NAMING, _NAMELESS):
        for end in range(len(above), 0, -1):
            for start in range(end - 1, max(end - _MOST_LINES, 0) - 1, -1):
                found = _origin(above[start:end], wordings)
                if found and (end - start == 1 or _is_whole(found)):
                    more = _year_below(above[end:])
                    return _origin(above[start : end + more], wordings) or found
    return Origin()


def _is_whole(title: Origin) -> bool:
    """Tell if lines are a whole title, as the end of its agency shows."""
    return title.agency is None or _ORGAN.search(title.agency.name) is not None


def _year_below(lines: Sequence[Placed]) -> int:
    """Return 1 if the next line is nothing but the year of the title, in brackets."""
    return bool(lines and _YEAR_ALONE.fullmatch(lines[0][1].text.strip().translate(TO_ASCII)))


def _origin(lines: Sequence[Placed], wordings: Sequence[re.Pattern[str]]) -> Origin | None:
    """Return the origin in lines that are a title, or ``None``."""
    title = "".join(paragraph.text.strip() for _, paragraph in lines)
    bare = "".join(title.split())
    if len(bare) > _LONGEST or "公" not in bare:
        return None
    digits = simplified(_CHINESE_YEAR.sub(_arabic, bare.translate(TO_ASCII)))
    for wording in wordings:
        if found := wording.fullmatch(digits):
            said = found.groupdict()
            year = said.get("year") or next(iter(_ANY_YEAR.findall(digits)), None)
            return Origin(
                title=title,
                agency=_agency(bare[slice(*found.span("agency"))]) if "agency" in said else None,
                year=int(year) if year else None,
                end=lines[-1][0] + 1,
            )
    return None


def _agency(name: str) -> Agency | None:
    try:
        return Agency(legible(name).strip())
    except InvalidReportError:
        return None


def _arabic(found: re.Match[str]) -> str:
    return found[0].translate(_FROM_CHINESE)
