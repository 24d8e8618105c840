# SPDX-License-Identifier: Apache-2.0
"""Radicals that PDF files hold in place of characters, 部首, as ⽔ for 水.

A font has one shape for both, and the program that makes the file picks either.
"""

from __future__ import annotations

from typing import Final
from unicodedata import normalize

_KANGXI: Final = range(0x2F00, 0x2FD6)
_TABLE: Final = {code: normalize("NFKC", chr(code)) for code in _KANGXI} | str.maketrans(
    "⼾⺎⺟⺠⺬⻄⻅⻆⻉⻋⻌⻑⻒⻓⻔⻘⻙⻚⻛⻜⻝⻢⻥⻦⻨⻩⻬⻮⻰⻳",
    "户兀母民示西见角贝车辶长长长门青韦页风飞食马鱼鸟麦黄齐齿龙龟",
)
"""Normalisation leaves those of the supplement alone, and makes 戶 of the first."""


def without_radicals(text: str) -> str:
    """Return a text with the characters that its radicals stand for.

    >>> without_radicals("⽔利局⼯作⼈⺠")
    '水利局工作人民'
    """
    return text if text.isascii() else text.translate(_TABLE)
