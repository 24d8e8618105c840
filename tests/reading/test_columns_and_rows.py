# SPDX-License-Identifier: Apache-2.0
"""Columns by their labels, and rows that are never filled from the left."""

from __future__ import annotations

import re

import gaidisclosure as gd

TITLE = "<p>云溪县商务局2023年政府信息公开工作年度报告</p>"
PART_2 = "<p>二、主动公开政府信息情况</p>"
PART_3 = "<p>三、收到和处理政府信息公开申请情况</p>"
LABELS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
RECEIVED, BEFORE = "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"
DISCLOSED = "（一）予以公开"


def row(*cells: object) -> str:
    return f"<tr>{''.join(f'<td>{cell}' for cell in cells)}"


def page(*parts: str) -> gd.Draft:
    return gd.read("".join((TITLE, *parts)).encode())


def codes(draft: gd.Draft) -> list[str]:
    return [doubt.code for doubt in draft.doubts]


def test_headers_of_one_table_that_disagree_leave_it_open() -> None:
    other = (LABELS[1], LABELS[0], *LABELS[2:])
    draft = page(
        PART_3,
        "<table>",
        row("", *LABELS),
        row(RECEIVED, 1, 2, 3, 4, 5, 6, 21),
        row("", *other),
        row(RECEIVED, 1, 2, 3, 4, 5, 6, 21),
        row(BEFORE, 0, 0, 0, 0, 0, 0, 0),
        row(DISCLOSED, 1, 2, 3, 4, 5, 6, 21),
        "</table>",
    )
    assert draft.cells == {}
    (doubt,) = (each for each in draft.doubts if each.code == "reading.doubt.columns")
    assert "request_handling.received.total" in doubt.cells


def test_seven_labels_in_one_line_in_any_order() -> None:
    order = (1, 0, 6, 3, 2, 5, 4)
    figures = (10, 11, 12, 13, 14, 15, 75)
    draft = page(
        PART_3,
        "<table>",
        row("", *(LABELS[at] for at in order)),
        row(RECEIVED, *(figures[at] for at in order)),
        row(BEFORE, *[0] * 7),
        row(DISCLOSED, *[0] * 7),
        "</table>",
    )
    read = [cell.value for path, cell in draft.cells.items() if ".received." in path]
    assert read == list(figures)


