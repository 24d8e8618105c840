# SPDX-License-Identifier: Apache-2.0
"""Two small files for an office program to open, each with merged cells."""

from __future__ import annotations

from pathlib import Path

from docx import Document
from xlsxwriter import Workbook

__all__ = ["write_small_docx", "write_small_xlsx"]

TITLE = "云溪县水利局2025年政府信息公开工作年度报告"


def write_small_docx(target: Path) -> None:
    document = Document()
    document.add_paragraph(TITLE)
    document.add_paragraph("一、总体情况")
    table = document.add_table(rows=3, cols=3, style="Table Grid")
    for place, text in {(0, 0): "信息内容", (0, 1): "数量", (1, 1): "12", (1, 2): "3.5"}.items():
        table.cell(*place).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(2, 0).text = "规章"
    document.save(str(target))


def write_small_xlsx(target: Path) -> None:
    with Workbook(target) as book:
        sheet = book.add_worksheet("表一")
        sheet.merge_range("B2:C2", "信息内容")
        sheet.write_row("B3", ["规章", 12])
        sheet.write_row("B4", ["收费", 3.5])
        book.add_worksheet("说明").write("A1", TITLE)
        hidden = book.add_worksheet("草稿")
        hidden.write("A1", "不公开")
        hidden.hide()
