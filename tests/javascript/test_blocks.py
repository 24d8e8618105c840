# SPDX-License-Identifier: Apache-2.0
"""Blocks from spreadsheets: read from the clipboard, and placed into the cells of the form."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from random import Random

from gaidisclosure.form import FORMS
from tests.depth import examples
from tests.javascript.drawn import answers
from tests.javascript.test_module import copy, needs_node

__all__ = ["copy"]

pytestmark = needs_node

CLIPBOARD: dict[str, tuple[str, list[list[str]]]] = {
    "one cell": ("12", [["12"]]),
    "a line break after the last row": ("1\t2\r\n3\t4\r\n", [["1", "2"], ["3", "4"]]),
    "LF only": ("1\t2\n3\t4\n", [["1", "2"], ["3", "4"]]),
    "a blank row in the middle": ("1\n\n3", [["1"], [""], ["3"]]),
    "short rows": ("1\n2\t3", [["1", ""], ["2", "3"]]),
    "a line break in a cell": ('"一、\n本年"\t"1\t2"\n3\t4', [["一、\n本年", "1\t2"], ["3", "4"]]),
    "doubled quotes": ('"a ""b""\nc"\t2', [['a "b"\nc', "2"]]),
    "a quote that is none": ('"a\t5" b\n"', [['"a', '5" b'], ['"', ""]]),
    "quotes in the middle": ('a"b"\t1', [['a"b"', "1"]]),
    "blanks at the ends": ("\t\t1\t\n", [["", "", "1", ""]]),
    "nothing": ("", []),
}


def test_the_clipboard_is_read(copy: Path) -> None:
    found = answers(copy, [("2021", [["pastedBlock", given]]) for given, _ in CLIPBOARD.values()])
    assert [each["found"] for each in found] == [rows for _, rows in CLIPBOARD.values()]


def test_what_a_spreadsheet_quotes_is_read_back(copy: Path) -> None:
    random = Random(5)
    drawn = [
        [[cell(random) for _ in range(width)] for _ in range(random.randint(1, 4))]
        for width in random.choices(range(1, 6), k=examples(200))
    ]
    asked = [("2021", [["pastedBlock", written(rows)]]) for rows in drawn]
    for rows, answer in zip(drawn, answers(copy, asked), strict=True):
        assert answer["found"] == rows, written(rows)


def cell(random: Random) -> str:
    return "".join(random.choices('1 "\t\n\r,，甲', k=random.randint(0, 5)))


def written(rows: list[list[str]]) -> str:
    """Return rows as spreadsheets write them, with a line break after the last."""
    target = io.StringIO()
    csv.writer(target, delimiter="\t", lineterminator="\r\n", quoting=csv.QUOTE_ALL).writerows(rows)
    return target.getvalue()


def test_a_block_larger_than_any_table_is_refused(copy: Path) -> None:
    some = ["1\t" * 2000 + "1", "1\n" * 2001, "1\n" * 41 + "1\t" * 49, "1" * 600_000]
    found = answers(copy, [("2021", [["pastedBlock", each]]) for each in some])
    assert {(each["refused"], each["parameters"]["most"]) for each in found} == {
        ("pages.paste.large", 2000)
    }


def printed(key: str, number: int) -> tuple[list[list[str]], dict[str, str]]:
    """Return a table as a spreadsheet copies it, labels included, and the texts of its cells."""
    table = FORMS[key].printed_tables[number]
    texts = {path: str(at + 1) for at, path in enumerate(table.figures)}
    spots = [(label.span, label.text) for label in table.labels]
    spots += [(span, texts[path]) for path, span in table.figures.items()]
    rows = [[""] * table.width for _ in range(table.height)]
    for span, text in spots:
        rows[span.row][span.column] = text
    return rows, texts


CUTS = ("whole", "figures", "labels of rows", "labels of columns")


def test_a_whole_table_finds_its_cells(copy: Path) -> None:
    tables = [(key, cut, *printed(key, n), n) for key in FORMS for n in (2, 3, 4) for cut in CUTS]
    asked = [
        (key, [["placedBlock", next(iter(texts)), cut_out(rows, key, number, cut)]])
        for key, cut, rows, texts, number in tables
    ]
    for (_, _, _, texts, _), answer in zip(tables, answers(copy, asked), strict=True):
        assert dict(answer["found"]["cells"]) == texts
        assert answer["found"]["left"] == []


def cut_out(rows: list[list[str]], key: str, number: int, cut: str) -> list[list[str]]:
    """Return a part of a table: all, the figures, or these with the labels on one side."""
    spans = FORMS[key].printed_tables[number].figures.values()
    top = min(span.row for span in spans) if cut in {"figures", "labels of rows"} else 0
    left = min(span.column for span in spans) if cut in {"figures", "labels of columns"} else 0
    return [row[left:] for row in rows[top:]]


def test_rows_without_merged_cells_are_placed_in_their_order(copy: Path) -> None:
    rows = [["1", "2", "3"], ["4", "5", "6"]]
    firsts = {key: [*FORMS[key].printed_tables[2].figures][:6] for key in ("2019", "2021")}
    found = answers(copy, [(k, [["placedBlock", paths[0], rows]]) for k, paths in firsts.items()])
    assert [each["found"]["cells"] for each in found] == [
        [[path, str(at + 1)] for at, path in enumerate(paths)] for paths in firsts.values()
    ]


HANDLING = "request_handling."
ROW = "request_handling.received."
LICENSING = "proactive_disclosure.licensing"
LAST = "request_handling.carried_forward.total"
PLACED: dict[str, tuple[str, list[list[str]], list[list[str]], list[str], int]] = {
    "a label before one figure": (LICENSING, [["行政许可", "5"]], [[LICENSING, "5"]], [], 1),
    "and a merged cell": (LICENSING, [["行政许可", "5", "", ""]], [[LICENSING, "5"]], [], 1),
    "a text that is no label": (
        f"{ROW}natural_person", [["若干", "5"]],
        [[f"{ROW}natural_person", "若干"], [f"{ROW}commercial_enterprise", "5"]], [], 0,
    ),
    "beyond the right side": (
        f"{ROW}other_organization", [["1", "2", "3"], ["4", "", " "]],
        [
            [f"{ROW}other_organization", "1"], [f"{ROW}total", "2"],
            [f"{HANDLING}brought_forward.other_organization", "4"],
            [f"{HANDLING}brought_forward.total", ""],
        ],
        ["3"], 0,
    ),
    "beyond the last row": (LAST, [["1"], ["2"], ["3"]], [[LAST, "1"]], ["2", "3"], 0),
    "blanks, and a row of blanks": (
        f"{ROW}other_organization", [["", "3"], ["", " "], ["9", ""]],
        [
            [f"{ROW}other_organization", ""], [f"{ROW}total", "3"],
            [f"{HANDLING}outcomes.disclosed.other_organization", "9"],
            [f"{HANDLING}outcomes.disclosed.total", ""],
        ],
        [], 0,
    ),
    "a line break in a cell": (f"{ROW}total", [["1\r\n件"]], [[f"{ROW}total", "1 件"]], [], 0),
}  # fmt: skip
"""The cell where a block is pasted, the block, cells and texts, what is left, columns of labels."""


def test_parts_of_tables_are_placed_or_told(copy: Path) -> None:
    asked = [("2021", [["placedBlock", path, rows]]) for path, rows, *_ in PLACED.values()]
    found = [each["found"] for each in answers(copy, asked)]
    placed = [(each["cells"], each["left"], each["labels"]["columns"]) for each in found]
    assert placed == [each[2:] for each in PLACED.values()]


def test_what_is_left_over_is_told(copy: Path) -> None:
    rows = [[str(number)] for number in range(8)]
    steps = [["placedBlock", LAST, rows], ["leftOver"]]
    few = [["placedBlock", LAST, rows[:1]], ["leftOver"]]
    many, none = answers(copy, [("2021", steps), ("2021", few)])
    assert many["found"]["code"] == "pages.paste.left"
    assert many["found"]["parameters"] == {"count": 7, "shown": "1, 2, 3, 4, 5…"}
    assert none["found"] is None
