# SPDX-License-Identifier: Apache-2.0
"""A document as a workbook: live sums, figures in red, texts that stay texts."""

from __future__ import annotations

import re
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

import gaidisclosure as gd
from gaidisclosure.document import Document, Equation, Grid, GridCell, Paragraph
from gaidisclosure.form import FORMS
from gaidisclosure.formats.excel import workbook
from gaidisclosure.formats.excel.formulas import ranges
from gaidisclosure.formats.excel.xlsx_writer import render

openpyxl = pytest.importorskip("openpyxl")

REPORT = gd.AnnualReport2021.zero("云溪县商务局", 2023)
RECEIVED = "request_handling.received.total"
ROW = Grid(
    ((GridCell("甲"), GridCell("1"), GridCell("2"), GridCell("3")),),
    figures={(0, 1): "one", (0, 2): "two", (0, 3): "both"},
)
SUM = Equation(("one", "two"), ("both",))


def sheet(data: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(data)).active


def xml(data: bytes, name: str = "xl/worksheets/sheet1.xml") -> str:
    with ZipFile(BytesIO(data)) as archive:
        return archive.read(name).decode()


def texts(data: bytes) -> list[str]:
    return [
        text
        for block in workbook.parse(data).blocks
        if isinstance(block, Grid)
        for row in block.rows
        for cell in row
        if (text := cell.text)
    ]


def test_totals_of_a_report_are_live_and_locked_and_leaves_are_open() -> None:
    found = sheet(gd.to_xlsx(REPORT))
    cells = [cell for row in found.iter_rows() for cell in row if cell.value is not None]
    formulas = [cell for cell in cells if cell.data_type == "f"]
    figures = [cell for cell in cells if cell.data_type == "n"]
    assert len(formulas) == len(FORMS["2021"].totals)
    assert all(cell.protection.locked for cell in formulas)
    assert figures
    assert not any(cell.protection.locked for cell in figures)
    assert found.protection.sheet
    assert found.protection.password is None


def test_the_results_of_formulas_are_stored() -> None:
    figures = [text for text in texts(gd.to_xlsx(REPORT)) if text == "0"]
    assert len(figures) == len(FORMS["2021"].cells)


def test_a_draft_has_no_formulas_and_red_figures_where_an_identity_fails() -> None:
    draft = gd.Draft.from_report(REPORT).replace({RECEIVED: 3})
    data = gd.to_xlsx(draft, data=False)
    found = sheet(data)
    assert not [cell for row in found.iter_rows() for cell in row if cell.data_type == "f"]
    identities = len(FORMS["2021"].identities)
    assert sum(len(each.rules) for each in found.conditional_formatting) == identities
    assert "不得公布" in xml(data, "xl/drawings/drawing1.xml")
    assert "不得公布" in found.oddHeader.center.text
    assert gd.read(data).cells[RECEIVED].value == 3


def test_a_balance_of_unknown_figures_is_not_watched() -> None:
    other = Equation(("one",), ("three",))
    data = render(Document((ROW,), balances=(SUM, other)))
    assert len(re.findall("<conditionalFormatting", xml(data))) == 1


def test_a_sum_with_a_text_is_no_formula() -> None:
    (row,) = ROW.rows
    grid = Grid(((row[0], GridCell("若干"), *row[2:]),), figures=ROW.figures)
    assert "<f>" not in xml(render(Document((grid,), sums=(SUM,))))
    assert "<f>" in xml(render(Document((ROW,), sums=(SUM,))))


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1+2", "@a", "\t=1", "https://a.b", "<r>a</r>", "1e5", "007", "{=1}", " "],
)
def test_a_text_stays_a_text(text: str) -> None:
    data = render(Document((Paragraph(text), Grid(((GridCell(text), GridCell("x")),)))))
    found = sheet(data)
    assert not found._hyperlinks
    kinds = {cell.data_type for row in found.iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s"}
    assert [each.strip() for each in texts(data)].count(text.strip()) == (2 if text.strip() else 0)


@pytest.mark.parametrize(
    "text", ["9007199254740993", "1234567890123456789", "0.1234567890123456789"]
)
def test_a_figure_that_no_spreadsheet_number_holds_is_a_text(text: str) -> None:
    grid = Grid(((GridCell("甲"), GridCell(text)),), figures={(0, 1): "one"})
    assert text in texts(render(Document((grid,))))


def test_zeros_after_an_amount_are_no_text() -> None:
    fees = "proactive_disclosure.fees"
    report = gd.Draft.from_report(REPORT).replace({fees: Decimal("12.50")}).seal()
    data = gd.to_xlsx(report)
    (cell,) = [cell for row in sheet(data).iter_rows() for cell in row if cell.value == 12.5]
    assert cell.data_type == "n"
    assert gd.read(data).seal() == report
    assert gd.read(gd.to_xlsx(report, data=False)).cells[fees].value == Decimal("12.5")


def test_ranges_are_as_few_as_the_places_allow() -> None:
    spots = {name: (row, column) for name, (row, column) in zip(
        "abcde", [(0, 0), (0, 1), (1, 1), (2, 1), (9, 9)], strict=True)}  # fmt: skip
    assert [*ranges("abcde", spots)] == [((0, 0), (0, 1)), ((1, 1), (2, 1)), ((9, 9), (9, 9))]
    assert [*ranges((), spots)] == []


def test_equal_reports_give_equal_files() -> None:
    assert gd.to_xlsx(REPORT) == gd.to_xlsx(REPORT)
    assert len(gd.to_xlsx(REPORT)) <= 25_000


def test_a_blank_form_shows_no_total_until_a_figure_is_filled_in() -> None:
    blank = gd.read(gd.template("2021", "xlsx"))
    assert {cell.text for cell in blank.cells.values()} == {""}
    assert blank.doubts == ()


def test_an_unknown_format_of_a_form() -> None:
    with pytest.raises(ValueError, match="xlsx, docx, html"):
        gd.template("2021", "pdf")  # type: ignore[arg-type]
