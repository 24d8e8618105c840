# SPDX-License-Identifier: Apache-2.0
"""A report in a document of any format, 识别: where formats meet the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import evolve

from gaidisclosure.document import Document, Grid, Paragraph
from gaidisclosure.document.place import NOWHERE
from gaidisclosure.draft import Doubt, Draft
from gaidisclosure.errors import UnreadableError
from gaidisclosure.form import SECTIONS, edition_in_force
from gaidisclosure.reading.attached import with_copy
from gaidisclosure.reading.mending.columns import with_blanks
from gaidisclosure.reading.mending.cut_rows import with_whole_rows
from gaidisclosure.reading.mending.glued import without_glue
from gaidisclosure.reading.mending.whole_sheets import unfolded
from gaidisclosure.reading.official import read_official
from gaidisclosure.reading.own import (
    read_header,
    read_official_head,
    read_own,
    without_marks,
    without_members,
)
from gaidisclosure.reading.tables.editions import Recognised, find_tables
from gaidisclosure.reading.tables.strip import Slot, slots
from gaidisclosure.reading.text.about import (
    cited,
    contact_of,
    divide_closing,
    period_of,
    period_said,
    publication_day,
)
from gaidisclosure.reading.text.headings import FRONT, Placed, divided, find_parts
from gaidisclosure.reading.text.named import completed, lines_of
from gaidisclosure.reading.text.narrative import narrate
from gaidisclosure.reading.text.title import Origin, is_another, read_title
from gaidisclosure.reading.text.wordings import read_wording

_FIRST, _LAST = SECTIONS[0].number, SECTIONS[-1].number
_FEWEST_PARTS: Final = 2
"""Fewest headings of the parts that cannot be a coincidence."""
_LONGEST: Final = 200
"""Most characters of a finding that a doubt repeats."""


def recognise(document: Document) -> Draft:
    """Return the draft that a document shows, each cell with its place in the source.

    A document of this library is read by its own outline. In any other, tables that are the form
    itself are read by place, and all others by their labels. An attached copy of the data is used
    only if it agrees with the page.

    Raises:
        UnreadableError: ``reading.no_report`` if there is neither a table of the form nor the
            headings of its parts, ``reading.no_tables`` or ``reading.pictures`` if only the tables
            are missing, ``reading.two_tables``, ``reading.two_reports``, ``reading.too_long`` or
            ``reading.section_too_long``.
    """
    document = without_members(document)
    plain = without_marks(unfolded(document))
    draft = read_own(plain) or _recognised(with_blanks(plain))
    told = tuple(_omitted(document, draft))
    draft = evolve(draft, doubts=(*draft.doubts, *told)) if told else draft
    return with_copy(draft, document.attachment)


def _recognised(document: Document) -> Draft:
    header = read_header(document.blocks)
    head = header or read_official_head(document.blocks)
    strip = _strip(document, own=head is not None)
    tables = read_official(document, strip) or find_tables(strip)
    paragraphs = [
        (number, block)
        for number, block in enumerate(document.blocks)
        if isinstance(block, Paragraph)
    ]
    starts = {number: blocks.start for number, blocks in tables.blocks.items()}
    below = [placed for placed in paragraphs if head is None or placed[0] >= head.end]
    parts = find_parts(below, starts)
    first = min([len(document.blocks), *starts.values(), *parts.values()])
    origin = head or _titled(below, first, min([len(document.blocks), *starts.values()]))
    if not tables.blocks:
        raise _nothing(parts, document.pictures)
    _require_one(origin, paragraphs, tables)
    inside = {block for blocks in tables.blocks.values() for block in blocks}
    inside -= {*parts.values()}  # a heading may stand between two lines of a table
    said = [each for each in below if each[0] >= origin.end and each[0] not in inside]
    sections = divided(said, parts, starts)
    if header:
        return _draft(header, sections, tables)
    return _published(origin, sections, tables, [*_lines(document.blocks[:first])])


def _titled(paragraphs: Sequence[Placed], heading: int, table: int) -> Origin:
    """Read the title above the first heading, or else above the first table.

    The name of a sheet, which stands above its title, can look like a heading.
    """
    above = (read_title([each for each in paragraphs if each[0] < end]) for end in (heading, table))
    return next((origin for origin in above if origin.title), Origin())


def _require_one(origin: Origin, paragraphs: Sequence[Placed], tables: Recognised) -> None:
    """Refuse the title of another report within the tables.

    The figures of the two can be equal, so that they do not tell: all 0, or last year's.

    Raises:
        UnreadableError: ``reading.two_reports``.
    """
    # Witness: ``test_two_reports_with_equal_figures``.
    first = next((p.place for at, p in paragraphs if at + 1 == origin.end), NOWHERE)
    for at, paragraph in paragraphs:
        if any(at in blocks for blocks in tables.blocks.values()) and at >= origin.end:
            other = read_wording(paragraph.text)
            if other and is_another(other, origin):
                raise UnreadableError(
                    "reading.two_reports",
                    one=origin.title,
                    other=paragraph.text[:_LONGEST],
                    first=first,
                    second=paragraph.place,
                )


def _strip(document: Document, *, own: bool) -> Sequence[Slot]:
    """Return the cells and lines of a document, mended.

    In the outline of this library (``own``), indented lines are never rows.
    """
    strip = slots(document)
    if own:
        indented = {
            at
            for at, block in enumerate(document.blocks)
            if isinstance(block, Paragraph) and block.indented
        }
        strip = [slot for slot in strip if slot.block not in indented]
    return without_glue(with_whole_rows(strip))


def _lines(blocks: Sequence[Paragraph | Grid]) -> Iterator[Placed]:
    """Yield the paragraphs, and the entries of an index table as paragraphs."""
    for number, block in enumerate(blocks):
        if isinstance(block, Grid):
            yield from lines_of(block, number)
        else:
            yield number, block


def _published(
    origin: Origin,
    sections: dict[int, list[Placed]],
    tables: Recognised,
    above: Sequence[Placed],
) -> Draft:
    """Return the draft of a published report, with the facts found in its text.

    ``above`` are the lines above the first heading.
    """
    front = sections[FRONT]
    opening = [*front, *sections[_FIRST]]
    origin = evolve(origin, period=origin.period or period_of(opening, origin.year))
    origin, named = completed(origin, above, front, sections[_LAST])
    if origin.agency:
        origin = evolve(origin, agency=evolve(origin.agency, contact=contact_of(front)))
    name = origin.agency.name if origin.agency else None
    closing, day = divide_closing(sections[_LAST], name)
    sections = {**sections, _LAST: list(closing)}
    draft = _draft(origin, sections, tables)
    said = [placed for placeds in sections.values() for placed in placeds]
    return evolve(
        draft,
        basis=cited(front) or cited(said),
        published=publication_day(above) or day,
        doubts=(
            *_origin_doubts(origin, named, opening),
            *draft.doubts,
            *_doubts(draft),
        ),
    )


def _draft(origin: Origin, sections: dict[int, list[Placed]], tables: Recognised) -> Draft:
    if origin.year is None and origin.period:
        origin = evolve(origin, year=origin.period.year)
    narrative, text_places = narrate(origin, sections)
    return Draft(
        edition=tables.form,
        issuer=origin.agency,
        year=origin.year,
        period=origin.period,
        narrative=narrative,
        text_places=text_places,
        cells=tables.cells,
        doubts=tables.doubts,
    )


def _origin_doubts(origin: Origin, named: Doubt | None, texts: Sequence[Placed]) -> Iterator[Doubt]:
    """Yield doubts about an agency that no title names and a period that is not read."""
    if named:
        yield named
    if origin.period is None:
        for _, paragraph in texts:
            if said := period_said(paragraph.text):
                yield Doubt("reading.doubt.period", found=said, place=paragraph.place)
                return


def _omitted(document: Document, draft: Draft) -> Iterator[Doubt]:
    """Yield a doubt for each kind of cells left out of a grid of the report."""
    printed = {cell.place for cell in draft.cells.values()}
    for grid in document.blocks:
        if isinstance(grid, Paragraph) or not grid.omitted:
            continue
        if not printed.isdisjoint(cell.place for row in grid.rows for cell in row):
            for reason in dict.fromkeys(each.reason for each in grid.omitted):
                found = [each for each in grid.omitted if each.reason == reason]
                told = " ".join(each.text for each in found)
                yield Doubt(f"reading.doubt.{reason}", (), told[:_LONGEST], found[0].place)


def _doubts(draft: Draft) -> Iterator[Doubt]:
    """Yield a doubt for a form of other years, and for each table without a figure."""
    in_force = edition_in_force(draft.year) if draft.year else None
    if in_force and in_force.name != draft.edition:
        yield Doubt("reading.doubt.edition", found=str(draft.year))
    printed = {draft.form.cells[path].table for path in draft.cells}
    for part in SECTIONS:
        if part.table and part.table not in printed:
            cells = (path for path, cell in draft.form.cells.items() if cell.table == part.table)
            yield Doubt("reading.doubt.no_table", tuple(cells), part.heading)


def _nothing(parts: Mapping[int, int], pictures: int) -> UnreadableError:
    if len(parts) < _FEWEST_PARTS:
        return UnreadableError("reading.no_report")
    if pictures:
        return UnreadableError("reading.pictures", count=pictures)
    return UnreadableError("reading.no_tables")
