# SPDX-License-Identifier: Apache-2.0
"""Words of a filled file that do not speak of its report, 未改的文字.

Figures of this year under the sentences of last year are worse than a blank page. So each sentence
with another year or with a figure that the report does not say itself is named, wherever in the
file it stands, and so is one that says that there was nothing. Where a text gives another figure
than the tables do, that is told instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Final

from gaidisclosure.document import Document, Grid, GridCell, Paragraph
from gaidisclosure.draft import Doubt, Draft
from gaidisclosure.filling.origin import period_of
from gaidisclosure.model.narrative import TEXTS
from gaidisclosure.reading.text.headings import numbered_part
from gaidisclosure.statements import TextRemark
from gaidisclosure.zh.dates import find_period, plain_dates, without_period

_DOCUMENT: Final = re.compile(
    r"[〔\[(【][0-9]{4}[〕\])】]\s*第?\s*[0-9]+\s*号|第?[0-9]+号令?|第[0-9]+[条款项]"
)
"""Numbers of documents and of their articles, which do not change with the year."""
_YEAR: Final = re.compile("(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_NUMERAL: Final = "〇○零一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾佰仟"
_FIGURE: Final = re.compile(
    "[0-9]"
    f"|(?<![第每同统唯{_NUMERAL}])(?!一[项次期场起])[{_NUMERAL}][{_NUMERAL}万亿余多]*"
    "(?:件|条|份|篇|宗|例|项|次|期|场|起|人次|元)"
    f"|百分之[{_NUMERAL}]|[{_NUMERAL}](?:成|倍)|[为是]零"
)
"""A figure in digits, or in Chinese numerals with a measure word (not 一起)."""
_ONE_YEAR: Final = re.compile(f"(?<![{_NUMERAL}])一(?=年)")
"""As in 一年来, which is no year of its own."""
_NOTHING: Final = re.compile(
    "(?:未|无|没有?)(?:再|新)?(?:收到|接到|接收|受理|发生|产生|收取|制发|制定|新增|出现)"
    "|(?:无|没有)(?:依申请|申请|新收|行政|政府信息公开申请|结转|转结|复议|诉讼|收费|纠错|被)"
)
"""Says that there was nothing, a figure of 0."""
_ORDINAL: Final = re.compile("^[0-9](?![0-9件条])")
"""The number of a heading in digits. In Chinese numerals it is no figure anyway."""
_OF_FIGURES: Final = "filling.doubt.figure"
_OF_ANY_TABLE: Final = ("filling.doubt.year", "filling.doubt.agency")
_LONGEST: Final = 60


def doubts_of(document: Document, before: Draft, shown: Draft, draft: Draft) -> Iterator[Doubt]:
    """Yield a doubt for each paragraph or table that may be from another report.

    Args:
        document: The filled file.
        before: The report that was in it before.
        shown: The report in it.
        draft: The report that was written into it.
    """
    other = _other(before, draft)
    if (shown.agency, shown.year) != (draft.agency, draft.year):
        yield Doubt("filling.doubt.title", found=f"{shown.agency or ''}{shown.year or ''}")
    differing = _differing(shown)
    for doubts in differing.values():
        yield from doubts
    said = {_close(line): line for path in TEXTS for line in _text(draft, path).splitlines()}
    printed: dict[str, Paragraph] = {}
    for block in document.blocks:
        if isinstance(block, Paragraph):
            printed.setdefault(_close(block.text), block)
    for close, paragraph in printed.items():
        code = None if close in said else _speaks(close, draft, other)
        if code and not (code == _OF_FIGURES and close in differing):
            yield Doubt(code, found=paragraph.text[:_LONGEST], place=paragraph.place)
    yield from _in_tables(document, shown, draft, other)
    if lost := [line for close, line in said.items() if close not in printed]:
        yield Doubt("filling.doubt.text", found=lost[0][:_LONGEST])


def _other(before: Draft, draft: Draft) -> str:
    """Return the agency that the file had before, empty if it is the same one."""
    name, new = _close(before.agency or ""), _close(draft.agency or "")
    return "" if name in new else name


def _differing(shown: Draft) -> dict[str, list[Doubt]]:
    """Return the doubts on figures of a text that differ from the tables, by line."""
    found: dict[str, list[Doubt]] = {}
    for each in shown.check(text=True).remarks:
        if isinstance(each, TextRemark):
            words = each.claim.clause if each.claim else each.words
            doubt = Doubt("filling.doubt.remark", each.cells, words[:_LONGEST], each.place)
            found.setdefault(_line(shown, each), []).append(doubt)
    return found


def _line(shown: Draft, remark: TextRemark) -> str:
    """Return the line with the words of a remark, without white space."""
    text, start = _text(shown, remark.field), remark.span[0]
    return _close(text[text.rfind("\n", 0, start) + 1 :].partition("\n")[0])


def _in_tables(document: Document, shown: Draft, draft: Draft, other: str) -> Iterator[Doubt]:
    """Yield a doubt for the first words in a table that may be of another report.

    The labels of the form have ordinals, so that no figure is told of a table with its figures.
    """
    figures = {cell.place for cell in shown.cells.values()}
    for grid in document.blocks:
        if isinstance(grid, Grid):
            of_form = any(cell.place in figures for row in grid.rows for cell in row)
            for words, cell in _rows(grid, figures):
                code = _speaks(words, draft, other)
                if code in _OF_ANY_TABLE or (code and not of_form):
                    yield Doubt(code, found=words[:_LONGEST], place=cell.place)
                    break


def _rows(grid: Grid, figures: Iterable[object]) -> Iterator[tuple[str, GridCell]]:
    """Yield the words of each row, figures of the report aside, with its first cell."""
    for row in grid.rows:
        if words := [cell for cell in row if cell.text and cell.place not in figures]:
            yield " ".join(cell.text for cell in words), words[0]


def _speaks(text: str, draft: Draft, other: str) -> str | None:
    """Return the code of a doubt on a text, or ``None`` without other figures."""
    if numbered_part(text):
        text = _ORDINAL.sub("", text)
    plain = _DOCUMENT.sub("", plain_dates(_ONE_YEAR.sub("", text)))
    period = period_of(draft)
    if period is not None and find_period(plain) == (period.start, period.end):
        plain = without_period(plain)
    if any(int(found) != draft.year for found in _YEAR.findall(plain)):
        return "filling.doubt.year"
    if other and other in text:
        return "filling.doubt.agency"
    rest = plain.replace(f"{draft.year}年", "")
    return _OF_FIGURES if _FIGURE.search(rest) or _NOTHING.search(rest) else None


def _text(draft: Draft, path: str) -> str:
    return str(attrgetter(path)(draft.narrative))


def _close(text: str) -> str:
    return "".join(text.split())
