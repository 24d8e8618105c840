# SPDX-License-Identifier: Apache-2.0
"""Careless readers, 误读, as proof that the section of figures is strong.

A careless reader gets one rule wrong and all others right. It is noticed if some case of the suite
expects another reading than it gives.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any, Final
from unicodedata import normalize

from attrs import frozen

from gaidisclosure.checks import Number
from gaidisclosure.conformance.spellings import UNSEEN
from gaidisclosure.form import Kind
from gaidisclosure.zh.figures import State, read_figure
from tests.conformance.mutants import Mistake, Tally

Reading = tuple[State, Number | None]
Reader = Callable[[str, Kind], Reading]

_TEXT: Final[Reading] = (State.TEXT, None)
_BLANK: Final[Reading] = (State.BLANK, None)
_NOT_APPLICABLE: Final[Reading] = (State.NOT_APPLICABLE, None)
_ZERO: Final[Reading] = (State.FIGURE, 0)
_REMARK: Final = re.compile(r"([（(])[^（）()]*([）)])")


@frozen
class Misreading(Mistake):
    """A reader with one rule wrong, 误读."""

    name: str
    read: Reader


def rightly(text: str, kind: Kind) -> Reading:
    """Read a cell by the rules."""
    return read_figure(text, money=kind is Kind.MONEY, change=kind is Kind.CHANGE)


def tally(cases: Iterable[Mapping[str, Any]]) -> Tally:
    """Ask every careless reader about these figures."""
    asked = [(case["figure"]["text"], Kind(case["figure"]["kind"])) for case in cases]
    expected = [(text, kind, rightly(text, kind)) for text, kind in asked]
    made: Counter[str] = Counter()
    alive: list[Mistake] = []
    for each in misreadings(characters(expected)):
        made[each.kind] += 1
        if not any(_differ(each.read(text, kind), right) for text, kind, right in expected):
            alive.append(each)
    return Tally(made, tuple(alive))


def _differ(found: Reading, right: Reading) -> bool:
    # 1.0 is printed with a fraction, so that it is no 1.
    return found != right or type(found[1]) is not type(right[1])


def characters(expected: Iterable[tuple[str, Kind, Reading]]) -> list[str]:
    """Return the characters, outside remarks, of all texts that say something."""
    said = (text for text, _, (state, _) in expected if state is not State.TEXT)
    return sorted({sign for text in said for sign in _REMARK.sub(r"\1\2", text)})


def misreadings(known: Iterable[str]) -> Iterator[Misreading]:
    """Yield all careless readers.

    Args:
        known: the characters that a reader can get wrong.
    """
    for sign in known:
        name = f"U+{ord(sign):04X}"
        yield Misreading("unknown", name, partial(_unknown, sign))
        if sign not in UNSEEN:  # these are skipped rightly
            yield Misreading("skipped", name, partial(_after, partial(_without, sign)))
    for kind in Kind:
        for other in Kind:
            if other is not kind:
                yield Misreading("cell", f"{kind} as {other}", partial(_as_other, kind, other))
    for name, change in _CHANGES.items():
        yield Misreading("lenient", name, partial(_after, change))
    for name, is_refused in _REFUSED.items():
        yield Misreading("strict", name, partial(_refusing, is_refused))
    for right, wrong in _STATES:
        yield Misreading("state", f"{right[0]} as {wrong[0]}", partial(_confusing, right, wrong))
    for name, spoil in _VALUES.items():
        yield Misreading("value", name, partial(_spoiling, spoil))


def _unknown(sign: str, text: str, kind: Kind) -> Reading:
    return _TEXT if sign in text else rightly(text, kind)


def _without(sign: str, text: str) -> str:
    return text.replace(sign, "")


def _after(change: Callable[[str], str], text: str, kind: Kind) -> Reading:
    return rightly(change(text), kind)


def _as_other(one: Kind, other: Kind, text: str, kind: Kind) -> Reading:
    return rightly(text, other if kind is one else kind)


def _refusing(is_refused: Callable[[str], object], text: str, kind: Kind) -> Reading:
    return _TEXT if is_refused(text) else rightly(text, kind)


def _confusing(right: Reading, wrong: Reading, text: str, kind: Kind) -> Reading:
    found = rightly(text, kind)
    return wrong if found == right else found


def _spoiling(spoil: Callable[[Number, str], Number], text: str, kind: Kind) -> Reading:
    state, value = rightly(text, kind)
    return state, None if value is None else spoil(value, text)


def _replacing(pattern: str, to: str) -> Callable[[str], str]:
    return partial(re.compile(pattern).sub, to)


def _as_python_does(text: str) -> str:
    """Spell plainly all that Python takes for a number."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    return f"{value:f}" if value.is_finite() and abs(value.adjusted()) < 30 else text