def test_a_figure_repeated_over_the_columns_of_its_cell() -> None:
    """Programs that take merged cells apart repeat what stood in them."""
    draft = page(
        PART_2,
        "<table>",
        row("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
        row("规章", 1, 2, 3),
        row("行政规范性文件", 4, 5, 6),
        row("信息内容", *["本年处理决定数量"] * 3),
        row("行政许可", 1258, 1258, 1258),
        row("行政处罚", 3, 3, 4),
        "</table>",
    )
    table = "proactive_disclosure"
    assert draft.cells[f"{table}.licensing"].value == 1258
    assert draft.cells[f"{table}.government_rules.issued"].value == 1
    assert f"{table}.penalties" not in draft.cells
    assert "reading.doubt.unassigned" in codes(draft)


def test_items_under_one_label_stay_open() -> None:
    draft = page(
        PART_2,
        "<table>",
        row("信息内容", "采购项目数量", "采购总金额"),
        row("政府集中采购", "公务用车2辆", "300000元"),
        row("政府集中采购", "物业服务", "50000元"),
        row("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"),
        row("规章", 1, 2, 3),
        row("规范性文件", 4, 5, 6),
        "</table>",
    )
    assert not [path for path in draft.cells if "procurement" in path]
    (doubt,) = (each for each in draft.doubts if each.code == "reading.doubt.several")
    assert doubt.cells == (
        "proactive_disclosure.procurement.projects",
        "proactive_disclosure.procurement.amount",
    )


def test_table_3_tells_the_edition_where_table_2_is_of_another() -> None:
    rows = [
        row("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", *[0] * 7),
        row("2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", *[0] * 7),
        row("3.其他", 1, 0, 0, 0, 0, 0, 1),
    ]
    draft = page(
        PART_2,
        "<table>",
        row("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"),
        row("规章", 4, 15, 22),
        row("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"),
        row("行政许可", 51, -7, 250),
        "</table>",
        PART_3,
        "<table>",
        row("", *LABELS),
        row(RECEIVED, 1, 0, 0, 0, 0, 0, 1),
        *rows,
        "</table>",
    )
    assert draft.edition == "2021"
    assert not [path for path in draft.cells if path.startswith("proactive")]
    assert codes(draft).count("reading.doubt.foreign") == 2
    assert draft.cells["request_handling.outcomes.other.other.total"].value == 1


def test_two_tabs_between_cells() -> None:
    lines = [
        "信息内容\t\t本年制发件数\t\t本年废止件数\t\t现行有效件数",
        "规章\t\t1\t\t0\t\t15",
        "行政规范性文件\t\t22\t\t\t\t125",
        "\t\t".join(LABELS),
        f"{RECEIVED}\t\t142\t\t48\t\t19\t\t30\t\t26\t\t23\t\t288",
        f"{BEFORE}\t\t3\t\t0\t\t0\t\t0\t\t0\t\t0\t\t3",
    ]
    draft = gd.read_text("\n".join(lines))
    rules = "proactive_disclosure.normative_documents"
    figures = [draft.cells[f"{rules}.{key}"].value for key in ("issued", "repealed", "in_force")]
    assert figures == [22, None, 125]
    assert draft.cells["request_handling.received.natural_person"].value == 142
    assert draft.cells["request_handling.received.total"].value == 288


def test_a_row_with_more_cells_than_columns_is_not_filled_from_the_left() -> None:
    draft = page(
        PART_3,
        "<table>",
        row("", *LABELS, "核对"),
        row(RECEIVED, "", "", 142, 48, 19, 30, 26, 23, 288, 1, 2),
        row(BEFORE, "", "", 3, 0, 0, 0, 0, 0, 3, 1, 2),
        "</table>",
    )
    read = {path: cell.value for path, cell in draft.cells.items() if cell.value is not None}
    assert read == {}
    assert draft.doubts


RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
FIGURES = ("", 1, 0, 2, 3, 0, 0, 0, 0, 0, 4, 0, 0, 0, 4)


def table_4(*rows: str) -> gd.Draft:
    return page("<p>四、政府信息公开行政复议、行政诉讼情况</p><table>", *rows, "</table>")


def test_an_unused_column_beside_table_4() -> None:
    headers = row("行政复议", *[""] * 4, "未经复议直接起诉", *[""] * 4, "复议后起诉", *[""] * 5)
    draft = table_4(headers, row(*RESULTS * 3, ""), row(*FIGURES, ""))
    review = "review_litigation.review"
    assert [draft.cells[f"{review}.{key}"].value for key in ("upheld", "corrected", "total")] == [
        None,
        1,
        3,
    ]


def test_other_words_for_the_columns_of_table_4() -> None:
    swapped = ("纠正", "维持", *RESULTS[2:])
    headers = (
        "<tr><td colspan=5 rowspan=2>行政复议<td colspan=10>行政诉讼"
        "<tr><td colspan=5>直接起诉<td colspan=5>复议后起诉"
    )
    draft = table_4(headers, row(*swapped * 3), row(1, 2, 0, 0, 3, *[0] * 10))
    review = "review_litigation.review"
    assert [draft.cells[f"{review}.{key}"].value for key in ("upheld", "corrected")] == [2, 1]


def test_a_label_that_is_lost_among_labels_in_another_order() -> None:
    order = (LABELS[1], LABELS[0], *LABELS[2:5], "", LABELS[6])
    draft = page(
        PART_3,
        "<table>",
        row("", *order),
        row(RECEIVED, 1, 2, 3, 4, 5, 6, 21),
        row(BEFORE, *[0] * 7),
        row(DISCLOSED, *[0] * 7),
        "</table>",
    )
    assert draft.cells == {}
    assert "reading.doubt.columns" in codes(draft)


def test_a_label_above_seven_others_need_not_be_printed() -> None:
    """Texts of tables lose labels, and rows stay in their order."""
    lines = [
        "\t".join(("", *LABELS)),
        "\t".join((RECEIVED, *"1000001")),
        "\t".join(("", *LABELS[1:6])),
        "\t".join((BEFORE, *"0000000")),
    ]
    draft = gd.read_text("\n".join(lines))
    assert draft.cells["request_handling.received.natural_person"].value == 1
    assert draft.doubts


def test_a_column_that_is_not_printed_shifts_no_row() -> None:
    """Where merged labels are taken apart, the rows of （一） begin with a blank of their own."""
    draft = page(
        PART_3,
        "<table>",
        row("", "", *LABELS[:6]),
        row(RECEIVED, "", *range(1, 7)),
        row(BEFORE, "", *[0] * 6),
        row("三、本年度办理结果", DISCLOSED, "", *range(1, 7)),
        "</table>",
    )
    read = {path: cell.value for path, cell in draft.cells.items() if cell.value is not None}
    assert read == {}
    assert draft.doubts


def test_blocks_of_table_4_in_tables_of_their_own() -> None:
    blocks = ("未经复议直接起诉", "行政复议", "复议后起诉")
    tables = [f"<table>{row(b)}{row(*RESULTS)}{row(1, 0, 0, 0, 1)}</table>" for b in blocks]
    draft = page("<p>四、政府信息公开行政复议、行政诉讼情况</p>", *tables)
    assert not [path for path in draft.cells if path.startswith("review_litigation")]
    assert "reading.doubt.columns" in codes(draft)


def test_blank_cells_that_labels_left_are_no_row_in_doubt() -> None:
    draft = table_4(
        row("行政复议", "", "", "", "", "行政诉讼"),
        row(*RESULTS, "未经复议直接起诉", "", "", "", "", "复议后起诉"),
        row("", "", "", "", "", *RESULTS, *RESULTS),
        row("", "", "", "", "", "", 1, "", "", 1),
    )
    assert "" not in [doubt.found for doubt in draft.doubts]


def test_a_text_in_the_first_cell_of_table_4() -> None:
    headers = (
        "<tr><td colspan=5 rowspan=2>行政复议<td colspan=10>行政诉讼"
        "<tr><td colspan=5>直接起诉<td colspan=5>复议后起诉"
    )
    for others in ([""] * 14, [1, 0, 2, 3, *[0] * 10]):
        draft = table_4(headers, row(*RESULTS * 3), row("若干", *others))
        cells = list(draft.cells.values())[-15:]
        assert [cell.text for cell in cells] == ["若干", *map(str, others)]


def test_a_figure_below_a_blank_table_4() -> None:
    draft = gd.Draft.blank("云溪县商务局", 2023)
    page = gd.to_html(draft, data=False, fragment=True) + "<p>-3</p>"
    found = gd.read(re.sub(' (?:class|style)="[^"]*"', "", page).encode())
    assert (found.figures(), len(found.cells)) == (draft.figures(), 200)


def test_a_line_of_the_text_fills_in_no_blank_row() -> None:
    draft = gd.Draft.blank("云溪县商务局", 2023)
    page = gd.to_html(draft, data=False, fragment=True)
    line = "<p>规章　1　0　2</p>"
    for part in ("五、", "六、"):
        at = page.index("</h2>", page.index(part)) + len("</h2>")
        found = gd.read(re.sub(' class="[^"]*"', "", page[:at] + line + page[at:]).encode())
        assert found.figures() == draft.figures()
        assert {doubt.code for doubt in found.doubts} == {"reading.doubt.elsewhere"}
        assert [doubt.found for doubt in found.doubts] == ["1 0 2"]


def test_a_table_that_is_printed_twice_may_be_blank_once() -> None:
    whole = gd.Draft.from_report(gd.AnnualReport2021.zero("云溪县商务局", 2023))
    blank = {path: None for path in whole.form.cells if ".received." in path}
    first, second = (
        gd.to_html(each, data=False, fragment=True) for each in (whole.replace(blank), whole)
    )
    tables = [re.findall("<table.*?</table>", each, re.DOTALL)[1] for each in (first, second)]
    found = gd.read(first.replace(tables[0], "<p>附</p>".join(tables)).encode())
    assert found.figures() == whole.figures()
