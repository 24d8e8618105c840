# SPDX-License-Identifier: Apache-2.0
"""Style sheets of a page, 样式表: the few declarations that decide if a text is seen.

Only the sheets within the page are read, for rules without conditions or for screens, and of each
rule only five properties. A page whose sheets are too long or fit too many elements is read
without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any, Final

from attrs import Factory, define, frozen

from gaidisclosure.formats.runs import PLAIN, Look

__all__ = ["Sight", "Styles"]

_QUESTIONS: Final[Mapping[str, re.Pattern[str]]] = {
    "display": re.compile(r"display\s*:\s*none|\shidden\b"),
    "visibility": re.compile(r"visibility\s*:\s*(?:hidden|collapse)"),
    "font-size": re.compile(r"font(?:-size)?\s*:[^;{}]{0,99}?\b0"),
    "text-decoration": re.compile(r"line-through|<(?:s|del|strike)\b"),
    "vertical-align": re.compile(r"<su[pb]\b|:\s*su(?:per|b)\b"),
}
"""Signs anywhere in a page, in small letters, that a property hides or raises something."""
_NAMES: Final[Mapping[str, str]] = {
    **{name: name for name in _QUESTIONS},
    "text-decoration-line": "text-decoration",
    "font": "font-size",
}
_OF_TAGS: Final[Mapping[str, Mapping[str, str]]] = {
    **{tag: {"text-decoration": "line-through"} for tag in ("s", "del", "strike")},
    "sup": {"vertical-align": "super"},
    "sub": {"vertical-align": "sub"},
}
_HIDDEN: Final[Mapping[str, str]] = {"display": "none"}
_PLAIN: Final[Mapping[str, str]] = {}
_ZERO: Final = re.compile(r"0(?:\.0+)?(?:[a-z]{1,4}|%)?(?:[\s/].*)?")
_RELATIVE: Final = re.compile(r"[0-9.]+(?:em|ex|ch|%)|larger|smaller|inherit|unset")
_COMMENT: Final = re.compile(
    r"""/\*(?:.*?\*/|.*)|<!--|-->|"[^"\n]{0,300}[{};][^"\n]{0,300}"|'[^'\n]{0,300}[{};][^'\n]{0,300}'""",
    re.DOTALL,
)
"""Comments and strings, whose braces hold no rule."""
_MARK: Final = re.compile("([{};])")
_SCREEN: Final = re.compile(r"@media\s+(?:only\s+)?(?:screen|all)\s*")
_UNKNOWN: Final = re.compile(r"::|:has\(|\sof\s|[@{}]")
_IDS: Final = re.compile(r"#[\w-]")
_CLASSES: Final = re.compile(r"\.[a-zA-Z_-]|\[|(?<!:):(?!not\(|is\(|where\()[a-z]")
_TYPES: Final = re.compile(r"(?:^|[\s>+~(,])[a-zA-Z]")
_COMMA: Final = re.compile(r",(?![^()]*\))")
_IMPORTANT: Final = re.compile(r"\s*!\s*important\s*$")
_LONGEST: Final = 1000
"""Most characters of a selector or a declaration."""
_MOST_CHARACTERS: Final = 1_000_000
_MOST_TESTS: Final = 20_000_000
"""Most elements times selectors, about a second."""
_MOST_FOUND: Final = 500_000
"""Most declarations that hold for elements."""

_Rank = tuple[bool, bool, int, int, int, int]
"""Importance, style attribute, specificity and order."""


@frozen
class Sight:
    """The way in which the text of an element is seen, as far as it is inherited."""

    is_invisible: bool = False
    is_tiny: bool = False
    is_struck: bool = False
    is_raised: bool = False

    def within(self, said: Mapping[str, str], *, inline: bool) -> Sight:
        """Return the way in which an inner element is seen.

        Args:
            said: The declared values of the element.
            inline: It stands in a line, where it can be raised or lowered.
        """
        if not said:
            return self
        visibility, size = said.get("visibility", "inherit"), said.get("font-size", "inherit")
        known = visibility in ("visible", "hidden", "collapse")
        sized = not _RELATIVE.fullmatch(size)
        return Sight(
            visibility != "visible" if known else self.is_invisible,
            _ZERO.fullmatch(size) is not None if sized else self.is_tiny,
            self.is_struck or "line-through" in said.get("text-decoration", ""),
            self.is_raised or (inline and said.get("vertical-align") in ("super", "sub")),
        )

    @property
    def look(self) -> Look:
        """The look of the text itself."""
        hidden = self.is_invisible or self.is_tiny or self.is_struck
        return Look(hidden, self.is_raised) if hidden or self.is_raised else PLAIN


@define
class Styles:
    """The styles of the elements of a page.

    >>> import turbohtml
    >>> text = "<style>.h {display: none} b.h {display: inline}</style><b class=h>1<i class=h>2"
    >>> page = turbohtml.parse(text)
    >>> styles = Styles.of_page(page, text)
    >>> styles.of(page.find("b"))["display"], styles.of(page.find("i"))["display"]
    ('inline', 'none')
    """

    asked: frozenset[str] = frozenset()
    """The properties by which the page hides or raises anything."""
    _found: dict[Any, list[tuple[_Rank, str, str]]] = Factory(
        dict[Any, list[tuple[_Rank, str, str]]]
    )

    @classmethod
    def of_page(cls, root: Any, text: str) -> Styles:
        """Return the styles of a page.

        Args:
            root: The page.
            text: Its source.
        """
        lowered = text.lower()
        asked = frozenset(name for name, each in _QUESTIONS.items() if each.search(lowered))
        sheet = "\n".join(style.text for style in root.find_all("style") if _is_for_screens(style))
        styles = cls(asked)
        if asked and len(sheet) <= _MOST_CHARACTERS and not styles._match(root, text, sheet):
            styles._found.clear()
        return styles

    def of(self, node: Any) -> Mapping[str, str]:
        """Return the declared values of an element by their properties."""
        if not self.asked:
            return _PLAIN
        attrs = node.attrs
        base = _OF_TAGS.get(node.tag, _PLAIN)
        found = self._found.get(node, ())
        inline = attrs.get("style")
        if not (found or inline):
            return _HIDDEN if "hidden" in attrs else base
        own = [
            ((important, True, 0, 0, 0, 0), name, value)
            for name, value, important in self._said(inline or "")
        ]
        ordered = sorted((*found, *own), key=lambda each: each[0])
        said = {name: value for _, name, value in ordered}
        return {**base, **(_HIDDEN if "hidden" in attrs else _PLAIN), **said}

    def _match(self, root: Any, text: str, sheet: str) -> bool:
        """Note the rules for each element, and tell if they were few enough."""
        left, found, order = _MOST_TESTS // (text.count("<") + 1), 0, count()
        for selectors, body in _rules(_COMMENT.sub(" ", sheet)):
            said = self._said(body)
            for selector in _listed(selectors) if said else ():
                nodes = _selected(root, selector)
                left -= 1
                found += len(nodes) * len(said)
                if left < 0 or found > _MOST_FOUND:
                    return False
                self._note(nodes, said, (*_specificity(selector), next(order)))
        return True

    def _said(self, body: str) -> list[tuple[str, str, bool]]:
        """Return the property, the value and the importance of declarations that count here."""
        found: list[tuple[str, str, bool]] = []
        for declaration in body.split(";"):
            name, _, value = declaration.partition(":")
            known = _NAMES.get(name.strip().lower())
            if known in self.asked and known and len(value) <= _LONGEST:
                bare = _IMPORTANT.sub("", value.strip().lower())
                found.append((known, bare, bare != value.strip().lower()))
        return found

    def _note(
        self, nodes: list[Any], said: list[tuple[str, str, bool]], rank: tuple[int, int, int, int]
    ) -> None:
        for node in nodes:
            self._found.setdefault(node, []).extend(
                ((important, False, *rank), name, value) for name, value, important in said
            )


def _is_for_screens(style: Any) -> bool:
    media = (style.attrs.get("media") or "all").strip().lower()
    return media in ("all", "screen") and style.closest("noscript, template") is None


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield the selectors and the declarations of each rule that holds on any screen."""
    depth, skipped, selectors = 0, 0, ""
    body: list[str] = []
    pieces = iter(_MARK.split(sheet))
    for piece, mark in zip(pieces, pieces, strict=False):
        if mark == "{":
            depth, selectors, body = depth + 1, piece.strip(), []
            if selectors.startswith("@") and not (skipped or _is_screen(selectors)):
                skipped = depth
            continue
        body.append(piece)
        if mark == "}":
            if selectors and not (skipped or selectors.startswith("@")):
                yield selectors, ";".join(body)
            selectors, body = "", []
            skipped = 0 if skipped == depth else skipped
            depth = max(depth - 1, 0)


def _is_screen(condition: str) -> bool:
    return _SCREEN.fullmatch(condition.lower()) is not None


def _listed(selectors: str) -> list[str]:
    """Return the selectors of a list, none that is too long."""
    parts = _COMMA.split(selectors) if len(selectors) <= _LONGEST else selectors.split(",")
    return [part.strip() for part in parts if len(part) <= _LONGEST]


def _selected(root: Any, selector: str) -> list[Any]:
    """Return the elements that a selector fits; none for one that is not understood."""
    if _UNKNOWN.search(selector):
        return []
    try:
        return list(root.select(selector))
    except ValueError:
        return []


def _specificity(selector: str) -> tuple[int, int, int]:
    return tuple(len(kind.findall(selector)) for kind in (_IDS, _CLASSES, _TYPES))  # type: ignore[return-value]
