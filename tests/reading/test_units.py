# SPDX-License-Identifier: Apache-2.0
"""The unit of amounts, which a label, a line above the table or the cell itself may state."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from gaidisclosure import AnnualReport2021, Draft, read, read_all, to_html, write_table
from gaidisclosure.form import EDITION_2021
from gaidisclosure.reading.tables.units import stated_units, unit_of

FEES = "proactive_disclosure.fees"
HEADING = "二、主动公开政府信息情况"


def page(
    amount: str,
    header: str = "本年收费金额（单位：万元）",
    row: str = "行政事业性收费",
    above: str = "",
    below: str = "",
) -> Draft:
    """The draft of a page with table 2 alone."""
    table = (
        "<tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数"
        "<tr><td>规章<td>1<td>0<td>2<tr><td>行政规范性文件<td>3<td>1<td>9"
        "<tr><td>信息内容<td colspan=3>本年处理决定数量<tr><td>行政许可<td colspan=3>12"
        f"<tr><td>信息内容<td colspan=3>{header}<tr><td>{row}<td colspan=3>{amount}"
    )
    return read(f"<p>{HEADING}</p>{above}<table>{table}</table>{below}".encode())


def amount_of(draft: Draft) -> object:
    return draft.cells[FEES].value if FEES in draft.cells else None


def doubts(draft: Draft) -> list[str]:
    return [doubt.found for doubt in draft.doubts if doubt.code == "reading.doubt.unit"]


@pytest.mark.parametrize(
    "header",
    [
        "本年收费金额（单位：元）",
        "本年收费金额（元）",
        "本年收费金额(金额单位：元)",
        "收费金额（人民币元）",
    ],
)
def test_the_label_of_the_column_states_yuan(header: str) -> None:
    assert amount_of(page("523700", header)) == Decimal("52.37")
    assert amount_of(page("52.37万元", header)) == Decimal("52.37")


@pytest.mark.parametrize("above", ["单位：元", "（单位：件、元）", "金额单位:元", "单位：件，元"])
def test_a_line_above_the_table_states_yuan(above: str) -> None:
    draft = page("523700", "本年收费金额", above=f"<p>{above}</p>")
    assert (amount_of(draft), doubts(draft)) == (Decimal("52.37"), [])


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"header": "本年收费金额（亿元）"}, "5（亿元）"),
        ({"header": "本年收费金额（单位：千元）"}, "5（千元）"),
        ({"row": "行政事业性收费（元）"}, "5（万元、元）"),
        ({"above": "<p>单位：元</p>"}, "5（万元、元）"),
    ],
)
def test_an_amount_of_another_unit_or_of_two_is_not_read(
    changes: dict[str, str], found: str
) -> None:
    draft = page("5", **changes)
    assert (amount_of(draft), doubts(draft)) == (None, [found])
    assert all(draft.doubts[0].message(locale) for locale in ("zh_Hans", "zh_Hant", "en"))
    assert amount_of(page("5万元", **changes)) == 5
    assert (amount_of(page("0", **changes)), doubts(page("0", **changes))) == (0, [])


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("<p>单位：件</p>", ""),
        ("<p>单位：件、万元</p>", ""),
        ("<p>全年收费单位共3家，合计523元。</p>", ""),
        ("", "<p>单位：元</p>"),
        ("", "<table><tr><td>项目<td>收费金额（元）<tr><td>信息处理费<td>0</table>"),
    ],
)
def test_other_lines_state_no_unit(above: str, below: str) -> None:
    draft = page("52.37", above=above, below=below)
    assert (amount_of(draft), doubts(draft)) == (Decimal("52.37"), [])


@pytest.mark.parametrize(
    ("unit", "amount", "found"),
    [
        ("（单位：元）", Decimal("0.005237"), []),
        ("（元）", Decimal("0.005237"), []),
        ("", Decimal("52.37"), []),
        ("（单位：亿元）", None, ["52.37（亿元）"]),
    ],
)
def test_the_heading_of_a_summary_table_states_the_unit(
    tmp_path: Path, unit: str, amount: Decimal | None, found: list[str]
) -> None:
    file = tmp_path / "table.csv"
    zero = AnnualReport2021.zero("云溪县商务局", 2023)
    write_table([Draft.from_report(zero).replace({FEES: "52.37"})], file)
    file.write_text(file.read_text("utf-8-sig").replace("（单位：万元）", unit), "utf-8-sig")
    ((_, draft),) = read_all(file)
    assert isinstance(draft, Draft)
    assert (amount_of(draft), doubts(draft)) == (amount, found)


def test_every_label_of_the_form_states_its_own_unit() -> None:
    labels = [label.text for label in EDITION_2021.printed_tables[2].labels]
    assert unit_of(labels) == "万元"
    assert [label for label in labels if stated_units(label)] == ["本年收费金额（单位：万元）"]


@pytest.mark.parametrize(
    ("text", "yuan"), [("¥500", 500), ("￥1,200.00", 1200), ("500 RMB", 500), ("人民币 500", 500)]
)
def test_a_currency_sign_states_yuan(text: str, yuan: int) -> None:
    draft = page(text)
    assert (amount_of(draft), doubts(draft)) == (None, [f"{text}（万元、元）"])
    draft = page(text, "本年收费金额（单位：元）")
    assert (amount_of(draft), doubts(draft)) == (Decimal(yuan) / 10000, [])


@pytest.mark.parametrize(
    ("text", "value"), [("¥0", 0), ("¥500元", Decimal("0.05")), ("￥5万元", 5), ("¥若干", None)]
)
def test_a_currency_sign_next_to_a_zero_or_another_unit(text: str, value: object) -> None:
    assert (amount_of(page(text)), doubts(page(text))) == (value, [])


LICENSING = "proactive_disclosure.licensing"


@pytest.mark.parametrize(
    ("old", "new", "unit"),
    [
        ("<h2>", "<p>单位：万件、万元</p><h2>", "万件"),
        ("</h2>", "</h2><p>（數量單位：千件）</p>", "千件"),
        (HEADING, f"{HEADING}（单位：百件）", "百件"),
        ("本年处理决定数量", "本年处理决定数量（万件）", "万件"),
        ("行政许可", "行政许可（百件）", "百件"),
    ],
)
def test_counts_of_another_unit_are_not_read(old: str, new: str, unit: str) -> None:
    table = (
        "<tr><td>信息内容<td colspan=3>本年处理决定数量<tr><td>行政许可<td colspan=3>12"
        "<tr><td>行政处罚<td colspan=3>0<tr><td>行政强制<td colspan=3>7件"
        "<tr><td>信息内容<td colspan=3>本年收费金额（单位：万元）"
        "<tr><td>行政事业性收费<td colspan=3>5"
    )
    page = f"<h2>{HEADING}</h2><table>{table}</table>".replace(old, new)
    draft = read(page.encode())
    assert {path.rpartition(".")[2]: cell.value for path, cell in draft.cells.items()} == {
        "penalties": 0,
        "compulsion": 7,
        "fees": 5,
    }
    assert doubts(draft) == [f"12（{unit}）"]


@pytest.mark.parametrize("above", ["单位：件、万元", "单位：件", "全年办理1万件（万件以上另计）。"])
def test_counts_of_the_unit_of_the_form_are_read(above: str) -> None:
    draft = page("5", above=f"<p>{above}</p>")
    assert (draft.cells[LICENSING].value, doubts(draft)) == (12, [])


def test_a_unit_of_table_2_is_not_that_of_table_3() -> None:
    draft = Draft.from_report(AnnualReport2021.zero("云溪县商务局", 2023))
    received = "request_handling.received.natural_person"
    html = to_html(draft.replace({LICENSING: 12, received: 3}), data=False)
    found = read(html.replace("本年处理决定数量", "本年处理决定数量（万件）").encode())
    assert (found.cells.get(LICENSING), found.cells[received].value) == (None, 3)


def workbook(file: Path, code: str) -> Path:
    """A workbook with a fee of 523700 in a number format."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for line in (
        ["信息内容", "本年处理决定数量"],
        ["行政许可", 12],
        ["信息内容", "本年收费金额（单位：万元）"],
        ["行政事业性收费", 523700],
    ):
        book.active.append(line)
    book.active["B4"].number_format = code
    book.save(file)
    return file


