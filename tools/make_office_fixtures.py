"""Make the fixtures that no library writes: ``python tools/make_office_fixtures.py``.

Word 97-2003 and Excel 97-2003 files, turned by LibreOffice (``soffice``) out of files that
python-docx and XlsxWriter write. All contents are fictional. Needs the test extra; what is made
differs in its time stamps only.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from docx import Document
from xlsxwriter import Workbook

DATA = Path(__file__).parents[1] / "tests" / "data"
TITLE = "云溪县水利局2025年政府信息公开工作年度报告"


def make_docx(target: Path) -> None:
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


def make_xlsx(target: Path) -> None:
    with Workbook(target) as book:
        sheet = book.add_worksheet("表一")
        sheet.merge_range("B2:C2", "信息内容")
        sheet.write_row("B3", ["规章", 12])
        sheet.write_row("B4", ["收费", 3.5])
        book.add_worksheet("说明").write("A1", TITLE)
        hidden = book.add_worksheet("草稿")
        hidden.write("A1", "不公开")
        hidden.hide()


def convert(source: Path, to: str) -> None:
    command = ["soffice", "--headless", "--convert-to", to, "--outdir", str(DATA), str(source)]
    subprocess.run(command, check=True, capture_output=True)


def main() -> None:
    with TemporaryDirectory() as folder:
        document, workbook = Path(folder, "report.docx"), Path(folder, "tables.xlsx")
        make_docx(document)
        make_xlsx(workbook)
        convert(document, "doc")
        convert(workbook, "xls")


if __name__ == "__main__":
    main()
