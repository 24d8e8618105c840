# SPDX-License-Identifier: Apache-2.0
"""Visibility of elements, 可见与否, by the declared values of their styles.

Only plain cases count. A value that is not understood hides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, Literal

from attrs import frozen

from gaidisclosure.formats.runs import Look

Flow = Literal["inline", "block", "cell"]
"""The layout of an element: in a line, as a block, or in a table."""


def _all_of(**values: str) -> Mapping[str, re.Pattern[str]]:
    return {name.replace("_", "-"): re.compile(value) for name, value in values.items()}


_OUT_OF_FLOW: Final = "absolute|fixed"
_FAR: Final = (
    r"-(?:(?:[5-9][0-9]{2}|[0-9]{4,})(?:\.[0-9]*)?p[xt]|[0-9]{2,}(?:\.[0-9]*)?r?em|[0-9]{3,}%)"
)
"""A distance that leads off the page."""
_DOT: Final = r"[01](?:p[xt])?"
"""A size of one pixel or none."""
_CLIPPED: Final = "hidden|clip"
_GONE: Final = (
    _all_of(text_decoration=".*line-through.*"),
    _all_of(opacity=r"0*(?:\.(?:0[0-9]*)?)?%?"),
    _all_of(position=f"{_OUT_OF_FLOW}|relative", left=_FAR),
    _all_of(position=f"{_OUT_OF_FLOW}|relative", top=_FAR),
    _all_of(position=_OUT_OF_FLOW, clip=rf"rect\(\s*{_DOT}(?:[\s,]+{_DOT}){{3}}\s*\)"),
    _all_of(clip_path=r"inset\(\s*(?:[5-9][0-9]|[0-9]{3,})%.*|circle\(\s*0[^.].*"),
    _all_of(position=_OUT_OF_FLOW, width=_DOT, height=_DOT, overflow=_CLIPPED),
    _all_of(flow="block", width=_DOT, height=_DOT, overflow=_CLIPPED),
)
"""Combinations of values that hide an element with all its contents."""
_SHIFT: Final = r"[-+]?(?=[^a-z%]*[1-9])[0-9.]+(?:[a-z]+|%)"
_RAISED: Final = (
    _all_of(flow="inline", vertical_align=r"su(?:per|b)|-?(?:[3-9]|[1-9][0-9])(?:\.[0-9]*)?p[xt]"),
)
_SHIFTED: Final = (
    _all_of(flow="inline", vertical_align=rf"text-(?:top|bottom)|{_SHIFT}"),
    _all_of(flow="inline", position="relative", top=_SHIFT),
    _all_of(flow="inline", position="relative", bottom=_SHIFT),
)
"""Values that raise or lower a text, which is a mark only if it is smaller too.

