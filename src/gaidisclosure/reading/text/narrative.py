# SPDX-License-Identifier: Apache-2.0
"""The narrative around the tables, 文字部分, with the place of each paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from gaidisclosure.document import Place
from gaidisclosure.errors import UnreadableError
from gaidisclosure.form import ASPECTS, SECTIONS, customary_title
from gaidisclosure.model import Narrative, Overview
from gaidisclosure.model.texts import MAX_TEXT, legible
from gaidisclosure.reading.lawful import lawful
from gaidisclosure.reading.text.aspects import divide_aspects
from gaidisclosure.reading.text.headings import FRONT, Placed
from gaidisclosure.reading.text.title import Origin

_OVERVIEW: Final = SECTIONS[0].number
_PROBLEMS: Final = SECTIONS[4].number
_OTHER: Final = SECTIONS[5].number


def narrate(
    origin: Origin, sections: Mapping[int, Sequence[Placed]]
) -> tuple[Narrative, dict[str, tuple[Place, ...]]]:
    """Return the narrative, and the place of each line by field path.

    Text next to the tables of parts two to four has no field in a report.

    Raises:
        UnreadableError: ``reading.section_too_long``.
    """
    lines = {path: [*_lines(said)] for path, said in _fields(sections).items()}
    text = {path: _joined(line for line, _ in found) for path, found in lines.items()}
    aspects = {each.item.key: text[f"overview.{each.item.key}"] for each in ASPECTS}
    narrative = Narrative(
        title=_title(origin),
        preface=text["preface"],
        overview=Overview(text=text["overview.text"], **aspects),
        problems_and_improvements=text["problems_and_improvements"],
        other_matters=text["other_matters"],
    )
    return narrative, {path: tuple(at for _, at in found) for path, found in lines.items() if found}


def _fields(sections: Mapping[int, Sequence[Placed]]) -> dict[str, Sequence[Placed]]:
    """Return the paragraphs of each field but the title, by its path."""
    overview = sections[_OVERVIEW]
    aspects = divide_aspects(overview)
    return {
        "preface": sections[FRONT],
        "overview.text": aspects[FRONT],
        **{f"overview.{each.item.key}": aspects[each.number] for each in ASPECTS},
        "problems_and_improvements": sections[_PROBLEMS],
        "other_matters": sections[_OTHER],
    }


def _lines(paragraphs: Iterable[Placed]) -> Iterator[tuple[str, Place]]:
    for _, paragraph in paragraphs:
        if line := legible(paragraph.text).strip():
            yield line, paragraph.place


def _joined(lines: Iterable[str]) -> str:
    text = "\n".join(lines)
    if len(text) > MAX_TEXT:
        raise UnreadableError("reading.section_too_long", found=len(text), limit=MAX_TEXT)
    return text


def _title(origin: Origin) -> str:
    """Return the title, empty if it is customary or unlawful."""
    name = origin.agency.name if origin.agency else None
    title = legible(origin.title).strip()
    if title == customary_title(name, origin.year):
        return ""
    said = lawful(lambda: Narrative(title=title))
    return said.title if said else ""
