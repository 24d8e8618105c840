# SPDX-License-Identifier: Apache-2.0
"""Writer of documents to web pages, 网页, the inverse of ``formats.web.html``.

The page needs no other file and runs nothing. Every text is escaped by the same function. A
fragment is the article alone, for the editor of a site. Editors may remove classes, styles and
scripts, but the elements of rows, columns and headings stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import Final, TypeAlias

from attrs import frozen

from gaidisclosure.document import (
    Document,
    Grid,
    GridCell,
    Level,
    Paragraph,
    Role,
)
from gaidisclosure.formats.columns import PAGE_WIDTH, column_widths, is_dense
from gaidisclosure.formats.escape import escaped
from gaidisclosure.formats.web.data_block import data_block

Figure: TypeAlias = Callable[[GridCell, str], str]
"""A function from a cell with a figure, and the figure's name, to its element."""

_TITLE_FACES: Final = "方正小标宋简体,方正小标宋_GBK,FZXiaoBiaoSong-B05S,SimSun,STSong,serif"
_TEXT_FACES: Final = "仿宋_GB2312,FangSong_GB2312,FangSong,STFangsong,serif"
_PART_FACES: Final = "黑体,SimHei,STHeiti,sans-serif"
_ASPECT_FACES: Final = "楷体_GB2312,KaiTi_GB2312,KaiTi,STKaiti,serif"
STYLE: Final = f"""\
@page{{size:A4;margin:37mm 26mm 35mm 28mm;
@bottom-center{{content:"\\2014  " counter(page) " \\2014";font-size:14pt}}}}
body{{margin:0;background:#fff;color:#000;font:16pt/1.75 {_TEXT_FACES}}}
main{{box-sizing:content-box;max-width:156mm;margin:2rem auto;padding:0 1rem}}
h1{{margin:0 0 1em;text-align:center;text-wrap:balance;font:22pt/1.4 {_TITLE_FACES}}}
h2,h3{{margin:.6em 0 .2em;font-size:16pt;font-weight:normal;break-after:avoid}}
h2{{font-family:{_PART_FACES}}}
h3{{font-family:{_ASPECT_FACES}}}
p{{margin:0;overflow-wrap:anywhere}}
p[style]{{text-align:justify}}
.note{{text-align:center}}
.mark{{text-align:center;color:#c00000;font-size:14pt}}
table{{table-layout:fixed;width:156mm;border-collapse:collapse;font-size:12pt;line-height:1.3}}
.dense{{font-size:9pt}}
caption span{{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}}
th,td{{border:1px solid #000;padding:2pt 1pt;font-weight:normal;overflow-wrap:anywhere}}
th{{text-align:left}}
thead th,th[scope=rowgroup],th[scope=col]{{text-align:center}}
td{{text-align:center;font-variant-numeric:tabular-nums}}
tr{{break-inside:avoid}}
@media print{{main{{max-width:none;margin:0;padding:0}}caption{{display:none}}
table{{border-collapse:separate;border-spacing:1px;break-inside:avoid}}
th,td{{border:0;outline:1px solid #000}}
.dense{{line-height:1.15}}.dense th,.dense td{{padding:.5pt 1pt}}}}"""
"""The style sheet of a page.

A printed table stays on one page if it can. The narrow lines of table 3 help with that. Printed
cells have outlines, which are also closed where a page break cuts a cell.
"""
_WRONG: Final = "background:#fbd5d5;color:#8b0000;font-weight:bold;text-decoration:underline wavy"
"""Inline style of a mark, which must not rely on colour alone or a style sheet."""
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
_TAGS: Final[dict[Level, str]] = {"title": "h1", "part": "h2", "aspect": "h3"}


@frozen
class _Looks:
    """The attributes of tags in a page, or in a fragment without a style sheet."""

    title: str = ""
    note: str = ' class="note"'
    text: str = ' style="text-indent:2em"'
    mark: str = ' class="mark"'
    column: str = ""
    row: str = ""
    figure: str = ""


_PAGE: Final = _Looks()
_FRAME: Final = (
    ' border="1" cellspacing="0" cellpadding="3" width="100%"'
    ' style="border-collapse:collapse;table-layout:fixed;width:100%;overflow-wrap:anywhere'
)
_FRAGMENT: Final = _Looks(
    title=' style="text-align:center"',
    note=' style="text-align:center"',
    mark=' style="text-align:center;color:#c00000"',
    column=' style="font-weight:normal;text-align:center"',
    row=' style="font-weight:normal;text-align:left"',
    figure=' align="center"',
)


def render(document: Document, *, fragment: bool = False) -> str:
    """Return a document as a web page.

    Args:
        document: The document. Its attachment, if any, is JSON.
        fragment: Return only the article, which needs no style sheet.

    >>> heading = Paragraph("一、总体情况", level="part")
    >>> print(render(Document((heading, Paragraph("3 < 5", indented=True))), fragment=True))
    <article lang="zh-Hans">
    <h2>一、总体情况</h2>
    <p style="text-indent:2em">3 &lt; 5</p>
    </article>
    """
    lines = [*_body(document, _FRAGMENT if fragment else _PAGE)]
    language = escaped(document.language)
    if fragment:
        return "\n".join([f'<article lang="{language}">', *lines, "</article>"])
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{language}">',
            '<head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width,initial-scale=1">',
            f"<title>{escaped(document.title)}</title>",
            f"<style>{STYLE}{on_each_page(document.mark)}</style></head>",
            "<body><main>",
            *lines,
            "</main></body>",
            "</html>",
            "",
        ]
    )


