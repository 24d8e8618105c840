# SPDX-License-Identifier: Apache-2.0
"""The body and the time of a figure, 口径."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import Final

from attrs import frozen

from gaidisclosure.checks import is_short_for
from gaidisclosure.zh.counts import NUMERALS, read_count


class Scope(IntEnum):
    """The relation of a figure in a text to the tables."""

    OWN = 0
    """The report's own year and body."""
    OPEN = 1
    """It may be: it can agree, and it cannot differ."""
    OTHER = 2
    """Another year or body."""


_REGION: Final = "省市县区州盟旗镇乡"
_LEVEL: Final = re.compile(f"([{_REGION}]|街道)(?:人民)?政府")
_ENDING: Final = re.compile(f"([{_REGION}]|街道)(?:办事处)?$")
_OFFICE: Final = re.compile("办公[厅室]$")


@frozen
class Speaker:
    """The body that reports, 报告机关, as sentences name it."""

    name: str
    level: str
    """The word for its region, such as 县, empty for a department."""
    is_office: bool

    @classmethod
    def of(cls, name: str) -> Speaker:
        """Return the speaker of a report by the name of its agency."""
        whole = "".join(name.split())
        is_office = bool(_OFFICE.search(whole) and "政府" in whole)
        found = list(_LEVEL.finditer(whole))
        last = found[-1] if found else _ENDING.search(whole)
        if found and not (is_office or whole.endswith("政府")):
            last = None
        return cls(whole, last[1] if last else "", is_office)


_OWN_WORDS: Final = re.compile(
    "^(?:我[局办委厅院所站处科队中会单机]|本[局办委厅院所站处队中会单机级年]|我单位|本单位|本行政机关)"
)
_WHOLE: Final = re.compile(f"(?:全|我|本)([{_REGION}]|街道|国|系统)|^全([局厅委办院署])")
_ALL_LEVELS: Final = re.compile(
    "各级|各|人民|政府|行政|机关|部门|单位|地|及其|[和及与、共上下内]|范围"
)
"""Words after 全县 that leave nobody out."""
_EVERY: Final = re.compile("各级|各(?:地|部门|单位|乡镇|镇街|县|区|市|镇|局|有关)|系统")
_PARTS: Final = re.compile(
    f"部门|单位|乡镇|镇街|街道办|区县|县区|本级|[局办委厅院所室队]机关|[{_REGION}](?:人民)?政府(?!信息|网|门户|系统|办)"
)
_BODY: Final = re.compile(
    "(?:人民政府|政府|办公[厅室]|政府办|[局委厅院队]|委员会|部门|单位|中心|镇街|乡镇|街道|办事处|法院|检察院|机构|公司"
    f"|管委会|[{_REGION}]直|[{_REGION}])(?:本级)?$"
)
_NO_BODY: Final = re.compile("(?:地区|社区|辖区|园区|市场|城市|专区|区)$")
_STRIP: Final = re.compile(
    "^(?:其中|另外|另|此外|同时|如|由|经|与|全年|本年度?|今年|年内|一年来|共计?|总计|[0-9]{4}年度?|截至目前|目前|期间|年度|"
    "[一二三四五六七八九十]+是|、|和|及)+|(?:共计?|总计|累计|全年|本年度?|今年|已|均|也|还|分别|依法|统一|年度|一年来|全部|暂|尚)+$"
)


def body_of(subject: str, speaker: Speaker) -> Scope | None:
    """Return whose figures follow a subject, ``None`` if there is none.

    Args:
        subject: The words before the verb or the number.
        speaker: The body that reports.

    >>> county = Speaker.of("云溪县人民政府")
    >>> body_of("全县", county), body_of("县住建局", county), body_of("", county)
    (<Scope.OWN: 0>, <Scope.OTHER: 2>, None)
    >>> body_of("全县", Speaker.of("云溪县商务局"))
    <Scope.OTHER: 2>
    """
    bare = _bare(subject)
    if not bare:
        return None
    if _OWN_WORDS.match(bare) or bare.endswith("■"):
        return Scope.OWN
    if whole := _WHOLE.search(bare):
        found = _of_region(whole[1] or whole[2], speaker)
        is_part = names_parts(bare) or _ALL_LEVELS.sub("", bare[whole.end() :])
        return max(found, Scope.OPEN) if is_part else found
    if _EVERY.search(bare):
        return _of_every(bare, speaker)
    if not _BODY.search(bare) or _NO_BODY.fullmatch(bare[-2:]):
        return Scope.OPEN
    return _named(bare, speaker)


def names_parts(subject: str) -> bool:
    """Return ``True`` if words name some of the bodies in a region.

    >>> names_parts("全县各部门"), names_parts("全县各级各部门")
    (True, False)
    """
    return "各级" not in subject and bool(_PARTS.search(subject))


