# SPDX-License-Identifier: Apache-2.0
"""A report found in a document of whatever format, 识别: the seam between formats and the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from gaidisclosure.document import Document, Paragraph
from gaidisclosure.draft import Doubt, Draft
from gaidisclosure.errors import UnreadableError
from gaidisclosure.form import SECTIONS, edition_in_force
from gaidisclosure.reading.mending.columns import with_blanks
from gaidisclosure.reading.mending.whole_sheets import unfolded
from gaidisclosure.reading.tables.editions import Recognised, find_tables
from gaidisclosure.reading.text.about import cited, contact_of, publication_day
from gaidisclosure.reading.text.closing import divide_closing
from gaidisclosure.reading.text.header import read_header
from gaidisclosure.reading.text.headings import FRONT, Placed, divided, find_parts
from gaidisclosure.reading.text.narrative import narrate
from gaidisclosure.reading.text.origin import Origin, period_of, read_title

__all__ = ["recognise"]

_LAST = SECTIONS[-1].number
_FEWEST_PARTS = 2
"""So many headings of the parts are no chance."""


def recognise(document: Document) -> Draft:
    """The draft that a document prints, each cell with its place in the source.

    Raises :class:`~gaidisclosure.errors.UnreadableError` with the code ``reading.no_report`` if
    it has neither a table of the form nor the headings of its parts, ``reading.no_tables`` if only
    the tables are missing, or ``reading.section_too_long``.
    """
    document = unfolded(with_blanks(document))
    paragraphs = [
        (number, block)
        for number, block in enumerate(document.blocks)
        if isinstance(block, Paragraph)
    ]
    header = read_header(document.blocks)
    tables = find_tables(document, flush=header is not None)
    starts = {number: blocks.start for number, blocks in tables.blocks.items()}
    first = min(starts.values(), default=len(document.blocks))
    behind = [placed for placed in paragraphs if header is None or placed[0] >= header.end]
    parts = find_parts(behind, starts, flush=header is not None)
    first = min([first, *parts.values()])
    origin = header or read_title([placed for placed in behind if placed[0] < first])
    behind = [placed for placed in behind if placed[0] >= origin.end]
    if not tables.blocks:
        raise _nothing(parts, document.pictures)
    inside = {block for blocks in tables.blocks.values() for block in blocks}
    inside -= {*parts.values()}  # a heading may stand between two lines of a table
    said = [placed for placed in behind if placed[0] not in inside]
    sections = divided(said, parts, starts)
    if header is None:
        return _published(
            origin, sections, tables, [placed for placed in paragraphs if placed[0] < first]
        )
    return _draft(origin, sections, tables, flush=True)


def _published(
    origin: Origin,
    sections: dict[int, list[Placed]],
    tables: Recognised,
    above: Sequence[Placed],
) -> Draft:
    """The draft of a report that an agency published, with what its text says of itself."""
    front = sections[FRONT]
    origin = evolve(origin, period=period_of(front, origin.year))
    if origin.agency:
        origin = evolve(origin, agency=evolve(origin.agency, contact=contact_of(front)))
    name = origin.agency.name if origin.agency else None
    closing, day = divide_closing(sections[_LAST], name)
    sections = {**sections, _LAST: list(closing)}
    draft = _draft(origin, sections, tables, flush=False)
    said = [placed for placeds in sections.values() for placed in placeds]
    return evolve(
        draft,
        basis=cited(front) or cited(said),
        published=publication_day(above) or day,
        doubts=(*draft.doubts, *_doubts(draft)),
    )


def _draft(
    origin: Origin, sections: dict[int, list[Placed]], tables: Recognised, *, flush: bool
) -> Draft:
    if origin.year is None and origin.period:
        origin = evolve(origin, year=origin.period.year)
    return Draft(
        edition=tables.form,
        issuer=origin.agency,
        year=origin.year,
        period=origin.period,
        narrative=narrate(origin, sections, flush=flush),
        cells=tables.cells,
        doubts=tables.doubts,
    )


def _doubts(draft: Draft) -> Iterator[Doubt]:
    """A form that is not that of the year, and tables that are not there or have no figures."""
    in_force = edition_in_force(draft.year) if draft.year else None
    if in_force and in_force.name != draft.edition:
        yield Doubt("reading.doubt.edition", found=str(draft.year))
    printed = {draft.form.cells[path].table for path in draft.cells}
    for part in SECTIONS:
        if part.table and part.table not in printed:
            yield Doubt("reading.doubt.no_table", found=part.heading)


def _nothing(parts: Mapping[int, int], pictures: int) -> UnreadableError:
    if len(parts) < _FEWEST_PARTS:
        return UnreadableError("reading.no_report")
    if pictures:
        return UnreadableError("reading.pictures", count=pictures)
    return UnreadableError("reading.no_tables")
