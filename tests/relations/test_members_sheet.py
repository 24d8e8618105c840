# SPDX-License-Identifier: Apache-2.0
"""The workbook of a sum: a sheet of members next to it, which no reader takes for the report."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings

import gaidisclosure as gd
from gaidisclosure.document import Document, Paragraph, Place
from gaidisclosure.formats.excel import workbook
from gaidisclosure.reading.own import without_members
from gaidisclosure.relations import Consolidation, members_sheet
from gaidisclosure.strategies import Membership, members
from tests.depth import examples

AGENCY = "云溪县人民政府"
LICENSING = "proactive_disclosure.licensing"
FEES = "proactive_disclosure.fees"


def some(name: str, code: str | None = None, **cells: int | Decimal | None) -> gd.Draft:
    agency = gd.Agency(name, unified_social_credit_code=code)
    draft = gd.Draft.from_report(gd.AnnualReport2021.zero(agency, 2023))
    return draft.replace({f"proactive_disclosure.{path}": figure for path, figure in cells.items()})


@pytest.fixture
def found() -> Consolidation:
    amount = Decimal("1.123456789012345")
    return gd.consolidate(
        [
            some("甲县局", "11341702486344515H", licensing=3, fees=amount),
            some("乙县局", licensing=12, fees=Decimal("1.50")),
            some("丙县局", licensing=None, fees=amount),
            ("d.docx", some("丁县局", licensing=None)),
            ("坏.docx", gd.UnreadableError("reading.no_report")),
        ],
        agency=AGENCY,
        include=["丙县局"],
    )


def rows(data: bytes) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert len(book.sheetnames) == 2
    return [*book["汇总单位"].iter_rows(values_only=True)]


def test_each_member_has_a_line_with_its_figures(found: Consolidation) -> None:
    head, *lines = rows(gd.to_xlsx(found))
    assert head[:5] == ("单位", "统一社会信用代码", "来源", "计入汇总", "说明")
    assert head[5:] == (
        "行政许可 / 本年处理决定数量",
        "行政事业性收费 / 本年收费金额（单位：万元）",
    )
    assert lines[0] == (
        "甲县局",
        "11341702486344515H",
        "甲县局",
        "是",
        lines[0][4],
        3,
        "1.123456789012345",
    )
    assert "校验对其中 1 处有提醒" in str(lines[0][4])
    assert lines[1][4:] == (None, 12, 1.5)
    assert lines[2][3:4] + lines[2][5:6] == ("是", None)
    assert "仍照所填的数据计入" in str(lines[2][4])
    assert lines[3][:4] == ("丁县局", None, "d.docx", "否")
    assert "没有数据" in str(lines[3][4])
    assert lines[4][:4] == (None, None, "坏.docx", "否")
    assert "没有找到" in str(lines[4][4])


@pytest.mark.parametrize("data", [True, False])
def test_the_sum_is_read_back_from_its_workbook(found: Consolidation, data: bool) -> None:
    draft = gd.read(gd.to_xlsx(found, data=data))
    assert draft.figures() == found.draft.figures()
    assert (draft.agency, draft.year, draft.doubts) == (AGENCY, 2023, ())


def test_a_sheet_of_members_is_known_in_each_language(found: Consolidation) -> None:
    for locale in ("zh_Hans", "zh_Hant", "en"):
        document = workbook.parse(gd.to_xlsx(found, locale=locale))
        assert len(document.blocks) == 4
        assert document.blocks[2] == Paragraph(found.sheets(locale)[0].name)
        assert len(without_members(document).blocks) == 1


def test_remarks_are_in_the_language_of_the_sheet(found: Consolidation) -> None:
    (sheet,) = found.sheets("en")
    assert (sheet.name, sheet.head) == ("Members", 1)
    assert sheet.widths == (28, 22, 36, 10, 48, 14, 14)
    assert sheet.rows[0][:5] == ("Agency", "Credit code", "Source", "In the sum", "Remarks")
    assert sheet.rows[1][3] == "yes"
    assert "check warns of 1 of its entries" in sheet.rows[1][4]
    assert sheet.rows[2][3:5] == ("yes", "")
    assert sheet.rows[4][3] == "no"
    assert sheet.rows[4][4].startswith("丁县局（d.docx）: no figure in 1 of its cells")
    assert "No annual report" in sheet.rows[5][4]
    assert sheet.rows[0][5].startswith("Administrative licensing")


def test_other_sheets_stay(found: Consolidation) -> None:
    document = workbook.parse(gd.to_xlsx(found))
    name, grid = Paragraph("附表", Place(sheet="附表")), document.blocks[1]
    three = Document((*document.blocks, name, grid))
    assert without_members(three).blocks == (*document.blocks[:2], name, grid)
    unnamed = Document((Paragraph("汇总单位"), document.blocks[3]))
    assert without_members(unnamed) is unnamed


@pytest.mark.parametrize(("most", "columns"), [(5, 5), (6, 7)])
def test_too_many_figures_are_left_out(
    found: Consolidation, monkeypatch: pytest.MonkeyPatch, most: int, columns: int
) -> None:
    monkeypatch.setattr(members_sheet, "_MOST_FIGURES", most)
    assert len(found.sheets()[0].rows[0]) == columns


def test_all_remarks_on_a_member_stand_in_its_line() -> None:
    given = [some("甲县局", licensing=None), some("乙县局")]
    found = gd.consolidate(given, agency=AGENCY, include=["甲县局"], expected=["乙县局"])
    (sheet,) = found.sheets("en")
    assert sheet.rows[1][4] == " ".join(each.message("en") for each in found.findings)
    assert [each.code for each in found.findings] == ["MEMBER-INCLUDED", "MEMBER-UNKNOWN"]


def test_columns_are_named_as_on_the_form_of_the_sum() -> None:
    amount = "proactive_disclosure.procurement.amount"
    old = gd.Draft.from_report(gd.AnnualReport2019.zero("甲县局", 2020)).replace({amount: "2.5"})
    (sheet,) = gd.consolidate([old], agency=AGENCY).sheets()
    assert [row[5] for row in sheet.rows] == [gd.form.EDITIONS["2019"].cells[amount].label(), "2.5"]


@pytest.mark.parametrize("ending", ["json", "txt", "html", "docx", "xlsx", "pdf"])
def test_a_sum_is_written_as_its_report(tmp_path: Path, ending: str) -> None:
    found = gd.consolidate([some("甲县局", licensing=3)], agency=AGENCY)
    gd.write(found, tmp_path / f"a.{ending}")
    assert gd.read(tmp_path / f"a.{ending}").seal() == found.report


def test_a_sum_of_nothing_but_zeros_has_no_columns_of_figures() -> None:
    found = gd.consolidate([some("甲县局")], agency=AGENCY)
    assert len(rows(gd.to_xlsx(found))[0]) == 5


@given(members())
@settings(max_examples=examples(8))
def test_any_sum_is_read_back_from_its_workbook(drawn: Membership) -> None:
    found = gd.consolidate(drawn.reports, agency="江临市人民政府")
    assert gd.read(gd.to_xlsx(found)).figures() == found.draft.figures()
