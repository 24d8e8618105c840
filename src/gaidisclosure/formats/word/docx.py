# SPDX-License-Identifier: Apache-2.0
"""Files of word processors, Word 文档 (DOCX), to a document.

The file is an archive of XML. It is read here and by no library, since those leave out what stands
in content controls, text boxes and changes that were not accepted yet, and the ordinals of lists.
"""

from __future__ import annotations

import string
from collections.abc import Iterator, Sequence
from typing import Final
from xml.etree.ElementTree import Element

from attrs import define

from gaidisclosure.document import Document, Grid, Paragraph, Place
from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats.markup import numeral
from gaidisclosure.formats.packages import Package
from gaidisclosure.formats.word.numbering import Numbering, of_paragraphs
from gaidisclosure.formats.word.tables import RawCell, cells, grid, merged, rows
from gaidisclosure.formats.word.text import blocks, contents, without_formatting
from gaidisclosure.zh.widths import unwrap

__all__ = ["parse"]

_INDENT: Final = "\u3000\u3000"


def parse(data: bytes | Package) -> Document:
    """The paragraphs and tables of a file, each with the way that leads to its element.

    A line break within a paragraph ends it. A text box follows the paragraph that it is anchored
    in, and a table within a table the outer one, unless that merely lays out its contents.
    ``UnreadableError`` with the code ``document.empty`` for a file without text, or one of
    :class:`~gaidisclosure.formats.packages.Package` or
    :func:`~gaidisclosure.formats.markup.parse_xml`.

    >>> from gaidisclosure.errors import UnreadableError
    >>> try:
    ...     parse(b"PK")
    ... except UnreadableError as error:
    ...     print(error.code)
    document.damaged
    """
    package = Package.of(data, "DOCX")
    main = package.related("", "officeDocument") or "word/document.xml"
    body = package.tree(main, without_formatting).find("{w}body")
    if body is None:
        raise UnreadableError("document.damaged", kind=package.kind)
    numbering = _numbering(package, main)
    pictures = sum(1 for _ in body.iter("{w}drawing"))
    document = Document(tuple(_flat(_read(body, "", numbering))), pictures)
    if not document.blocks:
        raise UnreadableError("document.empty")
    return document


def _numbering(package: Package, main: str) -> Numbering:
    lists = package.related(main, "numbering")
    styles = package.related(main, "styles") if lists else None
    return Numbering(
        package.tree(lists) if lists else None,
        package.tree(styles, of_paragraphs) if styles else None,
    )


@define
class _Lines:
    """A paragraph: its lines, without blank ones."""

    lines: Sequence[str]
    path: str
    indented: bool


@define
class _Cell:
    raw: RawCell
    rowspan: int
    contents: Sequence[_Lines | _Table]

    @property
    def text(self) -> str:
        return unwrap(
            [line for part in self.contents if isinstance(part, _Lines) for line in part.lines]
        )

    @property
    def tables(self) -> Sequence[_Table]:
        return [part for part in self.contents if isinstance(part, _Table)]


@define
class _Table:
    rows: tuple[tuple[_Cell, ...], ...]

    @property
    def cells(self) -> Sequence[_Cell]:
        return [cell for row in self.rows for cell in row]

    @property
    def lays_out(self) -> bool:
        """Whether the table merely arranges tables, alone or together with paragraphs."""
        holders = [cell for cell in self.cells if cell.tables]
        if not holders:
            return False
        return any(cell.text for cell in holders) or not any(cell.text for cell in self.cells)


def _read(container: Element, path: str, numbering: Numbering) -> list[_Lines | _Table]:
    found: list[_Lines | _Table] = []
    paragraphs = tables = 0
    for block in blocks(container):
        if block.tag == "{w}tbl":
            tables += 1
            found.append(_table(block, f"{path}table[{tables}]", numbering))
        else:
            paragraphs += 1
            found += _paragraph(block, f"{path}paragraph[{paragraphs}]", numbering)
    return found


def _paragraph(element: Element, path: str, numbering: Numbering) -> list[_Lines | _Table]:
    text, boxes = contents(element)
    properties = element.find("{w}pPr")
    lines = [line.strip(string.whitespace) for line in text.split("\n")]
    lines[0] = _numbered(numbering.ordinal(properties), lines[0])
    kept = [line for line in lines if line.strip()]
    found: list[_Lines | _Table] = [_Lines(kept, path, _is_set_in(properties))]
    for number, box in enumerate(boxes, 1):
        found += _read(box, f"{path}/textbox[{number}]/", numbering)
    return found


def _numbered(ordinal: str, text: str) -> str:
    """A figure that ends the ordinal and one that begins the text are two."""
    return f"{ordinal} {text}" if text and ordinal[-1:].isdecimal() else ordinal + text


def _is_set_in(properties: Element | None) -> bool:
    indent = properties.find("{w}ind") if properties is not None else None
    keys = ("{w}firstLineChars", "{w}firstLine")
    return indent is not None and any(numeral(indent.get(key), 0) for key in keys)


def _table(element: Element, path: str, numbering: Numbering) -> _Table:
    raw = [
        tuple(cells(row, f"{path}/row[{number}]")) for number, row in enumerate(rows(element), 1)
    ]
    return _Table(
        tuple(tuple(_cell(cell, span, numbering) for cell, span in row) for row in merged(raw))
    )


def _cell(cell: RawCell, span: int, numbering: Numbering) -> _Cell:
    inner = _read(cell.element, f"{cell.path}/", numbering) if cell.element is not None else ()
    return _Cell(cell, span, inner)


def _flat(parts: Sequence[_Lines | _Table]) -> Iterator[Paragraph | Grid]:
    blank = 0
    for part in parts:
        if isinstance(part, _Lines):
            yield from _paragraphs(part, blank)
            blank = 0 if part.lines else blank + 1
            continue
        blank = 0
        if part.lays_out:
            yield from _flat([inner for cell in part.cells for inner in cell.contents])
        else:
            yield grid([[(each.raw, each.rowspan, each.text) for each in row] for row in part.rows])
            yield from _flat([inner for cell in part.cells for inner in cell.tables])


def _paragraphs(part: _Lines, blank: int) -> Iterator[Paragraph]:
    for number, line in enumerate(part.lines):
        text = line.removeprefix(_INDENT).strip(string.whitespace)
        indented = text != line or (part.indented and number == 0)
        yield Paragraph(text, Place(element=part.path), indented, 0 if number else blank)
