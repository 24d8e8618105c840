# SPDX-License-Identifier: Apache-2.0
"""Documents of this library, 自有版式, read back: the inverse of ``writing``.

A document is read here only if its outline is exact; figures and paragraphs may have been edited.
In any other document, :func:`~gaidisclosure.reading.recognition.recognise` takes only the header
from here, or the title and the lines below it if the outline is that of the official layout.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise, takewhile
from typing import Final, TypeAlias

from attrs import evolve

from gaidisclosure.document import Document, Grid, Paragraph, Place
from gaidisclosure.draft import Draft
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.form import ASPECTS, HEADER, SECTIONS, customary_title, read_customary_title
from gaidisclosure.i18n import LOCALES, text
from gaidisclosure.model import Agency, Contact, Level, Narrative, Overview, ReportingPeriod
from gaidisclosure.reading.lawful import lawful, with_field
from gaidisclosure.reading.official import tables_by_place
from gaidisclosure.reading.text.title import Origin
from gaidisclosure.zh.dates import read_date
from gaidisclosure.zh.widths import unwrap

_FAULT: Final = ("kind", "agency", "file")
"""The first columns of a list to send back."""
_Blocks: TypeAlias = Sequence[Paragraph | Grid]
_Parts: TypeAlias = dict[str, list[Paragraph | Grid]]

_COLON: Final = "："
_KEYS: Final = {item.label: key for key, item in HEADER.items()}
_ORDER: Final = list(HEADER)
_LEVELS: Final = {level.label(): level for level in Level}
_YEAR: Final = re.compile("([0-9]{1,9})年")

_MOST_LINES: Final = 9
"""Most lines of a title, which has at most 500 characters."""
_PREFACE: Final = ""
_OVERVIEW, _, _, _, _PROBLEMS, _OTHER = (part.heading for part in SECTIONS)
_ASPECTS: Final = {aspect.heading: aspect.item.key for aspect in ASPECTS}
_WITH_TABLE: Final = [part.heading for part in SECTIONS if part.table]
_TEXTS: Final = {
    _PREFACE: "preface",
    _OVERVIEW: "overview.text",
    **{heading: f"overview.{key}" for heading, key in _ASPECTS.items()},
    _PROBLEMS: "problems_and_improvements",
    _OTHER: "other_matters",
}
"""Field paths of the texts, by heading."""
_OUTLINE: Final = (_PREFACE, _OVERVIEW, *_ASPECTS, *_WITH_TABLE, _PROBLEMS, _OTHER)


def without_marks(document: Document) -> Document:
    """Return a document without the marks of incomplete and invalid drafts.

    They are never indented, unlike the text of a report.
    """
    kept = tuple(each for each in document.blocks if (_flush(each) or "").strip() not in _marks())
    return document if len(kept) == len(document.blocks) else evolve(document, blocks=kept)


def _flush(block: Paragraph | Grid) -> str | None:
    """Return the text of a paragraph that is not indented, ``None`` for other blocks."""
    return None if isinstance(block, Grid) or block.indented else block.text


def without_members(document: Document) -> Document:
    """Return a document without the sheet that lists the members of a consolidation.

    Their figures are those of other reports. If one sheet is left, its name is dropped, too: a
    workbook of one sheet has none.
    """
    at = next((at for at, pair in enumerate(pairwise(document.blocks)) if _is_list(*pair)), None)
    if at is None:
        return document
    left = (*document.blocks[:at], *document.blocks[at + 2 :])
    is_alone = sum(isinstance(each, Grid) for each in left) == 1
    return evolve(document, blocks=left[is_alone:])


def _is_list(name: Paragraph | Grid, grid: Paragraph | Grid) -> bool:
    """Tell if two blocks are the name of the sheet of members, and the sheet."""
    if isinstance(name, Grid) or isinstance(grid, Paragraph) or not name.place.sheet:
        return False
    return (name.text, grid.rows[0][0].text) in _members()


@cache
def _members() -> frozenset[tuple[str, str]]:
    """Return the name of the sheet of members and its first heading, by language."""
    return frozenset(
        (text("writing.members.name", each), text("writing.members.agency", each))
        for each in LOCALES
    )


def is_list_of_faults(document: Document) -> bool:
    """Tell if a document is a list that ``check --output`` has written, 退回清单."""
    grids = document.grids
    heads = [cell.text for row in grids[0].rows[:1] for cell in row] if len(grids) == 1 else []
    return tuple(heads[: len(_FAULT)]) in _lists_of_faults()


@cache
def _lists_of_faults() -> frozenset[tuple[str, ...]]:
    """Return the first headings of a list to send back, by language."""
    return frozenset(tuple(text(f"cli.fault.{name}", each) for name in _FAULT) for each in LOCALES)


@cache
def _marks() -> frozenset[str]:
    """Return the marks of incomplete and invalid drafts, in each language."""
    kinds = ("incomplete", "invalid")
    return frozenset(text(f"writing.mark.{kind}", each) for kind in kinds for each in LOCALES)


def read_own(document: Document) -> Draft | None:
    """Return the draft in a document of this library, ``None`` for other documents."""
    origin = read_header(document.blocks)
    parts = _parts(document.blocks[origin.end :]) if origin else None
    if origin is None or parts is None:
        return None
    tables = tables_by_place(document.grids)
    narrative = _narrative(origin, parts)
    if tables is None or narrative is None:
        return None
    return Draft(
        edition=tables.form,
        issuer=origin.agency,
        year=origin.year,
        period=origin.period,
        narrative=narrative,
        text_places={path: _places(parts.get(heading, ())) for heading, path in _TEXTS.items()},
        cells=tables.cells,
    )


def _parts(blocks: _Blocks) -> _Parts | None:
    """Return the blocks below each heading, ``None`` for other headings."""
    parts: _Parts = {_PREFACE: []}
    below = parts[_PREFACE]
    for block in blocks:
        if (heading := _flush(block)) is None:
            below.append(block)
        elif heading in parts:
            return None
        else:
            below = parts[heading] = []
    outline = [each for each in _OUTLINE if each in parts or each not in _ASPECTS]
    if [*parts] != outline:
        return None
    in_place = all(
        [*map(type, below)] == [Grid] if heading in _WITH_TABLE else Grid not in map(type, below)
        for heading, below in parts.items()
    )
    return parts if in_place else None


def _narrative(origin: Origin, parts: _Parts) -> Narrative | None:
    """Return the texts of a report, ``None`` if no report can have them."""
    said = {
        heading: "\n".join(block.text for block in below if isinstance(block, Paragraph))
        for heading, below in parts.items()
    }
    name = origin.agency.name if origin.agency else None
    aspects = {key: said[heading] for heading, key in _ASPECTS.items() if heading in said}
    try:
        return Narrative(
            title="" if origin.title == customary_title(name, origin.year) else origin.title,
            preface=said[_PREFACE],
            overview=Overview(text=said[_OVERVIEW], **aspects),
            problems_and_improvements=said[_PROBLEMS],
            other_matters=said[_OTHER],
        )
    except InvalidReportError:
        return None


def _places(blocks: _Blocks) -> tuple[Place, ...]:
    return tuple(block.place for block in blocks if isinstance(block, Paragraph))


def read_header(blocks: _Blocks) -> Origin | None:
    """Return the contents of a title and the header below, ``None`` without one.

    The header is lines with the labels of :data:`~gaidisclosure.form.HEADER` in their order. The
    last of them is never missing.
    """
    said = _said(blocks)
    return _origin(blocks[0], said) if _ORDER[-1] in said else None


def read_official_head(blocks: _Blocks) -> Origin | None:
    """Return the contents of a title in the official layout and of the lines below.

    The lines name agency and year unless the title is the customary one. ``None`` for any other
    outline.
    """
    first = takewhile(_is_of_title, blocks[:_MOST_LINES])
    lines = [block for block in first if isinstance(block, Paragraph)]
    if not lines:
        return None
    title = evolve(lines[0], text=unwrap(line.text for line in lines))
    said = _said([title, *blocks[len(lines) :]])
    origin = _origin(title, said)
    if origin is None or _parts(blocks[(end := len(lines) + len(said)) :]) is None:
        return None
    origin = evolve(origin, end=end)
    named = read_customary_title(origin.title)
    if not said.keys().isdisjoint(("agency", "year")) or named is None:
        return origin if said else None
    name, year = named
    return evolve(origin, agency=_agency({"agency": name or ""}), year=year)


def _is_of_title(block: Paragraph | Grid) -> bool:
    """Tell if a block is a line of the title, which may be wrapped on a page."""
    text = _flush(block)
    return text is not None and text not in _OUTLINE and _field(block)[0] is None


def _said(blocks: _Blocks) -> dict[str, str]:
    """Return the fields of the header that follow the title, in their order."""
    said: dict[str, str] = {}
    rest = iter(_ORDER)
    for block in blocks[1 : len(_ORDER) + 1]:
        key, value = _field(block)
        if key is None or key not in rest:
            break
        said[key] = value
    return said


def _field(block: Paragraph | Grid) -> tuple[str | None, str]:
    label, _, value = (_flush(block) or "").partition(_COLON)
    return _KEYS.get(label), value.strip()


def _origin(title: Paragraph | Grid, said: dict[str, str]) -> Origin | None:
    text = _flush(title)
    if text is None:
        return None
    period = _period(said.get("period", ""))
    year = _YEAR.fullmatch(said.get("year", ""))
    return Origin(
        title=text,
        agency=_agency(said),
        year=int(year[1]) if year else (period and period.year),
        period=period,
        end=len(said) + 1,
    )


def _agency(said: dict[str, str]) -> Agency | None:
    """Return the agency with the lawful part of the header, ``None`` without a name."""
    agency = lawful(lambda: Agency(said.get("agency", "")))
    if agency is None:
        return None
    for key in ("unified_social_credit_code", "division_code"):
        agency = with_field(agency, key, said.get(key))
    contact = Contact()
    for key in ("address", "telephone", "postcode", "email"):
        contact = with_field(contact, key, said.get(key))
    return evolve(agency, level=_LEVELS.get(said.get("level", "")), contact=contact)


def _period(said: str) -> ReportingPeriod | None:
    start, _, end = said.partition("至")
    first, last = read_date(start), read_date(end)
    return lawful(lambda: ReportingPeriod(first, last)) if first and last else None
