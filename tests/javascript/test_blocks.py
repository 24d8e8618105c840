# SPDX-License-Identifier: Apache-2.0
"""Blocks from spreadsheets: read from the clipboard, and placed into the cells of the form."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from random import Random
from typing import Any

import pytest

from gaidisclosure.form import FORMS
from tests.depth import examples
from tests.javascript.drawn import answers
from tests.javascript.test_module import copy, needs_node

__all__ = ["copy"]

pytestmark = needs_node

CLIPBOARD = {
    "one cell": ("12", [["12"]]),
    "a line break after the last row": ("1\t2\r\n3\t4\r\n", [["1", "2"], ["3", "4"]]),
    "LF only": ("1\t2\n3\t4\n", [["1", "2"], ["3", "4"]]),
    "a blank row in the middle": ("1\n\n3", [["1"], [""], ["3"]]),
    "short rows": ("1\n2\t3", [["1", ""], ["2", "3"]]),
    "a line break within a cell": ('"一、\n本年"\t"1\t2"\n3\t4', [["一、\n本年", "1\t2"], ["3", "4"]]),
    "doubled quotes": ('"a ""b""\nc"\t2', [['a "b"\nc', "2"]]),
    "a quote that is none": ('"a\t5" b\n"', [['"a', '5" b'], ['"', ""]]),
    "quotes in the middle": ('a"b"\t1', [['a"b"', "1"]]),
    "blanks at the ends": ("\t\t1\t\n", [["", "", "1", ""]]),
    "nothing": ("", []),
}


@pytest.mark.parametrize("name", CLIPBOARD)
def test_the_clipboard_is_read(copy: Path, name: str) -> None:
    given, rows = CLIPBOARD[name]
    (answer,) = answers(copy, [("2021", [["pastedBlock", given]])])
    assert answer["found"] == rows


def test_what_a_spreadsheet_quotes_is_read_back(copy: Path) -> None:
    random = Random(5)
    drawn = []
    for _ in range(examples(200)):
        width = random.randint(1, 5)
        row = lambda: ["".join(random.choices('1 "\t\n\r,，甲', k=random.randint(0, 5))) for _ in range(width)]  # noqa: B023, E731, E501
        drawn.append([row() for _ in range(random.randint(1, 4))])
    asked = [("2021", [["pastedBlock", written(rows)]]) for rows in drawn]
    for rows, answer in zip(drawn, answers(copy, asked), strict=True):
        assert answer["found"] == rows, written(rows)


def written(rows: list[list[str]]) -> str:
    """Return rows as spreadsheets write them, a blank last line included."""
    target = io.StringIO()
    csv.writer(target, delimiter="\t", lineterminator="\r\n", quoting=csv.QUOTE_ALL).writerows(rows)
    return target.getvalue()


@pytest.mark.parametrize("text", ["1\t" * 2000 + "1", "1\n" * 2001, "1\n" * 41 + "1\t" * 49, "1" * 600_000])
def test_a_block_larger_than_any_table_is_refused(copy: Path, text: str) -> None:
    (answer,) = answers(copy, [("2021", [["pastedBlock", text]])])
    assert answer["refused"] == "pages.paste.large"
    assert answer["parameters"]["most"] == 2000


def printed(key: str, number: int, *, merged: bool = True) -> tuple[list[list[str]], dict[str, str]]:
    """Return a table as a spreadsheet copies it, labels included, and the texts of its cells."""
    form = FORMS[key]
    table = form.printed_tables[number]
    texts = {path: str(at + 1) for at, path in enumerate(table.figures)}
    spots = [(label.span, label.text) for label in table.labels]
    spots += [(span, texts[path]) for path, span in table.figures.items()]
    rows = [[""] * table.width for _ in range(table.height)]
    for span, text in spots:
        rows[span.row][span.column] = text
    return rows, texts


@pytest.mark.parametrize("key", FORMS)
@pytest.mark.parametrize("number", [2, 3, 4])
@pytest.mark.parametrize("cut", ["whole", "figures", "labels of rows", "labels of columns"])
def test_a_whole_table_finds_its_cells(copy: Path, key: str, number: int, cut: str) -> None:
    rows, texts = printed(key, number)
    spans = FORMS[key].printed_tables[number].figures
    top, left = (min(getattr(span, side) for span in spans.values()) for side in ("row", "column"))
    rows = rows[0 if cut in {"whole", "labels of columns"} else top :]
    rows = [row[0 if cut in {"whole", "labels of rows"} else left :] for row in rows]
    (answer,) = answers(copy, [(key, [["placedBlock", next(iter(texts)), rows]])])
    assert dict(answer["found"]["cells"]) == texts
    assert answer["found"]["left"] == []


@pytest.mark.parametrize("key", ["2019", "2021"])
def test_rows_without_merged_cells_are_placed_in_their_order(copy: Path, key: str) -> None:
    spans = FORMS[key].printed_tables[2].figures
    paths = [*spans][:6]
    rows = [["1", "2", "3"], ["4", "5", "6"]]
    (answer,) = answers(copy, [(key, [["placedBlock", paths[0], rows]])])
    assert answer["found"]["cells"] == [[path, str(at + 1)] for at, path in enumerate(paths)]


def placed(copy: Path, path: str, rows: list[list[str]]) -> Any:
    (answer,) = answers(copy, [("2021", [["placedBlock", path, rows]])])
    return answer["found"]


ROW = "request_handling.received."


def test_a_label_before_one_figure_is_skipped(copy: Path) -> None:
    licensing = "proactive_disclosure.licensing"
    for rows in ([["行政许可", "5"]], [["行政许可", "5", "", ""]]):
        found = placed(copy, licensing, rows)
        assert (found["cells"], found["labels"]) == ([[licensing, "5"]], {"rows": 0, "columns": 1})


def test_a_text_that_fits_is_no_label(copy: Path) -> None:
    found = placed(copy, f"{ROW}natural_person", [["若干", "5"]])
    assert found["cells"] == [[f"{ROW}natural_person", "若干"], [f"{ROW}commercial_enterprise", "5"]]


def test_what_does_not_fit_is_told(copy: Path) -> None:
    found = placed(copy, f"{ROW}other_organization", [["1", "2", "3"], ["4", "", " "]])
    assert [text for _, text in found["cells"]] == ["1", "2", "4", ""]
    assert found["left"] == ["3"]
    last = "request_handling.carried_forward.total"
    assert placed(copy, last, [["1"], ["2"], ["3"]])["left"] == ["2", "3"]


def test_blanks_blank_a_cell_unless_the_whole_row_is_blank(copy: Path) -> None:
    found = placed(copy, f"{ROW}natural_person", [["1", "", "3"], ["", " ", ""], ["", "", "9"]])
    paths = [path for path, _ in found["cells"]]
    assert paths[:3] == [f"{ROW}{name}" for name in ("natural_person", "commercial_enterprise", "research_institution")]
    assert [text for _, text in found["cells"]] == ["1", "", "3", "", "", "9"]
    assert not any("brought_forward" in path for path in paths)
    assert found["left"] == []


def test_a_line_break_within_a_cell_becomes_a_space(copy: Path) -> None:
    assert placed(copy, f"{ROW}total", [["1\r\n件"]])["cells"] == [[f"{ROW}total", "1 件"]]
