# SPDX-License-Identifier: Apache-2.0
"""Workbooks: hidden rows and columns, struck-out and raised text, and cells without a value."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from xlsxwriter import Workbook

from gaidisclosure.document import Grid
from gaidisclosure.formats.excel import xml_spreadsheet
from gaidisclosure.formats.excel.workbook import parse
from tests.formats.office_files import grids, paragraphs, refusal, xlsx


def book(fill: Callable[[Any, Any], None]) -> Grid:
    target = BytesIO()
    with Workbook(target, {"in_memory": True}) as made:
        fill(made, made.add_worksheet("表"))
    (grid,) = parse(target.getvalue()).blocks
    assert isinstance(grid, Grid)
    return grid


def changed(made: BytesIO, part: str, old: str, new: str) -> bytes:
    """Return a workbook with another text in a part."""
    target = BytesIO()
    with ZipFile(made) as source, ZipFile(target, "w") as archive:
        for name in source.namelist():
            data = source.read(name)
            assert name != part or old.encode() in data
            if name == part:
                data = data.replace(old.encode(), new.encode())
            archive.writestr(name, data)
    return target.getvalue()


def told(grid: Grid) -> list[tuple[str, str, str | None]]:
    return [(each.reason, each.text, each.place.address) for each in grid.omitted]


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def test_hidden_rows_and_columns() -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["规章", 9, 1])
        sheet.write_row(1, 0, ["废止", 8, 8])
        sheet.write_row(2, 0, ["制发", 7, 2])
        sheet.set_column(1, 1, None, None, {"hidden": True})
        sheet.set_row(1, None, None, {"hidden": True})

    grid = book(fill)
    assert texts(grid) == [["规章", "1"], ["制发", "2"]]
    assert [text for _, text, _ in told(grid)] == ["9", "8", "8", "7"]
    assert [cell.place.address for cell in grid.rows[1]] == ["A3", "C3"]


def test_a_merged_cell_begins_where_it_is_seen() -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.merge_range(0, 0, 1, 2, "规章")
        sheet.merge_range(2, 0, 3, 0, "藏")
        sheet.write_row(0, 3, [1])
        sheet.write_row(1, 3, [2])
        sheet.write_row(4, 0, ["总计", "", "", 3])
        for row in (0, 2, 3):
            sheet.set_row(row, None, None, {"hidden": True})

    grid = book(fill)
    assert [(cell.text, cell.colspan) for cell in grid.rows[0]] == [("规章", 3), ("2", 1)]
    assert texts(grid)[1] == ["总计", "", "", "3"]


def test_rich_text_and_fonts() -> None:
    def fill(made: Any, sheet: Any) -> None:
        raised = made.add_format({"font_script": 1})
        lowered, struck = (
            made.add_format({"font_script": 2}),
            made.add_format({"font_strikeout": 1}),
        )
        plain = made.add_format({"bold": True})
        sheet.write(0, 0, "规章")
        sheet.write_rich_string(0, 1, "12", raised, "3")
        sheet.write_rich_string(0, 2, struck, "9", plain, "12")
        sheet.write_number(0, 3, 7, struck)
        sheet.write_string(0, 4, "12", plain)
        sheet.write_rich_string(0, 5, "12", lowered, "注", struck)

    grid = book(fill)
    assert texts(grid) == [["规章", "12", "12", "", "12"]]
    assert [(text, where) for _, text, where in told(grid)] == [
        ("3", "B1"),
        ("9", "C1"),
        ("7", "D1"),
        ("12", "F1"),
    ]


def test_number_formats_that_show_something_else() -> None:
    def fill(made: Any, sheet: Any) -> None:
        for at, (value, code) in enumerate(
            [(12, "0"), (12.4, "0"), (9, ";;;"), (0, '0;-0;"-"'), (12345, "0!.0,"), (15, "0%")]
        ):
            sheet.write(0, at, value, made.add_format({"num_format": code}))
        sheet.write(1, 0, "藏8", made.add_format({"num_format": ";;;"}))
        sheet.write(1, 1, "规章", made.add_format({"num_format": "@"}))
        struck = made.add_format({"num_format": "0", "font_strikeout": 1})
        sheet.write(1, 2, 1.5, struck)
        sheet.write(1, 3, True, made.add_format({"num_format": "0"}))

    grid = book(fill)
    assert texts(grid) == [
        ["12", "12", "", "0", "1.2", "1500%"],
        ["", "规章", "", "TRUE", "", ""],
    ]
    assert told(grid) == [
        ("shown_otherwise", "12.4 → 12", "B1"),
        ("unseen", "9", "C1"),
        ("shown_otherwise", "12345 → 1.2", "E1"),
        ("shown_otherwise", "15 → 1500%", "F1"),
        ("unseen", "藏8", "A2"),
        ("unseen", "1.5", "C2"),
    ]


def test_cells_without_a_value() -> None:
    row = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>总计</t></is></c><c r="B1"><f>SUM(C1)</f></c>'
        '<c r="C1" t="e"><f>A1</f><v>#REF!</v></c><c r="D1" t="str"><f>A2</f><v></v></c>'
        '<c><f>1+1</f><v>2</v></c><c t="e"/><c t="inlineStr"/></row>'
        '<row r="2" hidden="1"><c r="A2"><f>SUM(C1)</f></c></row>'
    )
    (grid,) = parse(xlsx(row)).blocks
    assert isinstance(grid, Grid)
    assert [each[:2] for each in told(grid)] == [
        ("no_value", "=SUM(C1)"),
        ("no_value", "#REF!"),
        ("no_value", ""),
    ]


def test_rows_and_columns_without_a_size() -> None:
    sheet = (
        '<row r="1"><c><v>1</v></c><c><v>2</v></c></row><row ht="0"><c><v>3</v></c></row>'
        '<row hidden="false" ht="12"><c><v>4</v></c><c><v>5</v></c></row>'
    )
    data = xlsx(
        f"{sheet}</sheetData><cols><col min='1'/><col min='2' max='2' width='0'/></cols><sheetData>"
    )
    (grid,) = parse(data).blocks
    assert isinstance(grid, Grid)
    assert texts(grid) == [["1"], ["4"]]


def test_inline_runs_and_runs_without_a_font() -> None:
    struck = "<rPr><strike/></rPr>"
    row = (
        f'<row><c t="inlineStr"><is><r>{struck}<t>9</t></r><r><t>12</t></r><rPh><t>x</t></rPh></is>'
        '</c><c t="inlineStr"><is><r><rPr><strike val="0"/></rPr><t>5</t></r></is></c></row>'
    )
    (grid,) = parse(xlsx(row)).blocks
    assert isinstance(grid, Grid)
    assert texts(grid) == [["12", "5"]]


def test_numbers_have_fifteen_digits() -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, [288.00000000000006, 59237.24490000001, -0.0, 1e14, 0.1])

    assert texts(book(fill)) == [["288", "59237.2449", "0", "100000000000000", "0.1"]]


STYLE = (
    '<Styles><Style ss:ID="s"><Font ss:StrikeThrough="1"/></Style><Style ss:ID="b"/>'
    '<Style ss:ID="u"><Font ss:VerticalAlign="Superscript"/></Style>'
    '<Style ss:ID="w"><Font ss:Color="#ffffff"/></Style>'
    '<Style ss:ID="t"><Font ss:Size="1"/></Style>'
    '<Style ss:ID="g"><Font ss:Color="#FFFFFF"/><Interior ss:Pattern="Solid"/></Style></Styles>'
)
FAR = 'ss:Index="16000"'
URN = "urn:schemas-microsoft-com:office:spreadsheet"


def spreadsheet(*sheets: str) -> bytes:
    named = (
        f'<Worksheet ss:Name="表{number}">{sheet}</Worksheet>'
        for number, sheet in enumerate(sheets, 1)
    )
    return (
        f'<?xml version="1.0"?><Workbook xmlns="{URN}" xmlns:ss="{URN}"'
        f' xmlns:html="http://www.w3.org/TR/REC-html40">{STYLE}{"".join(named)}</Workbook>'
    ).encode()


def data(text: str, kind: str = "String", more: str = "") -> str:
    return f'<Cell {more}><Data ss:Type="{kind}">{text}</Data></Cell>'


@pytest.mark.parametrize(("rules", "seen"), [("", ""), ("<ConditionalFormatting/>", "1")])
def test_white_and_tiny_figures_of_an_xml_spreadsheet(rules: str, seen: str) -> None:
    row = "".join(data(str(at), more=f'ss:StyleID="{style}"') for at, style in enumerate("bwtgb"))
    made = spreadsheet(f"<Table><Row>{row}</Row></Table>{rules}")
    (grid,) = xml_spreadsheet.parse(made).blocks
    assert isinstance(grid, Grid)
    assert texts(grid) == [["0", seen, "", "3", "4"]]


def test_an_xml_spreadsheet() -> None:
    first = data("规章", more='ss:MergeAcross="1"') + data("1.50", "Number") + data("x", "Number")
    second = data("甲", more='ss:Index="2" ss:MergeDown="0"') + data(
        "7", "Number", 'ss:StyleID="s"'
    )
    third = data("12<html:Sup>3</html:Sup>件") + data("<html:S>9</html:S>4") + "<Cell/>"
    fourth = (
        data("#REF!", "Error") + '<Cell ss:Formula="=SUM(A1)"/>' + data("8", more='ss:Index="9"')
    )
    rows = (
        f"<Row>{first}</Row><Row>{second}</Row><Row ss:Index='5'>{third}</Row>"
        f"<Row>{fourth}</Row><Row ss:Hidden='1'>{data('6', 'Number')}</Row>"
    )
    columns = '<Column/><Column ss:Index="8" ss:Span="1" ss:Hidden="1"/>'
    (grid,) = xml_spreadsheet.parse(spreadsheet(f"<Table>{columns}{rows}</Table>")).blocks
    assert isinstance(grid, Grid)
    assert [(c.text, c.colspan) for c in grid.rows[0]] == [("规章", 2), ("1.5", 1), ("x", 1)]
    assert texts(grid)[1:] == [["", "甲", "", ""], [""] * 4, [""] * 4, ["12件", "4", "", ""]]
    assert told(grid) == [
        ("unseen", "7", "C2"),
        ("unseen", "3", "A5"),
        ("unseen", "9", "B5"),
        ("unseen", "8", "I6"),
        ("unseen", "6", "A7"),
        ("no_value", "#REF!", "A6"),
        ("no_value", "=SUM(A1)", "B6"),
    ]


def test_number_formats_of_an_xml_spreadsheet() -> None:
    formats = {"p": "Percent", "f": "Fixed", "n": "Standard", "h": ";;;", "d": "Short Date"}
    styles = "".join(
        f'<Style ss:ID="{name}"><NumberFormat ss:Format="{code}"/></Style>'
        for name, code in formats.items()
    )
    cells = "".join(data("12.345", "Number", f'ss:StyleID="{name}"') for name in formats)
    texts_too = data("规章", more='ss:StyleID="h"') + data("12.345", more='ss:StyleID="f"')
    source = spreadsheet(f"<Table><Row>{cells}{texts_too}</Row></Table>").decode()
    (grid,) = xml_spreadsheet.parse(source.replace("<Styles>", f"<Styles>{styles}").encode()).blocks
    assert isinstance(grid, Grid)
    assert texts(grid) == [["1234.50%", "12.35", "12.35", "", "12.345", "", "12.345"]]
    assert [reason for reason, _, _ in told(grid)] == [*["shown_otherwise"] * 3, "unseen"]


def test_sheets_of_an_xml_spreadsheet() -> None:
    row = f"<Table><Row>{data('规章')}{data('1')}</Row></Table>"
    namespace = "urn:schemas-microsoft-com:office:excel"
    options = f'<x:Options xmlns:x="{namespace}"><x:Visible>{{}}</x:Visible></x:Options>'
    hidden, seen = options.format("SheetHidden"), options.format("SheetVisible")
    document = xml_spreadsheet.parse(spreadsheet(row, row + hidden, row + seen, "<Table/>", ""))
    assert paragraphs(document) == ["表1", "表3"]
    assert grids(document) == [[["规章", "1"]]] * 2


@pytest.mark.parametrize(
    ("sheet", "code"),
    [
        ("<Table><Row ss:Index='99999'/></Table>", "document.damaged"),
        ("<Table><Row ss:Index='2'/><Row ss:Index='1'/></Table>", "document.damaged"),
        ("<Table/>", "document.empty"),
        (
            f"<Table><Row>{data('1')}{data('2', 'String', FAR)}</Row>"
            f"<Row ss:Index='99'>{data('3')}</Row></Table>",
            "document.too_many_cells",
        ),
    ],
)
def test_an_xml_spreadsheet_that_is_none(sheet: str, code: str) -> None:
    assert refusal(xml_spreadsheet.parse, spreadsheet(sheet)) == code


def test_styles_that_are_missing() -> None:
    row = '<row><c s="7"><v>1</v></c><c t="e"><v>#N/A</v></c></row>'
    (grid,) = parse(xlsx(row)).blocks
    assert isinstance(grid, Grid)
    assert texts(grid)[0][0] == "1"


@pytest.mark.parametrize(
    ("part", "spelt"),
    [
        ("xl/_rels/workbook.xml.rels", ("worksheets/sheet1.xml", "worksheets/SHEET1.xml")),
        ("_rels/.rels", ("xl/workbook.xml", "xl/workbOok.xml")),
    ],
)
def test_parts_are_found_whatever_the_size_of_their_letters(
    part: str, spelt: tuple[str, str]
) -> None:
    made = BytesIO()
    with Workbook(made, {"in_memory": True}) as writer:
        sheet = writer.add_worksheet("表")
        sheet.write_row(0, 0, ["规章", 9, 1])
        sheet.write_row(1, 0, ["废止", 8, 8])
        sheet.set_row(1, None, None, {"hidden": True})
    (grid,) = parse(changed(made, part, *spelt)).blocks
    assert isinstance(grid, Grid)
    assert texts(grid) == [["规章", "9", "1"]]


@pytest.mark.parametrize(
    ("look", "seen"),
    [
        ({"font_color": "#FFFFFF"}, False),
        ({"font_color": "#FFFFFF", "bg_color": "#FFFFFF"}, False),
        ({"font_color": "#FFFFFF", "bg_color": "#305496"}, True),
        ({"font_color": "#FFFFFF", "pattern": 4}, True),
        ({"font_color": "#FEFEFE"}, True),
        ({"font_size": 1}, False),
        ({"font_size": 2}, True),
    ],
)
def test_figures_that_are_white_or_tiny(look: dict[str, Any], seen: bool) -> None:
    def fill(made: Any, sheet: Any) -> None:
        sheet.write(0, 0, "规章", made.add_format({"font_color": "#FFFFFF"}))
        sheet.write_row(0, 1, [9, "8"], made.add_format(look))
        sheet.write(0, 3, 7)

    grid = book(fill)
    assert texts(grid) == [["规章", *(["9", "8"] if seen else ["", ""]), "7"]]
    assert [text for _, text, _ in told(grid)] == ([] if seen else ["9", "8"])


def test_white_figures_whose_ground_is_not_told_are_read() -> None:
    def fill(made: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["规章", 9], made.add_format({"font_color": "#FFFFFF"}))
        ground = made.add_format({"bg_color": "#305496"})
        sheet.conditional_format(0, 0, 0, 1, {"type": "no_errors", "format": ground})

    assert texts(book(fill)) == [["规章", "9"]]


@pytest.mark.parametrize(
    ("colour", "seen"),
    [
        ('<color theme="0"/>', False),
        ('<color theme="0" tint="-0.5"/>', True),
        ('<color indexed="9"/>', False),
        ("", True),
    ],
)
@pytest.mark.parametrize("ground", ['patternFill patternType="gray125"', "gradientFill"])
def test_white_by_theme_and_number(colour: str, seen: bool, ground: str) -> None:
    made = BytesIO()
    with Workbook(made, {"in_memory": True}) as writer:
        sheet = writer.add_worksheet("表")
        sheet.write_row(0, 0, ["规章", 9], writer.add_format({"font_color": "#FFFFFF"}))
        sheet.write(0, 2, 8, writer.add_format({"font_color": "#FFFFFF", "pattern": 3}))
        sheet.write(0, 3, 7)
    data = changed(made, "xl/styles.xml", '<color rgb="FFFFFFFF"/>', colour)
    data = changed(BytesIO(data), "xl/styles.xml", 'patternFill patternType="darkGray"', ground)
    (grid,) = parse(data).blocks
    assert isinstance(grid, Grid)
    assert texts(grid) == [["规章", "9" if seen else "", "8", "7"]]
