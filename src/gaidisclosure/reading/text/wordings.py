# SPDX-License-Identifier: Apache-2.0
"""The wordings of a title, 标题写法: agency, year and subject in any order.

A title names its subject, 政府信息公开工作年度报告, and may name the agency and the year before or
after it. What a page, an attachment or a file name adds around it is left out.
"""

from __future__ import annotations

import re
from typing import Final
from unicodedata import category, normalize

from attrs import frozen

from gaidisclosure.zh.digits import FROM_CHINESE, TO_ASCII
from gaidisclosure.zh.simplified import simplified

_LONGEST: Final = 120
"""Most characters of a title."""
_ASCII: Final = str.maketrans("（）【】〔〕［］，。；：？！—–－﹣＿｜．", "()[][][],.;:?!----_|.")
_YEAR: Final = (
    r"\(?(?P<year>(?:19|20)[0-9]{2}|(?<![0-9A-Za-z])[0-9]{2}(?=年))年?+(?:\(度\)|度)?+"
    r"(?:0?1月?[-至]12月(?:份|底)?)?\)?"
)
_NAME: Final = (
    r"(?!年|度|政府信息|信息公开|政务公开|[0-9]{2,4}年)"
    r"(?:(?!(?:19|20)[0-9]{2}(?:年|-))[^,.;:?!>|/#*《》\[\]]){2,60}"
)
_AGENCY: Final = f"(?P<agency>{_NAME}?)"
_ISSUING: Final = "发布|公布|公开|公示|印发|报送|上报|制发"
_SUBJECT: Final = (
    "(?:政务公开(?:工作)?[和及与暨、]|[^,.;:?!《》]{2,8}建设[和及与暨、])?(?:司法|企事业单位)?"
    "(?:(?:政府)?信息(?:(?:与|和)政务|工作)?|政务|主动)公开(?!办)[^.;:《》]{0,16}?(?:报告|报|总结)"
    "(?:的(?:报告|通知|公告|公示|公布)|全文|表)?"
)
_AFTER: Final = rf"(?:\((?P<after>{_NAME})\)|-+(?P<behind>{_NAME}))?"
_WORDINGS: Final = tuple(
    re.compile(wording)
    for wording in (
        f"{_AGENCY}(?:关于)?(?:做好|{_ISSUING})?{_YEAR}{_SUBJECT}{_AFTER}",
        f"{_YEAR}{_AGENCY}{_SUBJECT}{_AFTER}",
        f"{_AGENCY}{_SUBJECT}(?:{_YEAR})?",
        f"{_YEAR}{_SUBJECT}{_AFTER}",
        f"{_SUBJECT}(?:{_YEAR})?{_AFTER}",
    )
)
_LEAD: Final = re.compile(
    r"[#*-]+|\[[^\]]{1,8}\]|附件?[0-9一二三四五六]{0,2}[.:、]?(?=\S)|(?:标题|题目|名称):|《"
    r"|[^:]{2,20}(?:网|网站|门户|平台):|[^\[\]]{1,12}\[[0-9]{4}\]第?[0-9]{1,4}号|(?:转发|转载):"
    rf"|关于(?:{_ISSUING})?|[^,.;:《》]{{2,40}}?关于(?:{_ISSUING})?(?=《)"
)
_TRAIL: Final = re.compile(
    r"(?:[*》]+|的?(?:通知|公告|公示|函)|\([^()]{0,12}(?:[0-9]{1,2}月[^()]{0,12}|更新)\)|及[^,.;:]{2,12}计划|\.(?:docx?|wps|pdf|html?|xlsx?|txt)"
    r"|[-_|][^-_|]{2,20}(?:网|网站|门户|平台))$"
)
_IN_SUBJECT: Final = re.compile("((?:19|20)[0-9]{2})年")
_YEAR_ALONE: Final = re.compile(rf"(?:(?:报告)?(?:年度|年份):)?{_YEAR}")
_LABEL: Final = (
    r"(?P<label>(?:编制|填报|报告|报送|公开|制发|发布|发文|责任|信息提供)?"
    r"(?:单位|机关|机构|部门|主体)(?:名称)?(?:\((?:盖章|公章)\))?):"
)
"""Labels before the agency of the report."""
_AGENCY_ALONE: Final = re.compile(
    rf"(?:{_LABEL})?-*\(?(?P<agency>{_NAME}?)\)?(?:\((?:盖章|公章)\))?(?:{_YEAR})?"
)
_LABELLED: Final = re.compile(rf"{_LABEL}(?P<agency>{_NAME})")
_CHINESE_YEAR: Final = re.compile("[一二][〇○零九][〇○零一二三四五六七八九]{2}(?=年)")
_ORGAN: Final = re.compile(
    "(?:[省市县區区州盟旗镇鎮乡鄉局厅廳委办辦府院室会會处處所站署队隊社中心街道库庫馆館校团團)）]"
    "|大学|公司|海关|苏木|残联|[林农牧渔]场|公园|电视台|政协|妇联|医院)$"
)
"""Last words of the names of agencies. Links above a title rarely have them."""
_NOBODY: Final = re.compile(
    "^(?:我|本|各|该|贵|全|其)[省市县区镇乡局厅委办院]|(?:网|网站|门户|平台|大厅|发布会|文件库)$"
    "|^(?:乡镇|街道|区县|县区|部门|院校|新闻中心|个人中心|用户中心|数据中心|便民服务中心|办公室|[省市县区]政府)+$"
    "|^国务院$|^局$"
)
"""Words that look like names but are menu items of pages."""
_PEOPLE: Final = "人民"
_DASHES: Final = "-—–－_·"
"""Marks between the agency and the rest of a title, as in 云溪县商务局 - 2023年."""