def on_each_page(mark: str) -> str:
    """Return the style that prints a mark in the top margin of each page.

    Characters other than letters and digits are written as codes.
    """
    if not mark:
        return ""
    words = "".join(each if each.isalnum() else f"\\{ord(each):x} " for each in mark)
    return f'@page{{@top-center{{content:"{words}";color:#c00000;font-size:12pt}}}}'


def _body(document: Document, looks: _Looks) -> Iterator[str]:
    if document.mark:
        yield f"<p{looks.mark}>{escaped(document.mark)}</p>"
    figure = partial(_figure, looks=looks, wrong=document.wrong)
    for block in document.blocks:
        if isinstance(block, Grid):
            yield from table(block, figure, looks)
        else:
            yield paragraph(block, looks)
    if document.attachment:
        yield data_block(document.attachment)


def paragraph(paragraph: Paragraph, looks: _Looks = _PAGE) -> str:
    """Return the element of a heading or paragraph, for a page with :data:`STYLE`.

    >>> paragraph(Paragraph("一、总体情况", level="part"))
    '<h2>一、总体情况</h2>'
    """
    text = escaped(paragraph.text)
    if tag := _TAGS.get(paragraph.level):
        return f"<{tag}{looks.title if tag == 'h1' else ''}>{text}</{tag}>"
    if paragraph.level == "note":
        return f"<p{looks.note}>{text}</p>"
    return f"<p{looks.text if paragraph.indented else ''}>{text}</p>"


def table(grid: Grid, figure: Figure, looks: _Looks = _PAGE) -> Iterator[str]:
    """Yield the lines of a table, for a page with :data:`STYLE`.

    >>> grid = Grid(((GridCell("行政许可"), GridCell("12")),), figures={(0, 1): "licensing"})
    >>> [*table(grid, lambda cell, name: f"<td class={name}>{cell.text}</td>")][-3]
    '<tr><th scope="row">行政许可</th><td class=licensing>12</td></tr>'
    """
    widths = column_widths(grid)
    columns = "".join(f'<col width="{width / PAGE_WIDTH:.1%}">' for width in widths)
    yield from _opening(escaped(grid.caption), looks, dense=is_dense(widths))
    yield f"<colgroup>{columns}</colgroup>"
    below = range(grid.head, len(grid.rows))
    bands = [at for at in below if _is_band(grid, at, len(widths))]
    rows = [*_rows(grid, bands, looks, figure)]
    yield from _section("thead", rows[: grid.head])
    for start, end in pairwise(sorted({below.start, *bands, below.stop})):
        yield from _section("tbody", rows[start:end])
    yield "</table>"


def _opening(caption: str, looks: _Looks, *, dense: bool) -> Iterator[str]:
    """Yield the opening tag and the caption of a table.

    In a fragment the caption is an attribute, so that no editor turns it into text.
    """
    if looks is _FRAGMENT:
        yield f'<table{_FRAME}{";font-size:12px" if dense else ""}" aria-label="{caption}">'
    else:
        yield '<table class="dense">' if dense else "<table>"
        yield f"<caption><span>{caption}</span></caption>"


def _is_band(grid: Grid, at: int, width: int) -> bool:
    """Tell if a row is a label across the table, which heads the rows below it."""
    cells = grid.rows[at]
    return len(cells) == 1 and cells[0].colspan == width and grid.role(at, 0) == "column"


def _section(tag: str, rows: Sequence[str]) -> Iterator[str]:
    if rows:
        yield from (f"<{tag}>", *rows, f"</{tag}>")


def _rows(grid: Grid, bands: Sequence[int], looks: _Looks, figure: Figure) -> Iterator[str]:
    for at, row in enumerate(grid.rows):
        label = "rowgroup" if at in bands else "col"
        cells = "".join(
            figure(cell, name)
            if (name := grid.figures.get((at, number)))
            else _label(cell, grid.role(at, number), label, looks)
            for number, cell in enumerate(row)
        )
        yield f"<tr>{cells}</tr>"


def _figure(cell: GridCell, name: str, looks: _Looks, wrong: Mapping[str, str]) -> str:
    text = escaped(cell.text)
    if (reason := wrong.get(name)) is not None:
        text = f'<mark title="{escaped(reason)}" style="{_WRONG}">{text}</mark>'
    return f"<td{spans(cell)}{looks.figure}>{text}</td>"


def _label(cell: GridCell, role: Role, label: str, looks: _Looks) -> str:
    """Return a header cell. Its scope applies to all rows or columns that it covers."""
    scope = "row" if role == "row" else label
    return f'<th scope="{scope}"{spans(cell)}{getattr(looks, role)}>{escaped(cell.text)}</th>'


def spans(cell: GridCell) -> str:
    """Return the attributes of a merged cell, empty if it is not merged."""
    down = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    return down + (f' colspan="{cell.colspan}"' if cell.colspan > 1 else "")
