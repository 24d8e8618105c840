# SPDX-License-Identifier: Apache-2.0
"""The entry page, 填报页: the form as one file that checks figures as typed.

Without its script, the page is the blank form as printed. The script turns its cells into inputs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import count, takewhile
from typing import Any, Final

from gaidisclosure.codec import dumps
from gaidisclosure.document import MEDIA_TYPE, Attachment, GridCell, Paragraph
from gaidisclosure.draft import Draft
from gaidisclosure.form import ASPECTS, SECTIONS, FormKey
from gaidisclosure.formats.escape import escaped
from gaidisclosure.formats.web import html_writer
from gaidisclosure.formats.web.data_block import data_block
from gaidisclosure.i18n import AnyLocale, codes, negotiate, template
from gaidisclosure.model import AnnualReport
from gaidisclosure.pages.entry_style import ENTRY_STYLE
from gaidisclosure.pages.form_data import form_data, words
from gaidisclosure.pages.fragment import fragment_data
from gaidisclosure.pages.script import content_hash, inlined
from gaidisclosure.pages.static_page import static_page
from gaidisclosure.writing.headings import aspect_heading, section_heading
from gaidisclosure.writing.official import official
from gaidisclosure.writing.outline import as_draft
from gaidisclosure.writing.tables import grid

_FORBIDDEN: Final = "connect-src 'none'; base-uri 'none'; form-action 'none'"
_OWN: Final = "pages.entry."
_FROM_PAGE: Final = {"body": "", "markup": list[str]()}
"""The parts of a fragment that the script finds on the page."""
_ASIDE: Final = re.compile(r"^ */\*\*.*?\*/$\n|^ *//.*?$\n|^\n|^ +", re.MULTILINE | re.DOTALL)
"""Comments, blank lines and indentation: a third of the script."""
_START: Final = "startPage();"


def entry_page(
    edition: FormKey | None = None,
    draft: Draft | AnnualReport | None = None,
    *,
    locale: AnyLocale | None = None,
) -> str:
    """Return a self-contained page in which a report is filled in.

    It checks each figure as it is typed, opens and saves JSON, and sends nothing.
    :func:`gaidisclosure.read` reads the page as the blank form, or as the draft that it shows.

    Args:
        edition: A key of :data:`gaidisclosure.form.FORMS`. By default that of the draft, or
            ``2021`` without one.
        draft: The draft or report that the page shows first.
        locale: The language of the page.

    Raises:
        ValueError: There is no such edition, or the draft is of another one.

    >>> import gaidisclosure as gd
    >>> page = gd.entry_page("2021", locale="zh_Hans")
    >>> gd.read(page.encode()).form.key
    '2021'
    """
    blank = Draft.blank(None, None, edition=edition or "2021")
    value = blank if draft is None else draft
    shown, language = as_draft(value), negotiate(locale)
    if edition not in (None, shown.form.key):
        raise ValueError(f"the draft is one of {shown.form.key}, not of {edition}")
    script, data = _script(), _data(shown.form.key, language)
    body = [
        "<main>",
        *_layout(shown, language),
        *([data_block(Attachment(MEDIA_TYPE, dumps(draft)))] if draft is not None else []),
        "</main>",
        f'<script type="application/json" id="entry-data">{data}</script>',
        f'<script type="module">{script}</script>',
    ]
    title = official(value, data=False, locale=language).title
    allowed = f"; script-src {content_hash(script)}; {_FORBIDDEN}"
    return static_page(title, ENTRY_STYLE, "\n".join(body), language, allowed)


@cache
def _script() -> str:
    return _ASIDE.sub("", f"{inlined('page.mjs')}\n{_START}")


@cache
def _data(key: FormKey, locale: str) -> str:
    """Return the form and the messages as JSON in which no tag can begin."""
    outline = fragment_data(key, locale) | _FROM_PAGE
    data: dict[str, Any] = {
        "form": form_data(key, [locale]),
        "words": _words(locale),
        "locale": locale,
        "outline": outline,
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def _words(locale: str) -> dict[str, str]:
    own = (code for code in codes("pages", locale) if code.startswith(_OWN))
    return {**words([locale])[locale], **{code: template(code, locale) for code in own}}


def _layout(draft: Draft, locale: AnyLocale) -> Iterator[str]:
    """Yield the official layout, with its cells and texts marked for the script."""
    document = official(draft, data=False, locale=locale)
    front = takewhile(
        lambda block: getattr(block, "level", "") in ("title", "note"), document.blocks
    )
    yield from (html_writer.paragraph(each) for each in front if isinstance(each, Paragraph))
    narrative = draft.narrative
    yield _text("preface", narrative.preface)
    for part in SECTIONS:
        yield html_writer.paragraph(Paragraph(section_heading(part, locale), level="part"))
        if part.table:
            yield f'<div class="table t{part.table}">'
            yield from (*_table(draft, part.table, locale), "</div>")
        elif part is SECTIONS[0]:
            yield _text("overview.text", narrative.overview.text, room=True)
            for aspect in ASPECTS:
                said = getattr(narrative.overview, aspect.item.key)
                yield _text(f"overview.{aspect.item.key}", said, aspect_heading(aspect, locale))
        else:
            yield _text(part.item.key, getattr(narrative, part.item.key), room=True)


def _table(draft: Draft, number: int, locale: AnyLocale) -> Iterator[str]:
    numbers = dict(zip(draft.form.cells, count(), strict=False))

    def figure(cell: GridCell, path: str) -> str:
        return f"<td data-cell={numbers[path]}{html_writer.spans(cell)}>{escaped(cell.text)}</td>"

    return html_writer.table(grid(draft, number, locale), figure)


def _text(name: str, said: str, heading: str = "", *, room: bool = False) -> str:
    """Return the element of a text, with its heading unless the text is empty."""
    lines = said.split("\n") if said or room else []
    paragraphs = "".join(f'<p class="text">{escaped(line)}</p>' for line in lines)
    title = html_writer.paragraph(Paragraph(heading, level="aspect")) if heading and said else ""
    named = f' data-heading="{escaped(heading)}"' if heading else ""
    return f'<div data-text="{name}"{named}>{title}{paragraphs}</div>'
