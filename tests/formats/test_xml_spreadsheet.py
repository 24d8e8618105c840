# SPDX-License-Identifier: Apache-2.0
"""Workbooks as one XML file: positions, merged cells, and all that is hidden left out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.document import Document, Grid, Paragraph
from gaidisclosure.formats.excel.xml_spreadsheet import parse
from tests.formats.office_files import outcome, refusal
from tests.formats.saved import cell, workbook, worksheet

Cells = list[list[tuple[str, str | None]]]
HIDDEN = "<x:WorksheetOptions><x:Visible>{}</x:Visible></x:WorksheetOptions>"


def of_grid(grid: Grid) -> Cells:
    return [[(cell.text, cell.place.address) for cell in row] for row in grid.rows]


def read(inside: str) -> Grid:
    (grid,) = parse(workbook(worksheet("表", inside)).encode()).blocks
    assert isinstance(grid, Grid)
    return grid


def at(**attributes: int) -> str:
    return " ".join(f'ss:{name}="{value}"' for name, value in attributes.items())


def number(text: str, attributes: str = "") -> str:
    return cell(text, attributes, "Number")


def test_cells_stand_next_to_each_other_or_where_they_say() -> None:
    third = f"""<Row ss:Index="3">{number("2", at(Index=2))}</Row>"""
    rows = f"""<Row>{cell("甲")}{number("1")}</Row>{third}"""
    assert of_grid(read(rows)) == [
        [("甲", "A1"), ("1", "B1")],
        [("", "A2"), ("", "B2")],
        [("", "A3"), ("2", "B3")],
    ]


def test_merged_cells_move_those_after_them() -> None:
    rows = (
        f"""<Row>{cell("甲", at(MergeAcross=1, MergeDown=1))}{number("1")}</Row>"""
        f"""<Row>{number("2", at(Index=3))}</Row>"""
    )
    grid = read(rows)
    assert of_grid(grid) == [[("甲", "A1"), ("1", "C1")], [("2", "C2")]]
    assert (grid.rows[0][0].rowspan, grid.rows[0][0].colspan) == (2, 2)


def test_hidden_rows_and_columns_are_left_out_and_addresses_kept() -> None:
    rows = (
        '<Column ss:Index="2" ss:Hidden="1" ss:Span="1"/><Column/>'
        f"""<Row>{cell("甲")}{number("7")}{number("8")}{number("1")}</Row>"""
        f"""<Row ss:Hidden="1">{cell("乙")}{number("9", at(Index=4))}</Row>"""
        f"""<Row>{cell("丙")}{number("2", at(Index=4))}</Row>"""
    )
    assert of_grid(read(rows)) == [[("甲", "A1"), ("1", "D1")], [("丙", "A3"), ("2", "D3")]]


def test_a_merged_cell_shows_in_what_of_it_is_visible() -> None:
    rows = (
        f"""<Row ss:Hidden="1">{cell("甲", at(MergeDown=2))}{number("7")}</Row>"""
        f"""<Row>{number("1", at(Index=2))}</Row><Row>{number("2", at(Index=2))}</Row>"""
    )
    grid = read(rows)
    assert of_grid(grid) == [[("甲", "A2"), ("1", "B2")], [("2", "B3")]]
    assert grid.rows[0][0].rowspan == 2


def test_a_merged_cell_above_the_texts_takes_none_away() -> None:
    rows = f"""<Row><Cell ss:MergeDown="1"/></Row><Row>{number("1")}</Row>"""
    assert of_grid(read(rows)) == [[("1", "A2")]]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ('<Data ss:Type="Number">12.0</Data>', "12"),
        ('<Data ss:Type="Number">0.5</Data>', "0.5"),
        ('<Data ss:Type="Number">若干</Data>', "若干"),
        ('<Data ss:Type="Boolean">1</Data>', "TRUE"),
        ('<Data ss:Type="DateTime">2024-01-20T00:00:00.000</Data>', "2024-01-20"),
        ('<Data ss:Type="DateTime">2024-01-20T08:00:00.000</Data>', "2024-01-20T08:00:00.000"),
        (
            '<ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>1<S>3</S>2</B><Sup>①</Sup></ss:Data>',
            "12",
        ),
        ("<Data>公开&#10;数量</Data>", "公开数量"),
    ],
)
def test_values(data: str, text: str) -> None:
    assert of_grid(read(f"<Row><Cell>{data}</Cell></Row>")) == [[(text, "A1")]]


def test_a_formula_or_an_error_without_a_value_is_blank_and_said_so() -> None:
    error = '<Cell><Data ss:Type="Error">#REF!</Data></Cell><Cell ss:Formula="=R1C1"/>'
    grid = read(f"<Row>{error}{cell('甲')}</Row>")
    assert of_grid(grid) == [[("甲", "C1")]]
    assert [(each.reason, each.text) for each in grid.omitted] == [
        ("no_value", "#REF!"),
        ("no_value", "=R1C1"),
    ]


def test_styles_strike_out_and_raise() -> None:
    styles = (
        '<Styles><Style ss:ID="a"/><Style ss:ID="b"><Font ss:StrikeThrough="1"/></Style>'
        '<Style ss:ID="c"><Font ss:VerticalAlign="Superscript"/></Style></Styles>'
    )
    rows = "".join(number("12", f'ss:StyleID="{name}"') for name in "abc")
    (grid,) = parse(workbook(styles, worksheet("表", f"<Row>{rows}</Row>")).encode()).blocks
    assert isinstance(grid, Grid)
    assert of_grid(grid) == [[("12", "A1")]]


def test_rows_that_stand_for_several_are_hidden_with_them() -> None:
    hidden = f"""<Row ss:Hidden="1" ss:Span="1">{cell("乙")}</Row>"""
    assert of_grid(read(f"<Row>{cell('甲')}</Row>{hidden}<Row>{cell('丙')}</Row>")) == [
        [("甲", "A1")],
        [("丙", "A4")],
    ]


def named(document: Document) -> list[str]:
    return [each.text if isinstance(each, Paragraph) else "grid" for each in document.blocks]


@pytest.mark.parametrize("seen", ["SheetHidden", "SheetVeryHidden"])
def test_hidden_sheets_and_blank_ones_are_left_out(seen: str) -> None:
    row = f"<Row>{cell('甲')}</Row>"
    hidden, shown = (HIDDEN.format(each) for each in (seen, "SheetVisible"))
    sheets = [
        worksheet("一", row),
        worksheet("二", row, hidden),
        worksheet("三", row, shown),
        worksheet("四", "<Row><Cell/></Row>"),
        '<Worksheet ss:Name="五"/>',
    ]
    assert named(parse(workbook(*sheets).encode())) == ["一", "grid", "三", "grid"]
    assert named(parse(workbook(*sheets[1:3]).encode())) == ["grid"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings(encoding: str) -> None:
    text = "\n" + workbook(worksheet("表", f"<Row>{cell('规章')}</Row>"))
    text = text.replace('version="1.0"', f'version="1.0" encoding="{encoding}"')
    (grid,) = parse(text.encode(encoding)).blocks
    assert isinstance(grid, Grid)
    assert of_grid(grid) == [[("规章", "A1")]]


@pytest.mark.parametrize(
    "rows",
    [
        f"""<Row>{cell("甲", at(Index=2))}{cell("乙", at(Index=2))}</Row>""",
        f"""<Row ss:Index="2">{cell("甲")}</Row><Row ss:Index="1"/>""",
        '<Column ss:Index="99999" ss:Hidden="1"/>',
        '<Row ss:Span="9999999"/><Row/>',
        '<Row ss:Index="0"/>',
        "<Row>",
    ],
)
def test_positions_that_cannot_be_are_damaged(rows: str) -> None:
    assert refusal(parse, workbook(worksheet("表", rows)).encode()) == "document.damaged"


def test_nothing_in_it_is_empty() -> None:
    assert refusal(parse, workbook().encode()) == "document.empty"
    assert refusal(parse, b"") == "document.empty"


def test_a_document_type_is_refused() -> None:
    text = workbook(worksheet("表", f"<Row>{cell('甲')}</Row>"))
    text = text.replace("<Workbook", '<!DOCTYPE a [<!ENTITY b "c">]><Workbook')
    assert refusal(parse, text.encode()) == "document.damaged"


def test_too_many_cells_of_all_sheets_are_refused(lower: Callable[[str, int], None]) -> None:
    far = f"""<Row>{cell("甲")}{cell("乙", at(Index=10))}</Row>"""
    data = workbook(worksheet("一", far), worksheet("二", far)).encode()
    lower("CELLS", 20)
    parse(data)
    lower("CELLS", 19)
    assert refusal(parse, data) == "document.too_many_cells"


@given(st.binary(max_size=60), st.integers(0, 700), st.integers(0, 40))
def test_any_bytes_are_a_document_or_refused(rest: bytes, start: int, cut: int) -> None:
    rows = f"""<Row>{cell("甲", at(MergeAcross=2, MergeDown=1))}{number("1")}</Row>"""
    data = workbook(worksheet("表", rows, HIDDEN.format("SheetVisible"))).encode()
    outcome(parse, data[:start] + rest + data[start + cut :])