_CHANGES: Final[Mapping[str, Callable[[str], str]]] = {
    "Unicode's compatible characters": partial(normalize, "NFKC"),
    "the numbers of Python": _as_python_does,
    "digits of any script": lambda text: "".join(
        str(int(sign)) if sign.isdecimal() else sign for sign in text
    ),
    "the leading digits": _replacing(r"(?s)(?<=[0-9])[^0-9].*", ""),
    "digits anywhere": _replacing(r"(?s)^[^0-9]+(?=[0-9])", ""),
    "Chinese digits": lambda text: text.translate(str.maketrans("一二三四五六七八九", "123456789")),
    "separators anywhere": _replacing(r"(?<=[0-9])[,，](?=[0-9])", ""),
    "separators of any size": _replacing(r"(?<=[0-9])[,，](?=[0-9]{2,})", ""),
    "an apostrophe for a comma": _replacing(r"['’](?=[0-9]{3})", ","),
    "a point for a comma": _replacing(r"\.(?=[0-9]{3}(?:[.,]|$))", ","),
    "a comma for a point": _replacing(r",(?=[0-9]{1,2}$)", "."),
    "a 、 for a comma": _replacing("、", ","),
    "a 。 for a point": _replacing("。", "."),
    "a point without digits after it": _replacing(r"[.．](?![0-9０-９])", ""),
    "a point without digits before it": _replacing(r"^\s*[.．](?=[0-9０-９])", "0."),
    "white space within a number": _replacing(r"(?<=[0-9])\s+(?=[0-9])", ""),
    "the first line": _replacing(r"\n.*", ""),
    "any dash for a minus": lambda text: text.translate(str.maketrans("–—", "--")),
    "brackets for a minus": _replacing(r"^[（(]([0-9]+)[）)]$", r"-\1"),
    "brackets for nothing": _replacing(r"^[（(]([0-9]+)[）)]$", r"\1"),
    "± for a plus": _replacing("±", "+"),
    "下降 for a minus": _replacing("下降", "减"),
    "any number of signs": _replacing(r"^[-+]+(?=[-+])", ""),
    "a sign after the number": _replacing(r"^([0-9]+)([-+])$", r"\2\1"),
    "any unit": _replacing(r"(?<=[0-9])[户次人%]$", ""),
    "two units": _replacing(r"(件|元)\1", r"\1"),
    "亿 for nothing": _replacing(r"亿元$", ""),
    "元整 for 元": _replacing("元整", "元"),
    "a currency before the number": _replacing(r"^[¥￥$]", ""),
    "about": _replacing(r"^约|左右$|余$|\+$", ""),
    "another unit for a remark": _replacing(r"(?<=22)[（(][^0-9]*[元件百千万亿%]\s*[）)]$", ""),
    "单位 for nothing": _replacing(r"[单單]位[:：]?", ""),
    "a remark without a number": _replacing(r"^([^0-9]*)[（(][^（）()]*[）)]", r"\1"),
    "two remarks": _replacing(r"[（(][^（）()]*[）)](?=[（(])", ""),
    "a remark among digits": _replacing(r"(?<=[0-9])[（(][^（）()]*[）)](?=[0-9.,])", ""),
    "a remark within a remark": _replacing(r"(?<=[0-9])（[^（]*（.*）[^）]*）$", ""),
    "a remark that is not closed": _replacing(r"(?<=[0-9])[（(][^（）()]*$", ""),
    "a remark in square brackets": _replacing(r"(?<=[0-9])[\[【〔][^\[【〔]*[\]】〕]$", ""),
    "quotation marks": lambda text: text.strip("'\"“”"),
    "an equals sign": lambda text: text.removeprefix("="),
    "a full stop at the end": lambda text: text.removesuffix("。").removesuffix("."),
    "controls at the ends": lambda text: text.strip("".join(map(chr, range(32))) + "\x7f"),
    "all strokes": _replacing(r"^[-–—―/／－−─]+$", "/"),
    "没有 for 无": _replacing("^(没有|暂无)$", "无"),
    "O for 0": _replacing(r"[oOＯ]", "0"),
    "any length": lambda text: text[:1] + text[1:].replace(" ", ""),
    "any remark": _replacing(r"(?s)(?<=22)（.*）$", ""),
    "31 digits": _replacing(r"^([1-9])([0-9]{30})$", r"\2"),
    "27 digits of 元": _replacing(r"^([1-9])([0-9]{26}元)$", r"\2"),
}
"""Changes of texts before they are read, by that which they let pass."""

