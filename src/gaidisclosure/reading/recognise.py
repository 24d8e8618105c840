"""A report found in a document of whatever format, 识别: the seam between formats and the form."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from gaidisclosure.document import Document, Paragraph
from gaidisclosure.draft import Draft
from gaidisclosure.errors import UnreadableError
from gaidisclosure.reading.header import read_header
from gaidisclosure.reading.headings import FRONT, divided, find_parts
from gaidisclosure.reading.narrative import narrate
from gaidisclosure.reading.origin import period_of, read_title
from gaidisclosure.reading.tables import Tables, find_tables

__all__ = ["recognise"]

_FEWEST_PARTS = 2
"""So many headings of the parts are no chance."""


def recognise(document: Document) -> Draft:
    """The draft that a document prints, each cell with its place in the source.

    Raises :class:`~gaidisclosure.errors.UnreadableError` with the code ``reading.no_report`` if
    it has neither a table of the form nor the headings of its parts, ``reading.no_tables`` if only
    the tables are missing, or ``reading.section_too_long``.
    """
    paragraphs = [
        (number, block)
        for number, block in enumerate(document.blocks)
        if isinstance(block, Paragraph)
    ]
    header = read_header(document.blocks)
    tables = find_tables(document, flush=header is not None)
    starts = {number: blocks.start for number, blocks in tables.blocks.items()}
    first = min(starts.values(), default=len(document.blocks))
    origin = header or read_title([placed for placed in paragraphs if placed[0] < first])
    behind = [placed for placed in paragraphs if placed[0] >= origin.end]
    parts = find_parts(behind, starts, flush=header is not None)
    if not tables.cells:
        raise _nothing(parts, document.pictures)
    said = [placed for placed in behind if not _in_table(placed[0], tables, parts)]
    sections = divided(said, parts, starts)
    if header is None:
        origin = evolve(origin, period=period_of(sections[FRONT], origin.year))
    if origin.year is None and origin.period:
        origin = evolve(origin, year=origin.period.year)
    return Draft(
        edition=tables.form.name,
        issuer=origin.agency,
        year=origin.year,
        period=origin.period,
        narrative=narrate(origin, sections, flush=header is not None),
        cells=tables.cells,
        doubts=tables.doubts,
    )


def _nothing(parts: Mapping[int, int], pictures: int) -> UnreadableError:
    if len(parts) < _FEWEST_PARTS:
        return UnreadableError("reading.no_report")
    if pictures:
        return UnreadableError("reading.pictures", count=pictures)
    return UnreadableError("reading.no_tables")


def _in_table(block: int, tables: Tables, parts: Mapping[int, int]) -> bool:
    """Whether a paragraph is a line of a table, and no heading that stands between two of it."""
    inside = any(block in blocks for blocks in tables.blocks.values())
    return inside and block not in parts.values()