_OWN: Final = "(?:[我本全](?:[局办委厅院所站处队中会级]|行政机关|机关|单位)|■)(?:机关|本级)?"
_ANY: Final = f"(?:[局委厅院队{_REGION}]|机关|系统|政府办?|办公[厅室]|委员会|管委会|街道|办事处)"
_WIDER: Final = re.compile(
    f"(?:{_OWN}|{_ANY}(?:本级)?)（[^（）]{{0,40}}?(?:[含括]|连同)[^（）]{{0,40}}）"
    f"|{_OWN}（[^（）]{{0,40}}?[下所直]属[^（）]{{0,40}}）"
    f"|{_OWN}(?:及(?!时)|[和与、含]|以及|包[含括]|连同|会同)[^，；：。（）0-9]{{0,8}}?"
    "(?:单位|机构|部门|企业|学校|[局委厅院队所站]|中心|公司)"
    f"|{_OWN}[^，；：。（）0-9]{{0,3}}?[下所直]属"
)
"""A body with others beside it or below it: 本机关（含下属单位）, 我局及所属单位."""


def wider_in(text: str) -> list[int]:
    """Return the places where words end that add bodies to one or go below it.

    >>> wider_in("本机关（含下属单位）收到申请"), wider_in("我局及时答复")
    ([10], [])
    """
    return [match.end() for match in _WIDER.finditer(text)]


def _bare(subject: str) -> str:
    before = None
    while subject != before:
        before, subject = subject, _STRIP.sub("", subject)
    return subject


def _of_every(subject: str, speaker: Speaker) -> Scope:
    """Return whose figures follow words for several bodies, such as 各乡镇."""
    if not speaker.level:
        return Scope.OTHER
    return Scope.OWN if "各级" in subject and not speaker.is_office else Scope.OPEN


def _of_region(level: str, speaker: Speaker) -> Scope:
    if level == speaker.level:
        return Scope.OPEN if speaker.is_office else Scope.OWN
    # 全局 is a bureau, perhaps with the bodies below it.
    return Scope.OPEN if speaker.name.endswith(level) else Scope.OTHER


_SHORT: Final = re.compile(f"[{_REGION}](?:人民)?政府")


def _named(name: str, speaker: Speaker) -> Scope:
    """Return whose figures follow the name of a body."""
    alone = name.removesuffix("本级")
    if not is_short_for(alone, speaker.name):
        return Scope.OTHER
    if alone != name:
        # Without the bodies below it, which its tables may count or not.
        return Scope.OPEN
    if speaker.level and not speaker.is_office and _SHORT.fullmatch(name):
        # 市政府 beside 全市 may be the one body at its head.
        return Scope.OPEN
    ends_alike = name[-1] == speaker.name[-1] or (speaker.is_office and name.endswith("办"))
    if ends_alike:
        return Scope.OWN
    return Scope.OWN if speaker.level and not speaker.is_office else Scope.OTHER


_YEAR: Final = re.compile(
    rf"(?P<whole>(?:[0-9]{{4}}年)?1月1日起?，?[至到—](?:[0-9]{{4}}年)?12月31日止?|1[至—到]12月)"
    rf"|(?P<cut>截至目前|目前|截[至止]|暂未|累计(?!对外公开))"
    rf"|(?P<since>[0-9]{{4}}年?[至到—-][0-9]{{4}}年|历年|(?:[近前]|连续)[{NUMERALS}0-9]{{1,2}}年|(?<!一)年来|以来|(?<=[自从])[0-9]{{4}}年)"
    rf"|(?P<year>[0-9]{{4}}|[〇零一二三四五六七八九]{{4}})年度?"
    rf"|(?P<own>本年度?|今年|全年|年内|一年来|本年度|当年)"
    rf"|(?P<part>上半年|下半年|第?[一二三四1-4]季度|[0-9]{{1,2}}(?:[至—到][0-9]{{1,2}})?月份?(?![0-9]{{1,2}}日)"
    rf"|[一二三四五六七八九十]{{1,2}}月份?|每[月年周季]|[月年日]均|平均)"
    rf"|(?P<past>上年同期|去年同期|同期|去年度?|上一?年度?|往年|以前年度)"
    rf"|(?P<plan>下一步|下一?年度?|明年|来年|计划|拟[^定订]|力争|争取|预计|目标|今后|确保)"
)
_BRACKET: Final = re.compile("（[^（）]*[0-9](?![0-9年月日])[^（）]*）")
"""A bracket with a number, whose time is its own."""
_ASIDE: Final = re.compile("(?:同期)?[为是][0-9]")
_COMPARED: Final = re.compile("(?:[比较与同]|相比|对比)$")


