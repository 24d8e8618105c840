# SPDX-License-Identifier: Apache-2.0
"""Rows whose blank cells were lost or pushed away: left out with a doubt, unless sums tell.

Most of these rules have no other witness: no published layout needs them.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure import Draft, read, read_text, to_html, to_text
from gaidisclosure.draft import How
from gaidisclosure.form import EDITION_2021
from gaidisclosure.zh.figures import State

HEADER = (
    "申请人情况\n自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他"
)
COLUMNS = [path.rpartition(".")[2] for path in EDITION_2021.cells if ".received." in path]
LABELS = list(
    dict.fromkeys(cell.row.leaf.label for cell in EDITION_2021.cells.values() if cell.table == 3)
)
RECEIVED, TOTAL = LABELS[0], LABELS[-2]


def table(rows: dict[str, str]) -> Draft:
    """Table 3 with a row on each line, figures behind the label; most rows have no figures."""
    rows = {LABELS[1]: "0 0 0 0 0 0 0", **rows}
    lines = (f"{label} {rows.get(label, '')}".strip() for label in LABELS)
    return read_text("\n".join(["三、收到和处理政府信息公开申请情况", HEADER, *lines]))


def row(draft: Draft, name: str) -> dict[str, object]:
    start = f"request_handling.{name}."
    return {p.removeprefix(start): c.value for p, c in draft.cells.items() if p.startswith(start)}


def codes(draft: Draft) -> list[str]:
    return [doubt.code.removeprefix("reading.doubt.") for doubt in draft.doubts]


@given(st.lists(st.integers(1, 99), min_size=1, max_size=5))
def test_figures_that_do_not_add_up_decide_nothing(parts: list[int]) -> None:
    printed = " ".join(map(str, [*parts, sum(parts) + 1]))
    draft = table({RECEIVED: printed})
    assert row(draft, "received") == {}
    assert draft.doubts[0].code == "reading.doubt.unassigned"
    assert draft.doubts[0].found == printed


def test_zeros_and_texts_decide_nothing() -> None:
    assert row(table({RECEIVED: "0 0"}), "received") == {}
    assert row(table({RECEIVED: "1 1.5 2.5"}), "received") == {}


@given(st.lists(st.integers(0, 50), min_size=6, max_size=6), st.integers(0, 7), st.data())
def test_a_page_number_in_a_row_is_told_by_the_sum(
    parts: list[int], at: int, data: st.DataObject
) -> None:
    figures = [*parts, sum(parts)]
    page = data.draw(st.integers(sum(parts) + 1, 999))
    printed = [*figures[:at], page, *figures[at:]]
    draft = table({RECEIVED: " ".join(map(str, printed))})
    got = row(draft, "received")
    assert got in ({}, dict(zip(COLUMNS, figures, strict=True)))
    if got:
        assert "ignored" in codes(draft)
        assert draft.doubts[-1].code != "reading.doubt.unassigned"
    else:
        assert "unassigned" in codes(draft)


def test_a_page_number_that_any_figure_could_be() -> None:
    assert row(table({RECEIVED: "0 0 0 0 0 0 0 0"}), "received") == dict.fromkeys(COLUMNS, 0)
    two = table({RECEIVED: "3 0 0 0 0 0 3 0 0"})
    assert row(two, "received") == {}


@pytest.mark.parametrize("cells", [["7", "1", "8"], ["7", "1", "2", "10"]])
def test_blank_cells_pushed_to_the_end(cells: list[str]) -> None:
    blank = "|" * (10 - len(cells))
    lines = [f"{HEADER.replace(chr(10), ' |' + chr(10))} |", f"{RECEIVED} |"]
    lines += [*(f"{cell} |" for cell in cells), blank, f"{LABELS[1]} |", "0 |", "0 |", "||||||||"]
    lines += [f"{LABELS[2]} |", "4 |", "|||||||||"]
    draft = read_text("\n".join(["三、收到和处理政府信息公开申请情况", *lines]))
    *parts, total = map(int, cells)
    got = row(draft, "received")
    assert [got[column] for column in COLUMNS[: len(parts)]] == parts
    assert got["total"] == total
    assert row(draft, "brought_forward")["natural_person"] == 0
    assert row(draft, "brought_forward")["total"] == 0
    assert row(draft, "outcomes.disclosed") == {}
    for column in COLUMNS[: len(parts)]:
        assert draft.cells[f"request_handling.received.{column}"].how is How.BY_POSITION
    assert draft.cells["request_handling.received.total"].how is How.BY_IDENTITIES
    assert {"column_by_position", "column_by_identities", "unassigned"} <= set(codes(draft))


def test_blank_cells_that_stand_where_they_should_are_not_moved() -> None:
    lines = [f"{HEADER.replace(chr(10), ' |' + chr(10))} |", f"{RECEIVED} |", "12 |", "|||||"]
    lines += ["12 |", f"{LABELS[2]} |", "4 |", "||||||"]
    draft = read_text("\n".join(["三、收到和处理政府信息公开申请情况", *lines]))
    assert row(draft, "received") == {**dict.fromkeys(COLUMNS), "natural_person": 12, "total": 12}
    assert row(draft, "outcomes.disclosed") == {**dict.fromkeys(COLUMNS), "natural_person": 4}
    blank = draft.cells["request_handling.outcomes.disclosed.total"]
    assert blank.state is State.BLANK


def test_a_form_that_somebody_has_begun_to_fill_in_is_read_as_printed() -> None:
    first = {f"request_handling.received.{column}": 1 for column in COLUMNS[:2]}
    draft = read_text(to_text(Draft.blank("云溪县商务局", 2023).replace(first)))
    page = read(to_html(draft, data=False).encode())
    for found in (draft, page):
        assert found.figures() == draft.figures()
        assert row(found, "received")[COLUMNS[1]] == 1
    assert codes(page) == ["column_by_position"]


THREE: dict[str, str] = dict.fromkeys((RECEIVED, LABELS[2], TOTAL), "1 2 0 0 0 0 3")


def printed_twice(first: dict[str, str], second: dict[str, str]) -> Draft:
    """Table 3 as a text, and some rows of it once more."""
    lines = (f"{label} {text}" for rows in (first, second) for label, text in rows.items())
    return read_text("\n".join(["三、收到和处理政府信息公开申请情况", HEADER, *lines]))


def test_a_row_that_is_printed_once_more_is_told_and_not_read() -> None:
    draft = printed_twice(THREE, {RECEIVED: "4 4 0 0 0 0 8"})
    assert [*row(draft, "received").values()] == [1, 2, 0, 0, 0, 0, 3]
    assert codes(draft).count("elsewhere") == 3


def test_a_table_that_is_printed_twice_is_read_once() -> None:
    blank = dict.fromkeys(THREE, "|||||||")
    draft = printed_twice(blank, THREE)
    assert [*row(draft, "received").values()] == [1, 2, 0, 0, 0, 0, 3]


def test_a_figure_too_many_that_no_sum_explains() -> None:
    draft = table({RECEIVED: "1 1 1 1 1 1 1 99"})
    assert row(draft, "received") == {}
    assert draft.doubts[0].found == "1 1 1 1 1 1 1 99"


def test_blank_cells_pushed_after_spare_columns_are_not_read_shifted() -> None:
    printed = ["| |7|1|8| | | | |", "| |1|1| | | | | |", "|4|4| | | | | |", "|3|2|2|1|1|9| |"]
    printed[2:2] = ["2|2| | | | | |"]
    labels = [RECEIVED, LABELS[1], LABELS[4], LABELS[2], TOTAL]
    order = sorted(zip(labels, printed, strict=True), key=lambda each: LABELS.index(each[0]))
    lines = [f"| {label} |{cells}" for label, cells in order]
    draft = read_text("\n".join(["三、收到和处理政府信息公开申请情况", *lines]))
    assert row(draft, "received")["natural_person"] == 7
    assert row(draft, "received")["total"] == 8
    assert row(draft, "outcomes.total")["natural_person"] == 3
    assert draft.cells["request_handling.received.total"].how is How.BY_IDENTITIES
