# SPDX-License-Identifier: Apache-2.0
"""Doubts name the cells of rows and tables that were not read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from attrs import evolve

from gaidisclosure.document import Document, Grid, GridCell
from gaidisclosure.draft import Draft
from gaidisclosure.form import EDITION_2021
from gaidisclosure.formats.plain.text import parse
from gaidisclosure.reading import recognise

EXAMPLE = Path(__file__).parents[2] / "examples" / "data" / "yunxi-2023.txt"
ROWS = {path: path.rpartition(".")[0] for path in EDITION_2021.cells}
DISCLOSED = "request_handling.outcomes.disclosed"
PARTIALLY = "request_handling.outcomes.partially_disclosed"

Row = tuple[GridCell, ...]


def changed(change: Callable[[Row], list[Row]], number: int = 1) -> Draft:
    """The draft of the example, in which rows of a table are other ones."""
    text = EXAMPLE.read_text("utf-8")
    document = parse(text[text.index("一、总体情况") :])
    table = [block for block in document.blocks if isinstance(block, Grid)][number]
    rows = tuple(new for row in table.rows for new in change(row))
    blocks = (Grid(rows) if block is table else block for block in document.blocks)
    return recognise(Document(tuple(blocks)))


def is_of(row: Row, label: str) -> bool:
    return any(cell.text.startswith(label) for cell in row)


def unlabelled(row: Row) -> Row:
    return tuple(cell if cell.text.isdecimal() else evolve(cell, text="") for cell in row)


def blank(row: Row) -> Row:
    return tuple(evolve(cell, text="") if cell.text.isdecimal() else cell for cell in row)


def named(draft: Draft, code: str) -> list[set[str]]:
    """The rows that the doubts with a code name."""
    doubts = [doubt for doubt in draft.doubts if doubt.code == f"reading.doubt.{code}"]
    return [{ROWS[path] for path in doubt.cells} for doubt in doubts]


def test_figures_between_two_rows_may_be_of_any_row_that_is_absent_there() -> None:
    def change(row: Row) -> list[Row]:
        return (
            [] if is_of(row, "（二）部分") else [unlabelled(row) if is_of(row, "（一）予") else row]
        )

    draft = changed(change)
    assert named(draft, "no_row") == [{DISCLOSED, PARTIALLY}]
    assert not {DISCLOSED, PARTIALLY} & {ROWS[path] for path in draft.cells}


def test_they_may_be_of_a_row_that_is_blank_there() -> None:
    def change(row: Row) -> list[Row]:
        return [unlabelled(row), blank(row)] if is_of(row, "（二）部分") else [row]

    assert named(changed(change), "no_row") == [{PARTIALLY}]


def test_figures_below_all_rows_are_of_none_that_is_known() -> None:
    def change(row: Row) -> list[Row]:
        return [row, unlabelled(row), unlabelled(row)] if is_of(row, "四、结转") else [row]

    assert named(changed(change), "no_row") == [set(), set()]


def test_figures_above_all_rows_are_of_none_that_is_known() -> None:
    def change(row: Row) -> list[Row]:
        return [unlabelled(row), row] if is_of(row, "规章") else [row]

    assert set() in named(changed(change, 0), "no_row")


def test_a_table_that_is_not_there_has_all_its_cells_named() -> None:
    draft = changed(lambda _: [])
    table = {ROWS[path] for path, cell in EDITION_2021.cells.items() if cell.table == 3}
    assert named(draft, "no_table") == [table]


def test_rows_of_a_divided_form_are_known_by_the_first_lines_of_their_labels() -> None:
    def change(row: Row) -> list[Row]:
        cut = {"1.申请人": "1.申请人无正当理由逾期不补", "2.申请人": "2.申请人逾期未按收费"}
        return [tuple(evolve(each, text=cut.get(each.text[:5], each.text)) for each in row)]

    draft = changed(change)
    assert draft.edition == "2021"
    assert draft.form is EDITION_2021
