# SPDX-License-Identifier: Apache-2.0
"""Style sheets of a page, 样式表, reduced to declarations that hide or raise text.

Only sheets within the file are read, and only rules without conditions or for screens. A property
is only looked up if the page has a sign that it hides or raises something. A page whose sheets are
too long or match too many elements is read without them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from typing import Any, Final

from attrs import Factory, define

from gaidisclosure.formats.extras import library

_PLACED: Final = "position left top"
_SIGNS: Final[Mapping[str, str]] = {
    r"display\s*:\s*none": "display",
    r"hidden(?<=\shidden)\b": "display",
    r"<r[tp]\b": "display",
    r"visibility\s*:\s*(?:hidden|collapse)": "visibility",
    r"font(?:-size)?\s*:[^;{}]{0,99}?(?:\b0|(?<=[\s:])\.)": "font-size",
    r"line-through": "text-decoration",
    r"<(?:s|del|strike)\b": "text-decoration",
    r"<su[pb]\b": "vertical-align",
    r":\s*su(?:per|b)\b": "vertical-align",
    r"vertical-align\s*:\s*(?:text-|[-+.0-9])": "vertical-align font-size",
    r"position\s*:\s*relative": f"{_PLACED} bottom font-size",
    r":\s*-[0-9]{2}": f"{_PLACED} text-indent",
    r"opacity\s*:\s*[0.]": "opacity",
    r"clip(?:-path)?\s*:": "position clip clip-path",
    r"overflow\s*:": "position width height overflow",
    r"color\s*[:=]\s*[\"']?(?:white|#?fff|rgba?\(\s*255|transparent|rgba|#...0)": (
        "color background"
    ),
}
"""Signs in a page, in lower case, that certain properties hide or raise text.

