# SPDX-License-Identifier: Apache-2.0
"""A report that stands on one sheet is read with its text; other grids stay as they are."""

from __future__ import annotations

from gaidisclosure.document import Document, Grid, GridCell, Paragraph
from gaidisclosure.reading.mending.whole_sheets import unfolded

WIDE = 3


def sheet(*rows: tuple[str, ...]) -> Grid:
    return Grid(
        tuple(
            tuple(GridCell(text, colspan=WIDE if len(row) == 1 else 1) for text in row)
            for row in rows
        )
    )


def parts(document: Document) -> list[str | list[list[str]]]:
    return [
        block.text
        if isinstance(block, Paragraph)
        else [[cell.text for cell in row] for row in block.rows]
        for block in document.blocks
    ]


ROWS = [
    ("云溪县水利局2025年政府信息公开工作年度报告", "", ""),
    ("一、总体情况",),
    ("全年公开信息8条。",),
    ("",),
    ("联系电话", "0000", ""),
    ("二、主动公开政府信息情况",),
    ("第二十条第（一）项",),
    ("规章", "", ""),
    ("五、存在的主要问题及改进情况", "", ""),
    ("没有。",),
]


def test_rows_of_one_text_are_paragraphs_except_in_tables() -> None:
    assert parts(unfolded(Document((sheet(*ROWS),)))) == [
        ROWS[0][0],
        "一、总体情况",
        "全年公开信息8条。",
        [[""], ["联系电话", "0000"]],
        "二、主动公开政府信息情况",
        [["第二十条第（一）项"], ["规章", "", ""]],
        "五、存在的主要问题及改进情况",
        "没有。",
    ]


def test_a_row_that_is_set_in_is_an_indented_paragraph() -> None:
    rows = [ROWS[0], ROWS[1], ("　　二、主动公开政府信息情况见下表。",), *ROWS[5:]]
    found = unfolded(Document((sheet(*rows),))).blocks
    assert found[2] == Paragraph("二、主动公开政府信息情况见下表。", indented=True)
    assert found[1] == Paragraph("一、总体情况")


def test_a_grid_with_few_headings_stays_as_it_is() -> None:
    document = Document((Paragraph("文"), sheet(*ROWS[1:7])))
    assert unfolded(document) == document


def test_a_title_above_a_table_is_a_paragraph() -> None:
    assert parts(unfolded(Document((sheet(*ROWS[:1], *ROWS[4:7]),))))[0] == ROWS[0][0]


def test_a_cell_merged_over_rows_with_others_next_to_it_is_no_paragraph() -> None:
    merged = (GridCell("说明", rowspan=2), GridCell("一"))
    grid = Grid((*sheet(*ROWS[:1]).rows, merged, (GridCell("二"),), *sheet(*ROWS).rows))
    assert parts(unfolded(Document((grid,))))[1] == [["说明", "一"], ["二"]]


def test_a_table_is_as_wide_as_it_is_itself() -> None:
    """A sheet is as wide as table 4, and fills up the rows of the others with blank cells."""
    rows = [(*row, "", "") if len(row) > 1 else row for row in ROWS]
    rows[6] = ("第二十条第（一）项", "", "现行有效件数", "", "")
    assert parts(unfolded(Document((sheet(*rows),))))[5] == [
        ["第二十条第（一）项", "", "现行有效件数"],
        ["规章", "", ""],
    ]
