# SPDX-License-Identifier: Apache-2.0
"""A report as web pages: plain for a browser to print, and as a word processor exports them.

The second is written here after the manner of Word's "Web page" files, which no program at hand
writes: GBK, ``o:p`` elements, labels cut into spans, conditional comments.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape

from fictional_report import Report

from gaidisclosure.form import Span

__all__ = ["FONT", "page", "placed", "radicals", "word_page"]

FONT = "WenQuanYi Zen Hei"
"""One that is small, so that what of it files embed is small as well."""

_STYLE = f"""\
body {{ font-family: "{FONT}"; font-size: 15px; line-height: 1.7 }}
h1, footer {{ text-align: center }} p {{ text-indent: 2em }}
table {{ border-collapse: collapse; width: 100%; font-size: 13px }} tr {{ break-inside: auto }}
td {{ border: 1px solid black; text-align: center; padding: 2px 4px }}
"""
_WORD_HEAD = """\
<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=gb2312">
<meta name=ProgId content=Word.Document><meta name=Generator content="Microsoft Word 9">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->
<style><!--
p.MsoNormal {mso-style-parent:""; margin:0cm; text-indent:21.0pt; mso-char-indent-count:2.0;
 font-size:10.5pt; mso-fareast-font-family:宋体}
@page Section1 {size:595.3pt 841.9pt; mso-footer-margin:49.6pt}
--></style>
<!--[if gte mso 10]><style>table.MsoNormalTable {mso-style-name:普通表格;}</style><![endif]-->
</head>
<body lang=ZH-CN style='tab-interval:21.0pt;text-justify-trim:punctuation'>
<div class=Section1 style='layout-grid:15.6pt'>
"""
_WORD_END = (
    "<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>\n</div>\n</body>\n</html>\n"
)
_LATIN = re.compile("[!-~]+")


def placed(report: Report, number: int) -> Iterator[list[tuple[str, Span, bool]]]:
    """The cells of a table row by row: text, place, and whether it is a figure."""
    form = report.form.printed_tables[number]
    cells = [(label.text, label.span, False) for label in form.labels]
    cells += [(report.printed[path], place, True) for path, place in form.figures.items()]
    for row in range(form.height):
        yield sorted((c for c in cells if c[1].row == row), key=lambda cell: cell[1].column)


def _table(report: Report, number: int, cell: Callable[[str, Span, bool], str]) -> str:
    rows = (f"<tr>{''.join(cell(*each) for each in row)}</tr>" for row in placed(report, number))
    return "\n".join(rows)


def _spans(place: Span) -> str:
    sizes = {"rowspan": place.rowspan, "colspan": place.colspan}
    return "".join(f" {name}={size}" for name, size in sizes.items() if size > 1)


def page(report: Report) -> str:
    """A page as a browser shows and prints it."""
    lines = [f"<h1>{report.title}</h1>", f"<p>{report.preface}</p>"]
    for heading, said, table in report.parts():
        lines += [f"<h2>{heading}</h2>", *(f"<p>{line}</p>" for line in said)]
        if table:
            lines.append(f"<table>\n{_table(report, table, _cell)}\n</table>")
    lines += [f"<p style='text-align: right'>{line}</p>" for line in report.signature]
    head = f"<meta charset=utf-8><title>{report.title}</title><style>{_STYLE}</style>"
    return f"<!DOCTYPE html><html lang=zh><head>{head}</head><body>" + "\n".join(lines)


def radicals() -> str:
    """A page that a browser prints with radicals, in a font that has one shape for both."""
    style = "<style>body { font-family: 'Noto Serif CJK SC' }</style>"
    return f"<!DOCTYPE html><meta charset=utf-8><title>年报</title>{style}<p>水利工作人民"


def _cell(text: str, place: Span, figure: bool) -> str:
    return f"<td{_spans(place)}>{escape(text)}</td>"


def word_page(report: Report) -> bytes:
    """A page in the style of Word's export, in GBK that is declared as GB2312."""
    lines = [_word_paragraph(report.title, "center"), _word_paragraph(report.preface)]
    for heading, said, table in report.parts():
        lines += [_word_paragraph(heading), *map(_word_paragraph, said)]
        if table:
            lines.append(_word_table(report, table))
    lines += [_word_paragraph(line, "right") for line in report.signature]
    return (_WORD_HEAD + "\n".join(lines) + "\n" + _WORD_END).encode("gbk")


def _word_table(report: Report, number: int) -> str:
    attributes = "class=MsoNormalTable border=1 cellspacing=0 cellpadding=0"
    style = "border-collapse:collapse;mso-padding-alt:0cm 5.4pt 0cm 5.4pt"
    return f"<table {attributes} style='{style}'>\n{_table(report, number, _word_cell)}\n</table>"


def _word_cell(text: str, place: Span, figure: bool) -> str:
    inner = _word_runs(text) + "<span\nlang=EN-US><o:p></o:p></span>"
    if figure:
        inner = f"<span lang=EN-US>{text}<o:p></o:p></span>"
    if not text:
        inner = "<![if !supportEmptyParas]>&nbsp;<![endif]><o:p></o:p>"
    style = "border:solid windowtext .5pt"
    return f"<td{_spans(place)} style='{style}'>\n <p class=MsoNormal>{inner}</p>\n </td>"


def _word_paragraph(text: str, align: str = "left") -> str:
    end = "<span lang=EN-US><o:p></o:p></span>"
    return f"<p class=MsoNormal align={align}>{_word_runs(text)}{end}</p>"


def _word_runs(text: str) -> str:
    """Latin characters and digits in spans of their own, lines broken wherever there is a tag."""
    cut = _LATIN.sub(lambda found: f"\0{found[0]}\1", text)
    latin = "<span\nlang=EN-US>"
    inner = escape(cut, quote=False).replace("\0", f"</span>{latin}").replace("\1", "</span><span>")
    return f"<span style='font-family:宋体'>{inner}</span>"
