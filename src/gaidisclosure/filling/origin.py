# SPDX-License-Identifier: Apache-2.0
"""The title and the period of a file, 标题与统计期限, changed to those of a report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from gaidisclosure.document import Document, Paragraph
from gaidisclosure.draft import Draft
from gaidisclosure.form import customary_title
from gaidisclosure.formats.edits import Edit
from gaidisclosure.model import ReportingPeriod
from gaidisclosure.model.period import YEARS
from gaidisclosure.zh.dates import chinese_date

_SUBJECT: Final = "政府信息公开(?:工作)?(?:年度报告|年报)"
_BARE: Final = re.compile(_SUBJECT)


def origin_edits(document: Document, printed: Draft, draft: Draft) -> Iterator[Edit]:
    """Yield the changes of customary titles and of the period.

    Args:
        document: The file as it is.
        printed: The report in it.
        draft: The report that is written into it.
    """
    title = _title_of(printed)
    for block in document.blocks:
        if not isinstance(block, Paragraph) or not block.place.element:
            continue
        if words := _words(block.text, title, printed, draft):
            yield Edit(block.place.element, paragraph=block.text, words=words)


def _words(
    text: str, title: re.Pattern[str], printed: Draft, draft: Draft
) -> tuple[tuple[str, str], ...]:
    """Return the words to be replaced in a paragraph, none in most."""
    close = "".join(text.split())
    if _BARE.fullmatch(close) and draft.agency and draft.year:
        return ((text, customary_title(draft.agency, draft.year)),)
    if title.fullmatch(close):
        return tuple(_names(printed, draft))
    return _period(text, printed, draft)


def _title_of(printed: Draft) -> re.Pattern[str]:
    """Return the pattern of a title with its agency and year, in either order."""
    agency = f"(?:{re.escape(printed.agency)})?" if printed.agency else ""
    year = f"(?:{printed.year}年度?)?" if printed.year else ""
    named = f"(?:{agency}{year}|{year}{agency})"
    return re.compile(f"(?:关于)?《?{named}{_SUBJECT}》?(?:（{agency}）)?")


def _names(printed: Draft, draft: Draft) -> Iterator[tuple[str, str]]:
    if printed.agency and draft.agency:
        yield printed.agency, draft.agency
    if printed.year and draft.year:
        yield f"{printed.year}年", f"{draft.year}年"


def period_of(draft: Draft) -> ReportingPeriod | None:
    """Return the period of a draft, the whole year if none is told."""
    if draft.period is None and draft.year in YEARS:
        return ReportingPeriod.of_year(draft.year or 0)
    return draft.period


def _period(text: str, printed: Draft, draft: Draft) -> tuple[tuple[str, str], ...]:
    """Return the days of a period in a text, with those that replace them."""
    old, new = period_of(printed), period_of(draft)
    if old is None or new is None:
        return ()
    days = (
        (chinese_date(old.start), chinese_date(new.start)),
        (chinese_date(old.end), chinese_date(new.end)),
    )
    return days if all(one in text for one, _ in days) else ()
