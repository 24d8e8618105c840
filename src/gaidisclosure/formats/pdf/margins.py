# SPDX-License-Identifier: Apache-2.0
"""Page numbers, running heads and a browser's lines in the margins of pages, 页眉页脚.

A browser prints the day and the title above each page, and the address and the number below it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final

from gaidisclosure.formats.pdf.lines import Line

_MARGIN: Final = 0.1
"""Part of a page, at its head and its foot, where a number alone is that of the page."""
_WIDEST: Final = 0.2
"""Largest part of a low page that a margin can be."""
_FEWEST_PAGES: Final = 3
_LONGEST: Final = 120
"""Most characters of a running head."""
_NUMBER: Final = (
    r"[-—–―·\s]*(?:第\s*|Page\s*)?[0-9]{1,4}\s*页?"
    r"(?:\s*(?:/|of|[,，]?\s*共)\s*[0-9]{1,4}\s*页?)?[-—–―·\s]*"
)
_PAGE_NUMBER: Final = re.compile(_NUMBER)
_NUMBER_AT_END: Final = re.compile(rf"^{_NUMBER}(?=\s)|(?<=\s){_NUMBER}$")
_DAY: Final = r"[0-9]{1,4}([./-])[0-9]{1,2}\1[0-9]{2,4}"
_TIME: Final = r"(?:[上下]午)?\s?[0-9]{1,2}:[0-9]{2}(?:\s?[AP]M)?"
_BROWSER: Final = re.compile(rf"{_DAY},?\s{{0,2}}{_TIME}(?:\s.*)?|(?:https?|file)://\S+(?:\s.*)?")


def without_margins(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the lines of each page without its number and heads that most pages have.

    Where there are two pages only, both have the head, and further out.
    """
    few = len(pages) < _FEWEST_PAGES
    heads = Counter(
        text
        for lines in pages
        for text in {_unnumbered(x) for x in lines if x.edge < (_MARGIN if few else _WIDEST)}
    )
    fewest = max(min(len(pages), _FEWEST_PAGES), 2)
    running = {
        text
        for text, count in heads.items()
        if count >= fewest and 2 * count > len(pages) and any(map(str.isalpha, text))
    }
    return [[line for line in lines if not _is_margin(line, running)] for lines in pages]


def _is_margin(line: Line, running: Collection[str]) -> bool:
    if _PAGE_NUMBER.fullmatch(line.text):
        return line.edge < (_MARGIN if line.text.isdecimal() else _WIDEST)
    if line.edge < _WIDEST and _unnumbered(line) in running:
        return True
    return line.edge < _MARGIN and _BROWSER.fullmatch(line.text) is not None


def _unnumbered(line: Line) -> str:
    """Return a text without a page number next to it."""
    short = line.text[:_LONGEST]
    return _NUMBER_AT_END.sub("", short).strip() or short