_REFUSED: Final[Mapping[str, Callable[[str], object]]] = {
    "nothing but ASCII white space": lambda text: not text.isascii() and not text.strip(),
    "30 digits": lambda text: len(re.findall("[0-9]", text)) == 30,
    "26 digits of 元": lambda text: "元" in text and len(re.findall("[0-9]", text)) == 26,
    "200 characters": lambda text: len(text.strip()) == 200,
    "201 characters with white space": lambda text: len(text) == 201,
    "200 units of UTF-16": lambda text: len(text.encode("utf-16-le")) > 400,
    "leading zeros": re.compile(r"^0[0-9]").search,
    "a group that begins with 0": re.compile(r"^0[0-9]*,").search,
    "a separator and a fraction": re.compile(r",[0-9]{3}[.．]").search,
    "both separators": re.compile(r"(?=.*,).*，").search,
    "mixed widths": re.compile(r"(?=.*[0-9]).*[０-９]").search,
    "a sign and a unit": re.compile(r"^[减-].*件").search,
    "white space before the unit": re.compile(r"[0-9]\s+[件万元]").search,
    "white space after the sign": re.compile(r"[-减]\s+[0-9]").search,
    "white space before a remark": re.compile(r"[0-9]\s+[（(]").search,
    "an empty remark": re.compile(r"[（(][）)]").search,
    "a remark of several lines": re.compile(r"[（(][^）)]*\n").search,
    "a remark in brackets of both kinds": re.compile(r"（[^）]*\)|\([^)]*）").search,
    "a remark before the unit": re.compile(r"[）)]\s*[件元]").search,
    "a remark after the unit": re.compile(r"[件元]\s*[（(]").search,
    "minus zero": re.compile(r"^[-−]0").search,
}
"""Texts that are refused, by that which is wrongly held to be wrong with them."""

_STATES: Final = (
    (_BLANK, _ZERO),
    (_BLANK, _NOT_APPLICABLE),
    (_BLANK, _TEXT),
    (_NOT_APPLICABLE, _ZERO),
    (_NOT_APPLICABLE, _BLANK),
    (_NOT_APPLICABLE, _TEXT),
    (_TEXT, _BLANK),
    (_TEXT, _NOT_APPLICABLE),
    (_TEXT, _ZERO),
    (_ZERO, _BLANK),
    (_ZERO, _NOT_APPLICABLE),
)


def _exact(value: Number, number: Decimal) -> Number:
    """Return a number as it would be written next to a value."""
    return number if isinstance(value, Decimal) else int(number)


_VALUES: Final[Mapping[str, Callable[[Number, str], Number]]] = {
    "the sign is lost": lambda value, _: max(value, -value),
    "the sign is turned": lambda value, _: -value,
    "the fraction is cut off": lambda value, _: int(value),
    "the fraction is rounded to two digits": lambda value, _: _exact(
        value, round(Decimal(value), 2) if -(10**20) < value < 10**20 else Decimal(value)
    ),
    "a fraction of zero is left out": lambda value, _: int(value) if value == int(value) else value,
    "a floating point number": lambda value, _: _exact(value, Decimal(repr(float(value)))),
    "32 bits": lambda value, _: (int(value) + 2**31) % 2**32 - 2**31 if _is_whole(value) else value,
    "64 bits": lambda value, _: (int(value) + 2**63) % 2**64 - 2**63 if _is_whole(value) else value,
    "元 is not converted": lambda value, text: value * (10_000 if _in_yuan(text) else 1),
    "万 is multiplied": lambda value, text: value * (10_000 if re.search("[万萬]", text) else 1),
    "an amount in 元 is rounded": lambda value, text: (
        round(Decimal(value), 4) if _in_yuan(text) else value
    ),
}
"""Changes of values after they were read, by their names."""


def _is_whole(value: Number) -> bool:
    return type(value) is int


def _in_yuan(text: str) -> bool:
    return re.search("[^万萬]元", text) is not None
