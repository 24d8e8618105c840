# SPDX-License-Identifier: Apache-2.0
"""The look of runs in a word processor, 字符格式: hidden, struck out, raised or lowered.

A run says so itself, or its character style does, or the style of its paragraph. Hiding and
striking are switches: where both styles have them on, the text looks as if neither had.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import Element

from attrs import frozen

from gaidisclosure.formats.markup import child, value
from gaidisclosure.formats.runs import PLAIN, Look

__all__ = ["LOOKS", "Looks", "is_on"]

LOOKS: Final = ("vanish", "strike", "dstrike", "vertAlign")
"""The names of the properties of a run that count here; ``strike`` ends the third as well."""
_SWITCHES: Final = tuple(f"{{w}}{name}" for name in ("vanish", "strike", "dstrike"))
_RAISED: Final = ("superscript", "subscript")
_OFF: Final = frozenset({"0", "false", "off"})
_MOST_STYLES: Final = 20

_Said = Mapping[str, bool]
"""The switches that properties set, and under ``raised`` if they raise the text."""


def is_on(element: Element | None) -> bool:
    """Tell if a property is there and not switched off."""
    return element is not None and element.get("{w}val") not in _OFF


@frozen
class _Style:
    based_on: str | None
    said: _Said


class Looks:
    """The styles of a file, as far as they hide, strike out, raise or lower text."""

    def __init__(self, styles: Element | None = None) -> None:
        self._styles = dict(_styles(styles)) if styles is not None else {}
        self._default = _default(styles) if styles is not None else None
        self._resolved: dict[str | None, _Said] = {}

    def of(self, paragraph: Element | None, run: Element | None) -> Look:
        """Return the look of a run.

        Args:
            paragraph: The properties of its paragraph.
            run: Its own properties.
        """
        if not self._styles and run is None:
            return PLAIN
        above = self._of_style(value(paragraph, "{w}pStyle") or self._default)
        styled = self._of_style(value(run, "{w}rStyle"))
        own = _said(run)
        hidden = any(
            own.get(name, above.get(name, False) != styled.get(name, False)) for name in _SWITCHES
        )
        raised = {**above, **styled, **own}.get("raised", False)
        return Look(hidden, raised) if hidden or raised else PLAIN

    def _of_style(self, name: str | None) -> _Said:
        """Return what a style and those that it is based on say, the nearest first."""
        if name is None or not self._styles:
            return {}
        if name not in self._resolved:
            self._resolved[name] = self._inherited(name)
        return self._resolved[name]

    def _inherited(self, name: str) -> _Said:
        found: dict[str, bool] = {}
        for _ in range(_MOST_STYLES):
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
    raised = value(properties, "{w}vertAlign")
    return found if raised is None else {**found, "raised": raised in _RAISED}


def _styles(root: Element) -> Iterator[tuple[str, _Style]]:
    for element in root.iter("{w}style"):
        said = _said(child(element, "{w}rPr"))
        yield element.get("{w}styleId", ""), _Style(value(element, "{w}basedOn"), said)


def _default(root: Element) -> str | None:
    """Return the style of paragraphs that name none."""
    kinds = (style for style in root.iter("{w}style") if style.get("{w}type") == "paragraph")
    return next((s.get("{w}styleId") for s in kinds if s.get("{w}default") in ("1", "true")), None)
