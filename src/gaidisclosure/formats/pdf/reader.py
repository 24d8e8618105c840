# SPDX-License-Identifier: Apache-2.0
"""Reader of PDF files with a text layer, 带文字层的 PDF.

A table that continues over pages becomes one grid on each page. Page numbers and running heads are
left out. Pictures are not read, so a scan has no text.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from attrs import evolve

from gaidisclosure.document import MEDIA_TYPE, Attachment, Document, Grid, Paragraph
from gaidisclosure.errors import GaidisclosureError, UnreadableError
from gaidisclosure.formats import limits
from gaidisclosure.formats.extras import library
from gaidisclosure.formats.pdf.drawings import Bounds, objects
from gaidisclosure.formats.pdf.lines import Line, Margins, lines, without_margins
from gaidisclosure.formats.pdf.opened import opened, require_moderate_streams
from gaidisclosure.formats.pdf.page import Page
from gaidisclosure.formats.pdf.ruled_tables import ruled_tables

_FEWEST: Final = 10
"""Fewest characters of a text layer if there are pictures, and fewest curves.

A file without characters but with curves has its letters drawn as outlines.
"""
_FIRST: Final = itemgetter(0)

# Its warnings about fonts do not help a user, who gets an error for anything unreadable.
logging.getLogger("pdfminer").addHandler(logging.NullHandler())


def parse(data: bytes) -> Document:
    """Return the paragraphs and tables of a PDF, each with its page and box.

    Raises:
        UnreadableError: ``document.damaged``, ``document.encrypted``, ``document.scanned``,
            ``document.empty``, ``document.outlines``, ``document.expands``, or the code of
            another limit.
    """
    library("pdfplumber")
    require_moderate_streams(data)
    try:
        with opened(data) as file:
            return _document(file)
    except GaidisclosureError:
        raise
    except Exception as error:
        if error.args and isinstance(error.args[0], UnreadableError):
            raise error.args[0] from None
        names = {cls.__name__ for each in (error, *error.args) for cls in type(each).__mro__}
        if any("Password" in name or "Encryption" in name for name in names):
            raise UnreadableError("document.encrypted") from None
        raise UnreadableError("document.damaged", kind="PDF") from None


def _document(file: Any) -> Document:
    bounds = Bounds(file.rsrcmgr)
    pages = file.pages
    limits.PAGES.require(len(pages))
    start = time.monotonic()
    read: list[tuple[list[Line], list[tuple[int, Grid]]]] = []
    characters = pictures = curves = 0
    for page in pages:
        limits.SECONDS.require(time.monotonic() - start)
        bounds.begin(page.page_obj)
        found = Page.of(page)
        characters += len(found.characters)
        pictures += found.pictures
        read.append(_page(found))
        curves += found.curves
        page.close()
    if not characters and curves >= _FEWEST:
        raise UnreadableError("document.outlines")
    if characters < (_FEWEST if pictures else 1):
        raise UnreadableError("document.scanned" if pictures else "document.empty")
    kept = without_margins([written for written, _ in read])
    things: list[Line | Grid] = []
    for written, (_, grids) in zip(kept, read, strict=True):
        placed: list[tuple[int, Line | Grid]] = [(line.number, line) for line in written]
        things += [thing for _, thing in sorted([*placed, *grids], key=_FIRST)]
    return Document(tuple(_blocks(things)), pictures, attached(file.doc.catalog))


def _page(page: Page) -> tuple[list[Line], list[tuple[int, Grid]]]:
    """Return the lines outside tables, and the tables with their first line numbers.

    Lines are numbered from the top of the page. A row of a table counts as one line.
    """
    tables = ruled_tables(page)
    outside = (each for each in page.characters if not any(box.holds(each) for box, _ in tables))
    found: list[tuple[float, Line | Grid]] = [(line.top, line) for line in lines(outside, page)]
    found += [(box.top, grid) for box, grid in tables]
    written, grids, number = list[Line](), list[tuple[int, Grid]](), 1
    for _, thing in sorted(found, key=_FIRST):
        if isinstance(thing, Line):
            written.append(evolve(thing, number=number))
            number += 1
        else:
            grids.append((number, _numbered(thing, number)))
            number += len(thing.rows)
    return written, grids


def _numbered(grid: Grid, first: int) -> Grid:
    """Return a grid with the line numbers of its rows, given the first."""
    places = {
        spot.cell.place: evolve(spot.cell.place, line=first + spot.rows.start)
        for spot in grid.occupancy()
    }
    return grid.moved(lambda place: places.get(place, place))


def _blocks(things: Sequence[Line | Grid]) -> Iterator[Paragraph | Grid]:
    """Yield the paragraphs and grids. A paragraph may span pages, but not a grid."""
    margins = Margins.of(thing for thing in things if isinstance(thing, Line))
    for kind, group in groupby(things, key=type):
        if kind is Line:
            yield from margins.paragraphs(line for line in group if isinstance(line, Line))
        else:
            yield from (grid for grid in group if isinstance(grid, Grid))


def attached(catalog: Any) -> Attachment | None:
    """Return the data of this library in a file, ``None`` if there is none.

    Args:
        catalog: The catalog of the file from pdfminer. Entries of a wrong type count as empty.
    """
    for each in objects().list_value(catalog.get("AF")):
        file = objects().dict_value(objects().dict_value(each).get("EF"))
        stream = objects().stream_value(file.get("F"))
        if getattr(stream.get("Subtype"), "name", "") == MEDIA_TYPE:
            data = stream.get_data()
            if len(data) <= limits.PART.most:
                return Attachment(MEDIA_TYPE, data)
    return None
