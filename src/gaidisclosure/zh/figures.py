# SPDX-License-Identifier: Apache-2.0
"""Reading a printed figure, 数字, in a cell of a published table.

A cell says a figure, nothing, "not applicable", or something else, and these stay apart: a blank is
no zero, and "/" is neither.

Why not ``int``: it makes 19 of "１９", "١٩" and "1_9" alike, but raises on "１.９" (of which
``float`` makes 1.9) and on "²"; and the time it takes grows with the square of the length. Here
only ASCII and full-width digits are digits, and nothing is converted before its size is known.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Final

from gaidisclosure.zh.digits import FULL_WIDTH, TO_ASCII
from gaidisclosure.zh.money import MOST_DIGITS, from_yuan


class State(StrEnum):
    """The kind of contents of a printed cell."""

    FIGURE = "figure"
    """A number."""
    BLANK = "blank"
    """Nothing, which is not a zero."""
    NOT_APPLICABLE = "not_applicable"
    """A stroke or word that says that the cell does not apply: / - — 无 不涉及."""
    TEXT = "text"
    """Anything else."""

    def __repr__(self) -> str:
        return f"State.{self.name}"


_LONGEST: Final = 200
_SHORT: Final = 10
_STROKES: Final = frozenset({"/", "-", "--", "–", "—", "——", "―", "−", "／", "－"})
_WORDS: Final = frozenset({"无", "無", "不涉及", "不适用", "不適用"})
_ZEROS: Final = frozenset({"○", "◯", "〇", "零"})
_UNCHANGED: Final = frozenset(
    {"未增未减", "未增未減", "无增减", "無增減", "无变化", "不变", "持平"}
)
# A unit in brackets is no remark: 251000（元） and 12（万件） are not of the usual unit.
_OTHER_UNIT: Final = (
    rf"[^（()）0-9{FULL_WIDTH}]*(?:元|[百千万萬亿億][件条條项項宗起个個份]?|[%％‰])\s*"
)
# A remark follows something, and the digits on both sides of it are not one number: 12（3）4.
_REMARK: Final = re.compile(
    rf"(?!^)\s*[（(](?!{_OTHER_UNIT}[）)])[^（()）]*[）)](?!\s*[0-9{FULL_WIDTH}.,．，])"
)
_UNIT_IN_BRACKETS: Final = re.compile(
    r"[（(]\s*(?:[单單]位\s*[:：]\s*)?([万萬]?元|[万萬])\s*[）)]$"
)
_MONEY: Final = ("元", "万", "萬")
_TWICE: Final = "--"
_MINUS: Final = ("-", "减", "減")
_WEIGHTLESS: Final = "\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\xad"
_INVISIBLE: Final = _WEIGHTLESS + "".join(
    character for character in map(chr, range(0x3001)) if character.isspace()
)
_PLAIN: Final = TO_ASCII | str.maketrans("＋－−．，", "+--.,")
_WITHOUT_WEIGHTLESS: Final = str.maketrans("", "", _WEIGHTLESS)
# The fraction of a whole number that a spreadsheet has computed in binary: 288.00000000000006. It
# shows 15 digits, and so 288.
_NOISE: Final = re.compile(r"\.(?:0+|0{9,}[0-9]*|9{9,}[0-9]*)")
_FIGURE: Final = re.compile(
    r"(?P<sign>--?|\+|增加?|[减減]少?)?\s*"
    r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?P<fraction>\.[0-9]+)?\s*"
    r"(?P<unit>[件条條项項宗起个個份]|[万萬]元?|元)?"
)


def read_figure(
    text: str, *, money: bool = False, change: bool = False
) -> tuple[State, int | Decimal | None]:
    r"""Return the state of a printed cell, and its number if it is a figure.

    A figure is an ``int`` if it is printed without a fraction, else a ``Decimal`` with the digits
    printed. A circle is 0, 减4 is -4, and 增12 is 12. A count such as 12.0 or 288.00000000000006 is
    whole, as a spreadsheet shows it. A unit of counting (件, 条, 项 ...) may follow, or a remark in
    brackets. Characters without width are skipped. A text of more than 200 characters or 30 digits
    is no figure.

    Args:
        text: The text of the cell.
        money: 万元 or 元 may follow instead of a unit of counting, also in brackets. An amount in
            元 is converted to 万元.
        change: 未增未减 is 0, and two minus signs are one.

    >>> read_figure("1,204 件"), read_figure("１２．５０")
    ((State.FIGURE, 1204), (State.FIGURE, Decimal('12.50')))
    >>> read_figure("251000元", money=True), read_figure("251000（元）", money=True)
    ((State.FIGURE, Decimal('25.1')), (State.FIGURE, Decimal('25.1')))
    >>> read_figure("22（其中网上15件）"), read_figure("未增未减", change=True)
    ((State.FIGURE, 22), (State.FIGURE, 0))
    >>> read_figure("1\u200b2")
    (State.FIGURE, 12)
    >>> read_figure("\u3000")[0], read_figure("／")[0], read_figure("若干")[0]
    (State.BLANK, State.NOT_APPLICABLE, State.TEXT)
    """
    short = text if len(text) <= _LONGEST else text.strip(_INVISIBLE)
    return _read(short, money, change) if len(short) <= _LONGEST else (State.TEXT, None)


@lru_cache(maxsize=4096)
def _read(text: str, money: bool, change: bool) -> tuple[State, int | Decimal | None]:
    # They go first: in 12（3）\u200b4 the digits after the remark are not those of one number.
    bare = text.strip(_INVISIBLE).translate(_WITHOUT_WEIGHTLESS)
    if not bare:
        return State.BLANK, None
    if len(bare) < _SHORT and bare.isdecimal() and bare.isascii():
        return State.FIGURE, int(bare)
    if bare in _STROKES or bare in _WORDS:
        return State.NOT_APPLICABLE, None
    if bare in _ZEROS or (change and bare in _UNCHANGED):
        return State.FIGURE, 0
    number = _number(bare, money=money, change=change)
    return (State.TEXT if number is None else State.FIGURE), number


def _number(text: str, *, money: bool, change: bool) -> int | Decimal | None:
    bare = _REMARK.sub("", _UNIT_IN_BRACKETS.sub(r"\1", text), count=1)
    found = _FIGURE.fullmatch(bare.translate(_PLAIN))
    if not found or not _unit_fits(found["unit"], money=money):
        return None
    if found["sign"] == _TWICE and not change:
        return None
    whole, fraction = found["whole"].replace(",", ""), found["fraction"] or ""
    yuan = found["unit"] == "元"
    if len(whole) + len(fraction) > MOST_DIGITS + bool(fraction) - 4 * yuan:
        return None
    printed = ("-" if (found["sign"] or "").startswith(_MINUS) else "") + whole + fraction
    if yuan:
        return from_yuan(Decimal(printed))
    if not money and _NOISE.fullmatch(fraction):
        return round(Decimal(printed))
    return Decimal(printed) if fraction else int(printed)


def _unit_fits(unit: str | None, *, money: bool) -> bool:
    return unit is None or unit.endswith(_MONEY) is money
