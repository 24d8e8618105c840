# SPDX-License-Identifier: Apache-2.0
"""The units that a table states, 单位, in a label, a line or a cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from functools import lru_cache
from typing import Final

from attrs import evolve

from gaidisclosure.draft import Cell, How
from gaidisclosure.form import Kind
from gaidisclosure.reading.tables.stems import plain
from gaidisclosure.zh.figures import read_figure

OF_FORM: Final = "万元"
_OF_COUNTS: Final = "件"
_YUAN: Final = "元"
_SCALED: Final = "[十百千万亿]+[件条项宗起个份]"
"""A unit of counts other than that of the form."""
_SCALE: Final = "[十百千万亿]*元"
_LINE: Final = re.compile(r"\(?(?:金额|计量|数据|数量|统计)?单位[:为]?[^\d()]{1,12}\)?")
"""A line or a cell that states nothing but units: 单位：件、万元."""
_LABEL: Final = re.compile(
    rf"[^()]*(?:金额|收费)[^()]*\((?:金额|计量)?(?:单位[:为]?)?(?:人民币)?({_SCALE})\)"
)
"""A label of amounts with its unit: 本年收费金额（元）."""
_LABEL_OF_COUNTS: Final = re.compile(rf".*\((?:计量|数量)?(?:单位[:为]?)?({_SCALED})\)")
"""A label or a heading of counts with another unit: 本年处理决定数量（万件）."""
_UNIT: Final = re.compile(f"{_SCALE}|{_SCALED}")
_HINT: Final = re.compile("元|[十百千万萬亿億][件条條项項宗起个個份]")
_COUNTER: Final = re.compile("[件条條项項宗起个個份]")
_CURRENCY: Final = "(?:[¥￥]|RMB|CNY|人民币|人民幣)"
_SIGN: Final = re.compile(
    rf"^\s*([-+－−]?)\s*{_CURRENCY}\s*|\s*{_CURRENCY}\s*$", re.IGNORECASE | re.ASCII
)
"""A currency sign next to an amount, from a number format: ¥500, 500 RMB."""


def unit_of(texts: Iterable[str], kind: Kind = Kind.MONEY) -> str:
    """Return the unit that texts state for a kind of figures, else that of the form.

    Two different units are both returned, as the figure can be in either.

    >>> unit_of(["信息内容", "本年收费金额（单位：元）"]), unit_of(["单位：件、万元"]), unit_of([])
    ('元', '万元', '万元')
    >>> unit_of(["单位：元", "本年收费金额（单位：万元）"])
    '万元、元'
    >>> unit_of(["单位：万件、万元"], Kind.COUNT), unit_of(["单位：件、万元"], Kind.COUNT)
    ('万件', '件')
    """
    is_money = kind is Kind.MONEY
    stated = {unit for text in texts for unit in stated_units(text)}
    units = sorted(unit for unit in stated if unit.endswith(_YUAN) is is_money)
    return "、".join(units) or (OF_FORM if is_money else _OF_COUNTS)


def in_unit_of_form(cell: Cell, unit: str) -> Cell | None:
    """Return an amount in 万元 or a count in 件, ``None`` if it is in another unit.

    Amounts in 元 are converted. Zero is zero in any unit, and a figure that states its own unit
    needs no other.
    """
    if unit == _OF_COUNTS:
        return cell
    return _amount(cell, unit) if unit.endswith(_YUAN) else _count(cell)


def _count(cell: Cell) -> Cell | None:
    return cell if not cell.value or _COUNTER.search(cell.text) else None


def _amount(cell: Cell, unit: str) -> Cell | None:
    bare, unit = _SIGN.sub(r"\1", cell.text, count=1), unit_of_figure(cell.text, unit)
    if bare != cell.text:
        state, amount = read_figure(bare, money=True)
        cell = evolve(cell, state=state, value=amount, how=How.NORMALISED)
    if unit == OF_FORM or not cell.value or _YUAN in bare:
        return cell
    value = read_figure(f"{bare}元", money=True)[1] if unit == _YUAN else None
    return None if value is None else evolve(cell, value=value, how=How.NORMALISED)


def unit_of_figure(text: str, unit: str) -> str:
    """Return the unit of a figure, to which a currency sign adds 元.

    >>> unit_of_figure("¥500", "万元"), unit_of_figure("¥500", "元"), unit_of_figure("5", "万元")
    ('万元、元', '元', '万元')
    """
    has_sign = unit.endswith(_YUAN) and _SIGN.search(text)
    return "、".join(sorted({*unit.split("、"), _YUAN})) if has_sign else unit


def stated_units(text: str) -> Set[str]:
    """Return the units that a text states, of counts those other than 件.

    >>> stated_units("收费（元）"), stated_units("单位：百件"), stated_units("单位：件")
    (frozenset({'元'}), frozenset({'百件'}), frozenset())
    """
    return _stated(plain(text)) if _HINT.search(text) else frozenset()


@lru_cache(maxsize=256)
def _stated(text: str) -> Set[str]:
    if label := _LABEL.fullmatch(text) or _LABEL_OF_COUNTS.fullmatch(text):
        return frozenset({label[1]})
    return frozenset(_UNIT.findall(text) if _LINE.fullmatch(text) else ())
