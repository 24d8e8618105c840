# SPDX-License-Identifier: Apache-2.0
"""Cell formats, 单元格格式: the effect of fonts and number formats on what is seen.

A number format has up to four sections between semicolons: for positive figures, negative figures,
zero and texts, or for values that meet a condition. It may round, divide by thousands, multiply by
a hundred, put characters between the digits (``0!.0,`` shows 12345 as 1.2, in 万) or show nothing.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from itertools import takewhile
from typing import Final

from attrs import evolve, frozen

from gaidisclosure.formats.excel.sheets import MOST_PLAIN, Appearance, Spot
from gaidisclosure.formats.runs import HIDDEN, PLAIN, Look, has_figure, read

CellRun = tuple[str, Look | None]
"""A text and its look, or ``None`` if it has the look of the cell."""
BUILT_IN: Final[Mapping[int, str]] = {
    **{1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"},
    **dict.fromkeys((37, 38), "#,##0_);(#,##0)"),
    **dict.fromkeys((39, 40), "#,##0.00_);(#,##0.00)"),
    **dict.fromkeys((5, 6), '"¥"#,##0;"¥"-#,##0'),
    **dict.fromkeys((7, 8), '"¥"#,##0.00;"¥"-#,##0.00'),
    41: '#,##0_);(#,##0);"-"_);@_)',
    42: '"¥"#,##0_);("¥"#,##0);"-"_);@_)',
    43: '#,##0.00_);(#,##0.00);"-"_);@_)',
    44: '"¥"#,##0.00_);("¥"#,##0.00);"-"_);@_)',
}
"""Formats that files refer to only by number, except those of dates and times.

The currency is that of the computer, in China ¥.
"""
_PLAIN: Final = re.compile(r"(?:General|@|[#,]*[0#](?:\.[0#]*)?)?(?:_.)?", re.IGNORECASE)
_TOKEN: Final = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|\[\$(?P<currency>[^\]-]*)(?:-[^\]]*)?\]'
    r"|(?P<bracket>\[[^\]]*\])|[_*].|(?P<end>;)"
    r"|(?P<general>General|G/通用格式|@)|(?P<digit>[0#?])|(?P<sign>[.,%])"
    r"|(?P<other>[ymdhsgbea/])|(?P<literal>.)",
    re.IGNORECASE | re.DOTALL,
)
_LITERALS: Final = ("quoted", "escaped", "currency", "literal")
_CONDITION: Final = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?[0-9]{1,15}(?:\.[0-9]{1,15})?)\]")
_COMPARED: Final[Mapping[str, Callable[[Decimal, Decimal], bool]]] = {
    **{"<": operator.lt, ">": operator.gt, "=": operator.eq},
    **{"<=": operator.le, ">=": operator.ge, "<>": operator.ne},
}
_LONGEST: Final = 255
"""Most characters of a format that are read."""
_MOST_DECIMALS: Final = 10
_NOT_OF_FIGURE: Final = re.compile("[^0-9.]")
_OTHER_UNIT: Final = re.compile(
    "(?<![万萬])[元圆]|[万萬](?!元)|[百千亿億‰约約余多¥￥$€£]|人民[币幣]|[A-Za-z]{3}"
)
"""Characters that make a figure another one. An amount in 万元 is that of the form."""
_PERCENT, _POINT, _COMMA = ("sign", "%"), ("sign", "."), ("sign", ",")

_Token = tuple[str, str]
"""The kind and the text of a part of a section."""


@frozen
class CellFormat:
    """The look of the font and the number format, ``""`` for ``General``.

    ``is_white`` means a white font without a background colour. Nobody sees its figures, so they
    are left out. Its words are kept, as they may be labels on a picture.
    """

    look: Look = PLAIN
    code: str = ""
    is_white: bool = False

    @property
    def is_marked(self) -> bool:
        """``True`` if it changes how texts or whole numbers are shown."""
        return self.look is not PLAIN or self.is_white or not is_plain(self.code)

    def on_any_ground(self) -> CellFormat:
        """Return the format for a sheet that colours cells by rules.

        A white font may be seen there.
        """
        return evolve(self, is_white=False)

    def note(
        self, runs: Iterable[CellRun], spot: Spot, appearance: Appearance, *, is_number: bool
    ) -> None:
        """Note the visible text of a cell in an appearance, if it differs from the value.

        Args:
            runs: The runs of the cell.
            spot: The cell.
            appearance: The appearance of the sheet, to which the cell is added.
            is_number: The value is a number, so that the number format applies.
        """
        runs = list(runs)
        held = "".join(text for text, _ in runs)
        seen = self._shown(held, is_number=is_number)
        gone = self.is_white and has_figure(held)
        look = self.look if not gone and (seen is None or has_figure(seen)) else HIDDEN
        looks = [(text, own or look) for text, own in runs]
        if any(own is not PLAIN for _, own in looks):
            appearance.texts[spot] = read(looks, in_cell=True)
        elif seen is not None:
            appearance.shown[spot] = seen

    def _shown(self, held: str, *, is_number: bool) -> str | None:
        """Return the text that the number format shows, ``None`` if it changes nothing."""
        if is_number:
            return shown(held, self.code)
        return None if shows_text(self.code) else ""


def is_plain(code: str) -> bool:
    """Tell if a format keeps any whole number: ``General``, ``#,##0``, ``0.00``."""
    return _PLAIN.fullmatch(code) is not None


def states_other_unit(text: str) -> bool:
    """Tell if a figure is shown with a unit that makes it another one.

    >>> states_other_unit("¥500"), states_other_unit("500元"), states_other_unit("500万元")
    (True, True, False)
    """
    return "%" in text or _OTHER_UNIT.search(text) is not None


