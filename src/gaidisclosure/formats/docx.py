"""Word documents, DOCX: to a document, without losing text that a change or a control wraps.

Read from the XML itself: what was inserted, tagged or put into a content control is text like any
other, what was deleted is none, and headings that Word numbers have their ordinal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final
from xml.etree.ElementTree import Element

from attrs import Factory, define

from gaidisclosure.document import Document, Grid, GridCell, Paragraph, Place
from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats.numbering import Numbering, W, value
from gaidisclosure.formats.packages import Package, damaged
from gaidisclosure.zh.widths import unwrap

__all__ = ["MOST_NESTED", "parse"]

MOST_NESTED: Final = 100
"""Tables, controls and boxes may stand so deep within each other."""

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_UNSEEN_NAMES: Final = (
    "del moveFrom instrText delText delInstrText pPr rPr sdtPr sdtEndPr tcPr trPr tblPr"
)
_UNSEEN: Final = frozenset(W + name for name in _UNSEEN_NAMES.split())
_BREAKS: Final = frozenset((W + "br", W + "cr"))
_MARKS: Final = {W + "tab": "\t", W + "ptab": "\t", W + "noBreakHyphen": "-"}
_PICTURES: Final = frozenset((W + "drawing", W + "pict"))


def parse(data: bytes) -> Document:
    """The paragraphs and tables of a Word document, each with the number of its element.

    ``UnreadableError`` with a code of :class:`~gaidisclosure.formats.packages.Package`, or
    ``document.too_deep``.
    """
    package = Package.of(data, "DOCX")
    root = package.xml("word/document.xml")
    body = None if root is None else root.find(W + "body")
    if body is None:
        raise damaged("DOCX")
    reader = _Reader(
        Numbering.of(package.xml("word/numbering.xml"), package.xml("word/styles.xml"))
    )
    reader.read(body, 0)
    return Document(tuple(reader.blocks), pictures=reader.pictures)


@define
class _Reader:
    """Reads blocks in their order; text boxes follow the paragraph that they hang on."""

    numbering: Numbering
    blocks: list[Paragraph | Grid] = Factory(list[Paragraph | Grid])
    paragraphs: int = 0
    tables: int = 0
    blank: int = 0
    pictures: int = 0

    def read(self, parent: Element, depth: int) -> None:
        if depth > MOST_NESTED:
            raise UnreadableError("document.too_deep", limit=MOST_NESTED)
        for element in parent:
            if element.tag == W + "p":
                self.add_paragraph(element, depth)
            elif element.tag == W + "tbl":
                self.add_table(element, depth)
            elif element.tag not in _UNSEEN:
                self.read(_shown(element), depth + 1)

    def add_paragraph(self, element: Element, depth: int) -> None:
        self.paragraphs += 1
        place = Place(element=f"paragraph[{self.paragraphs}]")
        boxes: list[Element] = []
        lines = self.lines(element, boxes)
        for line in lines:
            self.blocks.append(Paragraph(line, place, blank=self.blank))
            self.blank = 0
        self.blank += not lines
        for box in boxes:
            self.read(box, depth + 1)

    def lines(self, paragraph: Element, boxes: list[Element]) -> list[str]:
        """The lines of a paragraph that are not blank, with its ordinal."""
        text = self.numbering.ordinal(paragraph) + "".join(self.words(paragraph, boxes))
        return [line.strip(" \t") for line in text.split("\n") if line.strip(" \t\u3000\xa0")]

    def words(self, paragraph: Element, boxes: list[Element]) -> Iterator[str]:
        stack = [paragraph]
        while stack:
            element = stack.pop()
            tag = element.tag
            if tag == W + "t":
                yield element.text or ""
            elif tag in _BREAKS:
                yield "\n"
            elif tag in _MARKS:
                yield _MARKS[tag]
            elif tag == W + "sym":
                yield _symbol(element)
            elif tag == W + "txbxContent":
                boxes.append(element)
            elif tag not in _UNSEEN:
                self.pictures += tag in _PICTURES
                stack.extend(reversed(_shown(element)))

    def add_table(self, table: Element, depth: int) -> None:
        if table.find(f".//{W}tc//{W}tbl") is not None:
            for row in _within(table, W + "tr", depth):
                for cell in _within(row, W + "tc", depth):
                    self.read(cell, depth + 1)
            return
        self.tables += 1
        self.blank = 0
        grid = _Grid(f"table[{self.tables}]")
        for row in _within(table, W + "tr", depth):
            if row.find(f"{W}trPr/{W}del") is None:
                grid.add_row(row, [(c, self.cell_text(c)) for c in _within(row, W + "tc", depth)])
        self.blocks.append(grid.grid())

    def cell_text(self, cell: Element) -> str:
        boxes: list[Element] = []
        lines = [line for p in cell.iter(W + "p") for line in self.lines(p, boxes)]
        return unwrap(lines)


@define
class _Cell:
    text: str
    place: Place
    colspan: int
    rowspan: int = 1

    def cell(self) -> GridCell:
        return GridCell(self.text, self.place, self.rowspan, self.colspan)


@define
class _Grid:
    """Puts the cells of a table in place; a cell merged downwards goes on with the one above."""

    path: str
    rows: list[list[_Cell]] = Factory(list[list[_Cell]])
    above: dict[int, _Cell] = Factory(dict[int, _Cell])

    def add_row(self, row: Element, cells: Sequence[tuple[Element, str]]) -> None:
        place = f"{self.path}/row[{len(self.rows) + 1}]"
        made: list[_Cell] = []
        below: dict[int, _Cell] = {}
        column = self.blank(row, "gridBefore", made)
        for number, (element, text) in enumerate(cells, 1):
            properties = element.find(W + "tcPr")
            span = _span(properties, "gridSpan")
            upper = self.above.get(column)
            if upper and not text and _goes_on(properties) and upper.colspan == span:
                upper.rowspan += 1
                below[column] = upper
            else:
                cell = _Cell(text, Place(element=f"{place}/cell[{number}]"), span)
                made.append(cell)
                below[column] = cell
            column += span
        self.blank(row, "gridAfter", made)
        self.rows.append(made)
        self.above = below

    def blank(self, row: Element, name: str, made: list[_Cell]) -> int:
        """The columns that a row leaves out before or after its cells, as one blank cell."""
        left_out = row.find(f"{W}trPr/{W}{name}")
        count = min(max(value(left_out), 0), MOST_COLUMNS)
        if count:
            made.append(_Cell("", Place(element=self.path), count))
        return count

    def grid(self) -> Grid:
        return Grid(tuple(tuple(cell.cell() for cell in row) for row in self.rows))


MOST_COLUMNS: Final = 1_000
"""The most columns that one cell covers."""


def _span(properties: Element | None, name: str) -> int:
    found = None if properties is None else properties.find(W + name)
    return min(max(value(found), 1), MOST_COLUMNS)


def _goes_on(properties: Element | None) -> bool:
    """Whether a cell is a part of the one above."""
    merge = None if properties is None else properties.find(W + "vMerge")
    return merge is not None and merge.get(W + "val", "continue") == "continue"


def _within(parent: Element, tag: str, depth: int) -> Iterator[Element]:
    """The elements of a kind below a parent, also those in controls and insertions."""
    if depth > MOST_NESTED:
        raise UnreadableError("document.too_deep", limit=MOST_NESTED)
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag not in _UNSEEN and element.tag not in (W + "tbl", W + "p"):
            yield from _within(_shown(element), tag, depth + 1)


def _shown(element: Element) -> Element:
    """Of several versions of one content, the first that has any."""
    if element.tag != _MC + "AlternateContent":
        return element
    return next((version for version in element if len(version)), element)


def _symbol(element: Element) -> str:
    code = element.get(W + "char", "")
    try:
        character = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    private = "\ue000" <= character <= "\uf8ff"
    return character if character.isprintable() and not private else ""
