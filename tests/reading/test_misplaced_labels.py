# SPDX-License-Identifier: Apache-2.0
"""Columns under lost, misspelt or added labels, and rows and tables that people add."""

from __future__ import annotations

import pytest

import gaidisclosure as gd
from gaidisclosure import UnreadableError
from tests.reading.test_columns_and_rows import (
    BEFORE,
    DISCLOSED,
    LABELS,
    PART_2,
    PART_3,
    RECEIVED,
    RESULTS,
    codes,
    page,
    row,
    table_4,
)

FIGURES = (7, 10, 1, 3, 21, 26, 16, 9, 24, 75, 1, 17, 15, 18, 51)
"""One block after another, each unlike the others."""
BLOCKS = ("review", "litigation_direct", "litigation_after_review")


def totals(draft: gd.Draft) -> list[object]:
    return [draft.cells[f"review_litigation.{block}.total"].value for block in BLOCKS]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (("行政诉讼情况", 10, "行政复议情况", 5), ("未经复议直接起诉", "复议后起诉")),
        (("行政诉讼", 10, "行政复议", 5), ("直接起诉", "复议后起诉")),
    ],
    ids=["words added", "another wording"],
)
def test_blocks_of_table_4_by_other_names(
    above: tuple[object, ...], below: tuple[str, str]
) -> None:
    draft = table_4(
        f"<tr><td colspan={above[1]}>{above[0]}<td colspan=5 rowspan=2>{above[2]}",
        "<tr>" + "".join(f"<td colspan=5>{name}" for name in below),
        row(*RESULTS * 3),
        row(*FIGURES),
    )
    assert totals(draft) == [51, 21, 75]


def test_a_block_of_litigation_on_either_side_of_review() -> None:
    draft = table_4(
        row(*["行政诉讼"] * 5, *["行政复议"] * 5, *["行政诉讼"] * 5),
        row(*["未经复议直接起诉"] * 5, *RESULTS, *["复议后起诉"] * 5),
        row(*RESULTS * 3),
        row(*FIGURES),
    )
    assert totals(draft) == [75, 21, 51]


@pytest.mark.parametrize(
    "headers",
    [
        (("行政复议", *[""] * 4, "行政诉讼", *[""] * 9), (*[""] * 5, "复议后起诉", *[""] * 9)),
        (("", *[""] * 14), ("未经复议直接起诉", *[""] * 4, "复议后起诉", *[""] * 9)),
    ],
    ids=["the last block is lost", "the first block is lost"],
)
def test_a_lost_block_among_blocks_in_other_places(headers: tuple[tuple[str, ...], ...]) -> None:
    draft = table_4(*(row(*each) for each in headers), row(*RESULTS * 3), row(*FIGURES))
    assert not draft.cells
    assert "reading.doubt.columns" in codes(draft)


@pytest.mark.parametrize("last", ["现行有效数", "现行有效件数"])
def test_misspelt_columns_of_table_2_in_another_order(last: str) -> None:
    draft = page(
        PART_2,
        "<table>",
        row("信息内容", "本年废止数", "本年制发数", last),
        row("规章", 1, 2, 3),
        row("行政规范性文件", 4, 5, 6),
        "</table>",
    )
    rules = "proactive_disclosure.government_rules"
    assert [draft.cells[f"{rules}.{key}"].value for key in ("issued", "repealed")] == [2, 1]


def test_a_total_by_its_other_name_in_the_first_column() -> None:
    labels = ("合计", *LABELS[1:6], LABELS[0])
    draft = page(
        PART_3,
        "<table>",
        *[row("", *labels)] * 2,
        row(RECEIVED, 21, 2, 3, 4, 5, 6, 1),
        row(BEFORE, *[0] * 7),
        row(DISCLOSED, *[0] * 7),
        "</table>",
    )
    received = "request_handling.received"
    assert draft.cells[f"{received}.total"].value == 21
    assert draft.cells[f"{received}.natural_person"].value == 1


def test_names_repeated_over_columns_say_which_figures_are_repeated() -> None:
    draft = page(
        PART_2,
        "<table>",
        row("信息内容", "上一年项目数量", "上一年项目数量", "本年增/减", "处理决定数量"),
        row("行政许可", 8, 8, "", 9),
        row("其他对外管理服务事项", "", "", 8, 8),
        row("信息内容", "采购项目数量", "采购项目数量", "采购总金额", "采购总金额"),
        row("政府集中采购", 6, 6, "", ""),
        "</table>",
    )
    figures = {
        path.removeprefix("proactive_disclosure."): c.value for path, c in draft.cells.items()
    }
    assert figures == {
        "licensing.previous": 8,
        "licensing.change": None,
        "licensing.decisions": 9,
        "other_services.previous": None,
        "other_services.change": 8,
        "other_services.decisions": 8,
        "procurement.projects": 6,
        "procurement.amount": None,
    }


