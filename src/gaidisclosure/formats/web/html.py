# SPDX-License-Identifier: Apache-2.0
"""Reader of web pages, 网页, including everything around the article.

Blocks become paragraphs, and tables become grids unless they only frame other contents. Text that a
browser hides is left out, as the styles of the page declare it. So are struck-out text and the
marks of notes. Nothing is fetched and nothing is run.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from attrs import Factory, define

from gaidisclosure.document import (
    Document,
    Grid,
    GridCell,
    Omission,
    Paragraph,
    Place,
    tables_numbered,
)
from gaidisclosure.formats import limits
from gaidisclosure.formats.encoding import page_text
from gaidisclosure.formats.extras import library
from gaidisclosure.formats.plain import text as plain
from gaidisclosure.formats.runs import PLAIN, Run, omission, read, told
from gaidisclosure.formats.web.data_block import attached
from gaidisclosure.formats.web.elements import (
    BLOCKS,
    is_data,
    is_icon,
    is_large,
    is_text,
    is_unread,
    spans,
)
from gaidisclosure.formats.web.sight import Sight
from gaidisclosure.formats.web.styles import Styles, no_sheet
from gaidisclosure.zh.widths import unwrap

_SPACES: Final = re.compile(r"[ \t\r\n\f]+")
_MARGIN: Final = " \u3000\xa0"
_HEADINGS: Final = frozenset(("br", *(f"h{level}" for level in range(1, 7))))
"""Blocks whose first line is never indented."""
_WORDS: Final = re.compile("[\u4e00-\u9fff]{4}")


def parse(
    data: bytes, declared: str | None = None, linked: Callable[[str], str] = no_sheet
) -> Document:
    r"""Return the paragraphs and tables of a page, each with its line and element.

    If hidden containers hold all tables or nearly all text, they are read as well. Browsers save
    articles that a script has not shown yet.

    Args:
        data: The page.
        declared: The encoding that its container declares.
        linked: Returns the style sheet at an address in the same container.

    Raises:
        UnreadableError: A code of :func:`~gaidisclosure.formats.encoding.page_text`,
            ``document.too_many_nodes``, or ``document.grid_too_large`` for a table with huge merged
            cells.

    >>> page = "<h2>一、总体情况</h2><table><tr><td>规章</td><td rowspan=2>1<s>2</s></td></table>"
    >>> heading, grid = parse(page.encode()).blocks
    >>> heading.text, [(cell.text, cell.rowspan, cell.place.element) for cell in grid.rows[0]]
    ('一、总体情况', [('规章', 1, 'table[1]/tr[1]/td[1]'), ('1', 2, 'table[1]/tr[1]/td[2]')])
    >>> grid.omitted
    (Omission(reason='unseen', text='2', place=Place(line=1, element='table[1]/tr[1]/td[2]')),)
    """
    page, root = _read(page_text(data, declared), linked)
    blocks = told(page.blocks, page.lost)
    return Document(tuple(tables_numbered(blocks)), page.pictures, attached(root))


def located(text: str) -> tuple[dict[str, Any], list[Any], Any]:
    """Return blocks and cells by place, unseen elements, and the page, with offsets."""
    page, root = _read(text, no_sheet, source_locations=True)
    return page.nodes, page.unseen, root


def _read(text: str, linked: Callable[[str], str], **options: bool) -> tuple[_Page, Any]:
    html = library("turbohtml")
    root = html.parse(text, **options)
    kinds = _Kinds(html.Text, html.Element, Styles.of_page(root, text, linked))
    page = _Page(kinds, limits.NODES.most)
    page.read(root)
    if page.hides_report:
        page = _Page(kinds, limits.NODES.most, shows_containers=True)
        page.read(root)
    return page, root


_END: Final = object()
"""Marks the end of a block on the stack."""
_MOST_HIDDEN: Final = 10
"""Largest ratio of text in hidden containers to visible text."""


@define
class _Kinds:
    """The library classes of texts and elements, and the styles of elements."""

    text: Any
    element: Any
    styles: Styles


@define
class _Page:
    """Walks through a page with its own stack, as pages may nest to any depth."""

    kinds: _Kinds
    left: int
    """The number of further elements that are allowed."""
    sight: Sight = Sight()
    in_cell: bool = False
    shows_containers: bool = False
    blocks: list[Paragraph | Grid] = Factory(list[Paragraph | Grid])
    pictures: int = 0
    blank: int = 0
    words: list[Run] = Factory(list[Run])
    omitted: list[str] = Factory(list[str])
    place: Place = Place()
    is_indented: bool = False
    counts: dict[str, int] = Factory(dict[str, int])
    nodes: dict[str, Any] = Factory(dict[str, Any])
    """The blocks and cells that were read, by their places."""
    unseen: list[Any] = Factory(list[Any])
    """The elements whose figures are hidden or are marks of notes."""
    seen_text: int = 0
    hidden_text: int = 0
    hidden_tables: int = 0
    seen_tables: int = 0
    lost: list[Omission] = Factory(list[Omission])
    """The figures of hidden tables."""
    lines: list[str] | None = None
    """The lines of preformatted text, which are not blocks, ``None`` outside."""

    @property
    def hides_report(self) -> bool:
        """``True`` if hidden containers hold all tables, or nearly all text."""
        much = self.hidden_text > _MOST_HIDDEN * self.seen_text
        return (self.hidden_tables > 0 and not self.seen_tables) or much

    def read(self, root: Any) -> None:
        stack: list[Any] = [(node, self.sight) for node in reversed(root.children)]
        while stack:
            node, sight = stack.pop()
            if node is _END:
                self.end_block()
            elif isinstance(node, self.kinds.text):
                self.add_text(node.data, sight)
            elif isinstance(node, self.kinds.element):
                stack += self.inside(node, sight)
                self.spend()
        self.end_block()

    def spend(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise limits.NODES.refusal()

    def add_text(self, text: str, sight: Sight) -> None:
        look = sight.look(text)
        first, *lines = text.split("\n") if self.lines is not None else (text,)
        self.words.append((first, look))
        for line in lines:
            self.end_block()
            self.words.append((line, look))
        if look.is_hidden:
            self.hidden_text += len(text.strip())
        else:
            self.seen_text += len(text.strip())

    def inside(self, node: Any, sight: Sight) -> list[Any]:
        """Return the children of an element to be read, in reverse order."""
        tag = node.tag
        if is_unread(node):
            self.unseen.append(node)
            return []
        if tag == "br" and self.lines is not None:
            self.add_text("\n", sight)
            return []
        said = self.kinds.styles.of(node)
        if self.shows_containers and not self.in_cell:
            said = {name: value for name, value in said.items() if name == "text-decoration"}
        if said.get("display") == "none":
            self.hide(node)
            return []
        sight = self.entered(node, sight, said)
        if tag in BLOCKS:
            return self.inside_block(node, sight)
        self.pictures += tag == "img" and not is_icon(node)
        return _within(node, sight)

    def entered(self, node: Any, sight: Sight, said: Mapping[str, str]) -> Sight:
        """Return the sight of an inner element, and note the element if it is unseen."""
        inner = sight.within(said, "block" if node.tag in BLOCKS else "inline")
        if inner is not sight and inner.look("0") is not PLAIN:
            self.unseen.append(node)
        return inner

    def inside_block(self, node: Any, sight: Sight) -> list[Any]:
        """Begin a block, and return its children to be read, in reverse order."""
        self.end_block()
        tag = node.tag
        number = self.counts[tag] = self.counts.get(tag, 0) + 1
        self.place = Place(line=node.source_line, element=f"{tag}[{number}]")
        self.nodes[f"{tag}[{number}]"] = node
        self.is_indented = sight.is_indented and tag not in _HEADINGS
        if tag == "table" and is_data(node):
            self.add_grid(node, sight)
            return []
        if tag == "pre" and not self.in_cell and is_text(node, self.kinds.element):
            self.add_lines(node, sight)
            return []
        self.blank += tag == "p" and not node.text.strip()
        return [(_END, sight), *_within(node, sight)]

    def hide(self, node: Any) -> None:
        self.unseen.append(node)
        text = " ".join(node.strings)
        self.omitted.append(text)
        self.hidden_text += len(text.strip())
        for table in [node] if node.tag == "table" else node.find_all("table"):
            self.lose(table, table.strings, Place(line=table.source_line, element="table"))

    def lose(self, table: Any, texts: Iterable[str], place: Place) -> None:
        """Note the figures of a hidden table, unless it has no words, like a calendar."""
        self.hidden_tables += is_large(table)
        if _WORDS.search(table.text):
            self.lost += omission(texts, place)

    def end_block(self) -> None:
        text, omitted = read(self.words, in_cell=self.in_cell)
        self.omitted += omitted
        self.words.clear()
        if self.lines is not None:
            self.lines.append(text)
        elif text := _SPACES.sub(" ", text).strip(_MARGIN):
            indented = self.is_indented
            self.blocks.append(Paragraph(text, self.place, indented, blank=self.blank))
            self.blank = 0

    def add_lines(self, node: Any, sight: Sight) -> None:
        """Add preformatted text. Its lines and tabs are read as in a text file."""
        inner = self.inner(node, sight, lines=[])
        at, element = node.source_line or 1, self.place.element

        def in_page(place: Place) -> Place:
            return Place(line=(place.line or 1) + at - 1, element=element)

        lines = plain.parse("\n".join(inner.lines or ()))
        self.blocks += (block.moved(in_page) for block in lines.blocks)

    def inner(self, node: Any, sight: Sight, **options: Any) -> _Page:
        """Read the contents of an element as a separate page."""
        page = _Page(self.kinds, self.left, sight, unseen=self.unseen, **options)
        page.read(node)
        self.left, self.pictures = page.left, self.pictures + page.pictures
        self.seen_text += page.seen_text
        self.omitted += page.omitted
        return page

    def add_grid(self, table: Any, sight: Sight) -> None:
        caption = table.find("caption")
        if caption is not None and (text := self.cell_text(caption, sight)):
            self.blocks.append(Paragraph(text, self.place))
        path = self.place.element
        rows: list[tuple[GridCell, ...]] = []
        omitted: list[Omission] = []
        for number, row in enumerate(table.find_all("tr"), 1):
            inside = self.row_sight(row, table, sight)
            place = Place(line=row.source_line, element=f"{path}/tr[{number}]")
            if inside is None:
                omitted += omission(row.strings, place)
            else:
                rows.append(tuple(self.cells(row, place, inside, omitted)))
        if omitted and not any(cell.text for row in rows for cell in row):
            place = Place(line=table.source_line, element=path)
            self.lose(table, (each.text for each in omitted), place)
            return
        self.blocks.append(Grid(tuple(rows), tuple(omitted)))
        self.blank = 0
        self.seen_tables += is_large(table)

    def row_sight(self, row: Any, table: Any, sight: Sight) -> Sight | None:
        """Return the sight of a row, ``None`` if it is not displayed."""
        section = row.parent
        for node in (section, row) if section is not table else (row,):
            said = self.kinds.styles.of(node)
            if said.get("display") == "none":
                return None
            sight = sight.within(said, "cell")
        return sight

    def cells(
        self, row: Any, place: Place, sight: Sight, omitted: list[Omission]
    ) -> Iterator[GridCell]:
        """Yield the cells of a row, and note the figures left out of them."""
        number = 0
        for node in row.children:
            if not isinstance(node, self.kinds.element) or node.tag not in ("td", "th"):
                continue
            number += 1
            self.spend()
            here = Place(line=node.source_line, element=f"{place.element}/{node.tag}[{number}]")
            self.nodes[f"{place.element}/{node.tag}[{number}]"] = node
            said = self.kinds.styles.of(node)
            if said.get("display") == "none":
                omitted += omission(node.strings, here)
                continue
            text = self.cell_text(node, sight.within(said, "cell"))
            omitted += omission(self.omitted, here)
            self.omitted.clear()
            yield GridCell(text, here, *spans(node))

    def cell_text(self, cell: Any, sight: Sight) -> str:
        """Return the text of a cell on one line, without tables inside it."""
        node: Any = cell
        while len(children := node.children) == 1:
            (node,) = children
            if isinstance(node, self.kinds.text):
                text, omitted = read([(node.data, sight.look(node.data))], in_cell=True)
                self.omitted += omitted
                return _SPACES.sub(" ", text).strip(" ")
            if not isinstance(node, self.kinds.element) or is_unread(node):
                return ""
            said = self.kinds.styles.of(node)
            if said.get("display") == "none":
                self.hide(node)
                return ""
            sight = self.entered(node, sight, said)
        if not children:
            return ""
        inner = self.inner(node, sight, in_cell=True)
        return unwrap(block.text for block in inner.blocks if isinstance(block, Paragraph))


def _within(node: Any, sight: Sight) -> list[tuple[Any, Sight]]:
    return [(child, sight) for child in reversed(node.children)]
