# SPDX-License-Identifier: Apache-2.0
"""Web pages, 网页: to a document, with everything that stands around the article.

What is laid out as a block is a paragraph, and a table is a grid, except where it serves as a frame
for others. What a browser does not show is left out. Nothing is fetched and nothing is run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from attrs import Factory, define

from gaidisclosure.document import Document, Grid, GridCell, Paragraph, Place, tables_numbered
from gaidisclosure.formats import limits
from gaidisclosure.formats.extras import library
from gaidisclosure.formats.web.charset import page_text
from gaidisclosure.zh.widths import unwrap

__all__ = ["parse"]

_SPACES: Final = re.compile(r"[ \t\r\n\f]+")
_MARGIN: Final = " \u3000\xa0"
_UNSEEN_TAGS: Final = (
    "script style template noscript head title svg math select textarea iframe object"
)
_BLOCK_TAGS: Final = (
    "address article aside blockquote body br caption center dd details dialog dir div dl dt"
    " fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li"
    " main menu nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
_UNSEEN: Final = frozenset(_UNSEEN_TAGS.split())
_BLOCKS: Final = frozenset(_BLOCK_TAGS.split())
_HIDDEN: Final = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\s*\+?0*([0-9]{1,6})")
_MOST_COLUMNS: Final = 1000
_MOST_ROWS: Final = 65534
_ICON: Final = 100
"""A picture that is said to be smaller, in pixels, shows no table."""


def parse(data: bytes) -> Document:
    r"""The paragraphs and tables of a page, each with its line in the source and its element.

    ``UnreadableError`` with a code of :func:`~gaidisclosure.formats.web.charset.page_text`, or
    ``document.too_many_nodes``; ``document.grid_too_large`` for a table that merged cells blow up.

    >>> page = "<h2>一、总体情况</h2><table><tr><td>规章</td><td rowspan=2>1</td></table>"
    >>> heading, grid = parse(page.encode()).blocks
    >>> heading.text, [(cell.text, cell.rowspan, cell.place.element) for cell in grid.rows[0]]
    ('一、总体情况', [('规章', 1, 'table[1]/tr[1]/td[1]'), ('1', 2, 'table[1]/tr[1]/td[2]')])
    """
    html = library("turbohtml", extra="html", package="turbohtml")
    page = _Page(html.Text, html.Element, limits.NODES.most)
    page.read(html.parse(page_text(data)))
    return Document(tuple(tables_numbered(page.blocks)), pictures=page.pictures)


_END: Final = object()
"""Stands on the stack where a block ends."""


@define
class _Page:
    """Walks through a page on a stack of its own, as pages may be nested to any depth."""

    text_class: Any
    element_class: Any
    left: int
    """How many elements may still come."""
    blocks: list[Paragraph | Grid] = Factory(list[Paragraph | Grid])
    pictures: int = 0
    blank: int = 0
    words: list[str] = Factory(list[str])
    place: Place = Place()
    counts: dict[str, int] = Factory(dict[str, int])

    def read(self, root: Any) -> None:
        stack: list[Any] = list(root.children)[::-1]
        while stack:
            node = stack.pop()
            if node is _END:
                self.end_block()
            elif isinstance(node, self.text_class):
                self.words.append(node.data)
            elif isinstance(node, self.element_class):
                stack += self.inside(node)
                self.spend(1)
        self.end_block()

    def spend(self, nodes: int) -> None:
        self.left -= nodes
        if self.left < 0:
            raise limits.NODES.refusal()

    def inside(self, node: Any) -> list[Any]:
        """What of an element is still to be read, the last first."""
        tag = node.tag
        if not _is_seen(node):
            return []
        if tag not in _BLOCKS:
            self.pictures += tag == "img" and not _is_icon(node)
            return list(node.children)[::-1]
        self.end_block()
        number = self.counts[tag] = self.counts.get(tag, 0) + 1
        self.place = Place(line=node.source_line, element=f"{tag}[{number}]")
        if tag == "table" and _is_data(node):
            self.add_grid(node)
            return []
        children = list(node.children)
        self.blank += tag == "p" and not node.text.strip()
        return [_END, *children[::-1]]

    def end_block(self) -> None:
        text = _SPACES.sub(" ", "".join(self.words)).strip(_MARGIN)
        self.words.clear()
        if text:
            self.blocks.append(Paragraph(text, self.place, blank=self.blank))
            self.blank = 0

    def add_grid(self, table: Any) -> None:
        if (caption := table.find("caption")) is not None and (text := self.cell_text(caption)):
            self.blocks.append(Paragraph(text, self.place))
        path = self.place.element
        rows = enumerate(table.find_all("tr"), 1)
        self.blocks.append(
            Grid(tuple(tuple(self.cells(row, f"{path}/tr[{n}]")) for n, row in rows))
        )
        self.blank = 0

    def cells(self, row: Any, path: str) -> Iterator[GridCell]:
        number = 0
        for node in row.children:
            if isinstance(node, self.element_class) and node.tag in ("td", "th"):
                number += 1
                self.spend(1)
                attrs = node.attrs
                yield GridCell(
                    self.cell_text(node),
                    Place(line=node.source_line, element=f"{path}/{node.tag}[{number}]"),
                    _span(attrs.get("rowspan"), _MOST_ROWS),
                    _span(attrs.get("colspan"), _MOST_COLUMNS),
                )

    def cell_text(self, cell: Any) -> str:
        """The text of a cell on one line; that of a page of its own, without grids."""
        node: Any = cell
        while len(children := node.children) == 1:
            (node,) = children
            if isinstance(node, self.text_class):
                return _collapsed(node.data)
            if not isinstance(node, self.element_class) or not _is_seen(node):
                return ""
        if not children:
            return ""
        inner = _Page(self.text_class, self.element_class, self.left)
        inner.read(node)
        self.left, self.pictures = inner.left, self.pictures + inner.pictures
        return unwrap(block.text for block in inner.blocks if isinstance(block, Paragraph))


def _collapsed(text: str) -> str:
    return _SPACES.sub(" ", text).strip(" ")


def _is_seen(node: Any) -> bool:
    attrs = node.attrs
    hidden = attrs and ("hidden" in attrs or _HIDDEN.search(attrs.get("style") or ""))
    return not hidden and node.tag not in _UNSEEN


def _is_icon(node: Any) -> bool:
    sides = (node.attrs.get("width"), node.attrs.get("height"))
    return any(0 < _size(side) < _ICON for side in sides)


def _size(said: str | None) -> int:
    found = _NUMBER.match(said or "")
    return int(found[1]) if found else 0


def _span(said: str | None, most: int) -> int:
    return min(max(_size(said), 1), most) if said else 1


def _is_data(table: Any) -> bool:
    """Whether a table holds cells, and no other tables or a single cell around a text."""
    if table.find("table") is not None:
        return False
    return len(table.find_all(["td", "th"], limit=2)) > 1