def test_a_number_format_may_show_the_unit(tmp_path: Path) -> None:
    draft = read(workbook(tmp_path / "fees.xlsx", '0"元"'))
    assert amount_of(draft) == Decimal("52.37")
    assert draft.doubts[-1].found == "523700 → 523700元"


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ('"¥"#,##0', "¥523700"),
        ('"￥"0.00', "￥523700.00"),
        ("[$¥-804]#,##0", "¥523700"),
        ('"RMB "0', "RMB 523700"),
    ],
)
def test_a_number_format_may_show_a_currency_sign(tmp_path: Path, code: str, shown: str) -> None:
    draft = read(workbook(tmp_path / "fees.xlsx", code))
    assert (amount_of(draft), doubts(draft)) == (None, [f"{shown}（万元、元）"])
    assert draft.doubts[-1].found == f"523700 → {shown}"


@pytest.mark.parametrize(
    ("code", "amount"),
    [
        ("#,##0.00", 500),
        ("General", 500),
        ('0"万元"', 500),
        ('0"元"', Decimal("0.05")),
        ('"¥"#,##0', None),
        ("[$¥-804]#,##0", None),
    ],
)
def test_a_number_format_of_a_table_with_a_line_an_agency_may_show_another_unit(
    tmp_path: Path, code: str, amount: Decimal | int | None
) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    file, fees = tmp_path / "table.xlsx", "proactive_disclosure.fees"
    report = Draft.from_report(AnnualReport2021.zero("云溪县商务局", 2023))
    report = report.replace({"proactive_disclosure.licensing": 1234})
    write_table([report.replace({fees: Decimal(500)})], file)
    book = openpyxl.load_workbook(file)
    (cell,) = (each for row in book.active for each in row if each.value in (500, "500"))
    for each in book.active[cell.row]:
        each.number_format = "0," if each.value == 1234 else "0"
    cell.value, cell.number_format = 500, code
    book.save(file)
    draft = read(file)
    assert draft.replace({fees: amount}).figures() == report.replace({fees: amount}).figures()
    assert draft.figures()[fees] == amount
    told = [each.found for each in draft.doubts if each.code == "reading.doubt.unit"]
    assert len(told) == (amount is None)
