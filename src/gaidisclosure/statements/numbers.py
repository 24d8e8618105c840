# SPDX-License-Identifier: Apache-2.0
"""Numbers in sentences, 数量: counts, approximations, ranges and shares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from attrs import define, evolve

from gaidisclosure.statements.noise import is_noise, marked_in
from gaidisclosure.topics.words import terms
from gaidisclosure.zh.counts import NUMERALS, SCALES, read_count
from gaidisclosure.zh.money import MOST_DIGITS

_CHINESE: Final = f"[{NUMERALS}]"
_UNITS: Final = terms("""
    个工作日 个百分点 平方米 百分点 工作日 万人次 人次 件次 条次 场次 批次 项次 户次 万元 小时
    分钟 公里 元 件 条 宗 篇 个 份 期 场 名 人 户 家 处 次 项 起 例 批 封 块 台 部 本 册 天 页 幅
    张 套 倍 辆 亩 轮 位 组 间 座 版 集 讲 堂 支 只 分 类 种 门 余
""")
_NOT_AFTER_CHINESE: Final = frozenset("分类种门余本部只位支")
"""Units that make common words with a numeral before them: 十分, 三类, 一部."""
_UNIT: Final = f"(?P<unit>%|{'|'.join(_UNITS)})?"
_FOUND: Final = re.compile(
    rf"百分之(?P<percent>[0-9][0-9.]*|{_CHINESE}{{1,8}}(?:点{_CHINESE}{{1,8}})?)"
    rf"|(?P<part>{_CHINESE}{{1,3}})分之(?P<of>{_CHINESE}{{1,3}})"
    r"|(?P<tenths>[一二三四五六七八九两])成(?P<half>半)?"
    rf"|(?:(?P<arabic>[0-9][0-9，、.]*)|(?P<chinese>{_CHINESE}+))"
    rf"(?P<more>[余多])?(?P<scale>(?:[百千亿]|万(?!元)){{0,3}})(?P<still>[余多])?{_UNIT}"
)
_FIRST: Final = re.compile(f"[0-9{NUMERALS}]")
_RUN: Final = re.compile(f"[0-9{NUMERALS}，、.]{{60,}}")
"""Sixty or more digits in a row, which are no number."""
_GROUPED: Final = re.compile(r"[0-9]{1,3}(?:，[0-9]{3})+(?:\.[0-9]+)?")
_PLAIN: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_AFTER: Final = re.compile("左右|上下|以上|以下|以内|多|余")
_BEFORE: Final = re.compile(
    "(?:(?P<about>近|约|大约|将近|接近|约为|约占|大概)|(?P<over>逾|超|超过|突破|至少|不少于|不低于|高于|超出)"
    "|(?P<under>不足|不到|低于|少于|不超过|未超)|(?P<some>数|上|几|好几))$"
)
_TO: Final = re.compile("[—～至到]")
_FAR: Final = Decimal("0.15")


@define(kw_only=True)
class Number:
    """A number with its unit, 数量, at a place in a sentence.

    ``low`` and ``high`` are the limits that the words allow. They are equal to ``value`` in an
    exact number, and ``high`` is ``None`` where there is none. ``step`` is one unit of the last
    digit.
    """

    start: int
    end: int
    value: Decimal
    unit: str = ""
    low: Decimal
    high: Decimal | None
    step: Decimal = Decimal(1)
    until: Decimal | None = None
    """The second number of a range."""
    is_exact: bool = True
    is_share: bool = False
    is_sound: bool = True
    """``False`` where digits stand in a row that is no number: 1,2,3."""
    is_idle: bool = False
    """``True`` for 一个 and the like, which mostly count nothing."""

    @property
    def said(self) -> str:
        """The number in plain digits: ``120``, ``12.5%``, ``~1200``, ``30..40``."""
        shown = f"{self.value:f}" if self.is_share else _shown(self.value)
        if self.until is not None:
            shown = f"{shown}..{_shown(self.until)}"
        elif not self.is_exact:
            shown = f"~{shown}"
        return shown + "%" * self.is_share


def _shown(value: Decimal) -> str:
    shown = f"{value:f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def numbers_in(text: str) -> Iterator[Number]:
    """Yield the numbers of a sentence that count something, in order.

    Args:
        text: The sentence, without white space.

    >>> [number.said for number in numbers_in("收到一千二百余件，占8.3%，另有30至40件")]
    ['~1200', '8.3%', '30..40']
    """
    held: Number | None = None
    for number in _single(text):
        if held and _is_range(text, held, number):
            held = _range(held, number)
            continue
        if held and _counts(held):
            yield held
        held = number
    if held and _counts(held):
        yield held


def _single(text: str) -> Iterator[Number]:
    """Yield numbers one by one, in ranges as well."""
    marked = marked_in(text)
    at = 0
    while found := _FIRST.search(text, at):
        start = found.start()
        run = _RUN.match(text, start)
        if run:
            at = run.end()
            yield _unsound(start, at)
            continue
        match = _FOUND.match(text, start)
        assert match  # it takes any digit
        at = match.end()
        name = "arabic" if match["arabic"] else "chinese"
        digits, end = (match[name] or "").rstrip("，、."), match.start()
        if not marked.covers(start) and not is_noise(text, start, end + len(digits), digits):
            number = _number(text, match)
            at = max(start + 1, number.end if number else end + len(digits))
            if number:
                yield number
        elif digits:
            at = end + len(digits)


def _counts(number: Number) -> bool:
    return number.unit != _BARE


_BARE: Final = "-"
"""The unit of a Chinese numeral without any, which may only begin a range: 三至五件."""


def _is_range(text: str, first: Number, second: Number) -> bool:
    between = text[first.end : second.start]
    return first.unit in {"", _BARE, second.unit} and bool(_TO.fullmatch(between))


def _range(first: Number, second: Number) -> Number:
    return evolve(
        second,
        start=first.start,
        value=first.value,
        low=first.low,
        until=second.value,
        is_exact=False,
    )


def _number(text: str, match: re.Match[str]) -> Number | None:
    """Return the number that a match is, or ``None`` if it is part of a word."""
    if match["percent"] or match["part"] or match["tenths"]:
        return _share(text, match)
    if match["arabic"]:
        return _from_digits(text, match)
    return _from_numerals(text, match)


def _share(text: str, match: re.Match[str]) -> Number | None:
    if match["tenths"]:
        tenths = 10 * (read_count(match["tenths"]) or 0)
        read: Decimal | None = Decimal(tenths + 5 * bool(match["half"]))
        step = Decimal(10)
    elif match["part"]:
        whole, part = read_count(match["part"]), read_count(match["of"])
        read = round(Decimal(100 * part) / whole, 1).normalize() if whole and part else None
        step = Decimal(1)
    else:
        read, step = _decimal(match["percent"])
    if read is None:
        return None
    found = _exact(match.start(), match.end(), read, step, "%", is_share=True)
    found = _approximate(text, found)
    is_loose = found.is_exact and not match["percent"]
    return _vague(found, _FAR) if is_loose else found


def _decimal(text: str) -> tuple[Decimal | None, Decimal]:
    """Return a number in digits or numerals, and its last place."""
    if text[0].isascii():
        text = text.rstrip(".")
        found = _PLAIN.fullmatch(text)
        value = Decimal(text) if found and len(text) <= MOST_DIGITS else None
        return value, _last_place(text)
    whole, _, fraction = text.partition("点")
    digits = [read_count(each) for each in fraction]
    value_of_whole = read_count(whole)
    if value_of_whole is None or None in digits:
        return None, Decimal(1)
    written = f"{value_of_whole}.{''.join(map(str, digits))}".rstrip(".")
    return Decimal(written), _last_place(written)


def _last_place(text: str) -> Decimal:
    return Decimal(1).scaleb(-len(text.partition(".")[2]))


def _exact(
    start: int, end: int, value: Decimal, step: Decimal, unit: str, *, is_share: bool = False
) -> Number:
    return Number(
        start=start,
        end=end,
        value=value,
        low=value,
        high=value,
        step=step,
        unit=unit,
        is_share=is_share,
    )


def _from_digits(text: str, match: re.Match[str]) -> Number:
    blob = match["arabic"]
    digits = blob.rstrip("，、.")
    unit, end = match["unit"] or "", match.end()
    if digits != blob and len(blob) + match.start() == end:
        end = match.start() + len(digits)
    grouped = _GROUPED.fullmatch(digits)
    plain = grouped or _PLAIN.fullmatch(digits)
    if not plain or (digits != blob and unit) or len(digits) > MOST_DIGITS:
        return _unsound(match.start(), end)
    written = digits.replace("，", "")
    scale = Decimal(1)
    for character in match["scale"]:
        scale *= SCALES[character]
    value, step = Decimal(written) * scale, _last_place(written) * scale
    found = _exact(match.start(), end, value, step, unit, is_share=unit == "%")
    if match["more"] or match["still"]:
        return _at_least(_approximate(text, found), found)
    return _approximate(text, found)


def _unsound(start: int, end: int) -> Number:
    return evolve(_exact(start, end, Decimal(0), Decimal(1), ""), is_sound=False)


def _from_numerals(text: str, match: re.Match[str]) -> Number | None:
    unit, numeral = match["unit"] or "", match["chinese"]
    value = read_count(numeral)
    if value is None:
        return None
    more = match["more"] or match["still"]
    if not unit or unit in _NOT_AFTER_CHINESE:
        if unit == "" and not more:
            return evolve(_exact(match.start(), match.end(), Decimal(value), Decimal(1), _BARE))
        return None
    for character in match["scale"]:
        value *= SCALES[character]
    found = _exact(match.start(), match.end(), Decimal(value), Decimal(1), unit)
    idle = numeral == "一" and not more
    found = evolve(_approximate(text, found), is_idle=idle)
    return _at_least(found, found) if more else found


def _approximate(text: str, number: Number) -> Number:
    """Return a number with the limits that words before and after it give."""
    after = _AFTER.match(text, number.end)
    before = _BEFORE.search(text, max(0, number.start - 4), number.start)
    kind = before.lastgroup if before else None
    word = after[0] if after else ""
    if after:
        number = evolve(number, end=after.end())
    if kind == "some" and text[number.start] in NUMERALS:
        return evolve(number, low=number.value, high=number.value * 10, is_exact=False)
    if kind == "about" or word in {"左右", "上下"}:
        return _vague(number, _FAR)
    if kind == "over" or word in {"以上", "多", "余"}:
        return _at_least(number, number) if word != "以上" else _from(number)
    if kind == "under" or word in {"以下", "以内"}:
        return evolve(number, low=Decimal(0), high=number.value, is_exact=False)
    return number


def _vague(number: Number, by: Decimal) -> Number:
    low, high = number.value * (1 - by), number.value * (1 + by)
    return evolve(number, low=low, high=high, is_exact=False)


def _from(number: Number) -> Number:
    return evolve(number, high=None, is_exact=False)


def _at_least(number: Number, plain: Number) -> Number:
    """Return a number with 余 or 多: up to one more in its last place that is not zero."""
    _, digits, exponent = plain.value.as_tuple()
    zeros = len(digits) - len(bytes(digits).rstrip(b"\0"))
    place = Decimal(1).scaleb((exponent if isinstance(exponent, int) else 0) + zeros)
    return evolve(
        number, low=plain.value, high=plain.value + max(place, Decimal(1)), is_exact=False
    )
