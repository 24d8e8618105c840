# SPDX-License-Identifier: Apache-2.0
"""Words of a filled file that do not speak of its report, 未改的文字.

Figures of this year under the sentences of last year are worse than a blank page. So each sentence
with another year or with a figure that the report does not say itself is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import attrgetter
from typing import Final

from gaidisclosure.document import Document, Paragraph
from gaidisclosure.draft import Doubt, Draft
from gaidisclosure.filling.origin import period_of
from gaidisclosure.model.narrative import TEXTS
from gaidisclosure.reading.text.headings import numbered_part
from gaidisclosure.zh.dates import find_period

__all__ = ["doubts_of"]

_DOCUMENT: Final = re.compile(
    r"[〔\[(（【][0-9]{4}[〕\])）】]\s*第?\s*[0-9]+\s*号|第?[0-9]+号令?|第?[0-9]+号"
)
"""Numbers of documents, which do not change with the year."""
_YEAR: Final = re.compile("(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_FIGURE: Final = re.compile("[0-9０-９]")
_LONGEST: Final = 60


def doubts_of(document: Document, shown: Draft, draft: Draft) -> Iterator[Doubt]:
    """Yield a doubt for each paragraph that may be of another report.

    Args:
        document: The filled file.
        shown: The report in it.
        draft: The report that was written into it.
    """
    if (shown.agency, shown.year) != (draft.agency, draft.year):
        yield Doubt("filling.doubt.title", found=f"{shown.agency or ''}{shown.year or ''}")
    said = {_close(line): line for path in TEXTS for line in _text(draft, path).splitlines()}
    printed = {
        _close(block.text): block for block in document.blocks if isinstance(block, Paragraph)
    }
    for close, paragraph in printed.items():
        if close not in said and (code := _speaks(close, draft)):
            yield Doubt(code, found=paragraph.text[:_LONGEST], place=paragraph.place)
    if lost := [line for close, line in said.items() if close not in printed]:
        yield Doubt("filling.doubt.text", found=lost[0][:_LONGEST])


def _speaks(text: str, draft: Draft) -> str | None:
    """Return the code of a doubt on a text, ``None`` if it has no figure or only this year."""
    if numbered_part(text):
        return None
    plain = _DOCUMENT.sub("", text)
    if any(int(found) != draft.year for found in _YEAR.findall(plain)):
        return "filling.doubt.year"
    period = period_of(draft)
    is_period = period is not None and find_period(plain) == (period.start, period.end)
    rest = "" if is_period else plain.replace(f"{draft.year}年", "")
    return "filling.doubt.figure" if _FIGURE.search(rest) else None


def _text(draft: Draft, path: str) -> str:
    return str(attrgetter(path)(draft.narrative))


def _close(text: str) -> str:
    return "".join(text.split())
