# SPDX-License-Identifier: Apache-2.0
"""The unit that a table states for amounts, 金额单位, in a label, a line or a cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from functools import lru_cache
from typing import Final

from attrs import evolve

from gaidisclosure.draft import Cell, How
from gaidisclosure.reading.tables.stems import plain
from gaidisclosure.zh.figures import read_figure

OF_FORM: Final = "万元"
_YUAN: Final = "元"
_SCALE: Final = "[十百千万亿]*元"
_LINE: Final = re.compile(r"\(?(?:金额|计量|数据)?单位[:为]?[^\d()]{1,12}\)?")
"""A line or a cell that states nothing but units: 单位：件、万元."""
_LABEL: Final = re.compile(
    rf"[^()]*(?:金额|收费)[^()]*\((?:金额|计量)?(?:单位[:为]?)?(?:人民币)?({_SCALE})\)"
)
"""A label of amounts with its unit: 本年收费金额（元）."""
_UNIT: Final = re.compile(_SCALE)
_CURRENCY: Final = "(?:[¥￥]|RMB|CNY|人民币|人民幣)"
_SIGN: Final = re.compile(
    rf"^\s*([-+－−]?)\s*{_CURRENCY}\s*|\s*{_CURRENCY}\s*$", re.IGNORECASE | re.ASCII
)
"""A currency sign before or after an amount, which number formats show: ¥500, 500 RMB."""


def unit_of(texts: Iterable[str]) -> str:
    """Return the unit of amounts that texts state, by default that of the form.

    Two different units are both returned, as the amount can be in either.

    >>> unit_of(["信息内容", "本年收费金额（单位：元）"]), unit_of(["单位：件、万元"]), unit_of([])
    ('元', '万元', '万元')
    >>> unit_of(["单位：元", "本年收费金额（单位：万元）"])
    '万元、元'
    """
    units = sorted({unit for text in texts for unit in stated_units(text)})
    return "、".join(units) or OF_FORM


def in_unit_of_form(cell: Cell, unit: str) -> Cell | None:
    """Return an amount in 万元, ``None`` if it is in a unit other than 元 or 万元.

    Zero is zero in any unit, and an amount that states its own unit needs no other.
    """
    bare, unit = _SIGN.sub(r"\1", cell.text, count=1), unit_of_amount(cell.text, unit)
    if bare != cell.text:
        state, amount = read_figure(bare, money=True)
        cell = evolve(cell, state=state, value=amount, how=How.NORMALISED)
    if unit == OF_FORM or not cell.value or _YUAN in bare:
        return cell
    value = read_figure(f"{bare}元", money=True)[1] if unit == _YUAN else None
    return None if value is None else evolve(cell, value=value, how=How.NORMALISED)


def unit_of_amount(text: str, unit: str) -> str:
    """Return the unit of an amount. A currency sign next to it states 元 as well.

    >>> unit_of_amount("¥500", "万元"), unit_of_amount("¥500", "元"), unit_of_amount("5", "万元")
    ('万元、元', '元', '万元')
    """
    return "、".join(sorted({*unit.split("、"), _YUAN})) if _SIGN.search(text) else unit


def stated_units(text: str) -> Set[str]:
    """Return the units of amounts that a label or a line states.

    >>> stated_units("收费（元）"), stated_units("单位：亿元"), stated_units("单位：件")
    (frozenset({'元'}), frozenset({'亿元'}), frozenset())
    """
    return _stated(plain(text)) if "元" in text else frozenset()


@lru_cache(maxsize=256)
def _stated(text: str) -> Set[str]:
    if label := _LABEL.fullmatch(text):
        return frozenset({label[1]})
    return frozenset(_UNIT.findall(text) if _LINE.fullmatch(text) else ())
