# SPDX-License-Identifier: Apache-2.0
"""Tables whose labels or columns are lost: what sums contradict stays open, in doubt.

Most of these rules have no other witness: no published layout needs them.
"""

from __future__ import annotations

import pytest

from gaidisclosure import Draft, read_text
from gaidisclosure.draft import How
from gaidisclosure.form import EDITION_2021, SECTIONS

RECEIVED, FORWARDED = "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"
HEADS = {part.table: part.heading for part in SECTIONS if part.table}
LITIGATION = [path for path in EDITION_2021.cells if path.startswith("review_litigation.")]


def figures(draft: Draft, start: str = "") -> dict[str, object]:
    return {p: cell.value for p, cell in draft.cells.items() if p.startswith(start)}


def found(draft: Draft, code: str) -> list[str]:
    return [doubt.found for doubt in draft.doubts if doubt.code == f"reading.doubt.{code}"]


def detached(disclosed: str) -> Draft:
    """Rows of pipes, and one whose label stands on a line of its own, above its figures."""
    return read_text(
        f"{HEADS[3]}\n"
        f"| {RECEIVED} | 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n| {FORWARDED} | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
        f"（一）予以公开\n| {disclosed} | 0 | 0 | 0 | 0 | 0 | {disclosed} |\n"
        "| （七）总计 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |\n"
        "| 四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"
    )


def test_a_row_apart_from_its_label_is_read_if_the_sums_hold() -> None:
    read = figures(detached("2"), "request_handling.outcomes.disclosed.")
    assert list(read.values()) == [2, 0, 0, 0, 0, 0, 2]


def test_a_row_apart_from_its_label_is_left_out_if_a_sum_is_wrong() -> None:
    draft = detached("5")
    assert figures(draft, "request_handling.outcomes.disclosed.") == {}
    assert found(draft, "unassigned") == ["5 5"]
    assert figures(draft, "request_handling.received.")["request_handling.received.total"] == 3


def litigation(row: str) -> Draft:
    return read_text(
        f"{HEADS[4]}\n行政复议 | 行政诉讼 |\n结果维持 | 结果纠正 | 尚未审结 |\n{row}\n"
    )


def test_table_4_is_one_row() -> None:
    draft = litigation("1 | 0 | 0 | 0 | 1 | " + "0 | " * 10)
    assert list(figures(draft)) == LITIGATION
    assert figures(draft)["review_litigation.review.total"] == 1


def test_blank_cells_of_table_4_that_were_lost_leave_its_figures_open() -> None:
    draft = litigation("5 | 2 | 7 | 8 | 1 | 9 | " + "| " * 9)
    assert set(figures(draft).values()) <= {None}
    assert found(draft, "unassigned") == ["5 2 7 8 1", "9"]


def test_a_full_row_makes_a_table_though_its_labels_are_lost() -> None:
    row = " | ".join(["4", "0", "1", "0", "5", *"0000000000"])
    draft = read_text(f"{HEADS[3]}\n{RECEIVED} 3 0 0 0 0 0 3\n{HEADS[4]}\n| {row} |\n")
    assert list(figures(draft).values()) == [3, 0, 0, 0, 0, 0, 3, 4, 0, 1, 0, 5, *[0] * 10]


def test_labels_without_figures_are_a_report_with_nothing_in_it() -> None:
    labels = [label.text for label in EDITION_2021.printed_tables[3].labels]
    draft = read_text("\n".join([HEADS[3], *labels]))
    assert draft.cells == {}
    assert found(draft, "no_table") == list(HEADS.values())


def test_totals_that_are_blank_stay_blank_with_a_doubt() -> None:
    row = "1 | 0 | 0 | 0 | 0 | 1 | | "
    draft = read_text(f"{HEADS[3]}\n{RECEIVED} | {row}\n{FORWARDED} | {row}\n")
    assert draft.cells["request_handling.received.other_organization"].value == 1
    assert draft.cells["request_handling.received.other_organization"].how is How.BY_POSITION
    assert draft.cells["request_handling.received.total"].value is None


def test_a_row_pushed_to_the_front_is_read_only_if_its_last_figure_is_its_sum() -> None:
    draft = read_text(
        f"{HEADS[3]}\n{RECEIVED} | 7 | 2 | 9 | | | | |\n{FORWARDED} | 7 | 2 | 1 | | | | |\n"
    )
    assert draft.cells["request_handling.received.total"].value == 9
    assert figures(draft, "request_handling.brought_forward.") == {}
    assert found(draft, "unassigned") == ["7 2 1"]


def test_a_figure_between_tables_that_is_no_cell_is_told() -> None:
    draft = read_text(
        f"规章 | 0 | 0 | 1 |\n行政规范性文件 | 0 | 0 | 2 |\n行政许可 | 5 |\n行政处罚 | 6 |\n"
        f"行政强制 | 7 |\n\n尚未审结\n77\n\n{RECEIVED} | 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n"
    )
    assert found(draft, "no_row") == ["77"]
    assert 77 not in figures(draft).values()


@pytest.mark.parametrize("stray", ["77", "77 件"])
def test_a_running_text_ends_a_table(stray: str) -> None:
    draft = read_text(
        f"规章 | 0 | 0 | 1 |\n行政规范性文件 | 0 | 0 | 2 |\n行政许可 | 5 |\n行政处罚 | 6 |\n"
        f"行政强制 | 7 |\n各地各部门{'情况' * 40}\n\n{stray}\n\n"
        f"{RECEIVED} | 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n"
    )
    assert stray[:2] in " ".join(found(draft, "no_row"))
    assert 77 not in figures(draft).values()


def test_fewer_columns_than_the_form_has_are_known_by_their_names() -> None:
    draft = read_text(
        "第二十条第（一）项 | |||\n信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |\n"
        "规章 | 0 | 0 | 0 |\n规范性文件 | 1 | 2 | 3 |\n"
        "第二十条第（五）项 | |||\n信息内容 | 处理决定数量 | ||\n行政许可 | 117 | ||\n"
        "第二十条第（八）项 | |||\n信息内容 | 本年度收费金额 | ||\n行政事业性收费 | 5 | ||\n"
    )
    assert draft.edition == "2019"
    licensing = figures(draft, "proactive_disclosure.licensing.")
    assert licensing == {"proactive_disclosure.licensing.decisions": 117}
    assert figures(draft, "proactive_disclosure.fees.") == {}
    assert found(draft, "unassigned") == ["5"]
