# SPDX-License-Identifier: Apache-2.0
"""Reader of word processor files, Word 文档 (DOCX).

The file is an archive of XML. No library is used, because libraries skip the ordinals of lists and
the text in content controls, text boxes and tracked changes.
"""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from xml.etree.ElementTree import Element

from attrs import Factory, define

from gaidisclosure.document import (
    INDENT,
    Document,
    Grid,
    Omission,
    Paragraph,
    Place,
    tables_numbered,
)
from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats import limits
from gaidisclosure.formats.custom_xml import attached
from gaidisclosure.formats.markup import numeral
from gaidisclosure.formats.packages import Package
from gaidisclosure.formats.runs import omission, read
from gaidisclosure.formats.web import html, mhtml
from gaidisclosure.formats.word.docx_parts import MAIN
from gaidisclosure.formats.word.looks import Looks, is_shaded, is_white
from gaidisclosure.formats.word.numbering import Numbering, of_text
from gaidisclosure.formats.word.tables import RawCell, cells, grid, merged, rows
from gaidisclosure.formats.word.text import Contents, blocks, without_formatting
from gaidisclosure.zh.widths import unwrap

_ZIP: Final = b"PK"
_RTF: Final = b"{\\rtf"
_MESSAGE: Final = (b"mime-", b"from:")
_MOST_CHUNKS: Final = 20
_IN_NUMBERS: Final = (".", "．", ",", "，")
"""Most files that are inserted in one. Each is read as a separate file."""


def parse(data: bytes | Package) -> Document:
    """Return the paragraphs and tables of a file, each with the path to its element.

    A line break within a paragraph ends it. A text box follows the paragraph that it is anchored
    in. A nested table follows the outer one, unless the outer one is only for layout.

    Raises:
        UnreadableError: ``document.empty`` for a file without text, or a code of
            :class:`~gaidisclosure.formats.packages.Package` or
            :func:`~gaidisclosure.formats.markup.parse_xml`.

    >>> parse(b"PK")
    Traceback (most recent call last):
    gaidisclosure.errors.UnreadableError: [document.damaged] ...
    """
    package = Package.of(data, "DOCX")
    main = main_of(package)
    root = package.tree(main, without_formatting)
    body, has_background = root.find("{w}body"), root.find("{w}background") is not None
    if body is None:
        raise UnreadableError("document.damaged", kind=package.kind)
    pictures = sum(1 for _ in body.iter("{w}drawing"))
    parts = _Reader.of(package, main, body).read(body, "", shaded=has_background)
    blocks = tuple(tables_numbered(_flat(parts)))
    document = Document(blocks, pictures, attached(package, main))
    if not document.blocks:
        raise UnreadableError("document.empty")
    return document


def main_of(package: Package) -> str:
    """Return the name of the part with the text."""
    return package.related("", "officeDocument") or MAIN


def located(package: Package, main: str, body: Element) -> dict[str, Element]:
    """Return the paragraphs and cells of a file, by their paths."""
    reader = _Reader.of(package, main, body)
    reader.read(body, "", shaded=False)
    return reader.elements


@define
class _Lines:
    """A paragraph with its lines, except blank ones, and the figures left out of it."""

    lines: Sequence[str]
    path: str
    indented: bool
    omitted: Sequence[str] = ()


@define
class _Chunk:
    """A file that was inserted whole."""

    blocks: tuple[Paragraph | Grid, ...]


@define
class _Cell:
    raw: RawCell
    rowspan: int
    contents: Sequence[_Part]

    @property
    def text(self) -> str:
        return unwrap(
            [line for part in self.contents if isinstance(part, _Lines) for line in part.lines]
        )

    @property
    def tables(self) -> Sequence[_Table]:
        return [part for part in self.contents if isinstance(part, _Table)]

    @property
    def omitted(self) -> Iterator[Omission]:
        texts = (
            text for part in self.contents if isinstance(part, _Lines) for text in part.omitted
        )
        return omission(texts, Place(element=self.raw.path or None))


@define
class _Table:
    rows: tuple[tuple[_Cell, ...], ...]
    omitted: tuple[Omission, ...] = ()
    """The figures of rows that are not printed."""

    @property
    def cells(self) -> Sequence[_Cell]:
        return [cell for row in self.rows for cell in row]

    @property
    def is_frame(self) -> bool:
        """``True`` for a table with a single cell."""
        return len(self.cells) == 1 and not self.omitted

    @property
    def lays_out(self) -> bool:
        """``True`` for a table that only arranges other tables and paragraphs."""
        holders = [cell for cell in self.cells if cell.tables]
        if not holders:
            return False
        return any(cell.text for cell in holders) or not any(cell.text for cell in self.cells)


_Part = _Lines | _Table | _Chunk


