# SPDX-License-Identifier: Apache-2.0
"""The title and the headings of a report, 标题, in each language."""

from __future__ import annotations

from gaidisclosure.draft import Draft
from gaidisclosure.form import Aspect, Section, customary_title
from gaidisclosure.i18n import OFFICIAL, AnyLocale, has, text
from gaidisclosure.zh.numerals import ordinal


def title(draft: Draft, locale: AnyLocale = OFFICIAL) -> str:
    """Return the title as printed, or else the customary one in a language."""
    if draft.narrative.title:
        return draft.narrative.title
    if not has("writing.label.title", locale):
        return customary_title(draft.agency, draft.year)
    if draft.agency is None or draft.year is None:
        return text("writing.label.subject", locale)
    return text("writing.label.title", locale, agency=draft.agency, year=draft.year)


def section_heading(part: Section, locale: AnyLocale = OFFICIAL) -> str:
    """Return the heading of a part, such as 一、总体情况.

    >>> from gaidisclosure.form import SECTIONS
    >>> [section_heading(SECTIONS[0], locale) for locale in ("zh_Hans", "zh_Hant", "en")]
    ['一、总体情况', '一、總體情況', '1. Overview']
    """
    return _heading("writing.label.part", part, locale)


def aspect_heading(aspect: Aspect, locale: AnyLocale = OFFICIAL) -> str:
    """Return the heading of one of the five aspects, such as （一）主动公开.

    >>> from gaidisclosure.form import ASPECTS
    >>> aspect_heading(ASPECTS[1]), aspect_heading(ASPECTS[1], "en")
    ('（二）依申请公开', '(2) Disclosure on request')
    """
    return _heading("writing.label.aspect", aspect, locale)


def _heading(code: str, headed: Section | Aspect, locale: AnyLocale) -> str:
    if not has(code, locale):
        return headed.heading
    number, label = headed.number, headed.item.label_in(locale)
    return text(code, locale, number=number, zh=ordinal(number), label=label)
