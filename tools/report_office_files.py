# SPDX-License-Identifier: Apache-2.0
"""Files of a report for an office program to open and to write anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from fictional_report import Report
from report_pages import FONT, placed
from xlsxwriter import Workbook

__all__ = ["write_docx", "write_xlsx"]

_HEAD: Final = {2: 0, 3: 3, 4: 0}
"""How many rows of each table are printed again on the next page."""
_WIDE: Final = 10


def write_docx(report: Report, target: Path) -> None:
    """A4, merged cells, the header of table 3 on each page, the number of the page at its foot."""
    document = Document()
    _set_font(document.styles["Normal"])
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    _add_page_number(section.footer.paragraphs[0])
    document.add_paragraph(report.title).alignment = WD_ALIGN_PARAGRAPH.CENTER
    _say(document, report.preface)
    for heading, said, table in report.parts():
        document.add_paragraph(heading)
        for line in said:
            _say(document, line)
        if table:
            _add_table(document, report, table)
    for line in report.signature:
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.save(str(target))


def _set_font(style: Any) -> None:
    style.font.size, style.font.name = Pt(11), FONT
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)


def _say(document: Any, text: str) -> None:
    document.add_paragraph(text).paragraph_format.first_line_indent = Pt(22)


def _add_page_number(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run("— ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run._r.addnext(field)
    paragraph.add_run(" —")


def _add_table(document: Any, report: Report, number: int) -> None:
    form = report.form.printed_tables[number]
    table = document.add_table(rows=form.height, cols=form.width, style="Table Grid")
    for row in placed(report, number):
        for text, at, _ in row:
            last = table.cell(at.row + at.rowspan - 1, at.column + at.colspan - 1)
            table.cell(at.row, at.column).merge(last).text = text
    for row in table.rows[: _HEAD[number]]:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def write_xlsx(report: Report, target: Path) -> None:
    """The whole report on one sheet: texts merged over all columns, tables below each other."""
    with Workbook(target) as book:
        sheet = book.add_worksheet("年度报告")
        bordered = book.add_format({"border": 1, "text_wrap": True, "align": "center"})
        plain = book.add_format({"text_wrap": True})
        row = _add_lines(sheet, 0, [report.title, report.preface], plain)
        for heading, said, table in report.parts():
            row = _add_lines(sheet, row, [heading, *said], plain)
            if table:
                row = _add_grid(sheet, row, report, table, bordered)
        _add_lines(sheet, row, list(report.signature), plain)


def _add_lines(sheet: Any, row: int, lines: list[str], style: Any) -> int:
    for line in lines:
        sheet.merge_range(row, 0, row, _WIDE - 1, line, style)
        row += 1
    return row


def _add_grid(sheet: Any, top: int, report: Report, number: int, style: Any) -> int:
    for row in placed(report, number):
        for text, at, figure in row:
            value: str | float = float(text) if figure and text and "+" not in text else text
            here, behind = (top + at.row, at.column), at.column + at.colspan - 1
            if at.rowspan * at.colspan > 1:
                sheet.merge_range(*here, here[0] + at.rowspan - 1, behind, value, style)
            else:
                sheet.write(*here, value, style)
    return top + report.form.printed_tables[number].height
