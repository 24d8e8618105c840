# SPDX-License-Identifier: Apache-2.0
"""Data attached to a file, 附带数据, used only if they agree with the page.

The page is what is published. An attached report may add facts that the layout does not show, and
the exact texts. But if a figure, a name or a sentence differs, the page is read, and the attached
report is ignored with a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Final
from unicodedata import normalize

from attrs import evolve

from gaidisclosure.codec.refused import load_json
from gaidisclosure.document import Attachment, Paragraph
from gaidisclosure.draft import BLANK, Cell, Doubt, Draft
from gaidisclosure.errors import InvalidJSONError
from gaidisclosure.form import ASPECTS, customary_title
from gaidisclosure.formats.plain.box_writer import without_borders
from gaidisclosure.model import Narrative
from gaidisclosure.model.narrative import TEXTS
from gaidisclosure.reading.text.about import divide_closing
from gaidisclosure.reading.text.headings import FRONT, Placed
from gaidisclosure.reading.text.narrative import narrate
from gaidisclosure.reading.text.title import Origin
from gaidisclosure.zh.dates import find_period

_SPACE: Final = re.compile(
    r"[\s\xad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufdd0-\ufdef\ufeff\ufffd-\uffff"
    r"\x00-\x1f\x7f-\x9f]+"
)
"""White space, and characters that a file cannot hold or does not show."""
_MOST: Final = 5
"""Most cells that a doubt names."""
_LONGEST: Final = 40
"""Most characters that a doubt repeats."""
_ORIGIN: Final = ("agency", "year")
_FIELDS: Final = (*_ORIGIN, "period", "title", *TEXTS)
"""Fields that must agree, apart from white space, in addition to the cells."""


def with_copy(draft: Draft, attachment: Attachment | None) -> Draft:
    """Return the draft with the additions of its copy, or a doubt if they differ."""
    if attachment is None:
        return draft
    try:
        copy = load_json(attachment.data).draft
    except InvalidJSONError:
        return evolve(draft, doubts=(*draft.doubts, Doubt("reading.doubt.copy_damaged")))
    if differences := dict(_differences(draft, copy)):
        cells = tuple(path for path in differences if path in draft.form.cells)
        found = next(iter(differences.values()))[:_LONGEST]
        doubt = Doubt("reading.doubt.copy", cells[:_MOST], found)
        return evolve(draft, doubts=(*draft.doubts, doubt))
    return evolve(
        copy,
        cells={
            path: evolve(cell, place=draft.cells[path].place if path in draft.cells else None)
            for path, cell in copy.cells.items()
        },
        basis=draft.basis or copy.basis,
        published=draft.published or copy.published,
        doubts=(*draft.doubts, *(evolve(each, place=None) for each in copy.doubts)),
        text_places=draft.text_places,
    )


def _differences(draft: Draft, copy: Draft) -> Iterator[tuple[str, str]]:
    """Yield the fields and cells in which page and copy differ, as on the page."""
    if copy.form is not draft.form:
        yield "edition", draft.form.document
        return
    read = evolve(copy, narrative=_as_read(copy))
    for field in _FIELDS:
        said = _field(draft, field)
        if _close(said) != _close(_field(read, field)) and not _tells(read, field, draft):
            yield field, said
    for path in draft.form.cells:
        printed = draft.cells.get(path, BLANK)
        if not _agree(printed, copy.cells.get(path, BLANK)):
            yield path, printed.text


def _tells(copy: Draft, field: str, draft: Draft) -> bool:
    """Tell if the field is the period, and a text of the copy names the draft's."""
    period = draft.period
    if field != "period" or period is None:
        return False
    lines = [line for path in TEXTS for line in _field(copy, path).splitlines()]
    return any(find_period(line) == (period.start, period.end) for line in lines)


def _as_read(copy: Draft) -> Narrative:
    """Return the texts of a copy as they would be read from a page."""
    said = copy.narrative
    overview = [*_paragraphs(said.overview.text)]
    for aspect in ASPECTS:
        if text := getattr(said.overview, aspect.item.key):
            overview += [Paragraph(aspect.heading), *_paragraphs(text)]
    closing, _ = divide_closing(_placed(_paragraphs(said.other_matters)), copy.agency)
    sections = {
        FRONT: _placed(_paragraphs(said.preface)),
        1: _placed(overview),
        5: _placed(_paragraphs(said.problems_and_improvements)),
        6: closing,
    }
    return narrate(Origin(title=_title(copy), agency=copy.issuer, year=copy.year), sections)[0]


def _paragraphs(text: str) -> Iterator[Paragraph]:
    return (Paragraph(line, indented=True) for line in text.splitlines())


def _placed(paragraphs: Iterable[Paragraph]) -> list[Placed]:
    return [*enumerate(paragraphs)]


def _title(draft: Draft) -> str:
    return draft.narrative.title or customary_title(draft.agency, draft.year)


def _field(draft: Draft, field: str) -> str:
    """Return a field of a draft as text."""
    if field == "title":
        return _title(draft)
    if field == "period":
        period = draft.period
        return "" if period is None or period.is_whole_year else f"{period.start}/{period.end}"
    if field in _ORIGIN:
        return str(getattr(draft, field) or "")
    return str(attrgetter(field)(draft.narrative))


def _agree(printed: Cell, copied: Cell) -> bool:
    if printed.value is not None or copied.value is not None:
        return printed.value == copied.value
    return _drawn(printed) == _drawn(copied)


def _drawn(cell: Cell) -> str:
    return _close(without_borders(cell.text))


def _close(text: str) -> str:
    return _SPACE.sub("", normalize("NFC", text))
