"""Spellings of one figure in print, 数据写法, and what stands in a cell instead of a lawful one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final

from gaidisclosure.checks import EXACT, MAX_COUNT, Number
from gaidisclosure.draft import Cell
from gaidisclosure.form import Kind

Spelling = Callable[[Kind, Number], str]

_WIDE: Final = str.maketrans("0123456789.-", "０１２３４５６７８９．－")


def _plain(_: Kind, value: Number) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _wide(kind: Kind, value: Number) -> str:
    return _plain(kind, value).translate(_WIDE)


def _spaced(kind: Kind, value: Number) -> str:
    return f" {_plain(kind, value)}\u00a0\u3000"


def _grouped(_: Kind, value: Number) -> str:
    return f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"


def _with_unit(kind: Kind, value: Number) -> str:
    return _plain(kind, value) + ("万元" if kind is Kind.MONEY else "件")


def _in_words(kind: Kind, value: Number) -> str:
    """A change as 增 or 减, an amount in 元."""
    if kind is Kind.MONEY:
        return f"{EXACT.scaleb(Decimal(value), 4):f}元"
    return f"{'减' if value < 0 else '增'}{abs(value)}" if kind is Kind.CHANGE else str(value)


SPELLINGS: Final[tuple[Spelling, ...]] = (_plain, _wide, _spaced, _grouped, _with_unit, _in_words)
"""Ways to print a figure from which it can be read again; the plainest is first."""

_GAPS: Final = (None, "", "\u3000", "/", "—", "无", "若干", "详见附件")
_TOO_LARGE: Final = str(MAX_COUNT + 1)
BLOTS: Final[Mapping[Kind, tuple[str | None, ...]]] = {
    Kind.COUNT: (*_GAPS, "-3", "1.5", _TOO_LARGE),
    Kind.CHANGE: (*_GAPS, "1.5", _TOO_LARGE, f"减{_TOO_LARGE}"),
    Kind.MONEY: (*_GAPS, "-0.5", _TOO_LARGE, "0." + "1" * 16),
}
"""What stands in a cell instead of a lawful figure; ``None`` if there is no such cell at all."""


def cell(kind: Kind, text: str) -> Cell:
    """The cell in which a text is printed."""
    return Cell.printed(text, money=kind is Kind.MONEY)