def shown(held: str, code: str) -> str | None:
    """Return the text that a format shows, ``None`` if it reads as the value.

    A zero shown as a dash or as nothing is still a zero, unless the format hides every figure.
    Fractions, powers of ten, dates and times are left as they are.

    >>> shown("52.37", "0.0"), shown("52.37", "0.00"), shown("1234567", "0,")
    ('52.4', None, '1235')
    >>> shown("0.125", "0%"), shown("9", ";;;"), shown("0", '0;-0;"-"'), shown("12345", "0!.0,")
    ('13%', '', None, '1.2')
    """
    figure, sections = _figure(held), _sections(code)
    if figure is None or not code:
        return None
    at = _chosen(sections, figure)
    text = sections[at].text(abs(figure))
    if text is None:
        return None
    text = "-" * (figure < 0 and at == 0) + text
    if not figure and not has_figure(text):
        return None if any(each.has_digits for each in sections) else ""
    return None if _read(text) == figure else text


def shows_text(code: str) -> bool:
    """Tell if a format shows texts.

    One with four sections may hide them, as ``;;;`` does.
    """
    sections = _sections(code)
    return len(sections) < 4 or any(kind == "general" for kind, _ in sections[3].tokens)


@frozen
class _Section:
    tokens: Sequence[_Token]

    @property
    def has_digits(self) -> bool:
        return any(kind in ("digit", "general") for kind, _ in self.tokens)

    @property
    def conditions(self) -> Sequence[re.Match[str]]:
        said = (_CONDITION.fullmatch(text) for kind, text in self.tokens if kind == "bracket")
        return [*filter(None, said)]

    def meets(self, figure: Decimal) -> bool:
        """Tell if a figure meets the condition of the section, or there is none."""
        return all(_COMPARED[said[1]](figure, Decimal(said[2])) for said in self.conditions)

    def text(self, figure: Decimal) -> str | None:
        """Return the text of a figure that is not negative.

        It is ``None`` for a date, a fraction and other formats that are not understood.
        """
        whole, point, rest = self._parts()
        decimals = _digits(rest)
        if any(kind == "other" for kind, _ in self.tokens) or decimals > _MOST_DECIMALS:
            return None
        scaled = figure * 100 ** self.tokens.count(_PERCENT) / 1000 ** _thousands(self.tokens)
        rounded = f"{scaled.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}"
        before, _, after = rounded.partition(".")
        return _filled(whole, before.lstrip("0"), f"{figure:f}") + point + _filled(rest, after)

    def _parts(self) -> tuple[Sequence[_Token], str, Sequence[_Token]]:
        if _POINT not in self.tokens:
            return self.tokens, "", ()
        at = self.tokens.index(_POINT)
        return self.tokens[:at], ".", self.tokens[at + 1 :]


@lru_cache(maxsize=256)
def _sections(code: str) -> Sequence[_Section]:
    sections: list[list[_Token]] = [[]]
    for found in _TOKEN.finditer(code[:_LONGEST]):
        kind = found.lastgroup
        if kind == "end":
            sections.append([])
        elif kind:
            sections[-1].append((kind, found[kind]))
    return [_Section(each) for each in sections]


def _chosen(sections: Sequence[_Section], figure: Decimal) -> int:
    """Return the index of the section for a figure, by conditions or by its sign."""
    if any(each.conditions for each in sections):
        meeting = (at for at, each in enumerate(sections) if each.meets(figure))
        return next(meeting, len(sections) - 1)
    at = 1 if figure < 0 else 0 if figure else 2
    return at if at < len(sections) else 0


def _thousands(tokens: Sequence[_Token]) -> int:
    """Count the commas after the last digit. Each divides the figure by 1000."""
    after = [*takewhile(lambda token: token[0] != "digit", reversed(tokens))]
    return after.count(_COMMA) if len(after) < len(tokens) else 0


def _digits(tokens: Sequence[_Token]) -> int:
    return sum(kind == "digit" for kind, _ in tokens)


def _filled(tokens: Sequence[_Token], digits: str, plain: str = "") -> str:
    """Return the text of tokens, with their digit places filled from the right.

    Args:
        tokens: The part of a section before or after the point.
        digits: The digits. The leftmost place takes all that remain.
        plain: The figure as the format ``General`` shows it.
    """
    parts: list[str] = []
    left = _digits(tokens)
    for kind, text in reversed(tokens):
        if kind == "digit":
            left -= 1
            taken = digits[-1:] if left else digits
            digits = digits[: len(digits) - len(taken)]
            parts.append(taken or "0" * (text == "0"))
        elif kind in _LITERALS or (kind, text) == _PERCENT:
            parts.append(text)
        elif kind == "general":
            parts.append(plain)
    return "".join(reversed(parts))


def _figure(held: str) -> Decimal | None:
    """Return the figure of a cell, with the 15 digits that a spreadsheet keeps."""
    try:
        figure = float(held)
    except ValueError:
        return None
    return Decimal(f"{figure:.15g}") if abs(figure) < MOST_PLAIN else None


def _read(text: str) -> Decimal | None:
    """Return the figure that a person reads in a text, ``None`` if there is none.

    A percentage is not read as a figure, except 0%. Nor is one of another unit, as 523700元,
    ¥523700 and 12万件 are.
    """
    try:
        figure = Decimal(_NOT_OF_FIGURE.sub("", text))
    except InvalidOperation:
        return None
    if figure and states_other_unit(text):
        return None
    return -figure if "-" in text or "(" in text else figure
