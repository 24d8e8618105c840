# SPDX-License-Identifier: Apache-2.0
"""The page that lists the verdicts on several files, 校验结果, the gravest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from urllib.parse import quote

from attrs import frozen

from gaidisclosure.explain.findings import MARKS, conclusion_in_words, summary_in_words
from gaidisclosure.formats.escape import escaped
from gaidisclosure.i18n import text
from gaidisclosure.pages.static_page import static_page
from gaidisclosure.pages.verdict_style import INDEX_STYLE
from gaidisclosure.reading.leftovers import GENERATOR

__all__ = ["Listed", "verdict_index"]

_GRAVITY: Final = ("unreadable", "invalid", "incomplete", "warned", "valid")
_COLUMNS: Final = ("agency", "result", "count", "year", "file")


@frozen(kw_only=True)
class Listed:
    """A file of the list, with its result and the page of its verdict.

    ``count`` is the number of findings. A file that could not be read has a ``reason`` and no page.
    """

    file: str
    result: str
    agency: str = ""
    year: int | None = None
    count: int = 0
    reason: str = ""
    page: str = ""


def verdict_index(files: Sequence[Listed], notes: Iterable[str], locale: str) -> str:
    """Return a web page with a line for each file, grouped by agency.

    Args:
        files: The files. Groups stand in the order of their gravest file.
        notes: Sentences on all of them, such as those on missing agencies.
        locale: The language.

    >>> found = Listed(file="a.docx", result="valid", agency="云溪县商务局", page="a.docx.html")
    >>> '<a href="a.docx.html">a.docx</a>' in verdict_index([found], (), "zh_Hans")
    True
    """
    title = text("pages.index.title", locale)
    ends = (each.result.replace("warned", "valid") for each in files)
    lines = [summary_in_words(ends, locale), *notes]
    body = "\n".join(
        [
            f'<main class="index"><h1>{escaped(title)}</h1>',
            *(f"<p>{escaped(line)}</p>" for line in lines),
            f'<div class="wide" role="region" aria-label="{escaped(title)}" tabindex="0"><table>',
            f"<thead><tr>{_heads(locale)}</tr></thead>",
            *_groups(files, locale),
            "</table></div></main>",
        ]
    )
    return static_page(title, INDEX_STYLE, body, locale, head=GENERATOR)


def _heads(locale: str) -> str:
    words = (escaped(text(f"pages.index.{name}", locale)) for name in _COLUMNS)
    return "".join(f'<th scope="col">{word}</th>' for word in words)


def _groups(files: Sequence[Listed], locale: str) -> Iterator[str]:
    """Yield the rows of each agency as a part of the table."""
    groups: dict[str, list[Listed]] = {}
    for each in sorted(files, key=_gravity):
        groups.setdefault(each.agency, []).append(each)
    for agency, group in groups.items():
        name = escaped(agency or text("explain.no_agency", locale))
        head = f'<th scope="rowgroup" rowspan="{len(group)}">{name}</th>'
        yield "<tbody>"
        for number, each in enumerate(group):
            yield f"<tr>{'' if number else head}{_row(each, locale)}</tr>"
        yield "</tbody>"


def _gravity(listed: Listed) -> int:
    return _GRAVITY.index(listed.result)


def _row(listed: Listed, locale: str) -> str:
    word = f"{MARKS[listed.result]} {conclusion_in_words(listed.result, locale)}"
    file = escaped(listed.file)
    if listed.page:
        file = f'<a href="{escaped(quote(listed.page))}">{file}</a>'
    if listed.reason:
        file += f"<p>{escaped(listed.reason)}</p>"
    cells = (f"<b>{escaped(word)}</b>", listed.count or "", listed.year or "", file)
    return "".join(f"<td>{cell}</td>" for cell in cells)
