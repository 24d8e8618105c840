# SPDX-License-Identifier: Apache-2.0
"""Numbers as word processors print them before paragraphs, 编号格式."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from gaidisclosure.zh.digits import TO_CHINESE, TO_FULL_WIDTH
from gaidisclosure.zh.numerals import ordinal

_ROMAN: Final = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def counted(number: int, style: str) -> str:
    """The number in a style that the standard names; digits where the style has none for it.

    >>> counted(12, "chineseCountingThousand"), counted(3, "upperRoman"), counted(0, "upperRoman")
    ('十二', 'III', '0')
    """
    write = _STYLES.get(style, str)
    return write(number) or str(number) if style not in _SILENT else ""


def _chinese(number: int) -> str:
    return ordinal(number) if 0 < number < 100 else str(number).translate(TO_CHINESE)


def _roman(number: int) -> str:
    parts = list[str]()
    for value, numeral in _ROMAN:
        times, number = divmod(number, value) if number < 4000 else (0, number)
        parts.append(numeral * times)
    return "".join(parts)


def _letters(number: int) -> str:
    """From a to z, aa to zz and so on, as far as a reader can tell how many there are."""
    times, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (times + 1) if 0 < number <= 78 else ""


def _chosen(characters: str) -> Callable[[int], str]:
    return lambda number: characters[number - 1 : number] if number else ""


_SILENT: Final = frozenset({"none", "bullet"})
_STYLES: Final[Mapping[str, Callable[[int], str]]] = {
    **dict.fromkeys(
        (
            *("chineseCounting", "chineseCountingThousand", "japaneseCounting"),
            *("taiwaneseCounting", "taiwaneseCountingThousand"),
        ),
        _chinese,
    ),
    **dict.fromkeys(
        ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"),
        lambda number: str(number).translate(TO_CHINESE),
    ),
    "decimalZero": lambda number: f"{number:02}",
    **dict.fromkeys(
        ("decimalFullWidth", "decimalFullWidth2"),
        lambda number: str(number).translate(TO_FULL_WIDTH),
    ),
    **dict.fromkeys(
        ("decimalEnclosedCircle", "decimalEnclosedCircleChinese"),
        _chosen("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
    ),
    "decimalEnclosedFullstop": _chosen("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
    "decimalEnclosedParen": _chosen("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
    "ideographEnclosedCircle": _chosen("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    "ideographTraditional": _chosen("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _chosen("子丑寅卯辰巳午未申酉戌亥"),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
}