@frozen
class Wording:
    """The agency and the year that a title names."""

    agency: str | None
    year: int | None


def read_wording(title: str) -> Wording | None:
    """Return the agency and the year of a title, ``None`` for other texts.

    >>> read_wording("【年报】2023年云溪县石滩镇人民政府信息公开工作年度报告")
    Wording(agency='云溪县石滩镇人民政府', year=2023)
    >>> read_wording("2023年度政府信息公开工作年度报告（云溪县商务局）")
    Wording(agency='云溪县商务局', year=2023)
    >>> read_wording("云溪县商务局2023年工作总结") is None
    True
    """
    shown = _visible(title)
    if len(shown) > _LONGEST or "公" not in shown:
        return None
    shown, plain = _undecorated(shown)
    for wording in _WORDINGS:
        if found := wording.fullmatch(plain):
            return Wording(_agency(found, shown), _year(found, plain))
    return None


def read_addition(line: str) -> Wording | None:
    """Return what a line next to a title adds to it, such as （2023年度） or 单位：云溪县商务局.

    >>> read_addition("编制单位：云溪县商务局"), read_addition("——云溪县商务局2023年").year
    (Wording(agency='云溪县商务局', year=None), 2023)
    >>> read_addition("正文。") is None
    True
    """
    shown = _visible(line)
    if len(shown) > _LONGEST:
        return None
    plain = _plain(shown)
    if found := _YEAR_ALONE.fullmatch(plain):
        return Wording(None, _full(found["year"]))
    found = _AGENCY_ALONE.fullmatch(plain)
    name = shown[slice(*found.span("agency"))] if found else ""
    if found is None or not (found["label"] or is_organ(name)):
        return None
    return Wording(name, _full(found["year"]) if found["year"] else None)


def labelled_agency(line: str) -> str | None:
    """Return the agency that a line names after a label, such as 发布机构：云溪县商务局."""
    shown = _visible(line[:_LONGEST])
    found = _LABELLED.fullmatch(_plain(shown))
    return shown[slice(*found.span("agency"))] if found else None


def is_organ(name: str) -> bool:
    """Tell if a text ends as the names of agencies do, and is not a menu item."""
    return _ORGAN.search(name) is not None and not _NOBODY.search(name)


def _visible(line: str) -> str:
    """Return a line without white space and invisible characters."""
    shown = (_unified(each) for each in line if category(each) != "Cf" and not each.isspace())
    return "".join(shown)


def _unified(character: str) -> str:
    """Return the ordinary character for a compatibility ideograph."""
    same = normalize("NFKC", character) if "\uf900" <= character <= "\ufaff" else character
    return same if len(same) == 1 else character


def _plain(shown: str) -> str:
    """Return a text of equal length, in simplified characters and ASCII marks."""
    arabic = _CHINESE_YEAR.sub(lambda found: found[0].translate(FROM_CHINESE), shown)
    return simplified(arabic.translate(TO_ASCII).translate(_ASCII))


def _undecorated(shown: str) -> tuple[str, str]:
    """Return a title without its surroundings, as shown and plain."""
    plain = _plain(shown)
    start, end = 0, len(plain)
    while found := _LEAD.match(plain, start, end):
        start = found.end()
    while found := _TRAIL.search(plain[:end], start):
        end = found.start()
    return shown[start:end], plain[start:end]


def _agency(found: re.Match[str], shown: str) -> str | None:
    groups = found.groupdict()
    key = next((key for key in ("agency", "after", "behind") if groups.get(key)), None)
    if key is None:
        return None
    start, end = found.span(key)
    if shown[:end].endswith(_PEOPLE) and key == "agency":  # 人民政府信息公开: 政府 serves twice
        end += 2 * shown.startswith("政府", end)
    name = shown[start:end].strip(_DASHES)
    return None if _NOBODY.search(name) else name


def _year(found: re.Match[str], plain: str) -> int | None:
    year = found.groupdict().get("year") or next(iter(_IN_SUBJECT.findall(plain)), None)
    return _full(year) if year else None


def _full(year: str) -> int:
    return int(year) if len(year) > 2 else 2000 + int(year)
