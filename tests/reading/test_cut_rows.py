# SPDX-License-Identifier: Apache-2.0
"""Rows that the end of a page cuts are read in one, and others never."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from gaidisclosure.document import Document, Grid, GridCell, Paragraph
from gaidisclosure.reading.mending.cut_rows import with_whole_rows
from gaidisclosure.reading.tables.strip import slots

HEADER = ["", "自然人", "总计"]
BLANK = ["", ""]


def grid(*rows: Sequence[str]) -> Grid:
    return Grid(tuple(tuple(map(GridCell, row)) for row in rows))


def rows(*blocks: Grid | Paragraph) -> list[list[str]]:
    found: dict[tuple[int, int], list[str]] = {}
    for slot in with_whole_rows(slots(Document(blocks))):
        found.setdefault(slot.line, []).append(slot.text)
    return list(found.values())


@pytest.mark.parametrize(("above", "below"), [(["4", "4"], BLANK), (BLANK, ["4", "4"])])
def test_the_figures_stand_on_either_page(above: list[str], below: list[str]) -> None:
    upper = grid(HEADER, ["（一）予以公开", "9", "9"], ["6.属", *above])
    lower = grid(HEADER, ["于四类过程性信息", *below], ["7.属于行政执法案卷", "0", "0"])
    assert rows(upper, lower) == [
        HEADER,
        ["（一）予以公开", "9", "9"],
        ["6.属于四类过程性信息", "4", "4"],
        HEADER,
        ["7.属于行政执法案卷", "0", "0"],
    ]


def test_a_row_over_three_pages() -> None:
    texts = ["1.申请人无正当理由逾期不补正、", "行政机关不再", "处理其政府信息公开申请"]
    figures = [["4", "4"], BLANK, BLANK]
    blocks = [grid(["", text, *row]) for text, row in zip(texts, figures, strict=True)]
    assert rows(*blocks) == [["", "".join(texts), "4", "4"]]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (["3.要求提供公开出版物", "", ""], ["4.无正当理由大量反复申请", "2", "2"]),
        (["6.属", "4", "4"], ["于四类过程性信息", "4", ""]),
        (["6.属", "4", "4"], ["于四类过程性信息", ""]),
        (["6.属", "4", "4"], ["", "", ""]),
        (["6.属", "4", "4"], ["于别的", "", ""]),
        (["一、本年新收政府", "4", "4"], ["规章", "", ""]),
    ],
)
def test_what_is_no_row_of_the_form_together_stays_as_it_is(
    above: list[str], below: list[str]
) -> None:
    assert rows(grid(above), grid(below)) == [above, below]


def test_grids_that_do_not_follow_each_other_stay_as_they_are() -> None:
    upper, lower = ["6.属", "4", "4"], ["于四类过程性信息", "", ""]
    assert rows(grid(upper), Paragraph("文"), grid(lower)) == [upper, ["文"], lower]
    assert rows(grid(HEADER, upper), grid(HEADER)) == [HEADER, upper, HEADER]


def test_the_last_digits_of_figures_stand_on_the_next_page() -> None:
    upper, lower = grid(["（七）总计", "1169", "784", "5254"]), grid(["", "963", "", "23"])
    assert rows(upper, lower) == [["（七）总计", "1169963", "784", "525423"]]
    strip = with_whole_rows(slots(Document((upper, lower))))
    assert [slot.broken for slot in strip] == [False, True, False, True]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (["（七）总计", "1169", "784", "5254"], ["", "963", "4", "23"]),
        (["（七）总计", "1169", "784", "5254"], ["", "963", "4", ""]),
        (["（七）总计", "1169", "784", "5254"], ["963", ""]),
        (["（七）总计", "10", "0", "10"], ["", "5", "", "5"]),
        (["（七）总计", "1169", "784", "5254"], ["无", "963", "", "23"]),
        (["（七）总计", "1169", "784", "5254"], ["", "", "", ""]),
        (["（七）合", "1169", "784", "5254"], ["", "963", "", "23"]),
        (["1169", "784", "5254"], ["963", "", "23"]),
    ],
)
def test_other_figures_without_a_label_are_no_digits(above: list[str], below: list[str]) -> None:
    assert rows(grid(above), grid(below)) == [above, below]


LABEL = ["（三）不予公开", "6.属于四类过程性信息"]
ALONE = ["", ""]


@pytest.mark.parametrize("blank_above", [True, False])
def test_a_label_stands_on_one_page_and_all_figures_on_the_other(blank_above: bool) -> None:
    parts = [[*ALONE, "4", "0"], [*LABEL, *BLANK]]
    upper, lower = parts if blank_above else reversed(parts)
    assert rows(grid(HEADER, upper), grid(HEADER, lower)) == [HEADER, [*LABEL, "4", "0"], HEADER]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (["", "", "4"], ["6.属于四类过程性信息", "", ""]),
        (["", "4"], ["（三）不予公开", "6.属于四类过程性信息", "", "", ""]),
        (["", "4", "4"], ["6.属于四类过程性信息", "4", ""]),
        (["", "4", "4"], ["6.属于别的", "", ""]),
        (["7", "4", "4"], ["6.属于四类过程性信息", "", ""]),
        (["", "4", "4"], ["", "4", "4"]),
    ],
)
def test_figures_and_a_label_that_do_not_fit_stay_as_they_are(
    above: list[str], below: list[str]
) -> None:
    assert rows(grid(above), grid(below)) == [above, below]
