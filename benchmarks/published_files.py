# SPDX-License-Identifier: Apache-2.0
"""A report as the files that agencies publish: a web page, a word processor's file, pasted text.

The page is one of the common kind: tables pasted from a word processor, each cell with its own
styles, within a site's menus and scripts.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from html import escape
from itertools import chain

import gaidisclosure as gd
from gaidisclosure.document import Grid, GridCell
from gaidisclosure.writing.outline import sections

_CELL = "border-width: 1px; border-style: solid; border-color: windowtext; padding: 0 7px;"
_TEXT = "font-family: 宋体; font-size: 14px; mso-bidi-font-family: Calibri; mso-font-kerning: 0pt"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def pasted(report: gd.AnnualReport) -> bytes:
    """The report as text that was copied from a page: each cell on a line of its own."""
    return "\n".join(
        "\n".join(f"{cell.text} |" for row in block.rows for cell in row)
        if isinstance(block, Grid)
        else block.text
        for block in chain.from_iterable(sections(report))
    ).encode()


def page(report: gd.AnnualReport) -> bytes:
    """The report on a page of a site, in UTF-8."""
    menu = "".join(
        f'<li class="nav-item"><a href="/zwgk/{n}/">栏目{n}</a></li>' for n in range(120)
    )
    script = "var menu = document.querySelectorAll('.nav-item'); menu.forEach(show);\n" * 60
    article = "".join(_blocks(report))
    return (
        f'<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><script>{script}</script>'
        f'</head><body><ul class="nav">{menu}</ul><div id="article">{article}</div>'
        f"<div class=footer><p>主办：{escape(report.agency.name)}</p></div></body></html>"
    ).encode()


def _blocks(report: gd.AnnualReport) -> Iterator[str]:
    for block in chain.from_iterable(sections(report)):
        if isinstance(block, Grid):
            rows = ("".join(map(_cell, row)) for row in block.rows)
            yield f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>\n"
        else:
            yield f'<p style="text-indent: 2em; line-height: 2"><span style="{_TEXT}">'
            yield f"{escape(block.text)}</span></p>\n"


def _cell(cell: GridCell) -> str:
    spans = "".join(
        f' {name}="{count}"'
        for name, count in (("rowspan", cell.rowspan), ("colspan", cell.colspan))
        if count > 1
    )
    return (
        f'<td{spans} style="{_CELL}"><p style="text-align: center"><span style="{_TEXT}">'
        f"{escape(cell.text)}</span></p></td>"
    )


def word(report: gd.AnnualReport) -> bytes:
    """The report as DOCX."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Override '
        f'PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r" '
        f'Type="{_OFFICE}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{_body(report)}</w:body>'
        "</w:document>",
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return packed.getvalue()


def _body(report: gd.AnnualReport) -> str:
    return "".join(
        _word_table(block) if isinstance(block, Grid) else _word_line(block.text)
        for block in chain.from_iterable(sections(report))
    )


def _word_table(grid: Grid) -> str:
    rows = [""] * len(grid.rows)
    for number, row in enumerate(grid.matrix()):
        for column, spot in enumerate(row):
            if spot is not None and column == spot.columns.start:
                rows[number] += _word_cell(spot.cell, first=number == spot.rows.start)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def _word_cell(cell: GridCell, *, first: bool) -> str:
    merge = ("<w:vMerge w:val='restart'/>" if first else "<w:vMerge/>") * (cell.rowspan > 1)
    span = f"<w:gridSpan w:val='{cell.colspan}'/>"
    line = _word_line(cell.text if first else "")
    return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{line}</w:tc>"


def _word_line(text: str) -> str:
    fonts = "<w:rFonts w:ascii='仿宋' w:eastAsia='仿宋'/><w:sz w:val='28'/>"
    run = f"<w:r><w:rPr>{fonts}</w:rPr><w:t xml:space='preserve'>{escape(text)}</w:t></w:r>"
    return f"<w:p><w:pPr><w:jc w:val='center'/><w:rPr>{fonts}</w:rPr></w:pPr>{run}</w:p>"
