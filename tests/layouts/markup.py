# SPDX-License-Identifier: Apache-2.0
"""HTML layouts, from the form's own table to tables cut and glued."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from html import escape
from itertools import pairwise

from attrs import frozen
from hypothesis import strategies as st

from gaidisclosure.form import Span
from tests.layouts.sheet import Block, Draw, Piece, Sheet

__all__ = [
    "html_cut",
    "html_glued",
    "html_paged",
    "html_spanned",
    "html_unspanned",
]

_BREAKS: tuple[Callable[[str], str], ...] = (
    lambda text: text.replace("\n", "<br>"),
    lambda text: text.replace("\n", "<br/>\n"),
    lambda text: "".join(f"<span>{part}</span>" for part in text.split("\n")),
    lambda text: "".join(f"<p>{part}</p>" for part in text.split("\n")),
)
_BLANKS = ("", "&nbsp;", "<p>&nbsp;</p>", "<p></p>", "<span> </span>")
_PAGES = ("— {} —", "{}", "- {} -", "第{}页")
_ABOVE = """\
<style>td { width: 40px }</style>
<script>var visits = "<table><tr><td>总计</td><td>7</td></tr></table>";</script>
<ul><li><a href="#">首页</a></li><li><a href="#">政府信息公开年报</a></li></ul>
<table><tr><td>索引号</td><td>000-2024-7</td></tr><tr><td>发文机关</td><td></td></tr></table>
"""
_BELOW = """\
<table><tr><td><a href="#">网站地图</a></td><td>总访问量</td><td>7</td></tr></table>
<!-- <table><tr><td>规章</td><td>7</td></tr></table> -->
"""


@frozen
class _Pen:
    """How cells are marked up: what a line break becomes, and what stands in a blank cell.

    ``framed``: the page is a web site's, with menus and programs around the report.
    """

    broken: Callable[[str], str]
    blank: str
    framed: bool
    spans: bool

    def table(self, sheet: Sheet) -> str:
        rows = (sheet.row(row, leftovers=not self.spans) for row in range(sheet.height))
        lines = "\n".join(f"<tr>{''.join(map(self.cell, row))}</tr>" for row in rows)
        return f"<table>\n{lines}\n</table>\n"

    def cell(self, piece: Piece) -> str:
        text = piece.whole
        inner = self.broken(escape(text, quote=False)) if text.strip(" ") else self.blank
        return f"<td{self.span(piece)}>{inner}</td>"

    def span(self, piece: Piece) -> str:
        spans = {"rowspan": piece.place.rowspan, "colspan": piece.place.colspan}
        shown = (f' {name}="{size}"' for name, size in spans.items() if size > 1 and self.spans)
        return "".join(shown)


def html_spanned(draw: Draw, blocks: Sequence[Block]) -> str:
    """The form's own table with merged cells; labels and blanks are marked up in many ways."""
    return _page(blocks, _pen(draw))


def html_unspanned(draw: Draw, blocks: Sequence[Block]) -> str:
    """No merged cells, but blank ones in their place, which look like blank figures."""
    return _page(blocks, _pen(draw, spans=False))


def html_cut(draw: Draw, blocks: Sequence[Block]) -> str:
    """One table in several, cut after any rows, some with the header once more.

    A label that is merged over the cut is blank or repeated in the second part.
    """
    cut = ([b] if isinstance(b, str) else _cut(draw, b) for b in blocks)
    return _page([part for parts in cut for part in parts], _pen(draw))


def html_glued(draw: Draw, blocks: Sequence[Block]) -> str:
    """Two or three tables in one; what stood between them is before them or a row of its own."""
    tables = [number for number, block in enumerate(blocks) if isinstance(block, Sheet)]
    first, end = tables[draw(st.integers(0, 1))], tables[-1] + 1
    within = draw(st.booleans())
    apart = [b for b in blocks[first:end] if isinstance(b, str) and not within]
    rows = [b if isinstance(b, Sheet) else _line(b) for b in blocks[first:end] if b not in apart]
    return _page([*blocks[:first], *apart, _glued(rows), *blocks[end:]], _pen(draw))


def html_paged(draw: Draw, blocks: Sequence[Block]) -> str:
    """A table cut at the end of a page, with the page number between the parts or within.

    Within, it is a row of one cell, whose number is no figure.
    """
    page = draw(st.sampled_from(_PAGES)).format(draw(st.integers(1, 9)))
    within = draw(st.booleans())
    paged: list[Block] = []
    for block in blocks:
        parts: list[Block] = [block] if isinstance(block, str) else [*_cut(draw, block)]
        numbered = [each for part in parts for each in (page, part)][1:]
        if within and isinstance(block, Sheet):
            numbered = [_glued([_line(b) if isinstance(b, str) else b for b in numbered])]
        paged += numbered
    return _page(paged, _pen(draw))


def _pen(draw: Draw, *, spans: bool = True) -> _Pen:
    framed = draw(st.booleans())
    return _Pen(draw(st.sampled_from(_BREAKS)), draw(st.sampled_from(_BLANKS)), framed, spans)


def _page(blocks: Sequence[Block], pen: _Pen) -> str:
    body = "".join(pen.table(b) if isinstance(b, Sheet) else _paragraph(b) for b in blocks)
    above, below = (_ABOVE, _BELOW) if pen.framed else ("", "")
    head = '<!DOCTYPE html>\n<html lang="zh">\n<head><meta charset="utf-8"></head>\n'
    return f"{head}<body>\n{above}{body}{below}</body>\n</html>\n"


def _paragraph(text: str) -> str:
    return f"<p>{escape(text, quote=False)}</p>\n"


def _line(text: str) -> Sheet:
    """A row of one cell."""
    return Sheet(0, 1, 1, (Piece(text, Span(0, 0)),))


def _glued(sheets: Sequence[Sheet]) -> Sheet:
    return reduce(lambda above, sheet: sheet.below(above), sheets)


def _cut(draw: Draw, sheet: Sheet) -> Iterator[Sheet]:
    """The parts of a table; a header goes with its first row, as no cut is within it."""
    head = min((piece.place.row for piece in sheet.pieces if piece.path), default=1)
    after = st.integers(min(head + 1, sheet.height), sheet.height)
    edges = sorted({0, *draw(st.lists(after, min_size=1, max_size=3)), sheet.height})
    again, repeat = draw(st.booleans()), draw(st.booleans())
    for top, bottom in pairwise(edges):
        part = sheet.part(range(top, bottom), repeat=repeat)
        yield part.below(sheet.part(range(head))) if again and top else part
