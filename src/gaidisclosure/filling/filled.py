# SPDX-License-Identifier: Apache-2.0
"""An office's own file with the figures of a report, 填入, and those not shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Protocol

from attrs import evolve, frozen

from gaidisclosure.document import Document, Paragraph
from gaidisclosure.draft import BLANK, Cell, Doubt, Draft
from gaidisclosure.draft.drafted import as_draft
from gaidisclosure.errors import UnreadableError
from gaidisclosure.filling.origin import origin_edits
from gaidisclosure.filling.words import doubts_of
from gaidisclosure.formats.detection import detect, parse
from gaidisclosure.formats.edits import Edit
from gaidisclosure.formats.web import html_edits
from gaidisclosure.formats.word import docx_edits
from gaidisclosure.model import AnnualReport
from gaidisclosure.reading.sources import Source, bytes_of, recognise_source


class _Editor(Protocol):
    """Replaces texts within the files of a format, and colours cells."""

    def edit(self, data: bytes, edits: Iterable[Edit]) -> bytes: ...
    def shade(self, data: bytes, colours: Mapping[str, str]) -> bytes: ...
    def aside(self, data: bytes) -> tuple[Paragraph, ...]: ...


_EDITORS: Final[Mapping[str, _Editor]] = {"docx": docx_edits, "html": html_edits}
"""The formats in whose files something can be changed and all else kept."""


def editor_of(data: bytes, refusal: str) -> _Editor:
    """Return the editor for the format of a file.

    Raises:
        UnreadableError: There is none. The error has the code that is given.
    """
    kind = detect(data).name
    if kind not in _EDITORS:
        raise UnreadableError(refusal, kind=kind)
    return _EDITORS[kind]


@frozen
class Filled:
    """A file with the figures of a report, 填好的文件.

    ``data`` are its bytes. ``missing`` are the paths of cells that have no place in it or do not
    show the figure; ``doubts`` are the words in it that speak of another year or of figures that
    nobody has changed.
    """

    data: bytes
    missing: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def fill(template: Source, value: AnnualReport | Draft, *, title: bool = True) -> Filled:
    """Write the figures of a report into the cells of a Word file or a web page.

    Everything but the texts of the cells stays byte for byte, except for a customary title and a
    line with the period, which then name the agency and the year of the report.

    Args:
        template: A DOCX or HTML file with the tables of the form, filled in or blank.
        value: A report, or a draft whose texts are written as they are.
        title: Replace a customary title and the period as well.

    Raises:
        UnreadableError: The file holds no report, has macros (``document.macros``), is of a format
            that cannot be filled in (``filling.format``) or of another form (``filling.form``),
            or has no cells to be filled in (``filling.no_place``).

    >>> import gaidisclosure as gd
    >>> page = gd.to_html(gd.AnnualReport2021.zero("云溪县商务局", 2023)).encode()
    >>> filled = gd.fill(page, gd.AnnualReport2021.zero("云溪县民政局", 2024))
    >>> gd.read(filled.data).agency, filled.missing, filled.doubts
    ('云溪县民政局', (), ())
    """
    draft = as_draft(value)
    data = bytes_of(template)
    editor = editor_of(data, "filling.format")
    document = parse(data)
    printed = recognise_source(document, data)
    if printed.form is not draft.form:
        raise UnreadableError("filling.form", template=printed.form.key, form=draft.form.key)
    edits = _cell_edits(printed, draft)
    if not edits:
        raise UnreadableError("filling.no_place")
    origin = origin_edits(_whole(document, data, editor), printed, draft) if title else ()
    return _compared(editor.edit(data, (*edits, *origin)), printed, draft, editor)


def _whole(document: Document, data: bytes, editor: _Editor) -> Document:
    """Return a document with the words of its file that are not of its text."""
    return evolve(document, blocks=(*document.blocks, *editor.aside(data)))


def _cell_edits(printed: Draft, draft: Draft) -> tuple[Edit, ...]:
    """Return the new texts of the cells that have a place of their own."""
    found = {path: element_of(cell) for path, cell in printed.cells.items()}
    times = Counter(found.values())
    return tuple(
        Edit(element, draft.cells.get(path, BLANK).text)
        for path, element in found.items()
        if element and times[element] == 1
    )


def element_of(cell: Cell) -> str | None:
    """Return the element that holds a cell, ``None`` if it is not known."""
    return cell.place.element if cell.place else None


def _compared(data: bytes, printed: Draft, draft: Draft, editor: _Editor) -> Filled:
    """Return the filled file with what it does not show, as it is read again."""
    document = parse(data)
    shown = recognise_source(document, data)
    doubts = doubts_of(_whole(document, data, editor), printed, shown, draft)
    return Filled(data, tuple(_missing(shown, draft)), tuple(doubts))


def _missing(shown: Draft, draft: Draft) -> Iterator[str]:
    for path in draft.form.cells:
        cell, wanted = shown.cells.get(path), draft.cells.get(path, BLANK)
        if cell is None or (cell.value, cell.state) != (wanted.value, wanted.state):
            yield path
