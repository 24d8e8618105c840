# SPDX-License-Identifier: Apache-2.0
"""A written page as a browser's parser sees it: its elements, their attributes and their texts."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

VOID = {"meta", "col", "br", "link", "img", "input", "hr"}
KNOWN = re.compile(
    "html|head|meta|title|style|body|aside|main|h[123]|p|ul|li|a|code|div"
    "|table|caption|span|colgroup|col|thead|tbody|tr|th|td|mark|b"
)
"""The elements of pages without a script."""


class Element:
    """An element with its text and the texts within it."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag, self.attributes, self.text = tag, attributes, ""

    @property
    def classes(self) -> set[str]:
        """The classes of the element."""
        return set(self.attributes.get("class", "").split())


class Parsed(HTMLParser):
    """All elements of a page in their order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(page)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def all(self, tag: str) -> list[Element]:
        """Return all elements of a name."""
        return [each for each in self.elements if each.tag == tag]

    def one(self, tag: str) -> Element:
        """Return the only element of a name."""
        (found,) = self.all(tag)
        return found


def assert_harmless(page: str) -> None:
    """Check that a page holds known elements only, and that its policy allows its style alone."""
    parsed = Parsed(page)
    assert all(KNOWN.fullmatch(each.tag) for each in parsed.elements)
    names = {name for each in parsed.elements for name in each.attributes}
    assert not [name for name in names if name.startswith("on") or name in {"style", "src"}]
    targets = [each.attributes["href"] for each in parsed.all("a")]
    assert all(re.fullmatch(r"#c\d+|[^:/#?\\]+\.html", target) for target in targets)
    style = parsed.one("style").text.encode()
    digest = b64encode(sha256(style).digest()).decode()
    policies = [
        each.attributes["content"]
        for each in parsed.all("meta")
        if each.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policies == [f"default-src 'none'; style-src 'sha256-{digest}'"]
    assert not re.search(rb"url\(|@import|expression", style)
