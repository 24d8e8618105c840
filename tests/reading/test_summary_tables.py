# SPDX-License-Identifier: Apache-2.0
"""Tables with one line per agency as counties keep them: headings, columns, sums, remarks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from attrs import evolve

import gaidisclosure as gd
from gaidisclosure import Draft, Place
from gaidisclosure.form import EDITION_2021, FORMS
from gaidisclosure.formats import limits
from gaidisclosure.reading.summary import headings
from gaidisclosure.reading.summary.matching import columns_of
from gaidisclosure.reading.summary.origin import period_of
from gaidisclosure.writing import table_data
from tests.reading.summaries import COLUMNS, HEAD, LINE, Rows, read_lines, text, told, workbook

RECEIVED = "request_handling.received"
WITHHELD = "request_handling.outcomes.withheld"
MERGED = ("A1:A3", "B1:O1", "B2:H2", "I2:O2")
DRAFT = Draft.blank("云溪县商务局", 2023)


def with_column(rows: Rows, added: Sequence[object]) -> list[list[object]]:
    """Return rows with a column after them."""
    return [[*row, more] for row, more in zip(rows, added, strict=True)]


def cells_of(data: bytes) -> list[list[str]]:
    """Return the cells of a CSV that has no quotes."""
    return [line.split(",") for line in data.decode("utf-8-sig").splitlines()]


def figures(draft: Draft) -> list[object]:
    return [cell.value for cell in draft.cells.values()]


@pytest.mark.parametrize(
    "data",
    [
        text([*HEAD, LINE]),
        text([*HEAD, LINE], "gb18030", ";"),
        text([*HEAD, LINE], "utf-16", "\t"),
        workbook([*HEAD, LINE]),
        workbook([*HEAD, LINE], merged=MERGED),
        workbook([["云溪县汇总表"], *HEAD, LINE]),
        text([["表三"], *HEAD, ["栏次", *range(1, 15)], LINE]),
        text([*HEAD, ["", *range(1, 15)], LINE]),
        workbook([["填报单位：", "云溪县政务公开办", "填表日期"], *HEAD, LINE]),
        workbook([["单位名称（盖章）", *HEAD[0][1:]], *HEAD[1:], LINE]),
        text([HEAD[0], HEAD[1], ["单位名称", *HEAD[2][1:]], LINE]),
        text([["", *HEAD[0][1:]], ["", *HEAD[1][1:]], ["单 位 名 称", *COLUMNS * 2], LINE]),
    ],
    ids=range(12),
)
def test_headings_of_counties_are_read(data: bytes, tmp_path: Path) -> None:
    (draft,) = read_lines(data, tmp_path).values()
    assert (draft.agency, draft.year, draft.form.key) == ("云溪县商务局", None, "2021")
    assert [*draft.cells] == [*EDITION_2021.cells][10:24]
    assert figures(draft) == [*LINE[1:]]
    assert draft.doubts == ()
    assert gd.read(data) == draft


def test_each_cell_has_its_place(tmp_path: Path) -> None:
    for data, place in (
        (workbook([*HEAD, LINE]), Place(sheet="Sheet1", address="B4")),
        (text([*HEAD, LINE]), Place(line=4)),
        (text([["单位名称\n（全称）", *HEAD[0][1:]], *HEAD[1:], LINE]), None),
    ):
        found = read_lines(data, tmp_path) if place else {}
        for name, draft in found.items():
            assert name == "!4"
            assert draft.cells[f"{RECEIVED}.natural_person"].place == place


@pytest.mark.parametrize(
    ("labels", "cell"),
    [
        (("规章 / 本年制发件数",), "proactive_disclosure.government_rules.issued"),
        (("表二", "规章", "制发"), "proactive_disclosure.government_rules.issued"),
        (("规章（件）", "废止"), "proactive_disclosure.government_rules.repealed"),
        (("行政许可",), "proactive_disclosure.licensing"),
        (("行政许可", "行政许可"), "proactive_disclosure.licensing"),
        (("行政事业性收费",), "proactive_disclosure.fees"),
        (("自然人", "一、本年新收"), f"{RECEIVED}.natural_person"),
        (("本年新收—自然人",), f"{RECEIVED}.natural_person"),
        (("本年新收/法人或其他组织/其他",), f"{RECEIVED}.other_organization"),
        (("二、上年結轉", "總計"), "request_handling.brought_forward.total"),
        (("三、本年度办理结果", "（七）总计", "总计"), "request_handling.outcomes.total.total"),
        (
            ("（三）不予公开", "国家秘密", "合计"),
            "request_handling.outcomes.withheld.state_secrets.total",
        ),
        (("行政复议", "其他"), "review_litigation.review.other"),
        (("复议后起诉", "其他结果"), "review_litigation.litigation_after_review.other"),
        (("review_litigation.review.total",), "review_litigation.review.total"),
        (("四、行政复议诉讼", "行政复议", "尚未审结"), None),
        (("上年数", "规章 / 本年制发件数"), None),
        (("总计",), None),
        (("三、本年度办理结果", "总计"), None),
        (("行政诉讼", "总计"), None),
        (("一、本年新收",), None),
        (("规章",), None),
        (("规章", "规章", "规章"), None),
        (("比上年增减",), None),
        (("本年",), None),
        (("1", "/"), None),
        ((), None),
        (tuple("一二三四五六七八九"), None),
    ],
)
def test_a_column_is_the_only_cell_that_its_headings_fit(
    labels: tuple[str, ...], cell: str | None
) -> None:
    assert columns_of({0: labels})["2021"].cells.get(0) == cell


def test_every_label_of_ours_names_its_cell_in_each_form() -> None:
    for key, form in FORMS.items():
        for locale in ("zh_Hans", "zh_Hant", "en"):
            labels = {at: (cell.label(locale),) for at, cell in enumerate(form.cells.values())}
            assert [*columns_of(labels)[key].cells.values()] == [*form.cells]


def test_a_heading_over_all_columns_is_no_part_of_them(tmp_path: Path) -> None:
    head = [["单位名称", "2023年数据", *[""] * 13], *HEAD[1:]]
    (draft,) = read_lines(text([*head, LINE]), tmp_path).values()
    assert figures(draft) == [*LINE[1:]]


def test_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    rows = cells_of(table_data([DRAFT.replace({"行政许可": 126})], "csv", "labels"))
    turned = [row[::-1] for row in rows]
    (draft,) = read_lines(text(turned), tmp_path).values()
    assert draft == DRAFT.replace({"行政许可": 126})


def test_extra_columns_sums_and_remarks_are_doubts_of_the_first_line(tmp_path: Path) -> None:
    head = [["序号", *row, name] for row, name in zip(HEAD, ("备注", "", ""), strict=True)]
    rows: Rows = [
        *head,
        [1, *LINE, "已核", "多"],
        [2, "云溪县审计局", *LINE[1:]],
        *head,
        [],
        ["", "合 计（2家）", *LINE[1:]],
        ["小计", "", *LINE[1:]],
        ["", "填表人：张三"],
        [3],
        [4, "云溪县民政局"],
    ]
    first, second, third = read_lines(text(rows), tmp_path).values()
    assert told(first) == [
        ("extra_columns", "备注"),
        ("sum_line", "合 计（2家） 1 0 0 0 0 0 1 2 0 0 0 0 0 2"),
        ("sum_line", "小计 1 0 0 0 0 0 1 2 0 0 0 0 0 2"),
        ("note_line", "填表人：张三"),
        ("note_line", "3"),
    ]
    assert first.doubts[0].place == Place(line=1)
    assert first.doubts[1].place == Place(line=10)
    assert told(second) == told(third) == []
    assert (third.agency, {*figures(third)}) == ("云溪县民政局", {None})


def test_two_columns_of_one_cell_leave_it_out_of_every_line(tmp_path: Path) -> None:
    rows = [
        [*row, more]
        for row, more in zip([*HEAD, LINE, LINE], ["", "本年新收", "自然人", 7, 7], strict=True)
    ]
    for draft in read_lines(text(rows), tmp_path).values():
        path = f"{RECEIVED}.natural_person"
        assert path not in draft.cells
        (doubt,) = draft.doubts
        assert (doubt.code, doubt.cells) == ("reading.doubt.same_column", (path,))
        assert doubt.found.startswith("表三 / 一、本年新收 / 自然人、")


def test_a_heading_in_full_prevails_over_one_that_is_cut_off(tmp_path: Path) -> None:
    rows = [
        [*row, more]
        for row, more in zip(
            [*HEAD, LINE], ["", "本年新收政府信息公开申请", "自然人", 7], strict=True
        )
    ]
    full = ["", "一、本年新收政府信息公开申请数量", *rows[1][2:]]
    (draft,) = read_lines(text([rows[0], full, *rows[2:]]), tmp_path).values()
    assert draft.cells[f"{RECEIVED}.natural_person"].value == 1
    assert [code for code, _ in told(draft)] == ["extra_columns"]


@pytest.mark.parametrize(
    ("title", "sheet", "year"),
    [
        ("云溪县2023年政府信息公开年报汇总表", "Sheet1", 2023),
        ("云溪县汇总表", "2022年", 2022),
        ("2022年与2023年对照", "Sheet1", None),
        ("填表日期：2024年1月5日", "2023年", None),
    ],
)
def test_the_year_may_stand_in_the_title(
    title: str, sheet: str, year: int | None, tmp_path: Path
) -> None:
    data = workbook([[title], *HEAD, LINE], names=[sheet])
    (draft,) = read_lines(data, tmp_path).values()
    assert draft.year == year


def test_the_words_on_the_origin_of_a_line(tmp_path: Path) -> None:
    origin: list[object] = ["统一社会信用代码", "年度", "统计期限", "格式", "缺项"]
    added: list[list[object]] = [
        origin,
        [""] * 5,
        [""] * 5,
        ["11341702486344515H", "2023年度", "2023年3月1日至2023年12月31日", "2021", ""],
        ["1134", "去年", "3月起", "旧", "行政许可 / 本年处理决定数量；甲"],
        ["", 2023, "2023-12-31至2023-03-01", "国办公开办函〔2021〕30号", ""],
        ["", "", "2019年3月1日至2019年5月1日", "2019", ""],
    ]
    lines = [*HEAD, LINE, LINE, ["——", *LINE[1:]], LINE]
    rows = [[*row, *more] for row, more in zip(lines, added, strict=True)]
    first, second, third, fourth = read_lines(text(rows), tmp_path).values()
    assert first.issuer
    assert first.issuer.unified_social_credit_code == "11341702486344515H"
    assert (first.year, str(first.period and first.period.start)) == (2023, "2023-03-01")
    assert told(first) == []
    assert (second.agency, second.year, second.period) == ("云溪县商务局", None, None)
    assert told(second) == [("origin", each) for each in ("1134", "去年", "3月起", "旧", "甲")]
    assert (third.agency, third.year) == (None, 2023)
    assert told(third) == [("origin", "——"), ("origin", "2023-12-31至2023-03-01")]
    assert (fourth.year, fourth.form.key, told(fourth)) == (2019, "2019", [])


def test_the_form_of_a_line_is_that_of_its_cells(tmp_path: Path) -> None:
    old = Draft.blank("云溪县审计局", 2020, edition="2019").replace(
        {"政府集中采购 / 采购项目数量": 3}
    )
    rows = [
        line.split(",")
        for line in table_data([DRAFT, old], "csv", "paths").decode("utf-8-sig").splitlines()
    ]
    at = rows[0].index("edition")
    bare = [row[:at] + row[at + 1 :] for row in rows]
    new, found = read_lines(text(bare), tmp_path).values()
    assert found == old
    assert new == DRAFT
    rows[1][rows[0].index("proactive_disclosure.procurement.projects")] = "5"
    (mixed, _) = read_lines(text(rows), tmp_path).values()
    assert told(mixed) == [("other_form", "proactive_disclosure.procurement.projects：5")]
    rows[1][rows[0].index("year")] = "2019"
    first, _ = read_lines(text(rows), tmp_path).values()
    assert told(first)[1] == ("edition", "2019")


def test_no_report_stands_before_a_table_in_its_workbook(tmp_path: Path) -> None:
    table = [*HEAD, LINE]
    data = workbook(table, [["说明"]], table, [], names=["甲", "乙", "丙"])
    found = read_lines(data, tmp_path)
    assert [*found] == ["!甲!4", "!丙!4"]
    assert [told(each) for each in found.values()] == [[("other_sheets", "乙")], []]
    with pytest.raises(gd.UnreadableError) as caught:
        gd.read(data)
    assert (caught.value.code, caught.value.params) == ("reading.several_lines", {"count": 2})
    assert gd.read(workbook([["说明"]], table)).agency == "云溪县商务局"
    report = [[label] for label in ("规章", *COLUMNS, "行政许可", "行政处罚", "予以公开")]
    assert gd.read(workbook(report, table)).agency is None


@pytest.mark.parametrize(
    "rows",
    [
        [["单位名称", "联系人", "电话"], ["云溪县商务局", "张三", "1"]],
        [["单位名称", "自然人", "商业企业"], ["云溪县商务局", 1, 2]],
        [["机关名称"], *[["a"]] * 30],
        [["单位名称"], [""], ["云溪县商务局"]],
        [[*HEAD[0], *[""] * 1_000, "备注"], *HEAD[1:], LINE],
    ],
)
def test_lists_of_agencies_are_no_tables(rows: Rows) -> None:
    for data in (text(rows), workbook(rows)):
        with pytest.raises(gd.UnreadableError) as caught:
            gd.read(data)
        assert caught.value.code == "reading.no_report"


def test_reports_in_one_workbook_or_text_are_no_tables() -> None:
    report = gd.AnnualReport2021.zero("云溪县机关名称单位", 2023)
    for data in (gd.to_xlsx(report), gd.to_text(report).encode(), gd.to_html(report).encode()):
        assert gd.read(data).seal() == report


def test_merged_cells_of_a_file_are_not_spread_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = [*HEAD, LINE, LINE]
    below = workbook(table, merged=[*MERGED, "A4:A5"])
    assert [figures(each) for each in read_lines(below, tmp_path).values()] == [[*LINE[1:]]] * 2
    monkeypatch.setattr(headings, "_MOST_SPREAD", 2)
    first, _ = read_lines(below, tmp_path).values()
    assert figures(first) == [*LINE[1:]]


def test_a_table_that_cannot_be_read_says_so_as_one_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "all.csv"
    path.write_bytes(text([*HEAD, LINE, LINE]))
    monkeypatch.setattr(limits, "TABLE_CELLS", evolve(limits.TABLE_CELLS, most=9))
    ((name, error),) = gd.read_all(tmp_path)
    assert name == str(path)
    assert isinstance(error, gd.UnreadableError)
    assert error.code == "document.too_many_cells"


def test_lines_are_read_in_other_processes_as_in_this_one(tmp_path: Path) -> None:
    data = text([*HEAD, LINE, ["合计", *LINE[1:]]])
    (draft,) = read_lines(data, tmp_path).values()
    ((name, isolated),) = gd.read_all(tmp_path, isolate=True)
    assert isinstance(isolated, Draft)
    assert (name, isolated, told(isolated)) == (f"{tmp_path / 'table'}!4", draft, told(draft))
    assert isolated.cells[f"{RECEIVED}.total"].place == Place(line=4)


@pytest.mark.parametrize("said", ["2023-03-01至2024-02-01", "2024年全年"])
def test_a_period_that_is_none_is_not_taken(said: str) -> None:
    assert period_of(said, 2024) is None


@pytest.mark.parametrize("count", [2, 12])
@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_a_table_without_the_column_of_the_agencies_is_told(
    tmp_path: Path, suffix: str, count: int
) -> None:
    file = tmp_path / f"table.{suffix}"
    names = [f"云溪县{number}局" for number in range(count)]
    gd.write_table(
        [Draft.from_report(gd.AnnualReport2021.zero(each, 2023)) for each in names], file
    )
    if suffix == "csv":
        lines = file.read_text("utf-8-sig").splitlines()
        file.write_text("\n".join(line.partition(",")[2] for line in lines), "utf-8")
    else:
        openpyxl = pytest.importorskip("openpyxl")
        book = openpyxl.load_workbook(file)
        for each in [*book.active.merged_cells.ranges]:
            book.active.unmerge_cells(str(each))
        book.active.delete_cols(1)
        book.save(file)
    ((_, error),) = gd.read_all(file)
    assert isinstance(error, gd.UnreadableError)
    assert error.code == "reading.no_agencies"
    assert "没有机关名称一列" in error.message("zh_Hans")
