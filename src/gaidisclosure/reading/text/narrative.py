# SPDX-License-Identifier: Apache-2.0
"""What the agency says around the tables, 文字部分, by part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from gaidisclosure.errors import InvalidReportError, UnreadableError
from gaidisclosure.form import ASPECTS, SECTIONS, customary_title
from gaidisclosure.model import Narrative, Overview
from gaidisclosure.model.texts import MAX_TEXT, legible
from gaidisclosure.reading.text.headings import FRONT, Placed, divided, find_aspects
from gaidisclosure.reading.text.origin import Origin

__all__ = ["narrate"]

_OVERVIEW: Final = SECTIONS[0].number
_PROBLEMS: Final = SECTIONS[4].number
_OTHER: Final = SECTIONS[5].number


def narrate(origin: Origin, sections: Mapping[int, Sequence[Placed]]) -> Narrative:
    """The narrative from the paragraphs of each part, which are below its heading.

    What stands beside the tables of parts two to four has no place in a report.
    """
    return Narrative(
        title=_title(origin),
        preface=_said(sections[FRONT]),
        overview=_overview(sections[_OVERVIEW]),
        problems_and_improvements=_said(sections[_PROBLEMS]),
        other_matters=_said(sections[_OTHER]),
    )


def _title(origin: Origin) -> str:
    """The title as printed; empty if it is the customary one, or none that a report can have."""
    name = origin.agency.name if origin.agency else None
    title = legible(origin.title).strip()
    if title == customary_title(name, origin.year):
        return ""
    try:
        return Narrative(title=title).title
    except InvalidReportError:
        return ""


def _overview(paragraphs: Sequence[Placed]) -> Overview:
    aspects = find_aspects(paragraphs)
    sections = divided(paragraphs, aspects, {})
    said = {aspect.item.key: _said(sections[aspect.number]) for aspect in ASPECTS}
    return Overview(text=_said(sections[FRONT]), **said)


def _said(paragraphs: Iterable[Placed]) -> str:
    lines = (legible(paragraph.text).strip() for _, paragraph in paragraphs)
    text = "\n".join(line for line in lines if line)
    if len(text) > MAX_TEXT:
        raise UnreadableError("reading.section_too_long", found=len(text), limit=MAX_TEXT)
    return text