def test_a_column_that_the_form_has_not_is_told_once() -> None:
    draft = page(
        PART_3,
        "<table>",
        row("", *LABELS, "", "校验"),
        row(RECEIVED, 1, 2, 3, 4, 5, 6, 21, "", 0),
        row(BEFORE, *[0] * 7, "", 0),
        row(DISCLOSED, *[0] * 7, "", 0),
        "</table>",
    )
    assert draft.cells["request_handling.received.total"].value == 21
    assert [d.found for d in draft.doubts if d.code == "reading.doubt.other_column"] == ["校验"]
    assert "reading.doubt.unassigned" not in codes(draft)


def test_a_column_of_last_year_next_to_that_of_this_year() -> None:
    draft = page(
        PART_2,
        "<table>",
        row("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
        row("规章", 1, 2, 3),
        row("信息内容", "本年处理决定数量", "上年处理决定数量"),
        row("行政许可", 169, 77),
        "</table>",
    )
    assert draft.cells["proactive_disclosure.licensing"].value == 169
    assert [d.found for d in draft.doubts if d.code == "reading.doubt.unassigned"] == ["77"]


HEADS = (
    row("项目", "行政复议", *[""] * 4, "未经复议直接起诉", *[""] * 4, "复议后起诉", *[""] * 4),
    row("", *RESULTS * 3),
)
BARE = (HEADS[0].replace("<td>项目", ""), row(*RESULTS * 3))


def test_a_label_before_the_row_of_table_4() -> None:
    assert totals(table_4(*HEADS, row("数量", *FIGURES))) == [21, 75, 51]
    assert not table_4(*HEADS, row("数量", *FIGURES[1:])).cells


def test_a_check_row_below_table_4() -> None:
    draft = table_4(*BARE, row(*FIGURES), row(*[0] * 15))
    assert totals(draft) == [21, 75, 51]
    assert "reading.doubt.no_row" in codes(draft)


def test_a_second_row_of_figures_below_table_4_is_refused() -> None:
    with pytest.raises(UnreadableError) as caught:
        table_4(*BARE, row(*FIGURES), row(*FIGURES[5:], *FIGURES[:5]))
    assert caught.value.code == "reading.two_tables"


def test_tables_side_by_side() -> None:
    draft = page(
        PART_3,
        "<table>",
        row("", *LABELS, "", "行政复议", *[""] * 4, "未经复议直接起诉", *[""] * 4, "复议后起诉"),
        row("", *[""] * 7, "", *RESULTS * 3),
        row(RECEIVED, 1, 2, 3, 4, 5, 6, 21, "", *FIGURES),
        row(BEFORE, *[0] * 7),
        row(DISCLOSED, *[0] * 7),
        "</table>",
    )
    assert draft.cells["request_handling.received.total"].value == 21
    assert totals(draft) == [21, 75, 51]


def report(agency: str, year: int) -> str:
    """A report with nothing but zeros."""
    title = f"<p>{agency}{year}年政府信息公开工作年度报告</p>"
    heads = row("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
    rules = (row(name, 0, 0, 0) for name in ("规章", "行政规范性文件"))
    return "".join((title, PART_2, "<table>", heads, *rules, "</table>"))


@pytest.mark.parametrize(
    "other", [("云溪县教育局", 2023), ("云溪县商务局", 2022)], ids=["another agency", "last year"]
)
def test_two_reports_with_equal_figures(other: tuple[str, int]) -> None:
    with pytest.raises(UnreadableError) as caught:
        gd.read((report("云溪县商务局", 2023) + report(*other)).encode())
    assert caught.value.code == "reading.two_reports"
    assert caught.value.params["first"] != caught.value.params["second"]


def test_a_report_that_is_printed_twice_is_one() -> None:
    draft = gd.read((report("云溪县商务局", 2023) * 2).encode())
    assert draft.agency == "云溪县商务局"


def test_a_sheet_saved_as_text_is_read_from_the_text_too() -> None:
    rows = ["信息内容,本年制发件数,本年废止件数,现行有效件数", "规章,1,,3", "行政规范性文件,4,5,6"]
    rows += [",".join((name, *map(str, range(7)))) for name in (RECEIVED, BEFORE, DISCLOSED)]
    rows += [f"（{number}）,,," for number in "一二三四五六七"]
    text = "\n".join(rows)
    assert gd.read_text(text) == gd.read(text.encode())