@define
class _Reader:
    """Reads paragraphs and tables, with the lists and styles of the file."""

    numbering: Numbering
    looks: Looks
    package: Package
    chunks: Mapping[str, str]
    """The names of inserted parts, by their identifiers."""
    left: int = _MOST_CHUNKS
    elements: dict[str, Element] = Factory(dict[str, Element])
    """The elements that were read, by their paths."""

    @classmethod
    def of(cls, package: Package, main: str, body: Element) -> _Reader:
        lists, styles = package.related(main, "numbering"), package.related(main, "styles")
        numbered = package.tree(lists) if lists else None
        white = any(map(is_white, body.iter("{w}rPr")))
        styled = package.tree(styles, None if white else of_text) if styles else None
        chunks = package.targets(main)
        return cls(Numbering(numbered, styled), Looks(styled), package, chunks)

    def read(
        self, container: Element, path: str, *, in_cell: bool = False, shaded: bool = False
    ) -> list[_Part]:
        found: list[_Part] = []
        fields: list[bool] = []
        paragraphs = tables = 0
        for block in blocks(container):
            if block.tag == "{w}altChunk":
                found.append(_Chunk(self.chunk(block)))
                continue
            if block.tag == "{w}tbl":
                tables += 1
                table = self.table(block, f"{path}table[{tables}]", shaded=shaded)
                found += table.cells[0].contents if in_cell and table.is_frame else [table]
                continue
            paragraphs += 1
            self.elements[f"{path}paragraph[{paragraphs}]"] = block
            contents = Contents(self.looks, fields, shaded)
            contents.read(block)
            found += self.paragraph(contents, f"{path}paragraph[{paragraphs}]", in_cell=in_cell)
            if True in fields and not _are_closed(container):
                fields.clear()
        return found

    def chunk(self, element: Element) -> tuple[Paragraph | Grid, ...]:
        """Return the contents of an inserted page, which web systems export."""
        key = next((key for name, key in element.items() if name.endswith("}id")), "")
        part = self.chunks.get(key)
        data = self.package.read(part) if part else b""
        if not part or data.startswith((_ZIP, _RTF)):
            raise UnreadableError("document.unsupported", kind="altChunk")
        self.left -= 1
        if self.left < 0:
            raise limits.MEMBERS.refusal(_MOST_CHUNKS + 1, limit=_MOST_CHUNKS)
        parse_page = mhtml.parse if data.lstrip()[:5].lower() in _MESSAGE else html.parse
        return parse_page(data).blocks

    def paragraph(self, contents: Contents, path: str, *, in_cell: bool) -> list[_Part]:
        properties = contents.properties
        text, omitted = read(contents.runs, in_cell=in_cell)
        lines = [line.strip(string.whitespace) for line in text.split("\n")]
        lines[0] = _numbered(self.numbering.ordinal(properties), lines[0])
        kept = [line for line in lines if line.strip()]
        found: list[_Part] = [_Lines(kept, path, _is_indented(properties), omitted)]
        for number, box in enumerate(contents.boxes, 1):
            found += self.read(box, f"{path}/textbox[{number}]/", shaded=True)
        return found

    def table(self, element: Element, path: str, *, shaded: bool) -> _Table:
        shaded = shaded or self.looks.shades(element.find("{w}tblPr"))
        printed, others = rows(element)
        raw = [tuple(cells(row, f"{path}/row[{at}]")) for at, row in enumerate(printed, 1)]
        omitted = [each for row in others for each in omission(_texts(row), Place(element=path))]
        kept = (tuple(self.cell(cell, span, shaded) for cell, span in row) for row in merged(raw))
        return _Table(tuple(kept), tuple(omitted))

    def cell(self, cell: RawCell, span: int, shaded: bool) -> _Cell:
        inner = cell.element
        if inner is None:
            return _Cell(cell, span, ())
        self.elements[cell.path] = inner
        if cell.is_placeholder:
            return _Cell(cell, span, ())
        shaded = shaded or is_shaded(inner.find("{w}tcPr"))
        return _Cell(cell, span, self.read(inner, f"{cell.path}/", in_cell=True, shaded=shaded))


def _numbered(ordinal: str, text: str) -> str:
    """Return a text after its ordinal, with a space where both could be one number.

    The figure 802 of a numbered paragraph is shown as ``1. 802``, and is not 1.802.
    """
    is_open = ordinal[-1:] in _IN_NUMBERS and text[:1].isdecimal()
    return f"{ordinal} {text}" if text and (is_open or ordinal[-1:].isdecimal()) else ordinal + text


def _are_closed(container: Element) -> bool:
    """Tell if all fields that begin in a container end there, as in an intact file."""
    kinds = [each.get("{w}fldCharType") for each in container.iter("{w}fldChar")]
    return kinds.count("begin") == kinds.count("end")


def _texts(row: Element) -> Iterator[str]:
    return (each.text or "" for each in row.iter() if each.tag in ("{w}t", "{w}delText"))


def _is_indented(properties: Element | None) -> bool:
    indent = properties.find("{w}ind") if properties is not None else None
    keys = ("{w}firstLineChars", "{w}firstLine")
    return indent is not None and any(numeral(indent.get(key), 0) for key in keys)


def _flat(parts: Sequence[_Part]) -> Iterator[Paragraph | Grid]:
    blank = 0
    for part in parts:
        if isinstance(part, _Chunk):
            yield from part.blocks
            continue
        if isinstance(part, _Lines):
            yield from _paragraphs(part, blank)
            blank = 0 if part.lines else blank + 1
            continue
        blank = 0
        if part.lays_out:
            yield from _flat([inner for cell in part.cells for inner in cell.contents])
        else:
            laid = [[(each.raw, each.rowspan, each.text) for each in row] for row in part.rows]
            yield grid(laid, [*part.omitted, *(one for each in part.cells for one in each.omitted)])
            yield from _flat([inner for cell in part.cells for inner in cell.tables])


def _paragraphs(part: _Lines, blank: int) -> Iterator[Paragraph]:
    for number, line in enumerate(part.lines):
        text = line.removeprefix(INDENT).strip(string.whitespace)
        indented = text != line or (part.indented and number == 0)
        yield Paragraph(text, Place(element=part.path), indented, 0 if number else blank)