_CARRIED: Final = "结转|转结|遗留|未办结|转入|转至|顺延|延至|延续|接转|跨年|转"
_CARRIED_BEFORE: Final = re.compile(f"(?:{_CARRIED})[^，；：（）。]{{0,5}}$")
_CARRIED_AFTER: Final = re.compile("[^，；：（）。]{0,6}?(?:结转|转结|遗留|未办结|转入|接转)")


def _is_carried(text: str, start: int, end: int) -> bool:
    """Return ``True`` if a year is that from which or to which requests are carried."""
    before = _CARRIED_BEFORE.search(text, max(0, start - 9), start)
    return bool(before or _CARRIED_AFTER.match(text, end))


@frozen
class _Event:
    """A word for a time, and how far it reaches."""

    start: int
    scope: Scope
    is_local: bool = False
    """``True`` in a comparison with another year, which ends with its clause."""
    is_lasting: bool = False
    """``True`` if no word for the report's own year ends it."""
    is_year: bool = False
    """``True`` for a whole year, from which or to which something may be carried."""


class Times:
    """The times that a sentence names, 时间口径, in their order."""

    def __init__(self, text: str, year: int | None) -> None:
        """Read the times off a sentence.

        Args:
            text: The sentence, without white space.
            year: The year of the report.
        """
        self._events = [
            event for match in _YEAR.finditer(text) if (event := _event(text, match, year))
        ]
        self._asides = [match.span() for match in _BRACKET.finditer(text)] if self._events else []

    def scope_at(self, place: int, clause: int, *, is_timeless: bool = False) -> Scope:
        """Return the scope of a number at a place.

        Args:
            place: The first character of the number.
            clause: The first character of its clause.
            is_timeless: ``True`` if the years in its clause belong to its topic: 上年结转.
        """
        scope = Scope.OWN
        lasting = Scope.OWN
        for event in self._events:
            if event.start >= place:
                break
            if event.is_local and event.start < clause:
                continue
            if is_timeless and event.is_year and event.start >= clause:
                continue
            if any(start < event.start < end <= place for start, end in self._asides):
                continue
            if event.is_lasting:
                lasting = max(lasting, event.scope)
            else:
                scope = event.scope
        return max(scope, lasting)


def _is_this_year(text: str, start: int, year: int | None) -> bool:
    """Return ``True`` if 以来 or 自 goes with the year of the report."""
    near = text[max(0, start - 7) : start + 5]
    return any(word in near for word in ("今年", "本年", "年初", str(year)))


_WHOLE_YEARS: Final = frozenset({"whole", "year", "own", "past", "plan"})
_STOCK: Final = re.compile("上一年有[^，；。0-9]{2,14}(?:项目|事项)")
"""Words of the trial form: last year's stock of items is a column of its own."""


def _event(text: str, match: re.Match[str], year: int | None) -> _Event | None:
    """Return the time that words name, ``None`` where they name none of their own."""
    kind, start = match.lastgroup, match.start()
    is_carried = kind in {"year", "past", "plan"} and _is_carried(text, start, match.end())
    if is_carried and kind == "year" and (scope := _turn(text, match, year)):
        return _Event(start, scope, is_local=True)
    if is_carried or _STOCK.match(text, start):
        return None
    if kind == "cut":
        return _Event(start, Scope.OPEN, is_lasting=True)
    is_local = bool(_COMPARED.search(text, max(0, start - 2), start))
    is_local = is_local or (kind in {"year", "past"} and bool(_ASIDE.match(text, match.end())))
    if kind == "year":
        return _Event(start, _scope_of(match["year"], year), is_local, is_year=True)
    is_own = kind == "since" and _is_this_year(text, start, year)
    is_year = kind in _WHOLE_YEARS
    if kind in {"whole", "own"} or is_own:
        return _Event(start, Scope.OWN, is_year=is_year)
    is_lasting = kind == "since"
    return _Event(start, Scope.OTHER, is_local, is_lasting=is_lasting, is_year=is_year)


def _scope_of(digits: str, year: int | None) -> Scope:
    """Return the scope of a year, which is open if that of the report is not known."""
    if year is None:
        return Scope.OPEN
    return Scope.OWN if _read_year(digits) == year else Scope.OTHER


def _read_year(digits: str) -> int | None:
    return int(digits) if digits.isascii() else read_count(digits)


_LEAVES: Final = re.compile("[^，；：（）。]{0,6}?(?:结转|转结)[至到入]?[下次]")


def _turn(text: str, match: re.Match[str], year: int | None) -> Scope:
    """Return the scope of what a year carried, or what was carried to it.

    In the report of 2023, 2022年结转下年度 was brought forward, and 2021年结转 may have been.
    """
    said = _read_year(match["year"])
    if year is None or said == year:
        return Scope.OWN
    if _LEAVES.match(text, match.end()):
        return Scope.OTHER
    return Scope.OWN if said in {year - 1, year + 1} else Scope.OPEN
