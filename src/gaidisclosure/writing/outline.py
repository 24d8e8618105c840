# SPDX-License-Identifier: Apache-2.0
"""The whole report in its official order, 全文: title, header and six parts."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import TypeAlias

from gaidisclosure.document import Grid, Paragraph, Sheet
from gaidisclosure.draft import Draft
from gaidisclosure.form import ASPECTS, SECTIONS, Section
from gaidisclosure.i18n import OFFICIAL, AnyLocale
from gaidisclosure.model import AnnualReport, Narrative
from gaidisclosure.writing.header import header_lines
from gaidisclosure.writing.headings import aspect_heading, section_heading, title
from gaidisclosure.writing.tables import grid


class Compiled(ABC):
    """A report that is put together from others, 汇总, and the lists that come with it."""

    __slots__ = ()

    @property
    @abstractmethod
    def printed(self) -> AnnualReport | Draft:
        """The report, or a draft if there is none."""

    @abstractmethod
    def sheets(self, locale: AnyLocale = OFFICIAL) -> tuple[Sheet, ...]:
        """Return the lists that a workbook has next to it."""


Printed: TypeAlias = AnnualReport | Draft | Compiled
"""A report, a draft with all its errors, or what is put together from several."""
_Blocks: TypeAlias = tuple[Paragraph | Grid, ...]


def sections(value: Printed, locale: AnyLocale = OFFICIAL) -> Iterator[_Blocks]:
    """Yield the blocks of a report: title with header, preface, and each part.

    Headings, the title and the header are flush. What the agency says is indented, so that no
    reader takes it for a heading. It stays as it is in every language.

    >>> from gaidisclosure import AnnualReport2021
    >>> front, *_ = sections(AnnualReport2021.zero("云溪县商务局", 2023))
    >>> front[0].text, front[1].text
    ('云溪县商务局2023年政府信息公开工作年度报告', '机关名称：云溪县商务局')
    """
    draft = as_draft(value)
    lines = (Paragraph(line, level="note") for line in header_lines(draft, locale))
    yield (Paragraph(title(draft, locale), level="title"), *lines)
    yield from parts(draft, locale)


def parts(draft: Draft, locale: AnyLocale = OFFICIAL) -> Iterator[_Blocks]:
    """Yield the preface, if there is one, and the six parts."""
    if draft.narrative.preface:
        yield _said(draft.narrative.preface)
    for part in SECTIONS:
        heading = Paragraph(section_heading(part, locale), level="part")
        yield (heading, *_part(draft, part, locale))


def itself(value: Printed) -> AnnualReport | Draft:
    """Return a report or a draft as it is, or that of several others put together."""
    return value.printed if isinstance(value, Compiled) else value


def as_draft(value: Printed) -> Draft:
    """Return a report as a draft, and a draft as it is."""
    value = itself(value)
    if isinstance(value, AnnualReport):
        return Draft.from_report(value)
    if not isinstance(value, Draft):
        raise TypeError(f"expected an AnnualReport or a Draft, not {type(value).__name__}")
    return value


def _part(draft: Draft, part: Section, locale: AnyLocale) -> _Blocks:
    if part.table:
        return (grid(draft, part.table, locale),)
    if part is SECTIONS[0]:
        return tuple(_overview(draft.narrative, locale))
    return _said(getattr(draft.narrative, part.item.key))


def _overview(narrative: Narrative, locale: AnyLocale) -> Iterator[Paragraph]:
    yield from _said(narrative.overview.text)
    for aspect in ASPECTS:
        if said := getattr(narrative.overview, aspect.item.key):
            yield Paragraph(aspect_heading(aspect, locale), level="aspect")
            yield from _said(said)


def _said(paragraphs: str) -> tuple[Paragraph, ...]:
    lines = paragraphs.split("\n") if paragraphs else ()
    return tuple(Paragraph(line, indented=True) for line in lines)
