# SPDX-License-Identifier: Apache-2.0
"""Tables with one line per agency as files: formats, sheets, headings, and no formula anywhere."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from attrs import evolve

import gaidisclosure as gd
from gaidisclosure import Draft
from gaidisclosure.formats.excel import workbook
from gaidisclosure.model import Agency
from gaidisclosure.writing import TABLE_ENDINGS, TableHeadings, table_data

REPORT = gd.AnnualReport2021.zero("云溪县商务局", 2023)
OLD = Draft.blank("云溪县审计局", 2020, edition="2019")
UNDIVIDED = Draft.blank("云溪县民政局", 2023, edition="2021-undivided")
FORMULA = evolve(OLD, issuer=Agency("=1+1")).replace({"行政许可 / 处理决定数量": '=HYPERLINK("a")'})


@pytest.mark.parametrize("ending", TABLE_ENDINGS)
def test_a_table_is_written_to_a_path_or_a_file(ending: str, tmp_path: Path) -> None:
    path, file = tmp_path / f"all.{ending}", BytesIO()
    gd.write_table([REPORT, OLD], path)
    gd.write_table([REPORT, OLD], str(path))
    gd.write_table([REPORT, OLD], file, format=ending)
    assert path.read_bytes() == file.getvalue() == table_data([REPORT, OLD], ending)


def test_other_endings_and_headings_are_refused() -> None:
    wrong: Any = "columns"
    with pytest.raises(ValueError, match="xlsx, csv"):
        gd.write_table([REPORT], "all.docx")
    with pytest.raises(ValueError, match="form, labels, paths, not 'columns'"):
        gd.write_table([REPORT], BytesIO(), headings=wrong, format="csv")


def test_a_workbook_has_a_sheet_for_each_form() -> None:
    names = [sheet.name for sheet in workbook.sheets(table_data([REPORT], "xlsx"))]
    assert names == ["汇总表"]
    several = table_data([UNDIVIDED, REPORT, OLD, UNDIVIDED], "xlsx")
    names = [sheet.name for sheet in workbook.sheets(several)]
    assert names == ["2021格式（其他处理未分列）", "2021格式", "2019格式"]


def test_a_csv_has_the_columns_of_all_forms_and_a_byte_order_mark() -> None:
    data = table_data([UNDIVIDED, REPORT], "csv", "paths")
    assert data.startswith(b"\xef\xbb\xbf")
    head = data.decode("utf-8-sig").splitlines()[0].split(",")
    assert len(head) == len({*head}) == 4 + len({*UNDIVIDED.form.cells, *REPORT.form.cells})


@pytest.mark.parametrize(("headings", "rows"), [("form", 6), ("labels", 1), ("paths", 1)])
def test_columns_of_the_period_and_of_missing_cells_stand_where_needed(
    headings: TableHeadings, rows: int
) -> None:
    period = gd.ReportingPeriod.of_year(2023)
    part = evolve(Draft.from_report(REPORT), period=evolve(period, end=period.end.replace(day=1)))
    lacking = Draft.from_figures("云溪县审计局", 2023, {"行政许可": 1})

    def head(*drafts: Draft) -> list[str]:
        (sheet,) = workbook.sheets(table_data(drafts, "xlsx", headings))
        assert len(sheet.rows) == rows + len(drafts)
        assert {*map(len, sheet.rows)} == {len(sheet.rows[0])}
        return [text for text in sheet.rows[0] if text]

    names = {"period", "missing"} if headings == "paths" else {"统计期限", "缺项"}
    assert names.isdisjoint(head(Draft.from_report(REPORT)))
    assert names <= {*head(part, lacking)}


def test_the_headings_of_the_form_are_merged_as_it_prints_them() -> None:
    (sheet,) = workbook.sheets(table_data([REPORT], "xlsx"))
    merged = {sheet.text(*area[:2]): area for area in sheet.merged}
    assert merged["机关名称"] == (0, 0, 5, 0)
    assert merged["二、主动公开政府信息情况"] == (0, 4, 0, 13)
    assert merged["一、本年新收政府信息公开申请数量"] == (1, 14, 3, 20)
    assert merged["（三）不予公开"][2:] == (2, merged["（三）不予公开"][1] + 55)


def test_nothing_becomes_a_formula_or_a_link() -> None:
    with ZipFile(BytesIO(table_data([FORMULA], "xlsx"))) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet
    text = table_data([FORMULA], "csv").decode("utf-8-sig")
    assert "\n'=1+1," in text
    assert ",\"'=HYPERLINK" in text