Word moves whole figures within their cells in this way.
"""
_SMALLER: Final = 0.9
"""Size below which a text is smaller, as a fraction of the size around it."""

_SIZE: Final = re.compile(
    r"(?:^|\s)([0-9]*\.?[0-9]+(?=[a-z%])|0*\.?0+)(px|p[tc]|r?em|ex|ch|mm|cm|in|%)?(?=[\s/]|$)"
)
_USUAL: Final = 16.0
_PIXELS: Final[Mapping[str, float]] = {
    **{"px": 1, "pt": 4 / 3, "pc": _USUAL, "rem": _USUAL, "mm": 3.78, "cm": 37.8, "in": 96},
    **{"xx-small": 9, "x-small": 10, "small": 13, "medium": _USUAL, "initial": _USUAL},
    **{"large": 18, "x-large": 24, "xx-large": 32},
}
_RATIOS: Final = {"em": 1.0, "%": 0.01, "ex": 0.5, "ch": 0.5, "smaller": 0.83, "larger": 1.2}
_WHITE: Final = (
    r"white|#?fff(?:fff)?|rgba?\(\s*255[\s,]+255[\s,]+255(?:\s*[,/]\s*(?:1|0?\.[0-9]+))?\s*\)"
)
_CLEAR: Final = r"transparent|#[0-9a-f]{3}0|#[0-9a-f]{6}00|rgba\([0-9.%\s,]*[,/]\s*0?\.?0*%?\s*\)"
_NO_BACKGROUND: Final = rf"(?:\s|{_CLEAR}|none|initial|inherit|unset|repeat|scroll|0(?:px|%)?)*"
_SAME: Final = {"", "inherit", "unset", "currentcolor"}
_FIGURES: Final = re.compile(r"[\W\d_件条万元项次份起]*")


@frozen
class Sight:
    """The inherited values that decide how the text of an element is seen."""

    is_gone: bool = False
    """The element is hidden, with all elements in it."""
    is_invisible: bool = False
    """The element is hidden, unless one in it is visible."""
    is_outdented: bool = False
    """The text begins off the page."""
    is_indented: bool = False
    is_raised: bool = False
    is_white: bool = False
    """The text is white."""
    is_clear: bool = False
    """The text is transparent."""
    is_on_colour: bool = False
    """The background may be a colour other than white."""
    size: float = _USUAL
    """The font size in pixels."""

    def within(self, said: Mapping[str, str], flow: Flow) -> Sight:
        """Return the sight of an inner element.

        Only an inline element can be raised or lowered.
        """
        return _within(self, (*said.items(), ("flow", flow))) if said else self

    def look(self, text: str) -> Look:
        """Return the look of a text.

        Only the figures of a white text count as hidden. Words may have a background colour from a
        style sheet that is not in the file.
        """
        hidden = self.is_gone or self.is_invisible or self.is_outdented or self.size < 1
        if self.is_clear or (self.is_white and not self.is_on_colour):
            hidden = hidden or _FIGURES.fullmatch(text) is not None
        return Look.of(hidden, self.is_raised)


@lru_cache(maxsize=4096)
def _within(around: Sight, values: tuple[tuple[str, str], ...]) -> Sight:
    said = dict(values)
    size = _size(said.get("font-size", ""), around.size)
    is_smaller = size < around.size * _SMALLER
    visibility, indent = said.get("visibility", ""), said.get("text-indent", "")
    colour, background = said.get("color", ""), said.get("background", "")
    is_same = colour in _SAME
    return Sight(
        is_gone=around.is_gone or _fits(_GONE, said),
        is_invisible=visibility in ("hidden", "collapse") if visibility else around.is_invisible,
        is_outdented=bool(re.match(_FAR, indent)) if indent else around.is_outdented,
        is_indented=bool(re.match(_SHIFT, indent)) if indent else around.is_indented,
        is_raised=around.is_raised
        or _fits(_RAISED, said)
        or (is_smaller and _fits(_SHIFTED, said)),
        is_white=around.is_white if is_same else bool(re.fullmatch(_WHITE, colour)),
        is_clear=around.is_clear if is_same else bool(re.fullmatch(_CLEAR, colour)),
        is_on_colour=around.is_on_colour
        if re.fullmatch(_NO_BACKGROUND, background)
        else not re.match(_WHITE, background),
        size=size,
    )


def _fits(cases: tuple[Mapping[str, re.Pattern[str]], ...], said: Mapping[str, str]) -> bool:
    return any(
        all(name in said and value.fullmatch(said[name]) for name, value in case.items())
        for case in cases
    )


def _size(said: str, around: float) -> float:
    """Return a font size in pixels, or the surrounding size if none is declared."""
    found = _SIZE.search(said)
    if found:
        number, unit = float(found[1]), found[2] or "px"
    else:
        words = (each for each in said.split() if each in _PIXELS or each in _RATIOS)
        number, unit = 1.0, next(words, "em")
    return number * (_PIXELS[unit] if unit in _PIXELS else _RATIOS[unit] * around)
