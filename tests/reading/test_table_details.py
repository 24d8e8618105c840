# SPDX-License-Identifier: Apache-2.0
"""Single difficulties of tables: units, columns of a grid, tables printed twice, odd cells.

Some of these rules have no other witness: no published layout needs them.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from gaidisclosure import AnnualReport2021, Draft, UnreadableError, read, read_text, to_text
from gaidisclosure.draft import Doubt, How
from gaidisclosure.form import EDITION_2021
from gaidisclosure.zh.figures import State

COLUMNS = [path.rpartition(".")[2] for path in EDITION_2021.cells if ".received." in path]
DISCLOSURE = """二、主动公开政府信息情况
信息内容 |
本年制发件数 |
本年废止件数 |
现行有效件数 |
规章 |
0 |
0 |
1 |
行政规范性文件 |
2 |
0 |
3 |
信息内容 |
{label} |
行政事业性收费 |
{amount} |
"""


@pytest.mark.parametrize(
    ("label", "amount", "value", "how"),
    [
        ("本年收费金额（单位：元）", "25000", Decimal("2.5"), How.NORMALISED),
        ("本年收费金额（单位：元）", "2.5万元", Decimal("2.5"), How.NORMALISED),
        ("本年收费金额（单位：元）", "/", None, How.DIRECTLY),
        ("本年收费金额（单位：万元）", "2.5", Decimal("2.5"), How.DIRECTLY),
    ],
)
def test_the_unit_of_money_stands_in_the_label_or_the_cell(
    label: str, amount: str, value: Decimal | None, how: How
) -> None:
    cell = read_text(DISCLOSURE.format(label=label, amount=amount)).cells[
        "proactive_disclosure.fees"
    ]
    assert (cell.value, cell.how) == (value, how)


def page(*rows: str, head: str = "") -> Draft:
    columns = "".join(
        f"<td>{name}" for name in ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
    )
    header = (
        f"<tr><td>{head}<td><td>申请人情况<td><td><td><td><td><td><tr><td><td><td>自然人"
        f"<td>法人或其他组织<td><td><td><td><td>总计<tr><td><td><td>{columns}<td>"
    )
    return read(f"<table>{header}{''.join(rows)}</table>".encode())


def row(draft: Draft, name: str = "received") -> dict[str, object]:
    start = f"request_handling.{name}."
    return {p.removeprefix(start): c.value for p, c in draft.cells.items() if p.startswith(start)}


LABEL = "<tr><td>一、本年新收政府信息公开申请数量<td>"


def test_figures_stand_below_the_labels_of_their_columns() -> None:
    draft = page(f"{LABEL}<td><td>3<td><td><td><td><td>3")
    assert row(draft) == {**dict.fromkeys(COLUMNS), "commercial_enterprise": 3, "total": 3}


@pytest.mark.parametrize("figures", ["<td>3<td>1<td>0", "<td>3<td>1<td>0<td>0<td>0<td>4"])
def test_a_row_that_lacks_a_cell_may_have_lost_any(figures: str) -> None:
    draft = page(f"{LABEL}{figures}")
    assert row(draft) == {}
    assert draft.doubts[0].code == "reading.doubt.unassigned"


def test_a_figure_beside_the_columns_makes_a_row_undecided() -> None:
    other = "<tr><td>二、上年结转政府信息公开申请数量<td>" + "<td>0" * 7
    draft = page(f"{LABEL}<td>3<td>1<td>0<td>0<td>0<td>0<td>4<td>9<td>9", other)
    assert row(draft) == {}
    assert row(draft, "brought_forward") == dict.fromkeys(COLUMNS, 0)
    assert draft.doubts[0].code == "reading.doubt.unassigned"


def test_a_summary_elsewhere_counts_less_than_the_table() -> None:
    text = to_text(AnnualReport2021.zero("云溪县商务局", 2023))
    summary = "\n行政许可 |\n12 |\n行政处罚 |\n3 |\n"
    draft = read_text(text.replace("五、存在", f"{summary}五、存在"))
    assert draft.cells["proactive_disclosure.licensing"].value == 0
    elsewhere = [d for d in draft.doubts if d.code == "reading.doubt.elsewhere"]
    assert [doubt.found for doubt in elsewhere] == ["12", "3"]


def test_two_tables_with_other_figures_are_refused() -> None:
    text = to_text(AnnualReport2021.zero("云溪县商务局", 2023))
    draft = Draft.from_report(AnnualReport2021.zero("云溪县商务局", 2023))
    other = to_text(draft.replace({"proactive_disclosure.licensing": 7}))
    with pytest.raises(UnreadableError) as caught:
        read_text(text + other)
    assert caught.value.code == "reading.two_tables"


def test_a_doubt_is_its_message() -> None:
    doubt = Doubt("reading.doubt.edition", found="2023")
    assert str(doubt) == doubt.message()
    assert "2023" in doubt.message("en")


def test_a_text_in_a_cell_is_a_cell() -> None:
    draft = page(f"{LABEL}<td>3<td>若干<td>0<td>0<td>0<td>0<td>3")
    cell = draft.cells["request_handling.received.commercial_enterprise"]
    assert (cell.text, cell.state) == ("若干", State.TEXT)


@pytest.mark.parametrize("text", ["12。", "8 02", "802、", "12;", "~802", "802％", "12.", "（12）"])
def test_digits_with_marks_are_no_ordinal_of_the_next_row(text: str) -> None:
    head = "<tr><td>信息内容<td>本年处理决定数量"
    rows = (
        f"{head}<tr><td>行政许可<td>{text}<tr><td>第二十条第（六）项<td>{head}<tr><td>行政处罚<td>3"
    )
    draft = read(f"<table>{rows}</table>".encode())
    found = draft.cells["proactive_disclosure.licensing"]
    assert (found.text, found.state) == (text, State.TEXT)
    assert draft.cells["proactive_disclosure.penalties"].value == 3


def test_a_label_that_lost_its_beginning_is_known_by_the_rest() -> None:
    cut = page(f"{LABEL}{'<td>0' * 7}", f"<tr><td>三方合法权益<td>{'<td>2' * 7}")
    path = "request_handling.outcomes.withheld.third_party_rights.total"
    assert cut.cells[path].value == 2


def test_the_columns_of_table_4_may_be_named_below_each_block() -> None:
    columns = "结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n"
    printed = {"行政复议": "1 0 0 0 1", "未经复议直接起诉": "2 0 0 1 3", "复议后起诉": "0 4 0 0 4"}
    blocks = [f"{label}\n{columns}" + row.replace(" ", "\n") for label, row in printed.items()]
    draft = read_text("四、政府信息公开行政复议、行政诉讼情况\n" + "\n".join(blocks))
    assert " ".join(cell.text for cell in draft.cells.values()) == " ".join(printed.values())
    assert all(path.startswith("review_litigation") for path in draft.cells)


def test_figures_above_their_labels_pass_over_the_label_of_a_group() -> None:
    labels = [
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量",
        "（一）予以公开",
    ]
    labels += ["（二）部分公开", "（三）不予公开\n1.属于国家秘密", "2.其他法律行政法规禁止公开"]
    rows = [f"{at} 0 0 0 0 0 {at}\n{label}" for at, label in enumerate(labels, 1)]
    header = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计"
    draft = read_text("\n".join(["三、收到和处理政府信息公开申请情况", header, *rows]))
    totals = [cell.value for path, cell in draft.cells.items() if path.endswith("total")]
    assert totals == [1, 2, 3, 4, 5, 6]
    assert draft.cells["request_handling.outcomes.withheld.state_secrets.total"].value == 5
