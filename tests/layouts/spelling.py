# SPDX-License-Identifier: Apache-2.0
"""Figures as agencies print them: in other digits, with units, signs or annotations."""

from __future__ import annotations

from attrs import frozen

from gaidisclosure.checks import Number
from gaidisclosure.form import Edition, Kind
from gaidisclosure.strategies.draft import SPELLINGS, Spelling
from tests.layouts.blanks import Figures

__all__ = [
    "EXCEPTIONS",
    "STYLES",
    "Figuring",
    "Spelling",
    "annotated",
    "circled",
    "round_zero",
    "signed",
    "unchanged",
]

_plain = SPELLINGS[0]


def circled(kind: Kind, value: Number) -> str:
    """A circle for zero: ○."""
    return _plain(kind, value) if value else "○"


def round_zero(kind: Kind, value: Number) -> str:
    """The Chinese numeral for zero: 〇."""
    return _plain(kind, value) if value else "〇"


def signed(kind: Kind, value: Number) -> str:
    """A change with its sign, also if it is positive: +12."""
    return f"{value:+}" if kind is Kind.CHANGE and value else _plain(kind, value)


def unchanged(kind: Kind, value: Number) -> str:
    """A change in words, and no change as well: 增3, 减4, 未增未减."""
    if kind is not Kind.CHANGE:
        return _plain(kind, value)
    return f"{'增' if value > 0 else '减'}{abs(value)}" if value else "未增未减"


def annotated(kind: Kind, value: Number) -> str:
    """A figure with a remark, in which there is a second one: 22（其中3件为上年结转）."""
    part = f"（其中{int(value) // 2}件为转办）" if kind is Kind.COUNT and value else ""
    return _plain(kind, value) + part


STYLES: tuple[Spelling, ...] = (*SPELLINGS, circled, round_zero, signed, unchanged)
"""How all figures of a report may be printed; the plainest is first."""

EXCEPTIONS: tuple[Spelling, ...] = (*STYLES, annotated)
"""How one figure among others may be printed."""


@frozen
class Figuring:
    """One style for all figures, and others for some of them by path."""

    style: Spelling = _plain
    exceptions: tuple[tuple[str, Spelling], ...] = ()

    def printed(self, form: Edition, figures: Figures) -> dict[str, str]:
        """What is printed in each cell: "" for a blank."""
        styles = dict(self.exceptions)
        return {
            path: ""
            if value is None
            else styles.get(path, self.style)(form.cells[path].kind, value)
            for path, value in figures.items()
        }
