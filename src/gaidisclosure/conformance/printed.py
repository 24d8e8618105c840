# SPDX-License-Identifier: Apache-2.0
"""Printed figures, 填写的数字: texts of cells, and the reading of each.

Every rule of reading has texts that obey it and texts that just miss it. Each is asked about in a
cell of every kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from gaidisclosure.conformance.answers import reading
from gaidisclosure.conformance.casebook import SEED
from gaidisclosure.conformance.numbers import Numbers
from gaidisclosure.form import Kind

Data = dict[str, Any]
Texts = Callable[[Numbers], Iterable[str]]

_WIDE: Final = str.maketrans("0123456789+-.,()", "０１２３４５６７８９＋－．，（）")
_WHITE: Final = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_UNSEEN: Final = "\xad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_NOT_WHITE: Final = "\0\x08\x7f\u061c\u115f\u202a\u2061\u2066\u2800\u3164·"

_SIGNS: Final = "+ - ＋ － − -- －－ −- 增 增加 减 減 减少 減少".split()
_NO_SIGNS: Final = "– — ± +- --- 增少 减加 加 少 负 下降 △ ↓ 减- 增+ －+ -- 増".split()
_COUNTING: Final = "件条條项項宗起个個份"
_MONEY: Final = "元 万 萬 万元 萬元".split()
_NO_UNITS: Final = (
    "户 次 人 圓 亿 亿元 千元 角 元整 万元整 元元 万万 元万 美元 万件 件万 件件 件次 余件 % ％ ‰".split()
)
_NUMBER_SIGNS: Final = "٣ ۷ १ ৭ ๓ ᠓ ² ₃ ① ⒈ ⑴ ➂ Ⅲ ㈢ ㊂ ½ 𝟏 🄁 一 三 十 廿 百 壹 拾 两 Ｏ o O l".split()

_AS_THEY_ARE: Final[dict[str, Iterable[str]]] = {
    "blank": ("", " ", "\u3000\u3000", " \u200b\xa0\r\n\ufeff", "\u3000" * 300),
    "stroke": tuple("/ ／ - － − – — —— ― --".split()),
    "no-stroke": tuple(
        "// ／／ -/ --- －－ –– ――  ——— ー ─ ‐ ‑ ‒ ⁻ ﹣ … . 。 , ， × * ~ _ | \\ ＼ · + ＋".split()
    ),
    "word": tuple("无 無 不涉及 不适用 不適用".split()),
    "no-word": tuple(
        "没有 暂无 无无 无。 无数据 无件 “无” （无） 不 不涉 涉及 未涉及 不適及 适用 空 若干 详见附件".split()
    )
    + ("不 涉及", "不\u3000适用"),
    "zero": tuple("○ ◯ 〇 零".split()),
    "no-zero": tuple("O o Ｏ ● ◎ ⭕ 〇〇 零〇 ○件 零件 零元 -〇 +零 0〇 〇.5 （零）".split()),
    "unchanged": tuple("未增未减 未增未減 无增减 無增減 无变化 不变 持平".split()),
    "not-unchanged": tuple(
        "增 减 减少 增减 增 未增 未减 无增 无减 未減未增 無变化 變化 没有变化 基本持平 持平。 0持平".split()
    ),
    "whole": (
        *"0 00 007 7 12 -0 +0 −0 ００ 2147483648 4294967296 4294967297 9007199254740991".split(),
        *"9007199254740992 9007199254740993 -9007199254740991 -9007199254740993".split(),
        *"9223372036854775808 18446744073709551617 999999999999999 1000000000000000".split(),
    ),
    "decimal": tuple(
        "1.0 0.50 ００．５０ -0.0 0.0 00.10 1.10 12.3400 1,204.50 １，２０４．５０ -0.5 减0.5 0.1 0.30000000000000004"
        " 9007199254740993.5 1.0件 1.5万 7.5元 0.5元 0.01元 100.00元 123.4500元 -3.0元".split()
    ),
    "no-decimal": ("1. 5", "1 .5")
    + tuple("1. 1． .5 ．5 . 0. 1.. 1..2 1.2.3 1.5. 1。5 1·5 1٫5 1.e 1.,5 1.５, 1.一".split()),
    "grouped": tuple(
        "1,204 12,345 123,456 1,234,567 1，204 １，２０４ 1，234,567 0,123 000,123 -1,204 +1，204 减1,204件"
        " 1,234,567.89 251,000元 12,345,678,901,234,567".split()
    ),
    "no-group": ("1 234", "1\xa0234", "1\u2009234", "1, 234", "1 ,234")
    + tuple(
        "1, ,1 ,123 12,34 1,23 1,2345 1234,567 1,,234 1,234, 1,234,56 1.234.567 1.234,5 1,234.5,6"
        " 1'234 1’234 1、234 1٬234 1﹐234 1､234 1_234 1;234 1，23 1,234，5".split()
    ),
    "notation": ("1 2", "1\n2", "12 34", "0x10", "=1+1", "1 e3", "12 ,", "12 （3） 4")
    + tuple(
        "1e3 1E3 １ｅ３ 1e-3 1e400 0b1 0o7 1_000 NaN nan inf Infinity -inf None null true 1/2 0/0 1:2 1-2 12-15"
        " 1~2 50% ￥12 ¥12 $12 12$ 12万余 约12 12左右 12余 12+ 12- 12. 12。 12; 12、 '12 \"12\" “12” =12 #REF! #VALUE!"
        " 第12 12号 n12 12n 12f 12L 1.0f (12) （12） [12] 12] 件12 元12 12.5.1 ①② 12② 1² 12٣ ３٤".split()
    ),
}


def cases() -> Iterator[Data]:
    """Yield all cases, always the same ones in the same order."""
    numbers, known = Numbers(SEED), set[str]()
    drawn = {group: texts(numbers) for group, texts in _DRAWN.items()}
    for group, texts in (_AS_THEY_ARE | drawn).items():
        new = [text for text in dict.fromkeys(texts) if text not in known]
        known |= {*new}
        for number, text in enumerate(new):
            for kind in Kind:
                figure = {"text": text, "kind": kind.value}
                name = f"figures/{group}/{number}/{kind}"
                yield {"id": name, "figure": figure, "expect": reading(figure)}


def _digits(numbers: Numbers, length: int) -> str:
    """Return the digits of a number that does not begin with 0."""
    rest = (numbers.pick("0123456789") for _ in range(length - 1))
    return numbers.pick("123456789") + "".join(rest)


def _lengths(numbers: Numbers) -> Iterator[str]:
    """Yield figures that are nearly too long, or are."""
    for length in range(1, 34):
        yield _digits(numbers, length)
    for length in (29, 30, 31):
        yield "0" * (length - 1) + "7"
        yield f"{int(_digits(numbers, length)):,}"
        yield f"-{_digits(numbers, length)}件"
        for decimals in (1, 12, length - 1):
            yield f"{_digits(numbers, length - decimals)}.{_digits(numbers, decimals)}"
    for length in (22, 25, 26, 27, 30, 31):
        yield f"{_digits(numbers, length)}元"
        yield f"{_digits(numbers, length - 4)}.{_digits(numbers, 4)}元"
        yield f"0.{'0' * (length - 2)}1元"


def _long_texts(numbers: Numbers) -> Iterator[str]:
    """Yield texts around the length at which a text is no figure, counted in characters."""
    for length in (199, 200, 201):
        yield "1" * length
        yield "-" + " " * (length - 2) + "5"
        yield f"22（{'其' * (length - 4)}）"
        # Each of these characters is two units of UTF-16.
        yield f"22（{'𠀀' * (length - 4)}）"
        yield " " * length
        yield "无" + "\u3000" * length
        yield "\u200b" * length + _digits(numbers, 3)
        yield " " * 50 + "9" * (length - 1)


def _spaced(numbers: Numbers) -> Iterator[str]:
    """Yield each character that looks blank, alone, around a figure and within it."""
    for blank in _WHITE + _UNSEEN + _NOT_WHITE:
        yield blank
        yield f"{blank}{_digits(numbers, 2)}{blank}{blank}"
        yield f"{_digits(numbers, 1)}{blank}{_digits(numbers, 1)}"
        yield f"减{blank}{_digits(numbers, 2)}{blank}{numbers.pick(_COUNTING)}"
        yield f"{blank}{numbers.pick(('/', '无', '零', '持平'))}{blank}"


def _digit_by_digit(numbers: Numbers) -> Iterator[str]:
    """Yield each full-width digit, and signs that mean numbers without being digits."""
    for digit in "０１２３４５６７８９":
        yield digit
        yield f"{_digits(numbers, 1)}{digit}"
    for sign in _NUMBER_SIGNS:
        yield sign
        yield f"{sign}{_digits(numbers, 1)}"
        yield f"{_digits(numbers, 2)}{sign}"


def _signed(numbers: Numbers) -> Iterator[str]:
    """Yield figures with each sign, and with what only looks like one."""
    for sign in _SIGNS + _NO_SIGNS:
        yield f"{sign}{_digits(numbers, numbers.between(1, 4))}"
        yield f"{sign} {_digits(numbers, 2)}.{_digits(numbers, 1)}"
        yield f"{_digits(numbers, 2)}{sign}"


def _with_units(numbers: Numbers) -> Iterator[str]:
    """Yield figures with each unit, and with what is none."""
    for unit in (*_COUNTING, *_MONEY, *_NO_UNITS):
        yield f"{_digits(numbers, numbers.between(1, 6))}{unit}"
        yield f"{_digits(numbers, 2)}.{_digits(numbers, 2)} {unit}"
        yield unit


def _with_remarks(numbers: Numbers) -> Iterator[str]:
    """Yield figures with remarks in brackets, and brackets that are no remarks."""
    for pattern in _REMARKS:
        yield pattern.format(_digits(numbers, 2), _digits(numbers, 1))
    for unit in (*_COUNTING, *_MONEY, "户", "人"):
        yield f"{_digits(numbers, 2)}{unit}（含{_digits(numbers, 1)}{unit}）"


_REMARKS: Final = (
    "{0}（其中网上{1}件）", "{0} (其中{1}件)", "{0}（{1})", "{0}({1}）", "{0}（）", "{0}件( )", "{0}\n（a\n）",
    "{0}（a）件", "{0} （a） 件", "{0}（a）万元", "-{0}（a）", "{0}.{1}（a）", "{0},123（a）", "０{0}（a）", "９（a）",
    "{0}（a）{1}", "{0}（a） {1}", "{0}（a）.{1}", "{0}（a）．{1}", "{0}（a）,123", "{0}（a），123", "{0}（a）{1}（b）",
    "{0}（a）１", "{0}（a）\u200b", "{0}（a）\u200b{1}", "{0}（a）（b）", "{0}（a（b）c）", "{0}（a", "{0}a）", "{0}）",
    "{0}（a））", "（{0}）", "（a）{0}", "若干（{0}）", "-（{0}）", "减（{0}）", "/（{0}）", "无（a）", "{0}[a]", "{0}【a】",
    "{0}〔a〕", "{0}\u200b（a）", "{0}（a）元", "{0}.（a）", "{0}，（a）", "-{0}（a）{1}", "{0}（无）", "{0}(-{1})",
)  # fmt: skip


def _composed(numbers: Numbers) -> Iterator[str]:
    """Yield texts of several parts, most of them right."""
    for _ in range(150):
        count = int(_digits(numbers, numbers.between(1, 9)))
        parts = (
            numbers.pick((*[""] * 9, *_WHITE)),
            numbers.pick((*[""] * 12, *_SIGNS, *_NO_SIGNS[:4])),
            numbers.pick(("", "", "", " ", "\u3000")),
            numbers.pick((str(count), f"{count:,}", f"{count:,}".translate(_WIDE))),
            numbers.pick(("", "", "", f".{_digits(numbers, 2)}", "．0", ".50")),
            numbers.pick(("", "", " ", "\xa0")),
            numbers.pick((*[""] * 9, *_COUNTING, *_MONEY, "户", "万件")),
            numbers.pick((*[""] * 6, "（含1件）", "(a)", "（a")),
            numbers.pick((*[""] * 9, *_UNSEEN)),
        )
        yield "".join(parts)


def _scrambled(numbers: Numbers) -> Iterator[str]:
    """Yield short texts of characters that mean something to a reader."""
    signs = "00123456789０１９,，..．+-－−增减加少件条元万()（） \u3000/—无零〇"
    for _ in range(120):
        yield "".join(numbers.pick(signs) for _ in range(numbers.between(2, 7)))


_DRAWN: Final[Mapping[str, Texts]] = {
    "length": _lengths,
    "long": _long_texts,
    "space": _spaced,
    "digit": _digit_by_digit,
    "sign": _signed,
    "unit": _with_units,
    "remark": _with_remarks,
    "composed": _composed,
    "scrambled": _scrambled,
}
