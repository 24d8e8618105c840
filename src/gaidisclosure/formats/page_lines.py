"""Lines of printed pages to paragraphs, 行与段: without page numbers and running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from attrs import frozen

from gaidisclosure.document import Paragraph, Place
from gaidisclosure.zh.widths import unwrap

__all__ = ["Line", "paragraphs", "without_margins"]

_PAGE_NUMBER: Final = re.compile(
    r"[-—–―·\s]*(?:第\s*)?[0-9]{1,4}\s*(?:页|/\s*[0-9]{1,4})?[-—–―·\s]*"
)
_MARGIN: Final = 0.1
"""The part of a page at its head and at its foot where page numbers and running heads stand."""
_FEWEST_PAGES: Final = 3
_FULL: Final = 1.5
"""A line is full if less than so many characters would have room on it,"""
_WIDE: Final = 15
"""and it has room for so many at least."""


@frozen
class Line:
    """A line of text where it stands on its page."""

    text: str
    page: int
    left: float
    top: float
    right: float
    bottom: float
    in_margin: bool

    @classmethod
    def of(cls, found: Mapping[str, Any], page: Any) -> Line:
        """A line as it is found on a page."""
        middle = (found["top"] + found["bottom"]) / 2 / float(page.height)
        return cls(
            text=found["text"].strip(),
            page=page.page_number,
            left=found["x0"],
            top=found["top"],
            right=found["x1"],
            bottom=found["bottom"],
            in_margin=middle < _MARGIN or middle > 1 - _MARGIN,
        )

    @property
    def height(self) -> float:
        """About the width of a character as well."""
        return self.bottom - self.top


def without_margins(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines of each page that are neither its number nor a head that most pages have."""
    heads = Counter(text for lines in pages for text in {x.text for x in lines if x.in_margin})
    running = {
        text for text, count in heads.items() if count >= _FEWEST_PAGES and 2 * count > len(pages)
    }
    return [[line for line in lines if not _is_margin(line, running)] for lines in pages]


def _is_margin(line: Line, running: Iterable[str]) -> bool:
    return line.in_margin and (
        line.text in running or _PAGE_NUMBER.fullmatch(line.text) is not None
    )


def paragraphs(lines: Sequence[Line]) -> Iterator[Paragraph]:
    """The paragraphs of lines that follow each other: a line that is full goes on in the next.

    So it does on the next page.
    """
    left = min(line.left for line in lines)
    right = max(line.right for line in lines)
    group: list[Line] = []
    for line in lines:
        if group and not _goes_on(group[-1], line, left, right):
            yield _paragraph(group)
            group = []
        group.append(line)
    yield _paragraph(group)


def _goes_on(line: Line, after: Line, left: float, right: float) -> bool:
    wide = line.right - line.left > _WIDE * line.height
    full = wide and right - line.right < _FULL * line.height
    flush = after.left - left < line.height
    near = after.page != line.page or after.top - line.bottom < 2 * line.height
    return full and flush and near


def _paragraph(lines: Sequence[Line]) -> Paragraph:
    first = lines[0]
    here = [line for line in lines if line.page == first.page]
    left, right = min(line.left for line in here), max(line.right for line in here)
    box = (left, first.top, right, here[-1].bottom)
    return Paragraph(unwrap(line.text for line in lines), Place(page=first.page, box=box))
