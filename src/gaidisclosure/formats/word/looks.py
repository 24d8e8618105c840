# SPDX-License-Identifier: Apache-2.0
"""The look of runs in Word files, 字符格式: hidden, struck out, raised or lowered.

It is set by the run itself, its character style or the style of its paragraph. Hiding and striking
out are switches. If both styles turn one on, they cancel each other. White text without shading and
text of one point count as hidden.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import Element

from attrs import frozen

from gaidisclosure.formats.markup import child, value
from gaidisclosure.formats.runs import PLAIN, Look

_WHITE: Final = "FFFFFF"
LOOKS: Final = (
    *("vanish", "strike", "dstrike", "vertAlign", "position"),
    *(rf"color\s[^<>]{{0,99}}[\"'](?i:{_WHITE})[\"']", r"sz\s[^<>]{0,99}[\"'][0-2][\"']"),
)
"""Patterns of the run properties that matter here. Sizes are in half points."""
_SWITCHES: Final = tuple(f"{{w}}{name}" for name in ("vanish", "strike", "dstrike"))
_RAISED: Final = ("superscript", "subscript")
_OFF: Final = frozenset({"0", "false", "off"})
MOST_STYLES: Final = 20
"""Most styles from which one inherits."""
_LEAST_SHIFT: Final = 4
"""Least shift of a mark, in half points. A smaller shift only aligns text."""
_LARGEST_UNSEEN: Final = 2
"""Largest font size that is too small to see, in half points."""
_HALF_POINTS: Final = re.compile("-?([0-9]{1,4})", re.ASCII)
_NO_SHADE: Final = (None, "auto", _WHITE)

_Said = Mapping[str, bool]
"""Switches that properties set, and flags for raised, white, tiny, shaded text."""


def is_on(element: Element | None) -> bool:
    """Tell if a property is present and not switched off."""
    return element is not None and element.get("{w}val") not in _OFF


def is_placeholder(element: Element) -> bool:
    """Tell if an element is a content control that shows only its prompt, 占位文字."""
    return element.tag == "{w}sdt" and is_on(element.find("{w}sdtPr/{w}showingPlcHdr"))


def is_white(properties: Element | None) -> bool:
    """Tell if a run or a style has white text."""
    return (value(properties, "{w}color") or "").upper() == _WHITE


def is_moved(run: Element | None) -> bool:
    """Tell if a run is moved up or down by more than alignment needs."""
    return (_half_points(run, "{w}position") or 0) >= _LEAST_SHIFT


def is_shaded(properties: Element | None) -> bool:
    """Tell if a run, paragraph, cell or table has its own shading or pattern."""
    shade = child(properties, "{w}shd")
    if shade is None:
        return value(properties, "{w}highlight") not in (None, "none", "white")
    is_filled = shade.get("{w}fill") not in _NO_SHADE or shade.get("{w}themeFill") is not None
    return is_filled or shade.get("{w}val") not in (None, "clear", "nil")


@frozen
class _Style:
    based_on: str | None
    said: _Said


class Looks:
    """The styles of a file, reduced to the properties that matter here."""

    def __init__(self, styles: Element | None = None) -> None:
        self._styles = dict(_styles(styles)) if styles is not None else {}
        self._default = _default(styles) if styles is not None else None
        self._resolved: dict[str | None, _Said] = {}

    def of(
        self, paragraph: Element | None, run: Element | None, *, shaded: bool, is_mark: bool
    ) -> Look:
        """Return the look of a run.

        Args:
            paragraph: The properties of its paragraph.
            run: Its own properties.
            shaded: Its cell or table is shaded, so that white text is seen.
            is_mark: It is moved up or down, after text that is not.
        """
        above = self._of_style(value(paragraph, "{w}pStyle") or self._default)
        styled = self._of_style(value(run, "{w}rStyle"))
        own = _said(run)
        if not (above or styled or own or is_mark):
            return PLAIN
        hidden = any(
            own.get(name, above.get(name, False) != styled.get(name, False)) for name in _SWITCHES
        )
        said = {**above, **styled, **own}
        if said.get("white"):
            shaded = shaded or is_shaded(paragraph) or said.get("shaded", False)
            hidden = hidden or not shaded
        hidden = hidden or said.get("tiny", False)
        raised = is_mark or said.get("raised", False)
        return Look.of(hidden, raised)

    def shades(self, table: Element | None) -> bool:
        """Tell if a table may be shaded by its properties, its style or unknown style."""
        style = value(table, "{w}tblStyle")
        unknown = style is not None and style not in self._styles
        return unknown or is_shaded(table) or self._of_style(style).get("shaded", False)

    def _of_style(self, name: str | None) -> _Said:
        """Return the flags of a style, including those it inherits."""
        if name is None or not self._styles:
            return {}
        if name not in self._resolved:
            self._resolved[name] = self._inherited(name)
        return self._resolved[name]

    def _inherited(self, name: str) -> _Said:
        found: dict[str, bool] = {}
        for _ in range(MOST_STYLES):
            style = self._styles.get(name)
            if style is None:
                break
            found = {**style.said, **found}
            name = style.based_on or ""
        return found


def _said(properties: Element | None) -> _Said:
    if properties is None:
        return {}
    found = {each.tag: is_on(each) for each in properties if each.tag in _SWITCHES}
    if (raised := value(properties, "{w}vertAlign")) is not None:
        found["raised"] = raised in _RAISED
    if child(properties, "{w}color") is not None:
        found["white"] = is_white(properties)
    if (size := _half_points(properties, "{w}sz")) is not None:
        found["tiny"] = size <= _LARGEST_UNSEEN
    return {**found, "shaded": True} if is_shaded(properties) else found


def _half_points(properties: Element | None, name: str) -> int | None:
    said = _HALF_POINTS.fullmatch(value(properties, name) or "")
    return int(said[1]) if said else None


def _styles(root: Element) -> Iterator[tuple[str, _Style]]:
    for element in root.iter("{w}style"):
        said = _said(child(element, "{w}rPr"))
        if element.find(".//{w}shd") is not None:
            said = {**said, "shaded": any(map(is_shaded, element.iter()))}
        yield element.get("{w}styleId", ""), _Style(value(element, "{w}basedOn"), said)


def _default(root: Element) -> str | None:
    """Return the style of paragraphs without a declared style."""
    kinds = (style for style in root.iter("{w}style") if style.get("{w}type") == "paragraph")
    return next((s.get("{w}styleId") for s in kinds if s.get("{w}default") in ("1", "true")), None)
