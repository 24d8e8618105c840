# SPDX-License-Identifier: Apache-2.0
"""Automatic numbering of paragraphs, 自动编号.

The ordinals are not stored as text. A paragraph or its style refers to a list and a level, and the
list defines how each level is counted and printed. Published reports often number their headings in
this way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import Element

from attrs import frozen

from gaidisclosure.formats.markup import child, numeral, value
from gaidisclosure.formats.word.looks import LOOKS, MOST_STYLES
from gaidisclosure.zh.digits import TO_CHINESE, TO_FULL_WIDTH
from gaidisclosure.zh.numerals import ordinal

_LEVELS: Final = range(9)
_PLACEHOLDER: Final = re.compile("%([1-9])")
_LONGEST: Final = 100
"""Most characters of the text of a level."""
_BREAKS: Final = re.compile("[\r\n]")
_OTHER_STYLE: Final = re.compile(
    r"""<w:style\s(?=[^<>]{0,300}?w:type=["'](table|character)["'])[^<>]*+(?<!/)>"""
)
_LOOKS: Final = re.compile(f"<w:(?:{'|'.join(LOOKS)})")
_END_OF_STYLE: Final = "</w:style>"
_ROMAN: Final = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def of_text(styles: str) -> str:
    """Return the styles part without styles of tables, which are often most of it.

    Character styles are removed too if no style hides or raises anything.
    """
    hides = _LOOKS.search(styles) is not None
    kept, at = list[str](), 0
    while opening := _OTHER_STYLE.search(styles, at):
        end = styles.find(_END_OF_STYLE, opening.end())
        if end < 0:
            break
        end += len(_END_OF_STYLE)
        kept.append(styles[at : opening.start()])
        if hides and opening[1] == "character":
            kept.append(styles[opening.start() : end])
        at = end
    return "".join(kept) + styles[at:]


@frozen
class _Level:
    """A level of a list.

    ``style`` is the kind of its numbers, and ``text`` its ordinal with a placeholder for each
    level. ``legal``: all levels are shown in digits. ``goes_on``: the count does not begin again
    below a new item. ``heading`` is the paragraph style that belongs to it.
    """

    start: int
    style: str
    text: str
    legal: bool
    goes_on: bool
    heading: str | None

    @classmethod
    def of(cls, element: Element) -> _Level:
        return cls(
            start=numeral(value(element, "{w}start"), 0),
            style=value(element, "{w}numFmt") or "decimal",
            text=_BREAKS.sub(" ", value(element, "{w}lvlText") or "")[:_LONGEST],
            legal=element.find("{w}isLgl") is not None,
            goes_on=value(element, "{w}lvlRestart") == "0",
            heading=value(element, "{w}pStyle"),
        )


@frozen
class _List:
    """A list with the key of its count, its levels and the starts that it resets."""

    count: str
    levels: Mapping[int, _Level]
    starts: Mapping[int, int]


@frozen
class _Style:
    based_on: str | None
    list: str | None
    level: str | None


class Numbering:
    """The lists and styles of a file, with the current count of each list."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._lists = dict(_lists(numbering)) if numbering is not None else {}
        self._styles = dict(_styles(styles)) if styles is not None else {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun = set[str]()

    def ordinal(self, properties: Element | None) -> str:
        """Return the ordinal before the next paragraph, ``""`` if it has none."""
        if not self._lists:
            return ""
        name, number = self._numbered(properties)
        listed = self._lists.get(name or "")
        level = listed.levels.get(number) if listed else None
        if name is None or listed is None or level is None:
            return ""
        count = self._counted(name, listed, number)
        return _PLACEHOLDER.sub(lambda match: _part(listed, count, match, level), level.text)

    def _numbered(self, properties: Element | None) -> tuple[str | None, int]:
        listed = child(properties, "{w}numPr")
        name, level = value(listed, "{w}numId"), value(listed, "{w}ilvl")
        if name is None:
            name, styled = self._of_style(value(properties, "{w}pStyle"))
            level = level or styled
        return name, numeral(level, 0)

    def _of_style(self, name: str | None) -> tuple[str | None, str | None]:
        """Return the list and level of a style, or of the nearest style it is based on."""
        for _ in range(MOST_STYLES):
            if name is None or name not in self._styles:
                break
            style = self._styles[name]
            if style.list is not None:
                return style.list, style.level or self._level_of(style.list, name)
            name = style.based_on
        return None, None

    def _level_of(self, name: str, style: str) -> str | None:
        levels = self._lists[name].levels.items() if name in self._lists else ()
        return next((str(at) for at, level in levels if level.heading == style), None)

    def _counted(self, name: str, listed: _List, number: int) -> Mapping[int, int]:
        count = self._counts.setdefault(listed.count, {})
        if name not in self._begun:
            self._begun.add(name)
            count.update({at: start - 1 for at, start in listed.starts.items()})
        for at, level in listed.levels.items():
            if at < number:
                count.setdefault(at, level.start)
            elif at > number and not level.goes_on:
                count.pop(at, None)
        count[number] = count.get(number, listed.levels[number].start - 1) + 1
        return count


def _part(listed: _List, count: Mapping[int, int], match: re.Match[str], level: _Level) -> str:
    at = int(match[1]) - 1
    if at not in listed.levels or at not in count:
        return ""
    return counted(count[at], "decimal" if level.legal else listed.levels[at].style)


def _lists(root: Element) -> Iterator[tuple[str, _List]]:
    shared = {
        element.get("{w}abstractNumId", ""): element for element in root.iter("{w}abstractNum")
    }
    levels = {key: dict(_levels(element, "{w}lvl")) for key, element in shared.items()}
    links = {key: value(element, "{w}numStyleLink") for key, element in shared.items()}
    linked = {value(element, "{w}styleLink"): key for key, element in shared.items()}
    for element in root.iter("{w}num"):
        key = value(element, "{w}abstractNumId") or ""
        if links.get(key):
            key = linked.get(links[key], key)
        common, own = levels.get(key, {}), dict(_levels(element, "{w}lvlOverride/{w}lvl"))
        # Copying the common levels for each of very many lists would be slow.
        all_levels = common | own if own else common
        yield element.get("{w}numId", ""), _List(key, all_levels, dict(_starts(element)))


def _levels(element: Element, path: str) -> Iterator[tuple[int, _Level]]:
    for level in element.iterfind(path):
        number = numeral(level.get("{w}ilvl"), 0)
        if number in _LEVELS:
            yield number, _Level.of(level)


def _starts(element: Element) -> Iterator[tuple[int, int]]:
    for override in element.iterfind("{w}lvlOverride"):
        start = value(override, "{w}startOverride")
        if start is not None:
            yield numeral(override.get("{w}ilvl"), 0), numeral(start, 0)


def _styles(root: Element) -> Iterator[tuple[str, _Style]]:
    for element in root.iter("{w}style"):
        numbered = ("{w}pPr", "{w}numPr")
        yield (
            element.get("{w}styleId", ""),
            _Style(
                value(element, "{w}basedOn"),
                value(element, *numbered, "{w}numId"),
                value(element, *numbered, "{w}ilvl"),
            ),
        )


def counted(number: int, style: str) -> str:
    """Return a number in a style of the standard, or in digits if it cannot show it.

    >>> counted(12, "chineseCountingThousand"), counted(3, "upperRoman"), counted(0, "upperRoman")
    ('十二', 'III', '0')
    """
    write = _STYLES.get(style, str)
    return write(number) or str(number) if style not in _SILENT else ""


def _chinese(number: int) -> str:
    return ordinal(number) if 0 < number < 100 else str(number).translate(TO_CHINESE)


def _roman(number: int) -> str:
    parts = list[str]()
    for worth, letters in _ROMAN:
        times, number = divmod(number, worth) if number < 4000 else (0, number)
        parts.append(letters * times)
    return "".join(parts)


def _letters(number: int) -> str:
    """Return a number as a to z, aa to zz or aaa to zzz, ``""`` beyond that."""
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