Each begins with fixed letters, which Python finds fast.
"""
_NAMES: Final[Mapping[str, str]] = {
    **{name: name for names in _SIGNS.values() for name in names.split()},
    "text-decoration-line": "text-decoration",
    "font": "font-size",
    "background-color": "background",
    "background-image": "background",
}
_OF_TAGS: Final[Mapping[str, Mapping[str, str]]] = {
    **{tag: {"text-decoration": "line-through"} for tag in ("s", "del", "strike")},
    **{tag: {"display": "none"} for tag in ("rt", "rp")},
    "sup": {"vertical-align": "super"},
    "sub": {"vertical-align": "sub"},
}
_OF_ATTRIBUTES: Final[Mapping[str, str]] = {
    "hidden": "display",
    "bgcolor": "background",
    "background": "background",
    "color": "color",
}
_PLAIN: Final[Mapping[str, str]] = {}
_PARTS: Final = 6
"""Fewest heading elements for indented lines not to be headings."""
_COMMENT: Final = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_SCREEN: Final = re.compile(r"@media\s+(?:only\s+)?(?:screen|all)\s*\{", re.IGNORECASE)
_UNKNOWN: Final = re.compile(r"::|:has\(|\sof\s")
_COMMA: Final = re.compile(r",(?![^()]*\))")
_LONGEST: Final = 1000
"""Most characters of a selector."""
_LONGEST_VALUE: Final = 100
_MOST_CHARACTERS: Final = 1_000_000
_MOST_TESTS: Final = 20_000_000
"""Largest product of elements and selectors, about a second."""
_MOST_FOUND: Final = 500_000
"""Most declarations that apply to elements, in total."""

_Said = list[tuple[str, str, bool]]
"""Properties, their values and their importance."""
_Rank = tuple[bool, bool, tuple[int, int, int], int]
"""Importance, style attribute, specificity and order."""


def no_sheet(address: str) -> str:
    """Return an empty sheet. Nothing is fetched for a page without a container."""
    return ""


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
    """The properties that may hide or raise something in the page."""
    _css: Any = None
    _found: dict[Any, list[tuple[_Rank, str, str]]] = Factory(
        dict[Any, list[tuple[_Rank, str, str]]]
    )
    _attributes: dict[str, _Said] = Factory(dict[str, _Said])
    """Cache of parsed style attributes, as many elements have the same one."""

    @classmethod
    def of_page(cls, root: Any, text: str, linked: Callable[[str], str] = no_sheet) -> Styles:
        """Return the styles of a page.

        ``linked`` returns the sheet at an address that the page links to.
        """
        sheet = _sheet(root, linked)
        lowered = f"{text}\n{sheet}".lower()
        signs = (names for sign, names in _SIGNS.items() if re.search(sign, lowered))
        asked = frozenset(name for names in signs for name in names.split())
        if lowered.count("<h2") >= _PARTS:
            asked |= {"text-indent"}
        styles = cls(asked, library("turbohtml.cssom"))
        if asked and len(sheet) <= _MOST_CHARACTERS and not styles._match(root, text, sheet):
            styles._found.clear()
        return styles

    def of(self, node: Any) -> Mapping[str, str]:
        """Return the declared values of an element by property."""
        if not self.asked:
            return _PLAIN
        attrs = node.attrs
        base = _OF_TAGS.get(node.tag, _PLAIN)
        for attribute, name in _OF_ATTRIBUTES.items():
            if attribute in attrs and name in self.asked:
                value = "none" if name == "display" else (attrs[attribute] or "").lower()
                base = {**base, name: value}
        found = self._found.get(node, ())
        inline = attrs.get("style")
        if not (found or inline):
            return base
        own = [
            ((important, True, (0, 0, 0), 0), name, value)
            for name, value, important in self._of_attribute(inline or "")
        ]
        ordered = sorted((*found, *own), key=lambda each: each[0])
        return {**base, **{name: value for _, name, value in ordered}}

    def _of_attribute(self, style: str) -> _Said:
        said = self._attributes.get(style)
        if said is None:
            said = self._attributes[style] = self._said(self._css.StyleDeclaration.parse(style))
        return said

    def _match(self, root: Any, text: str, sheet: str) -> bool:
        """Collect the rules for each element, and tell if they are within the limits."""
        weigh = library("turbohtml.convert").css_specificity
        left, found, order = _MOST_TESTS // (text.count("<") + 1), 0, count()
        for selectors, declarations in self._rules(sheet):
            said = self._said(declarations)
            for selector in _listed(selectors) if said else ():
                nodes = _selected(root, selector)
                left -= 1
                found += len(nodes) * len(said)
                if left < 0 or found > _MOST_FOUND:
                    return False
                rank = (weigh(selector)[0] if nodes else (0, 0, 0), next(order))
                for node in nodes:
                    self._found.setdefault(node, []).extend(
                        ((important, False, *rank), name, value) for name, value, important in said
                    )
        return True

    def _rules(self, sheet: str) -> Iterator[tuple[str, Any]]:
        """Yield the selectors and declarations of each rule that applies on any screen.

        The library skips all rules within conditions. So the beginnings of conditions for screens
        are removed first, which leaves their closing braces to be stripped.
        """
        bare, screens = _SCREEN.subn(" ", _COMMENT.sub(" ", sheet))
        for rule in self._css.StyleSheet(bare).rules:
            selectors = rule.selector_text
            yield selectors.lstrip("} \t\r\n\f") if screens else selectors, rule.style

    def _said(self, declarations: Any) -> _Said:
        """Return the declarations of the properties that are looked up."""
        return [
            (known, declarations[name][:_LONGEST_VALUE].lower(), declarations.important(name))
            for name in declarations
            if (known := _NAMES.get(name.lower(), "")) in self.asked
        ]


def _sheet(root: Any, linked: Callable[[str], str]) -> str:
    """Return all sheets for screens as one. It ends early once it is too long."""
    sheets: list[str] = []
    left = _MOST_CHARACTERS
    for element in filter(_is_for_screens, root.find_all(["style", "link"])):
        if left >= 0:
            is_own = element.tag == "style"
            sheets.append(element.text if is_own else linked(element.attrs.get("href") or ""))
            left -= len(sheets[-1])
    return "\n".join(sheets)


def _is_for_screens(element: Any) -> bool:
    attrs = element.attrs
    media = (attrs.get("media") or "all").strip().lower()
    is_sheet = element.tag == "style" or attrs.get("rel") == ["stylesheet"]
    return is_sheet and media in ("all", "screen") and not element.closest("noscript, template")


def _listed(selectors: str) -> list[str]:
    """Return the selectors of a list, except those that are too long."""
    parts = _COMMA.split(selectors) if len(selectors) <= _LONGEST else selectors.split(",")
    return [part.strip() for part in parts if len(part) <= _LONGEST]


def _selected(root: Any, selector: str) -> list[Any]:
    """Return the elements that a selector matches, none if it is not understood."""
    if _UNKNOWN.search(selector):
        return []
    try:
        return list(root.select(selector))
    except ValueError:
        return []
